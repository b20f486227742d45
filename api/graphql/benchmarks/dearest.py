"""The dearest requests that are answered, as a search over the whole schema found them: the map of costs goes by them.

For each place of the schema at which a value is shown, a document was written that asks for it as often as the limits
let one ask, under one list and under many, and those that took the most CPU for their cost are kept here. The
contract's operations stand beside them, with the largest pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.graphql.benchmarks import operations
from api.graphql.benchmarks.attacks import Request, each
from api.graphql.benchmarks.operations import LOCALE, TENANT
from api.graphql.engine import ids
from cms.publishing.models import EditionRow

PERMITTED_MS = 50
KEYS = 60
TOPIC = '"t#"'
ITEM = "id title summary path contentLocale isFallback topics { slug name } availableLocales { locale path }"
WORDS = ("skole venner sovn eksamen angst ungdom fritid " * 5)[:200]
MISTYPED = ("xksamne skoeel vennrre sovvn anxgst fritxd hjeplp ungdmo barrn volldd " * 5)[:200]
PERIOD = 'from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z"'
# What is listed, by the hundred where it says `HUNDRED`, and what is asked of each.
HUNDRED = "(first: 100) { edges { node {"
INNER = {
    "wide, below one item": f"feed(first: 1) {{ edges {{ node {{ {each(250, 'a#: title')} }} }} }}",
    "a fragment of many, below one item": (
        f"stories(first: 1) {{ edges {{ node {{ {each(60, 'a#: leadImage { ...F }')} }} }} }}"
    ),
    "a hundred items, all that lists show": (
        f"feed{HUNDRED} {ITEM} shareImage {{ alt rendition(width: 400) {{ url }} }} }} }} }}"
    ),
    "one value of a hundred items": f"feed{HUNDRED} {each(165, 'a#: id')} }} }} }}",
    "what is worked out, of a hundred items": (
        f"feed{HUNDRED} ... on Helpline {{ {each(15, 'a#: nextOpening')} }} }} }} }}"
    ),
    "helplines of a hundred guides": (
        f"guides{HUNDRED} helplines {{ {each(4, 'a#: openState')} nextOpening }} }} }} }}"
    ),
    "texts of a hundred stories": (
        f"stories{HUNDRED} body {{ ... on TextBlock {{ document {each(2, 'a#: html')} }} }} }} }} }}"
    ),
    "markdown of a hundred stories": (
        f"stories{HUNDRED} body {{ ... on TextBlock {{ {each(5, 'a#: markdown')} }} }} }} }} }}"
    ),
    "support boxes of a hundred stories": (
        f"stories{HUNDRED} body {{ ... on SupportBoxBlock {{ helplines {{ id }} }} }} }} }} }}"
    ),
    "many lists": each(31, "a#: feed(first: 1) { totalCount edges { node { id } } }"),
    "many lists for an age": each(9, "a#: feed(first: 1, age: #) { totalCount edges { node { id } } }"),
    "many counts": each(26, f"a#: activities(first: 1, {PERIOD}) {{ totalCount }}"),
    "many places": each(24, "a#: places(first: 1, near: { latitude: 59, longitude: 1#}) { totalCount }"),
    "many open places": each(25, "a#: places(first: 1, openNow: true) { totalCount edges { node { id } } }"),
    "many topics": " ".join(f"{name}(topics: [{each(50, TOPIC)}]) {{ totalCount }}" for name in ("feed", "stories")),
    "many paths": each(10, 'a#: content(path: "/nowhere/#/") { id title }'),
    "many keys": each(31, 'a#: contentByKey(translationKey: "KEY#;") { id title }'),
    "many lists of helplines": each(5, "a#: helplines(age: #) { id }"),
    "helplines wide": f"helplines {{ {each(40, 'a#: openState')} }}",
    "many shows with episodes": (
        "podcastShows(first: 40) { edges { node { episodes(first: 10) { totalCount edges { node { id title } } } } } }"
    ),
    "everything that changed": (
        "changes(first: 100) { changes { id content {"
        f"{ITEM} ... on Story {{ body {{ id ... on TextBlock {{ html }} }} }} }} }} }}"
    ),
    "the app's own texts": f"uiStrings {{ {each(190, 'a#: text')} }}",
    "one search": f'search(query: "{WORDS}", first: 100) {{ totalCount edges {{ highlight node {{ {ITEM} }} }} }}',
    "one search, mistyped": f'search(query: "{MISTYPED}", first: 100) {{ edges {{ highlight node {{ id }} }} }}',
    "many searches": each(4, 'a#: search(query: "eksamen #") { totalCount }'),
}
AFTER = {"a fragment of many, below one item": " fragment F on Image {" + each(60, "b#: alt") + "}"}


@dataclass(frozen=True, slots=True)
class Dear:
    """A document of the catalogue, in which `KEY#;` stands for the key of an item."""

    name: str
    text: str
    variables: dict[str, Any] = field(default_factory=dict)

    def request(self, number: int) -> Request:
        """As nobody has sent it before."""
        return Request(orjson.dumps({"query": f"{self.text}\n# {number}", "variables": self.variables}))


def dearest() -> Iterator[Dear]:
    """All of them, for the catalogue."""
    rows = EditionRow.objects.filter(edition__tenant__slug=TENANT, edition__locale=LOCALE).order_by("pk")
    keys = [str(key) for key in rows.values_list("translation_key", flat=True)[:KEYS]]
    for name, selection in INNER.items():
        for place, key in enumerate(keys):
            selection = selection.replace(f"KEY{place};", key)
        yield Dear(
            name, f'{{ edition(tenant: "{TENANT}", locale: "{LOCALE}") {{ {selection} }} }}{AFTER.get(name, "")}'
        )
    nodes = " ".join(
        f'a{place}: node(id: "{ids.encode(ids.ITEM, TENANT, LOCALE, key)}") {{ id }}'
        for place, key in enumerate(keys[:31])
    )
    yield Dear("many nodes", f"{{ {nodes} }}")
    yield Dear("all tenants", "{ tenants {" + each(250, "a#: name") + "} }")
    for operation in operations.all_operations():
        yield Dear(operation.name, operation.query, {**operation.variables, "first": 100})
