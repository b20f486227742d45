"""What opening hours say is worked out once until they turn; it is never told of another moment or other hours."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.graphql.engine.dependencies import Dependencies
from api.graphql.helplines import hours as shown
from content_types import hours

OSLO = "Europe/Oslo"
WEEK = {
    "rules": [{"weekday": day, "state": "OPEN", "opens": "09:00", "closes": "15:00", "note": None} for day in range(5)],
    "exceptions": [{"date": "2026-03-30", "state": "CLOSED", "opens": None, "closes": None, "note": "Fri"}],
}
FIRST = datetime(2026, 3, 20, tzinfo=UTC)
BY_NIGHT = {"rules": [{"weekday": 4, "state": "OPEN", "opens": "22:00", "closes": "04:00", "note": None}]}


class Line(dict):
    """A helpline as a request at a moment reads it."""

    def __init__(self, said, at, *, closed=False, timezone=OSLO):
        super().__init__(hours=said, timezone=timezone, temporarilyClosed=closed)
        self.edition = SimpleNamespace(now=at, depends=Dependencies())


@pytest.fixture(autouse=True)
def _nothing_kept():
    shown._kept.clear()


def test_hours_are_worked_out_once_until_they_turn(monkeypatch):
    asked = []
    state_at = hours.state_at
    monkeypatch.setattr(hours, "state_at", lambda *args, **named: asked.append(1) or state_at(*args, **named))
    before_nine = datetime(2026, 3, 24, 7, 30, tzinfo=UTC)

    assert [shown.open_state(Line(WEEK, before_nine + timedelta(minutes=each))) for each in range(40)] == [
        *["CLOSED"] * 30,
        *["OPEN"] * 10,
    ]
    assert len(asked) == 2


def test_an_answer_hangs_on_the_moment_at_which_its_hours_turn():
    first, second = (Line(WEEK, datetime(2026, 3, 24, 7, minute, tzinfo=UTC)) for minute in (30, 31))

    for line in (first, second):
        assert shown.next_opening(line) == datetime(2026, 3, 24, 8, tzinfo=UTC)
        assert [turn(line.edition.now) for turn in line.edition.depends.turns] == [datetime(2026, 3, 24, 8, tzinfo=UTC)]


@given(
    asked=st.lists(
        st.tuples(
            st.sampled_from([WEEK, BY_NIGHT, {}, None]),
            st.integers(0, 16 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes)),
            st.booleans(),
            st.sampled_from([OSLO, "Europe/Belgrade", "UTC"]),
        ),
        max_size=12,
    )
)
def test_whatever_was_asked_before_the_hours_are_those_of_the_moment(asked):
    for said, at, closed, timezone in asked:
        line = Line(said, at, closed=closed, timezone=timezone)

        assert shown.next_opening(line) == hours.next_opening(said, timezone=timezone, at=at, temporarily_closed=closed)
        assert shown.open_state(line) == hours.state_at(said, timezone=timezone, at=at, temporarily_closed=closed)
