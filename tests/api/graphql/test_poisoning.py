"""No header of a stranger's gets into an answer that a shared cache may give to others."""

import orjson
import pytest

from tests.factories import store

pytestmark = pytest.mark.django_db

QUERY = """{ edition(tenant: "solvik", locale: "nb") { tenant { theme { logo { rendition(width: 160) { url } } } }
  stories { edges { node { title path shareUrl } } } } }"""
FOREIGN = "evil.example"
HEADERS = {
    "host": FOREIGN,
    "x-forwarded-host": FOREIGN,
    "x-forwarded-proto": "http",
    "x-forwarded-port": "8443",
    "x-forwarded-prefix": f"/{FOREIGN}",
    "forwarded": f"host={FOREIGN};proto=http",
    "x-original-url": f"/{FOREIGN}",
    "x-rewrite-url": f"/{FOREIGN}",
    "x-http-method-override": "DELETE",
    "x-host": FOREIGN,
    "origin": f"https://{FOREIGN}",
    "referer": f"https://{FOREIGN}/",
    "accept-language": FOREIGN,
    "accept-encoding": FOREIGN,
    "cookie": f"sessionid={FOREIGN}; csrftoken={FOREIGN}",
    "authorization": f"Bearer {FOREIGN}",
    "range": "bytes=0-3",
    "user-agent": f"{FOREIGN}<script>",
    "apollographql-client-name": FOREIGN,
    "x-long": FOREIGN * 2_000,
}


@pytest.fixture(autouse=True)
def solvik():
    store.item(store.tenant()["nb"])


def answered(client, **headers):
    body = orjson.dumps({"query": QUERY})
    said = client.post("/graphql", data=body, content_type="application/json", headers=headers)
    assert said.cookies == {}
    return said.status_code, said.content, sorted(said.items())


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_changes_nothing_of_the_answer(client, header):
    usual = answered(client)
    assert usual[0] == 200
    assert answered(client, **{header: HEADERS[header]}) == usual


def test_all_of_them_together_change_nothing_either(client):
    assert answered(client, **HEADERS) == answered(client)


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_what_an_answer_does_depend_on_is_said(client, accept):
    _status, _content, headers = answered(client, accept=accept)
    assert dict(headers)["Vary"] == "Accept"


def test_an_accept_header_is_not_told_back(client):
    status, content, headers = answered(client, accept=f"text/{FOREIGN}")
    assert status == 406
    assert FOREIGN.encode() not in content + repr(headers).encode()
