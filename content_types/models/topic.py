"""Topics: one translatable set per installation, with slugs that are never translated; each tenant chooses its own."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.publishing.dependencies import SharedContent
from cms.tenants.models import Tenant


@register_snippet
class Topic(DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, SharedContent):
    """A draft first, like everything translatable: a new language would else show the source's words at once."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.CharField(
        _("short name"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Small letters a to z, digits and hyphens."))],
        help_text=_("Used in the API in every language; never changes."),
    )
    description = models.CharField(_("description"), max_length=240, blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("description"),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="topic_slug_once_per_language")]

    def __str__(self) -> str:
        return self.name

    def quoting_tenants(self) -> set[int]:
        """Every tenant: the set is the installation's, and a tenant's choice may have just changed."""
        return set(Tenant.objects.values_list("pk", flat=True))

    def quoting_pages(self) -> set[int]:
        """Pages that are about this topic."""
        return {
            page_id
            for relation in self._meta.related_objects
            if relation.many_to_many and relation.related_model
            for page_id in relation.related_model._default_manager.filter(topics=self.pk).values_list("pk", flat=True)
        }
