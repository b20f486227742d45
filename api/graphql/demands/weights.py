"""The map of costs. A unit is about what one plain value costs in an answer, a microsecond and a half at most, so that
the dearest request takes less than 50 milliseconds of CPU; `manage.py bench --attacks` measures it. A row of a list
costs as much as twenty.

A field costs `own`, and for each of its items `each` and what is selected below. How many items there are says `first`
where the field is paged (its default stands here), else `items`: what a list usually has. What a connection says of the
whole list is there once. A name with its parent, `edition.helplines`, goes before the name alone. What is not named
here costs one unit and has one item.
"""

from dataclasses import dataclass

# One request; the contract's dearest operation costs a third of it, ten aliases of a full list more.
LIMIT = 20_000
MAX_ITEMS = 100
A_STATEMENT = 600
# Each topic that a list is narrowed to is looked for in every row.
A_TOPIC = 150
# Counted by an age, a list is read row by row, where else its index says how many there are.
AN_AGE = 1_500
A_ROW = 20
A_QUOTED_ITEM = 5
# Rich text, whose links are those of the edition.
A_TEXT = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """What a field costs."""

    own: int = 1
    each: int = 0
    items: int = 1
    paged: bool = False
    is_connection: bool = False


def _page(default: int = 20, *, own: int = A_STATEMENT) -> Weight:
    return Weight(own=own, each=A_ROW, items=default, paged=True, is_connection=True)


def _first(default: int, *, each: int) -> Weight:
    return Weight(each=each, items=default, paged=True)


PLAIN = Weight()
_QUOTED = Weight(each=A_QUOTED_ITEM)
_SINGLE = Weight(own=A_STATEMENT, each=A_ROW)
_SHORT = Weight(items=5)
_TEXT = Weight(own=A_TEXT)

WEIGHTS: dict[str, Weight] = {
    # Lists of an edition.
    "feed": _page(),
    "stories": _page(),
    "podcastShows": _page(),
    "guides": _page(),
    # Their pages and their counts are statements of their own.
    "activities": _page(own=720),
    "places": _page(own=720),
    # Words as they are written take half of it, three mistyped ones nearly all.
    "search": _page(own=4_000),
    "changes": _page(100),
    "changes.changes": PLAIN,
    # The whole document is gone through, for each selection with other sizes anew; `items` are those of one size.
    "changes.files": Weight(own=20, each=2, items=5),
    # Has no pages: all are read, and narrowed then.
    "edition.helplines": Weight(own=5 * A_STATEMENT, each=A_ROW, items=30),
    "totalCount": Weight(own=A_ROW),
    # Single items.
    # By its path, former paths, and whether it is there in another language.
    "content": Weight(own=3 * A_STATEMENT, each=A_ROW),
    "changes.content": PLAIN,
    "contentByKey": _SINGLE,
    "node": _SINGLE,
    "edges.node": PLAIN,
    "preview": _SINGLE,
    # Lists and items within items.
    # Read for all shows at once.
    "episodes": _page(own=100),
    "occurrences": _first(10, each=2),
    "related": _first(3, each=A_QUOTED_ITEM),
    "helplines": Weight(each=A_QUOTED_ITEM, items=5),
    "show": _QUOTED,
    "place": _QUOTED,
    "organiser": _QUOTED,
    "post": Weight(own=A_STATEMENT),
    "openingHours": _SHORT,
    "availableLocales": _SHORT,
    "body": _SHORT,
    "byline": Weight(items=2),
    "captions": Weight(items=2),
    "chapters": _SHORT,
    "findings": _SHORT,
    "hosts": Weight(items=2),
    "images": _SHORT,
    "participants": Weight(items=3),
    "slides": _SHORT,
    "steps": _SHORT,
    "post.media": _SHORT,
    "topics": Weight(items=3),
    # What is worked out for each item.
    "nextOpening": Weight(own=10),
    "openState": Weight(own=3),
    "isOpenNow": Weight(own=3),
    "html": _TEXT,
    "markdown": _TEXT,
    "document": Weight(own=3 * A_TEXT),
    "text": _TEXT,
    "highlight": Weight(own=20),
    # What the process holds in memory.
    "edition.topics": Weight(items=10),
    "tenants": Weight(items=10),
    "uiStrings": Weight(items=100),
    "uiStrings.text": PLAIN,
}
# The fields of a connection that list its items.
PAGED_BELOW = frozenset({"edges", "changes"})
# Conditions of which several hold for one item; of others the dearest counts.
INTERFACES = frozenset({"Node", "Content", "Block"})


def weight(name: str, parent: str) -> Weight:
    """The weight of a field below another one; the parent is empty for the fields of the query itself."""
    return WEIGHTS.get(f"{parent}.{name}") or WEIGHTS.get(name) or PLAIN
