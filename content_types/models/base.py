"""EditorialPage: what all ten kinds have in common."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.publishing.content import Facts, Obstacle, PublicDocument
from cms.publishing.enums import Policy
from cms.publishing.pages import PublishedPage
from cms.tenants.models import Tenant, tenant_of
from content_types.assembly import Assembly, keys
from content_types.forms import ApiPageForm, EditorialPageForm
from content_types.latin import latin
from content_types.share.addresses import url_parts
from content_types.share.preview import preview_page
from locales.languages import LANGUAGES
from locales.negotiation import canonical
from locales.slugs import slugify

TITLE_LENGTH, SUMMARY_LENGTH, OLDEST = 90, 240, 120


class EditorialPage(PublishedPage):
    """An item that goes out. Each kind adds its fields, its part of the document and what may stand in its way."""

    summary = models.CharField(
        _("summary"),
        max_length=SUMMARY_LENGTH,
        help_text=_("One or two sentences: shown in lists, in search and when the item is shared."),
    )
    topics = ParentalManyToManyField("content_types.Topic", blank=True, verbose_name=_("topics"), related_name="+")
    min_age = models.PositiveSmallIntegerField(
        _("from age"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    max_age = models.PositiveSmallIntegerField(
        _("to age"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    area = models.CharField(_("area"), max_length=120, blank=True, help_text=_("Only if it is for one part of town."))
    content_note = models.CharField(
        _("content note"),
        max_length=200,
        blank=True,
        help_text=_("What readers may want to know first, such as: about self-harm."),
    )
    crisis = models.BooleanField(
        _("help in a crisis"),
        default=False,
        help_text=_("Shown only in languages it is written in: help must be right, so it never falls back."),
    )
    feedback_on = models.BooleanField(_("readers may answer"), default=True)
    review_by = models.DateField(_("look at again by"), null=True, blank=True)
    minor_edit = models.BooleanField(
        _("small correction"), default=False, help_text=_("Translations stay as they are.")
    )
    share_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
    )
    share_image_alt = models.CharField(_("alt text of that picture"), max_length=300, blank=True)

    base_form_class = EditorialPageForm
    api_base_form_class = ApiPageForm
    promote_panels: ClassVar[list[Any]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("area"),
        # What a text is about is not a matter of language; the library leaves lists of choices out.
        SynchronizedField("topics", overridable=False),
    ]
    # A kind's policy is an upper bound: nothing that asks can loosen it.
    fallback_policy: ClassVar[Policy] = Policy.CHAIN
    medium: ClassVar[str] = "text"
    # How hard a text of this kind should be to read at most, as LIX; said to who writes, and no more.
    readability_target: ClassVar[int | None] = None

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Items lie below the index page of their kind."""
        return super().can_create_at(parent) and cls.belongs_below(parent)

    @classmethod
    def belongs_below(cls, parent: Page) -> bool:
        """Whether this page is the place for items of this kind."""
        return getattr(parent.specific_deferred, "kind", None) == cls.public_kind

    def can_move_to(self, parent: Page) -> bool:
        """A story is not moved among the helplines, nor into another language."""
        same_language = parent.locale_id == self.locale_id
        return super().can_move_to(parent) and self.belongs_below(parent) and same_language

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """A slug is made before Wagtail makes one, which knows nothing of ø, đ or Cyrillic."""
        self.fill_slug()
        return super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """The same when a form is checked before the first save."""
        self.fill_slug()
        super().full_clean(*args, **kwargs)

    def fill_slug(self) -> None:
        """A slug from the title by the rules of its language, where nobody wrote one and the place is known."""
        placed = self.path or getattr(self, "_cached_parent_obj", None)
        if self.slug or not self.title or not placed:  # type: ignore[has-type]
            return
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        wanted = slugify(self.title, self.locale_tag) or f"{self._meta.model_name}-{str(self.translation_key)[:8]}"
        self.slug = self._get_autogenerated_slug(wanted)

    def clean(self) -> None:
        """Titles that lists can hold, a summary without line breaks, and ages in the right order."""
        super().clean()
        self.summary = " ".join(self.summary.split())
        errors: dict[str, Any] = {}
        if len(self.title) > TITLE_LENGTH:
            errors["title"] = _("At most %(limit)d characters; this has %(length)d.") % {
                "limit": TITLE_LENGTH,
                "length": len(self.title),
            }
        if self.min_age is not None and self.max_age is not None and self.min_age > self.max_age:
            errors["max_age"] = _("“To age” is lower than “from age”. Swap them.")
        if errors:
            raise ValidationError(errors)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The share page is where "View live" leads; Wagtail serves nothing itself."""
        return url_parts(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The share page of what is written so far."""
        return preview_page(self, tag=mode_name)

    def is_previewable(self) -> bool:
        """Always. Lists ask it of every row: Wagtail would make up the modes, which need language and tenant."""
        return True

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The scripts that the page is published in, by tag, the tenant's own first."""
        language, tenant = LANGUAGES[self.locale.language_code], self.tenant
        own = canonical(language.code, serbian_script=tenant.script) if tenant else language.tags[0]
        return [(tag, language.own_names.get(tag, "")) for tag in sorted(language.tags, key=lambda tag: tag != own)]

    @property
    def locale_tag(self) -> str:
        """Canonical tag of the page's language, with script."""
        return canonical(self.locale.language_code)

    @property
    def tenant(self) -> Tenant | None:
        """The tenant in whose tree the page lies."""
        return self.known_tenant or tenant_of(self)

    @property
    def timezone(self) -> str:
        """The tenant's time zone: hours and dates of this page are in it."""
        tenant = self.tenant
        return tenant.timezone if tenant else "UTC"

    @property
    def holiday_country(self) -> str | None:
        """The country on whose public holidays this is closed, if it is."""
        tenant = self.tenant if getattr(self, "closed_on_holidays", False) else None
        return tenant.country if tenant else None

    @property
    def policy(self) -> Policy:
        """Whether something else may stand in for this text where it is missing; never for help in a crisis."""
        strict = self.crisis or self.fallback_policy == Policy.NONE
        return Policy.NONE if strict else Policy.CHAIN

    @property
    def machine_may_translate(self) -> bool:
        """What never falls back is never a machine's either: a wrong word about help does harm."""
        return self.policy != Policy.NONE

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        """Card and detail of this kind, without what all kinds have."""
        raise NotImplementedError

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        """The picture that stands for the item where it has none for sharing."""
        return None

    def public_facts(self) -> dict[str, Any]:
        """Facts of this kind beside topics and ages."""
        return {}

    def public_extras(self, assembly: Assembly) -> dict[str, Any]:
        """Further parts of the PublicDocument, such as occurrences."""
        return {}

    def public_document(self) -> PublicDocument:
        """The page's public form, from what the database holds of it."""
        tenant = self.tenant
        assembly = Assembly(locale=self.locale_tag, foreign=tenant.foreign_collections() if tenant else frozenset())
        card, detail = self.public_fields(assembly)
        topics = sorted(set(self.topics.values_list("slug", flat=True)))
        shared = assembly.picture(self.share_image, alt=self.share_image_alt)
        common = {
            "title": self.title,
            "summary": assembly.text(self.summary),
            "slug": self.slug,
            "topics": topics,
            "minAge": self.min_age,
            "maxAge": self.max_age,
            "contentNote": assembly.text(self.content_note) or None,
            "shareImage": shared or self.main_picture(assembly),
            "related": keys(assembly, (item.target for item in self.related_items.all())),
        }
        facts = {
            "topics": tuple(topics),
            "min_age": self.min_age,
            "max_age": self.max_age,
            "policy": self.policy,
            "medium": self.medium,
            **self.public_facts(),
        }
        return PublicDocument(
            card={**common, **card},
            detail=detail,
            facts=Facts(**facts),
            quotes=tuple(dict.fromkeys(assembly.quotes)),
            files=tuple(assembly.files.values()),
            search_body="\n".join(assembly.words),
            **self.public_extras(assembly),
        )

    def in_latin(self, content: PublicDocument) -> PublicDocument:
        """The same in Latin script; what is stored stays in Cyrillic."""
        return latin(content)

    def credit_list(self, assembly: Assembly) -> list[dict[str, Any]]:
        """Those who made it, as the API names them."""
        return [
            {"displayName": assembly.text(credit.display_name), "role": credit.role} for credit in self.credits.all()
        ]

    def alt_obstacles(self, field: str) -> list[Obstacle]:
        """A picture without alt text that is not marked decorative stands in the way."""
        image = getattr(self, field)
        described = getattr(self, f"{field}_alt") or getattr(self, f"{field}_decorative", False)
        if image is None or described or image.alt_in(self.locale_tag):
            return []
        message = _("Say what the picture shows for those who cannot see it, or mark it as decorative.")
        return [Obstacle("ALT_TEXT_MISSING", str(message), f"{field}_alt")]

    def obstacles(self) -> list[Obstacle]:
        """Why the page may not go out as it is now."""
        return self.alt_obstacles("share_image")
