"""Tenant: one municipality or organisation with its site, languages, theme and groups."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Locale, Page, Site

from cms.tenants.chains import chains_of
from cms.tenants.colours import contrast_with_white
from cms.tenants.enums import Role, SerbianScript
from cms.tenants.preview_urls import validate_preview_url
from cms.tenants.timezones import validate_timezone
from locales import negotiation
from locales.fallbacks import Chains

HOME_DEPTH = 2
STEP = Page.steplen
# WCAG 2.2, success criterion 1.4.3: text of normal size.
LEAST_CONTRAST = 4.5

colour_validator = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, such as #1b4d89."))


class TenantQuerySet(models.QuerySet["Tenant"]):
    """Which tenants: by who asks, or by where a page lies."""

    def for_user(self, user: AbstractBaseUser | AnonymousUser) -> "TenantQuerySet":
        """Those whose groups the user belongs to; all for a superuser, none for a visitor."""
        if not user.is_active:
            return self.none()
        if getattr(user, "is_superuser", False):
            return self
        return self.filter(tenant_groups__group__user=user.pk).distinct()

    def of_paths(self, paths: Iterable[str]) -> dict[str, "Tenant"]:
        """Tenants by the tree path of their home pages, for tree paths of any pages below them."""
        home_paths = {path[: STEP * HOME_DEPTH] for path in paths}
        homes = Page.objects.filter(path__in=home_paths, depth=HOME_DEPTH)
        keys = dict(homes.values_list("path", "translation_key"))
        tenants = {tenant.home_key: tenant for tenant in self.filter(home_key__in=keys.values())}
        return {path: tenants[key] for path, key in keys.items() if key in tenants}

    def of_page(self, page: Page) -> "Tenant | None":
        """The tenant in whose tree the page lies; None for the root and for trees that belong to nobody."""
        return self.of_paths([page.path]).get(page.path[: STEP * HOME_DEPTH])


class Tenant(models.Model):
    """`home_key` is the translation key that the home pages of all its languages share."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True, help_text=_("Used in the API; never changes."))
    name = models.CharField(_("name"), max_length=120)
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as NO."))],
    )
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="tenant", verbose_name=_("site"))
    home_key = models.UUIDField(unique=True, editable=False)
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="tenant", verbose_name=_("collection")
    )
    default_locale = models.ForeignKey(
        Locale, on_delete=models.PROTECT, related_name="+", verbose_name=_("main language")
    )
    serbian_script = models.CharField(
        _("Serbian script"), max_length=4, choices=SerbianScript, default=SerbianScript.CYRILLIC
    )
    timezone = models.CharField(_("time zone"), max_length=40, validators=[validate_timezone])
    primary_color = models.CharField(_("main colour"), max_length=7, default="#1b4d89", validators=[colour_validator])
    accent_color = models.CharField(_("second colour"), max_length=7, default="#b8860b", validators=[colour_validator])
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    answers_only_with_key = models.BooleanField(
        _("answers only with an app key"),
        default=False,
        help_text=_("Apps without a key of this tenant are then refused its content."),
    )
    preview_url = models.CharField(
        _("preview page of the app"),
        max_length=300,
        blank=True,
        validators=[validate_preview_url],
        help_text=_(
            "Where the app shows drafts to editors, with {token} in the place of the token, such as "
            "https://app.example/preview#{token}. Empty: drafts are shown as the share page shows them."
        ),
    )

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("tenant")
        verbose_name_plural = _("tenants")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The main colour carries white text in apps, so it has to be dark enough to read; the short name stays."""
        super().clean()
        if self.pk and Tenant.objects.filter(pk=self.pk).exclude(slug=self.slug).exists():
            raise ValidationError({"slug": _("The short name never changes: apps and settings know the tenant by it.")})
        if self.primary_color and contrast_with_white(self.primary_color) < LEAST_CONTRAST:
            raise ValidationError(
                {"primary_color": _("White text cannot be read on this colour. Choose a darker one.")}
            )

    @property
    def script(self) -> negotiation.SerbianScript:
        """The script that plain `sr` means here."""
        return "Latn" if self.serbian_script == SerbianScript.LATIN else "Cyrl"

    # Asked for every row that is written, as below.
    @cached_property
    def fallback_chains(self) -> Chains:
        """The chains of languages that differ here from the table of languages."""
        return chains_of(slug=self.slug, country=self.country)

    def homes(self) -> "models.QuerySet[Page]":
        """The home pages, one per language."""
        return Page.objects.filter(translation_key=self.home_key, depth=HOME_DEPTH)

    def home_paths(self) -> list[str]:
        """Tree paths of the home pages: what lies below them is this tenant's."""
        return list(self.homes().values_list("path", flat=True))

    def foreign_collections(self) -> frozenset[int]:
        """Collections of other tenants: what lies in them is nothing for this one's pages."""
        return self._foreign_collections

    # Asked for every document that is built; a tenant is held for the length of a transaction, not longer.
    @cached_property
    def _foreign_collections(self) -> frozenset[int]:
        paths = Tenant.objects.exclude(pk=self.pk).values_list("collection__path", flat=True)
        foreign = models.Q(pk__in=[])
        for path in paths:
            foreign |= models.Q(path__startswith=path)
        return frozenset(Collection.objects.filter(foreign).values_list("pk", flat=True))

    def pages(self) -> "models.QuerySet[Page]":
        """Every page of this tenant, homes included."""
        return Page.objects.filter(below(self.home_paths()))


def below(paths: Iterable[str]) -> models.Q:
    """Pages at or under any of these tree paths; nothing for no paths."""
    condition = models.Q(pk__in=[])
    for path in paths:
        condition |= models.Q(path__startswith=path)
    return condition


class TenantLocale(models.Model):
    """A language in which a tenant publishes, in the order in which the tenant names them."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="tenant_locales")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "locale"], name="tenant_locale_once")]

    def __str__(self) -> str:
        return f"{self.tenant.slug} {self.locale.language_code}"


class TenantGroup(models.Model):
    """A group of one tenant: membership is what makes a person belong to the tenant.

    `locale` is the one language that a group of translators works in; the other roles work in all.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="tenant_groups")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="tenant_group")
    role = models.CharField(max_length=20, choices=Role)
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "role"], condition=models.Q(locale__isnull=True), name="tenant_role_once"
            ),
            models.UniqueConstraint(
                fields=["tenant", "role", "locale"],
                condition=models.Q(locale__isnull=False),
                name="tenant_role_once_per_language",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.TRANSLATORS, locale__isnull=False)
                | (~models.Q(role=Role.TRANSLATORS) & models.Q(locale__isnull=True)),
                name="translators_have_one_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tenant.slug} {self.role}"


def tenant_of(page: Page) -> Tenant | None:
    """The tenant in whose tree the page lies."""
    return Tenant.objects.of_page(page)
