"""Pages read for their documents: many at once, with what hangs on them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model, prefetch_related_objects
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.media.models import Image, Media
from cms.publishing.enums import Kind

# What a document says of a file beside the file itself.
TEXTS: dict[type[Model], str] = {Image: "alts", Media: "tracks"}


def pages(ids: Iterable[int]) -> dict[int, Page]:
    """These pages as what they are, by id; their child objects and topics are in memory, as they are in a form.

    So are the pictures and recordings that they name in any way, with what is said of them in each language.
    """
    specific = Page.objects.filter(pk__in=list(ids)).specific()
    found = {page.pk: page for page in specific.select_related("locale", for_specific_subqueries=True)}
    children: list[Any] = []
    for relation, members in _by_relation(found.values(), get_all_child_relations).items():
        children += _read_children(relation, members)
    for field, members in _by_relation(found.values(), get_all_child_m2m_relations).items():
        _read_many(field, members)
    shows = _read_shows(page for page in found.values() if getattr(page, "public_kind", None) == Kind.PODCAST_EPISODE)
    _read_media([*found.values(), *children, *shows])
    _read_streams(found.values())
    return found


def _by_relation(pages: Iterable[Page], relations: Callable[[type[Page]], list[Any]]) -> dict[Any, list[Page]]:
    """The pages that have each relation."""
    members: dict[Any, list[Page]] = defaultdict(list)
    for page in pages:
        for relation in relations(type(page)):
            members[relation].append(page)
    return members


def _read_children(relation: Any, members: list[Page]) -> list[Any]:
    key = relation.field.attname
    children: dict[int, list[Any]] = {page.pk: [] for page in members}
    for child in relation.related_model._default_manager.filter(**{f"{key}__in": list(children)}):
        children[getattr(child, key)].append(child)
    for page in members:
        setattr(page, relation.get_accessor_name(), children[page.pk])
    return [child for each in children.values() for child in each]


def _read_many(field: Any, members: list[Page]) -> None:
    source, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    rows = field.remote_field.through._default_manager.filter(**{f"{source}__in": [page.pk for page in members]})
    links = list(rows.order_by("pk").values_list(source, target))
    things = field.related_model._default_manager.in_bulk({thing for _, thing in links}) if links else {}
    for page in members:
        setattr(page, field.name, [things[thing] for owner, thing in links if owner == page.pk])


def _read_shows(episodes: Iterable[Page]) -> list[Page]:
    """What lies right above the episodes: they bear its artwork."""
    places = {episode: episode.path[: -episode.steplen] for episode in episodes}
    if not places:
        return []
    shows = {show.path: show for show in Page.objects.filter(path__in=set(places.values())).specific()}
    for episode, path in places.items():
        episode._cached_parent_obj = shows[path]  # noqa: SLF001 - where `get_parent` looks first
    return list(shows.values())


def _read_media(holders: Iterable[Any]) -> None:
    """What fields name."""
    by_model: dict[type[Model], list[Any]] = defaultdict(list)
    for holder in holders:
        by_model[type(holder)].append(holder)
    for model, members in by_model.items():
        fields: list[Any] = [field for field in model._meta.concrete_fields if field.related_model in TEXTS]
        prefetch_related_objects(members, *(f"{field.name}__{TEXTS[field.related_model]}" for field in fields))


def _read_streams(pages: Iterable[Page]) -> None:
    """What blocks name. Each kind of block asks once for all that it names in a stream: here all are one stream."""
    streams: dict[StreamField, list[StreamValue]] = defaultdict(list)
    for page in pages:
        for field in type(page)._meta.concrete_fields:
            if isinstance(field, StreamField):
                streams[field].append(getattr(page, field.name))
    named: dict[type[Model], list[Any]] = {model: [] for model in TEXTS}
    for field, values in streams.items():
        whole = StreamValue(field.stream_block, [raw for value in values for raw in value.raw_data], is_lazy=True)
        for thing in _media_in(whole):
            named[type(thing)].append(thing)
        blocks = iter(whole)
        for value in values:
            value._bound_blocks = [next(blocks) for _ in value.raw_data]  # noqa: SLF001 - where it keeps its own
    for model, texts in TEXTS.items():
        prefetch_related_objects(named[model], texts)


def _media_in(value: Any) -> Iterator[Any]:
    match value:
        case Image() | Media():
            yield value
        case StreamValue():
            for block in value:
                yield from _media_in(block.value)
        case StructValue():
            for part in value.values():
                yield from _media_in(part)
        case ListValue():
            for part in value:
                yield from _media_in(part)
