"""App keys and how much they are used."""

import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.tenants import reach
from cms.tenants.enums import Role
from cms.tenants.models import Tenant

KEY_BYTES = 24
# A thousand people who open a list of twenty once a minute.
USUAL_BUDGET = 1_500_000
LEAST_BUDGET = 1_000


def new_key() -> str:
    """Text that nobody guesses, of letters that need no escaping in an address."""
    return secrets.token_urlsafe(KEY_BYTES)


def tenants_of(user: AbstractBaseUser | AnonymousUser) -> "models.QuerySet[Tenant]":
    """The tenants whose keys somebody decides about: their editors do, and superusers."""
    tenants = Tenant.objects.for_user(user)
    if reach.reaches_everything(user):
        return tenants
    editing = models.Q(tenant_groups__role=Role.EDITORS, tenant_groups__group__user=user.pk)
    return Tenant.objects.filter(editing, pk__in=tenants.values("pk")).distinct()


class AppKeyQuerySet(models.QuerySet["AppKey"]):
    """Which keys."""

    def for_user(self, user: AbstractBaseUser | AnonymousUser) -> "AppKeyQuerySet":
        """Those of tenants whose keys the user decides about."""
        return self.filter(tenant__in=tenants_of(user).values("pk"))


class AppKey(models.Model):
    """A public read key of one tenant. It ships in apps, so it is no secret and is kept as it is.

    Languages (Wagtail's codes, `sr` is both scripts) and kinds: empty is all. Origins: one on a line, none is any.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="app_keys", verbose_name=_("tenant"))
    name = models.CharField(_("name"), max_length=80, help_text=_("Which app it is for."))
    key = models.CharField(_("key"), max_length=64, unique=True, default=new_key, editable=False)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    kinds = models.JSONField(_("kinds of content"), default=list, blank=True)
    origins = models.TextField(
        _("web addresses"),
        blank=True,
        help_text=_(
            "For an app in the browser: the addresses that it is opened at, one on a line, such as "
            "https://app.example. The key is then good for them only. Leave it empty for apps on phones."
        ),
    )
    budget = models.PositiveIntegerField(
        _("units per minute"),
        default=USUAL_BUDGET,
        validators=[MinValueValidator(LEAST_BUDGET)],
        help_text=_("For all who use the app together. A list of twenty stories costs about 1,800 units."),
    )
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = AppKeyQuerySet.as_manager()

    class Meta:
        ordering = ["tenant__name", "name"]
        verbose_name = _("app key")
        verbose_name_plural = _("app keys")
        constraints = [models.UniqueConstraint(fields=["tenant", "name"], name="app_key_named_once")]

    def __str__(self) -> str:
        return self.name

    def listed_origins(self) -> frozenset[str]:
        """The origins as browsers write them."""
        return frozenset(self.origins.split())

    def has_expired(self, *, at: datetime) -> bool:
        """Whether the key is good no longer."""
        return self.expires_at is not None and self.expires_at <= at


class KeyUse(models.Model):
    """What reached us with a key on a day (UTC): a shared cache may have answered more."""

    key = models.ForeignKey(AppKey, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    requests = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    units = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="key_used_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}: {self.requests}"
