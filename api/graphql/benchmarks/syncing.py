"""What an app pays that comes after one edit, beside one that takes the whole edition."""

from dataclasses import dataclass
from statistics import median

import orjson
from django.core.handlers.wsgi import WSGIHandler

from api.graphql.benchmarks import inprocess, operations
from api.graphql.benchmarks.inprocess import FailedAnswerError
from api.graphql.benchmarks.operations import LOCALE, TENANT, NothingToMeasureError, Operation
from cms.publishing.enums import Kind
from cms.publishing.models import EditionRow
from content_types.models import Story

# Of a full sync, for one edit in an edition of as many items.
MOST_OF_FULL, FEWEST_ITEMS = 0.02, 2_000


@dataclass(frozen=True, slots=True)
class Sync:
    """Milliseconds of CPU in this process and bytes: of one answer after one edit, and of all of a first sync."""

    items: int
    delta_cpu: float
    full_cpu: float
    delta_size: int
    full_size: int

    @property
    def part(self) -> float:
        """How much of a full sync the one after an edit costs."""
        return self.delta_cpu / self.full_cpu


def measure(handler: WSGIHandler, *, calls: int) -> Sync:
    """Edits a story of the catalogue, asks, and edits it back. Raises NothingToMeasureError or FailedAnswerError."""
    stories = EditionRow.objects.filter(edition__tenant__slug=TENANT, edition__locale=LOCALE, kind=Kind.STORY)
    pages = stories.filter(is_fallback=False).order_by("pk").values_list("document__page_id", flat=True)
    story = Story.objects.filter(pk__in=pages[:1]).first()
    if story is None:
        raise NothingToMeasureError("The catalogue has no story: manage.py seed_catalogue --items 500 --reset")
    full = [_whole(handler) for _ in range(max(1, calls // 50))]
    token, items = full[-1][2], full[-1][3]
    before = story.summary
    _publish(story, f"{before} Edited.")
    try:
        found = [_asked(handler, token) for _ in range(calls)]
    finally:
        _publish(story, before)
    if {len(changes) for _, _, changes, _ in found} != {1}:
        raise FailedAnswerError("One edit is not one change.")
    return Sync(
        items,
        median(spent for spent, *_ in found) * 1000,
        median(spent for spent, *_ in full) * 1000,
        found[-1][1],
        full[-1][1],
    )


def line(sync: Sync) -> str:
    """A sentence for the report."""
    return (
        f"Sync after one edit among {sync.items:,} items: {sync.part:.2%} of a full sync's CPU "
        f"({sync.delta_cpu:.1f} of {sync.full_cpu:.0f} ms), {sync.delta_size:,} of {sync.full_size:,} bytes."
    )


def failures(sync: Sync | None) -> list[str]:
    """The bar, where it is not held."""
    if sync is None or sync.items < FEWEST_ITEMS or sync.part <= MOST_OF_FULL:
        return []
    return [f"A sync after one edit costs {sync.part:.1%} of a full one, at most {MOST_OF_FULL:.0%} is allowed."]


def _whole(handler: WSGIHandler) -> tuple[float, int, str, int]:
    """A first sync: seconds, bytes, the token it ends with, and how many items."""
    spent, size, items, token, more = 0.0, 0, 0, "", True
    while more:
        seconds, length, changes, answer = _asked(handler, token)
        spent, size, items = spent + seconds, size + length, items + len(changes)
        token, more = str(answer["token"]), bool(answer["hasMore"])
    return spent, size, token, items


def _asked(handler: WSGIHandler, since: str) -> tuple[float, int, list[object], dict[str, object]]:
    seconds, answer = inprocess.asked(handler, _changes(since))
    said = orjson.loads(answer)
    if errors := said.get("errors"):
        raise FailedAnswerError(str(errors[0]["message"]))
    found = said["data"]["edition"]["changes"]
    return seconds, len(answer), found["changes"], found


def _changes(since: str) -> Operation:
    return operations.changes(since=since or None)


def _publish(story: Story, summary: str) -> None:
    story.summary = summary
    story.save_revision().publish()
