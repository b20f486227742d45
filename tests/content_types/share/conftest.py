"""A tenant with one published item of each kind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image as Pillow
from wagtail.models import Page

from cms.media.ingest import add_image, add_media, put_track
from cms.media.models import Image, Media
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import (
    Activity,
    Credit,
    EpisodeChapter,
    Film,
    HelplineLink,
    Organisation,
    Place,
    PodcastEpisode,
    PodcastShow,
    RelatedItem,
    Slideshow,
    Source,
)
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, put

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "media"
WEEK = {"days": ["0", "1", "2", "3", "4"], "state": "OPEN", "opens": time(9), "closes": time(15), "note": ""}
CLOSED = {"date": date(2026, 3, 6), "state": "CLOSED", "opens": None, "closes": None, "note": "Fri"}
MONDAY_NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\n{}\n"


@pytest.fixture
def site(client: Client, tenant: Tenant) -> Callable[[str], Any]:
    """Gets an address of the tenant's site as a visitor."""
    return lambda address: client.get(address, headers={"host": "nordby.localhost:8000"})


def picture(tenant: Tenant, title: str = "Fjord") -> Image:
    """A picture of 800 × 600."""
    output = BytesIO()
    Pillow.new("RGB", (800, 600), "teal").save(output, "PNG")
    return add_image(collection=tenant.collection, title=title, content=output.getvalue(), credit="Kari", by=None)


def sound(tenant: Tenant) -> Media:
    """A sound with a transcript in nb."""
    media = add_media(collection=tenant.collection, title="Tone", content=(FIXTURES / "tone.mp3").read_bytes(), by=None)
    put_track(media=media, locale="nb", kind="transcript", vtt=VTT.format("Velkommen til oss."), reviewed=True)
    return media


def video(tenant: Tenant) -> Media:
    """A film with captions in nb."""
    media = add_media(
        collection=tenant.collection, title="Klipp", content=(FIXTURES / "film.mp4").read_bytes(), by=None
    )
    put_track(media=media, locale="nb", kind="caption", vtt=VTT.format("Her er vi."), reviewed=True)
    return media


def make_all(tenant: Tenant) -> dict[str, Page]:
    """One live item of each kind, with all that the kind can have."""
    image, audio, film = picture(tenant), sound(tenant), video(tenant)
    line = make_helpline(
        tenant,
        title="Ungdomstelefonen",
        phone="116 111",
        by_chat=True,
        url="https://chat.example/",
        anonymous=True,
        spoken_languages="nb, sv",
        hours=[("weekly", WEEK)],
    )
    guide = make_guide(
        tenant, line, title="Når du ikke får sove", steps=[("step", {"title": "Pust", "text": "<p>Rolig.</p>"})]
    )
    organisation = put(
        Organisation(title="Klubben", summary="Oss.", logo=image), below_page=index_of(tenant, Kind.ORGANISATION)
    )
    place = put(
        Place(
            title="Huset",
            summary="Et hus.",
            address="Torget 1",
            latitude=60.5,
            longitude=5.25,
            hours=[("weekly", WEEK), ("exception", CLOSED)],
            accessibility=[("point", "Rampe")],
        ),
        below_page=index_of(tenant, Kind.PLACE),
    )
    activity = put(
        Activity(
            title="Spillkveld",
            summary="Vi spiller.",
            starts_at=datetime(2026, 3, 4, 17, 0, tzinfo=UTC),
            ends_at=datetime(2026, 3, 4, 19, 0, tzinfo=UTC),
            rrule="FREQ=WEEKLY;COUNT=3",
            dates=[
                (
                    "changed",
                    {
                        "date": date(2026, 3, 11),
                        "status": "CANCELLED",
                        "starts_at": None,
                        "ends_at": None,
                        "note": "Ferie",
                    },
                )
            ],
            venue=place,
            organiser=organisation,
        ),
        below_page=index_of(tenant, Kind.ACTIVITY),
    )
    show = put(
        PodcastShow(title="Nattskift", summary="En podkast.", artwork=image, artwork_alt="Natt"),
        below_page=index_of(tenant, Kind.PODCAST_SHOW),
    )
    episode = PodcastEpisode(title="Første gang", summary="Om å begynne.", audio=audio)
    episode.chapters = [EpisodeChapter(starts_at_seconds=65, title="Starten")]
    episode.helpline_links = [HelplineLink(helpline=line)]
    episode = put(episode, below_page=show)
    slide = {"image": {"image": image, "alt_text": "Vann", "decorative": False}, "caption": "Se her", "seconds": 4}
    slides = put(
        Slideshow(title="Fem bilder", summary="Se.", slides=[("slide", slide)] * 2),
        below_page=index_of(tenant, Kind.SLIDESHOW),
    )
    movie = put(
        Film(title="Rampen", summary="En film.", video=film, poster=image, poster_alt="Rampe"),
        below_page=index_of(tenant, Kind.FILM),
    )
    story = make_story(
        tenant,
        title="En kveld ute",
        lead_image=image,
        lead_image_alt="Fjorden om kvelden",
        content_note="Handler om søvn.",
        body=[
            ("heading", {"text": "Først", "level": "2"}),
            ("text", f'<p>Les <a linktype="page" id="{guide.pk}">guiden</a>.</p>'),
            ("image", {"image": {"image": image, "alt_text": "", "decorative": True}, "caption": "Under bildet"}),
            ("quote", {"text": "Det går bra.", "attribution": "Ola"}),
            ("fact_box", {"title": "Fakta", "text": "<p>Åtte timer.</p>"}),
            ("support_box", {"title": "", "helplines": [line]}),
            ("audio", {"audio": audio, "title": "Hør"}),
            ("video", {"video": film, "title": "Se"}),
            ("embed", {"url": "https://video.example/1", "title": "Et annet sted"}),
        ],
    )
    story.credits = [Credit(display_name="Mina", role="Tekst")]
    story.sources = [Source(title="En hemmelig kilde")]
    story.related_items = [RelatedItem(target=guide)]
    story.save_revision().publish()
    return {
        "story": story,
        "guide": guide,
        "helpline": line,
        "place": place,
        "organisation": organisation,
        "activity": activity,
        "show": show,
        "episode": episode,
        "slideshow": slides,
        "film": movie,
    }


@pytest.fixture
def everything(tenant: Tenant) -> dict[str, Page]:
    """One of each kind."""
    return make_all(tenant)
