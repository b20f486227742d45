"""Pages written in bulk, a table at a time: Django refuses that for models that inherit from another table."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import InsertQuery
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from content_types.models.base import EditorialPage

BATCH = 100


def plant(*, pages: Sequence[EditorialPage]) -> None:
    """Inserts pages of one kind, each placed before, with their children and topics."""
    _insert_bases(pages)
    model = type(pages[0])
    _insert(model, model._meta.local_concrete_fields, pages)
    _insert_topics(model, pages)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        children = [child for page in pages for child in _children(page, name)]
        if children:
            relation.related_model._base_manager.bulk_create(children, batch_size=BATCH)


def place(*, page: EditorialPage, parent: Page) -> None:
    """Gives a page its place as the last below another, which counts it. `count` writes that number."""
    parent.numchild += 1
    step = Page.numconv_obj().int2str(parent.numchild).rjust(Page.steplen, Page.alphabet[0])
    page.path, page.depth = parent.path + step, parent.depth + 1
    page.set_url_path(parent)
    page._cached_parent_obj = parent  # noqa: SLF001 - treebeard's own memory, which spares a query for each page


def count(*, parents: Iterable[Page]) -> None:
    """Tells the tree how many pages these have below them."""
    Page.objects.bulk_update([Page(pk=parent.pk, numchild=parent.numchild) for parent in parents], ["numchild"])


def _insert_bases(pages: Sequence[EditorialPage]) -> None:
    fields = Page._meta.concrete_fields
    bases = [Page(**{field.attname: getattr(page, field.attname) for field in fields}) for page in pages]
    Page.objects.bulk_create(bases, batch_size=BATCH)
    for page, base in zip(pages, bases, strict=True):
        # Both names of the key: children look for the one, the table below for the other.
        page.id = page.page_ptr_id = base.pk


def _insert_topics(model: type[EditorialPage], pages: Sequence[EditorialPage]) -> None:
    field = model._meta.get_field("topics")
    through = field.remote_field.through
    column = f"{field.m2m_field_name()}_id"
    rows = [through(**{column: page.pk, "topic_id": topic.pk}) for page in pages for topic in page.topics.all()]
    through.objects.bulk_create(rows, batch_size=BATCH)


def _children(page: EditorialPage, name: str) -> list[Any]:
    return getattr(page, "_cluster_related_objects", {}).get(name, [])


def _insert(model: type[models.Model], fields: Sequence[models.Field[Any, Any]], rows: Sequence[models.Model]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    size = min(BATCH, connection.ops.bulk_batch_size(fields, rows))
    for start in range(0, len(rows), size):
        query = InsertQuery(model)
        query.insert_values(fields, list(rows[start : start + size]))
        query.get_compiler(DEFAULT_DB_ALIAS).execute_sql()
