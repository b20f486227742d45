"""Measures what sending pages to translation costs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content_types.catalogue.translating import Cost, measure

BAR = 2.5


class Command(BaseCommand):
    """In a database that nobody works with: it makes a tenant, and takes it out again."""

    help = "Sends pages to translation as the worker does, beside publishing as many source pages; prints the ratio."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=200, help="that are sent to translation")
        parser.add_argument("--locales", default="sv,da,sr", help="into these languages, with commas")

    def handle(self, *args: Any, **options: Any) -> None:
        codes = [code.strip() for code in options["locales"].split(",")]
        if options["pages"] < 1 or "nb" in codes:
            raise CommandError("--pages is 1 or more; nb is what the pages are translated from.")
        found = measure(pages=options["pages"], codes=codes, say=self._say)
        self._say(line("published source pages", found.published))
        self._say(line(f"drafts in {len(codes)} languages", found.translated))
        self._say(f"ratio, page for page: {found.ratio:.2f} by the clock, {found.cpu_ratio:.2f} in CPU (at most {BAR})")

    def _say(self, said: str) -> None:
        self.stdout.write(said)
        self.stdout.flush()


def line(name: str, cost: Cost) -> str:
    """One of the two in words."""
    each = 1000 * cost.wall / cost.pages
    return f"{cost.pages} {name}: {cost.wall:.1f} s, {each:.0f} ms each; CPU {cost.cpu:.1f} s"
