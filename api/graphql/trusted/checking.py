"""Which documents that apps still use a schema would break."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from graphql import GraphQLSchema

from api.graphql.engine.documents import DocumentCache
from api.graphql.trusted.actions import fault_in
from api.graphql.trusted.models import DocumentUse, Registration


@dataclass(frozen=True, slots=True)
class Broken:
    """A document of an app's version that the schema does not answer any more."""

    app: str
    version: str
    name: str
    fault: str
    last_used: date | None

    def __str__(self) -> str:
        used = f"last used {self.last_used}" if self.last_used else "not used yet"
        return f"{self.app} {self.version}, {self.name} ({used}): {self.fault}"


def broken_by(schema: GraphQLSchema, *, days: int, at: datetime) -> list[Broken]:
    """Documents registered or used in so many days that are at fault, once for each version that has them.

    A use that no version could be told of counts for all versions that have the document.
    """
    since = at - timedelta(days=days)
    used = _last_uses(since.date())
    registrations = (
        Registration.objects.filter(Q(registered_at__gte=since) | Q(document__in={digest for digest, *_by in used}))
        .select_related("document")
        .order_by("app", "version", "name")
    )
    checked = DocumentCache(schema)
    faults: dict[str, str] = {}
    found = []
    for each in registrations:
        digest = each.document_id
        last = max(filter(None, (used.get((digest, each.app, each.version)), used.get((digest, "", "")))), default=None)
        if last is None and each.registered_at < since:
            continue
        if digest not in faults:
            faults[digest] = fault_in(each.document.text, checked)
        if faults[digest]:
            found.append(Broken(each.app, each.version, each.name, faults[digest], last))
    return found


def _last_uses(since: date) -> dict[tuple[str, str, str], date]:
    """The last day by digest, app and version."""
    last: dict[tuple[str, str, str], date] = {}
    rows = DocumentUse.objects.filter(day__gte=since).values_list("document", "app", "version", "day")
    for digest, app, version, day in rows.order_by("day"):
        last[digest, app, version] = day
    return last
