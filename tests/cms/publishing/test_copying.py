"""A copy is made whole or not at all: where one page of a tree may not go out, nothing is left behind."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Revision

from cms.media.ingest import add_media, put_track
from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Change, Document, DocumentPath, EditionRow, PublishedFile
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import PodcastEpisode, PodcastShow
from tests.factories.pages import index_of, put
from tests.factories.tenants import make_superuser

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "media"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n"
Copy = Callable[[PodcastShow, Client], Any]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def client(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_superuser())
    return client


@pytest.fixture
def show(tenant: Tenant) -> PodcastShow:
    """A show with three live episodes; the transcript of the second was taken away since."""
    show = put(PodcastShow(title="The show", summary="s"), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    for number in (1, 2, 3):
        sound = add_media(
            collection=tenant.collection,
            title=f"Sound {number}",
            content=(FIXTURES / "tone.mp3").read_bytes(),
            by=None,
        )
        put_track(media=sound, locale="nb", kind="transcript", vtt=VTT, reviewed=True)
        put(PodcastEpisode(title=f"Episode {number}", summary="s", audio=sound), below_page=show)
    second = PodcastEpisode.objects.get(title="Episode 2")
    put_track(media=second.audio, locale="nb", kind="transcript", vtt="", reviewed=False)
    return show


def state() -> list[Any]:
    """Pages, their log, versions and references, the store, and every file."""
    rows = (Page, PageLogEntry, Revision, ReferenceIndex, Document, EditionRow, DocumentPath, PublishedFile, Change)
    files = sorted(str(path) for path in Path(settings.MEDIA_ROOT).rglob("*"))
    return [*(list(model.objects.order_by("pk").values()) for model in rows), files]


def form(show: PodcastShow, **fields: Any) -> dict[str, Any]:
    return {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": show.get_parent().pk,
        "copy_subpages": "on",
        **fields,
    }


def in_admin(show: PodcastShow, client: Client, **fields: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:copy", args=[show.pk]), form(show, **fields))


def by_api(show: PodcastShow, client: Client, action: str, **data: Any) -> Any:
    return client.post(reverse("wagtailadmin_api:pages:action", args=[show.pk, action]), data)


def in_one_publication(copy: Callable[..., Any]) -> Any:
    """Wagtail's own verbs have no transaction: whoever calls them from code opens one."""
    with publishing():
        return copy(recursive=True, update_attrs={"slug": "a-copy"})


def swedish() -> Locale:
    return Locale.objects.get(language_code="sv")


def second(show: PodcastShow) -> PodcastEpisode:
    return PodcastEpisode.objects.child_of(show).get(title="Episode 2")


COPIES: dict[str, Copy] = {
    "copy in admin": lambda show, client: in_admin(show, client, publish_copies="on"),
    "alias in admin": lambda show, client: in_admin(show, client, alias="on"),
    "copy by api": lambda show, client: by_api(show, client, "copy", recursive=True, slug="a-copy"),
    "alias by api": lambda show, client: by_api(show, client, "create_alias", recursive=True, update_slug="an-alias"),
    "aliases in another language by api": lambda show, client: by_api(
        show, client, "copy_for_translation", locale="sv", recursive=True, alias=True
    ),
    "copy by code": lambda show, client: show.copy(recursive=True, update_attrs={"slug": "a-copy"}),
    "copy of a plain page by code": lambda show, client: in_one_publication(Page.objects.get(pk=show.pk).copy),
    "alias by code": lambda show, client: show.create_alias(recursive=True, update_slug="an-alias"),
    "aliases in another language by code": lambda show, client: in_one_publication(
        lambda **_: CopyPageForTranslationAction(show, swedish(), alias=True, include_subtree=True).execute()
    ),
    "alias in another language by code": lambda show, client: second(show).copy_for_translation(
        swedish(), copy_parents=True, alias=True
    ),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_refused_copy_leaves_nothing(show: PodcastShow, client: Client, copy: Copy) -> None:
    before = state()

    with suppress(PublicationRefused):
        copy(show, client)

    assert state() == before
    assert list(differences()) == []


NO_TRANSCRIPT = "There is no transcript in this language. Add it to the sound in the media library."


@pytest.mark.parametrize(
    ("ticked", "wayout"),
    [
        ("publish_copies", "Put that right there first, or copy without publishing."),
        ("alias", "Put that right there first, or make a copy that is not an alias."),
    ],
)
def test_the_form_says_what_is_in_the_way_and_what_to_do_and_keeps_what_was_typed(
    show: PodcastShow, client: Client, ticked: str, wayout: str
) -> None:
    answer = in_admin(show, client, **{ticked: "on"})

    sentence = f"Nothing was copied: “Episode 2” cannot be published yet. {NO_TRANSCRIPT} {wayout}"
    assert answer.status_code == 200
    assert answer.context["form"].errors == {ticked: [sentence]}
    assert answer.context["form"]["new_title"].value() == "A copy"
    assert sentence in answer.content.decode()


def test_a_program_is_told_the_same(show: PodcastShow, client: Client) -> None:
    answer = by_api(show, client, "copy", recursive=True, slug="a-copy")

    assert answer.status_code == 403
    assert answer.json() == {
        "detail": f"Nothing was changed: “Episode 2” cannot be published yet. {NO_TRANSCRIPT} "
        "Put that right, then try again.",
        "obstacles": ["NO_TRANSCRIPT"],
    }


def test_the_way_out_works(show: PodcastShow, client: Client) -> None:
    answer = in_admin(show, client)

    made = PodcastShow.objects.get(slug="a-copy")
    assert answer.status_code == 302
    assert [(page.title, page.live) for page in made.get_children()] == [
        ("Episode 1", False),
        ("Episode 2", False),
        ("Episode 3", False),
    ]


def test_a_whole_copy_goes_out_whole(show: PodcastShow, client: Client) -> None:
    second(show).delete()

    in_admin(show, client, publish_copies="on")

    made = PodcastShow.objects.get(slug="a-copy")
    below = list(made.get_children().values_list("pk", flat=True))
    assert len(below) == 2
    assert set(Document.objects.filter(page_id__in=[made.pk, *below]).values_list("page_id", flat=True)) == {
        made.pk,
        *below,
    }
    assert list(differences()) == []


def test_a_page_that_is_not_complete_is_not_copied(show: PodcastShow, client: Client) -> None:
    PodcastShow.objects.filter(pk=show.pk).update(min_age=18, max_age=12)
    before = state()

    answer = in_admin(show, client, publish_copies="on")

    assert answer.context["form"].errors == {
        "new_title": ["Nothing was copied: the page is not complete. “To age” is lower than “from age”. Swap them."]
    }
    assert state() == before


@pytest.mark.parametrize("parent", [None, "", "0"])
def test_a_form_without_a_destination_is_answered_as_a_form(show: PodcastShow, client: Client, parent: Any) -> None:
    sent = form(show, new_parent_page=parent)
    sent = {name: value for name, value in sent.items() if value is not None}

    answer = client.post(reverse("wagtailadmin_pages:copy", args=[show.pk]), sent)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["new_parent_page"]
