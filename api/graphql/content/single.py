"""Finding one item: by path or by key, in the language that this edition has for it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from api.access.refusals import Refusal
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import ID, KEY, TEXT, Given, Rows
from cms.publishing.enums import Policy
from cms.publishing.models import Document, DocumentPath
from cms.publishing.models.documents import visible

LONGEST_PATH = 600


class NotInThisLanguage(Refusal):
    """The item may be read, in other languages only, and none of them may stand in."""

    code = "NOT_IN_THIS_LANGUAGE"


def by_key(edition: OpenEdition, key: UUID, *, fallback: str | None, names: frozenset[str]) -> Item | None:
    """The item with this translation key. Raises `NotInThisLanguage`."""
    found = _served(edition, edition.rows().where("key", _with_key, key=key), fallback, names)
    if found is None:
        _hangs_on_what_there_is_not(edition)
        _check_elsewhere(edition, Document.objects.filter(translation_key=key), fallback)
    return found


def by_path(edition: OpenEdition, path: str, *, fallback: str | None, names: frozenset[str]) -> Item | None:
    """The item that has or had this path in any language of the tenant. Raises `NotInThisLanguage`.

    Where several have: one whose path it is in this edition's language, then a former one in it, then in the
    other languages in the order of the chain.
    """
    wanted = normalised(path)
    if len(wanted) > LONGEST_PATH:
        _hangs_on_what_there_is_not(edition)
        return None
    languages = (edition.locale, *edition.known.fallbacks())

    def nearest_first(rows: Any, given: Given) -> Any:
        paths = _paths(given("tenant", ID), given("path", TEXT))
        ranked = paths.filter(translation_key=OuterRef("translation_key")).annotate(nearness=_nearness(languages))
        best: Any = Subquery(ranked.order_by("nearness").values("nearness")[:1], output_field=IntegerField())
        return rows.filter(translation_key__in=paths.values("translation_key")).annotate(nearness=best)

    tenant = edition.known.tenant_id
    rows = edition.rows().where(("path", languages), nearest_first, tenant=tenant, path=wanted)
    found = _served(edition, rows, fallback, names, order=("nearness", "pk"))
    if found is None:
        _hangs_on_what_there_is_not(edition)
        keys = _paths(tenant, wanted).values("translation_key")
        _check_elsewhere(edition, Document.objects.filter(translation_key__in=keys), fallback)
    return found


def _paths(tenant: Any, path: Any) -> Any:
    return DocumentPath.objects.filter(tenant_id=tenant, path=path)


def _with_key(rows: Any, given: Given) -> Any:
    return rows.filter(translation_key=given("key", KEY))


def normalised(path: str) -> str:
    """With a slash at either end, as the store has it."""
    inner = path.strip().strip("/")
    return f"/{inner}/" if inner else "/"


def _nearness(order: Sequence[str]) -> Any:
    """Smaller is nearer: two steps for each language, of which the first is for a current path."""
    former = Case(When(is_current=True, then=Value(0)), default=Value(1))
    languages = [When(locale=tag, then=Value(2 * place)) for place, tag in enumerate(order)]
    return Case(*languages, default=Value(2 * len(order)), output_field=IntegerField()) + former


def _served(
    edition: OpenEdition, rows: Rows, fallback: str | None, names: frozenset[str], *, order: Sequence[str] = ()
) -> Item | None:
    found = edition.take(rows.read(edition.columns(names), order=order, limit=1), names)
    if not found:
        return None
    item = found[0]
    if fallback == Policy.NONE and item["isFallback"]:
        available = Document.objects.values_list("available", flat=True).get(pk=item.document_id)
        raise _refused(edition, [each["locale"] for each in available])
    return item


def _hangs_on_what_there_is_not(edition: OpenEdition) -> None:
    """Also on other languages of the item, which change without this edition."""
    edition.depends.may_be_kept = False


def _check_elsewhere(edition: OpenEdition, documents: QuerySet[Document], fallback: str | None) -> None:
    """Nothing serves here: tells of other languages where the policy, not the chain, is the reason."""
    live = documents.filter(visible(at=edition.now), tenant_id=edition.known.tenant_id)
    rows = list(live.order_by("translation_key", "locale").values_list("translation_key", "locale", "facts"))
    group = [row for row in rows if row[0] == rows[0][0]]
    strict = any(facts.get("policy") == Policy.NONE for _, _, facts in group)
    if group and (strict or fallback == Policy.NONE):
        raise _refused(edition, [locale for _, locale, _ in group])


def _refused(edition: OpenEdition, locales: list[str]) -> NotInThisLanguage:
    languages = ", ".join(locales)
    return NotInThisLanguage(
        f"This is not published in {edition.locale}, and no other language may stand in. Open it in: {languages}.",
        availableLocales=locales,
    )
