"""What a request costs at most, about: its selections, each as often as the lists around it may have items.

The sum is made once for a document, as far as it goes without variables; a request then fills in its page sizes.
"""

from collections.abc import Callable, Iterable
from typing import Any

from graphql import DocumentNode, FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode

from api.graphql.demands.values import ABSENT, Given, Variables, defaults_of, fragments_of, given, operation_of
from api.graphql.demands.weights import A_TOPIC, AN_AGE, INTERFACES, LIMIT, MAX_ITEMS, PAGED_BELOW, Weight, weight
from api.graphql.engine.errors import TooComplex

Amount = int | Callable[[Variables], int]
# Of a document whose cost is known it is kept with the document, and goes with it.
KEPT_AS = "_costs_by_operation"
# An inline fragment without a condition holds for all.
ANY = "Node"
# A fragment that there is not.
NOTHING = InlineFragmentNode(type_condition=None, selection_set=SelectionSetNode(selections=()))


def cost_of(document: DocumentNode, variables: Variables, operation_name: str | None = None) -> int:
    """Units, of a document that need not be valid. Raises `BadInput` where the name does not say which operation."""
    known = vars(document).setdefault(KEPT_AS, {})
    if operation_name not in known:
        known[operation_name] = _Weighing(document, operation_name).total()
    amount: Amount = known[operation_name]
    return amount if isinstance(amount, int) else amount(variables)


def check_cost(cost: int) -> None:
    """Raises `TooComplex` for what no request may cost."""
    if cost > LIMIT:
        raise TooComplex(
            f"This costs {cost} units, and one request may cost {LIMIT}. Ask for fewer items or fields, or in several "
            "requests.",
            cost=cost,
            limit=LIMIT,
        )


class _Weighing:
    """Weighs one operation. The limits on a document's size are the limits of this walk, fragments included."""

    def __init__(self, document: DocumentNode, operation_name: str | None) -> None:
        self._operation = operation_of(document, operation_name)
        self._fragments = fragments_of(document)
        self._defaults = defaults_of(self._operation)

    def total(self) -> Amount:
        return self._below(self._operation.selection_set, "", 1)

    def _below(self, selections: SelectionSetNode, parent: str, items: Amount) -> Amount:
        """What is selected below a field. `items`: how many there are of what the field's page lists."""
        certain: list[Amount] = []
        conditional: dict[str, list[Amount]] = {}
        for each in selections.selections:
            if isinstance(each, FieldNode):
                amount = self._field(each, parent)
                certain.append(_times(items, amount) if each.name.value in PAGED_BELOW else amount)
                continue
            condition, inner = self._fragment(each)
            amount = self._below(inner, parent, items)
            (certain if condition in INTERFACES else conditional.setdefault(condition, [])).append(amount)
        return _sum([*certain, _most([_sum(amounts) for amounts in conditional.values()])])

    def _fragment(self, spread: Any) -> tuple[str, SelectionSetNode]:
        named = isinstance(spread, FragmentSpreadNode)
        definition = self._fragments.get(spread.name.value, NOTHING) if named else spread
        condition = definition.type_condition
        return condition.name.value if condition else ANY, definition.selection_set

    def _field(self, field: FieldNode, parent: str) -> Amount:
        name = field.name.value
        found = weight(name, parent)
        if field.selection_set is None:
            return found.own
        items = _times(self._renditions(field), self._items(field, found))
        own = _sum([found.own, self._topics(field)])
        if found.is_connection:
            listed = _sum([_times(items, found.each), self._below(field.selection_set, name, items)])
            return _sum([own, self._age(field), listed])
        return _sum([own, _times(items, _sum([found.each, self._below(field.selection_set, name, 1)]))])

    def _topics(self, field: FieldNode) -> Amount:
        """What it costs to narrow a list to topics."""
        wanted = given(field, "topics", self._defaults)
        if not wanted.variable:
            return _many(wanted.constant) * A_TOPIC
        return lambda variables: _many(wanted.value(variables)) * A_TOPIC

    def _age(self, field: FieldNode) -> Amount:
        """What it costs to narrow a list to an age."""
        wanted = given(field, "age", self._defaults)
        if not wanted.variable:
            return min(_many(wanted.constant), 1) * AN_AGE
        return lambda variables: min(_many(wanted.value(variables)), 1) * AN_AGE

    def _renditions(self, field: FieldNode) -> Amount:
        """How often a list of files has each: once for every size that is wished for."""
        wished = given(field, "renditions", self._defaults)
        if not wished.variable:
            return max(_many(wished.constant), 1)
        return lambda variables: max(_many(wished.value(variables)), 1)

    def _items(self, field: FieldNode, found: Weight) -> Amount:
        if not found.paged:
            return found.items
        first = given(field, "first", self._defaults)
        if not first.variable:
            return _size(first.constant, found.items)
        return lambda variables: _size_given(first, variables, found.items)


def _size_given(first: Given, variables: Variables, default: int) -> int:
    return _size(first.value(variables), default)


def _size(said: Any, default: int) -> int:
    """What the list's own resolver refuses reads nothing, so it need not be exact here, only never too little.

    A variable comes as JSON has it, and GraphQL takes 100.0 for 100.
    """
    if said is ABSENT or said is None:
        return default
    if isinstance(said, float) and said.is_integer():
        said = int(said)
    if isinstance(said, bool) or not isinstance(said, int):
        return MAX_ITEMS
    return min(max(said, 1), MAX_ITEMS)


def _many(said: Any) -> int:
    """How many things an argument lists: GraphQL takes one for a list of it."""
    if isinstance(said, list):
        return len(said)
    return 0 if said is ABSENT or said is None else 1


def _sum(amounts: Iterable[Amount]) -> Amount:
    certain, others = _parted(amounts)
    total = sum(certain)
    return (lambda variables: total + sum(each(variables) for each in others)) if others else total


def _most(amounts: Iterable[Amount]) -> Amount:
    certain, others = _parted(amounts)
    most = max(certain, default=0)
    return (lambda variables: max(most, *(each(variables) for each in others))) if others else most


def _times(times: Amount, amount: Amount) -> Amount:
    if isinstance(times, int) and isinstance(amount, int):
        return times * amount
    return lambda variables: _now(times, variables) * _now(amount, variables)


def _now(amount: Amount, variables: Variables) -> int:
    return amount if isinstance(amount, int) else amount(variables)


def _parted(amounts: Iterable[Amount]) -> tuple[list[int], list[Callable[[Variables], int]]]:
    certain: list[int] = []
    others: list[Callable[[Variables], int]] = []
    for each in amounts:
        if isinstance(each, int):
            certain.append(each)
        else:
            others.append(each)
    return certain, others
