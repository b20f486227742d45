"""Writing the offline bundle of an edition."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from api.access.refusals import Refusal
from api.graphql.bundles import building, signing

SIGNATURE = ".sig"


class Command(BaseCommand):
    """All or nothing: a reader of DIR finds the old file or the new one, never a part."""

    help = (
        "Writes <tenant>-<locale>.json.gz and its signature beside it into DIR: everything an app needs for its first "
        "run, with the token to go on from and the files to fetch."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, help="short name")
        parser.add_argument("--locale", required=True, help="language tag, such as nb or sr-Latn")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            # Before the work: without a key it would be for nothing.
            signing.public_key(settings.BUNDLE_SIGNING_KEY)
            bundle = building.build(tenant=options["tenant"], locale=options["locale"], at=timezone.now())
        except (Refusal, building.CannotBuild, signing.NoSigningKey) as refused:
            raise CommandError(f"Nothing was written. {refused}") from None
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True)
        signature = signing.sign(bundle.content, key=settings.BUNDLE_SIGNING_KEY)
        # The signature first: whoever reads in between sees that the two do not belong together, and reads again.
        _put(folder / f"{bundle.name}{SIGNATURE}", signature)
        _put(folder / bundle.name, bundle.content)
        self.stdout.write(
            f"{folder / bundle.name}: {bundle.items} items, {bundle.files} files to fetch, {len(bundle.content)} bytes"
        )


def _put(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
