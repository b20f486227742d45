"""When an activity takes place, as the wall clock in the town hall shows it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content_types.recurrence import (
    Change,
    EndsBeforeStartError,
    Occurrence,
    RuleWithoutEndError,
    TooFineError,
    TooLongError,
    TooManyOccurrencesError,
    UnknownOccurrenceError,
    UnknownStatusError,
    UnreadableRuleError,
    expand,
)

OSLO = "Europe/Oslo"


def wall(text):
    return datetime.fromisoformat(text)


def starts(occurrences):
    return [occurrence.starts_at.isoformat() for occurrence in occurrences]


def weekly(**changed):
    given = {
        "starts_at": wall("2026-09-07T18:00"),
        "ends_at": wall("2026-09-07T20:00"),
        "timezone": OSLO,
        "rrule": "FREQ=WEEKLY;COUNT=4",
    }
    return expand(**{**given, **changed})


def test_an_activity_without_a_rule_takes_place_once():
    (only,) = expand(starts_at=wall("2026-09-07T18:00"), timezone=OSLO)
    assert (only.id, only.starts_at.isoformat(), only.ends_at) == (
        "20260907T1800",
        "2026-09-07T18:00:00+02:00",
        None,
    )
    assert (only.all_day, only.status, only.note) == (False, "SCHEDULED", "")
    assert only.original_starts_at == only.starts_at


@pytest.mark.parametrize("timezone", ["Europe/Oslo", "Europe/Belgrade"])
def test_the_wall_clock_time_is_kept_over_the_autumn_change(timezone):
    found = weekly(
        starts_at=wall("2026-10-19T18:00"), ends_at=wall("2026-10-19T20:00"), timezone=timezone,
        rrule="FREQ=WEEKLY;COUNT=2",
    )  # fmt: skip
    assert [(one.starts_at.isoformat(), one.ends_at.isoformat()) for one in found] == [
        ("2026-10-19T18:00:00+02:00", "2026-10-19T20:00:00+02:00"),
        ("2026-10-26T18:00:00+01:00", "2026-10-26T20:00:00+01:00"),
    ]


@pytest.mark.parametrize("timezone", ["Europe/Oslo", "Europe/Belgrade"])
def test_the_wall_clock_time_is_kept_over_the_spring_change(timezone):
    found = weekly(starts_at=wall("2026-03-23T18:00"), ends_at=None, timezone=timezone, rrule="FREQ=WEEKLY;COUNT=2")
    assert starts(found) == ["2026-03-23T18:00:00+01:00", "2026-03-30T18:00:00+02:00"]


def test_a_night_over_the_change_ends_when_the_wall_clock_says():
    found = expand(
        starts_at=wall("2026-10-17T22:00"), ends_at=wall("2026-10-18T04:00"), timezone=OSLO,
        rrule="FREQ=WEEKLY;COUNT=2",
    )  # fmt: skip
    assert [one.ends_at.isoformat() for one in found] == [
        "2026-10-18T04:00:00+02:00",
        "2026-10-25T04:00:00+01:00",
    ]
    assert found[1].ends_at.astimezone(UTC) - found[1].starts_at.astimezone(UTC) == timedelta(hours=7)


def test_a_time_that_spring_skips_moves_forward_and_keeps_a_length():
    (only,) = expand(starts_at=wall("2026-03-29T02:30"), ends_at=wall("2026-03-29T03:15"), timezone=OSLO)
    assert only.starts_at.isoformat() == "2026-03-29T03:30:00+02:00"
    assert only.ends_at.isoformat() == "2026-03-29T04:15:00+02:00"
    assert only.id == "20260329T0230"


def test_a_time_that_autumn_repeats_means_its_first_pass():
    (only,) = expand(starts_at=wall("2026-10-25T02:30"), timezone=OSLO)
    assert only.starts_at.isoformat() == "2026-10-25T02:30:00+02:00"


def test_an_aware_start_is_read_in_the_zone_of_the_tenant():
    (only,) = expand(starts_at=datetime(2026, 9, 7, 16, 0, tzinfo=UTC), timezone=OSLO)
    assert starts([only]) == ["2026-09-07T18:00:00+02:00"]


def test_a_duration_does_as_well_as_an_end():
    assert weekly() == weekly(ends_at=None, duration=timedelta(hours=2))


def test_an_excluded_day_and_an_excluded_start_are_left_out():
    found = weekly(excluded=[date(2026, 9, 14), wall("2026-09-21T18:00")])
    assert starts(found) == ["2026-09-07T18:00:00+02:00", "2026-09-28T18:00:00+02:00"]
    assert len(weekly(excluded=[wall("2026-09-21T17:00")])) == 4


def test_extra_dates_join_the_list_in_order_and_yield_to_an_exclusion():
    found = weekly(
        rrule="FREQ=WEEKLY;COUNT=2",
        extra=[date(2026, 9, 9), wall("2026-09-10T12:00"), date(2026, 9, 11)],
        excluded=[date(2026, 9, 11)],
    )
    assert starts(found) == [
        "2026-09-07T18:00:00+02:00",
        "2026-09-09T18:00:00+02:00",
        "2026-09-10T12:00:00+02:00",
        "2026-09-14T18:00:00+02:00",
    ]


def test_a_cancelled_occurrence_stays_in_the_list_marked():
    found = weekly(changes=[Change(wall("2026-09-14T18:00"), status="CANCELLED", note="Læreren er syk")])
    assert [(one.id, one.status, one.note) for one in found] == [
        ("20260907T1800", "SCHEDULED", ""),
        ("20260914T1800", "CANCELLED", "Læreren er syk"),
        ("20260921T1800", "SCHEDULED", ""),
        ("20260928T1800", "SCHEDULED", ""),
    ]


def test_a_moved_occurrence_keeps_its_id_its_original_start_and_its_length():
    found = weekly(changes=[Change(date(2026, 9, 7), starts_at=wall("2026-09-15T17:00"))])
    assert found[1] == Occurrence(
        id="20260907T1800",
        starts_at=datetime(2026, 9, 15, 15, 0, tzinfo=UTC),
        ends_at=datetime(2026, 9, 15, 17, 0, tzinfo=UTC),
        original_starts_at=datetime(2026, 9, 7, 16, 0, tzinfo=UTC),
        all_day=False,
        status="MOVED",
        note="",
    )
    assert starts(found)[0] == "2026-09-14T18:00:00+02:00"


def test_a_change_can_give_a_new_end_alone():
    found = weekly(changes=[Change(date(2026, 9, 7), ends_at=wall("2026-09-07T21:30"))])
    assert (found[0].ends_at.isoformat(), found[0].status) == ("2026-09-07T21:30:00+02:00", "SCHEDULED")


def test_a_cancelled_activity_marks_every_occurrence_without_a_word_of_its_own():
    found = weekly(status="CANCELLED", changes=[Change(date(2026, 9, 14), status="FULL")])
    assert [one.status for one in found] == ["CANCELLED", "FULL", "CANCELLED", "CANCELLED"]


def test_all_day_runs_from_midnight_to_the_midnight_after_its_last_day():
    found = expand(
        starts_at=wall("2026-10-24T12:00"), ends_at=wall("2026-10-25T12:00"), timezone=OSLO, all_day=True,
        rrule="FREQ=YEARLY;COUNT=2", changes=[Change(wall("2027-10-24T09:00"), status="CANCELLED")],
    )  # fmt: skip
    assert [(one.id, one.starts_at.isoformat(), one.ends_at.isoformat(), one.status) for one in found] == [
        ("20261024", "2026-10-24T00:00:00+02:00", "2026-10-26T00:00:00+01:00", "SCHEDULED"),
        ("20271024", "2027-10-24T00:00:00+02:00", "2027-10-26T00:00:00+02:00", "CANCELLED"),
    ]


def test_all_day_without_an_end_is_one_day():
    (only,) = expand(starts_at=wall("2026-09-07T00:00"), timezone=OSLO, all_day=True)
    assert only.ends_at.isoformat() == "2026-09-08T00:00:00+02:00"
    assert [only] == expand(starts_at=wall("2026-09-07T00:00"), duration=timedelta(days=1), timezone=OSLO, all_day=True)


@pytest.mark.parametrize(
    "until",
    ["20260921", "20260921T180000", "20260921T160000Z", "20260921T160000z"],
)
def test_the_last_day_of_a_rule_is_part_of_it(until):
    assert starts(weekly(rrule=f"RRULE:FREQ=WEEKLY;UNTIL={until}"))[-1] == "2026-09-21T18:00:00+02:00"


def test_until_just_before_a_start_leaves_it_out():
    assert len(weekly(rrule="FREQ=WEEKLY;UNTIL=20260921T155959Z")) == 2


def test_the_first_date_counts_also_when_the_rule_does_not_name_it():
    found = weekly(rrule="FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3")
    assert [text[:10] for text in starts(found)] == ["2026-09-07", "2026-09-08", "2026-09-10"]


def test_the_last_friday_of_each_month():
    found = weekly(starts_at=wall("2026-09-25T18:00"), ends_at=None, rrule="FREQ=MONTHLY;BYDAY=-1FR;COUNT=3")
    assert [text[:10] for text in starts(found)] == ["2026-09-25", "2026-10-30", "2026-11-27"]


def test_five_hundred_dates_over_three_years_are_the_limit():
    assert len(weekly(rrule="FREQ=DAILY;COUNT=500")) == 500
    assert starts(weekly(rrule="FREQ=WEEKLY;INTERVAL=2;UNTIL=20290907"))[-1] == "2029-09-03T18:00:00+02:00"


@pytest.mark.parametrize(
    ("rrule", "error", "code"),
    [
        ("FREQ=WEEKLY", RuleWithoutEndError, "rule_without_end"),
        ("FREQ=DAILY;COUNT=501", TooManyOccurrencesError, "too_many_occurrences"),
        ("FREQ=DAILY;COUNT=999999999", TooManyOccurrencesError, "too_many_occurrences"),
        ("FREQ=DAILY;UNTIL=20290101", TooManyOccurrencesError, "too_many_occurrences"),
        ("FREQ=WEEKLY;UNTIL=20290908", TooLongError, "too_long"),
        ("FREQ=YEARLY;COUNT=5", TooLongError, "too_long"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=HOURLY;COUNT=3", TooFineError, "too_fine"),
        ("FREQ=SECONDLY", TooFineError, "too_fine"),
        ("FREQ=DAILY;BYHOUR=9,12;COUNT=3", TooFineError, "too_fine"),
        ("FREQ=WEEKLY;UNTIL=20260901", EndsBeforeStartError, "ends_before_start"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20261001", UnreadableRuleError, "unreadable_rule"),
        ("every Tuesday", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;COUNT=0", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;COUNT=-1", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;COUNT=ten", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;INTERVAL=0;COUNT=3", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;INTERVAL=999999999;COUNT=3", TooLongError, "too_long"),
        ("FREQ=WEEKLY;BYDAY=XX;COUNT=3", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;BYDAY=;COUNT=3", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;COUNT=3;COUNT=4", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;BYEASTER=0;COUNT=3", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;UNTIL=20261399", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=WEEKLY;UNTIL=soon", UnreadableRuleError, "unreadable_rule"),
        ("DTSTART:20260907T180000\nRRULE:FREQ=WEEKLY;COUNT=3", UnreadableRuleError, "unreadable_rule"),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=" + "1," * 400 + "1", UnreadableRuleError, "unreadable_rule"),
        (";;;", UnreadableRuleError, "unreadable_rule"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_by_name(rrule, error, code):
    with pytest.raises(error) as refused:
        weekly(rrule=rrule)
    assert refused.value.code == code


def test_an_empty_rule_is_no_rule():
    assert len(weekly(rrule=" ")) == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"ends_at": wall("2026-09-07T18:00")}, EndsBeforeStartError),
        ({"changes": [Change(date(2026, 9, 8), status="CANCELLED")]}, UnknownOccurrenceError),
        ({"changes": [Change(wall("2026-09-14T17:00"), status="CANCELLED")]}, UnknownOccurrenceError),
        ({"changes": [Change(date(2026, 9, 14), ends_at=wall("2026-09-14T17:00"))]}, EndsBeforeStartError),
        ({"changes": [Change(date(2026, 9, 14), status="GONE")]}, UnknownStatusError),
        ({"extra": [date(2029, 9, 8)]}, TooLongError),
        ({"rrule": "FREQ=DAILY;COUNT=500", "extra": [date(2028, 9, 8)]}, TooManyOccurrencesError),
    ],
)
def test_dates_that_do_not_fit_together_are_refused(changed, error):
    with pytest.raises(error):
        weekly(**changed)
