"""Which language serves: by the chain of the medium, only what is live, never for a kind with policy NONE."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.fallbacks import chain_for, resolve
from locales.languages import BY_TAG
from locales.negotiation import UnknownLocale

TAGS = sorted(BY_TAG)
STANDINGS = ["live", "draft", "alias"]


def _live(*tags):
    return dict.fromkeys(tags, "live")


@pytest.mark.parametrize(
    ("requested", "available", "expected"),
    [
        ("nb", _live("nb", "da"), ("nb", False)),
        ("no", _live("nb"), ("nb", False)),
        ("nb", _live("no"), ("nb", False)),
        ("nb", _live("en", "sv", "da", "nn"), ("nn", True)),
        ("nb", _live("en", "sv", "da"), ("da", True)),
        ("nb", _live("en", "sv"), ("sv", True)),
        ("nb", _live("en"), ("en", True)),
        ("nb", _live("sr"), (None, False)),
        ("nn", _live("da", "nb"), ("nb", True)),
        ("da", _live("sv", "en"), ("en", True)),
        ("sv", _live("da"), ("da", True)),
        ("en", _live("nb", "sv"), (None, False)),
        ("sr", _live("nb", "en"), ("en", True)),
        ("se", _live("sv", "nb"), ("nb", True)),
        ("sma", _live("sv"), (None, False)),
        ("nb", {}, (None, False)),
    ],
)
def test_text_falls_back_along_the_chain(requested, available, expected):
    assert resolve(requested=requested, available=available, policy="CHAIN") == expected


@pytest.mark.parametrize(
    ("requested", "available", "expected"),
    [
        ("nb", _live("da", "sv"), ("sv", True)),
        ("nb", _live("da"), (None, False)),
        ("sv", _live("da", "nn"), (None, False)),
        ("sv", _live("da", "en"), ("en", True)),
        ("da", _live("sv", "nb"), ("nb", True)),
        ("da", _live("da"), ("da", False)),
    ],
)
def test_speech_has_a_shorter_chain(requested, available, expected):
    assert resolve(requested=requested, available=available, policy="CHAIN", medium="speech") == expected


@pytest.mark.parametrize("medium", ["text", "speech"])
def test_policy_none_serves_the_requested_language_or_nothing(medium):
    assert resolve(requested="nb", available=_live("nn", "sv"), policy="NONE", medium=medium) == (None, False)
    assert resolve(requested="nb", available=_live("nb"), policy="NONE", medium=medium) == ("nb", False)


@pytest.mark.parametrize("standing", ["draft", "alias"])
def test_a_draft_or_an_alias_does_not_serve(standing):
    assert resolve(requested="nb", available={"nb": standing}, policy="CHAIN") == (None, False)

    available = {"nb": standing, "nn": standing, "sv": "live"}
    assert resolve(requested="nb", available=available, policy="CHAIN") == ("sv", True)


@pytest.mark.parametrize("stored", ["sr", "sr-Cyrl", "sr-Latn"])
@pytest.mark.parametrize(
    ("requested", "served"),
    [("sr", "sr-Cyrl"), ("sr-Cyrl", "sr-Cyrl"), ("sr-Latn", "sr-Latn"), ("sh", "sr-Latn")],
)
def test_the_other_script_of_serbian_is_no_fallback(requested, served, stored):
    assert resolve(requested=requested, available=_live(stored), policy="NONE") == (served, False)


def test_one_live_script_is_enough():
    available = {"sr-Latn": "draft", "sr-Cyrl": "live"}

    assert resolve(requested="sr-Latn", available=available, policy="CHAIN") == ("sr-Latn", False)


@pytest.mark.parametrize(
    ("chains", "medium", "expected"),
    [
        ({"se": ["sv", "nb"]}, "text", ("sv", True)),
        ({"se": ["sv", "nb"]}, "speech", ("sv", True)),
        ({"se": {"text": ["sv"]}}, "text", ("sv", True)),
        ({"se": {"text": ["sv"]}}, "speech", ("nb", True)),
        ({"sme": ["no"]}, "text", ("nb", True)),
        ({"se": []}, "text", (None, False)),
        ({"se": ["se", "sv"]}, "text", ("sv", True)),
        ({"se": ["sr"]}, "text", ("sr-Cyrl", True)),
        ({"se": ["sr-Latn"]}, "text", ("sr-Latn", True)),
        ({"da": []}, "text", ("nb", True)),
        ({"text": {"se": ["sv"]}}, "text", ("sv", True)),
        ({"text": {"se": ["sv"]}}, "speech", ("nb", True)),
        ({"speech": {"se": []}, "text": {"sme": ["sv"]}}, "speech", (None, False)),
        ({}, "text", ("nb", True)),
    ],
)
def test_a_tenant_may_set_its_own_chains(chains, medium, expected):
    available = _live("nb", "sv", "sr")

    served = resolve(requested="se", available=available, policy="CHAIN", medium=medium, chains=chains)

    assert served == expected


@pytest.mark.parametrize(
    "arguments",
    [
        {"requested": "klingon"},
        {"available": {"klingon": "live"}},
        {"available": {"nb": "live", "klingon": "draft"}},
        {"chains": {"klingon": ["nb"]}},
        {"chains": {"nb": ["klingon"]}},
        {"chains": {"se": ["klingon"]}},
        {"chains": {"text": {"klingon": ["nb"]}}},
        {"chains": {"nb": {"speech": ["klingon"]}}},
        {"chains": {"nb": "sv"}},
    ],
)
@pytest.mark.parametrize("policy", ["CHAIN", "NONE"])
def test_an_unknown_tag_raises_wherever_it_stands(arguments, policy):
    with pytest.raises(UnknownLocale):
        resolve(**{"requested": "nb", "available": _live("nb"), "policy": policy} | arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"policy": "chain"}, r"policy is one of CHAIN, NONE, not 'chain'\."),
        ({"medium": "audio"}, r"medium is one of text, speech, not 'audio'\."),
        ({"chains": {"nb": {"audio": ["sv"]}}}, r"medium is one of text, speech, not 'audio'\."),
        ({"available": {"nb": "LIVE"}}, r"available is one of live, draft, alias, not 'LIVE'\."),
    ],
)
def test_another_word_than_those_named_is_an_error(arguments, message):
    with pytest.raises(ValueError, match=message):
        resolve(**{"requested": "nb", "available": _live("nb"), "policy": "CHAIN"} | arguments)


def test_an_alias_is_a_fallback_of_its_source_and_policy_none_does_not_take_it():
    available = {"nb": "live", "sv": "alias"}

    assert resolve(requested="sv", available=available, policy="CHAIN") == ("nb", True)
    assert resolve(requested="sv", available=available, policy="NONE") == (None, False)


def test_serbian_is_always_answered_with_its_script():
    for requested in ("sr", "srp", "sr-RS", "sr_Cyrl"):
        assert resolve(requested=requested, available=_live("sr"), policy="CHAIN") == ("sr-Cyrl", False)
    for requested in ("sr-Latn", "sh", "hbs", "sr-ME"):
        assert resolve(requested=requested, available=_live("sr"), policy="CHAIN") == ("sr-Latn", False)
    assert resolve(requested="nb", available=_live("sr"), policy="CHAIN", chains={"nb": ["sr"]}) == ("sr-Cyrl", True)


def test_the_chain_can_be_asked_for_alone():
    assert chain_for("no") == ("nn", "da", "sv", "en")
    assert chain_for("nb", medium="speech") == ("nn", "sv", "en")
    assert chain_for("sr-Latn") == ("en",)


@given(
    st.sampled_from(TAGS),
    st.dictionaries(st.sampled_from(TAGS), st.sampled_from(STANDINGS)),
    st.sampled_from(["CHAIN", "NONE"]),
    st.sampled_from(["text", "speech"]),
)
def test_what_is_served_is_live_and_a_fallback_is_in_the_chain(requested, available, policy, medium):
    served, is_fallback = resolve(requested=requested, available=available, policy=policy, medium=medium)

    live = {BY_TAG[tag].code for tag, standing in available.items() if standing == "live"}
    if served is None:
        assert not is_fallback
        assert BY_TAG[requested].code not in live
    else:
        assert BY_TAG[served].code in live
        assert is_fallback == (served != requested)
        assert not is_fallback or (policy == "CHAIN" and served in chain_for(requested, medium=medium))
