"""Django's binary catalogues from the text ones, so that no installation needs GNU gettext."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Write ``django.mo`` beside every ``django.po`` below ``root`` and return those that changed.

    A file is replaced in one step, so that a server reading it meanwhile sees the old or the new one. Raises
    ``OSError`` with the file and line for a catalogue that cannot be read; those before it are then written.
    """
    return [
        written for source in sorted(root.glob("*/LC_MESSAGES/django.po")) if (written := _compile(source)) is not None
    ]


def _compile(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    binary = polib.pofile(str(source), encoding="utf-8").to_binary()
    if target.exists() and target.read_bytes() == binary:
        return None
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.write_bytes(binary)
    draft.replace(target)
    return target
