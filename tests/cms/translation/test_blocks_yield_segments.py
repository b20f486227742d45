"""Every block that holds words gives them to translators; a new one that does not fails here."""

import pytest
from django import forms
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from content_types.models import ITEM_MODELS, Activity, Helpline, KindIndex, TenantHome
from tests.cms.translation.blocks import block_classes, silent, stream_fields

FIELDS = dict(stream_fields())


class NoteBlock(blocks.FieldBlock):
    """A block of somebody's own: words, and no segments."""

    field = forms.CharField()


class SpokenBlock(NoteBlock):
    """The same, done right."""

    def get_translatable_segments(self, value):
        from wagtail_localize.segments.types import StringSegmentValue

        return [StringSegmentValue("", value)]

    def restore_translated_segments(self, value, segments):
        return segments[0].render_text()


def test_there_are_stream_fields_to_look_at() -> None:
    assert {"Story.body", "Guide.steps", "Slideshow.slides", "Place.hours", "Activity.dates"} <= FIELDS.keys()


@pytest.mark.parametrize("name", FIELDS)
def test_every_word_in_a_stream_field_reaches_its_translator(name: str) -> None:
    assert list(silent(FIELDS[name].stream_block)) == []


@pytest.mark.parametrize(
    "block", sorted(block_classes(), key=lambda each: each.__name__), ids=lambda each: each.__name__
)
def test_so_does_every_word_in_a_block_that_nobody_uses_yet(block: type[blocks.Block]) -> None:
    assert list(silent(block())) == []


@pytest.mark.parametrize(
    "planted",
    [NoteBlock(), blocks.RawHTMLBlock(), TableBlock(), TypedTableBlock([("text", blocks.CharBlock())])],
    ids=["own field", "raw HTML", "table", "typed table"],
)
def test_a_block_that_keeps_its_words_to_itself_is_noticed(planted: blocks.Block) -> None:
    body = blocks.StreamBlock([("box", blocks.StructBlock([("items", blocks.ListBlock(planted))]))])

    assert [place.partition(" ")[0] for place in silent(body)] == [".box.items[]"]


def test_one_that_says_its_segments_is_not() -> None:
    assert list(silent(SpokenBlock())) == []


@pytest.mark.parametrize("model", [*ITEM_MODELS, TenantHome, KindIndex], ids=lambda model: model.__name__)
def test_slugs_are_no_text(model: type) -> None:
    fields = {field.field_name: field for field in get_translatable_fields(model)}

    assert isinstance(fields["slug"], SynchronizedField)
    assert not fields["slug"].overridable


@pytest.mark.parametrize(
    ("model", "name"),
    [(Activity, "rrule"), (Helpline, "phone"), (Helpline, "sms"), (Helpline, "spoken_languages")],
)
def test_nor_are_rules_numbers_and_tags(model: type, name: str) -> None:
    field = next(field for field in get_translatable_fields(model) if field.field_name == name)

    assert isinstance(field, SynchronizedField)
    assert not field.overridable
