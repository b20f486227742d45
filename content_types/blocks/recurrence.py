"""What is different about single occurrences of a recurring activity."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_types import recurrence

STATUSES = [
    ("CANCELLED", _("Cancelled")),
    ("MOVED", _("Moved")),
    ("POSTPONED", _("Postponed")),
    ("FULL", _("Full")),
]


class LeftOutBlock(blocks.StructBlock):
    """A date on which it does not happen, and which is not shown."""

    date = blocks.DateBlock(label=_("Not on"))

    class Meta:
        icon = "cross"
        label = _("Leave out a date")


class ExtraBlock(blocks.StructBlock):
    """A date on which it happens beside the rule."""

    date = blocks.DateBlock(label=_("Also on"))

    class Meta:
        icon = "plus"
        label = _("Add a date")


class ChangedBlock(blocks.StructBlock):
    """One date that is cancelled, moved, postponed or full; it stays in the list, marked."""

    date = blocks.DateBlock(label=_("Date by the rule"))
    status = blocks.ChoiceBlock(label=_("What happened"), choices=STATUSES, default="CANCELLED")
    starts_at = blocks.DateTimeBlock(label=_("New start"), required=False)
    ends_at = blocks.DateTimeBlock(label=_("New end"), required=False)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=160)

    class Meta:
        icon = "warning"
        label = _("Change one date")


class DatesBlock(blocks.StreamBlock):
    """Dates that differ from the rule."""

    left_out = LeftOutBlock()
    extra = ExtraBlock()
    changed = ChangedBlock()


def dates(value: Any, block_type: str) -> list[Any]:
    """The dates of one sort."""
    return [child.value["date"] for child in value if child.block_type == block_type and child.value["date"]]


def changes(value: Any) -> list[recurrence.Change]:
    """The changed dates as `content_types.recurrence` takes them."""
    return [
        recurrence.Change(
            original_starts_at=child.value["date"],
            status=child.value["status"],
            starts_at=child.value["starts_at"],
            ends_at=child.value["ends_at"],
            note=child.value["note"] or "",
        )
        for child in value
        if child.block_type == "changed"
    ]
