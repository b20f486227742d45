"""Makes the group of those who translate into one language of a tenant."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.tenants.actions import NoSuchLanguageError, create_translators
from cms.tenants.models import Tenant


class Command(BaseCommand):
    """`manage.py add_translators --tenant solvik --locale sv`; run again it changes nothing."""

    help = "Adds the group of a tenant's translators into one language."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, help="the tenant's short name")
        parser.add_argument("--locale", required=True, help="the language they translate into, such as sv")

    def handle(self, *args: Any, **options: Any) -> None:
        tenant = Tenant.objects.filter(slug=options["tenant"]).first()
        if tenant is None:
            known = ", ".join(Tenant.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no tenant “{options['tenant']}”. Tenants: {known}.")
        try:
            group, is_new = create_translators(tenant=tenant, code=options["locale"])
        except NoSuchLanguageError as error:
            known = ", ".join(tenant.tenant_locales.values_list("locale__language_code", flat=True))
            raise CommandError(f"{tenant.name} has no pages in “{error}”. Its languages: {known}.") from error
        self.stdout.write(f"{'Added' if is_new else 'Already there'}: {group.group.name}")
