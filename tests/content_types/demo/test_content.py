"""The demo has what the project promises to have."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.db import models
from wagtail.models import Page

from cms.publishing.enums import Kind
from cms.publishing.models import Change, Document, DocumentOccurrence, DocumentPath, EditionRow, PublishedFile
from cms.tenants.models import Tenant
from content_types.demo.reading import stable_id
from content_types.models import Activity, Story
from content_types.models.base import EditorialPage
from tests.fixtures_demo import Demo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SECRET = "kvitterugle"
LANGUAGES = {"nb", "sv", "da", "sr-Cyrl", "sr-Latn"}


def groups(tenant: str) -> dict[tuple[str, object], set[str]]:
    """The languages in which each item of a tenant is out, by kind and translation key."""
    found: dict[tuple[str, object], set[str]] = {}
    documents = Document.objects.filter(tenant__slug=tenant)
    for kind, key, locale in documents.values_list("kind", "translation_key", "locale"):
        found.setdefault((kind, key), set()).add(locale)
    return found


def test_the_norwegian_tenant_has_enough_of_each_kind() -> None:
    count = Counter(kind for kind, _ in groups("solvik"))

    assert min(count[Kind.STORY], count[Kind.GUIDE], count[Kind.ACTIVITY]) >= 15
    assert min(count[Kind.PLACE], count[Kind.HELPLINE]) >= 8
    assert min(count[Kind.PODCAST_SHOW], count[Kind.FILM], count[Kind.SLIDESHOW]) >= 3


def test_every_norwegian_show_has_five_episodes() -> None:
    rows = EditionRow.objects.filter(edition__tenant__slug="solvik", edition__locale="nb", kind=Kind.PODCAST_EPISODE)

    assert set(Counter(rows.values_list("parent_key", flat=True)).values()) == {5}


def test_four_fifths_of_the_norwegian_tenant_is_in_all_four_languages() -> None:
    languages = list(groups("solvik").values())

    assert sum(each == LANGUAGES for each in languages) / len(languages) >= 0.8


@pytest.mark.parametrize("tenant", ["bjorkhamn", "lindehavn", "javorgrad"])
def test_every_other_tenant_has_content_of_its_own(tenant: str) -> None:
    count = Counter(kind for kind, _ in groups(tenant))

    assert min(count[Kind.STORY], count[Kind.GUIDE]) >= 5
    assert count[Kind.HELPLINE] >= 4
    assert count[Kind.ACTIVITY] >= 3


def test_translations_are_true_but_for_the_one_that_is_outdated_on_purpose() -> None:
    status = Counter(Document.objects.filter(tenant__slug="solvik").values_list("status", flat=True))

    assert set(status) == {"SOURCE", "UP_TO_DATE", "OUTDATED"}
    assert status["OUTDATED"] == 1
    assert set(Document.objects.exclude(tenant__slug="solvik").values_list("status", flat=True)) == {"SOURCE"}


def test_at_least_three_translations_are_missing_so_that_fallback_shows() -> None:
    fallbacks = EditionRow.objects.filter(edition__tenant__slug="solvik", is_fallback=True)

    assert fallbacks.values("translation_key").distinct().count() >= 3


def test_one_story_is_scheduled_one_expired_and_one_a_draft(demo: Demo) -> None:
    hidden = Story.objects.filter(pk__in=Tenant.objects.get(slug="solvik").pages(), live=False)

    scheduled, expired, draft = (
        hidden.get(go_live_at__gt=demo.at),
        hidden.get(expired=True),
        hidden.get(go_live_at=None, expired=False),
    )
    assert scheduled.scheduled_revision.approved_go_live_at == scheduled.go_live_at
    assert expired.expire_at < demo.at
    assert SECRET in draft.title
    assert not Document.objects.filter(page_id__in=[scheduled.pk, expired.pk, draft.pk]).exists()
    assert [change.reason for change in Change.objects.filter(edition__locale="nb", type="REMOVED")] == ["EXPIRED"]


@pytest.mark.parametrize("model", [Document, DocumentPath, EditionRow, PublishedFile, Change])
def test_the_draft_s_secret_word_is_nowhere_public(model: type[models.Model]) -> None:
    assert not [row for row in model._default_manager.values_list() if SECRET in str(row).lower()]


def test_feeds_are_in_the_order_in_which_the_items_are_told_to_have_been_published(demo: Demo) -> None:
    story = Story.objects.get(translation_key=key_of("first-summer-job"), locale__language_code="nb")
    document = Document.objects.get(page_id=story.pk)

    assert document.published_at == story.first_published_at
    assert Document.objects.filter(published_at__gte=demo.at).count() == 0
    assert timedelta(days=60) < demo.at - Document.objects.earliest("published_at").published_at


def test_activities_lie_ahead_and_one_date_is_left_out_and_one_cancelled(demo: Demo) -> None:
    club = Activity.objects.get(translation_key=key_of("club-night"), locale__language_code="nb")
    occurrences = club.occurrences()

    assert DocumentOccurrence.objects.filter(starts_at__lt=demo.at).count() == 0
    assert len(occurrences) == 11
    assert [each.status for each in occurrences].count("CANCELLED") == 1
    assert {each.starts_at.strftime("%a %H:%M") for each in occurrences} == {"Fri 18:00"}
    days = [(later.starts_at.date() - earlier.starts_at.date()).days for earlier, later in pairwise(occurrences)]
    assert days == [7, 7, 14, 7, 7, 7, 7, 7, 7, 7]


def test_helplines_for_emergencies_come_first() -> None:
    rows = EditionRow.objects.filter(edition__tenant__slug="solvik", edition__locale="nb", kind=Kind.HELPLINE)
    emergency = list(rows.order_by("position").values_list("emergency", flat=True))

    assert emergency == sorted(emergency, reverse=True)
    assert emergency[0]


def test_what_is_out_could_go_out_again() -> None:
    assert not [
        (page, page.obstacles())
        for model in EditorialPage.__subclasses__()
        for page in model.objects.filter(live=True)
        if page.obstacles()
    ]


def key_of(key: str) -> UUID:
    """The translation key of one of the Norwegian tenant's items."""
    return stable_id("solvik", key, "group")


def test_what_is_not_out_can_be_sent_to_translation() -> None:
    waiting = [page for page in Page.objects.filter(live=False).specific() if isinstance(page, Story)]
    versions = [page.get_latest_revision_as_object() for page in waiting]

    assert len(versions) > 2
    assert [credit for version in versions for credit in version.credits.all() if credit.pk is None] == []
