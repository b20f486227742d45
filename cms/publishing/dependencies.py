"""Who quotes a shared thing: asked of Wagtail's reference index, before the thing is gone."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.media.models import ImageAlt, TextTrack
from cms.publishing.batches import KEYS, batches
from cms.publishing.enums import Kind
from cms.publishing.models import Document


class SharedContent(models.Model):
    """Something of its own that public documents or editions show: a topic, a theme."""

    class Meta:
        abstract = True

    def quoting_tenants(self) -> set[int]:
        """Tenants whose editions show this."""
        return set()

    def quoting_pages(self) -> set[int]:
        """Pages whose documents name this, beyond what the reference index knows."""
        return set()


def _borrowing(pages: set[int]) -> set[int]:
    """Pages below a container of items that shows something itself: episodes bear the artwork of their show."""
    shows = Document.objects.filter(page_id__in=pages, kind=Kind.PODCAST_SHOW).values_list("tenant", "translation_key")
    episodes = Document.objects.filter(kind=Kind.PODCAST_EPISODE, tenant__in={tenant for tenant, _ in shows})
    keys = {str(key) for _, key in shows}
    return {page for page, facts in episodes.values_list("page_id", "facts") if facts["parent"] in keys}


def public_pages_quoting(thing: models.Model) -> set[int]:
    """Ids of public pages that use a picture, a sound, a film or a snippet."""
    if isinstance(thing, TextTrack):
        return public_pages_quoting(thing.media)
    if isinstance(thing, ImageAlt):
        return public_pages_quoting(thing.image)
    pages = _pages_referring(ReferenceIndex.get_references_to(thing))
    if isinstance(thing, SharedContent):
        pages |= thing.quoting_pages()
    return _public(pages)


def public_pages_quoting_any(pages: Iterable[int]) -> set[int]:
    """Ids of public pages that quote or link to any of these pages."""
    quoting: set[int] = set()
    for batch in batches(pages, KEYS):
        ids = [str(page) for page in batch]
        page_type = ContentType.objects.get_for_model(Page)
        quoting |= _pages_referring(ReferenceIndex.objects.filter(to_content_type=page_type, to_object_id__in=ids))
    return _public(quoting)


def _pages_referring(references: QuerySet[ReferenceIndex]) -> set[int]:
    page_type = ContentType.objects.get_for_model(Page)
    return {int(page) for page in references.filter(base_content_type=page_type).values_list("object_id", flat=True)}


def _public(pages: set[int]) -> set[int]:
    """Those that are public, with the public ones that borrow from them."""
    if not pages:
        return set()
    pages = pages | _borrowing(pages)
    return set(Document.objects.filter(page_id__in=pages).values_list("page_id", flat=True))
