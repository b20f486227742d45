"""Trap 10: the library gives a translation the original's slug, or what plain slugify leaves of its title."""

import pytest
from wagtail_localize.models import OverridableSegment, StringSegment

from cms.publishing.models import Document
from cms.tenants.models import Tenant
from tests.cms.translation.desk import fill, publish_translation, target, translated
from tests.factories.pages import make_story


@pytest.mark.parametrize(
    ("code", "title", "slug"),
    [
        ("sr", "Ђорђе и љубав", "djordje-i-ljubav"),
        ("sr", "Љubav на mору", "ljubav-na-moru"),
        ("da", "Ærø på øen", "aeroe-paa-oeen"),
        ("sv", "Små öar", "sma-oar"),
    ],
)
def test_trap_10_a_translation_has_a_slug_of_its_own_title(tenant: Tenant, code: str, title: str, slug: str) -> None:
    story = make_story(tenant, title="Små øyer")

    page = publish_translation(translated(story, code, title=title))

    assert (page.title, page.slug) == (title, slug)
    paths = Document.objects.filter(page_id=page.pk).values_list("path", flat=True)
    assert {path.rstrip("/").rpartition("/")[2] for path in paths} == {slug}


def test_trap_10_a_slug_that_was_public_stays(tenant: Tenant) -> None:
    translation = translated(make_story(tenant), "sv", title="Första")
    publish_translation(translation)

    fill(translation, title="Andra")

    assert publish_translation(translation).slug == "forsta"


def test_trap_10_two_of_the_same_title_have_two_slugs(tenant: Tenant) -> None:
    slugs = [publish_translation(translated(make_story(tenant), "sv", title="Samma")).slug for _ in range(2)]

    assert slugs == ["samma", "samma-2"]


def test_trap_10_nothing_is_left_of_a_title_without_letters(tenant: Tenant) -> None:
    story = make_story(tenant)

    page = publish_translation(translated(story, "sv", title="🌊"))

    assert page.slug == f"story-{str(story.translation_key)[:8]}"


def test_trap_10_a_slug_is_no_text_to_translate(tenant: Tenant) -> None:
    source = translated(make_story(tenant), "sv").source

    for model in (StringSegment, OverridableSegment):
        assert not model.objects.filter(source=source, context__path="slug").exists()
    assert not target(source.translations.get()).live
