"""What was translated before is offered again: the same string, between the same languages, within the tenant."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from cms.tenants.models import Tenant, TenantLocale
from cms.translation import memory
from tests.cms.translation.desk import fill, sent, target
from tests.factories.pages import make_story


def offered(translation: Translation) -> dict[str, str]:
    return {each.original: each.suggestion for each in memory.open_strings(translation) if each.suggestion}


def story_in(tenant: Tenant, code: str, title: str) -> Translation:
    return sent(make_story(tenant, title=title, summary="Ring 116 111.", body=[]), code)[0]


def test_the_newest_words_of_a_person_are_offered(tenant: Tenant) -> None:
    older, newer, machine = (story_in(tenant, "sv", title) for title in ("En", "To", "Tre"))
    fill(newer, summary="Ring 116 111!")
    fill(older, summary="Slå 116 111.")
    StringTranslation.objects.filter(data="Slå 116 111.").update(updated_at=timezone.now() - timedelta(days=1))
    fill(machine, machine=True, summary="Ringa 116 111.")

    assert offered(story_in(tenant, "sv", "Fire")) == {"Ring 116 111.": "Ring 116 111!"}
    assert offered(story_in(tenant, "da", "Fem")) == {}


def test_another_tenants_words_are_not_offered(tenant: Tenant, other_tenant: Tenant) -> None:
    norwegian = Locale.objects.get(language_code="nb")
    for page in (other_tenant.homes().get(), *other_tenant.homes().get().get_children()):
        page.specific.copy_for_translation(norwegian)
    TenantLocale.objects.create(tenant=other_tenant, locale=norwegian, position=1)
    theirs = sent(make_story(other_tenant, title="Hos dem", summary="Ring 116 111.", body=[], locale="nb"), "sv")[0]
    fill(theirs)

    assert offered(story_in(tenant, "sv", "Hos oss")) == {}


def test_a_translator_fills_in_what_is_offered_and_leaves_names_as_they_are(tenant: Tenant, translator: Client) -> None:
    fill(story_in(tenant, "sv", "En"), summary="Ring 116 111!")
    translation = story_in(tenant, "sv", "Havna")
    url = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    by_original = {each.original: each.segment_id for each in memory.open_strings(translation)}

    screen = translator.get(url).content.decode()
    answer = translator.post(
        url, {"action": "fill", "suggested": by_original["Ring 116 111."], "kept": [by_original["Havna"], "x"]}
    )

    assert "Ring 116 111!" in screen
    assert answer.status_code == 302
    done = StringTranslation.objects.filter(context__object_id=translation.source.object_id)
    assert dict(done.values_list("translation_of__data", "data")) == {
        "Ring 116 111.": "Ring 116 111!",
        "Havna": "Havna",
    }
    assert set(done.values_list("translation_type", flat=True)) == {"manual"}
    assert memory.open_strings(translation) == []


def test_what_was_left_as_it_is_is_no_translation_of_the_word(tenant: Tenant) -> None:
    first = story_in(tenant, "sv", "Havna")
    segments = {each.original: each.segment_id for each in memory.open_strings(first)}
    memory.fill(translation=first, suggested=(), kept={segments["Havna"]}, by=None)

    assert offered(story_in(tenant, "sv", "Havna")) == {}
