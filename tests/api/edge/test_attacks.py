"""Through the edge attacks are refused as by Django alone; nothing of them is kept, and no other gets their words."""

from urllib.parse import quote

import orjson
import pytest
from django.db import connections
from hypothesis import given
from hypothesis import settings as property_tests
from hypothesis import strategies as st

from api.access.callers import caller_of
from api.edge import scopes
from api.edge.application import LONGEST_DOOR, Edge
from api.edge.asking import asked_in, key_of
from api.graphql.benchmarks import refusing
from api.graphql.benchmarks.attacks import ATTACKS, GRAPHQL_JSON
from api.graphql.engine.requests import MAX_BODY_BYTES
from tests.api.edge.conftest import TITLES, Asker
from tests.api.graphql.test_poisoning import FOREIGN, HEADERS
from tests.factories.pages import make_story, translate

HERE = '{ edition(tenant: "nordby", locale: "nb") { stories(first: 5) { edges { node { title } } } } }'


@pytest.fixture
def production(committed):
    with refusing.as_in_production() as handler:
        asker = Asker(Edge(handler, threads=1, most_bytes=1_000_000))
        yield asker
        asker.application.executor.submit(connections.close_all).result()
        asker.application.executor.shutdown()
        asker.loop.close()


def sent(asker, request):
    headers = [("content-type", request.content_type), ("content-length", str(len(request.body)))]
    headers += [("accept", GRAPHQL_JSON), ("x-forwarded-proto", "https"), *request.headers.items()]
    named = {name.lower(): value for name, value in headers}
    answer = asker.run(
        asker.send(request.method, request.path, query=request.query, headers=named.items(), body=request.body)
    )
    said = refusing.Said(answer.status, answer.headers, answer.body)
    return said.status, said.code


def test_attacks_are_refused_as_by_django_alone_and_nothing_of_them_is_kept(production):
    # A server takes none whose length is not that of its body, and this tenant has no picture of its own.
    requests = [(attack, attack.make("nordby", 1)) for attack in ATTACKS if attack.name != "a picture in any size"]
    attacks = [(attack, request) for attack, request in requests if request.length is None]

    wrong = [
        (attack.name, said)
        for attack, request in attacks
        for _again in range(2)
        if (said := sent(production, request)) != (attack.status, attack.code)
    ]

    assert wrong == []
    assert len(production.application.entries) == 0
    assert [request.length for _attack, request in requests].count(None) == len(ATTACKS) - 4


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_of_one_gets_into_the_answer_of_no_other(edge, digest, committed, header):
    make_story(committed[0], title="En historie")
    path, named = f"/graphql/{digest}", {"variables": {"l": "nb"}}
    usual = edge.get(path, **named)
    edge.application.entries.clear()

    poisoned = edge.get(path, **named, headers=[(header, HEADERS[header])])
    others = edge.get(path, **named)

    assert (others.status, others.headers, others.body) == (usual.status, usual.headers, usual.body)
    assert FOREIGN not in poisoned.body.decode() + repr(poisoned.headers)


def test_a_host_that_is_not_ours_is_refused_and_changes_nothing_for_others(edge, digest, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    path, query = f"/graphql/{digest}", "variables=" + quote('{"l": "nb"}')
    for _each in range(2):
        answer = edge.run(edge.send("GET", path, query=query, headers=[("host", FOREIGN)]))
        assert answer.status == 400
    assert len(edge.application.entries) == 0
    edge.run(edge.send("GET", path, query=query))
    refused = edge.run(edge.send("GET", path, query=query, headers=[("host", FOREIGN)]))
    assert refused.status == 400


def test_a_header_with_a_low_line_is_none(edge, settings):
    settings.PROXIES_IN_FRONT = 1
    seen = []
    application = edge.application._application

    def looking(environ, start_response):
        seen.append(caller_of(environ).address)
        return application(environ, start_response)

    edge.application._application = looking
    headers = [("x-forwarded-for", "81.0.0.9"), ("x_forwarded_for", "81.0.0.1"), ("x_app_key", "nobody")]

    assert edge.get("/graphql", query=HERE, headers=headers).status == 200
    assert seen == ["81.0.0.9"]


def test_a_text_with_the_hash_of_another_one_is_refused_and_kept_for_neither(edge, digest):
    both = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}, "variables": {"l": "nb"}}
    for _each in range(2):
        assert edge.get("/graphql", query=HERE, **both).code == "BAD_INPUT"
        assert edge.post({"query": HERE, **both}).code == "BAD_INPUT"
        assert edge.get(f"/graphql/{digest}", query=HERE).code == "BAD_INPUT"
    assert len(edge.application.entries) == 0


@pytest.mark.parametrize("values", ['"nb"', "1", "1.0", "true", "null", '["nb"]', '{"l": "nb"}'])
def test_values_of_other_types_are_other_questions(edge, digest, values):
    edge.get(f"/graphql/{digest}", variables={"l": "nb"})
    usual = edge.get(f"/graphql/{digest}", variables=f'{{"l": {values}}}')
    edge.application.entries.clear()
    alone = edge.get(f"/graphql/{digest}", variables=f'{{"l": {values}}}')

    assert (usual.status, usual.body) == (alone.status, alone.body)


def test_what_is_said_twice_counts_as_django_counts_it(edge, committed):
    translate(make_story(committed[0], title="En historie"), "sv", title="En berättelse")
    nb, sv = (
        f'{{"query": {orjson.dumps(TITLES).decode()}, "variables": {each}}}' for each in ('{"l":"nb"}', '{"l":"sv"}')
    )
    twice = nb.replace('{"l":"nb"}', '{"l":"nb","l":"sv"}')

    first, second = edge.post(twice.encode()), edge.post(sv.encode())
    assert first.body == second.body
    assert edge.post(nb.encode()).body != first.body
    assert len(edge.asked_django) == 2

    wanted = [
        f"query={quote(HERE)}&query={quote('{ nonsense }')}",
        f"query={quote('{ nonsense }')}&query={quote(HERE)}",
    ]
    last = [edge.run(edge.send("GET", "/graphql", query=query)).status for query in wanted for _again in range(2)]
    assert last == [200, 200, 200, 200]
    bodies = [edge.run(edge.send("GET", "/graphql", query=query)).body for query in wanted]
    assert ["errors" in orjson.loads(body) for body in bodies] == [True, False]


def test_variables_too_deep_to_be_written_are_answered_and_not_kept(edge):
    deep = b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 400 + b"]" * 400 + b"}}"

    assert edge.post(deep).status == 200
    assert edge.post(deep).status == 200
    assert len(edge.application.entries) == 0


def test_a_body_that_is_too_large_gets_no_kept_answer(edge):
    small = orjson.dumps({"query": HERE})
    assert edge.post(small).status == 200

    refused = edge.post(small + b" " * MAX_BODY_BYTES)

    assert refused.status == 413
    assert refused.headers["connection"] == "close"


def test_django_alone_says_the_same_of_them(tenant, client):
    small, deep = orjson.dumps({"query": HERE}), b'{"query": "{ __typename }", "variables": {"a": %s}}'
    too_large = small + b" " * MAX_BODY_BYTES

    assert client.post("/graphql", too_large, content_type="application/json").status_code == 413
    written = deep % (b"[" * 400 + b"]" * 400)
    assert client.post("/graphql", written, content_type="application/json").status_code == 200


def test_bytes_that_do_not_belong_into_an_address_are_no_fault_of_ours(edge):
    query = f"query={quote(HERE)}&x=é".encode("latin-1")
    scope = {"headers": [], "query_string": query}

    assert scopes.cleaned(scope)["query_string"] == f"query={quote(HERE)}&x=%E9".encode()
    assert edge.run(edge.send("GET", "/graphql", query=query)).code == "BAD_INPUT"
    assert edge.run(edge.send("GET", "/graphql", query=query.decode("latin-1").encode())).status == 200
    assert edge.run(edge.send("GET", "/nowhere/", query=query)).status == 404


def test_long_names_of_hosts_are_not_remembered(edge):
    for number in range(3):
        named = [("x-forwarded-proto", "x" * LONGEST_DOOR + str(number))]
        assert edge.get("/graphql", query=HERE, headers=named).status == 200

    assert edge.application._doors == set()


values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([1.0, 0.0, -0.0, 0.5, "1", "true", "", "null"]),
    lambda each: st.lists(each, max_size=2) | st.dictionaries(st.sampled_from("ab"), each, max_size=2),
    max_leaves=4,
)
questions = st.fixed_dictionaries(
    {"query": st.sampled_from(["{ a }", "{ a } ", "{ b }"])},
    optional={
        "variables": st.dictionaries(st.sampled_from("ab"), values, max_size=2),
        "operationName": st.sampled_from(["A", "B", "", None]),
    },
)


def told(question):
    """What of a question may change its answer, with the types of all values."""
    return repr((question["query"], question.get("operationName") or None, _sorted(question.get("variables") or {})))


def _sorted(value):
    if isinstance(value, dict):
        return sorted((name, _sorted(each)) for name, each in value.items())
    return [_sorted(each) for each in value] if isinstance(value, list) else value


@property_tests(max_examples=300)
@given(questions, questions)
def test_two_questions_have_one_key_only_if_they_ask_the_same(one, other):
    def key(question):
        headers = {b"content-type": b"application/json"}
        scope = {"method": "POST", "path": "/graphql", "query_string": b"", "headers": list(headers.items())}
        return key_of(asked_in(scope, headers, digest=None, body=orjson.dumps(question)))

    assert (key(one) == key(other)) == (told(one) == told(other))
