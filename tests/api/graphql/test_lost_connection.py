"""A connection that died between two requests is replaced, and nobody sees it."""

import orjson
import pytest
from django.db import connection


def ask(client):
    query = '{ edition(tenant: "nordby", locale: "nb") { feed { totalCount } } }'
    response = client.post("/graphql", data=orjson.dumps({"query": query}), content_type="application/json")
    return response.status_code, response.json()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no connection to lose")
def test_a_connection_that_died_is_replaced(committed, client):
    before = ask(client)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    other.close()

    assert ask(client) == before
    assert before[1]["data"] == {"edition": {"feed": {"totalCount": 0}}}
