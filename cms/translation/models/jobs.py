"""Many pages sent to translation at once: an order, and a job for each of its pages, which the worker does."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.tenants import reach
from cms.tenants.models import Tenant


class JobState(models.TextChoices):
    """What became of a page; REFUSED says why in `note`, FAILED is ours to look into."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Not sent")
    FAILED = "failed", _("Failed")


class OrderQuerySet(models.QuerySet["TranslationOrder"]):
    """Which orders."""

    def for_user(self, user: reach.Person) -> "OrderQuerySet":
        """Those of the user's tenants."""
        if reach.reaches_everything(user):
            return self
        return self.filter(tenant__in=Tenant.objects.for_user(user))

    def repeatable_by(self, user: reach.Person) -> "OrderQuerySet":
        """Those that the user asked for; a superuser may repeat any."""
        mine = self.for_user(user)
        return mine if reach.reaches_everything(user) else mine.filter(asked_by=user.pk)

    def unfinished(self) -> "OrderQuerySet":
        """Those with something left to do."""
        return self.filter(finished_at=None)


class TranslationOrder(models.Model):
    """`codes` are Wagtail's language codes. `seen_at` is when a worker last did something for it."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+", verbose_name=_("tenant"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    codes = models.JSONField(_("languages"))
    seen_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = OrderQuerySet.as_manager()
    # Pages have their own references; this is a record of what was asked.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("order for translation")
        indexes = [models.Index(fields=["finished_at", "seen_at"], name="order_unfinished")]

    def __str__(self) -> str:
        return f"{self.pk} ({self.tenant_id}, {', '.join(self.codes)})"


class TranslationJob(models.Model):
    """One page of an order. `page_id` is no foreign key: a page that is deleted meanwhile is refused by name.

    `made` are the pages that came of it; `indexed` says whether search and references know them. `claimed_at` is when a
    worker took it last.
    """

    order = models.ForeignKey(TranslationOrder, on_delete=models.CASCADE, related_name="jobs")
    page_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    note = models.TextField(default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    made: Any = models.JSONField(default=list)
    indexed = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["order", "page_id"], name="job_once_per_page_and_order")]
        indexes = [models.Index(fields=["order", "state", "position"], name="job_next")]

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"
