"""Does what is due, once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.publishing.due import run_due


class Command(BaseCommand):
    """For cron; the worker does the same every ten seconds."""

    help = "Publishes what is scheduled and unpublishes what has expired."

    def handle(self, *args: Any, **options: Any) -> None:
        for done in run_due(at=timezone.now()):
            self.stdout.write(f"{done.outcome}: {done.what}")
