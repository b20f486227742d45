"""An answer is kept while it is right, and given to whoever Django would give it to."""

from datetime import time, timedelta
from threading import Event, Thread

import orjson
import pytest
import time_machine
from django.db import connections
from django.utils import timezone

from api.access import housekeeping
from api.access.budgets import RateLimited
from api.access.models import AppKey
from api.edge.entries import Entries
from api.graphql.trusted import texts
from api.graphql.trusted.models import TrustedDocument
from cms.publishing import versions
from tests.api.edge.conftest import TITLES
from tests.factories.access import make_key
from tests.factories.pages import make_helpline, make_story, translate

HERE = '{ edition(tenant: "nordby", locale: "nb") { stories(first: 5) { edges { node { title } } } } }'
OPEN = '{ edition(tenant: "nordby", locale: "nb") { helplines { title isOpenNow } } }'


def titles(answer):
    return [edge["node"]["title"] for edge in answer.data["edition"]["stories"]["edges"]]


def in_thread(work):
    def and_close():
        work()
        connections.close_all()

    thread = Thread(target=and_close)
    thread.start()
    thread.join()


def test_the_second_who_asks_is_answered_before_django(edge, digest, committed):
    make_story(committed[0], title="En historie")

    first = edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    second = edge.get(f"/graphql/{digest}", variables={"l": "nb"})

    assert titles(first) == ["En historie"]
    assert (second.status, second.headers, second.body) == (first.status, first.headers, first.body)
    assert edge.asked_django == [f"GET /graphql/{digest}"]


def test_an_answer_says_what_a_shared_cache_may_do_with_it(edge, digest):
    told = edge.get(f"/graphql/{digest}", variables={"l": "nb"}).headers

    assert told["cache-control"] == "public, max-age=0, s-maxage=1, must-revalidate"
    assert told["surrogate-key"] == "nordby nordby/nb"
    assert told["vary"] == "Accept"
    assert told["etag"].startswith('"')
    assert "set-cookie" not in told


def test_an_answer_to_a_free_text_is_not_for_shared_caches(edge):
    told = edge.get("/graphql", query=HERE).headers

    assert told["cache-control"] == "no-cache"
    assert told["etag"].startswith('"')


def test_the_same_question_in_other_words_is_answered_from_the_same_entry(edge, digest):
    edge.get(f"/graphql/{digest}", variables='{"l": "nb"}')
    edge.get(f"/graphql/{digest}/", variables='{ "l" : "nb" }')
    edge.get("/graphql", extensions={"persistedQuery": {"version": 1, "sha256Hash": digest}}, variables={"l": "nb"})
    edge.get(f"/graphql/{digest}", variables={"l": "nb"}, key="")

    assert len(edge.asked_django) == 1


def test_another_language_another_media_type_and_post_are_other_answers(edge, digest):
    named = {"variables": {"l": "nb"}}
    edge.get(f"/graphql/{digest}", **named)
    edge.get(f"/graphql/{digest}", variables={"l": "sv"})
    other = edge.get(f"/graphql/{digest}", **named, headers=[("accept", "application/graphql-response+json")])
    posted = edge.post({"query": TITLES, "variables": {"l": "nb"}})
    again = edge.post({"variables": {"l": "nb"}, "query": TITLES})

    assert other.headers["content-type"] == "application/graphql-response+json; charset=utf-8"
    assert len(edge.asked_django) == 4
    assert posted.body == again.body
    assert "etag" not in posted.headers


def test_whoever_has_the_bytes_is_told_so(edge, digest):
    first = edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    had = [("if-none-match", f'"other", W/{first.headers["etag"]}')]
    second = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=had)
    fresh = edge.get(f"/graphql/{digest}", variables={"l": "sv"}, headers=[("if-none-match", '"other"')])

    assert (second.status, second.body) == (304, b"")
    assert second.headers["etag"] == first.headers["etag"]
    assert second.headers["cache-control"] == first.headers["cache-control"]
    assert fresh.status == 200


def test_a_first_answer_may_be_one_that_the_client_has(edge, digest):
    tag = edge.get(f"/graphql/{digest}", variables={"l": "nb"}).headers["etag"]
    edge.application.entries.clear()

    assert edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("if-none-match", tag)]).status == 304


def test_head_gets_the_headers_of_get(edge, digest):
    head = edge.get(f"/graphql/{digest}", method="HEAD", variables={"l": "nb"})
    got = edge.get(f"/graphql/{digest}", variables={"l": "nb"})

    assert head.body == b""
    assert head.headers == got.headers
    assert len(edge.asked_django) == 1


def test_what_is_published_and_taken_down_is_seen_at_once(edge, digest, committed):
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == []
    story = make_story(committed[0], title="Ny")
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == ["Ny"]
    story.unpublish()
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == []


def test_a_change_drops_nothing_of_others(edge, digest, committed):
    nordby, _vasterby = committed
    theirs = '{ edition(tenant: "vasterby", locale: "sv") { stories { totalCount } } }'
    story = make_story(nordby, title="Norsk")
    swedish = translate(story, "sv", title="Svensk")
    for language in ("nb", "sv"):
        edge.get(f"/graphql/{digest}", variables={"l": language})
    edge.get("/graphql", query=theirs)
    edge.asked_django.clear()

    # The Norwegian text alone: it is not what the Swedish edition shows.
    story.refresh_from_db()
    story.summary = "Annerledes."
    story.save_revision().publish()
    edge.get("/graphql", query=theirs)
    assert edge.asked_django == []
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == ["Norsk"]
    assert len(edge.asked_django) == 1

    swedish.title = "Ändrad"
    swedish.save_revision().publish()
    edge.asked_django.clear()
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "sv"})) == ["Ändrad"]
    edge.get("/graphql", query=theirs)
    assert len(edge.asked_django) == 1


def test_an_answer_ends_when_an_item_is_due_or_expires(edge, digest, committed):
    story = make_story(committed[0], title="Kort", expire_at=timezone.now() + timedelta(minutes=10))
    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == ["Kort"]

    with time_machine.travel(story.expire_at - timedelta(seconds=0.5), tick=False):
        last = edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    assert titles(last) == ["Kort"]
    assert last.headers["cache-control"] == "public, max-age=0, s-maxage=0, must-revalidate"
    with time_machine.travel(story.expire_at, tick=False):
        assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == []


def test_an_answer_ends_when_a_helpline_opens(edge, committed):
    hours = [("weekly", {"days": ["0"], "state": "OPEN", "opens": time(9), "closes": time(15), "note": ""})]
    with time_machine.travel("2026-11-30T07:00:00+00:00", tick=False):
        make_helpline(committed[0], title="Linja", hours=hours)
        assert edge.get("/graphql", query=OPEN).data["edition"]["helplines"][0]["isOpenNow"] is False
    with time_machine.travel("2026-11-30T07:59:59+00:00", tick=False):
        assert edge.get("/graphql", query=OPEN).data["edition"]["helplines"][0]["isOpenNow"] is False
        assert len(edge.asked_django) == 1
    with time_machine.travel("2026-11-30T08:00:00+00:00", tick=False):
        assert edge.get("/graphql", query=OPEN).data["edition"]["helplines"][0]["isOpenNow"] is True
        assert len(edge.asked_django) == 2


@pytest.mark.parametrize(
    "query",
    [
        '{ edition(tenant: "nordby", locale: "nb") { changes { token } } }',
        '{ edition(tenant: "nordby", locale: "nb") { content(path: "/nowhere/") { title } } }',
        '{ edition(tenant: "nobody", locale: "nb") { locale } }',
        "{ nonsense }",
    ],
)
def test_what_hangs_on_more_than_an_edition_is_not_kept(edge, query):
    first, second = edge.get("/graphql", query=query), edge.get("/graphql", query=query)

    assert "etag" not in first.headers
    assert second.status == first.status
    assert len(edge.asked_django) == 2
    assert len(edge.application.entries) == 0


@time_machine.travel("2026-12-01T12:00:05+00:00")
def test_a_kept_answer_is_paid_for_with_the_same_budget(edge, digest, settings):
    cost = orjson.loads(edge.get(f"/graphql/{digest}", variables={"l": "nb"}).body)["extensions"]["cost"]
    settings.BUDGET_WITHOUT_KEY = 20 * cost
    statuses = [edge.get(f"/graphql/{digest}", variables={"l": "nb"}).status for _ in range(20)]
    refused = edge.get(f"/graphql/{digest}", variables={"l": "nb"})

    assert statuses == [200] * 20
    assert (refused.status, refused.code) == (RateLimited.status, "RATE_LIMITED")
    assert int(refused.headers["retry-after"]) > 0
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert len(edge.asked_django) == 1


def test_a_kept_answer_is_not_for_a_key_of_another_tenant(edge, digest, committed):
    ours, theirs = (make_key(each) for each in committed)
    try:
        edge.get(f"/graphql/{digest}", variables={"l": "nb"})
        with_ours = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("x-app-key", ours.key)])
        with_theirs = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("x-app-key", theirs.key)])
        with_none = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, key="nobody")
    finally:
        AppKey.objects.all().delete()

    assert with_ours.status == 200
    assert (with_theirs.status, with_theirs.code) == (403, "KEY_OUT_OF_SCOPE")
    assert (with_none.status, with_none.code) == (403, "UNKNOWN_KEY")
    assert len(edge.asked_django) == 1


def test_a_document_that_was_taken_out_is_answered_no_more(edge, digest):
    assert edge.get(f"/graphql/{digest}", variables={"l": "nb"}).status == 200
    TrustedDocument.objects.all().delete()
    housekeeping.forget()
    gone = edge.get(f"/graphql/{digest}", variables={"l": "nb"})

    assert gone.code == "PERSISTED_QUERY_NOT_FOUND"


def test_a_host_that_django_refuses_gets_no_kept_answer(edge, digest, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    refused = edge.run(edge.send("GET", f"/graphql/{digest}", query="variables=%7B%22l%22%3A%22nb%22%7D", headers=[]))
    assert refused.status == 200
    elsewhere = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("x-forwarded-proto", "https")])

    assert elsewhere.status == 200
    assert len(edge.asked_django) == 2


def test_memory_has_a_bound_and_the_least_used_goes_first(edge, digest, committed):
    make_story(committed[0], title="x" * 90)
    edge.application.entries = Entries(5_000)
    for language in ("nb", "sv", "da"):
        edge.get(f"/graphql/{digest}", variables={"l": language})
    edge.asked_django.clear()
    edge.get(f"/graphql/{digest}", variables={"l": "da"})
    assert edge.asked_django == []
    edge.get(f"/graphql/{digest}", variables={"l": "nb"})

    assert len(edge.asked_django) == 1
    assert edge.application.entries.bytes <= 5_000


def test_a_commit_whose_word_was_lost_is_seen_at_once(edge, digest, committed, monkeypatch):
    edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    monkeypatch.setattr(versions, "tell", lambda: None)
    in_thread(lambda: make_story(committed[0], title="Stille"))

    assert titles(edge.get(f"/graphql/{digest}", variables={"l": "nb"})) == ["Stille"]


def test_django_alone_says_the_same_of_its_answers(tenant, client):
    make_story(tenant, title="En historie")

    first = client.get("/graphql", {"query": HERE})
    second = client.get("/graphql", {"query": HERE}, headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert "ETag" not in client.post("/graphql", {"query": HERE}, content_type="application/json")


def test_what_is_said_of_all_tenants_is_kept_while_nothing_else_is_said_of_any(edge, committed):
    query = "{ tenants { slug } }"
    tenant = committed[1]
    before = edge.get("/graphql", query=query)
    make_story(tenant, title="Ny", locale="sv")
    assert edge.get("/graphql", query=query).body == before.body
    assert before.headers["surrogate-key"] == "tenants"
    assert len(edge.asked_django) == 1

    colour, tenant.primary_color = tenant.primary_color, "#004400"
    try:
        tenant.save()
        edge.get("/graphql", query=query)
    finally:
        tenant.primary_color = colour
        tenant.save()
    assert len(edge.asked_django) == 2


def test_a_redis_that_hangs_delays_no_kept_answer(edge, digest, settings, monkeypatch):
    edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    settings.BUDGET_WITHOUT_KEY, settings.REDIS_URL = 1_000_000, "redis://nowhere"
    hanging, answered = Event(), []

    def added(_name, amount):
        answered.append(hanging.wait(10))
        return amount

    monkeypatch.setattr("api.access.budgets._added", added)
    # Known to the second, so that it is answered on the loop itself.
    versions.current(), texts.find(digest)
    assert edge.get(f"/graphql/{digest}", variables={"l": "nb"}).status == 200
    assert answered == []
    hanging.set()
    edge.run(edge.loop.shutdown_default_executor())
    assert answered == [True]


def test_a_question_nested_deeper_than_json_is_written_is_django_s(edge):
    deep = '{"query": "{ edition(tenant: \\"nordby\\", locale: \\"nb\\") { locale } }", "variables": {"x": %s1%s}}'
    answer = edge.post((deep % ('{"a": ' * 400, "}" * 400)).encode())

    assert answer.status in (200, 400)
    assert len(edge.asked_django) == 1
    assert len(edge.application.entries) == 0


def test_what_nobody_declared_takes_no_memory_that_is_not_counted(edge):
    for number in range(20):
        edge.post({"query": HERE, "variables": {"junk": f"{number}" * 40_000}})

    entries = edge.application.entries
    assert sum(len(key) for key in entries._entries) == 20 * 32
    assert entries.bytes == sum(entry.size for entry in entries._entries.values())


def test_a_tenant_shown_by_its_id_is_told_anew_when_it_is_renamed(edge, committed):
    swedish = '{ edition(tenant: "nordby", locale: "sv") { tenant { id name } } }'
    shown = edge.get("/graphql", query=swedish).data["edition"]["tenant"]
    node = f'node(id: "{shown["id"]}") {{ ... on Tenant {{ name }} }}'
    query = f'{{ edition(tenant: "nordby", locale: "nb") {{ id }} {node} }}'
    before = edge.get("/graphql", query=query)
    home = committed[0].homes().get(locale__language_code="sv").specific
    name, home.title = home.title, "Nordbygd"
    try:
        home.save_revision().publish()
        after = edge.get("/graphql", query=query)
    finally:
        home.title = name
        home.save_revision().publish()

    assert before.data["node"]["name"] == shown["name"]
    assert after.data["node"]["name"] == "Nordbygd"
    assert before.headers["surrogate-key"] == "nordby nordby/nb nordby/sv"


def test_what_takes_a_key_is_for_no_shared_cache(edge, digest, committed):
    tenant, key = committed[0], make_key(committed[0])
    tenant.answers_only_with_key = True
    tenant.save()
    try:
        with_key = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("x-app-key", key.key)])
        again = edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=[("x-app-key", key.key)])
        without = edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    finally:
        tenant.answers_only_with_key = False
        tenant.save()
        AppKey.objects.all().delete()

    assert with_key.headers["cache-control"] == "private, no-cache"
    assert again.body == with_key.body
    assert len(edge.asked_django) == 1
    assert (without.status, without.code) == (403, "KEY_REQUIRED")
