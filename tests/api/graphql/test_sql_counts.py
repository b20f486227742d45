"""What an answer costs: statements do not grow with the number of items asked for nor with the catalogue.

One of them reads the editions, and one more of a search the order of what it searches, which a process does once until
they change.
"""

from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.publishing import versions
from tests.factories import store
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

OPERATIONS = Path(__file__).parents[2] / "contract" / "operations"


@pytest.fixture
def count(client):
    """Sends a query as a fresh process would get it. Gives the number of statements and the answer's data."""

    def send(query, /, **variables):
        versions.forget()
        body = orjson.dumps({"query": query, "variables": {"tenant": "solvik", "locale": "nb", **variables}})
        with CaptureQueriesContext(connection) as queries:
            answer = client.post("/graphql", data=body, content_type="application/json").json()
        assert "errors" not in answer, answer["errors"]
        return len(queries), answer["data"]

    return send


def operation(name):
    return (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")


def catalogue(nb, size):
    lines = [
        store.item(nb, "HELPLINE", title=f"H{number}", card={"hours": store.ALWAYS_OPEN}, position=str(number))
        for number in range(4)
    ]
    place = store.item(nb, "PLACE", title="Torget")
    host = store.item(nb, "ORGANISATION", title="Klubben")
    linked = store.item(nb, title="Lenket")
    keys = [str(line.translation_key) for line in lines]
    for number in range(size):
        stamp = {"published_at": LONG_AGO + timedelta(hours=number), "topics": ["sleep"]}
        body = [
            store.text_block("her", link=linked.translation_key),
            store.support_box(lines[number % 4].translation_key),
        ]
        related = [str(linked.translation_key)]
        store.item(
            nb,
            title=f"S{number}",
            path=f"/s/{number}/",
            card={"related": related},
            detail={"body": body},
            **stamp,
        )
        store.item(nb, "GUIDE", title=f"G{number}", urgency=2, card={"helplines": keys[number % 3 :]}, **stamp)
        starts = LONG_AGO + timedelta(days=3_650, hours=number)
        card = {"place": str(place.translation_key), "organiser": str(host.translation_key)}
        store.item(nb, "ACTIVITY", title=f"A{number}", occurrences=[(starts, starts)], card=card, **stamp)


@pytest.mark.parametrize("first", [5, 20, 100])
def test_a_feed_with_its_total_costs_two_statements_at_any_length(count, first):
    nb = store.tenant()["nb"]
    catalogue(nb, 30)
    statements, data = count(operation("Feed"), first=first)
    assert (statements, len(data["edition"]["stories"]["edges"])) == (2, min(first, 31))


def test_a_feed_without_its_total_costs_two(count):
    store.item(store.tenant()["nb"])
    query = (
        "query($tenant: ID!, $locale: LocaleTag!) { edition(tenant: $tenant, locale: $locale) { feed { "
        "edges { node { title } } } } }"
    )
    assert count(query)[0] == 2


@pytest.mark.parametrize("size", [3, 30])
def test_a_story_with_its_links_helplines_and_related_items_costs_three(count, size):
    catalogue(store.tenant()["nb"], size)
    statements, data = count(operation("StoryByPath"), path="/s/2/")
    story = data["edition"]["content"]
    assert statements == 3
    assert [each["title"] for each in story["related"]] == ["Lenket"]
    assert [each["title"] for each in story["body"][1]["helplines"]] == ["H2"]


@pytest.mark.parametrize("size", [3, 30])
def test_guides_with_their_helplines_cost_three(count, size):
    catalogue(store.tenant()["nb"], size)
    statements, data = count(operation("GuidesByTopic"), topics=["sleep"])
    edges = data["edition"]["guides"]["edges"]
    assert (statements, len(edges)) == (3, min(size, 20))
    assert [len(edge["node"]["helplines"]) for edge in edges[:3]] == [4, 3, 3 if size == 30 else 2]


@pytest.mark.parametrize("size", [3, 60])
def test_a_podcast_with_fifty_episodes_costs_three(count, size):
    nb = store.tenant()["nb"]
    show = store.item(nb, "PODCAST_SHOW", path="/p/")
    for number in range(size):
        stamp = LONG_AGO + timedelta(hours=number)
        store.item(nb, "PODCAST_EPISODE", title=f"E{number}", parent_key=show.translation_key, published_at=stamp)
    statements, data = count(operation("PodcastShow"), path="/p/")
    episodes = data["edition"]["content"]["episodes"]
    assert (statements, len(episodes["edges"]), episodes["totalCount"]) == (3, min(size, 50), size)


@pytest.mark.parametrize("size", [2, 12])
def test_a_list_of_podcasts_with_episodes_costs_the_same_for_any_number(count, size):
    nb = store.tenant()["nb"]
    for number in range(size):
        show = store.item(nb, "PODCAST_SHOW", title=f"P{number}", newest_child_at=LONG_AGO)
        for each in range(3):
            store.item(nb, "PODCAST_EPISODE", title=f"E{each}", parent_key=show.translation_key)
    query = """query($tenant: ID!, $locale: LocaleTag!) { edition(tenant: $tenant, locale: $locale) {
      podcastShows { edges { node { title
        episodes(first: 2) { totalCount edges { node { title } } } } } } } }"""
    statements, data = count(query)
    assert statements == 4
    assert [len(edge["node"]["episodes"]["edges"]) for edge in data["edition"]["podcastShows"]["edges"]] == [2] * size


@pytest.mark.parametrize("size", [3, 30])
def test_what_is_on_with_places_and_organisers_costs_three(count, size):
    catalogue(store.tenant()["nb"], size)
    period = {"from": "2030-01-01T00:00:00Z", "to": "2040-01-01T00:00:00Z"}
    statements, data = count(operation("WhatIsOn"), **period)
    edges = data["edition"]["activities"]["edges"]
    assert (statements, len(edges)) == (3, min(size, 20))
    assert {edge["node"]["place"]["title"] for edge in edges} == {"Torget"}


def test_the_start_screen_costs_two(count):
    catalogue(store.tenant()["nb"], 5)
    assert count(operation("Start"))[0] == 2


def test_all_helplines_cost_two(count):
    catalogue(store.tenant()["nb"], 2)
    statements, data = count(operation("WhoCanITalkTo"))
    assert (statements, len(data["edition"]["helplines"])) == (2, 4)


@pytest.mark.parametrize("size", [3, 30])
def test_search_costs_four(count, size):
    nb = store.tenant()["nb"]
    catalogue(nb, size)
    store.item(nb, title="Nordlys", body="Om nordlys i nord")
    statements, data = count(operation("Search"), query="nordlys")
    assert (statements, data["edition"]["search"]["totalCount"]) == (4, 1)


@pytest.mark.parametrize("size", [3, 30])
def test_a_full_listing_costs_two(count, size):
    catalogue(store.tenant()["nb"], size)
    statements, data = count(operation("Changes"))
    assert (statements, len(data["edition"]["changes"]["changes"])) == (2, min(100, 7 + 3 * size))


def test_a_delta_costs_four(count):
    nb = store.tenant()["nb"]
    catalogue(nb, 3)
    token = count(operation("Changes"))[1]["edition"]["changes"]["token"]
    for row in nb.rows.all():
        store.log(nb, row)
    statements, data = count(operation("Changes"), since=token)
    assert (statements, len(data["edition"]["changes"]["changes"])) == (4, 16)


def test_bodies_of_related_items_cost_no_more(count):
    nb = store.tenant()["nb"]
    catalogue(nb, 12)
    query = """query($tenant: ID!, $locale: LocaleTag!) { edition(tenant: $tenant, locale: $locale) {
      stories(first: 5) { edges { node { title
        related { title ... on Story { body { id ... on TextBlock { html } } } } } } } } }"""
    assert count(query)[0] == 3
