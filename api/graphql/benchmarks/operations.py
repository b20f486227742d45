"""The contract's operations with variables that fit the catalogue."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from cms.publishing.enums import Kind
from cms.publishing.models import EditionRow

TENANT, LOCALE = "catalogue", "nb"
# What the repository holds for its tests is measured; an installation without them has nothing to measure.
FOLDER = settings.BASE_DIR / "tests" / "contract" / "operations"
GROWTH = (5, 20, 100)
# How many trivial views an operation may cost in CPU, that of the database included.
BARS = {"Feed": 4.5, "StoryByPath": 3.5, "PodcastShow": 5, "GuidesByTopic": 7, "Search": 4.5}


class NothingToMeasureError(LookupError):
    """The contract's operations or the catalogue are not there."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A query as an app sends it."""

    name: str
    query: str
    variables: dict[str, Any] = field(default_factory=dict)


def all_operations() -> list[Operation]:
    """Every operation that this version answers. Raises NothingToMeasureError."""
    path_of = {kind: _path(kind) for kind in (Kind.STORY, Kind.PODCAST_SHOW)}
    return [
        feed(first=20),
        _operation("StoryByPath", path=path_of[Kind.STORY]),
        _operation("PodcastShow", path=path_of[Kind.PODCAST_SHOW]),
        _operation("GuidesByTopic", topics=["sleep"]),
        _operation("Search", query="eksamen"),
        _operation("Start"),
        _operation("WhoCanITalkTo"),
        _operation("WhatIsOn", **{"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}),
        _operation("Changes"),
    ]


def feed(*, first: int, locale: str = LOCALE) -> Operation:
    """The feed with so many stories."""
    return _operation("Feed", first=first, locale=locale)


def changes(*, since: str | None) -> Operation:
    """What has changed since, or all of it."""
    return _operation("Changes", since=since)


def _operation(name: str, **variables: Any) -> Operation:
    file = FOLDER / f"{name}.graphql"
    if not file.exists():
        raise NothingToMeasureError(f"{file} is not there: measure in a clone of the repository.")
    text = file.read_text(encoding="utf-8")
    return Operation(name, text, {"tenant": TENANT, "locale": LOCALE, **variables})


def items() -> int:
    """How many stories the catalogue has in one language, fallbacks included; 0 where there is none."""
    return _rows().filter(kind=Kind.STORY).count()


def _path(kind: Kind) -> str:
    row = _rows().filter(kind=kind, is_fallback=False).select_related("document").order_by("pk").first()
    if row is None:
        raise NothingToMeasureError(f"The catalogue has no {kind.label}: manage.py seed_catalogue --items 500 --reset")
    return row.document.path


def _rows() -> Any:
    return EditionRow.objects.filter(edition__tenant__slug=TENANT, edition__locale=LOCALE)
