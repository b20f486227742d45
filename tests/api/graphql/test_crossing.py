"""Pages of any origin may ask, without credentials; nothing is remembered of anybody."""

import orjson
import pytest

pytestmark = pytest.mark.django_db

ORIGIN = {"origin": "https://app.example"}
ADDRESSES = ["/graphql", "/graphql/", "/graphql/" + "0" * 64]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_preflight_is_answered_for_a_day(client, path, django_assert_num_queries):
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type, x-app-key"}
    with django_assert_num_queries(0):
        response = client.options(path, headers={**ORIGIN, **asked})
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert response["Access-Control-Max-Age"] == "86400"
    allowed = {each.strip().lower() for each in response["Access-Control-Allow-Headers"].split(",")}
    assert allowed >= {"content-type", "x-app-key"}
    assert "Access-Control-Allow-Credentials" not in response


@pytest.mark.parametrize("body", [{"query": "{ __typename }"}, {"query": "{"}, {}, {"query": "{ a }", "variables": 1}])
def test_every_answer_and_refusal_may_be_read_by_a_page(client, body):
    response = client.post("/graphql", data=orjson.dumps(body), content_type="application/json", headers=ORIGIN)
    assert response["Access-Control-Allow-Origin"] == "*"
    exposed = {each.strip() for each in response["Access-Control-Expose-Headers"].split(",")}
    assert exposed >= {"ETag", "Retry-After"}
    assert "Access-Control-Allow-Credentials" not in response
    # The same for all origins, so that caches need not tell them apart.
    assert response["Vary"] == "Accept"


def test_who_is_logged_in_to_the_admin_gets_the_same_answer_and_no_cookie(client, admin_user):
    before = client.get("/graphql?query={__typename}")
    client.force_login(admin_user)
    after = client.get("/graphql?query={__typename}")
    assert before.content == after.content
    assert (dict(before.headers), after.cookies) == (dict(after.headers), {})
