"""The state of an item in a language: the one truth for editors and for the API."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.tenants.models import Tenant
from cms.translation.enums import Status
from cms.translation.models.builds import HASH_LENGTH
from locales.negotiation import canonical


class TranslationStateQuerySet(models.QuerySet["TranslationState"]):
    """Which states."""

    def of_groups(self, keys: Iterable[UUID]) -> "TranslationStateQuerySet":
        """Those of these translation groups."""
        return self.filter(translation_key__in=list(keys))


class TranslationState(models.Model):
    """One row for each item and each language of its tenant, written by `cms.translation.states` only.

    `page` is null where there is no text. `missing_segments`, `machine_segments` and `unread_segments` (of those by a
    machine, the ones that nobody has read through) count strings of the text that is out, or of the draft where none
    is; `open_segments` those that are still to be translated. `read_strings` are digests of the machine's strings that
    a person has approved. `source_changed_at` is when the words of the original last changed for readers.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    # The row of a page that is deleted is written with the others of its group, at the end: in the order of locks.
    page = models.ForeignKey(Page, on_delete=models.DO_NOTHING, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status)
    total_segments = models.PositiveIntegerField(default=0)
    missing_segments = models.PositiveIntegerField(default=0)
    machine_segments = models.PositiveIntegerField(default=0)
    unread_segments = models.PositiveIntegerField(default=0)
    open_segments = models.PositiveIntegerField(default=0)
    source_hash = models.CharField(max_length=HASH_LENGTH, default="", blank=True)
    synced_hash = models.CharField(max_length=HASH_LENGTH, default="", blank=True)
    source_changed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    read_strings = models.JSONField(default=list, blank=True)

    objects = TranslationStateQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "translation_key", "locale"], name="state_once_per_language")
        ]
        indexes = [
            models.Index(fields=["translation_key"], name="state_of_group"),
            models.Index(fields=["tenant", "locale", "status"], name="state_of_tenant"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id} {self.status}"

    @property
    def tag(self) -> str:
        """Canonical tag of the language."""
        return canonical(self.locale.language_code)

    @property
    def read_at(self) -> datetime | None:
        """When a person read the machine's strings through; None where there are none, or some that nobody read."""
        return self.reviewed_at if self.machine_segments and not self.unread_segments else None
