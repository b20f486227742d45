"""What moves to another tenant has moved, and is not taken down; what moves where nobody sees it is."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page

from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Change, Document, DocumentPath, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import KindIndex, Story
from tests.cms.translation.desk import publish_translation, translated
from tests.factories.pages import index_of, make_story, translate
from tests.factories.tenants import make_tenant


@pytest.fixture
def mark(tenant: Tenant, other_tenant: Tenant) -> Callable[[], list[tuple[Any, ...]]]:
    """What the change logs have said since the last call: tenant, language, item's title, type, reason, erase."""
    seen: list[int] = []

    def told() -> list[tuple[Any, ...]]:
        new = Change.objects.exclude(pk__in=seen).order_by("edition__tenant__slug", "edition__pk", "number")
        names = {page.translation_key: page.title for page in Page.objects.filter(locale__language_code="nb")}
        found = [
            (
                change.edition.tenant.slug,
                change.edition.locale,
                names.get(change.translation_key, change.kind),
                change.type,
                change.reason,
                change.erase,
            )
            for change in new.select_related("edition__tenant")
        ]
        seen.extend(new.values_list("pk", flat=True))
        return found

    return told


def test_a_story_that_moves_to_another_tenant_says_moved_and_may_stay_in_histories(
    tenant: Tenant, other_tenant: Tenant, mark: Callable[[], list[tuple[Any, ...]]]
) -> None:
    story = make_story(tenant, title="Here")
    mark()

    story.move(index_of(other_tenant, Kind.STORY, "sv"), pos="last-child")

    assert mark() == [
        ("nordby", "nb", "Here", "REMOVED", "MOVED", False),
        ("nordby", "sv", "Here", "REMOVED", "MOVED", False),
        ("nordby", "da", "Here", "REMOVED", "MOVED", False),
        ("vasterby", "sv", "Here", "PUBLISHED", "", False),
    ]
    document = Document.objects.get()
    assert (document.tenant, document.page_id) == (other_tenant, story.pk)
    assert set(DocumentPath.objects.values_list("tenant__slug", "is_current")) == {("vasterby", True)}
    assert list(differences()) == []


def test_where_a_translation_stays_behind_the_item_changes_and_does_not_leave(
    tenant: Tenant, other_tenant: Tenant, mark: Callable[[], list[tuple[Any, ...]]]
) -> None:
    story = make_story(tenant, title="Here")
    translate(story, "sv", title="Här")
    mark()

    story.move(index_of(other_tenant, Kind.STORY, "sv"), pos="last-child")

    assert mark() == [
        ("nordby", "nb", "Here", "UPDATED", "", False),
        ("nordby", "sv", "Here", "UPDATED", "", False),
        ("nordby", "da", "Here", "UPDATED", "", False),
        ("vasterby", "sv", "Here", "PUBLISHED", "", False),
    ]
    rows = EditionRow.objects.filter(edition__tenant=tenant).values_list("edition__locale", "document__locale")
    assert set(rows) == {("nb", "sv"), ("sv", "sv"), ("da", "sv")}
    assert list(differences()) == []


def test_an_index_that_moves_to_another_tenant_takes_its_children_along(
    tenant: Tenant, other_tenant: Tenant, mark: Callable[[], list[tuple[Any, ...]]]
) -> None:
    make_story(tenant, title="First")
    make_story(tenant, title="Second")
    index = index_of(tenant, Kind.STORY)
    mark()

    index.move(other_tenant.homes().get(), pos="last-child")

    told = mark()
    assert {each[3:] for each in told if each[0] == "nordby"} == {("REMOVED", "MOVED", False)}
    assert {each[2:] for each in told if each[0] == "vasterby"} == {
        ("First", "PUBLISHED", "", False),
        ("Second", "PUBLISHED", "", False),
    }
    assert len(told) == 8
    assert list(differences()) == []

    KindIndex.objects.get(pk=index.pk).move(tenant.homes().get(locale__language_code="nb"), pos="last-child")

    back = mark()
    assert [each for each in back if each[0] == "vasterby"] == [
        ("vasterby", "sv", title, "REMOVED", "MOVED", False) for title in _in_order("First", "Second")
    ]
    assert {each[3] for each in back if each[0] == "nordby"} == {"PUBLISHED"}
    assert list(differences()) == []


def test_what_moves_below_something_hidden_is_taken_down(
    tenant: Tenant, other_tenant: Tenant, mark: Callable[[], list[tuple[Any, ...]]]
) -> None:
    story = make_story(tenant, title="Here")
    hidden = index_of(other_tenant, Kind.STORY, "sv")
    hidden.unpublish()
    mark()

    Story.objects.get(pk=story.pk).move(KindIndex.objects.get(pk=hidden.pk), pos="last-child")

    assert {each[3:] for each in mark()} == {("REMOVED", "UNPUBLISHED", True)}
    assert not Document.objects.exists()
    assert list(differences()) == []


def _in_order(*titles: str) -> list[str]:
    """As the change log has them: by the item's key, which is random."""
    keys = {str(page.translation_key): page.title for page in Page.objects.filter(title__in=titles)}
    return [keys[key] for key in sorted(keys)]


def test_an_original_that_moves_leaves_its_translation_as_a_text_of_its_own(tenant: Tenant) -> None:
    elsewhere = make_tenant(slug="osterby", locales=["nb"])
    story = make_story(tenant)
    publish_translation(translated(story, "sv", title="Med oss"))
    assert Document.objects.get(locale="sv").status == "UP_TO_DATE"

    with publishing():
        story.move(index_of(elsewhere, Kind.STORY), pos="last-child")

    assert Document.objects.get(tenant=tenant).status == "SOURCE"
    assert list(differences()) == []
