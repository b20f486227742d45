"""The measuring itself: what it counts, what it refuses, and how it judges."""

import itertools
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from api.graphql.benchmarks import inprocess, loopback, operations, report
from api.graphql.benchmarks.inprocess import Cost, FailedAnswerError, Fresh, RefusedAnswerError
from api.graphql.benchmarks.loopback import Load, ServerError
from api.graphql.benchmarks.operations import NothingToMeasureError, Operation
from api.graphql.benchmarks.report import Effort, Results
from cms.publishing import versions
from content_types.catalogue.plan import Plan
from content_types.catalogue.seeding import seed_catalogue
from tests.factories import store

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 20, tzinfo=UTC)
STATEMENTS = {
    "Feed": 1,
    "StoryByPath": 2,
    "PodcastShow": 2,
    "GuidesByTopic": 2,
    "Search": 2,
    "Start": 1,
    "WhoCanITalkTo": 1,
    "WhatIsOn": 2,
    "Changes": 1,
}


@pytest.fixture(autouse=True)
def _same_connection():
    """A request's end closes a connection that is inside a transaction, as that of every test is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def measured(monkeypatch):
    """A catalogue that was measured already, with these results."""
    store.tenant("catalogue")
    monkeypatch.setattr(report, "measure", lambda effort: results())


def loads(**views):
    """What each operation costs, in trivial views; 3 where nothing is said."""
    names = (*operations.BARS, "Feed of 5", "Feed of 100")
    costs = {report.YARDSTICK: 1.0, **dict.fromkeys(names, 3.0), **views}
    return {name: Load(100.0, 0.5 * cost, 0.1, 1.0, 2.0, views=cost) for name, cost in costs.items()}


def results(*, statements=2, views=MappingProxyType({}), growth=(2, 2, 2), latin=1.0, document=5.0):
    cost = Cost(statements=statements, cpu=4.0, yardstick=0.25, size=3000)
    return Results(
        costs={"Feed": cost},
        growth={first: replace(cost, statements=count) for first, count in zip((5, 20, 100), growth, strict=True)},
        loads=loads(**views),
        latin=latin,
        fresh={"Feed": Fresh(document, 0.25)},
    )


def test_each_operation_is_measured_and_none_grows_over_its_bar(monkeypatch):
    seed_catalogue(plan=Plan(6), at=MOMENT, say=lambda line: None)
    # As if it were committed: what a process has written itself is not kept before.
    versions.tell()
    monkeypatch.setattr(report, "_load", lambda wanted, effort, results: None)
    found = report.measure(Effort(calls=1))
    assert {name: cost.statements for name, cost in found.costs.items()} == STATEMENTS
    assert {first: cost.statements for first, cost in found.growth.items()} == {5: 1, 20: 1, 100: 1}


def test_what_has_no_bar_may_be_more_than_one_answer_holds(monkeypatch):
    seed_catalogue(plan=Plan(6), at=MOMENT, say=lambda line: None)
    monkeypatch.setattr(report, "_load", lambda wanted, effort, results: loaded.extend(wanted))
    measured, loaded = inprocess.cost, []

    def cost(handler, operation, *, calls):
        if operation.name == too_large:
            raise RefusedAnswerError
        return measured(handler, operation, calls=calls)

    monkeypatch.setattr(inprocess, "cost", cost)
    too_large = "WhoCanITalkTo"
    found = report.measure(Effort(calls=1))
    assert found.refused == [too_large]
    assert [operation.name for operation in loaded] == [name for name in STATEMENTS if name != too_large]

    too_large = "StoryByPath"
    with pytest.raises(RefusedAnswerError):
        report.measure(Effort(calls=1))


def test_an_answer_that_would_be_too_large_is_told_from_a_wrong_one():
    large = Operation("Large", f"{{ {' '.join(f'a{each}: tenants {{ slug }}' for each in range(2000))} }}")
    with inprocess.handler() as handler, pytest.raises(RefusedAnswerError):
        inprocess.cost(handler, large, calls=1)


def test_an_operation_that_fails_is_not_measured():
    wrong = Operation("Wrong", '{ edition(tenant: "nobody", locale: "nb") { id } }')
    with inprocess.handler() as handler, pytest.raises(FailedAnswerError, match="No tenant"):
        inprocess.cost(handler, wrong, calls=1)


def test_without_a_catalogue_there_is_nothing_to_measure():
    assert operations.items() == 0
    with pytest.raises(NothingToMeasureError, match="seed_catalogue"):
        operations.all_operations()


def test_the_command_prints_a_table(measured, capsys):
    call_command("bench", quick=True)
    lines = capsys.readouterr().out.splitlines()
    assert "database" in lines[0]
    assert "| Feed | 2 | 3 | 4.00 | 16.0 | 100 | 1.000 | 1.50 | 0.10 | 3.0 | 4.5 | 1.0 | 2.0 |" in lines
    assert "| Feed of 100 |  |  |  |  | 100 | 1.000 | 1.50 | 0.10 | 3.0 |  | 1.0 | 2.0 |" in lines
    assert "| 100 | 2 | 4.00 | 16.0 |" in lines
    assert lines[-3] == "Feed in Latin script: 1.00 times the one in Cyrillic."
    assert lines[-1] == "A document that is new costs once, in ms of CPU and in trivial views: Feed 5.0 (20)."


def test_the_table_names_what_was_refused():
    refused = replace(results(), refused=["WhoCanITalkTo"])
    assert "| WhoCanITalkTo | refused: more than one answer may hold |" in "\n".join(report.table(refused))


def test_the_command_prints_json(measured, capsys):
    call_command("bench", json=True)
    said = orjson.loads(capsys.readouterr().out)
    assert said["costs"]["Feed"] == {"statements": 2, "cpu": 4.0, "yardstick": 0.25, "size": 3000, "ratio": 16.0}
    assert set(said["growth"]) == {"5", "20", "100"}
    assert said["loads"]["Feed"] == {
        "rate": 100.0,
        "cpu": 1.5,
        "database": 0.1,
        "half": 1.0,
        "slowest": 2.0,
        "views": 3.0,
    }


def test_the_catalogue_is_made_where_there_is_none(monkeypatch):
    monkeypatch.setattr(report, "measure", lambda effort: results())
    call_command("bench", items=2)
    assert operations.items() == 2


def test_bars_that_are_held_are_not_named():
    assert report.failures(results(), vendor="postgresql") == []


@pytest.mark.parametrize(
    ("given", "vendor", "named"),
    [
        ({"statements": 5}, "sqlite", ["Feed asks 5 statements, at most 2 are allowed."]),
        ({"growth": (2, 2, 9)}, "sqlite", ["The statements of Feed grow with the number of stories asked for."]),
        ({"views": {"Feed": 4.6}}, "postgresql", ["Feed costs 4.6 trivial views, at most 4.5 are allowed."]),
        ({"views": {"Feed": 4.6}}, "sqlite", []),
        (
            {"views": {"Feed of 100": 16}},
            "postgresql",
            ["Feed of 100 costs 5.3 times the one of 5, at most 5 are allowed."],
        ),
        (
            {"latin": 1.2},
            "postgresql",
            ["Feed in Latin script costs 1.20 times the one in Cyrillic, at most 1.05 are allowed."],
        ),
        ({"latin": 1.05}, "postgresql", []),
        ({"document": 20}, "postgresql", []),
        (
            {"document": 20.1},
            "postgresql",
            ["The document of Feed costs 20.1 ms once, at most 20 are allowed."],
        ),
        ({"document": 20.1}, "sqlite", []),
    ],
)
def test_a_bar_that_is_not_held_is_named(given, vendor, named):
    assert report.failures(results(**given), vendor=vendor) == named


def test_a_tail_that_is_too_long_is_named():
    slow = results()
    slow.loads["Search"] = replace(slow.loads["Search"], half=2.0, slowest=6.2)
    assert report.failures(slow, vendor="postgresql") == [
        "Search answers one in a hundred within 3.1 times what half of them take, at most 3 are allowed."
    ]


def test_a_catalogue_five_times_larger_costs_little_more():
    smaller = {"items": 500, **results(views={"Search": 2.0}).as_json()}
    assert report.failures(results(views={"Search": 2.4}), vendor="postgresql", smaller=smaller) == []
    assert report.failures(results(views={"Search": 2.5}), vendor="postgresql", smaller=smaller) == [
        "Search costs 1.25 times what it costs over 500 items, at most 1.2 are allowed."
    ]


@pytest.mark.parametrize("said", [None, b"{", b"{}", orjson.dumps({"items": 500, "loads": {}})])
def test_growth_is_judged_against_a_run_over_a_fifth_alone(measured, tmp_path, said):
    file = tmp_path / "smaller.json"
    if said is not None:
        file.write_bytes(said)
    with pytest.raises(
        CommandError, match="cannot be read" if said in (None, b"{") else "Make a catalogue of that size"
    ):
        call_command("bench", against=file)


def test_the_run_over_a_fifth_is_handed_on(measured, monkeypatch, tmp_path):
    handed = []
    monkeypatch.setattr(report, "failures", lambda results, *, vendor, smaller: handed.append(smaller) or [])
    monkeypatch.setattr(operations, "items", lambda: 10)
    file = tmp_path / "smaller.json"
    file.write_bytes(orjson.dumps({"items": 2, "loads": {}}))

    call_command("bench", check=True, against=file)

    assert handed == [{"items": 2, "loads": {}}]


def test_a_document_that_is_new_costs_more_than_one_that_is_known():
    known = Operation("Known", '{ edition(tenant: "solvik", locale: "nb") { id search(query: "") { totalCount } } }')
    store.tenant("solvik")
    with inprocess.handler() as handler:
        found = inprocess.fresh(handler, known, calls=5)
    assert found.cpu > 0
    assert found.yardstick > 0


def test_a_check_that_fails_ends_the_command(measured, monkeypatch):
    monkeypatch.setattr(report, "failures", lambda results, *, vendor, smaller: ["Too slow."])
    call_command("bench", quick=True)
    with pytest.raises(CommandError, match="Too slow"):
        call_command("bench", quick=True, check=True)


def test_a_server_that_does_not_come_up_is_an_error(monkeypatch):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with pytest.raises(ServerError, match="did not come up"):
        loopback._wait(loopback.free_port(), ended)


class Answering(BaseHTTPRequestHandler):
    """Answers one address."""

    workers = itertools.cycle(range(loopback.WORKERS))

    def do_GET(self):
        said = orjson.dumps({"worker": next(self.workers), "seconds": time.process_time()})
        self.send_response(200 if self.path in {"/there", "/spent"} else 404)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *args):
        """Says nothing."""


@pytest.fixture
def port():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


def test_answers_over_the_loopback_device_are_timed(port):
    found = loopback.load(port=port, method="GET", path="/there", body=b"", seconds=0.2)
    assert found.rate > 0
    assert found.cpu > 0
    assert found.half <= found.slowest


def test_a_wrong_answer_over_the_loopback_device_is_an_error(port):
    with pytest.raises(ServerError, match="answered 404"):
        loopback.load(port=port, method="GET", path="/elsewhere", body=b"", seconds=0.2)
