"""Catalogues in Latin script: ``sr_Latn`` is made from ``sr``, never translated by hand."""

import copy

import polib

from locales.scripts.messages import message_to_latin


def catalogue_to_latin(catalogue: polib.POFile) -> polib.POFile:
    """
    A Serbian catalogue as ``sr_Latn`` has to be: a new one with every translation and every plural form converted.

    Keys, sources, flags, comments and the order stay; the header says ``Language: sr_Latn``.
    """
    latin = polib.POFile(wrapwidth=catalogue.wrapwidth, encoding=catalogue.encoding, check_for_duplicates=False)
    latin.header = catalogue.header
    latin.metadata = {**catalogue.metadata, "Language": "sr_Latn"}
    latin.metadata_is_fuzzy = catalogue.metadata_is_fuzzy
    for entry in catalogue:
        converted = copy.copy(entry)
        converted.msgstr = message_to_latin(entry.msgstr)
        converted.msgstr_plural = {index: message_to_latin(form) for index, form in entry.msgstr_plural.items()}
        latin.append(converted)
    return latin
