"""Makes a large catalogue to measure with."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content_types.catalogue.makers import HELPLINES_OF_AN_ITEM
from content_types.catalogue.plan import Plan
from content_types.catalogue.removal import remove_catalogue
from content_types.catalogue.seeding import CatalogueExistsError, seed_catalogue


class Command(BaseCommand):
    """The same numbers always make the same catalogue."""

    help = (
        "Makes the tenant `catalogue` with so many stories, guides, helplines and episodes in each of four languages."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--items", type=int, required=True, help="of each kind and language, such as 500")
        parser.add_argument("--seed", type=int, default=1, help="another number makes other words")
        parser.add_argument("--reset", action="store_true", help="takes out the catalogue that is there, first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["items"] < HELPLINES_OF_AN_ITEM:
            raise CommandError(
                "--items is the number of items of each kind: 2 or more, because a story shows two helplines."
            )
        begun = time.monotonic()
        if options["reset"]:
            remove_catalogue()
        try:
            plan = Plan(items=options["items"], seed=options["seed"])
            seed_catalogue(plan=plan, at=timezone.now(), say=self._say)
        except CatalogueExistsError as error:
            message = "The tenant `catalogue` is there already. Use --reset to make it anew."
            raise CommandError(message) from error
        self._say(f"The catalogue is made, in {time.monotonic() - begun:.0f} seconds.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
