"""What a tenant lets machines do, and what became of it. No text that was translated is kept in any of these."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from cms.tenants.models import Tenant

MONTHLY_CHARACTERS, MOST_CHARACTERS = 200_000, 100_000_000
TERM_LENGTH = 120


class MachineSettings(models.Model):
    """A tenant's choice. Without a row, and until somebody switches it on, no machine is asked anything."""

    tenant = models.OneToOneField(Tenant, on_delete=models.CASCADE, related_name="machine_settings")
    enabled = models.BooleanField(
        _("machines may translate"),
        default=False,
        help_text=_("Nothing goes out by itself: a person reads every sentence and publishes."),
    )
    third_parties = models.BooleanField(
        _("texts may be sent to services outside"),
        default=False,
        help_text=_("Only with an agreement on data processing between you and the service."),
    )
    monthly_characters = models.PositiveIntegerField(
        _("characters a month"),
        default=MONTHLY_CHARACTERS,
        validators=[MaxValueValidator(MOST_CHARACTERS)],
        help_text=_("When they are used up, the machine waits for the next month."),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("machine translation")

    def __str__(self) -> str:
        return f"{self.tenant_id} {'on' if self.enabled else 'off'}"


class MachineMonth(models.Model):
    """How many characters a tenant has sent in a month; `month` is its first day in the tenant's time zone."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    characters = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "month"], name="machine_month_once")]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.month} {self.characters}"


class GlossaryTerm(models.Model):
    """A word or phrase that has one rendering from one language into another; empty, it stays as it is."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="glossary_terms")
    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("from"))
    target_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("into"))
    term = models.CharField(_("word or phrase"), max_length=TERM_LENGTH)
    rendering = models.CharField(
        _("always translated as"), max_length=TERM_LENGTH, blank=True, help_text=_("Empty: it stays as it is.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["source_locale", "target_locale", "term", "pk"]
        verbose_name = _("word of the glossary")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "source_locale", "target_locale", "term"], name="glossary_term_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source_locale=models.F("target_locale")), name="glossary_between_two_languages"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.source_locale_id} to {self.target_locale_id})"


class RejectedString(models.Model):
    """A string of which the machine lost a link, a tag or a placeholder: it waits for a person. `lost` names these."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey(StringSegment, on_delete=models.CASCADE, related_name="+")
    lost = models.CharField(max_length=300)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "segment"], name="rejected_string_once")]

    def __str__(self) -> str:
        return f"{self.segment_id}: {self.lost}"
