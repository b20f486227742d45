"""Requests over the loopback device against gunicorn with two workers, by a client with a few connections.

CPU is what the workers and the database's own processes use: work that is moved into SQL is not gone.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from itertools import chain
from pathlib import Path
from statistics import median

import orjson
from django.db import DEFAULT_DB_ALIAS, connections

from api.graphql.benchmarks.yardstick import SPENT

# As many threads as the edge has for questions.
WORKERS, THREADS, CONNECTIONS = 2, 2, 4
HOST = "127.0.0.1"
STARTS_WITHIN_SECONDS = 60
ANSWERS_WITHIN_SECONDS = 30
HEADERS = {"Content-Type": "application/json", "Accept": "application/json", "X-Forwarded-Proto": "https"}


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, milliseconds of CPU for one of them, of that in the database's processes, and within how many
    milliseconds half of them and all but one in a hundred came.

    `views`: how many trivial views it costs, as `beside` measures it.
    """

    rate: float
    cpu: float
    database: float
    half: float
    slowest: float
    views: float = 1.0


class ServerError(RuntimeError):
    """The server did not come up, or answered something else than 200."""


@contextmanager
def server() -> Iterator[int]:
    """Gunicorn on a free port, which is given; ended with the block."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "api.graphql.benchmarks.server:application"),
        *(f"--bind={HOST}:{port}", f"--workers={WORKERS}", f"--threads={THREADS}", "--log-level=critical"),
    ]
    with running(command, port):
        yield port


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server that answers at this port, ended with the block. Raises ServerError where it does not come up."""
    process = subprocess.Popen(command)  # noqa: S603 - our own words
    try:
        _wait(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """One that nobody has now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def load(*, port: int, method: str, path: str, body: bytes, seconds: float) -> Load:
    """As many requests as the server takes in this time, after a short beginning that does not count."""
    _drive(port, method, path, body, seconds / 4)
    spent, inside, begun = _spent(port), _database(), time.perf_counter()
    times = sorted(_drive(port, method, path, body, seconds))
    lasted = time.perf_counter() - begun
    database = _grown(inside, _database())
    cpu = _spent(port) - spent + database
    each = 1000 / len(times)
    slowest = times[int(len(times) * 0.99)]
    return Load(len(times) / lasted, cpu * each, database * each, times[len(times) // 2] * 1000, slowest * 1000)


def beside(yardsticks: Sequence[Load], loads: Sequence[Load]) -> Load:
    """The middle of several rounds, each beside a yardstick of the same moment: machines change their pace."""
    rounds = [replace(each, views=each.cpu / trivial.cpu) for trivial, each in zip(yardsticks, loads, strict=True)]
    middle = {each.name: median(getattr(one, each.name) for one in rounds) for each in fields(Load)}
    return Load(**middle)


def _database() -> dict[int, float]:
    """Seconds of CPU that each process of the database has used for us; none where it works within ours.

    Raises ServerError where the database is on another machine.
    """
    ours = connections[DEFAULT_DB_ALIAS]
    if ours.vendor != "postgresql":
        return {}
    with ours.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        pids = [pid for (pid,) in cursor.fetchall()]
    used = {pid: seconds for pid in pids if (seconds := _seconds_of(pid)) is not None}
    if pids and not used:
        raise ServerError("The database is on another machine: its CPU cannot be read. Measure where it runs.")
    return used


def _seconds_of(pid: int) -> float | None:
    try:
        # The name in the second place may hold blanks, and ends with the last bracket.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _grown(before: dict[int, float], after: dict[int, float]) -> float:
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in after.items())


def _spent(port: int) -> float:
    """Seconds of CPU that all workers have used; a new connection each time, until every worker has said."""
    said: dict[int, float] = {}
    until = time.monotonic() + ANSWERS_WITHIN_SECONDS
    while time.monotonic() < until:
        connection = http.client.HTTPConnection(HOST, port, timeout=30)
        connection.request("GET", SPENT, headers=HEADERS)
        answer = orjson.loads(connection.getresponse().read())
        connection.close()
        said[answer["worker"]] = answer["seconds"]
        if len(said) == WORKERS:
            return sum(said.values())
        # On a busy machine the worker that is awake would take each new connection.
        time.sleep(0.01)
    raise ServerError("not all workers answer")


def _drive(port: int, method: str, path: str, body: bytes, seconds: float) -> list[float]:
    until = time.perf_counter() + seconds
    found: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    failed: list[str] = []

    def connect(times: list[float]) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=30)
        connection.connect()
        # Headers and body go out in two parts: without this the second waits for the server's nod to the first.
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() < until and not failed:
            begun = time.perf_counter()
            connection.request(method, path, body=body or None, headers=HEADERS)
            response = connection.getresponse()
            response.read()
            times.append(time.perf_counter() - begun)
            if response.status != http.client.OK:
                failed.append(f"{method} {path} answered {response.status}")
        connection.close()

    threads = [threading.Thread(target=connect, args=(times,)) for times in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed or not any(found):
        raise ServerError(failed[0] if failed else "no answer")
    return list(chain.from_iterable(found))


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise ServerError(f"{process.args!r} did not come up on port {port}")
