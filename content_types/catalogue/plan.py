"""What the catalogue holds: how many of what, in which languages, since when, under which keys."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

SLUG = "catalogue"
CODES = ("nb", "sv", "da", "sr")
EPISODES_OF_A_SHOW = 50
PICTURES = 40
NAMESPACE = UUID("0d0c1c3b-5a7f-4a4e-8d3e-6a2f64f9f9a1")
BEGINNING = datetime(2024, 1, 8, 6, 0, tzinfo=UTC)
BETWEEN_ITEMS = timedelta(hours=3)
BETWEEN_KINDS = timedelta(minutes=17)
KINDS = ("helpline", "guide", "story", "show", "episode")


@dataclass(frozen=True, slots=True)
class Plan:
    """`items` of each kind and language; the same plan always makes the same catalogue."""

    items: int
    seed: int = 1

    @property
    def shows(self) -> int:
        """As many as the episodes fill."""
        return -(-self.items // EPISODES_OF_A_SHOW)

    def key(self, *place: object) -> UUID:
        """The id of an item or of a part of it, the same in all its languages."""
        return uuid5(NAMESPACE, ":".join(str(part) for part in (self.seed, *place)))

    def codes(self, kind: str, number: int) -> tuple[str, ...]:
        """The languages of an item: a tenth of the stories lacks a translation, each time another one."""
        if kind != "story" or number % 10 != 3:
            return CODES
        missing = CODES[1 + number // 10 % 3]
        return tuple(code for code in CODES if code != missing)

    def published_at(self, kind: str, number: int) -> datetime:
        """When an item went out first: days lie between the first and the last, and no two are of one moment."""
        return BEGINNING + number * BETWEEN_ITEMS + KINDS.index(kind) * BETWEEN_KINDS
