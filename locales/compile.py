"""Django's binary catalogues from the text ones, so that no installation needs GNU gettext."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent
# Those of the apps are read as they are, by `locales.catalogues`.
DOMAINS = ("django", "djangojs")


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Write each ``django.mo`` and ``djangojs.mo`` below ``root`` beside its ``.po`` and return those that changed.

    A file is replaced in one step, so that a server reading it meanwhile sees the old or the new one. Raises
    ``OSError`` with the file and line for a catalogue that cannot be read; those before it are then written.
    """
    sources = sorted(source for domain in DOMAINS for source in root.rglob(f"LC_MESSAGES/{domain}.po"))
    return [written for source in sources if (written := _compile(source)) is not None]


def _compile(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    binary = polib.pofile(str(source), encoding="utf-8").to_binary()
    if target.exists() and target.read_bytes() == binary:
        return None
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.write_bytes(binary)
    draft.replace(target)
    return target
