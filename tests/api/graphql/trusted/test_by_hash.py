"""Documents by their hash: in the address, and as Apollo's clients ask for them."""

from hashlib import sha256
from urllib.parse import urlencode

import orjson
import pytest
from django.core.management import call_command

from api.access import housekeeping
from api.graphql.trusted import texts
from api.graphql.trusted.models import TrustedDocument

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("solvik")]

ANSWER = {"tenants": [{"slug": "solvik"}], "edition": {"locale": "nb"}}
VARIABLES = '{"tenant": "solvik"}'
OTHER = "{ tenants { slug } }"
GRAPHQL_JSON, JSON = "application/graphql-response+json", "application/json"


def apq(digest, version=1):
    return {"persistedQuery": {"version": version, "sha256Hash": digest}}


def hash_of(text):
    return sha256(text.encode()).hexdigest()


def get(client, path="/graphql", **parameters):
    return client.get(f"{path}?{urlencode(parameters)}", headers={"accept": JSON})


def get_apq(client, digest, **parameters):
    return get(client, extensions=orjson.dumps(apq(digest)).decode(), **parameters)


def post(client, body, accept=JSON):
    return client.post("/graphql", data=orjson.dumps(body), content_type=JSON, headers={"accept": accept})


def solvik_of(response):
    """The answer, without tenants of other tests."""
    data = response.json()["data"]
    return {**data, "tenants": [each for each in data["tenants"] if each["slug"] == "solvik"]}


def error(response):
    (only,) = response.json()["errors"]
    return only["message"], only["extensions"]["code"]


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_registered_document_is_answered_at_the_address_of_its_hash(client, registered, slash):
    response = get(client, f"/graphql/{registered()}{slash}", variables=VARIABLES, operationName="Names")

    assert response.status_code == 200
    assert solvik_of(response) == ANSWER


def test_it_is_answered_by_apq_in_get_and_post(client, registered):
    digest = registered()
    by_get = get_apq(client, digest, variables=VARIABLES)
    by_post = post(client, {"extensions": apq(digest), "variables": {"tenant": "solvik"}})

    assert solvik_of(by_get) == solvik_of(by_post) == ANSWER


def test_no_statement_is_needed_for_the_text_once_it_is_known(client, registered, django_assert_num_queries):
    digest = registered("{ __typename }")
    get(client, f"/graphql/{digest}")

    with django_assert_num_queries(0):
        assert get(client, f"/graphql/{digest}").json()["data"] == {"__typename": "Query"}


def test_a_removed_document_is_unknown_within_two_seconds(client, registered, monkeypatch):
    digest = registered("{ __typename }")
    assert get(client, f"/graphql/{digest}").status_code == 200
    # As another process does it: nobody tells this one.
    TrustedDocument.objects.all().delete()
    later = housekeeping.time.monotonic() + housekeeping.BELIEVED_FOR_SECONDS
    monkeypatch.setattr("api.access.housekeeping.time.monotonic", lambda: later)

    assert error(get(client, f"/graphql/{digest}")) == ("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")


def test_where_it_is_removed_it_is_unknown_at_once(client, registered, django_capture_on_commit_callbacks):
    digest = registered("{ __typename }")
    assert get(client, f"/graphql/{digest}").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        call_command("forget_operations", "--app", "ung", "--app-version", "1.0", verbosity=0)

    assert error(get(client, f"/graphql/{digest}"))[1] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
def test_an_unknown_hash_is_refused_as_apollos_clients_expect(client, accept):
    response = post(client, {"extensions": apq(hash_of(OTHER))}, accept=accept)

    assert response.status_code == (200 if accept == JSON else 400)
    assert response.json() == {
        "errors": [{"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]
    }
    assert response["Cache-Control"] == "no-store"


def test_another_version_of_the_protocol_is_not_supported(client, registered):
    response = post(client, {"query": OTHER, "extensions": apq(hash_of(OTHER), version=2)})

    assert error(response) == ("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")


@pytest.mark.parametrize(
    "extensions",
    [
        {"persistedQuery": None},
        {"persistedQuery": []},
        {"persistedQuery": {"version": 1}},
        {"persistedQuery": {"version": 1, "sha256Hash": 7}},
        apq("0" * 63),
        apq("A" * 64),
    ],
)
def test_a_malformed_hash_is_bad_input(client, extensions):
    assert error(post(client, {"extensions": extensions}))[1] == "BAD_INPUT"


def test_a_malformed_hash_in_the_address_is_bad_input(client):
    assert error(get(client, "/graphql/feed"))[1] == "BAD_INPUT"


@pytest.mark.parametrize("registers", [True, False])
def test_a_text_with_the_hash_of_another_is_refused_and_not_kept(client, settings, registers):
    settings.GRAPHQL_APQ_REGISTERS = registers
    digest = hash_of(OTHER)

    assert error(post(client, {"query": "{ __typename }", "extensions": apq(digest)}))[1] == "BAD_INPUT"
    assert (len(texts.offered), TrustedDocument.objects.count()) == (0, 0)


class TestInDevelopment:
    """Clients may register any valid document, in the memory of the process."""

    @pytest.fixture(autouse=True)
    def _development(self, settings):
        settings.GRAPHQL_APQ_REGISTERS = True

    def test_a_client_registers_a_document_and_asks_by_its_hash(self, client):
        digest = hash_of(OTHER)
        assert error(get_apq(client, digest)) == ("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
        first = get_apq(client, digest, query=OTHER)
        second = get_apq(client, digest)

        assert first.json()["data"] == second.json()["data"]
        assert "errors" not in second.json()
        assert TrustedDocument.objects.count() == 0

    def test_an_invalid_document_is_not_kept(self, client):
        text = "{ nothing }"
        assert error(get_apq(client, hash_of(text), query=text))[1] == "GRAPHQL_VALIDATION_FAILED"
        assert len(texts.offered) == 0

    def test_they_are_bounded(self):
        kept = texts.Kept(most=2)
        for number in range(3):
            kept.put(str(number), texts.Trusted("{ __typename }"))
        assert kept.digests() == ["1", "2"]


def test_in_production_a_text_with_its_hash_is_answered_and_not_kept(client):
    digest = hash_of(OTHER)

    assert "errors" not in get_apq(client, digest, query=OTHER).json()
    assert error(get_apq(client, digest))[1] == "PERSISTED_QUERY_NOT_FOUND"


class TestRegisteredOnly:
    """A server that answers registered documents only."""

    @pytest.fixture(autouse=True)
    def _registered_only(self, settings):
        settings.GRAPHQL_REGISTERED_ONLY = True
        settings.GRAPHQL_APQ_REGISTERS = True

    def test_a_registered_document_is_answered_by_hash_and_by_its_text(self, client, registered):
        digest = registered()
        text = TrustedDocument.objects.get().text

        assert solvik_of(get(client, f"/graphql/{digest}", variables=VARIABLES)) == ANSWER
        assert solvik_of(get(client, query=text, variables=VARIABLES)) == ANSWER

    @pytest.mark.parametrize("extensions", [{}, apq(hash_of(OTHER))])
    def test_any_other_is_refused_with_what_to_do(self, client, registered, extensions):
        registered()
        assert error(post(client, {"query": OTHER, "extensions": extensions})) == (
            "This server answers registered documents only, and this is none. Have the document registered with "
            "`register_operations`, and send exactly that text or its hash.",
            "UNKNOWN_DOCUMENT",
        )
        assert len(texts.offered) == 0

    def test_a_text_that_differs_by_a_space_is_another(self, client, registered):
        registered("{ __typename }")
        assert error(post(client, {"query": "{ __typename  }"}))[1] == "UNKNOWN_DOCUMENT"
