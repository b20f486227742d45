"""The real Apertium, in every pair that we use it for: tags, placeholders and links are where they were."""

from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from cms.tenants.models import Tenant
from cms.translation.machine.apertium import ApertiumTranslator, pairs
from cms.translation.models import GlossaryTerm, MachineSettings
from tests.cms.translation.desk import sent
from tests.cms.translation.machine.texts import PARAGRAPH, asked, texts
from tests.factories.pages import make_story

COMMAND = "apertium"
pytestmark = [
    pytest.mark.apertium,
    pytest.mark.django_db,
    pytest.mark.skipif(not pairs(COMMAND), reason="Apertium is not installed"),
]
APERTIUM = ApertiumTranslator({"COMMAND": COMMAND, "TIMEOUT": 20})


def translated(source: str, target: str, *strings: str) -> list[str]:
    locales = Locale(language_code=source), Locale(language_code=target)
    wanted = [StringValue(each) for each in strings]
    answer = APERTIUM.translate(*locales, wanted)
    return [answer[each].data for each in wanted]


@pytest.mark.parametrize(
    ("pair", "original", "rendering"),
    [
        ("nb-nn", "Jeg vet ikke hva jeg skal gjøre", "Eg veit ikkje kva eg skal gjera"),
        ("nn-nb", "Eg veit ikkje kva eg skal gjere", "Jeg vet ikke hva jeg skal gjøre"),
        ("nb-da", "Jeg vet ikke hva jeg skal gjøre", "Jeg ved ikke hvad jeg skal gøre"),
        ("da-nb", "Jeg ved ikke hvad jeg skal gøre", "Jeg vet ikke hva jeg skal gjøre"),
        ("nb-sv", "Jeg vet ikke", "Jag vet inte"),
        ("sv-nb", "Jag vet inte", "Jeg vet ikke"),
        ("sv-da", "Jag vet inte", "Jeg ved ikke"),
        ("da-sv", "Jeg ved ikke", "Jag vet inte"),
    ],
)
def test_every_pair_answers(pair: str, original: str, rendering: str) -> None:
    assert translated(*pair.split("-"), original) == [rendering]


@pytest.mark.parametrize("pair", ["nb-nn", "nb-da", "nb-sv", "da-nb", "da-sv", "sv-da", "sv-nb", "nn-nb"])
def test_tags_links_and_entities_stay(pair: str) -> None:
    strings = ['<a id="a1">Bok</a> <b>1</b> &amp; 2<br/>3 &lt; 4', "Klubben", "😀 #tag @navn [x] ^y$ {z} /w\\"]

    answers = translated(*pair.split("-"), *strings)

    assert [StringValue(each).data.count("<") for each in answers] == [5, 0, 0]
    assert '<a id="a1">' in answers[0]
    assert "&amp; 2" in answers[0]
    assert not answers[1].endswith(".")
    assert "*" not in answers[2]


def test_languages_that_it_does_not_have_are_not_asked_for() -> None:
    serbian, norwegian = Locale(language_code="sr"), Locale(language_code="nb")

    assert APERTIUM.can_translate(serbian, norwegian) is False
    assert APERTIUM.can_translate(norwegian, norwegian) is False
    assert APERTIUM.can_translate(norwegian, Locale(language_code="da")) is True


def test_a_story_from_bokmal_into_danish(tenant: Tenant, settings: Any) -> None:
    MachineSettings.objects.create(tenant=tenant, enabled=True)
    nb, da = (Locale.objects.get(language_code=code) for code in ("nb", "da"))
    GlossaryTerm.objects.create(tenant=tenant, source_locale=nb, target_locale=da, term="Ungkanal")
    story = make_story(
        tenant,
        title="Hvem kan du snakke med?",
        summary="Ungkanal hjelper deg & andre",
        body=[("text", PARAGRAPH)],
    )
    (danish,) = sent(story, "da")

    assert (asked(danish).kept, asked(danish).kept) == (3, 0)

    assert texts(danish) == {
        "title": "Hvem kan du tale med?",
        "summary": "Ungkanal hjælper dig &amp; andre",
        "body": 'Hej <b>du</b> og <a id="a1">alle</a>, {name}!',
    }
