"""Taking out what a version of an app has registered."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from api.graphql.trusted.actions import AppVersion, forget


class Command(BaseCommand):
    """For a version that nobody has any more, or that was registered by mistake."""

    help = (
        "Takes out a version's operations, and the documents that no other version has; answered for two seconds yet."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app", required=True)
        parser.add_argument("--app-version", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget(by=AppVersion(options["app"], options["app_version"]))
        self.stdout.write(f"Documents that are no longer answered by their hash: {count}.")
