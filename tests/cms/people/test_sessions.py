"""Sessions belong to the admin."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_public_answer_leaves_a_foreign_session_cookie_alone(client: Client) -> None:
    client.cookies["sessionid"] = "unknown"
    assert "sessionid" not in client.get("/graphql", {"query": "{ tenants { slug } }"}).cookies


def test_the_admin_deletes_a_session_cookie_that_it_does_not_know(client: Client) -> None:
    client.cookies["sessionid"] = "unknown"
    assert client.get("/admin/login/").cookies["sessionid"].value == ""
