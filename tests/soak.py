"""The legs of a soak: each has a seed of its own, and one that is done at a commit is not walked again there.

`make soak` says which seed it walks, and writes how each leg ended into docs/measured/. A soak that was cut off goes on
with the legs that are missing. SOAK_SEED=another gives another walk; SOAK_AGAIN=1 walks again what is done. On two
cores `make soak ARGS="-n 2 -k walk"` walks two legs at a time: without what measures time, which wants to be alone.
"""

import fcntl
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis.stateful import RuleBasedStateMachine

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "docs" / "measured"
CLEAN, NO_COMMIT = "clean", "not committed"
HEAD = """# Soak: {name}

The last walk of each leg, written by `make soak`. A leg is walked again with `SOAK_SEED={seed} SOAK_AGAIN=1 make soak`.

| Database | Seed | Steps | Outcome | Seconds | Commit | Day |
|---|---|---|---|---|---|---|
"""
ROW = re.compile(
    r"^\| (?P<database>\w+) \| `(?P<leg>[^`]+)` \| \d+ \| (?P<outcome>[^|]+) \| \d+ \| `?(?P<commit>[^|`]+)`? \|"
)


def legs(name: str, *, count: int) -> list[str]:
    """Seeds of the legs."""
    seed = os.environ.get("SOAK_SEED", name)
    return [f"{seed}-{number}" for number in range(count)]


def renamed(machine: type[RuleBasedStateMachine], seed: str, **attributes: Any) -> type[RuleBasedStateMachine]:
    """The same state machine by another name: Hypothesis, told not to choose at random, takes its seed from that."""
    return type(f"{machine.__name__} {seed}", (machine,), attributes)


@contextmanager
def walking(name: str, leg: str, *, steps: int, config: pytest.Config) -> Iterator[None]:
    """Walks a leg unless it is done already: says its seed before, and writes down how it ended."""
    commit = _commit()
    if done(name, leg, commit) and not os.environ.get("SOAK_AGAIN"):
        pytest.skip(f"{leg} is done at {commit}")
    writer = config.get_terminal_writer()
    writer.line(f"\n{name}: {steps} steps with seed {leg} on {connection.vendor}, at {commit}")
    began, outcome = time.monotonic(), "failed"
    try:
        yield
        outcome = CLEAN
    except KeyboardInterrupt:
        outcome = "cut off"
        raise
    finally:
        seconds = round(time.monotonic() - began)
        writer.line(f"{name}: {leg} {outcome} after {seconds} s")
        record(name, leg, steps=steps, outcome=outcome, seconds=seconds, commit=commit)


def done(name: str, leg: str, commit: str) -> bool:
    """Whether the leg ended clean on this database with exactly this code."""
    wanted = (connection.vendor, leg, CLEAN, commit)
    return commit != NO_COMMIT and wanted in {(row[0], row[1], row[2], row[3]) for row in _rows(_page(name))}


def record(name: str, leg: str, *, steps: int, outcome: str, seconds: int, commit: str) -> None:
    """Writes the leg into the page of this soak, in place of what was said of it before."""
    MEASURED.mkdir(parents=True, exist_ok=True)
    shown = commit if commit == NO_COMMIT else f"`{commit}`"
    day = _day()
    row = f"| {connection.vendor} | `{leg}` | {steps} | {outcome} | {seconds} | {shown} | {day} |"
    page = _page(name)
    # Several processes may share a soak.
    with page.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept = {each[:2]: each[4] for each in _rows(page)} | {(connection.vendor, leg): row}
        ordered = [kept[key] for key in sorted(kept, key=_in_order)]
        file.truncate(0)
        file.write(HEAD.format(name=name, seed=leg.rpartition("-")[0]) + "\n".join(ordered) + "\n")


def _in_order(key: tuple[str, str]) -> tuple[str, str, int]:
    database, leg = key
    seed, _, number = leg.rpartition("-")
    return database, seed, int(number)


def _page(name: str) -> Path:
    return MEASURED / f"soak-{name}.md"


def _rows(page: Path) -> list[tuple[str, str, str, str, str]]:
    """Database, leg, outcome and commit of each row, and the row itself."""
    if not page.exists():
        return []
    found = (ROW.match(line) for line in page.read_text(encoding="utf-8").splitlines())
    return [
        (row["database"], row["leg"], row["outcome"].strip(), row["commit"].strip(), row.string) for row in found if row
    ]


def _day() -> str:
    """The day by the clock of the file system: that of a test may stand still."""
    with tempfile.TemporaryFile() as file:
        return datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).date().isoformat()


def _commit() -> str:
    """The commit that is checked out, unless files differ from it: then no commit says what was walked."""
    asked = ["git", "status", "--porcelain", "--", ".", ":!docs/measured"]
    changed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    head = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    clean = changed.returncode == 0 and not changed.stdout and head.returncode == 0
    return head.stdout.strip() if clean else NO_COMMIT
