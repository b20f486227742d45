"""The tree of a tenant: a home page for each language, and below it one index page for each kind."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.publishing.enums import Kind
from cms.publishing.pages import PublishedPage
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models.topic import Topic
from content_types.share.addresses import url_parts
from locales.negotiation import canonical


class TenantHome(PublishedPage):
    """The home page of a tenant in one language. Its title is the tenant's name there."""

    intro = models.CharField(_("introduction"), max_length=240, blank=True)
    topics = ParentalManyToManyField(
        Topic,
        blank=True,
        related_name="+",
        verbose_name=_("topics"),
        help_text=_("Which topics apps offer here. Counts on the home page of the main language."),
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("topics")]
    parent_page_types: ClassVar[list[Any]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]
    max_count_per_parent = None

    # A container has nothing of its own to show.
    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("home page")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The share page's list of what lies below."""
        return url_parts(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Name, languages and topics of the tenant are said by its editions."""
        with publishing() as touched:
            result = super().save(*args, **kwargs)
            touched.tenants |= set(Tenant.objects.filter(home_key=self.translation_key).values_list("pk", flat=True))
        return result

    def public_topics(self, locale: str) -> list[dict[str, str]]:
        """The chosen topics in a language, by name; those that are not out in it bear the name of the main language."""
        chosen = {topic.translation_key: topic for topic in self.topics.filter(live=True)}
        named = dict(chosen)
        for topic in Topic.objects.filter(translation_key__in=chosen, live=True).select_related("locale"):
            if canonical(topic.locale.language_code) == locale:
                named[topic.translation_key] = topic
        return sorted(({"slug": topic.slug, "name": topic.name} for topic in named.values()), key=lambda t: t["slug"])


class KindIndex(PublishedPage):
    """Where the items of one kind lie in one language."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)

    content_panels = Page.content_panels
    parent_page_types: ClassVar[list[Any]] = ["content_types.TenantHome"]
    subpage_types: ClassVar[list[Any]] = [
        "content_types.Story",
        "content_types.PodcastShow",
        "content_types.Guide",
        "content_types.Helpline",
        "content_types.Activity",
        "content_types.Place",
        "content_types.Organisation",
        "content_types.Slideshow",
        "content_types.Film",
    ]
    # Made with the tenant, one for each kind: there is none to add by hand.
    is_creatable = False
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]

    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("index page")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The share page's list of what lies below."""
        return url_parts(self)
