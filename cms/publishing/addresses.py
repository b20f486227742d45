"""Addresses: the current one of each item and language, and those that it had, which keep leading to it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from wagtail.models import Page

from cms.publishing.models import Document, DocumentPath
from cms.tenants.models import HOME_DEPTH, STEP, Tenant

Group = tuple[int, UUID]
Address = tuple[int, UUID, str, str]
BATCH = 200


def refresh(*, groups: Collection[Group], documents: Mapping[Group, Mapping[str, Document]]) -> set[Group]:
    """Brings the addresses of these groups in line with their documents, by locale. Returns those that have others now.

    Addresses outlive a document, so that an item that comes back is found by them again; they go with the last page.
    """
    wanted: set[Address] = {
        (*group, locale, document.path) for group in groups for locale, document in documents.get(group, {}).items()
    }
    stored = _stored(groups)
    become = {True: set[int](), False: set[int]()}
    for address, (pk, is_current) in stored.items():
        if is_current != (address in wanted):
            become[not is_current].add(pk)
    lost = _lost({group for group in groups if not documents.get(group)} & {address[:2] for address in stored})
    gone = {pk for address, (pk, _) in stored.items() if address[:2] in lost}
    for is_current, changed in become.items():
        if changed - gone:
            DocumentPath.objects.filter(pk__in=changed - gone).update(is_current=is_current)
    if gone:
        DocumentPath.objects.filter(pk__in=gone).delete()
    write_new(addresses=wanted - set(stored))
    altered = become[True] | become[False]
    return {address[:2] for address in wanted - set(stored)} | {
        address[:2] for address, (pk, _) in stored.items() if pk in altered
    }


def write_new(*, addresses: Collection[Address]) -> None:
    """Writes current addresses that are not there yet: tenant, translation key, locale, path."""
    if addresses:
        DocumentPath.objects.bulk_create(
            [
                DocumentPath(tenant_id=tenant, translation_key=key, locale=locale, path=path, is_current=True)
                for tenant, key, locale, path in sorted(addresses, key=str)
            ],
            batch_size=BATCH,
        )


def _stored(groups: Collection[Group]) -> dict[Address, tuple[int, bool]]:
    rows = DocumentPath.objects.filter(
        tenant__in={tenant for tenant, _ in groups}, translation_key__in={key for _, key in groups}
    )
    names = ("tenant_id", "translation_key", "locale", "path", "pk", "is_current")
    return {
        (tenant, key, locale, path): (pk, is_current)
        for tenant, key, locale, path, pk, is_current in rows.values_list(*names)
        if (tenant, key) in groups
    }


def _lost(groups: Collection[Group]) -> set[Group]:
    """Those of the groups of which no page, live or not, lies in the tenant's trees any more."""
    if not groups:
        return set()
    keys = {key for _, key in groups}
    places = list(Page.objects.filter(translation_key__in=keys).values_list("path", "translation_key"))
    tenants = Tenant.objects.of_paths(path for path, _ in places)
    there = {(tenants[home].pk, key) for path, key in places if (home := path[: STEP * HOME_DEPTH]) in tenants}
    return set(groups) - there
