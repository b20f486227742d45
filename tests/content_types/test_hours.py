"""What a young person is told about whether somebody answers, at any moment of the year."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.hours import (
    NaiveMomentError,
    next_opening,
    problems,
    rules_from,
    state_at,
    with_holidays,
)

OSLO = "Europe/Oslo"
BELGRADE = "Europe/Belgrade"


def rule(weekday, state="OPEN", opens=None, closes=None, note=""):
    return {"weekday": weekday, "state": state, "opens": opens, "closes": closes, "note": note}


def dated(day, state="OPEN", opens=None, closes=None, note=""):
    return {"date": day, "state": state, "opens": opens, "closes": closes, "note": note}


def hours(*rules, exceptions=()):
    return {"rules": list(rules), "exceptions": list(exceptions)}


def local(text, timezone=OSLO, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone), fold=fold)


def state(given_hours, text, timezone=OSLO, fold=0):
    return state_at(given_hours, timezone=timezone, at=local(text, timezone, fold))


def following(given_hours, text, timezone=OSLO):
    found = next_opening(given_hours, timezone=timezone, at=local(text, timezone))
    return found.isoformat() if found else None


WEEKDAYS_9_TO_15 = hours(*(rule(day, opens="09:00", closes="15:00") for day in range(5)))
NIGHTS = hours(*(rule(day, opens="22:00", closes="03:00") for day in range(7)))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-07T08:59:59", "CLOSED"),
        ("2026-09-07T09:00:00", "OPEN"),
        ("2026-09-07T14:59:59", "OPEN"),
        ("2026-09-07T15:00:00", "CLOSED"),
        ("2026-09-12T12:00:00", "CLOSED"),
    ],
)
def test_a_weekly_rule_is_open_from_its_start_until_just_before_its_end(moment, expected):
    assert state(WEEKDAYS_9_TO_15, moment) == expected


@pytest.mark.parametrize("nothing", [None, {}, {"rules": [], "exceptions": []}])
def test_hours_nobody_entered_are_unknown_and_never_closed(nothing):
    assert state(nothing, "2026-09-07T12:00:00") == "UNKNOWN"
    assert following(nothing, "2026-09-07T12:00:00") is None
    assert rules_from(nothing, start=date(2026, 9, 7), days=28) == []


def test_with_exceptions_alone_other_days_stay_unknown():
    only = hours(exceptions=[dated("2026-09-08", opens="10:00", closes="12:00")])
    assert state(only, "2026-09-07T11:00:00") == "UNKNOWN"
    assert state(only, "2026-09-08T11:00:00") == "OPEN"
    assert state(only, "2026-09-08T12:00:00") == "CLOSED"


def test_a_day_can_have_several_rules():
    split = hours(rule(0, opens="09:00", closes="11:00"), rule(0, opens="13:00", closes="15:00"))
    told = [state(split, f"2026-09-07T{clock}:00") for clock in ("10:00", "12:00", "14:00")]
    assert told == ["OPEN", "CLOSED", "OPEN"]


def test_by_appointment_is_a_state_of_its_own_around_the_open_hours():
    mixed = hours(rule(0, opens="09:00", closes="11:00"), rule(0, "BY_APPOINTMENT"), rule(1, "BY_APPOINTMENT"))
    assert state(mixed, "2026-09-07T10:00:00") == "OPEN"
    assert state(mixed, "2026-09-07T12:00:00") == "BY_APPOINTMENT"
    assert state(mixed, "2026-09-08T12:00:00") == "BY_APPOINTMENT"
    assert following(mixed, "2026-09-08T12:00:00") == "2026-09-14T09:00:00+02:00"


def test_all_day_is_from_midnight_to_midnight_and_wins_over_a_night_that_runs_out():
    weekend = hours(rule(4, opens="20:00", closes="02:00"), rule(5, "ALL_DAY"))
    told = [state(weekend, moment) for moment in ("2026-09-11T23:59:59", "2026-09-12T01:00:00")]
    assert told == ["OPEN", "ALL_DAY"]
    assert state(weekend, "2026-09-12T23:59:59") == "ALL_DAY"
    assert state(weekend, "2026-09-13T00:00:00") == "CLOSED"


def test_a_night_goes_on_after_midnight_also_from_sunday_to_monday():
    sunday = hours(rule(6, opens="22:00", closes="03:00"))
    assert state(sunday, "2026-09-14T02:59:59") == "OPEN"
    assert state(sunday, "2026-09-14T03:00:00") == "CLOSED"
    assert state(sunday, "2026-09-13T02:00:00") == "CLOSED"


def test_closing_at_midnight_ends_the_day():
    evening = hours(rule(0, opens="18:00", closes="00:00"))
    assert state(evening, "2026-09-07T23:59:59") == "OPEN"
    assert state(evening, "2026-09-08T00:00:00") == "CLOSED"


def test_an_exception_replaces_the_weekly_rules_of_its_day():
    given_hours = {**WEEKDAYS_9_TO_15, "exceptions": [dated("2026-09-07", opens="18:00", closes="20:00")]}
    told = [state(given_hours, f"2026-09-07T{clock}:00") for clock in ("10:00", "19:00")]
    assert told == ["CLOSED", "OPEN"]
    assert state(given_hours, "2026-09-14T10:00:00") == "OPEN"


def test_a_night_that_began_the_day_before_runs_out_on_a_closed_holiday():
    given_hours = {**NIGHTS, "exceptions": [dated("2026-12-24", "CLOSED")]}
    assert state(given_hours, "2026-12-24T02:59:00") == "OPEN"
    assert state(given_hours, "2026-12-24T23:00:00") == "CLOSED"
    assert state(given_hours, "2026-12-25T01:00:00") == "CLOSED"
    assert following(given_hours, "2026-12-24T03:00:00") == "2026-12-25T22:00:00+01:00"


def test_an_unknown_exception_is_told_as_unknown():
    given_hours = {**WEEKDAYS_9_TO_15, "exceptions": [dated("2026-12-31", "UNKNOWN")]}
    assert state(given_hours, "2026-12-31T10:00:00") == "UNKNOWN"


def test_holidays_close_the_days_the_editor_has_said_nothing_about():
    entered = {**WEEKDAYS_9_TO_15, "exceptions": [dated("2026-12-24", opens="10:00", closes="12:00")]}
    days = {date(2026, 12, 24): "Julaften", date(2026, 12, 25): "1. juledag"}
    told = with_holidays(entered, holidays=days)
    assert state(told, "2026-12-24T11:00:00") == "OPEN"
    assert state(told, "2026-12-25T11:00:00") == "CLOSED"
    assert rules_from(told, start=date(2026, 12, 25), days=1)[-1] == {
        "weekday": None,
        "date": "2026-12-25",
        "state": "CLOSED",
        "opens": None,
        "closes": None,
        "note": "1. juledag",
    }
    assert entered["exceptions"] == [dated("2026-12-24", opens="10:00", closes="12:00")]
    assert with_holidays(None, holidays=days) == {"rules": [], "exceptions": []}


def test_temporarily_closed_beats_everything():
    always = hours(*(rule(day, "ALL_DAY") for day in range(7)))
    at = local("2026-09-07T12:00:00")
    assert state_at(always, timezone=OSLO, at=at, temporarily_closed=True) == "CLOSED"
    assert state_at(None, timezone=OSLO, at=at, temporarily_closed=True) == "CLOSED"
    assert next_opening(WEEKDAYS_9_TO_15, timezone=OSLO, at=at, temporarily_closed=True) is None


@pytest.mark.parametrize("timezone", [OSLO, BELGRADE])
def test_in_spring_a_skipped_time_means_the_moment_of_the_change(timezone):
    half_past_two = hours(rule(6, opens="02:30", closes="05:00"))
    assert state(half_past_two, "2026-03-29T01:59:59", timezone) == "CLOSED"
    assert state(half_past_two, "2026-03-29T03:00:00", timezone) == "OPEN"
    assert following(half_past_two, "2026-03-29T01:00:00", timezone) == "2026-03-29T03:00:00+02:00"
    until_half_past_two = hours(rule(6, opens="01:00", closes="02:30"))
    assert state(until_half_past_two, "2026-03-29T01:59:59", timezone) == "OPEN"
    assert state(until_half_past_two, "2026-03-29T03:00:00", timezone) == "CLOSED"


@pytest.mark.parametrize("timezone", [OSLO, BELGRADE])
def test_hours_that_spring_skips_altogether_are_no_opening(timezone):
    gone = hours(rule(6, opens="02:15", closes="02:45"))
    assert state(gone, "2026-03-29T03:00:00", timezone) == "CLOSED"
    assert following(gone, "2026-03-28T12:00:00", timezone) == "2026-04-05T02:15:00+02:00"


@pytest.mark.parametrize("timezone", [OSLO, BELGRADE])
def test_in_autumn_a_repeated_time_means_its_first_pass(timezone):
    given_hours = hours(rule(6, opens="02:30", closes="05:00"), rule(5, opens="22:00", closes="02:15"))
    assert state(given_hours, "2026-10-25T02:14:59", timezone) == "OPEN"
    assert state(given_hours, "2026-10-25T02:15:00", timezone) == "CLOSED"
    assert state(given_hours, "2026-10-25T02:30:00", timezone) == "OPEN"
    assert state(given_hours, "2026-10-25T02:15:00", timezone, fold=1) == "OPEN"
    assert following(given_hours, "2026-10-25T02:20:00", timezone) == "2026-10-25T02:30:00+02:00"


def test_a_night_over_the_change_ends_at_its_wall_clock_time():
    assert state(NIGHTS, "2026-10-25T02:59:59", fold=1) == "OPEN"
    assert state(NIGHTS, "2026-10-25T03:00:00") == "CLOSED"
    assert state(NIGHTS, "2026-03-29T01:59:59") == "OPEN"
    assert state(NIGHTS, "2026-03-29T03:00:00") == "CLOSED"


def test_the_place_counts_not_the_zone_the_moment_is_told_in():
    at = datetime(2026, 9, 7, 7, 0, tzinfo=UTC)
    assert state_at(WEEKDAYS_9_TO_15, timezone=OSLO, at=at) == "OPEN"
    assert state_at(WEEKDAYS_9_TO_15, timezone="Atlantic/Azores", at=at) == "CLOSED"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(NaiveMomentError):
        state_at(WEEKDAYS_9_TO_15, timezone=OSLO, at=datetime(2026, 9, 7, 12, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-07T08:00:00", "2026-09-07T09:00:00+02:00"),
        ("2026-09-07T10:00:00", None),
        ("2026-09-07T15:00:00", "2026-09-08T09:00:00+02:00"),
        ("2026-09-11T15:00:00", "2026-09-14T09:00:00+02:00"),
        ("2026-10-23T16:00:00", "2026-10-26T09:00:00+01:00"),
    ],
)
def test_the_next_opening_is_told_while_it_is_closed(moment, expected):
    assert following(WEEKDAYS_9_TO_15, moment) == expected


def test_the_next_opening_can_be_an_all_day_at_midnight():
    assert following(hours(rule(5, "ALL_DAY")), "2026-09-07T12:00:00") == "2026-09-12T00:00:00+02:00"


def test_the_next_opening_is_looked_for_on_sixty_days():
    on_day = {60: "2026-11-06", 61: "2026-11-07"}
    found = {
        ahead: following(hours(exceptions=[dated(day, opens="10:00", closes="11:00")]), "2026-09-07T23:00:00")
        for ahead, day in on_day.items()
    }
    assert found == {60: "2026-11-06T10:00:00+01:00", 61: None}


def test_the_public_rows_are_the_weekly_rules_then_the_exceptions_of_the_days_asked_for():
    given_hours = hours(
        rule(1, "BY_APPOINTMENT", note="Ring først"),
        rule(0, opens="13:00", closes="15:00"),
        rule(0, opens="09:00", closes="11:00"),
        exceptions=[
            dated("2026-09-10", "CLOSED"),
            dated("2026-09-08", opens="10:00", closes="12:00"),
            dated("2026-09-07", "ALL_DAY"),
            dated("2026-09-06", "CLOSED"),
        ],
    )
    rows = rules_from(given_hours, start=date(2026, 9, 7), days=3)
    assert [tuple(row.values()) for row in rows] == [
        ("MONDAY", None, "OPEN", "09:00", "11:00", None),
        ("MONDAY", None, "OPEN", "13:00", "15:00", None),
        ("TUESDAY", None, "BY_APPOINTMENT", None, None, "Ring først"),
        (None, "2026-09-07", "ALL_DAY", None, None, None),
        (None, "2026-09-08", "OPEN", "10:00", "12:00", None),
    ]
    assert list(rows[0]) == ["weekday", "date", "state", "opens", "closes", "note"]


def test_a_damaged_row_reads_as_unknown_and_never_as_closed():
    damaged = hours(rule(0, opens="9", closes="15:00"), rule(9, opens="09:00", closes="15:00"), {"weekday": 1})
    assert state(damaged, "2026-09-07T10:00:00") == "UNKNOWN"
    assert state(damaged, "2026-09-08T10:00:00") == "UNKNOWN"
    rows = rules_from(damaged, start=date(2026, 9, 7), days=7)
    assert [(row["weekday"], row["state"], row["opens"]) for row in rows] == [
        ("MONDAY", "UNKNOWN", None),
        ("TUESDAY", "UNKNOWN", None),
    ]


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        (WEEKDAYS_9_TO_15, []),
        (NIGHTS, []),
        (None, []),
        (hours(rule(7, "CLOSED")), [("rules", 0, "bad_day")]),
        (hours(rule("0", "CLOSED")), [("rules", 0, "bad_day")]),
        (hours(exceptions=[dated("24.12.2026", "CLOSED")]), [("exceptions", 0, "bad_day")]),
        (hours(exceptions=[dated("20261224", "CLOSED")]), [("exceptions", 0, "bad_day")]),
        (hours(exceptions=[dated(None, "CLOSED")]), [("exceptions", 0, "bad_day")]),
        (hours(rule(0, "MAYBE")), [("rules", 0, "bad_state")]),
        (hours(rule(0, opens="09:00")), [("rules", 0, "times_missing")]),
        (hours(rule(0, opens="09:00", closes="24:00")), [("rules", 0, "bad_time")]),
        (hours(rule(0, opens="9:00", closes="15:00")), [("rules", 0, "bad_time")]),
        (hours(rule(0, opens="09:00", closes="09:00")), [("rules", 0, "same_time")]),
        (hours(rule(0, "CLOSED", opens="09:00")), [("rules", 0, "times_not_used")]),
        (hours(rule(0, opens="09:00", closes="12:00"), rule(0, "CLOSED")), [("rules", 1, "contradiction")]),
        (hours(rule(0, "ALL_DAY"), rule(0, opens="09:00", closes="12:00")), [("rules", 1, "contradiction")]),
        (hours(rule(0, "BY_APPOINTMENT"), rule(0, "BY_APPOINTMENT")), [("rules", 1, "contradiction")]),
        (hours(rule(0, opens="09:00", closes="12:00"), rule(0, "BY_APPOINTMENT")), []),
        (
            hours(rule(0, opens="09:00", closes="12:00"), rule(0, opens="11:59", closes="13:00")),
            [("rules", 1, "overlap")],
        ),
        (hours(rule(0, opens="09:00", closes="12:00"), rule(0, opens="12:00", closes="13:00")), []),
        (
            hours(rule(0, opens="22:00", closes="03:00"), rule(1, opens="02:00", closes="04:00")),
            [("rules", 1, "overlap")],
        ),
        (
            hours(rule(0, opens="01:00", closes="04:00"), rule(6, opens="22:00", closes="03:00")),
            [("rules", 0, "overlap")],
        ),
        (
            hours(
                exceptions=[
                    dated("2026-12-31", opens="20:00", closes="02:00"),
                    dated("2027-01-01", opens="01:00", closes="03:00"),
                ]
            ),
            [("exceptions", 1, "overlap")],
        ),
    ],
)
def test_the_form_is_told_which_row_to_change(entered, expected):
    assert [(problem.part, problem.index, problem.code) for problem in problems(entered)] == expected


clocks = st.times().map(lambda moment: f"{moment:%H:%M}")
rows = st.builds(rule, st.integers(0, 6), st.sampled_from(["OPEN", "CLOSED", "BY_APPOINTMENT"]), clocks, clocks)


@settings(deadline=None)
@given(
    given_hours=st.lists(rows, max_size=8).map(lambda found: hours(*found)),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    timezone=st.sampled_from([OSLO, BELGRADE, "America/St_Johns", "Asia/Kathmandu"]),
)
def test_the_next_opening_is_open_and_nothing_before_it_is(given_hours, at, timezone):
    opening = next_opening(given_hours, timezone=timezone, at=at)
    if opening is None:
        return
    assert opening > at
    assert state_at(given_hours, timezone=timezone, at=opening) == "OPEN"
    before = opening.astimezone(UTC) - timedelta(seconds=1)
    if before >= at:
        assert state_at(given_hours, timezone=timezone, at=before) != "OPEN"


WEEKDAYS_ONLY = {
    "rules": [{"weekday": day, "state": "OPEN", "opens": "09:00", "closes": "16:00"} for day in range(5)],
    "exceptions": [{"date": "2027-05-17", "state": "OPEN", "opens": "10:00", "closes": "12:00", "note": "Parade"}],
    "holidays": "NO",
}


def test_public_holidays_close_unless_the_editor_said_something_for_the_date() -> None:
    good_friday, constitution_day = (
        datetime(2027, 3, 26, 11, tzinfo=ZoneInfo(OSLO)),
        datetime(2027, 5, 17, 11, tzinfo=ZoneInfo(OSLO)),
    )
    assert state_at(WEEKDAYS_ONLY, timezone="Europe/Oslo", at=good_friday) == "CLOSED"
    assert state_at(WEEKDAYS_ONLY, timezone="Europe/Oslo", at=constitution_day) == "OPEN"
    dated = [row for row in rules_from(WEEKDAYS_ONLY, start=date(2027, 5, 1), days=20) if row["date"]]
    assert [(row["date"], row["state"], row["note"]) for row in dated] == [
        ("2027-05-01", "CLOSED", "Arbeidernes dag"),
        ("2027-05-06", "CLOSED", "Kristi himmelfartsdag"),
        ("2027-05-16", "CLOSED", "Første pinsedag"),
        ("2027-05-17", "OPEN", "Parade"),
    ]
