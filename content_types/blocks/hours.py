"""Opening hours: weekly rules and dated exceptions, with explicit states."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_types import hours

WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]
STATES = [
    ("OPEN", _("Open")),
    ("CLOSED", _("Closed")),
    ("BY_APPOINTMENT", _("By appointment")),
    ("ALL_DAY", _("Open all day and night")),
]


class TimesBlock(blocks.StructBlock):
    """A state, with times where it is `open`; closing at or before opening means the next day."""

    state = blocks.ChoiceBlock(label=_("State"), choices=STATES, default="OPEN")
    opens = blocks.TimeBlock(label=_("Opens"), required=False)
    closes = blocks.TimeBlock(
        label=_("Closes"),
        required=False,
        help_text=_("After midnight? Write the time of the next day, such as 02:00."),
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=120)


class WeeklyBlock(TimesBlock):
    """The same on these days of every week."""

    days = blocks.MultipleChoiceBlock(label=_("Days"), choices=WEEKDAYS)

    class Meta:
        icon = "time"
        label = _("Every week")


class ExceptionBlock(TimesBlock):
    """Another state on one date, in place of that weekday's rules."""

    date = blocks.DateBlock(label=_("Date"))

    class Meta:
        icon = "date"
        label = _("On one date")


class HoursBlock(blocks.StreamBlock):
    """All opening hours of a place or helpline. Empty means that nobody has said, never that it is closed."""

    weekly = WeeklyBlock()
    exception = ExceptionBlock()

    def clean(self, value: Any, ignore_required_constraints: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Refuses hours that cannot all be true, with a sentence for each."""
        cleaned = super().clean(value, ignore_required_constraints)
        problems = hours.problems(stored_hours(cleaned))
        if problems:
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(str(problem.message)) for problem in problems]
            )
        return cleaned


def stored_hours(value: Any, *, holidays: str | None = None) -> dict[str, Any]:
    """The form in which hours are kept in the store and evaluated.

    `holidays` is the country on whose public holidays it is closed.
    """
    rules, exceptions = [], []
    for child in value:
        times = {
            "state": child.value["state"],
            "opens": _clock(child.value["opens"]),
            "closes": _clock(child.value["closes"]),
            "note": child.value["note"] or None,
        }
        if child.block_type == "weekly":
            rules += [{"weekday": int(day), **times} for day in child.value["days"]]
        else:
            exceptions.append({"date": _iso(child.value["date"]), **times})
    rules.sort(key=lambda rule: (rule["weekday"], rule["opens"] or ""))
    exceptions.sort(key=lambda each: (each["date"], each["opens"] or ""))
    return {"rules": rules, "exceptions": exceptions, **({"holidays": holidays} if holidays else {})}


def _clock(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""
