"""What a process believes for two seconds, and the thread that looks after it."""

import os

import pytest

from api.access import housekeeping
from api.access.housekeeping import Believed, Chore
from api.access.tallies import Tally


@pytest.fixture
def clock(monkeypatch):
    """Seconds that the test lets pass."""
    now = [1_000.0]
    monkeypatch.setattr(housekeeping.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def reads(monkeypatch):
    """How often something believed was read, and the thing."""
    monkeypatch.setattr(housekeeping, "_believed", [])
    count = [0]

    def read():
        count[0] += 1
        return count[0]

    return count, Believed(read)


def test_what_is_believed_is_read_once_in_two_seconds(clock, reads):
    count, believed = reads
    assert [believed.value(), believed.value()] == [1, 1]
    clock[0] += 1.9
    assert believed.value() == 1
    clock[0] += 0.1
    assert (believed.value(), count) == (2, [2])


def test_what_is_as_it_was_stays_the_same_object(monkeypatch):
    monkeypatch.setattr(housekeeping, "_believed", [])
    said = ["a"]
    believed = Believed(lambda: list(said))
    first = believed.value()
    assert believed.confirm() is first
    said.append("b")
    assert believed.confirm() == ["a", "b"]
    assert believed.value() is not first


def test_while_requests_come_the_thread_confirms_and_no_request_reads(clock, reads):
    count, believed = reads
    believed.value()
    for _second in range(10):
        clock[0] += 1
        housekeeping._process.asked_at = clock[0]
        housekeeping.look_after(clock[0])
        before = count[0]
        believed.value()
        assert count[0] == before


def test_without_requests_the_thread_asks_nothing(clock, reads):
    count, believed = reads
    believed.value()
    housekeeping._process.asked_at = clock[0]
    for _second in range(20):
        clock[0] += 1
        housekeeping.look_after(clock[0])
    assert count == [1 + 4]


def test_a_fault_of_reading_is_the_threads_own_and_what_is_old_is_read_by_the_request(clock, monkeypatch, caplog):
    monkeypatch.setattr(housekeeping, "_believed", [])
    said = iter([1, ZeroDivisionError(), 3])

    def read():
        value = next(said)
        if isinstance(value, Exception):
            raise value
        return value

    believed = Believed(read)
    assert believed.value() == 1
    clock[0] += 1
    housekeeping._process.asked_at = clock[0]
    housekeeping.look_after(clock[0])
    assert "Housekeeping failed" in caplog.text
    assert believed.value() == 1
    clock[0] += 1
    assert believed.value() == 3


@pytest.fixture
def started(monkeypatch, settings):
    """What the requests of this process have started, and what they have left for its end."""
    settings.HOUSEKEEPING_THREAD = True
    seen = []

    class Thread:
        def __init__(self, *, target, name, daemon):
            self.told = f"{name}, daemon: {daemon}"

        def start(self):
            seen.append(self.told)

    monkeypatch.setattr(housekeeping.threading, "Thread", Thread)
    monkeypatch.setattr(housekeeping.atexit, "register", lambda work: seen.append(work.__name__))
    monkeypatch.setattr(housekeeping, "_process", housekeeping._Process())
    return seen


def in_a_fork(work):
    """What a child of this process says of it."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        # Whatever happens, nothing of the test run that it is a copy of goes on in it.
        try:
            os.write(says, work().encode())
        finally:
            os._exit(0)
    os.close(says)
    with os.fdopen(hears) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def test_the_first_request_of_a_process_starts_one_thread(started):
    housekeeping.stir()
    housekeeping.stir()

    assert started == ["housekeeping, daemon: True", "do_chores"]


def test_after_a_fork_the_first_request_of_the_child_starts_another(started):
    housekeeping.stir()

    def stir_twice():
        started.clear()
        housekeeping.stir()
        housekeeping.stir()
        return "; ".join(started)

    assert in_a_fork(stir_twice) == "housekeeping, daemon: True; do_chores"
    housekeeping.stir()
    assert started == ["housekeeping, daemon: True", "do_chores"]


def test_chores_wait_for_their_time(clock, monkeypatch):
    done = []
    monkeypatch.setattr(housekeeping, "_chores", [Chore(lambda: done.append(clock[0]), every=10)])
    for _second in range(25):
        clock[0] += 1
        housekeeping.look_after(clock[0])
    assert done == [1_001, 1_011, 1_021]


def test_a_tally_is_bounded_and_gives_everything_once():
    tally = Tally(most=2)
    for entry in ("a", "b", "c", "a"):
        tally.add(entry)
    assert (tally.take(), tally.take()) == ({"a": 2, "b": 1}, {})
    tally.add("a", 3)
    tally.put_back([("a", 2), ("b", 1)])
    assert tally.take() == {"a": 5, "b": 1}
