"""The apps' words by a versioned address: kept for ever under the current version, asked for again without it."""

import json

import pytest
from django.test import Client

from locales.catalogues import app_strings, app_strings_version

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"


@pytest.fixture
def visitor() -> Client:
    """Without a database: pytest-django fails a test that asks one."""
    return Client(enforce_csrf_checks=True)


def address(tag: str, version: str | None = None) -> str:
    return f"/strings/app/{tag}.json" + (f"?v={version}" if version is not None else "")


@pytest.mark.parametrize("tag", ["nb", "sv", "da", "sr-Cyrl", "en"])
def test_all_words_of_a_language_come_by_their_keys(visitor, tag):
    response = visitor.get(address(tag))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Content-Language"] == tag
    assert response.json() == {
        "locale": tag,
        "version": app_strings_version(tag),
        "strings": app_strings(tag),
        "missing": [],
    }


def test_plurals_have_a_key_for_each_category_of_the_language(visitor):
    strings = visitor.get(address("sr")).json()["strings"]

    assert [strings[f"app.episodes.{category}"] for category in ("one", "few", "other")] == [
        "{count} епизода",
        "{count} епизоде",
        "{count} епизода",
    ]


def test_what_is_borrowed_is_named(visitor):
    answer = visitor.get(address("se")).json()

    assert answer["missing"] == list(answer["strings"])
    assert answer["strings"]["app.open_now"] == "Åpent nå"


@pytest.mark.parametrize(
    ("alias", "tag"),
    [("no", "nb"), ("NO", "nb"), ("nb-NO", "nb"), ("sr", "sr-Cyrl"), ("sh", "sr-Latn"), ("sme", "se"), ("sv_SE", "sv")],
)
def test_an_alias_is_answered_under_its_canonical_tag(visitor, alias, tag):
    response = visitor.get(address(alias))

    assert (response.status_code, response["Content-Language"], response.json()["locale"]) == (200, tag, tag)


def test_the_current_version_may_be_kept_for_ever_and_no_other(visitor):
    current = app_strings_version("nb")

    assert visitor.get(address("nb", current))["Cache-Control"] == FOR_EVER
    assert visitor.get(address("no", current))["Cache-Control"] == FOR_EVER
    for other in (None, "", "0123456789abcdef", app_strings_version("sv")):
        response = visitor.get(address("nb", other))
        assert (response["Cache-Control"], response.json()["version"]) == (ASK_AGAIN, current)


@pytest.mark.parametrize("given", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_what_the_client_has_already_is_not_sent_again(visitor, given):
    first = visitor.get(address("da"))
    assert first["ETag"].startswith('"')

    again = visitor.get(address("da"), headers={"if-none-match": given.format(tag=first["ETag"])})

    assert (again.status_code, again.content) == (304, b"")
    assert {
        name: again[name] for name in ("ETag", "Cache-Control", "Content-Language", "Access-Control-Allow-Origin")
    } == {
        "ETag": first["ETag"],
        "Cache-Control": ASK_AGAIN,
        "Content-Language": "da",
        "Access-Control-Allow-Origin": "*",
    }


def test_another_language_has_another_tag(visitor):
    tags = {visitor.get(address(tag))["ETag"] for tag in ("nb", "sv", "da", "sr-Cyrl", "en", "nn")}
    assert len(tags) == 6

    response = visitor.get(address("sv"), headers={"if-none-match": visitor.get(address("da"))["ETag"]})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "tag", ["klingon", "fi", "hr", "nb..", "x" * 500, "%00", "%F0%9F%99%82", "%ED%A0%80", "nb;q=1", "-"]
)
def test_an_unknown_language_is_not_found_and_the_answer_names_the_known_ones(visitor, tag):
    response = visitor.get(address(tag))

    assert response.status_code == 404
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert (response["Cache-Control"], response["Access-Control-Allow-Origin"]) == ("no-store", "*")
    assert response.json() == {
        "errors": [
            {
                "message": "The locale is not a language tag that we know. "
                "Use one of: nb, sv, da, sr-Cyrl, sr-Latn, nn, en, se, sma.",
                "extensions": {"code": "UNKNOWN_LOCALE"},
            }
        ]
    }


def test_any_origin_may_read_it_and_ask_first(visitor):
    for origin in ("https://app.example", "null"):
        assert visitor.get(address("nb"), headers={"origin": origin})["Access-Control-Allow-Origin"] == "*"

    asked = visitor.options(address("nb"), headers={"origin": "https://app.example"})
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match"


def test_no_cookie_is_set_or_looked_at(visitor):
    visitor.cookies["sessionid"] = "somebody"

    response = visitor.get(address("nb"))

    assert response.status_code == 200
    assert not response.cookies
    assert "Vary" not in response


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(visitor, method):
    response = getattr(visitor, method)(address("nb"))

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(response.content)["errors"][0]["extensions"] == {"code": "BAD_INPUT"}


def test_head_says_the_same_without_the_words(visitor):
    whole, head = visitor.get(address("nb")), visitor.head(address("nb"))

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
