"""What Django and Wagtail get wrong with our languages, and that `locales` does not: if they learn it, tests tell."""

import pytest
from django.utils.text import slugify as django_slugify
from django.utils.translation import get_supported_language_variant
from wagtail.coreutils import cautious_slugify, get_supported_content_language_variant

from locales.negotiation import canonical, negotiate
from locales.slugs import slugify


def _negotiate(header):
    return negotiate(header, supported=["nb", "sv", "da", "sr"], tenant_default="sv", serbian_script="Cyrl")


def test_trap_no_is_not_matched_to_nb_by_wagtail():
    with pytest.raises(LookupError):
        get_supported_content_language_variant("no")
    with pytest.raises(LookupError):
        get_supported_content_language_variant("no-NO")

    assert (canonical("no"), canonical("no-NO")) == ("nb", "nb")
    assert _negotiate("no-NO,no;q=0.9,en;q=0.8") == "nb"


def test_trap_explicit_latin_script_goes_to_plain_sr_in_wagtail():
    assert get_supported_content_language_variant("sr-Latn-RS") == "sr"

    assert canonical("sr-Latn-RS") == "sr-Latn"
    assert _negotiate("sr-Latn-RS") == "sr-Latn"


@pytest.mark.parametrize("code", ["se", "sma"])
def test_trap_sami_is_unknown_to_django_unless_switched_on(code):
    with pytest.raises(LookupError):
        get_supported_language_variant(code)

    assert canonical(code) == code


@pytest.mark.parametrize(
    ("title", "locale", "djangos", "ours"),
    [
        ("blå øy", "nb", "bla-y", "bla-oy"),
        ("Ærø", "nb", "r", "aero"),
        ("Ærø", "da", "r", "aeroe"),
        ("Đorđe", "sr", "ore", "djordje"),
        ("Млади", "sr", "", "mladi"),
    ],
)
def test_trap_slugify_of_django_drops_letters(title, locale, djangos, ours):
    assert django_slugify(title) == djangos
    assert slugify(title, locale) == ours


def test_trap_slugify_of_wagtail_writes_the_numbers_of_cyrillic_letters():
    assert cautious_slugify("Млади") == "u041cu043bu0430u0434u0438"
    assert slugify("Млади", "sr") == "mladi"
