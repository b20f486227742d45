"""Makes the published store anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cms.publishing.rebuilding import rebuild


class Command(BaseCommand):
    """Shows its progress; cut off, it goes on with --resume."""

    help = "Writes every public document anew and removes what should not be there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--resume", action="store_true", help="go on with a rebuild that was cut off")

    def handle(self, *args: Any, **options: Any) -> None:
        for progress in rebuild(at=timezone.now(), resume=options["resume"]):
            self.stdout.write(f"{progress.done} of {progress.total} pages")
            # Also where the output goes into a file or a pipe.
            self.stdout.flush()
        self.stdout.write("The published store is made anew.")
