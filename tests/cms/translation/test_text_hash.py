"""The hash of a page's text changes with its words, and with nothing else."""

import json
from uuid import uuid4

import pytest
from wagtail.models import Page

from cms.translation.hashes import text_hash
from cms.translation.texts import texts_of
from content_types.models import Credit
from tests.factories.pages import make_guide, make_helpline, make_story, translate

pytestmark = pytest.mark.django_db

TEXT, FACTS, BOX, ITEM = (str(uuid4()) for _ in range(4))


def body(*, text="<p>Some words.</p>", title="Facts", helpline=None):
    blocks = [
        {"type": "text", "value": text, "id": TEXT},
        {"type": "fact_box", "value": {"title": title, "text": "<p>One fact.</p>"}, "id": FACTS},
    ]
    if helpline:
        value = {"title": "Call", "helplines": [{"type": "item", "value": helpline.pk, "id": ITEM}]}
        blocks.append({"type": "support_box", "value": value, "id": BOX})
    return json.dumps(blocks)


def stored(page):
    return type(page).objects.get(pk=page.pk)


def hash_with(tenant, **fields):
    page = make_story(tenant, **{"title": "A story", "body": body(), **fields})
    return text_hash(stored(page))


def test_it_is_the_same_in_memory_as_from_the_database_and_before_as_after_the_blocks_were_read(tenant):
    page = make_story(tenant, body=body(helpline=make_helpline(tenant)))
    fresh = stored(page)
    before = text_hash(fresh)
    assert [block.value for block in fresh.body]
    assert (text_hash(fresh), text_hash(page)) == (before, before)


def test_it_is_the_same_from_a_revision(tenant):
    page = make_story(tenant, body=body())
    assert text_hash(stored(page).get_latest_revision_as_object()) == text_hash(stored(page))


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another story"},
        {"summary": "About something else."},
        {"content_note": "About loss."},
        {"body": body(text="<p>Other words.</p>")},
        {"body": body(text="<p><b>Some</b> words.</p>")},
        {"body": body(title="More facts")},
    ],
)
def test_other_words_make_another_hash(tenant, changed):
    assert hash_with(tenant, **changed) != hash_with(tenant)


@pytest.mark.parametrize(
    "changed",
    [
        {"body": body(text='<p data-block-key="x1y2z">Some words.</p>')},
        {"body": body(text="<p>Some\n words.</p>")},
        {"min_age": 13},
        {"slug": "elsewhere"},
        {"lead_image_decorative": True},
    ],
)
def test_what_is_no_text_leaves_the_hash_alone(tenant, changed):
    assert hash_with(tenant, **changed) == hash_with(tenant)


def test_where_a_link_leads_is_no_text(tenant):
    here, there = (f'<p><a linktype="page" id="{number}">Read on</a></p>' for number in (3, 4))
    assert hash_with(tenant, body=body(text=here)) == hash_with(tenant, body=body(text=there))


def test_the_helplines_of_a_support_box_are_no_text(tenant):
    lines = [make_helpline(tenant, title=title) for title in ("One", "Two")]
    first, second = (hash_with(tenant, body=body(helpline=line)) for line in lines)
    assert first == second


def test_the_role_of_a_credit_is_text(tenant):
    page = make_story(tenant)
    credit = Credit.objects.create(
        page=Page.objects.get(pk=page.pk), display_name="Kari", role="text", locale=page.locale
    )
    before = text_hash(stored(page))
    Credit.objects.filter(pk=credit.pk).update(role="photo")
    assert text_hash(stored(page)) != before


def test_places_are_those_of_the_fields_and_blocks(tenant):
    guide = make_guide(
        tenant,
        make_helpline(tenant),
        steps=json.dumps([{"type": "step", "value": {"title": "Call", "text": "<p>Now.</p>"}, "id": TEXT}]),
    )
    found = dict(texts_of(stored(guide)))
    assert found == {
        "title": "A guide",
        "summary": "How to.",
        "question": "What can I do?",
        f"steps.{TEXT}.title": "Call",
        f"steps.{TEXT}.text": "<p>Now.</p>",
    }


def test_a_copy_for_another_language_has_the_same_text(tenant):
    page = make_story(tenant, body=body())
    assert text_hash(stored(translate(page, "sv", live=False))) == text_hash(stored(page))
