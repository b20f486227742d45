"""What an item shows of others: links that lead to them, and the helplines that stand in where its own are not shown.

Whoever keeps a copy keeps quoted items by their ids, and hears of them by themselves; so an item is not told of for
what is said in one that it quotes. It is told of where a copy could not know: a quoted item comes, goes or lies
elsewhere, or a helpline stands in that is no item of that edition.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from cms.publishing.batches import KEYS, batches
from cms.publishing.change_log import Entry
from cms.publishing.dependencies import public_pages_quoting_any
from cms.publishing.enums import ChangeType, Kind
from cms.publishing.models import EditionRow

Place = tuple[int, UUID]
# What the order and the choice of emergency helplines hang on.
OF_EMERGENCIES = {"emergency", "position"}
# What says that an item is to be found elsewhere, or says something else.
ELSEWHERE, OTHERWISE = "document", "version"


@dataclass(slots=True)
class Turned:
    """What has changed of rows, as far as others show it.

    `shown` are items that came, went or lie elsewhere, by edition and key. `lines` are helplines that were changed
    where they are in their own language, by key. `emergencies` are editions whose emergency helplines are others, or in
    another order.
    """

    shown: set[Place] = field(default_factory=set)
    lines: set[UUID] = field(default_factory=set)
    emergencies: set[int] = field(default_factory=set)

    def note(self, row: EditionRow, names: Collection[str] | None = None, *, was_emergency: bool = False) -> None:
        """A row that came or went; or, with `names`, one in which these columns changed."""
        if names is None or ELSEWHERE in names:
            self.shown.add((row.edition_id, row.translation_key))
        if row.kind != Kind.HELPLINE:
            return
        if not row.is_fallback and (names is None or not {ELSEWHERE, OTHERWISE}.isdisjoint(names)):
            self.lines.add(row.translation_key)
        if (row.emergency or was_emergency) and (names is None or not OF_EMERGENCIES.isdisjoint(names)):
            self.emergencies.add(row.edition_id)


def entries(turned: Turned, *, told: Collection[Place]) -> list[Entry]:
    """The items that show something else of others than before, but for those that are told of anyway."""
    found = {**_quoting(turned), **_without_lines(turned.emergencies)}
    return [
        Entry(edition, kind, key, ChangeType.UPDATED)
        for (edition, key), kind in sorted(found.items(), key=str)
        if (edition, key) not in told
    ]


def _quoting(turned: Turned) -> dict[Place, str]:
    """Kinds of the rows that quote what has turned. Whoever quoted a page that is deleted is written anew anyway."""
    keys = {key for _, key in turned.shown} | turned.lines
    pages = [
        page
        for batch in batches(keys, KEYS)
        for page in Page.objects.filter(translation_key__in=batch).values_list("pk")
    ]
    found: dict[Place, str] = {}
    for batch in batches(public_pages_quoting_any(page for (page,) in pages) if pages else (), KEYS):
        rows = EditionRow.objects.filter(document__page_id__in=batch)
        names = ("edition_id", "translation_key", "kind", "is_fallback", "document__quotes")
        for edition, key, kind, is_fallback, quotes in rows.values_list(*names):
            quoted = {UUID(each) for each in quotes}
            lends = is_fallback and not turned.lines.isdisjoint(quoted)
            if lends or any((edition, each) in turned.shown for each in quoted):
                found[edition, key] = kind
    return found


def _without_lines(editions: Collection[int]) -> dict[Place, str]:
    """Kinds of the rows of these editions that quote something, and no helpline that is shown there."""
    if not editions:
        return {}
    rows = EditionRow.objects.filter(edition__in=editions)
    lines = {
        (edition, str(key))
        for edition, key in rows.filter(kind=Kind.HELPLINE).values_list("edition", "translation_key")
    }
    quoting = rows.filter(~Q(document__quotes=[])).values_list("edition", "translation_key", "kind", "document__quotes")
    return {
        (edition, key): kind
        for edition, key, kind, quotes in quoting
        if not any((edition, each) in lines for each in quotes)
    }
