"""For CI: no schema goes out that breaks an app which people still have."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from graphql import GraphQLError, GraphQLSchema, build_schema

from api.graphql.schema import schema
from api.graphql.trusted.checking import broken_by

DAYS = 90


class Command(BaseCommand):
    """Asks the database that counts what apps use: CI needs a copy of its registered documents and counts."""

    help = (
        "Checks a schema against every registered document that was registered or used in the last --days; names app, "
        "version, operation and fault of each that it breaks, and ends with 1 if there is one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=DAYS)
        parser.add_argument("--schema", type=Path, metavar="FILE", help="A schema in SDL; else the running one.")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = _read(options["schema"]) if options["schema"] else schema.graphql_schema
        broken = broken_by(wanted, days=options["days"], at=timezone.now())
        for each in broken:
            self.stdout.write(str(each))
        if broken:
            raise CommandError(
                f"The schema breaks {len(broken)} registered operations. Keep what they ask for, deprecated, until "
                "nobody uses them."
            )
        self.stdout.write("The schema answers every registered document in use.")


def _read(path: Path) -> GraphQLSchema:
    try:
        return build_schema(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, GraphQLError, TypeError) as error:
        raise CommandError(f"{path} is no schema that can be read: {error}") from None
