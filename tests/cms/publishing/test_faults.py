"""`check_published` names every planted fault."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from PIL import Image as Drawing
from wagtail.models import Page

from cms.media.ingest import add_image
from cms.media.models import Image
from cms.publishing import key_lists
from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Document, DocumentOccurrence, DocumentPath, EditionRow, KeyList, PublishedFile
from cms.publishing.models.search import BLOCK
from cms.publishing.rebuilding import rebuild
from cms.tenants.models import Tenant
from content_types.models import Activity
from tests.factories.pages import index_of, make_story, put, translate


def picture(tenant: Tenant, color: str) -> Image:
    content = BytesIO()
    Drawing.new("RGB", (640, 480), color).save(content, "JPEG")
    return add_image(collection=tenant.collection, title=color, content=content.getvalue(), by=None)


def codes() -> list[str]:
    return sorted({difference.code for difference in differences()})


@pytest.fixture
def document(tenant: Tenant) -> Document:
    story = make_story(tenant)
    translate(story, "sv", title="En berättelse")
    return Document.objects.get(page_id=story.pk)


def test_a_clean_store_has_no_differences(document: Document) -> None:
    out = StringIO()
    call_command("check_published", stdout=out)
    assert out.getvalue() == "The published store agrees with the pages.\n"


def test_a_deleted_row_is_named(document: Document) -> None:
    EditionRow.objects.filter(edition__locale="da").delete()
    assert codes() == ["MISSING_ROW"]


def test_a_deleted_document_is_named(document: Document) -> None:
    document.delete()
    assert codes() == ["MISSING_DOCUMENT", "MISSING_ROW", "NOT_SEARCHABLE", "SURPLUS_PATH"]


def test_an_altered_document_is_named_with_its_columns(document: Document) -> None:
    document.card["title"] = "Altered"
    document.save()
    assert [(each.code, each.sentence.rpartition(": ")[2]) for each in differences()] == [("ALTERED_DOCUMENT", "card")]


def test_an_altered_row_is_named_with_its_columns(document: Document) -> None:
    EditionRow.objects.filter(edition__locale="nb").update(min_age=99)
    assert [(each.code, each.sentence.rpartition(": ")[2]) for each in differences()] == [("ALTERED_ROW", "min_age")]


def test_a_document_for_a_draft_is_named(document: Document) -> None:
    Page.objects.filter(pk=document.page_id).update(live=False)
    assert "DOCUMENT_OF_HIDDEN_PAGE" in codes()


def test_a_document_for_a_deleted_page_is_named(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(page_id=10_000_000)
    assert "DOCUMENT_OF_DELETED_PAGE" in codes()


def test_a_document_in_the_wrong_language_is_named(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(locale="da")
    assert "ALTERED_DOCUMENT" in codes()


def test_a_row_that_serves_the_wrong_document_is_named(document: Document) -> None:
    EditionRow.objects.filter(edition__locale="sv").update(document=document)
    assert [(each.code, each.sentence.rpartition(": ")[2]) for each in differences()] == [("ALTERED_ROW", "document")]


def test_a_row_too_many_is_named(document: Document) -> None:
    row = EditionRow.objects.get(edition__locale="nb")
    row.pk, row.translation_key = None, "00000000-0000-0000-0000-000000000001"
    row.save()
    assert codes() == ["SURPLUS_ROW"]


def lose_an_address(document: Document) -> None:
    DocumentPath.objects.filter(locale="nb").delete()


def keep_an_old_address_current(document: Document) -> None:
    DocumentPath.objects.create(
        tenant=document.tenant, translation_key=uuid4(), locale="nb", path="/nowhere/", is_current=True
    )


def lose_a_search_entry(document: Document) -> None:
    KeyList.objects.order_by("-pk")[0].delete()


def alter_a_search_entry(document: Document) -> None:
    elsewhere = Document(pk=document.pk, tenant=document.tenant, locale="nb", title_keys="1something")
    key_lists.write(before=(), after=[key_lists.words_of(elsewhere)])


def list_a_document_that_is_gone(document: Document) -> None:
    elsewhere = Document(pk=document.pk + 10 * BLOCK, tenant=document.tenant, locale="nb", title_keys="1something")
    key_lists.write(before=(), after=[key_lists.words_of(elsewhere)])


def lose_the_keys_of_a_text(document: Document) -> None:
    before = key_lists.words_of(document)
    Document.objects.filter(pk=document.pk).update(body_keys="")
    document.body_keys = ""
    key_lists.write(before=[before], after=[key_lists.words_of(document)])


def lose_a_file(document: Document) -> None:
    document.files.all().delete()


def give_a_file_away_from_elsewhere(document: Document) -> None:
    document.files.update(storage_name="somewhere/else.mp3")


def give_a_file_that_nothing_names(document: Document) -> None:
    PublishedFile.objects.create(document=document, key="i/nothing", mime_type="image/*")


def give_a_file_twice(document: Document) -> None:
    file = document.files.get()
    file.pk = None
    file.save()


def lose_an_occurrence(document: Document) -> None:
    DocumentOccurrence.objects.order_by("starts_at")[0].delete()


def add_an_occurrence(document: Document) -> None:
    occurrence = DocumentOccurrence.objects.order_by("starts_at")[0]
    occurrence.pk, occurrence.occurrence_id = None, "never"
    occurrence.save()


def begin_an_occurrence_later(document: Document) -> None:
    DocumentOccurrence.objects.filter(pk=DocumentOccurrence.objects.order_by("starts_at")[0].pk).update(
        starts_at=F("ends_at")
    )


def lose_a_logo(document: Document) -> None:
    PublishedFile.objects.filter(edition__isnull=False).delete()


FAULTS = [
    (lose_an_address, "MISSING_PATH", "is not found by its address"),
    (keep_an_old_address_current, "SURPLUS_PATH", "/nowhere/ (nb) leads to"),
    (lose_a_search_entry, "NOT_SEARCHABLE", "is not in the lists of search as it is written"),
    (alter_a_search_entry, "NOT_SEARCHABLE", "is not in the lists of search as it is written"),
    (list_a_document_that_is_gone, "NOT_SEARCHABLE", "is in the lists of search, and is not there"),
    (lose_the_keys_of_a_text, "ALTERED_DOCUMENT", ": body_keys"),
    (lose_a_file, "MISSING_FILE", "is not there"),
    (give_a_file_away_from_elsewhere, "ALTERED_FILE", ": storage_name"),
    (give_a_file_that_nothing_names, "SURPLUS_FILE", "file i/nothing is there and should not be"),
    (give_a_file_twice, "SURPLUS_FILE", "(again) is there and should not be"),
    (lose_an_occurrence, "MISSING_OCCURRENCE", "is not there"),
    (add_an_occurrence, "SURPLUS_OCCURRENCE", "occurrence never is there and should not be"),
    (begin_an_occurrence_later, "ALTERED_OCCURRENCE", ": starts_at"),
    (lose_a_logo, "MISSING_FILE", "is not there"),
]


@pytest.fixture
def activity(tenant: Tenant) -> Document:
    """An activity with a picture, on three days, of a tenant with a logo."""
    tenant.logo = picture(tenant, "navy")
    tenant.save()
    page = put(
        Activity(
            title="Football",
            summary="Come along.",
            starts_at=datetime(2030, 5, 1, 18, 0, tzinfo=UTC),
            ends_at=datetime(2030, 5, 1, 20, 0, tzinfo=UTC),
            rrule="FREQ=DAILY;COUNT=3",
            photo=picture(tenant, "maroon"),
            photo_alt="A ball",
        ),
        below_page=index_of(tenant, Kind.ACTIVITY),
    )
    return Document.objects.get(page_id=page.pk)


@pytest.mark.parametrize(("plant", "code", "words"), FAULTS, ids=[plant.__name__ for plant, *_ in FAULTS])
def test_every_planted_fault_is_named_and_a_rebuild_mends_it(
    activity: Document, plant: Callable[[Document], None], code: str, words: str
) -> None:
    assert codes() == []
    plant(activity)

    found = list(differences())
    assert {difference.code for difference in found} == {code}
    assert all(words in difference.sentence for difference in found)

    list(rebuild(at=datetime.now(UTC)))
    assert codes() == []


def test_the_command_ends_with_an_error_and_the_way_out(document: Document) -> None:
    document.delete()
    with pytest.raises(CommandError, match=r"5 differences\. `manage\.py rebuild_published` makes the store anew."):
        call_command("check_published", stdout=StringIO())


def test_a_rebuild_mends_every_fault(document: Document) -> None:
    EditionRow.objects.filter(edition__locale="da").delete()
    Document.objects.filter(pk=document.pk).update(card={"title": "Altered"}, version="0")
    Document.objects.filter(locale="sv").update(page_id=10_000_000)
    DocumentPath.objects.all().delete()

    progress = list(rebuild(at=datetime.now(UTC)))

    assert (progress[0].done, progress[-1].done, progress[-1].total) == (0, 2, 2)
    assert codes() == []


def test_a_rebuild_that_was_cut_off_goes_on_where_it_was(document: Document) -> None:
    run = rebuild(at=datetime.now(UTC))
    next(run)
    next(run)
    run.close()

    resumed = list(rebuild(at=datetime.now(UTC), resume=True))

    assert [(each.done, each.total) for each in resumed] == [(2, 2)]
    assert codes() == []
