"""The contract's operations against the demo: exact answers, and what they cost, in every language of Solvik.

`WRITE_EXPECTED=1` writes the answers anew instead of comparing them; read the difference before it is kept.
"""

import os
import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.publishing import versions
from cms.publishing.models import EditionRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

HERE = Path(__file__).parent
DEMO_TENANTS = {"solvik", "bjorkhamn", "lindehavn", "javorgrad"}
LOCALES = ["nb", "sv", "da", "sr-Cyrl", "sr-Latn"]
PERIOD = {"from": "2026-11-20T00:00:00+01:00", "to": "2026-12-20T00:00:00+01:00"}
WORDS = {"nb": "skole", "sv": "skolan", "da": "skole", "sr-Cyrl": "школи", "sr-Latn": "školi"}
# Operation, the kind of item whose path it is given, further variables by locale, SQL statements: one for the editions,
# which a process reads once until they change, and at most two of the answer's own; for a search the order of what it
# searches, too, which a process reads once for each state of an edition that is committed.
TABLE: list[tuple[str, str | None, Any, int]] = [
    ("Start", None, lambda locale: {}, 2),
    ("Feed", None, lambda locale: {"first": 20}, 2),
    ("StoryByPath", "STORY", lambda locale: {}, 3),
    ("PodcastShow", "PODCAST_SHOW", lambda locale: {}, 3),
    ("GuidesByTopic", None, lambda locale: {"topics": ["sleep", "friends"]}, 3),
    ("WhoCanITalkTo", None, lambda locale: {"age": 15}, 2),
    ("WhatIsOn", None, lambda locale: {**PERIOD, "age": 15}, 3),
    ("Search", None, lambda locale: {"query": WORDS[locale]}, 4),
    ("Changes", None, lambda locale: {}, 2),
]
CASES = [(*row, locale) for row in TABLE for locale in LOCALES]
# What differs from one loading to the next: keys of files, and what is made of them.
RANDOM = [
    (re.compile(rb"/files/([a-z])/[\w-]+"), rb"/files/\1/KEY"),
    (re.compile(rb'"version":"[0-9a-f]{16}"'), b'"version":"VERSION"'),
    (re.compile(rb'"token":"[\w-]+"'), b'"token":"TOKEN"'),
]


def document(name: str) -> str:
    return (HERE / "operations" / f"{name}.graphql").read_text(encoding="utf-8")


def ask(client: Client, query: str, variables: dict[str, Any]) -> tuple[bytes, int]:
    """The answer, and the number of statements that a process needs which has read nothing yet."""
    versions.forget()
    body = orjson.dumps({"query": query, "variables": variables})
    with CaptureQueriesContext(connection) as queries:
        response = client.post("/graphql", data=body, content_type="application/json")
    return response.content, len(queries)


def path_of(kind: str | None, locale: str) -> dict[str, str]:
    """The path of the first item of a kind that is written in this language; the story is one with a support box."""
    if kind is None:
        return {}
    rows = EditionRow.objects.filter(edition__tenant__slug="solvik", edition__locale=locale, kind=kind)
    rows = rows.filter(is_fallback=False).order_by("document__path").select_related("document")
    boxed = rows.filter(document__detail__contains="SupportBoxBlock")
    return {"path": (boxed.first() or rows[0]).document.path}


def settled(answer: bytes) -> Any:
    """The answer without what is random, and without tenants of other tests."""
    for pattern, stand_in in RANDOM:
        answer = pattern.sub(stand_in, answer)
    found = orjson.loads(answer)
    # What it costs is told and tested elsewhere.
    found.pop("extensions", None)
    if "tenants" in found["data"]:
        found["data"]["tenants"] = [each for each in found["data"]["tenants"] if each["slug"] in DEMO_TENANTS]
    return found


@pytest.mark.parametrize(
    ("name", "kind", "more", "statements", "locale"), CASES, ids=[f"{case[0]}-{case[-1]}" for case in CASES]
)
def test_an_operation_answers_exactly(client, name, kind, more, statements, locale):
    variables = {"tenant": "solvik", "locale": locale, **path_of(kind, locale), **more(locale)}
    ask(client, document("Search"), {**variables, "query": "content types are read once in a process"})
    answer, counted = ask(client, document(name), variables)
    found = settled(answer)
    expected = HERE / "expected" / f"{name}.{locale}.json"
    if os.environ.get("WRITE_EXPECTED"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
    assert "errors" not in found
    assert counted == statements
    assert found == orjson.loads(expected.read_bytes())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_social_post_is_not_available_yet(client, locale):
    feed = orjson.loads(ask(client, document("Feed"), {"tenant": "solvik", "locale": locale, "first": 1})[0])
    node = feed["data"]["edition"]["stories"]["edges"][0]["node"]
    answer, _ = ask(client, document("SocialPost"), {"id": node["id"], "channel": "INSTAGRAM_FEED"})
    found = orjson.loads(answer)
    assert found["data"]["node"]["title"] == node["title"]
    assert found["data"]["node"]["post"] is None
    assert [error["extensions"]["code"] for error in found["errors"]] == ["NOT_AVAILABLE_YET"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("first", [5, 20, 100])
def test_a_feed_costs_the_same_at_any_length(client, locale, first):
    _, counted = ask(client, document("Feed"), {"tenant": "solvik", "locale": locale, "first": first})
    assert counted == 2
