"""Whoever asks the very same again within a minute is answered by what was found before, as long as all of it holds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from api.access import housekeeping, key_uses, passing
from api.access.budgets import A_FAULT, budgets, subject_of_address, subject_of_key
from api.access.models import AppKey
from api.edge import asking, giving
from api.graphql.trusted import uses
from api.graphql.trusted.models import TrustedDocument
from tests.factories.access import make_key

NOON = datetime(2026, 12, 1, 12, 0, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def judged(monkeypatch):
    """Who was judged from the beginning, by the app that they say they are."""
    seen, enter = [], passing.enter

    def noted(caller, *, at):
        seen.append(caller.app)
        return enter(caller, at=at)

    monkeypatch.setattr(passing, "enter", noted)
    return seen


@pytest.fixture
def ask(edge, digest):
    """Sends the same request, as this app."""

    def send(*headers, app="", **told):
        named = [*headers, *([("apollographql-client-name", app)] if app else [])]
        return edge.get(f"/graphql/{digest}", variables={"l": "nb"}, headers=named, **told)

    return send


@pytest.fixture
def key(committed):
    made = make_key(committed[0])
    hear()
    yield made
    AppKey.objects.all().delete()


def hear():
    """As housekeeping does beside the requests."""
    for each in housekeeping._believed:
        each.confirm()


def changed(key, /, **fields):
    """A key as somebody has changed it, once that is heard of."""
    AppKey.objects.filter(pk=key.pk).update(**fields)
    hear()


def refused(answer):
    return answer.status, answer.code


def units(subject):
    """What was taken off a budget in this minute."""
    spent = budgets._spent[subject]
    return spent.heard + spent.untold


def test_the_first_answer_is_djangos_the_second_is_judged_and_those_after_it_are_not(edge, ask, judged):
    bodies = {ask().body for _ in range(5)}

    assert len(bodies) == 1
    assert len(edge.asked_django) == 1
    assert len(judged) == 2
    assert len(edge.application.given) == 1


def test_another_app_address_key_or_origin_is_judged_by_itself(edge, ask, judged, key, settings):
    settings.PROXIES_IN_FRONT = 1
    for _ in range(3):
        ask(app="a")
        ask(app="b")
        ask(("x-forwarded-for", "8.8.8.8"), app="c")
        ask(("x-forwarded-for", "8.8.8.9"), app="d")
        ask(("x-app-key", key.key), app="e")
        ask(("origin", "https://app.example"), app="f")
        ask(app="g", key=key.key)

    assert sorted(judged) == ["a", "a", "b", "c", "d", "e", "f", "g", "g"]
    assert len(edge.asked_django) == 1
    assert len(edge.application.given) == 7


# Every header that says what is asked or who asks; addresses have a test of their own.
NAMED = sorted(name.decode() for name in {*asking.OF_WORDING, *asking.OF_CALLER} - {b"x-forwarded-for"})


@pytest.mark.parametrize("thing", ["method", "path", "query", *NAMED])
def test_where_one_thing_is_another_it_is_judged_anew(edge, digest, judged, key, thing):
    asked = {"method": "GET", "path": f"/graphql/{digest}", "query": "variables={%22l%22:%22nb%22}"}
    another = {
        "method": "HEAD",
        "path": f"/graphql/{digest}/",
        "query": "variables={%22l%22:%20%22nb%22}",
        "accept": "application/json",
        "apollographql-client-name": "another",
        "apollographql-client-version": "2",
        "content-type": "application/json; charset=utf-8",
        "host": "localhost:8000",
        "origin": "https://app.example",
        "x-app-key": key.key,
        "x-forwarded-proto": "https",
    }[thing]
    for _ in range(3):
        assert edge.run(edge.send(**asked)).status == 200
    assert len(judged) == 2

    then = {"headers": [(thing, another)]} if thing in NAMED else {thing: another}
    assert edge.run(edge.send(**{**asked, **then})).status == 200

    assert len(judged) == 3


def test_where_another_body_is_posted_it_is_judged_anew(edge, judged):
    body = '{ edition(tenant: "nordby", locale: "nb") { locale } }'
    for _ in range(3):
        assert edge.post({"query": body}).status == 200
    assert len(judged) == 2

    assert edge.post({"query": body + " "}).status == 200

    assert len(judged) == 3


def test_the_words_are_all_of_the_wording_and_who_asks():
    scope = {"method": "GET", "path": "/graphql", "query_string": b"query"}
    headers = {name: b"its " + name for name in (*asking.OF_WORDING, *asking.OF_CALLER)}
    words = asking.words_of(scope, headers, b"body")
    addresses = {headers[b"x-forwarded-for"]}

    assert set(asking.wording_of(scope, headers, b"body")) <= set(words)
    assert set(words) == {"GET", "/graphql", b"query", b"body", *headers.values()} - addresses


def test_each_is_counted_for_its_document_and_its_key(ask, digest, key):
    uses.forget(), key_uses.forget()
    for _ in range(4):
        answer = ask(("x-app-key", key.key))

    cost = 4 * int(answer.body.partition(b'"cost":')[2].partition(b"}")[0])
    assert uses._tally.take() == {(digest, "edge", "1", "2026-12-01"): 4}
    assert key_uses._tally.take() == {
        (key.pk, "2026-12-01", "requests"): 4,
        (key.pk, "2026-12-01", "units"): cost,
    }


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"expires_at": NOON}, "KEY_EXPIRED"),
        ({"origins": "https://app.example"}, "ORIGIN_NOT_ALLOWED"),
        ({"kinds": ["GUIDE"]}, "KEY_OUT_OF_SCOPE"),
        ({"languages": ["sv"]}, "KEY_OUT_OF_SCOPE"),
        ({"key": "another"}, "UNKNOWN_KEY"),
    ],
)
def test_a_key_that_has_changed_is_judged_anew(edge, ask, key, fields, code):
    for _ in range(3):
        assert ask(("x-app-key", key.key)).status == 200
    changed(key, **fields)

    assert refused(ask(("x-app-key", key.key))) == (403, code)
    assert len(edge.application.given) == 0


def test_a_key_that_is_taken_out_gives_nothing_again(edge, ask, key):
    for _ in range(3):
        assert ask(("x-app-key", key.key)).status == 200
    AppKey.objects.all().delete()
    hear()

    assert refused(ask(("x-app-key", key.key))) == (403, "UNKNOWN_KEY")
    assert len(edge.application.given) == 0


def test_a_key_expires_in_the_midst_of_a_minute(ask, key):
    changed(key, expires_at=NOON + timedelta(seconds=20))
    for _ in range(3):
        assert ask(("x-app-key", key.key)).status == 200

    with time_machine.travel(NOON + timedelta(seconds=20), tick=False):
        assert refused(ask(("x-app-key", key.key))) == (403, "KEY_EXPIRED")


def test_a_tenant_that_closes_is_closed_at_once(ask, committed):
    tenant = committed[0]
    for _ in range(3):
        assert ask().status == 200
    tenant.answers_only_with_key = True
    tenant.save()
    try:
        assert refused(ask()) == (403, "KEY_REQUIRED")
        assert refused(ask()) == (403, "KEY_REQUIRED")
    finally:
        tenant.answers_only_with_key = False
        tenant.save()


def test_a_document_that_was_taken_out_is_not_given_again(ask):
    for _ in range(3):
        assert ask().status == 200
    TrustedDocument.objects.all().delete()
    hear()

    assert ask().code == "PERSISTED_QUERY_NOT_FOUND"


def test_the_next_minute_begins_with_nobody(edge, ask, judged):
    for _ in range(3):
        ask(app="before")
    salt = edge.application.given._salt
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        ask(app="after")
        ask(app="after")

    assert judged == ["before", "before", "after"]
    assert len(edge.application.given) == 1
    assert edge.application.given._salt != salt


def test_a_spent_budget_ends_it_until_the_next_minute(edge, ask, settings):
    cost = int(ask().body.partition(b'"cost":')[2].partition(b"}")[0])
    settings.BUDGET_WITHOUT_KEY = 5 * cost
    statuses = [ask().status for _ in range(5)]
    assert statuses == [200] * 5
    assert refused(ask()) == (429, "RATE_LIMITED")
    assert len(edge.application.given) == 0

    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        assert ask().status == 200


def test_a_spent_budget_of_a_key_takes_nothing_off_its_address_but_the_fault(ask, key, settings):
    key_uses.forget()
    settings.BUDGET_WITHOUT_KEY = settings.BUDGET_WITH_KEY = 100_000
    cost = int(ask().body.partition(b'"cost":')[2].partition(b"}")[0])
    changed(key, budget=4 * cost)
    statuses = [ask(("x-app-key", key.key)).status for _ in range(6)]

    assert statuses == [200] * 4 + [429] * 2
    assert units(subject_of_key(key.pk)) == 4 * cost
    # The first was asked without a key.
    assert units(subject_of_address("81.0.0.7", now=NOON.timestamp())) == 5 * cost + 2 * A_FAULT
    assert key_uses._tally.take() == {
        (key.pk, "2026-12-01", "requests"): 4,
        (key.pk, "2026-12-01", "units"): 4 * cost,
        (key.pk, "2026-12-01", "refused"): 2,
    }


def test_what_is_remembered_has_a_bound_and_names_no_address(edge, ask, monkeypatch, settings):
    settings.PROXIES_IN_FRONT = 1
    monkeypatch.setattr(giving, "MOST_GIVEN", 5)
    ask()
    for number in range(12):
        assert ask(("x-forwarded-for", f"8.8.8.{number}")).status == 200
        assert len(edge.application.given) <= 5
    known = len(edge.application.given)
    assert ask(("origin", "https://" + "x" * giving.LONGEST_WORDS)).status == 200
    said = repr(edge.application.given._given)

    assert len(edge.application.given) == known == 2
    assert "8.8.8." not in said
    assert "81.0.0.7" not in said


def test_it_keeps_no_answer(edge, ask):
    for _ in range(3):
        ask()
    edge.application.entries.clear()

    assert ask().status == 200
    assert len(edge.asked_django) == 2


def test_a_posted_question_is_given_again_too(edge, judged):
    body = {"query": '{ edition(tenant: "nordby", locale: "nb") { locale } }'}
    answers = [edge.post(body) for _ in range(4)]

    assert {each.body for each in answers} == {answers[0].body}
    assert (len(edge.asked_django), len(judged)) == (1, 2)
    assert "etag" not in answers[-1].headers
