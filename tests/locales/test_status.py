"""The status of a text is the first that applies, from what readers can see and what has changed since."""

import itertools

import pytest

from locales.status import derive

TRUE_TO_ITS_SOURCE = {
    "is_source": False,
    "target": "live",
    "stopped": False,
    "source_hash": "a",
    "synced_hash": "a",
    "live_built_after_last_sync": True,
    "missing_segments": 0,
    "unreviewed_machine_segments": 0,
}
# In their order: what makes each apply, whatever else does.
STEPS = [
    ("SOURCE", {"is_source": True}),
    ("MISSING", {"target": "draft"}),
    ("INDEPENDENT", {"stopped": True}),
    ("OUTDATED", {"synced_hash": "b"}),
    ("PARTIAL", {"missing_segments": 1}),
    ("MACHINE", {"unreviewed_machine_segments": 1}),
]


def test_a_text_with_nothing_against_it_is_up_to_date():
    assert derive(**TRUE_TO_ITS_SOURCE) == "UP_TO_DATE"


@pytest.mark.parametrize("chosen", range(1, 2 ** len(STEPS)))
def test_of_all_that_applies_the_first_is_told(chosen):
    applying = [step for position, step in enumerate(STEPS) if chosen >> position & 1]
    facts = TRUE_TO_ITS_SOURCE | dict(itertools.chain.from_iterable(facts.items() for _name, facts in applying))

    assert derive(**facts) == applying[0][0]


@pytest.mark.parametrize("target", ["none", "draft", "alias"])
def test_what_readers_do_not_see_as_a_text_of_its_own_is_missing(target):
    assert derive(**TRUE_TO_ITS_SOURCE | {"target": target}) == "MISSING"


def test_the_trap_of_a_sync_that_was_never_published_is_outdated():
    """The library says "up to date" as soon as the strings are translated, though readers still see the old text."""
    assert derive(**TRUE_TO_ITS_SOURCE | {"live_built_after_last_sync": False}) == "OUTDATED"


def test_the_trap_of_a_source_published_again_without_a_change_is_not_outdated():
    assert derive(**TRUE_TO_ITS_SOURCE | {"source_hash": "a", "synced_hash": "a"}) == "UP_TO_DATE"
    assert derive(**TRUE_TO_ITS_SOURCE | {"source_hash": "b", "synced_hash": "a"}) == "OUTDATED"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"target": "LIVE"}, r"target is one of none, draft, live, alias, not 'LIVE'\."),
        ({"missing_segments": -1}, r"A number of segments is not negative\."),
    ],
)
def test_what_cannot_be_is_an_error(wrong, message):
    with pytest.raises(ValueError, match=message):
        derive(**TRUE_TO_ITS_SOURCE | wrong)
