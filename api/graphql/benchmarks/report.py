"""A run of all measurements, its table, and whether it holds the bars."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from api.graphql.benchmarks import inprocess, loopback, operations, syncing
from api.graphql.benchmarks.inprocess import Cost, Fresh, RefusedAnswerError
from api.graphql.benchmarks.loopback import Load
from api.graphql.benchmarks.operations import BARS, Operation
from api.graphql.benchmarks.syncing import Sync
from api.graphql.benchmarks.yardstick import PATH

YARDSTICK = "trivial view"
MOST_OF_CYRILLIC = 1.05
# Of the database for one answer: rows, and what they quote.
MOST_STATEMENTS = 2
UNDER_THE_BAR = (*BARS, "Start", "WhatIsOn", "WhoCanITalkTo")
# The slowest of a hundred against half of them, at four connections.
MOST_TAIL = 3
# Milliseconds of CPU for one that is new.
MOST_FOR_A_DOCUMENT = 20
# A catalogue five times larger, in CPU.
MOST_OF_FIVE_CATALOGUES = 1.2
# Feed of 100 against Feed of 5, in CPU.
MOST_GROWTH = 5
GROWTH_JUDGED = (operations.GROWTH[0], operations.GROWTH[-1])
HEAD = (
    *("operation", "SQL", "kB", "CPU ms", "x trivial"),
    *("requests/s", "of trivial", "server CPU ms", "database's part", "x trivial", "bar", "p50 ms", "p99 ms"),
)


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: calls in process; rounds over the loopback device, each of so many seconds."""

    calls: int = 200
    seconds: float = 1.0
    rounds: int = 5


QUICK = Effort(calls=20, seconds=0.5, rounds=1)


@dataclass(slots=True)
class Results:
    """By the operation's name; `growth` by how many stories were asked for.

    `refused` names operations that have no bar and for which the catalogue holds more than one answer may: there are
    lists without pages. `latin` is what the feed costs in Latin script, in feeds in Cyrillic; `fresh` what a document
    costs once.
    """

    costs: dict[str, Cost] = field(default_factory=dict)
    growth: dict[int, Cost] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    latin: float = 1.0
    fresh: dict[str, Fresh] = field(default_factory=dict)
    sync: Sync | None = None

    def as_json(self) -> dict[str, Any]:
        """The same, of plain values."""
        costs = {name: {**asdict(cost), "ratio": cost.ratio} for name, cost in self.costs.items()}
        growth = {str(first): asdict(cost) for first, cost in self.growth.items()}
        loads = {name: asdict(load) for name, load in self.loads.items()}
        fresh = {name: asdict(each) for name, each in self.fresh.items()}
        return {
            "costs": costs,
            "growth": growth,
            "loads": loads,
            "refused": self.refused,
            "latin": self.latin,
            "fresh": fresh,
            "sync": asdict(self.sync) if self.sync else None,
        }


def measure(effort: Effort) -> Results:
    """Everything, in process first. Raises NothingToMeasureError, FailedAnswerError or ServerError."""
    wanted, results = operations.all_operations(), Results()
    with inprocess.handler() as handler:
        for operation in wanted:
            try:
                results.costs[operation.name] = inprocess.cost(handler, operation, calls=effort.calls)
            except RefusedAnswerError:
                if operation.name in BARS:
                    raise
                results.refused.append(operation.name)
        for first in operations.GROWTH:
            results.growth[first] = inprocess.cost(handler, operations.feed(first=first), calls=effort.calls)
        scripts = {tag: operations.feed(first=20, locale=tag) for tag in ("sr-Cyrl", "sr-Latn")}
        results.latin = inprocess.relation(handler, scripts["sr-Latn"], to=scripts["sr-Cyrl"], calls=effort.calls)
        known = [each for each in wanted if each.name in results.costs]
        results.fresh = {each.name: inprocess.fresh(handler, each, calls=max(effort.calls // 10, 3)) for each in known}
        results.sync = syncing.measure(handler, calls=effort.calls)
    _load(known, effort, results)
    return results


def _load(wanted: list[Operation], effort: Effort, results: Results) -> None:
    feeds = {grown(first): operations.feed(first=first) for first in GROWTH_JUDGED}
    all_of_them = {each.name: each for each in wanted} | feeds
    trivial: list[Load] = []
    with loopback.server() as port:
        for name, operation in all_of_them.items():
            body = inprocess.body_of(operation)
            rounds = [_round(port, body, seconds=effort.seconds) for _ in range(effort.rounds)]
            yardsticks, loads = zip(*rounds, strict=True)
            results.loads[name] = loopback.beside(yardsticks, loads)
            trivial += yardsticks
    results.loads[YARDSTICK] = loopback.beside(trivial, trivial)


def _round(port: int, body: bytes, *, seconds: float) -> tuple[Load, Load]:
    """The yardstick and an operation, one right after the other."""
    trivial = loopback.load(port=port, method="GET", path=PATH, body=b"", seconds=seconds)
    return trivial, loopback.load(port=port, method="POST", path="/graphql", body=body, seconds=seconds)


def grown(first: int) -> str:
    """The name under which the feed of so many stories is found among the loads."""
    return f"Feed of {first}"


def table(results: Results) -> Iterator[str]:
    """Markdown: the operations, then how the feed grows."""
    yield _line(HEAD)
    yield _line("-" * len(name) for name in HEAD)
    trivial = results.loads[YARDSTICK]
    yardstick = median(cost.yardstick for cost in results.costs.values())
    yield _line((YARDSTICK, "0", "3", f"{yardstick:.2f}", "1", *_load_cells(trivial, trivial)))
    for name, cost in results.costs.items():
        cells = (name, str(cost.statements), f"{cost.size / 1000:.0f}", f"{cost.cpu:.2f}", f"{cost.ratio:.1f}")
        yield _line((*cells, *_load_cells(results.loads[name], trivial, bar=BARS.get(name))))
    for first in GROWTH_JUDGED:
        yield _line((grown(first), *("" for _ in HEAD[1:5]), *_load_cells(results.loads[grown(first)], trivial)))
    for name in results.refused:
        yield _line((name, "refused: more than one answer may hold", *("" for _ in HEAD[2:])))
    yield ""
    yield _line(("Feed, first", "SQL", "CPU ms", "x trivial"))
    yield _line(("-", "-", "-", "-"))
    for first, cost in results.growth.items():
        yield _line((str(first), str(cost.statements), f"{cost.cpu:.2f}", f"{cost.ratio:.1f}"))
    yield ""
    yield f"Feed in Latin script: {results.latin:.2f} times the one in Cyrillic."
    yield ""
    said = ", ".join(f"{name} {each.cpu:.1f} ({each.cpu / each.yardstick:.0f})" for name, each in results.fresh.items())
    yield f"A document that is new costs once, in ms of CPU and in trivial views: {said}."
    if results.sync:
        yield syncing.line(results.sync)


def failures(results: Results, *, vendor: str, smaller: Mapping[str, Any] | None = None) -> list[str]:
    """The bars that are not held. CPU is judged on PostgreSQL, where the database works in a process of its own.

    `smaller` is what a run said, as JSON, over a catalogue of a fifth of the items.
    """
    found = [
        f"{name} asks {results.costs[name].statements} statements, at most {MOST_STATEMENTS} are allowed."
        for name in UNDER_THE_BAR
        if name in results.costs and results.costs[name].statements > MOST_STATEMENTS
    ]
    if len({cost.statements for cost in results.growth.values()}) > 1:
        found.append("The statements of Feed grow with the number of stories asked for.")
    found += syncing.failures(results.sync)
    if vendor != "postgresql":
        return found
    for name, most in BARS.items():
        load = results.loads[name]
        if load.views > most:
            found.append(f"{name} costs {load.views:.1f} trivial views, at most {most} are allowed.")
        if load.slowest > MOST_TAIL * load.half:
            found.append(
                f"{name} answers one in a hundred within {load.slowest / load.half:.1f} times what half of them take, "
                f"at most {MOST_TAIL} are allowed."
            )
    found += [
        f"The document of {name} costs {each.cpu:.1f} ms once, at most {MOST_FOR_A_DOCUMENT} are allowed."
        for name, each in results.fresh.items()
        if each.cpu > MOST_FOR_A_DOCUMENT
    ]
    if smaller:
        found += _grown_with_the_catalogue(results, smaller)
    few, many = (results.loads[grown(first)].views for first in GROWTH_JUDGED)
    if many > MOST_GROWTH * few:
        found.append(f"Feed of 100 costs {many / few:.1f} times the one of 5, at most {MOST_GROWTH} are allowed.")
    if results.latin > MOST_OF_CYRILLIC:
        found.append(
            f"Feed in Latin script costs {results.latin:.2f} times the one in Cyrillic, "
            f"at most {MOST_OF_CYRILLIC} are allowed."
        )
    return found


def _grown_with_the_catalogue(results: Results, smaller: Mapping[str, Any]) -> Iterator[str]:
    """Both in trivial views of their own run: what else the machine did then is not known."""
    for name in BARS:
        times = results.loads[name].views / smaller["loads"][name]["views"]
        if times > MOST_OF_FIVE_CATALOGUES:
            yield (
                f"{name} costs {times:.2f} times what it costs over {smaller['items']} items, "
                f"at most {MOST_OF_FIVE_CATALOGUES} are allowed."
            )


def _load_cells(load: Load, trivial: Load, *, bar: float | None = None) -> tuple[str, ...]:
    rates = f"{load.rate:.0f}", f"{load.rate / trivial.rate:.3f}"
    cpu = f"{load.cpu:.2f}", f"{load.database:.2f}", f"{load.views:.1f}"
    return *rates, *cpu, "" if bar is None else str(bar), f"{load.half:.1f}", f"{load.slowest:.1f}"


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"
