"""How often registered documents are asked for: counted without a statement, written down beside the requests."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from api.access import housekeeping
from api.graphql.trusted import uses
from api.graphql.trusted.models import DocumentUse, TrustedDocument

pytestmark = pytest.mark.django_db

TYPENAME = "{ __typename }"
# Late in the evening in New York is the next day in UTC.
AT = datetime(2026, 11, 27, 23, 59, tzinfo=UTC)


def written():
    return list(DocumentUse.objects.order_by("app", "version", "day").values_list("app", "version", "day", "count"))


def ask(client, digest, app="", version=""):
    headers = {"apollographql-client-name": app, "apollographql-client-version": version} if app else {}
    assert client.get(f"/graphql/{digest}", headers=headers).status_code == 200


def test_uses_are_counted_by_app_version_and_day(registered, client, time_machine):
    time_machine.move_to(AT, tick=False)
    digest = registered(TYPENAME, version="1.0")
    registered(TYPENAME, version="1.1")
    for version in ("1.0", "1.1", "1.1"):
        ask(client, digest, "ung", version)
    time_machine.move_to(AT.replace(day=28), tick=False)
    ask(client, digest, "ung", "1.1")
    assert written() == []

    uses.write_down()

    assert [(app, version, str(day), count) for app, version, day, count in written()] == [
        ("ung", "1.0", "2026-11-27", 1),
        ("ung", "1.1", "2026-11-27", 2),
        ("ung", "1.1", "2026-11-28", 1),
    ]


def test_what_was_written_down_is_added_to_and_not_counted_again(registered, client):
    digest = registered(TYPENAME)
    for _time in range(2):
        ask(client, digest)
        uses.write_down()
        uses.write_down()

    assert [row[-1] for row in written()] == [2]


def test_nobody_counts_as_an_app_that_does_not_have_the_document(registered, client):
    digest = registered(TYPENAME, app="ung")
    registered(TYPENAME, app="eldre")
    ask(client, digest, "ung", "9.9")
    ask(client, digest)
    uses.write_down()

    assert [row[:2] + row[3:] for row in written()] == [("", "", 2)]


def test_a_document_of_one_version_is_counted_for_it_whatever_the_client_says(registered, client):
    ask(client, registered(TYPENAME), "anything", "7")
    uses.write_down()

    assert [row[:2] + row[3:] for row in written()] == [("ung", "1.0", 1)]


def test_counting_costs_the_request_no_statement(registered, client, django_assert_num_queries):
    digest = registered(TYPENAME)
    ask(client, digest)
    with django_assert_num_queries(0):
        ask(client, digest)


def test_what_cannot_be_written_down_waits(registered, client, monkeypatch):
    ask(client, registered(TYPENAME))
    monkeypatch.setattr(uses, "_write", lambda counted: (_ for _ in ()).throw(DatabaseError))
    with pytest.raises(DatabaseError):
        uses.write_down()
    assert written() == []
    monkeypatch.undo()

    uses.write_down()

    assert [row[-1] for row in written()] == [1]


def test_counts_of_a_removed_document_are_dropped(registered, client):
    ask(client, registered(TYPENAME))
    TrustedDocument.objects.all().delete()
    uses.write_down()

    assert written() == []


def test_the_thread_writes_every_ten_seconds_and_confirms_while_requests_come(registered, client, monkeypatch):
    ask(client, registered(TYPENAME))
    now = housekeeping.time.monotonic() + 1_000
    housekeeping.look_after(now)
    assert [row[-1] for row in written()] == [1]
    uses._tally.add((DocumentUse.objects.get().document_id, "ung", "1.0", "2026-11-27"))
    housekeeping.look_after(now + 9)
    assert sum(row[-1] for row in written()) == 1
    housekeeping.look_after(now + 10)
    assert sum(row[-1] for row in written()) == 2


def test_a_fault_of_one_chore_stops_no_other(registered, client, monkeypatch, caplog):
    monkeypatch.setattr(housekeeping, "_chores", [housekeeping.Chore(lambda: 1 / 0, 1), *housekeeping._chores])
    ask(client, registered(TYPENAME))
    housekeeping.do_chores()

    assert [row[-1] for row in written()] == [1]
    assert "Housekeeping failed" in caplog.text
