"""What is published is in the store, in the same transaction."""

from cms.publishing.models import Change, Document, EditionRow
from cms.tenants.models import Tenant
from tests.factories.pages import make_story, translate


def test_a_published_story_is_in_every_edition_that_may_fall_back_to_it(tenant: Tenant) -> None:
    make_story(tenant)

    rows = EditionRow.objects.order_by("edition__pk").values_list("edition__locale", "is_fallback", "document__locale")
    assert list(rows) == [("nb", False, "nb"), ("sv", True, "nb"), ("da", True, "nb")]


def test_a_translation_takes_the_place_of_the_fallback(tenant: Tenant) -> None:
    story = make_story(tenant)
    translate(story, "sv", title="En berättelse")

    row = EditionRow.objects.get(edition__locale="sv")
    assert (row.is_fallback, row.document.card["title"]) == (False, "En berättelse")
    assert [change.type for change in Change.objects.filter(edition__locale="sv", kind="STORY").order_by("number")] == [
        "PUBLISHED",
        "UPDATED",
    ]


def test_an_unpublished_story_leaves_and_says_so(tenant: Tenant) -> None:
    story = make_story(tenant)
    story.unpublish()

    assert (Document.objects.count(), EditionRow.objects.count()) == (0, 0)
    last = Change.objects.filter(edition__locale="nb").latest("number")
    assert (last.type, last.reason, last.erase) == ("REMOVED", "UNPUBLISHED", True)
