"""The table in the documentation is what the command prints; PostgreSQL's rows where there is one."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db


def test_the_documented_table_is_what_is_printed() -> None:
    out = StringIO()
    call_command("compare_search", stdout=out)
    printed = [line for line in out.getvalue().splitlines() if line.startswith("|")]

    text = (ROOT / "docs" / "reference" / "search.md").read_text(encoding="utf-8")
    documented = [line for line in text.splitlines() if line.startswith("|")]
    ours = [line for line in documented if not line.startswith("| PostgreSQL")]
    assert printed == (documented if connection.vendor == "postgresql" else ours)
    assert len(documented) == 8
