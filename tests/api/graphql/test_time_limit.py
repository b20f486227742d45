"""An answer that is not ready in time is given up, between statements and within them."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import orjson
import pytest
from django.conf import settings as configured
from django.db import connection, transaction
from graphql import parse

from api.graphql.content.rows import Rows
from api.graphql.engine.context import Reading, TimeSpent
from api.graphql.engine.documents import Prepared
from api.graphql.plan.executing import execute, reference
from api.graphql.schema import schema
from cms.settings.parts import database
from tests.factories import store

pytestmark = pytest.mark.django_db

QUERY = '{ edition(tenant: "solvik", locale: "nb") { stories { edges { node { title } } } } }'
REFUSAL = {
    "errors": [
        {
            "message": "This takes too long. Ask for less in several requests, or later.",
            "extensions": {"code": "TOO_SLOW"},
        }
    ]
}
on_postgresql = pytest.mark.skipif(
    "postgres" not in configured.DATABASES["default"]["ENGINE"], reason="SQLite has none"
)


@pytest.fixture(autouse=True)
def solvik():
    editions = store.tenant()
    store.item(editions["nb"])


def ask(client, accept="application/json"):
    body = orjson.dumps({"query": QUERY})
    return client.post("/graphql", data=body, content_type="application/json", headers={"accept": accept})


@pytest.mark.parametrize("way", [execute, reference])
@pytest.mark.parametrize("text", [QUERY, '{ edition(tenant: "solvik", locale: "nb") { locale } }'])
def test_plan_and_reference_look_at_the_clock(way, text):
    prepared = Prepared(parse(text))
    late = Reading(datetime.now(UTC), prepared, until=0)
    with pytest.raises(TimeSpent):
        way(schema.graphql_schema, prepared, context=late, variables={}, operation_name=None)


def test_what_is_not_ready_in_time_is_refused_and_kept_by_nobody(client, settings):
    settings.ANSWER_SECONDS = -1
    response = ask(client)
    assert (response.json(), response.status_code, response["Cache-Control"]) == (REFUSAL, 200, "no-store")
    assert ask(client, accept="application/graphql-response+json").status_code == 400
    settings.ANSWER_SECONDS = 5
    assert ask(client).json()["data"]["edition"]["stories"]["edges"] == [{"node": {"title": "Sov godt"}}]


@on_postgresql
def test_a_statement_that_takes_too_long_is_ended_by_the_database(client, monkeypatch, caplog):
    reads = Rows.read

    def slow(*args, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return reads(*args, **options)

    monkeypatch.setattr(Rows, "read", slow)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
    response = ask(client)
    assert (response.json(), caplog.text) == (REFUSAL, "")


def test_the_limit_comes_with_the_connection(monkeypatch):
    monkeypatch.setattr(database, "STATEMENT_SECONDS", 7)
    limited = database.database("postgres://u@h/n")["OPTIONS"]
    assert limited["options"] == "-c statement_timeout=7s"
    own = database.database("postgres://u@h/n?options=-csearch_path%3Dx")["OPTIONS"]
    assert own["options"] == "-csearch_path=x -c statement_timeout=7s"
    monkeypatch.setattr(database, "STATEMENT_SECONDS", 0)
    assert "options" not in database.database("postgres://u@h/n")["OPTIONS"]


@on_postgresql
@pytest.mark.parametrize(("entry", "limit"), [("cms.wsgi", "10s"), ("cms.asgi", "10s"), ("django", "0")])
def test_a_server_has_a_limit_and_a_command_has_none(entry, limit):
    code = f"import {entry}, django; django.setup(); from django.db import connection; c = connection.cursor(); "
    code += "c.execute('SHOW statement_timeout'); print(c.fetchone()[0])"
    tested = connection.settings_dict
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format_map(tested)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": url}
    environment["STATEMENT_SECONDS"] = ""
    if entry != "django":
        del environment["STATEMENT_SECONDS"]
    run = [sys.executable, "-W", "ignore", "-c", code]
    said = subprocess.run(run, env=environment, cwd=configured.BASE_DIR, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == limit
