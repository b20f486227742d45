"""Fills an installation with the demo: four fictional tenants with everything that they publish."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content_types.demo.loader import load
from content_types.demo.problems import DemoContentError

DEFAULT_PORT = 8000


class Command(BaseCommand):
    """`manage.py load_demo`; run again it changes nothing. `--reset` begins anew, with today's dates."""

    help = "Loads the four demo tenants; those that are there already are left as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        port = int(os.environ.get("PORT") or DEFAULT_PORT)
        parser.add_argument("--reset", action="store_true", help="first deletes the demo tenants with all they have")
        parser.add_argument("--port", type=int, default=port, help="where this installation serves (PORT, else 8000)")
        parser.add_argument("--editor-password", help="lets the editor accounts sign in with this password")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load(
                at=timezone.now(),
                port=options["port"],
                say=self._say,
                editor_password=options["editor_password"],
                anew=options["reset"],
            )
        except DemoContentError as error:
            raise CommandError(str(error)) from error

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
