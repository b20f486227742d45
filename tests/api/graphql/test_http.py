"""GraphQL over HTTP: methods, media types, status codes; never a stack trace, never a 500."""

from urllib.parse import urlencode

import orjson
import pytest
from django.db import OperationalError
from django.test import Client

from api.graphql import view
from api.graphql.engine import requests
from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from tests.factories import store

pytestmark = pytest.mark.django_db

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
VALID = "{ __typename }"


def post(client, body, *, path="/graphql", content_type=JSON, accept=None):
    headers = {"accept": accept} if accept else {}
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return client.post(path, data=data, content_type=content_type, headers=headers)


def code(response):
    return orjson.loads(response.content)["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_post_and_get_answer_at_both_addresses(client, path):
    expected = {"data": {"__typename": "Query"}, "extensions": {"cost": 1}}
    assert post(client, {"query": VALID}, path=path).json() == expected
    response = client.get(f"{path}?{urlencode({'query': VALID})}")
    assert (response.status_code, response.json()) == (200, expected)


def test_variables_and_operation_name_come_in_the_address(client):
    store.tenant()
    query = 'query A { __typename } query B($t: ID!) { edition(tenant: $t, locale: "nb") { locale } }'
    parameters = urlencode({"query": query, "operationName": "B", "variables": '{"t": "solvik"}'})
    assert client.get(f"/graphql?{parameters}").json()["data"] == {"edition": {"locale": "nb"}}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (f"{JSON};q=0.9, {GRAPHQL_JSON};q=0.5", JSON),
        (f"text/html, {JSON}", JSON),
        ("text/html;q=0.9, */*;q=0.1", JSON),
        (f"{JSON}, {GRAPHQL_JSON}", GRAPHQL_JSON),
        (f"{JSON};q=0.5, */*", GRAPHQL_JSON),
    ],
)
def test_the_client_chooses_the_media_type(client, accept, media_type):
    response = post(client, {"query": VALID}, accept=accept)
    assert response.status_code == 200
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Vary"] == "Accept"


def test_a_client_that_takes_neither_is_told_so(client):
    response = post(client, {"query": VALID}, accept="text/plain")
    assert response.status_code == 406
    assert code(response) == "BAD_INPUT"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "mutation { tenants { slug } }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query A { __typename } query B { __typename }"}, "BAD_INPUT"),
        ({"query": VALID, "operationName": "Nobody"}, "BAD_INPUT"),
        ({"query": 'query($l: LocaleTag!) { edition(tenant: "solvik", locale: $l) { id } }'}, "BAD_INPUT"),
        (
            {
                "query": (
                    'query($f: Int) { edition(tenant: "solvik", locale: "nb") { feed(first: $f) { totalCount } } }'
                ),
                "variables": {"f": "many"},
            },
            "BAD_INPUT",
        ),
    ],
)
def test_a_request_error_is_400_in_the_graphql_media_type_and_200_in_plain_json(client, body, expected):
    strict = post(client, body, accept=GRAPHQL_JSON)
    legacy = post(client, body, accept=JSON)
    assert (strict.status_code, legacy.status_code) == (400, 200)
    assert code(strict) == code(legacy) == expected
    assert "data" not in strict.json()


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"NONSENSE",
        b'{"query":',
        b'{"query": "\xff"}',
        b'{"query": "\\ud800"}',
        b"[]",
        b'"{ tenants { slug } }"',
        b"{}",
        b'{"query": null}',
        b'{"query": "  "}',
        b'{"query": 1}',
        b'{"query": "{ tenants { slug } }", "variables": [7]}',
        b'{"query": "{ tenants { slug } }", "variables": "{}"}',
        b'{"query": "{ tenants { slug } }", "operationName": 1}',
        b'{"query": "{ tenants { slug } }", "extensions": []}',
        b"[" * 5_000,
    ],
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
def test_what_is_no_graphql_request_is_400(client, body, accept):
    response = post(client, body, accept=accept)
    assert response.status_code == 400
    assert code(response) == "BAD_INPUT"


@pytest.mark.parametrize(
    "address",
    [
        "/graphql",
        "/graphql?query=",
        "/graphql?query=%ff",
        "/graphql?query={tenants{slug}}&variables=[1]",
        "/graphql?query={tenants{slug}}&variables={",
        "/graphql?query={tenants{slug}}&extensions=1",
        "/graphql?" + "&".join(f"a{number}=1" for number in range(100)),
    ],
)
def test_what_is_no_graphql_request_in_the_address_is_400(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert code(response) == "BAD_INPUT"


def test_a_body_of_another_type_is_415(client):
    for content_type in (
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
    ):
        response = post(client, {"query": VALID}, content_type=content_type)
        assert (response.status_code, code(response)) == (415, "BAD_INPUT")


def test_a_large_body_is_413_and_a_long_address_414(client):
    large = {"query": VALID, "variables": {"x": "a" * requests.MAX_BODY_BYTES}}
    assert (post(client, large).status_code, code(post(client, large))) == (413, "BAD_INPUT")
    assert client.get("/graphql?query=" + "a" * requests.MAX_BODY_BYTES).status_code == 414


def test_a_mutation_by_get_is_405(client):
    response = client.get(f"/graphql?{urlencode({'query': 'mutation { tenants { slug } }'})}")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert code(response) == "GRAPHQL_VALIDATION_FAILED"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_405(client, method):
    response = getattr(client, method)("/graphql")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert code(response) == "BAD_INPUT"


def test_no_cookie_is_set_and_no_csrf_token_needed(django_user_model):
    client = Client(enforce_csrf_checks=True)
    response = post(client, {"query": VALID})
    assert response.status_code == 200
    assert response.cookies == {}
    assert "Cookie" not in response["Vary"]


def test_a_field_error_is_200_with_the_rest_of_the_answer(client):
    store.tenant()
    query = '{ __typename node(id: "??") { id } }'
    response = post(client, {"query": query}, accept=GRAPHQL_JSON)
    assert response.status_code == 200
    assert response.json()["data"] == {"__typename": "Query", "node": None}
    error = response.json()["errors"][0]
    assert error["path"] == ["node"]
    assert error["extensions"] == {"code": "BAD_INPUT"}


def test_a_fault_of_ours_is_masked_and_logged_with_its_reference(client, monkeypatch, caplog):
    store.tenant()
    monkeypatch.setattr("api.graphql.editions.queries.app_strings", lambda tag: 1 / 0)
    query = '{ edition(tenant: "solvik", locale: "nb") { uiStrings { key } } }'
    response = post(client, {"query": query}, accept=GRAPHQL_JSON)
    assert response.status_code == 200
    error = response.json()["errors"][0]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["reference"] in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert b"division" not in response.content
    assert b"Traceback" not in response.content


class TestWithoutIntrospection:
    """As in production."""

    @pytest.fixture(autouse=True)
    def _closed(self, settings, monkeypatch):
        settings.GRAPHQL_INTROSPECTION = False
        monkeypatch.setattr(view, "documents", DocumentCache(schema.graphql_schema))

    def test_a_question_about_the_schema_is_400(self, client):
        response = post(client, {"query": "{ __schema { types { name } } }"}, accept=GRAPHQL_JSON)
        assert (response.status_code, code(response)) == (400, "GRAPHQL_VALIDATION_FAILED")
        assert "data" not in response.json()

    def test_a_wrong_value_in_a_variable_is_told_no_right_one(self, client):
        asked = 'edition(tenant: "solvik", locale: "nb") { feed(kinds: $kinds) { totalCount } }'
        query = f"query ($kinds: [ContentKind!]) {{ {asked} }}"
        [error] = post(client, {"query": query, "variables": {"kinds": ["STORI"]}}).json()["errors"]
        assert error["message"] == (
            "Variable '$kinds' got invalid value 'STORI' at 'kinds[0]'; "
            "Value 'STORI' does not exist in 'ContentKind' enum."
        )


class TestFaultsOfOurs:
    """Whatever happens before anything is executed is told in the API's own way."""

    @pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
    @pytest.mark.parametrize(
        ("reading", "path", "key"),
        [
            ("api.access.keys.find", f"/graphql?{urlencode({'query': VALID})}", "any"),
            ("api.graphql.trusted.texts.find", f"/graphql/{'0' * 64}", ""),
            ("cms.publishing.versions.snapshot", f"/graphql?{urlencode({'query': VALID})}", ""),
        ],
    )
    def test_a_database_that_is_away_is_a_masked_500_that_any_page_may_read(
        self, client, monkeypatch, caplog, reading, path, key, accept
    ):
        def fails(*_args):
            raise OperationalError("no connection to secret-host")

        monkeypatch.setattr(reading, fails)
        response = client.get(path, headers={"accept": accept, "x-app-key": key, "origin": "https://app.example"})

        [error] = orjson.loads(response.content)["errors"]
        reference = error["extensions"]["reference"]
        assert (response.status_code, response["Content-Type"]) == (500, f"{accept}; charset=utf-8")
        assert (response["Access-Control-Allow-Origin"], response["Cache-Control"]) == ("*", "no-store")
        assert error == {
            "message": f"Something went wrong on our side. Try again; if it stays, tell us the reference {reference}.",
            "extensions": {"code": "INTERNAL", "reference": reference},
        }
        assert reference in caplog.text
        assert "secret-host" in caplog.text


class TestExplorer:
    """A page for a browser, in development."""

    def test_a_browser_gets_the_explorer_from_our_own_files(self, client, settings):
        settings.GRAPHQL_EXPLORER = True
        response = client.get("/graphql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        page = response.content.decode()
        assert response.status_code == 200
        assert response["Content-Type"] == "text/html; charset=utf-8"
        assert "http://" not in page
        assert "https://" not in page
        assert "/static/api/explorer/graphiql.min.js" in page
        assert "edition(tenant: &quot;solvik&quot;" in page
        assert "script-src 'self'" in response["Content-Security-Policy"]

    def test_its_example_is_a_valid_query(self, client):
        from api.graphql.engine.explorer import EXAMPLE

        store.tenant()
        assert "errors" not in post(client, {"query": EXAMPLE}).json()

    def test_a_query_in_the_address_is_answered_as_json(self, client, settings):
        settings.GRAPHQL_EXPLORER = True
        address = f"/graphql?{urlencode({'query': VALID})}"
        response = client.get(address, headers={"accept": "text/html,*/*;q=0.8"})
        assert response.json()["data"] == {"__typename": "Query"}

    def test_there_is_none_in_production(self, client, settings):
        settings.GRAPHQL_EXPLORER = False
        response = client.get("/graphql", headers={"accept": "text/html,*/*;q=0.8"})
        assert response.status_code == 400
        assert code(response) == "BAD_INPUT"


def test_an_answer_names_the_languages_that_it_is_in(client):
    editions = store.tenant(locales=("nb", "da"))
    store.item(editions["nb"], title="Sov", also_in=[editions["da"]])
    store.item(editions["da"], title="Spis", locale="da")
    query = 'query($l: LocaleTag!) { edition(tenant: "solvik", locale: $l) { stories { edges { node { title } } } } }'

    def languages(locale, asked=query):
        return post(client, {"query": asked, "variables": {"l": locale}}).headers.get("Content-Language")

    assert languages("nb") == "nb"
    assert languages("da") == "da, nb"
    assert languages("da", query.replace("stories { edges { node { title } } }", "topics { name }")) == "da"
    assert languages("nb", "{ tenants { slug } }") is None
    assert "Accept-Language" not in post(client, {"query": VALID})["Vary"]
