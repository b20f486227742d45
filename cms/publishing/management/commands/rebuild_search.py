"""Makes the lists of search anew."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.publishing.rebuilding import rebuild_lists


class Command(BaseCommand):
    """Documents stay as they are, and so does what apps have synced."""

    help = "Brings the lists of search in line with the keys that the documents keep."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild_lists()
        self.stdout.write("The lists of search are made anew.")
