"""The public schema in GraphQL's schema language, as it is kept in the repository."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from graphql import print_schema

from api.graphql.schema import schema


class Command(BaseCommand):
    """Prints the schema, writes its snapshot, or says whether the snapshot is the schema."""

    help = "Prints the public schema; --out writes it, --check compares it with a snapshot."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path)
        parser.add_argument("--check", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        text = print_schema(schema.graphql_schema)
        if options["check"]:
            if options["check"].read_text(encoding="utf-8") != text:
                raise CommandError("The snapshot is not the schema. Run `make schema` and look at the difference.")
            self.stdout.write("The snapshot is the schema.")
        elif options["out"]:
            options["out"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text)
