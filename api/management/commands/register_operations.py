"""Registering what a version of an app will ask."""

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from api.graphql.trusted.actions import AppVersion, CannotRegister, register

LONGEST_NAME = 60


def short_text(value: str) -> str:
    """A name that fits into its column."""
    if not 0 < len(value.strip()) <= LONGEST_NAME:
        raise ArgumentTypeError(f"1 to {LONGEST_NAME} characters")
    return value.strip()


class Command(BaseCommand):
    """All files or none."""

    help = (
        "Registers every *.graphql file below DIR for a version of an app, and prints the hash of each: the SHA-256 of "
        "the file's bytes, so a file holds exactly the text that the client sends. A file has one operation or "
        "several, with the fragments that they spread; files share nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--app", required=True, type=short_text)
        parser.add_argument("--app-version", required=True, type=short_text)
        parser.add_argument("--trim", action="store_true", help="Without the white space around each text.")
        parser.add_argument("--json", type=Path, help="Write {name: hash} to this file.")

    def handle(self, *args: Any, **options: Any) -> None:
        documents = _read(options["directory"], trim=options["trim"])
        by = AppVersion(options["app"], options["app_version"])
        try:
            digests = register(
                documents=documents, by=by, checked=DocumentCache(schema.graphql_schema), at=timezone.now()
            )
        except CannotRegister as refused:
            lines = "\n".join(f"{fault.name}.graphql: {fault.sentence}" for fault in refused.faults)
            raise CommandError(f"Nothing was registered.\n{lines}") from None
        for name, digest in digests.items():
            self.stdout.write(f"{digest}  {name}")
        if options["json"]:
            options["json"].write_text(json.dumps(digests, indent=2) + "\n", encoding="utf-8")


def _read(directory: Path, *, trim: bool) -> dict[str, str]:
    files = sorted(directory.rglob("*.graphql"))
    if not files:
        raise CommandError(f"There is no *.graphql file below {directory}. Name the directory of the operations.")
    documents = {}
    for path in files:
        name = path.relative_to(directory).with_suffix("").as_posix()
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            raise CommandError(f"Nothing was registered.\n{name}.graphql: The file is not UTF-8.") from None
        documents[name] = text.strip() if trim else text
    return documents
