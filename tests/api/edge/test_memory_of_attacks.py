"""However long strangers send what is refused, the process takes no more memory."""

import gc
from pathlib import Path

import pytest

from api.edge.application import Edge
from api.graphql.benchmarks import refusing
from api.graphql.engine import documents
from tests.api.edge.conftest import Asker
from tests.api.edge.test_memory import SENT, told
from tests.soak import legs, walking

STATUS = Path("/proc/self/status")
LEGS, ROUNDS = 2, 100
# Until the caches of documents and of what is compiled for them are full.
WARMING = 12
# Until the allocator has what it wants, too, which takes it some thousand attacks in a process that is new.
LONG_WARMING = 60
MOST_MEGABYTES = 4

pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="the system tells nobody what a process takes")


def megabytes():
    """What the process has in memory, without what only waits to be collected."""
    gc.collect()
    [taken] = [line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(taken.split()[1]) / 1024


def send(asker, rounds):
    for number in rounds:
        for attack in SENT:
            each = attack.make("nordby", number)
            work = asker.send(each.method, each.path, query=each.query, headers=told(each).items(), body=each.body)
            answer = asker.run(work)
            assert answer.status == attack.status, attack.name


def growth(rounds, *, warming=WARMING):
    with refusing.as_in_production() as handler:
        asker = Asker(Edge(handler, threads=1, most_bytes=1_000_000))
        send(asker, range(warming))
        before = megabytes()
        send(asker, range(warming, warming + rounds))
        grown = megabytes() - before
        asker.close()
    return grown


@pytest.fixture(autouse=True)
def _few_documents_fill_the_cache(monkeypatch):
    monkeypatch.setattr(documents, "KEPT_DOCUMENTS", 100)


def test_a_few_rounds_of_attacks_leave_memory_as_it_was(committed):
    assert growth(ROUNDS * LEGS // 10) < MOST_MEGABYTES


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("attacked", count=LEGS))
def test_nor_do_many(committed, leg, request):
    with walking("attacked", leg, steps=ROUNDS * len(SENT), config=request.config):
        grown = growth(ROUNDS, warming=LONG_WARMING)
        request.config.get_terminal_writer().line(f"attacked: {grown:+.2f} MB after {ROUNDS * len(SENT)} attacks")
        assert grown < MOST_MEGABYTES
