"""The key that bundles are signed with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.graphql.bundles.signing import NoSigningKey, new_key, public_key, public_pem


class Command(BaseCommand):
    """Prints and keeps nothing."""

    help = "Prints the public key of BUNDLE_SIGNING_KEY, for apps to ship with; --new makes a pair, and stores nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="make a key, and print what to set")

    def handle(self, *args: Any, **options: Any) -> None:
        key = new_key() if options["new"] else settings.BUNDLE_SIGNING_KEY
        try:
            public, pem = public_key(key), public_pem(key)
        except NoSigningKey as refused:
            raise CommandError(str(refused)) from None
        if options["new"]:
            self.stdout.write(f"BUNDLE_SIGNING_KEY={key}")
        self.stdout.write(f"Public key: {public}\n{pem}")
