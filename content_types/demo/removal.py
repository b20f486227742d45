"""Taking the demo's tenants out again, with everything that was made for them or by their editors."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.db.models.signals import post_delete
from wagtail.models import Page, PageLogEntry, ReferenceIndex, get_translatable_models
from wagtail.search.signal_handlers import post_delete_signal_handler as search_deleted
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    handle_translation_on_delete,
    post_delete_string_translation,
)

from cms.media.models import Image, Media
from cms.people.models import User
from cms.publishing.models import PublishedFile
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.indexing import searched_models, unheard
from content_types.demo import reading
from content_types.demo.tenants import editor_name
from content_types.models import Topic


def remove(*, say: Callable[[str], None]) -> None:
    """Deletes the demo's tenants wholly, and its topics where no other tenant can be using them."""
    slugs = [said["slug"] for said in reading.tenants()]
    for tenant in Tenant.objects.filter(slug__in=slugs):
        with publishing(), _quickly():
            _remove_tenant(tenant)
        say(f"{tenant.slug}: removed")
    User.objects.filter(username__in=[editor_name(slug) for slug in slugs]).delete()
    if not Tenant.objects.exists():
        for topic in Topic.objects.filter(slug__in=[said["slug"] for said in reading.topics()]):
            topic.delete()


def _remove_tenant(tenant: Tenant) -> None:
    homes, site, collection = list(tenant.homes()), tenant.site, tenant.collection
    pages = dict(tenant.pages().values_list("pk", "translation_key"))
    groups = list(tenant.tenant_groups.values_list("group_id", flat=True))
    pictures = Image.objects.filter(collection=collection).in_bulk()
    recordings = Media.objects.filter(collection=collection).in_bulk()
    _forget_files(pictures.values(), recordings.values())
    forget_translations(set(pages.values()))
    for model, ids in ((Page, pages), (Image, pictures), (Media, recordings), (Tenant, [tenant.pk])):
        _forget_references(model, ids)
    tenant.delete()
    site.delete()
    Group.objects.filter(pk__in=groups).delete()
    # Wagtail would take each page down before it deletes it.
    Page.objects.filter(pk__in=list(pages)).update(live=False)
    for home in homes:
        Page.objects.get(pk=home.pk).delete()
    for each in [*pictures.values(), *recordings.values()]:
        each.delete()
    collection.delete()
    PageLogEntry.objects.filter(page_id__in=list(pages)).delete()


@contextmanager
def _quickly() -> Iterator[None]:
    """What follows deletions row by row is done at once for a whole tenant instead."""
    with (
        unheard(post_delete, search_deleted, searched_models()),
        unheard(post_delete, handle_translation_on_delete, get_translatable_models()),
        unheard(post_delete, post_delete_string_translation, [StringTranslation]),
        disable_reference_index_auto_update(),
    ):
        yield


def forget_translations(keys: Iterable[UUID]) -> None:
    """Segments and translations protect or outlive what they belong to: they go first."""
    objects = TranslatableObject.objects.filter(translation_key__in=keys)
    for model in (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment, StringTranslation):
        model.objects.filter(context__object__in=objects).delete()
    objects.delete()
    String.objects.filter(segments=None, translations=None).delete()
    Template.objects.filter(segments=None).delete()


def _forget_references(model: type[Model], ids: Iterable[int]) -> None:
    kind, gone = ContentType.objects.get_for_model(model), [str(pk) for pk in ids]
    ReferenceIndex.objects.filter(
        Q(base_content_type=kind, object_id__in=gone) | Q(to_content_type=kind, to_object_id__in=gone)
    ).delete()


def _forget_files(pictures: Iterable[Image], recordings: Iterable[Media]) -> None:
    """Not even the marks stay by which files that were public once are known."""
    keys = [picture.key for picture in pictures]
    for recording in recordings:
        keys += [recording.key, *recording.tracks.values_list("key", flat=True)]
    for start in range(0, len(keys), 500):
        PublishedFile.objects.filter(key__in=keys[start : start + 500]).delete()
