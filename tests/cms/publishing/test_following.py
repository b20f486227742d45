"""The store follows what documents quote: pictures, credits, topics, languages, restrictions, addresses, the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import TestCase
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex
from wagtail_localize.models import Translation, TranslationSource

from cms.media.ingest import add_image, put_alt
from cms.media.models import Image
from cms.publishing.checking import differences
from cms.publishing.due import run_due
from cms.publishing.enums import Kind
from cms.publishing.files import public_file
from cms.publishing.models import Change, Document, DocumentPath, Edition, EditionRow
from cms.tenants.models import Tenant, TenantLocale
from content_types.models import PodcastShow, Topic
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, put, translate


def picture(tenant: Tenant, *, title: str = "Harbour", color: str = "navy") -> Image:
    content = BytesIO()
    Drawing.new("RGB", (640, 480), color).save(content, "JPEG")
    return add_image(collection=tenant.collection, title=title, content=content.getvalue(), by=None)


def card(page: Page) -> dict[str, Any]:
    return Document.objects.get(page_id=page.pk).card


def test_a_new_credit_of_a_picture_reaches_the_documents_that_show_it(tenant: Tenant) -> None:
    image = picture(tenant)
    story = make_story(tenant, lead_image=image, lead_image_alt="A harbour")

    image.credit = "Ida"
    image.save()

    assert card(story)["leadImage"]["credit"] == "Ida"
    assert list(differences()) == []


def test_a_new_focal_point_gives_the_picture_a_new_address(tenant: Tenant) -> None:
    image = picture(tenant)
    story = make_story(tenant, lead_image=image, lead_image_alt="A harbour")
    before = card(story)["leadImage"]["key"]

    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 10, 10, 5, 5
    image.save()

    assert card(story)["leadImage"]["key"] == image.key != before
    assert public_file(before, timezone.now()).value == "gone"


def test_a_deleted_picture_leaves_the_documents_that_showed_it(tenant: Tenant) -> None:
    image = picture(tenant)
    story = make_story(tenant, lead_image=image, lead_image_alt="A harbour")

    image.delete()

    assert card(story)["leadImage"] is None
    assert list(differences()) == []


def test_what_is_said_of_a_picture_is_followed_whoever_says_it(tenant: Tenant) -> None:
    image = picture(tenant)
    put_alt(image=image, locale="nb", text="En havn")
    story = make_story(tenant, lead_image=image)
    said = [card(story)["leadImage"]["alt"]]

    for text in ("En stor havn", ""):
        put_alt(image=image, locale="nb", text=text)
        said.append(card(story)["leadImage"]["alt"])

    assert said == ["En havn", "En stor havn", ""]
    assert list(differences()) == []


def test_the_same_said_of_a_picture_again_is_no_change(
    tenant: Tenant, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    image = picture(tenant)
    put_alt(image=image, locale="nb", text="En havn")
    make_story(tenant, lead_image=image)
    before = Change.objects.count()

    with django_assert_num_queries(1):
        put_alt(image=image, locale="nb", text=" En havn ")

    assert Change.objects.count() == before


@pytest.mark.parametrize("act", ["change", "delete"])
def test_pictures_are_followed_also_where_no_task_ever_runs(tenant: Tenant, settings: Any, act: str) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    image = picture(tenant)
    story = make_story(tenant, lead_image=image, lead_image_alt="A harbour")

    if act == "change":
        image.credit = "Ida"
        image.save()
    else:
        image.delete()

    shown = card(story)["leadImage"]
    assert (shown and shown["credit"]) == ("Ida" if act == "change" else None)
    assert ReferenceIndex.objects.filter(base_content_type__model="page", object_id=str(story.pk)).exists() == (
        act == "change"
    )


def test_topics_are_named_by_the_editions_and_followed(tenant: Tenant) -> None:
    topic = Topic.objects.create(name="Søvn", slug="sleep", locale=Locale.objects.get(language_code="nb"), live=True)
    home = tenant.homes().get(locale__language_code="nb").specific
    home.topics = [topic]
    home.save_revision().publish()
    story = make_story(tenant, topics=[topic])

    topic.name = "Søvn og hvile"
    topic.save()

    assert Edition.objects.get(tenant=tenant, locale="nb").about["topics"] == [
        {"name": "Søvn og hvile", "slug": "sleep"}
    ]
    assert Change.objects.filter(edition__locale="nb", kind="TOPICS").count() == 3
    assert card(story)["topics"] == ["sleep"]

    topic.delete()

    assert card(story)["topics"] == []
    assert list(differences()) == []


def test_a_language_more_gives_an_edition_more(tenant: Tenant, other_tenant: Tenant) -> None:
    make_story(other_tenant, locale="sv")

    TenantLocale.objects.create(tenant=other_tenant, locale=Locale.objects.get(language_code="da"), position=1)

    row = EditionRow.objects.get(edition__tenant=other_tenant, edition__locale="da")
    assert (row.is_fallback, row.document.locale) == (True, "sv")
    assert list(differences()) == []


def test_a_restricted_page_is_not_public_nor_is_what_lies_below(tenant: Tenant) -> None:
    make_story(tenant)

    PageViewRestriction.objects.create(page=index_of(tenant, Kind.STORY), restriction_type="login")

    assert not Document.objects.exists()
    assert list(differences()) == []


def test_an_expired_item_is_gone_at_its_second_though_no_worker_runs(tenant: Tenant) -> None:
    moment = timezone.now() + timedelta(hours=1)
    make_story(tenant, expire_at=moment)

    assert EditionRow.objects.visible(at=moment - timedelta(microseconds=1)).count() == 3
    assert EditionRow.objects.visible(at=moment).count() == 0
    assert Document.objects.visible(at=moment).count() == 0


def test_an_expired_show_takes_its_episodes_along(tenant: Tenant) -> None:
    moment = timezone.now() + timedelta(hours=1)
    show = put(PodcastShow(title="A show", summary="About."), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    from_before = Document.objects.get(page_id=show.pk)
    assert from_before.visible_until is None

    show.expire_at = moment
    show.save_revision().publish()

    assert Document.objects.get(page_id=show.pk).visible_until == moment


def test_a_refused_schedule_does_not_stop_the_next(tenant: Tenant) -> None:
    helpline = make_helpline(tenant)
    refused = make_guide(tenant, helpline, title="Refused", live=False)
    accepted = make_guide(tenant, helpline, title="Accepted", live=False)
    refused.helpline_links.clear()
    refused.save_revision()
    for page in (refused, accepted):
        revision = page.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=2 if page is refused else 1)
        revision.save()

    outcomes = [done.outcome for done in run_due(at=timezone.now())]

    assert outcomes == ["refused", "published"]
    assert list(Document.objects.filter(kind="GUIDE").values_list("page_id", flat=True)) == [accepted.pk]
    assert [done.outcome for done in run_due(at=timezone.now())] == []


def test_former_addresses_lead_on(tenant: Tenant) -> None:
    story = make_story(tenant, title="First words")
    story.slug = "later-words"
    story.save_revision().publish()

    paths = DocumentPath.objects.filter(translation_key=story.translation_key).order_by("is_current")
    assert [(path.path, path.is_current) for path in paths] == [
        ("/historier/first-words/", False),
        ("/historier/later-words/", True),
    ]


def test_statuses_tell_source_independent_up_to_date_and_outdated(tenant: Tenant) -> None:
    story = make_story(tenant)
    translate(story, "sv", title="En berättelse")
    assert dict(Document.objects.values_list("locale", "status")) == {"nb": "SOURCE", "sv": "INDEPENDENT"}

    source, _ = TranslationSource.get_or_create_from_instance(story)
    danish = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="da"))
    source.create_or_update_translation(danish.target_locale, fallback=True)
    with TestCase.captureOnCommitCallbacks(execute=True):
        danish.save_target(publish=True)
    assert Document.objects.get(locale="da").status == "PARTIAL"

    story.title = "Another title"
    story.save_revision().publish()
    assert Document.objects.get(locale="da").status == "OUTDATED"

    danish.enabled = False
    danish.save()
    assert Document.objects.get(locale="da").status == "INDEPENDENT"
    assert list(differences()) == []


def test_helplines_and_crisis_content_never_fall_back(tenant: Tenant) -> None:
    helpline = make_helpline(tenant)
    make_guide(tenant, helpline, urgency="NOW")
    make_story(tenant, crisis=True)

    assert set(EditionRow.objects.values_list("edition__locale", flat=True)) == {"nb"}
