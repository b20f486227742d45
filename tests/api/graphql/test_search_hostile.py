"""Whatever is searched for: a clear error with a stable code or an empty answer, soon, and never a 500."""

import time

import orjson
import pytest

from tests.factories import store

pytestmark = pytest.mark.django_db

QUERY = """query($q: String!) { edition(tenant: "solvik", locale: "nb") {
  search(query: $q) { totalCount edges { highlight node { title } } } } }"""
NOTHING = {"totalCount": 0, "edges": []}
LONGEST = 200
FINDS_NOTHING = {
    "empty": "",
    "blanks": " \t\r\n ",
    "punctuation": "!?.,;:-–—…" * 10,
    "quotes": "\"'`«»„“" * 10,
    "operators": '* : " ( ) & | ! <-> ^ - + ~ {} [] \\',
    "emoji": "😀🎉👩‍👩‍👧‍👦" * 5,
    "marks": "\u0301" * LONGEST,
    "invisible": "\u200b\u00ad\ufeff" * 50,
    "a bidi override": "\u202e\u202d\u2066",
    "noncharacters": "\uffff\U0010ffff",
    "an operator of FTS5": "NEAR(zzzz xxxx, 3) {title}: qqqq*",
    "an operator of PostgreSQL": "zzzz:*A & !xxxx <3> qqqq",
    "SQL": "'; DROP TABLE publishing_document; --",
    "another script": "北京 学校 Ελλάδα школа",
    "mixed scripts in a word": "zжzжzжz",
    "one long word": "z" * LONGEST,
    "many words": "zz " * 66,
    "percent": "%s %(name)s %d %%",
    "hyphens": "z-" * 100,
    "letters and marks": "z\u0301\u0302" * 60,
}
FINDS = [
    'nordlys"',
    '"nordlys"*',
    "title:nordlys",
    "nordlys AND NOT himmel",
    "nord\u00adlys",
    "nordlys " + "😀" * 100,
    "nоrdlys nordlys",  # the first has a Cyrillic о
]


@pytest.fixture(autouse=True)
def solvik():
    nb = store.tenant()["nb"]
    store.item(nb, title="Nordlys", body="Nordlys over himmelen")
    return nb


@pytest.fixture
def ask(client):
    def send(query):
        body = query if isinstance(query, bytes) else orjson.dumps({"query": QUERY, "variables": {"q": query}})
        before = time.process_time()
        headers = {"accept": "application/graphql-response+json"}
        response = client.post("/graphql", data=body, content_type="application/json", headers=headers)
        assert time.process_time() - before < 1
        return response

    return send


@pytest.mark.parametrize("query", FINDS_NOTHING.values(), ids=FINDS_NOTHING)
def test_what_has_no_word_of_ours_finds_nothing(ask, query):
    assert len(query) <= LONGEST
    ask("zzzz")
    response = ask(query)
    assert (response.status_code, response.json()["data"]) == (200, {"edition": {"search": NOTHING}})
    assert "errors" not in response.json()


@pytest.mark.parametrize("query", FINDS)
def test_signs_beside_a_word_change_nothing(ask, query):
    found = ask(query).json()["data"]["edition"]["search"]
    assert [edge["node"]["title"] for edge in found["edges"]] == ["Nordlys"]


@pytest.mark.parametrize("query", ["a" * (LONGEST + 1), "nordlys " * 10_000, "ж" * 40_000], ids=["one", "words", "ж"])
def test_too_long_a_query_is_refused_with_a_sentence(ask, query):
    response = ask(query)
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_INPUT"
    assert error["message"] == "`query` is longer than 200 characters. Use fewer words."
    assert response.status_code == 200


@pytest.mark.parametrize("query", ["a" * 1_000_000, "nordlys og " * 100_000], ids=["a letter", "words"])
def test_a_megabyte_is_refused_before_it_is_read(ask, query):
    response = ask(query)
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (413, "BAD_INPUT")


def test_a_nul_is_refused_with_a_sentence(ask):
    response = ask("nordlys\0")
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (400, "BAD_INPUT")
    assert "NUL" in error["message"] or "character" in error["message"]


@pytest.mark.parametrize("escape", [rb"\ud800", rb"nordlys \udfff", rb"\ud83d nordlys"])
def test_half_a_character_is_refused(ask, escape):
    """JSON can write lone surrogates; no text has them."""
    in_a_variable = orjson.dumps({"query": QUERY, "variables": {"q": "HERE"}}).replace(b"HERE", escape)
    in_the_query = orjson.dumps({"query": QUERY.replace("$q)", '"HERE")').replace("($q: String!)", "")}).replace(
        b"HERE", escape.replace(b"\\", b"\\\\")
    )
    for body in (in_a_variable, in_the_query):
        response = ask(body)
        [error] = response.json()["errors"]
        assert response.status_code == 400
        assert error["extensions"]["code"] in ("BAD_INPUT", "GRAPHQL_PARSE_FAILED")


def test_many_searches_for_many_words_are_more_than_one_answer_holds(client):
    words = " ".join(["og", "i", "er", "på", "en"] * 13)
    asked = " ".join(f'a{number}: search(query: "{words}") {{ totalCount }}' for number in range(10))

    answer = client.post(
        "/graphql",
        orjson.dumps({"query": f'{{ edition(tenant: "solvik", locale: "nb") {{ {asked} }} }}'}),
        content_type="application/json",
    )

    assert [error["extensions"]["code"] for error in orjson.loads(answer.content)["errors"]] == ["TOO_COMPLEX"]
