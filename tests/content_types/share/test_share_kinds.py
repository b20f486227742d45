"""Each kind of item on its share page says what its document says."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from wagtail.models import Page

from cms.publishing.models import Document, EditionRow
from tests.content_types.share.conftest import MONDAY_NOON

Get = Callable[[str], Any]


def body_of(response: Any) -> str:
    """The page in one line, so that a test need not know where its lines end."""
    return " ".join(response.content.decode().split())


def open_page(site: Get, page: Page) -> str:
    response = site("/" + page.full_url.split("/", 3)[3])
    assert response.status_code == 200
    return body_of(response)


def test_a_story_is_shown_with_every_family_of_blocks(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["story"])

    lead = Document.objects.get(page_id=everything["story"].pk).card["leadImage"]["key"]
    for part in [
        "<h1>En kveld ute</h1>",
        '<p class="summary">What it is about.</p>',
        "<strong>Før du går videre:</strong> Handler om søvn.",
        f'<img src="/files/{lead}/800x600.webp"',
        'alt="Fjorden om kvelden"',
        "<h2>Først</h2>",
        "Under bildet",
        "<blockquote><p>Det går bra.</p></blockquote><figcaption>Ola</figcaption>",
        '<aside class="facts-box"><h2>Fakta</h2><p>Åtte timer.</p>',
        "<h2>Hvem kan jeg snakke med?</h2>",
        '<a class="button" href="tel:116111" rel="noopener">Ring 116 111</a>',
        "<summary>Tekstversjon</summary><p>Velkommen til oss.</p>",
        'label="norsk (bokmål)" default></video>',
        '<a class="button" href="https://video.example/1" rel="noopener">Et annet sted</a>',
        "<li>Tekst: Mina</li>",
    ]:
        assert part in html
    assert "En hemmelig kilde" not in html


def test_a_link_to_an_item_leads_to_its_share_page(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["story"])

    key = everything["guide"].translation_key
    path = "/rad-og-hjelp/nar-du-ikke-far-sove/"
    assert f'<p>Les <a href="/nb{path}" data-key="{key}" data-path="{path}">guiden</a>.</p>' in html


def test_a_link_to_an_item_that_is_not_out_is_plain_text(everything: dict[str, Page], site: Get) -> None:
    everything["guide"].unpublish()

    assert "<p>Les guiden.</p>" in open_page(site, everything["story"])


def test_a_guide_shows_its_steps_and_who_to_talk_to(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["guide"])

    assert '<p class="question">What can I do?</p>' in html
    assert '<ol class="steps"><li><h2>Pust</h2><p>Rolig.</p></li></ol>' in html
    assert '<a href="/nb/noen-a-snakke-med/ungdomstelefonen/">Ungdomstelefonen</a>' in html


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (MONDAY_NOON, '<p class="state open">Åpent nå</p>'),
        (MONDAY_NOON.replace(hour=20), '<p class="state ">Stengt · Åpner tirsdag kl. 09:00</p>'),
    ],
)
def test_a_helpline_says_whether_somebody_answers_now(
    everything: dict[str, Page], site: Get, moment: Any, state: str
) -> None:
    EditionRow.objects.update(visible_from=MONDAY_NOON)
    with time_machine.travel(moment, tick=False):
        html = open_page(site, everything["helpline"])

    assert state in html
    assert '<th scope="row">mandag</th><td>09:00–15:00</td>' in html
    assert "<li>Du trenger ikke å si hvem du er</li><li>Det koster ingenting</li>" in html


def test_an_activity_lists_what_is_to_come_and_marks_what_is_cancelled(everything: dict[str, Page], site: Get) -> None:
    EditionRow.objects.update(visible_from=MONDAY_NOON)
    with time_machine.travel(MONDAY_NOON.replace(day=10), tick=False):
        html = open_page(site, everything["activity"])

    assert html.count("<time ") == 2
    assert '<s>onsdag 11. mars 2026, 18:00–20:00</s></time> <strong class="badge">Avlyst</strong> Ferie' in html
    assert "onsdag 18. mars 2026, 18:00–20:00</time>" in html
    assert '<a href="/nb/steder/huset/">Huset</a>, Torget 1' in html
    assert '<a href="/nb/hvem-som-star-bak/klubben/">Klubben</a>' in html


def test_a_place_shows_address_hours_and_how_to_get_in(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["place"])

    assert '<dd>Torget 1 <a href="geo:60.5,5.25">' in html
    assert "<li>Rampe</li>" in html
    assert "09:00–15:00" in html


def test_an_episode_has_sound_chapters_and_transcript_and_leads_to_its_show(
    everything: dict[str, Page], site: Get
) -> None:
    html = open_page(site, everything["episode"])

    sound = Document.objects.get(page_id=everything["episode"].pk).card["audio"]["key"]
    assert f'<audio controls preload="none" src="/files/{sound}"></audio>' in html
    assert "<li><span>1:05</span> Starten</li>" in html
    assert "<summary>Tekstversjon</summary><p>Velkommen til oss.</p>" in html
    assert '<p class="kicker"><a href="/nb/podkaster/nattskift/">Nattskift</a></p>' in html


def test_a_show_lists_its_episodes(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["show"])

    assert '<h3><a href="/nb/podkaster/nattskift/forste-gang/">Første gang</a></h3>' in html


def test_a_film_has_captions_that_are_on(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["film"])

    track = Document.objects.get(page_id=everything["film"].pk).card["captions"][0]["url"]
    assert f'<track kind="captions" src="/files/{track}" srclang="nb" label="norsk (bokmål)" default>' in html


def test_slides_are_pictures_with_their_texts(everything: dict[str, Page], site: Get) -> None:
    assert open_page(site, everything["slideshow"]).count("<figcaption>Se her</figcaption>") == 2


def test_an_organisation_is_shown_with_its_logo(everything: dict[str, Page], site: Get) -> None:
    html = open_page(site, everything["organisation"])

    assert '<figure class="logo">' in html
    assert 'alt="Klubben"' in html
