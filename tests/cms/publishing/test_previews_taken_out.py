"""Whatever takes a page out of the public ends the previews of it."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.people.models import User
from cms.publishing import previews
from cms.publishing.enums import Kind
from cms.publishing.models import Document, Preview
from cms.publishing.preview_files import with_addresses
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.cms.publishing.test_previews import NOW, opens, picture, share
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant."""
    return make_editor(tenant, name="kari")


def down(page: Page) -> None:
    page.unpublish()


def hide(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("take_out", [down, hide])
@pytest.mark.parametrize("above", [False, True], ids=["itself", "what it lies below"])
def test_what_was_shared_before_it_was_ever_out_ends_when_it_is_taken_out(
    take_out: Callable[[Page], None], above: bool, tenant: Tenant, kari: User, client: Client
) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Sjø", live=False)
    token, typed = share(story, kari), previews.show_typed(page=story, locale="nb", by=kari, at=NOW)
    kept = share(make_story(tenant, title="Aldri ute", live=False), kari)
    shown = opens(token)
    key = with_addresses(shown, shown.document["card"])["leadImage"]["key"]
    story.get_latest_revision().publish()
    assert (opens(token).pk, opens(typed).locale) == (shown.pk, "nb")

    take_out(index_of(tenant, Kind.STORY) if above else Story.objects.get(pk=story.pk))

    assert not Document.objects.exists()
    for each in (token, typed):
        with pytest.raises(previews.UnknownToken):
            opens(each)
    assert client.get(f"/files/{key}/160x120.webp").status_code == 404
    assert opens(kept).document["card"]["title"] == "Aldri ute"
    assert Preview.objects.filter(revoked_at=None).count() == 1
    # Whoever shares it now has decided so.
    assert opens(share(Story.objects.get(pk=story.pk), kari)).page_id == story.pk


def test_a_take_down_that_is_undone_ends_no_preview(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    token = share(story, kari)

    with publishing():
        story.unpublish()
        transaction.set_rollback(True)

    assert opens(token).revoked_at is None
    assert Document.objects.get().page_id == story.pk


def test_a_page_in_whose_place_another_goes_on_is_shown_no_more(tenant: Tenant, kari: User) -> None:
    story, other = make_story(tenant, title="Før", live=False), make_story(tenant, title="Etter", live=False)
    token, kept = share(story, kari), share(other, kari)
    story.get_latest_revision().publish()
    key = story.translation_key

    with publishing():
        Story.objects.get(pk=story.pk).unpublish()
        Page.objects.filter(pk=story.pk).update(translation_key=other.translation_key, locale=other.locale_id + 1)
        Page.objects.filter(pk=other.pk).update(translation_key=key)
        revision = other.get_latest_revision()
        revision.content["translation_key"] = str(key)
        revision.save()
        revision.publish()

    assert Document.objects.get().page_id == other.pk
    with pytest.raises(previews.UnknownToken):
        opens(token)
    assert opens(kept).page_id == other.pk
