"""Tags and headers become one of our canonical tags, or an error where the tag was explicit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.languages import BY_TAG
from locales.negotiation import MAX_HEADER_LENGTH, UnknownLocale, canonical, negotiate

FOUR = ["nb", "sv", "da", "sr"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nb", "nb"),
        ("no", "nb"),
        ("NO", "nb"),
        ("no-NO", "nb"),
        ("no_NO", "nb"),
        ("no-bok", "nb"),
        ("nob", "nb"),
        ("nor", "nb"),
        ("nb-NO", "nb"),
        ("nb-Latn-NO", "nb"),
        ("nb-SJ", "nb"),
        ("no-nyn", "nn"),
        ("nno", "nn"),
        ("nn_NO", "nn"),
        ("dan", "da"),
        ("da-GL", "da"),
        ("swe", "sv"),
        ("sv-FI", "sv"),
        ("en-GB", "en"),
        ("en-GB-oxendict", "en"),
        ("de-x-nb", None),
        ("nb-x-plain", "nb"),
        ("nb-u-co-standard", "nb"),
        ("sme", "se"),
        ("se-NO", "se"),
        ("sma-SE", "sma"),
        (" sv ", "sv"),
        ("sr", "sr-Cyrl"),
        ("srp", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"),
        ("sr-BA", "sr-Cyrl"),
        ("sr_latn", "sr-Latn"),
        ("SR-LATN-rs", "sr-Latn"),
        ("sr-Cyrl-RS", "sr-Cyrl"),
        ("sr-ME", "sr-Latn"),
        ("sr-Cyrl-ME", "sr-Cyrl"),
        ("sh", "sr-Latn"),
        ("hbs", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
    ],
)
def test_a_tag_has_one_spelling(tag, expected):
    if expected is None:
        with pytest.raises(UnknownLocale):
            canonical(tag)
    else:
        assert canonical(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("sr", "sr-Latn"), ("sr-RS", "sr-Latn"), ("sr-Cyrl", "sr-Cyrl"), ("sh", "sr-Latn"), ("nb", "nb")],
)
def test_the_tenants_script_decides_only_where_the_tag_does_not(tag, expected):
    assert canonical(tag, serbian_script="Latn") == expected


@pytest.mark.parametrize(
    "tag",
    [
        "", " ", "-", "*", "fi", "hr", "bs", "smj", "norsk", "n", "nb-", "-nb", "nb--NO", "nb NO",
        "nb-NO-NO-NO", "nb-Cyrl", "sr-Arab", "sr-RS-Latn", "x-nb", "nb\x00", "nb\n-NO", "\ud800", "ｎｂ",
        "no-bokk-x", "nb" * 5000,
    ],
)  # fmt: skip
def test_an_unknown_tag_is_an_error_that_names_the_known_ones(tag):
    with pytest.raises(UnknownLocale) as refusal:
        canonical(tag)

    assert refusal.value.tag == tag
    assert "Known: nb, sv, da, sr-Cyrl, sr-Latn, nn, en, se, sma." in str(refusal.value)
    assert len(str(refusal.value)) < 500


@pytest.mark.parametrize("tag", [None, 7, b"nb", ["nb"]])
def test_what_is_no_text_is_no_tag(tag):
    with pytest.raises(UnknownLocale):
        canonical(tag)


def test_a_script_we_do_not_write_is_our_own_mistake():
    with pytest.raises(ValueError, match=r"serbian_script is Cyrl or Latn, not 'cyrl'\."):
        canonical("nb", serbian_script="cyrl")


@given(st.sampled_from(sorted(BY_TAG)), st.sampled_from(["Cyrl", "Latn"]))
def test_canonical_tags_stay_as_they_are(tag, script):
    assert canonical(tag, serbian_script=script) == tag


@given(st.text(max_size=12))
def test_any_text_is_a_canonical_tag_or_refused(text):
    try:
        tag = canonical(text)
    except UnknownLocale:
        return
    assert tag in BY_TAG
    assert canonical(tag) == tag


def _negotiate(header, supported=FOUR, default="nb", script="Cyrl"):
    return negotiate(header, supported=supported, tenant_default=default, serbian_script=script)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("sv", "sv"),
        ("no", "nb"),
        ("da-DK,da;q=0.9,en;q=0.8", "da"),
        ("en-GB,en;q=0.9,sv;q=0.1", "sv"),
        ("nb;q=0.2, sv;q=0.9, da;q=0.5", "sv"),
        ("sv;q=0.5,da;q=0.5", "sv"),
        ("sv ; q=0.3 , da\t;\tQ=0.4", "da"),
        ("sv;q=0, da;q=0.1", "da"),
        ("sv;q=0.000, da;q=0.001", "da"),
        ("sv;q=1.000", "sv"),
        ("nn, sv;q=0.9", "nb"),
        ("nn, sv, nb;q=0.1", "nb"),
        ("nn, nb;q=0, sv;q=0.5", "sv"),
        ("sr", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-ME", "sr-Latn"),
        ("sh, sv", "sr-Latn"),
        ("hr, sr;q=0.5", "sr-Cyrl"),
        ("sr, sr-Cyrl;q=0", "sr-Latn"),
        ("sr;q=0, sr-Latn;q=0.3", "sr-Latn"),
        ("sr;q=0, da;q=0.3", "da"),
    ],
)
def test_the_best_offered_language_of_the_header_wins(header, expected):
    assert _negotiate(header) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "da"),
        ("", "da"),
        ("fi, de;q=0.5", "da"),
        ("*", "da"),
        ("sv;q=0.5, *", "da"),
        ("sv, *;q=0.5", "sv"),
        ("*, da;q=0.1", "nb"),
        ("fi, *;q=0.5, da;q=0, nb;q=0", "sv"),
        ("*;q=0", "da"),
        ("sv;q=0", "da"),
        ("sv;q=0, *", "da"),
    ],
)
def test_a_header_without_an_offered_language_gets_the_tenants_default(header, expected):
    assert _negotiate(header, default="da") == expected


@pytest.mark.parametrize(
    "malformed",
    [
        "sv;q=2", "sv;q=-1", "sv;q=abc", "sv;q=", "sv;q=0.1234", "sv;level=1", "sv;q=1;q=1", "sv q=1", "sv-",
        ";q=1", ",,,", "sv\x00", "\ud800", "sv;q=١", "sv;q=nan", "sv;q=1e0",
    ],
)  # fmt: skip
def test_a_malformed_part_is_ignored_and_the_others_count(malformed):
    assert _negotiate(malformed) == "nb"
    assert _negotiate(f"{malformed}, da;q=0.1") == "da"
    assert _negotiate(f"da;q=0.1,{malformed}") == "da"


def test_only_whole_parts_within_the_limit_are_read():
    filler = "fi,"
    room = "fi," * ((MAX_HEADER_LENGTH - len("sv")) // len(filler))

    assert _negotiate(f"{room}sv,{filler}") == "sv"
    assert _negotiate(f"{room}{filler * 2}sv") == "nb"
    assert _negotiate("sv-" + "x" * 1_000_000) == "nb"


@pytest.mark.parametrize(
    ("header", "supported", "script", "expected"),
    [
        ("nb, sv;q=0.9", ["nn", "sv"], "Cyrl", "nn"),
        ("sr", FOUR, "Latn", "sr-Latn"),
        ("sr", ["nb", "sr-Cyrl"], "Latn", "sr-Cyrl"),
        ("sr-Latn, nb;q=0.5", ["nb", "sr-Cyrl"], "Cyrl", "sr-Cyrl"),
        ("sr-Latn, sr-Cyrl;q=0, da;q=0.5", ["da", "sr-Cyrl"], "Cyrl", "da"),
        ("*, nb;q=0", ["nb", "sr"], "Latn", "sr-Latn"),
        ("da", ["NO", "DAN"], "Cyrl", "da"),
    ],
)
def test_a_close_relative_that_is_offered_comes_before_the_next_language(header, supported, script, expected):
    assert _negotiate(header, supported=supported, default=supported[0], script=script) == expected


def test_the_default_answers_in_the_tenants_script():
    assert _negotiate(None, default="sr", script="Latn") == "sr-Latn"


@pytest.mark.parametrize("wrong", [{"default": "klingon"}, {"supported": ["nb", "klingon"]}])
def test_a_wrong_configuration_is_not_hidden(wrong):
    with pytest.raises(UnknownLocale):
        _negotiate("nb", **wrong)


@given(st.one_of(st.none(), st.text(), st.text(alphabet="nbosvrda-;q=.01,* ")))
def test_no_header_fails_and_the_answer_is_offered(header):
    assert _negotiate(header) in {"nb", "sv", "da", "sr-Cyrl", "sr-Latn"}
