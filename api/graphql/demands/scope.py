"""Which editions and kinds a request reaches: decided before it is executed, from document and variables alone.

Every field counts, whatever `@skip` and `@include` say of it. Lists of tenants, topics and an app's own texts reach no
content; a preview is its token's affair. A field that may answer any kind reaches those that its fragments name, if it
selects nothing outside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import DocumentNode, FieldNode, FragmentSpreadNode, SelectionSetNode

from api.access.reach import ALL_KINDS, Reach
from api.graphql.demands.values import ABSENT, Given, Variables, defaults_of, fragments_of, given, operation_of
from api.graphql.engine import ids

KEPT_AS = "_reaches_by_operation"
KIND_OF_TYPE = {
    "Story": "STORY",
    "PodcastShow": "PODCAST_SHOW",
    "PodcastEpisode": "PODCAST_EPISODE",
    "Guide": "GUIDE",
    "Helpline": "HELPLINE",
    "Activity": "ACTIVITY",
    "Place": "PLACE",
    "Organisation": "ORGANISATION",
    "Slideshow": "SLIDESHOW",
    "Film": "FILM",
}
KIND_OF_FIELD = {
    "stories": "STORY",
    "podcastShows": "PODCAST_SHOW",
    "show": "PODCAST_SHOW",
    "episodes": "PODCAST_EPISODE",
    "guides": "GUIDE",
    "helplines": "HELPLINE",
    "activities": "ACTIVITY",
    "place": "PLACE",
    "places": "PLACE",
    "organiser": "ORGANISATION",
}
# Their answers may be of any kind; those that list items take `kinds`.
ANY_KIND = frozenset({"content", "contentByKey", "related", "node"})
WITH_KINDS = frozenset({"feed", "search"})
# Each change has its item's kind beside it, so a fragment narrows nothing there.
ALWAYS_ALL = frozenset({"changes"})
EDITION, NODE = "edition", "node"
# Ids whose first two parts are a tenant and a locale; that of a tenant by itself names no edition.
OF_AN_EDITION = frozenset({ids.ITEM, ids.BLOCK, ids.EDITION, ids.TOPIC, ids.TENANT_SHOWN, ids.OCCURRENCE, ids.SLIDE})


def scope_of(document: DocumentNode, variables: Variables, operation_name: str | None = None) -> Reach:
    """The reach of a valid document. Raises `BadInput` where the name does not say which operation."""
    known = vars(document).setdefault(KEPT_AS, {})
    if operation_name not in known:
        known[operation_name] = _read(document, operation_name)
    return known[operation_name].reach(variables)


@dataclass(slots=True)
class _Naming:
    """What an operation names, before its variables are known."""

    kinds: set[str] = field(default_factory=set)
    chosen_kinds: list[Given] = field(default_factory=list)
    editions: list[tuple[Given, Given]] = field(default_factory=list)
    nodes: list[Given] = field(default_factory=list)

    def reach(self, variables: Variables) -> Reach:
        named = [(_text(tenant, variables), _text(locale, variables)) for tenant, locale in self.editions]
        named += [edition for node in self.nodes for edition in _of_id(_text(node, variables))]
        certain = frozenset((tenant, locale) for tenant, locale in named if tenant and locale)
        kinds = self.kinds.union(*(_kinds(chosen, variables) for chosen in self.chosen_kinds))
        return Reach(certain, frozenset(kinds), is_certain=all(tenant and locale for tenant, locale in named))


def _read(document: DocumentNode, operation_name: str | None) -> _Naming:
    operation = operation_of(document, operation_name)
    fragments, defaults, naming = fragments_of(document), defaults_of(operation), _Naming()
    for each, parent in _fields(operation.selection_set, fragments, ""):
        name = each.name.value
        if name == EDITION and not parent:
            naming.editions.append((given(each, "tenant", defaults), given(each, "locale", defaults)))
        elif name == NODE and not parent:
            naming.nodes.append(given(each, "id", defaults))
        if name in WITH_KINDS:
            naming.chosen_kinds.append(given(each, "kinds", defaults))
        elif name in KIND_OF_FIELD:
            naming.kinds.add(KIND_OF_FIELD[name])
        elif name in ALWAYS_ALL or (name in ANY_KIND and (name != NODE or not parent)):
            narrowed = None if name in ALWAYS_ALL else _narrowed(each.selection_set, fragments)
            naming.kinds |= ALL_KINDS if narrowed is None else narrowed
    return naming


def _fields(selections: SelectionSetNode, fragments: Any, parent: str) -> Iterator[tuple[FieldNode, str]]:
    """Every field of the operation with the name of the one around it; each fragment is met wherever it is spread."""
    for each in selections.selections:
        if isinstance(each, FieldNode):
            yield each, parent
            if each.selection_set:
                yield from _fields(each.selection_set, fragments, each.name.value)
        else:
            yield from _fields(_fragment(each, fragments).selection_set, fragments, parent)


def _fragment(each: Any, fragments: Any) -> Any:
    """An inline fragment as it is, a named one by its definition."""
    return fragments[each.name.value] if isinstance(each, FragmentSpreadNode) else each


def _narrowed(selections: SelectionSetNode | None, fragments: Any) -> set[str] | None:
    """The kinds that fragments name, where nothing is selected outside them; None for all."""
    kinds: set[str] = set()
    for each in selections.selections if selections else ():
        if isinstance(each, FieldNode):
            return None
        inner = _fragment(each, fragments)
        condition = inner.type_condition.name.value if inner.type_condition else ""
        if condition in KIND_OF_TYPE:
            kinds.add(KIND_OF_TYPE[condition])
        elif condition in {"", "Node", "Content"}:
            below = _narrowed(inner.selection_set, fragments)
            if below is None:
                return None
            kinds |= below
    return kinds


def _kinds(chosen: Given, variables: Variables) -> frozenset[str]:
    """A list of kinds, or one of them, as GraphQL lets a client write it; all where none is chosen."""
    said = chosen.value(variables)
    if said is ABSENT or not said:
        return ALL_KINDS
    listed = said if isinstance(said, list) else [said]
    if not all(isinstance(each, str) for each in listed):
        return ALL_KINDS
    # A kind that there is not is refused before anything is read.
    return frozenset(listed) & ALL_KINDS


def _text(argument: Given, variables: Variables) -> str:
    """An id or tag as GraphQL understands it; empty where it is none."""
    said = argument.value(variables)
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said)
    return said.strip() if isinstance(said, str) else ""


def _of_id(text: str) -> list[tuple[str, str]]:
    try:
        wanted = ids.decode(text)
    except ids.MalformedId:
        return [("", "")]
    return [(wanted.parts[0], wanted.parts[1])] if wanted.letter in OF_AN_EDITION else []
