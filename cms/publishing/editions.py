"""Editions follow their tenants: one for each language, with what the API says of tenant, theme and topics."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import uuid4

from cms.publishing import edition_rows, versions
from cms.publishing.change_log import Entry
from cms.publishing.edition_rows import Circumstances
from cms.publishing.enums import TENANT_CHANGED, TOPICS_CHANGED
from cms.publishing.models import Document, Edition, PublishedFile
from cms.publishing.pictures import file_of, picture
from cms.tenants.models import Tenant
from locales.languages import BY_TAG, LANGUAGES, stored
from locales.negotiation import canonical
from locales.scripts import in_script


def refresh(*, tenants: Iterable[int], at: datetime) -> list[Entry]:
    """Brings the editions of these tenants in line with their languages, homes, theme and topics."""
    entries: list[Entry] = []
    for tenant in Tenant.objects.filter(pk__in=set(tenants)).select_related("site", "logo", "default_locale"):
        entries += _refresh_tenant(tenant, at)
    return entries


def locale_tags(tenant: Tenant) -> list[str]:
    """Canonical tags of the languages a tenant publishes in, in its own order; of two scripts its own comes first."""
    codes = tenant.tenant_locales.values_list("locale__language_code", flat=True)
    return [tag for code in codes for tag in sorted(LANGUAGES[code].tags, key=lambda tag: tag != tag_for(tenant, code))]


def tag_for(tenant: Tenant, code: str) -> str:
    """The tag that a bare language code means here: Serbian in the tenant's script."""
    return canonical(code, serbian_script=tenant.script)


def _refresh_tenant(tenant: Tenant, at: datetime) -> list[Entry]:
    tags = locale_tags(tenant)
    deleted, _ = tenant.editions.exclude(locale__in=tags).delete()
    known = set(tenant.editions.values_list("locale", flat=True))
    new = [tag for tag in tags if tag not in known]
    Edition.objects.bulk_create(Edition(tenant=tenant, locale=tag) for tag in new)
    entries = []
    for edition in tenant.editions.order_by("pk"):
        entries += _describe(edition, about(tenant, edition.locale))
        _write_logo(edition, tenant)
    if deleted:
        versions.announce()
    if new:
        groups = set(Document.objects.filter(tenant=tenant).values_list("tenant_id", "translation_key"))
        entries += edition_rows.refresh(groups=groups, circumstances=Circumstances(at=at))
    return entries


def _describe(edition: Edition, said: dict[str, Any]) -> list[Entry]:
    if said == edition.about:
        return []
    before, edition.about = edition.about, said
    if before and before.get("baseUrl") != said["baseUrl"]:
        # Every picture, file and link that an app keeps begins with the old address: it has to ask for all of them.
        edition.epoch = uuid4()
    edition.save(update_fields=["about", "epoch"])
    # Not all that is said of an edition is a change of it for apps: whom it answers is not.
    versions.announce()
    changed = {
        TENANT_CHANGED: any(before.get(part) != said[part] for part in ("tenant", "baseUrl")),
        TOPICS_CHANGED: before.get("topics") != said["topics"],
    }
    return [Entry(edition.pk, kind) for kind, is_so in changed.items() if is_so]


def about(tenant: Tenant, locale: str) -> dict[str, Any]:
    """What the API says of an edition; keys are the contract's."""
    homes = {home.locale.language_code: home for home in tenant.homes().select_related("locale")}
    code, main_code = BY_TAG[locale].code, tenant.default_locale.language_code
    main = homes.get(main_code)
    theme: dict[str, Any] = {"primaryColor": tenant.primary_color, "accentColor": tenant.accent_color, "logo": None}
    if tenant.logo:
        logo = picture(tenant.logo, alt=in_script(tenant.name, locale))
        theme["logo"] = {**logo, "credit": in_script(logo["credit"] or "", locale) or None}
    return {
        "tenant": {
            "slug": tenant.slug,
            "name": in_script(homes[code].title if code in homes else tenant.name, locale),
            "country": tenant.country,
            "defaultLocale": tag_for(tenant, main_code),
            "locales": locale_tags(tenant),
            "timezone": tenant.timezone,
            "theme": theme,
        },
        "topics": [
            {**topic, "name": in_script(topic["name"], locale)}
            for topic in (main.specific.public_topics(stored(locale)) if main else ())
        ],
        "baseUrl": tenant.site.root_url,
        # Said where it is so: an edition that was described before need not be described anew.
        **({"onlyWithKey": True} if tenant.answers_only_with_key else {}),
    }


def _write_logo(edition: Edition, tenant: Tenant) -> None:
    wanted = file_of(tenant.logo) if tenant.logo else None
    edition.files.exclude(key=wanted.key if wanted else "").update(edition=None)
    if wanted:
        PublishedFile.objects.update_or_create(edition=edition, key=wanted.key, defaults=asdict(wanted))
