"""The demo, loaded once in a run, at one fixed moment, a Friday afternoon.

Each module that asks for it has it for itself, in a transaction that is undone.

Not for tests that commit: these empty the database, in the middle of that transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from cms.publishing import versions
from content_types.demo.loader import load

PORT = 8000
MOMENT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
# Full-text tables follow their content by triggers.
KEPT_BY_THE_DATABASE = "_fts"


@dataclass(frozen=True, slots=True)
class Demo:
    """When the demo was loaded, and every row of the database after that."""

    at: datetime
    rows: dict[str, Any]


@pytest.fixture(scope="session")
def loaded_demo(django_db_setup: None, django_db_blocker: Any) -> Demo:
    """The rows of a database in which the demo has been loaded; the database itself is as it was."""
    with time_machine.travel(MOMENT, tick=False), django_db_blocker.unblock(), undone():
        load(at=MOMENT, port=PORT, say=lambda _line: None)
        return Demo(at=MOMENT, rows={table: read(table) for table in tables()})


@pytest.fixture(scope="module")
def demo(loaded_demo: Demo, django_db_blocker: Any) -> Iterator[Demo]:
    """The four demo tenants with all that they publish, beside the tenants that all tests share.

    The clock stands still while the fixture lives.
    """
    with django_db_blocker.unblock():
        world = undone()
        world.__enter__()
        for table in loaded_demo.rows:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, rows in loaded_demo.rows.items():
            write(table, rows)
    versions.forget()
    with time_machine.travel(loaded_demo.at, tick=False):
        yield loaded_demo
    with django_db_blocker.unblock():
        world.__exit__(None, None, None)
    versions.forget()


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def tables() -> list[str]:
    """Every table with rows of its own."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return [name for name in names if KEPT_BY_THE_DATABASE not in name]


def read(table: str) -> Any:
    """All rows of a table, in the form in which `write` takes them."""
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {name} TO STDOUT") as copy:
                return b"".join(bytes(part) for part in copy)
        cursor.execute(f"SELECT * FROM {name}")
        return cursor.fetchall()


def write(table: str, rows: Any) -> None:
    """Puts rows that were read into the table, which is empty."""
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                copy.write(rows)
        elif rows:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
