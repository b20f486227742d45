"""Texts of the store are decoded once, within bounds, and shared by all who read them."""

from datetime import timedelta

import orjson
import pytest
from django.utils import timezone

from api.graphql.content.rows import Rows
from cms.publishing import decoding
from cms.publishing.decoding import decoded
from cms.publishing.models import Document
from tests.factories import store


def text_of(number: int, size: int = 100) -> bytes:
    return orjson.dumps({"number": number, "filling": "x" * size})


def test_the_same_text_is_decoded_once():
    one, other = decoded(text_of(1)), decoded(text_of(1))
    assert one is other
    assert one == {"number": 1, "filling": "x" * 100}


def test_what_is_kept_is_bounded_and_forgotten_all_at_once(monkeypatch):
    monkeypatch.setattr(decoding, "KEPT_BYTES", 1_000)
    first = decoded(text_of(0))
    for number in range(1, 8):
        decoded(text_of(number))
    assert decoded(text_of(0)) is first
    decoded(text_of(8, size=500))
    assert decoded(text_of(0)) is not first
    assert decoded(text_of(0)) == first


def test_a_long_text_is_kept_by_nobody(monkeypatch):
    monkeypatch.setattr(decoding, "LONGEST", 50)
    assert decoded(text_of(1)) is not decoded(text_of(1))


def test_a_text_that_is_no_json_is_kept_by_nobody():
    for _ in range(2):
        with pytest.raises(orjson.JSONDecodeError):
            decoded(b"{")


def test_who_writes_into_what_is_shared_is_found_out():
    value = decoded(text_of(1))
    value["number"] = 2
    assert decoding.changed() == [str(text_of(1))]
    decoding.forget()


@pytest.mark.django_db
def test_rows_show_what_the_document_says_now():
    nb = store.tenant()["nb"]
    row = store.item(nb, title="Før")
    rows = Rows().visible(at=timezone.now() + timedelta(seconds=1)).of_edition(nb.pk)
    assert [card["title"] for (card,) in rows.read(["document__card"])] == ["Før"]

    document = Document.objects.get(pk=row.document_id)
    document.card = {**document.card, "title": "Etter"}
    document.save()

    assert [card["title"] for (card,) in rows.read(["document__card"])] == ["Etter"]
