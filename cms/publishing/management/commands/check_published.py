"""Proves that the published store and the pages agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.publishing.checking import differences


class Command(BaseCommand):
    """Names every difference; the exit code is 1 if there is any."""

    help = "Compares the published store with documents built anew from the pages."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for difference in differences():
            count += 1
            self.stdout.write(f"{difference.code}  {difference.sentence}")
        if count:
            raise CommandError(f"{count} differences. `manage.py rebuild_published` makes the store anew.")
        self.stdout.write("The published store agrees with the pages.")
