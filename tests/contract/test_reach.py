"""No answer of the contract's operations holds a kind that was not told before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import parse

from api.graphql.demands.scope import KIND_OF_TYPE, scope_of
from cms.publishing.enums import Kind

HERE = Path(__file__).parent
VARIABLES = {"tenant": "solvik", "locale": "nb"}
REACHES = {
    "Changes": set(Kind.values),
    "Feed": {"STORY"},
    "GuidesByTopic": {"GUIDE", "HELPLINE"},
    "PodcastShow": {"PODCAST_SHOW", "PODCAST_EPISODE"},
    "Search": set(Kind.values),
    "SocialPost": set(Kind.values),
    "Start": {"STORY", "PODCAST_EPISODE", "GUIDE", "ACTIVITY", "SLIDESHOW", "FILM"},
    # It selects title and id of whatever is at the path.
    "StoryByPath": set(Kind.values),
    "WhatIsOn": {"ACTIVITY", "PLACE", "ORGANISATION"},
    "WhoCanITalkTo": {"HELPLINE"},
}


def reach(name: str) -> Any:
    return scope_of(parse((HERE / "operations" / f"{name}.graphql").read_text(encoding="utf-8")), VARIABLES)


def kinds_in(answer: Any) -> Iterator[str]:
    """The kinds that an answer names, by `kind` or by type."""
    if isinstance(answer, list):
        for each in answer:
            yield from kinds_in(each)
    elif isinstance(answer, dict):
        yield from (said for said in (answer.get("kind"), KIND_OF_TYPE.get(answer.get("__typename", ""))) if said)
        for each in answer.values():
            yield from kinds_in(each)


@pytest.mark.parametrize("name", REACHES)
def test_an_operation_reaches_its_kinds_in_its_edition(name):
    found = reach(name)

    assert found.kinds == REACHES[name]
    assert found.editions == (set() if name == "SocialPost" else {("solvik", "nb")})
    assert found.is_certain == (name != "SocialPost")


@pytest.mark.parametrize("path", sorted((HERE / "expected").glob("*.nb.json")), ids=lambda path: path.stem)
def test_its_answer_holds_no_other(path):
    name = path.name.partition(".")[0]

    assert set(kinds_in(orjson.loads(path.read_bytes()))) <= reach(name).kinds
