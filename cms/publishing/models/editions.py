"""An edition is a tenant in a requested language; its rows say which document serves each item there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Max, Min, Q
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from cms.publishing.enums import ChangeType, Kind, RemovalReason
from cms.publishing.fields import StoredJSON
from cms.publishing.models.documents import Document, visible
from cms.tenants.models import Tenant


class Edition(models.Model):
    """`change_number` counts this edition's changes in the order of their commits; `epoch` changes with a rebuild and
    with the address of the tenant's site.

    `about` is what the API says of the edition itself: tenant, theme, topics, base address and emergency helplines.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="editions")
    locale = models.CharField(max_length=10)
    change_number = models.PositiveBigIntegerField(default=0)
    epoch = models.UUIDField(default=uuid4)
    about = StoredJSON(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "locale"], name="edition_once")]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.locale}"


# From when until when a row may be seen.
SPAN = ("visible_from", "visible_until")


class EditionRowQuerySet(models.QuerySet["EditionRow"]):
    """What lists ask for."""

    def visible(self, *, at: datetime) -> "EditionRowQuerySet":
        """Rows that may be seen at this moment."""
        return self.filter(visible(at=at))

    def of_kinds(self, kinds: Iterable[str]) -> "EditionRowQuerySet":
        """Rows of any of these kinds."""
        return self.filter(kind__in=list(kinds))

    def marked_with(self, marks: Iterable[Any]) -> "EditionRowQuerySet":
        """Rows about any of these topics, each written as a slug between bars; nothing for none."""
        condition = Q(pk__in=[])
        for mark in marks:
            condition |= Q(GreaterThan(StrIndex("topics", mark), 0))
        return self.filter(condition)

    def turns(self, *, at: datetime) -> dict[int, tuple[datetime | None, datetime | None]]:
        """By edition: when the clock last brought or took one of these rows, and when it will do so next."""
        before, after = "before", "after"
        said = {
            f"{name}_{side}": function(name, filter=Q(**{f"{name}__{condition}": at}))
            for name in SPAN
            for side, function, condition in ((before, Max, "lte"), (after, Min, "gt"))
        }
        found = self.order_by().values("edition").annotate(**said)
        return {
            row["edition"]: (
                max((row[f"{name}_{before}"] for name in SPAN if row[f"{name}_{before}"]), default=None),
                min((row[f"{name}_{after}"] for name in SPAN if row[f"{name}_{after}"]), default=None),
            )
            for row in found
        }

    def for_age(self, age: int) -> "EditionRowQuerySet":
        """Rows whose ages include this one; missing bounds are open."""
        return self.filter(Q(min_age__isnull=True) | Q(min_age__lte=age), Q(max_age__isnull=True) | Q(max_age__gte=age))


class EditionRow(models.Model):
    """One item in one edition. Lists read, filter and sort on these columns alone."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rows")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="rows")
    translation_key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind)
    is_fallback = models.BooleanField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    sort_title = models.CharField(max_length=600)
    topics = models.CharField(max_length=600, default="|")
    min_age = models.PositiveSmallIntegerField(null=True)
    max_age = models.PositiveSmallIntegerField(null=True)
    urgency = models.PositiveSmallIntegerField(null=True)
    emergency = models.BooleanField(default=False)
    position = models.CharField(max_length=255, default="")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    free = models.BooleanField(null=True)
    parent_key = models.UUIDField(null=True)
    newest_child_at = models.DateTimeField(null=True)
    version = models.CharField(max_length=16)

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "translation_key"], name="row_once_per_item_and_edition")
        ]
        # In the order of the lists to the last column, so that a page is read and never sorted. Those that are counted
        # hold what visibility hangs on, so that counting reads the index alone.
        indexes = [
            models.Index(fields=["edition", "kind", "-published_at", "translation_key", *SPAN], name="row_newest"),
            models.Index(fields=["edition", "-published_at", "translation_key", *SPAN], name="row_feed"),
            models.Index(fields=["edition", "kind", "sort_title", "translation_key"], name="row_by_title"),
            models.Index(
                fields=["edition", "parent_key", "-published_at", "translation_key", *SPAN], name="row_children"
            ),
            models.Index(
                fields=["edition", "kind", "urgency", "sort_title", "translation_key"],
                name="row_urgent",
                condition=Q(urgency__isnull=False),
            ),
            models.Index(fields=["edition", "position"], name="row_emergency", condition=Q(emergency=True)),
            # Rows that are out of their time: hardly any, and whoever counts or ranks has to know them.
            models.Index(fields=["edition", "visible_from"], name="row_begins"),
            models.Index(
                fields=["edition", "visible_until"], name="row_ends", condition=Q(visible_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind} {self.translation_key}"


class Change(models.Model):
    """The change log: an edition's changes, numbered without gaps in the order of their commits."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveBigIntegerField()
    translation_key = models.UUIDField(null=True)
    kind = models.CharField(max_length=20)
    type = models.CharField(max_length=10, choices=ChangeType)
    reason = models.CharField(max_length=12, choices=RemovalReason, default="", blank=True)
    erase = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="change_number_once")]
        indexes = [models.Index(fields=["edition", "translation_key"], name="change_of_item")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.number}"
