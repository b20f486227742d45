"""Adds a municipality or organisation to the installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.tenants.actions import TenantDetails, TenantExistsError
from content_types.onboarding import add_tenant


class Command(BaseCommand):
    """`manage.py add_tenant solvik "Solvik kommune" --country NO --locales nb,sv --hostname solvik.example`."""

    help = "Adds a tenant: site, home and index pages for each language, collection, groups and theme."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="short name, used in the API; never changes")
        parser.add_argument("name")
        parser.add_argument("--country", required=True, help="two letters, such as NO")
        parser.add_argument("--locales", required=True, help="language codes with commas, the main language first")
        parser.add_argument("--timezone", required=True, help="such as Europe/Oslo")
        parser.add_argument("--hostname", required=True)
        parser.add_argument("--port", type=int, default=443)
        parser.add_argument("--serbian-script", choices=["Cyrl", "Latn"], default="Cyrl")
        parser.add_argument("--primary-color", default="#1b4d89")
        parser.add_argument("--accent-color", default="#b8860b")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("slug", "name", "country", "timezone", "hostname", "port", "serbian_script")
        details = TenantDetails(
            locales=[code.strip() for code in options["locales"].split(",")],
            primary_color=options["primary_color"],
            accent_color=options["accent_color"],
            **{name: options[name] for name in names},
        )
        try:
            tenant = add_tenant(details=details)
        except TenantExistsError as error:
            raise CommandError("A tenant of that short name, or a site of that host name, exists already.") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Added {tenant.name}. Its groups: ")
        for each in tenant.tenant_groups.select_related("group"):
            self.stdout.write(f"  {each.group.name}")
