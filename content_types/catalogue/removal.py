"""Taking the catalogue out again: the tenant by the ordinary verbs, its items a table at a time.

The ordinary way looks, for each of thousands of pages, at everything that might hang on it, and projects what is gone;
here the store of the whole tenant is gone before.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from cms.media.models import Image, Media, TextTrack
from cms.publishing.models import PublishedFile
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.catalogue.plan import SLUG
from content_types.models import ITEM_MODELS

BATCH = 500


def remove_catalogue() -> None:
    """Deletes the catalogue's tenant wholly, if it is there. Topics are the installation's and stay."""
    tenant = Tenant.objects.filter(slug=SLUG).first()
    if tenant:
        remove_tenant(tenant=tenant)


def remove_tenant(*, tenant: Tenant) -> None:
    """Deletes a tenant that was made to measure with, and everything that it has."""
    homes, site, collection = list(tenant.homes()), tenant.site, tenant.collection
    items = list(tenant.pages().filter(depth__gt=homes[0].depth + 1).values_list("pk", flat=True))
    pictures, sounds = Image.objects.filter(collection=collection), Media.objects.filter(collection=collection)
    with publishing():
        groups = list(tenant.tenant_groups.values_list("group_id", flat=True))
        _forget_files(tenant)
        tenant.delete()
        site.delete()
        Group.objects.filter(pk__in=groups).delete()
        for start in range(0, len(items), BATCH):
            _remove_items(items[start : start + BATCH])
        for home in homes:
            Page.objects.get(pk=home.pk).delete()
        for picture in pictures:
            picture.delete()
        _remove_sounds(list(sounds))
        collection.delete()


def _forget_files(tenant: Tenant) -> None:
    """Not even the marks stay by which files that were public once are known."""
    for files in (
        PublishedFile.objects.filter(document__tenant=tenant),
        PublishedFile.objects.filter(edition__tenant=tenant),
    ):
        files.delete()


def _remove_items(ids: list[int]) -> None:
    page_type = ContentType.objects.get_for_model(Page)
    names = [str(each) for each in ids]
    _clear(ReferenceIndex, base_content_type=page_type, object_id__in=names)
    for model in ITEM_MODELS:
        for relation in get_all_child_relations(model):
            if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
                _clear(relation.related_model, page__in=ids)
        topics = model._meta.get_field("topics")
        _clear(topics.remote_field.through, **{f"{topics.m2m_field_name()}__in": ids})
    _remove_traces(ids, names, page_type)
    for model in ITEM_MODELS:
        _clear(model, page_ptr__in=ids)
    _clear(Page, pk__in=ids)


def _remove_traces(ids: list[int], names: list[str], page_type: ContentType) -> None:
    """What editors left since, such as comments and versions: the ordinary way, because more may hang on it."""
    for relation in Page._meta.related_objects:
        if relation.one_to_many and relation.related_model is not Page:
            relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids}).delete()
    Revision.objects.filter(base_content_type=page_type, object_id__in=names).delete()
    types = ContentType.objects.get_for_models(Page, *ITEM_MODELS).values()
    entries = get_search_backend().get_index_for_model(Page).entries
    entries.filter(content_type__in=types, object_id__in=names).delete()


def _remove_sounds(sounds: Iterable[Media]) -> None:
    """All recordings share one stored file."""
    keys = [sound.pk for sound in sounds]
    storage = {(sound.file.storage, sound.file.name) for sound in sounds}
    for start in range(0, len(keys), BATCH):
        _clear(TextTrack, media__in=keys[start : start + BATCH])
        _clear(Media, pk__in=keys[start : start + BATCH])
    for place, name in storage:
        if name:
            place.delete(name)


def _clear(model: type[Model], **condition: object) -> None:
    """Deletes rows without looking for what hangs on them and without telling anybody."""
    rows = model._base_manager.filter(**condition)
    rows._raw_delete(using=rows.db)  # noqa: SLF001 - Django has no public word for it
