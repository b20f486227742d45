"""The apps' words: complete in every offered language, one key, one set of placeholders."""

import re

import polib
import pytest

from locales.catalogues import ROOT, app_strings, app_strings_version, missing_app_strings
from locales.languages import LANGUAGES, OFFERED_BY_DEFAULT
from locales.negotiation import UnknownLocale

PLACEHOLDER = re.compile(r"\{[a-z]+\}")
TEMPLATE = polib.pofile(str(ROOT / "app.pot"), encoding="utf-8")


def _catalogue(code):
    return polib.pofile(str(ROOT / code / "LC_MESSAGES" / "app.po"), encoding="utf-8")


def _forms(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nb", ("Åpent nå", "Åpner kl. {time}", "Hvem kan jeg snakke med?")),
        ("no", ("Åpent nå", "Åpner kl. {time}", "Hvem kan jeg snakke med?")),
        ("sv", ("Öppet nu", "Öppnar kl. {time}", "Vem kan jag prata med?")),
        ("da", ("Åbent nu", "Åbner kl. {time}", "Hvem kan jeg snakke med?")),
        ("sr", ("Сада је отворено", "Отвара се у {time}", "С ким могу да разговарам?")),
        ("sr-Latn", ("Sada je otvoreno", "Otvara se u {time}", "S kim mogu da razgovaram?")),
        ("en", ("Open now", "Opens at {time}", "Who can I talk to?")),
    ],
)
def test_each_language_has_its_own_words(tag, expected):
    strings = app_strings(tag)

    assert tuple(strings[f"app.{key}"] for key in ("open_now", "opens_at", "who_can_i_talk_to")) == expected


def test_a_number_has_a_string_for_each_plural_category_of_the_language():
    norwegian, serbian = app_strings("nb"), app_strings("sr")

    assert [norwegian[f"app.episodes.{category}"] for category in ("one", "other")] == [
        "{count} episode",
        "{count} episoder",
    ]
    assert [serbian[f"app.episodes.{category}"] for category in ("one", "few", "other")] == [
        "{count} епизода",
        "{count} епизоде",
        "{count} епизода",
    ]
    assert "app.episodes" not in norwegian
    assert "app.episodes.few" not in norwegian


def test_there_are_as_many_strings_as_the_template_says():
    plurals = sum(1 for entry in TEMPLATE if entry.msgid_plural)

    assert (len(TEMPLATE), plurals) == (67, 2)
    assert {tag: len(app_strings(tag)) for tag in ("nb", "sv", "da", "sr", "en")} == {
        "nb": 69,
        "sv": 69,
        "da": 69,
        "sr": 71,
        "en": 69,
    }


@pytest.mark.parametrize("code", OFFERED_BY_DEFAULT)
def test_a_catalogue_is_complete_and_follows_the_template(code):
    catalogue = _catalogue(code)

    assert [(entry.msgctxt, entry.msgid) for entry in catalogue] == [(entry.msgctxt, entry.msgid) for entry in TEMPLATE]
    assert catalogue.percent_translated() == 100
    assert catalogue.metadata["Language"] == code


@pytest.mark.parametrize("code", OFFERED_BY_DEFAULT)
def test_a_translation_has_the_placeholders_and_edges_of_its_english(code):
    for entry in _catalogue(code):
        for form in _forms(entry):
            found, expected = (sorted(PLACEHOLDER.findall(text)) for text in (form, entry.msgid))
            assert found == expected, entry.msgctxt
            assert form == form.strip(), entry.msgctxt
            assert form.endswith(".") == entry.msgid.endswith("."), entry.msgctxt


def test_serbian_is_written_in_cyrillic_only():
    for key, text in app_strings("sr").items():
        assert not re.search("[A-Za-zčćžšđČĆŽŠĐ]", PLACEHOLDER.sub("", text)), key


@pytest.mark.parametrize("code", OFFERED_BY_DEFAULT)
def test_the_plural_forms_are_as_many_as_the_languages_categories(code):
    expected = len(LANGUAGES[code].plural_categories)

    for domain in ("app", "django"):
        catalogue = polib.pofile(str(ROOT / code / "LC_MESSAGES" / f"{domain}.po"), encoding="utf-8")
        assert catalogue.metadata["Plural-Forms"].startswith(f"nplurals={expected};")


def test_a_language_without_a_catalogue_borrows_the_first_of_its_chain():
    assert app_strings("nn") == app_strings("nb")
    assert missing_app_strings("nn") == list(app_strings("nn"))


def test_a_borrowed_string_has_all_the_plural_categories_that_the_apps_will_ask_for(tmp_path):
    sami, norwegian = app_strings("se"), app_strings("nb")
    twos = {key: text for key, text in sami.items() if key.endswith(".two")}

    assert twos == {key: norwegian[key.replace(".two", ".other")] for key in twos}
    assert len(twos) == 2
    assert {key: text for key, text in sami.items() if key not in twos} == norwegian

    _write(tmp_path / "app.pot", ("a", "{n} day", ""))
    template = polib.pofile(str(tmp_path / "app.pot"))
    template[0].msgid_plural = "{n} days"
    template[0].msgstr_plural = {0: "", 1: ""}
    template.save()
    assert app_strings("sr", root=tmp_path) == {"a.one": "{n} day", "a.few": "{n} days", "a.other": "{n} days"}


def test_a_missing_or_fuzzy_string_falls_back_alone_and_no_further_than_english(tmp_path):
    _write(tmp_path / "app.pot", ("a", "A", ""), ("b", "B", ""), ("c", "C", ""), ("d", "D", ""))
    _write(
        tmp_path / "sv/LC_MESSAGES/app.po",
        ("a", "A", "svensk a"),
        ("b", "B", ""),
        ("c", "C", "gissad"),
        fuzzy="c",
    )
    _write(tmp_path / "nb/LC_MESSAGES/app.po", ("a", "A", "norsk a"), ("b", "B", "norsk b"))
    _write(tmp_path / "da/LC_MESSAGES/app.po", ("d", "D", "dansk d"))

    assert app_strings("sv", root=tmp_path) == {"a": "svensk a", "b": "norsk b", "c": "C", "d": "D"}
    assert missing_app_strings("sv", root=tmp_path) == ["b", "c", "d"]


@pytest.mark.parametrize("tag", ["nb", "sv", "da", "sr", "sr-Latn", "en"])
def test_nothing_is_missing_in_the_languages_offered_and_in_english(tag):
    assert missing_app_strings(tag) == []


def test_the_version_changes_with_the_words_and_with_nothing_else(tmp_path):
    for folder, text in (("one", "hei"), ("same", "hei"), ("other", "hallo")):
        _write(tmp_path / folder / "app.pot", ("a", "hello", ""))
        _write(tmp_path / folder / "nb/LC_MESSAGES/app.po", ("a", "hello", text))

    one, same, other = (app_strings_version("nb", root=tmp_path / name) for name in ("one", "same", "other"))

    assert re.fullmatch("[0-9a-f]{16}", one)
    assert (one == same, one == other) == (True, False)
    assert app_strings_version("nb") == app_strings_version("no")
    assert app_strings_version("nb") != app_strings_version("da")


def test_what_a_caller_does_to_its_strings_stays_with_the_caller():
    app_strings("nb")["app.call"] = "changed"

    assert app_strings("nb")["app.call"] == "Ring"


@pytest.mark.parametrize("ask", [app_strings, app_strings_version, missing_app_strings])
def test_an_unknown_language_is_refused(ask):
    with pytest.raises(UnknownLocale):
        ask("klingon")


def _write(path, *entries, fuzzy=None):
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for key, english, text in entries:
        flags = ["fuzzy"] if key == fuzzy else []
        catalogue.append(polib.POEntry(msgctxt=key, msgid=english, msgstr=text, flags=flags))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
