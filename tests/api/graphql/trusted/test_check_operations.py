"""A schema that breaks what apps still use is refused, and says whom it breaks."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from graphql import print_schema

from api.graphql.schema import schema
from api.graphql.trusted.models import DocumentUse

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=200)
COUNTRIES = "query Countries { tenants { country } }"


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def without_countries(tmp_path):
    """The schema as it would be with a field renamed."""
    text = print_schema(schema.graphql_schema)
    file = tmp_path / "schema.graphql"
    file.write_text(text.replace("  country: String!\n", "  land: String!\n"))
    assert file.read_text() != text
    return file


def used(digest, *, days_ago, app="ung", version="1.0"):
    day = NOW.date() - timedelta(days=days_ago)
    DocumentUse.objects.create(document_id=digest, app=app, version=version, day=day, count=3)


def check(*arguments):
    """What it says, and how it refuses."""
    out = StringIO()
    try:
        call_command("check_operations", *map(str, arguments), stdout=out)
    except CommandError as refused:
        return out.getvalue(), str(refused)
    return out.getvalue(), ""


SOUND = ("The schema answers every registered document in use.\n", "")


def test_the_running_schema_answers_what_is_registered(registered):
    registered(COUNTRIES)
    assert check() == SOUND


def test_a_schema_that_breaks_a_document_in_use_is_refused_with_app_version_and_fault(registered, without_countries):
    used(registered(COUNTRIES, name="start/Countries", at=LONG_AGO), days_ago=90)

    assert check("--schema", without_countries) == (
        "ung 1.0, start/Countries (last used 2026-08-29): line 1: Cannot query field 'country' on type 'Tenant'.\n",
        "The schema breaks 1 registered operations. Keep what they ask for, deprecated, until nobody uses them.",
    )


def test_a_document_that_was_registered_lately_counts_before_it_is_used(registered, without_countries):
    registered(COUNTRIES, at=NOW - timedelta(days=3))

    said, refused = check("--schema", without_countries)

    assert said.startswith("ung 1.0, Names (not used yet): ")
    assert refused


def test_what_nobody_has_used_for_ninety_days_may_go(registered, without_countries):
    used(registered(COUNTRIES, at=LONG_AGO), days_ago=91)

    assert check("--schema", without_countries) == SOUND
    assert check("--schema", without_countries, "--days", 91)[1] != ""


def test_each_version_is_named_that_uses_it_and_no_other(registered, without_countries):
    for version in ("1.0", "1.1"):
        digest = registered(COUNTRIES, version=version, at=LONG_AGO)
    used(digest, days_ago=1, version="1.1")

    assert [line.partition(",")[0] for line in check("--schema", without_countries)[0].splitlines()] == ["ung 1.1"]


def test_a_use_of_an_unknown_version_counts_for_all(registered, without_countries):
    for version in ("1.0", "1.1"):
        digest = registered(COUNTRIES, version=version, at=LONG_AGO)
    used(digest, days_ago=1, app="", version="")

    said = check("--schema", without_countries)[0]
    assert [line.partition(",")[0] for line in said.splitlines()] == ["ung 1.0", "ung 1.1"]


def test_what_is_no_schema_is_said(tmp_path):
    (tmp_path / "schema.graphql").write_text("type {")
    assert "is no schema that can be read" in check("--schema", tmp_path / "schema.graphql")[1]
    assert "is no schema that can be read" in check("--schema", tmp_path / "missing.graphql")[1]


def test_uses_are_listed_by_version(registered):
    digest = registered(COUNTRIES)
    registered(COUNTRIES, version="1.1")
    used(digest, days_ago=1)
    used(digest, days_ago=2)
    used(digest, days_ago=1, app="", version="")
    out = StringIO()
    call_command("list_operations", stdout=out)

    assert out.getvalue() == (
        f"ung 1.0  Names  {digest[:12]}  6\n"
        f"ung 1.1  Names  {digest[:12]}  0\n"
        "By clients that did not say which version they are: 3\n"
    )
