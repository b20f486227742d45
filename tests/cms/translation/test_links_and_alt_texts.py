"""What a translation shows of other pages and of pictures is in its own language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.media.ingest import add_image, put_alt
from cms.media.models import Image
from cms.publishing import gate
from cms.publishing.checking import differences
from cms.publishing.models import Document, EditionRow
from cms.tenants.models import Tenant
from content_types.models import RelatedItem, Story
from tests.cms.tenants.world import picture
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import boss, publish_translation, translated
from tests.factories.pages import make_helpline, make_story, translate


@pytest.fixture
def image(tenant: Tenant) -> Image:
    return add_image(collection=tenant.collection, title="Hav", content=picture(), by=None)


def test_links_choosers_and_lists_lead_to_the_readers_language(tenant: Tenant) -> None:
    goal = make_story(tenant, title="Målet")
    publish_translation(translated(goal, "sv", title="Målet på svenska"))
    helpline = make_helpline(tenant, title="Hjelpelinja")
    translate(helpline, "sv", title="Hjälplinjen")
    link = f'<p>Les <a linktype="page" id="{goal.pk}">mer</a>.</p>'
    story = make_story(tenant, body=[("text", link), ("support_box", {"title": "", "helplines": [helpline]})])
    story.related_items = [RelatedItem(target=goal)]
    story.save_revision().publish()

    swedish = publish_translation(translated(story, "sv"))

    document = Document.objects.get(page_id=swedish.pk)
    assert set(document.quotes) == {str(goal.translation_key), str(helpline.translation_key)}
    assert document.card["related"] == [str(goal.translation_key)]
    text, box = document.detail["body"]
    assert f'href="item:{goal.translation_key}"' in text["html"]
    assert box["helplines"] == [str(helpline.translation_key)]
    served = {row.translation_key: row.document.search_title for row in _rows("sv")}
    assert (served[goal.translation_key], served[helpline.translation_key]) == ("Målet på svenska", "Hjälplinjen")


def _rows(locale: str) -> Any:
    return EditionRow.objects.filter(edition__locale=locale).select_related("document")


def test_alt_text_is_translated_for_each_use(tenant: Tenant, image: Image) -> None:
    block = {"image": image, "caption": "Ved havet"}
    image.contextual_alt_text, image.decorative = "En sjø", False
    story = make_story(tenant, lead_image=image, lead_image_alt="Et hav", body=[("image", block)])

    swedish = publish_translation(translated(story, "sv", lead_image_alt="Ett hav"))

    document = Document.objects.get(page_id=swedish.pk)
    assert document.card["leadImage"]["alt"] == "Ett hav"
    assert document.detail["body"][0]["image"]["alt"] == "sv En sjø"


def test_a_pictures_own_alt_text_in_the_language_stands_in(tenant: Tenant, image: Image) -> None:
    put_alt(image=image, locale="nb", text="Et hav")
    story = make_story(tenant, lead_image=image)
    draft = Story(title="Uten", summary="s", lead_image=image, locale=story.locale)

    assert Document.objects.get(page_id=story.pk).card["leadImage"]["alt"] == "Et hav"
    assert gate.obstacles(draft) == []
    put_alt(image=image, locale="nb", text="")
    assert [obstacle.code for obstacle in gate.obstacles(Story.objects.get(pk=story.pk))] == ["ALT_TEXT_MISSING"]


def test_it_is_written_beside_the_picture_and_followed(tenant: Tenant, image: Image) -> None:
    put_alt(image=image, locale="nb", text="Et hav")
    story = make_story(tenant, lead_image=image)
    client: Client = signed_in(boss())
    url = reverse("wagtailimages:edit", args=[image.pk])
    html = client.get(url).content.decode()
    assert "Et hav" in html
    assert "Alt text: Serbian" in html
    assert "sr-Cyrl)" not in html

    answer = client.post(
        url,
        {
            "title": "Hav",
            "collection": image.collection_id,
            "credit": "",
            "description": "",
            "tags": "",
            "alt_nb": "Et stort hav",
            "alt_sr-Cyrl": "Море",
        },
    )

    assert answer.status_code == 302
    assert (image.alt_in("nb"), image.alt_in("sr-Cyrl"), image.alt_in("sv")) == ("Et stort hav", "Море", "")
    assert Document.objects.get(page_id=story.pk).card["leadImage"]["alt"] == "Et stort hav"
    assert list(differences()) == []
