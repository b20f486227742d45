"""What the API finds of the fixture's queries: the bar that search is held to."""

import pytest

from locales.negotiation import canonical
from tests.factories import searchable
from tests.locales.search.fixture import rows

pytestmark = pytest.mark.django_db


def test_the_api_finds_at_least_forty_five_of_fifty_and_nothing_forbidden(edition):
    searchable.fixture()

    def found(row):
        query = row["query"].replace("\\", "\\\\").replace('"', '\\"')
        answer = edition(
            f'search(query: "{query}", first: 100) {{ edges {{ highlight node {{ path }} }} }}',
            locale=canonical(row["locale"]),
        )
        return [edge["node"]["path"].strip("/") for edge in answer["search"]["edges"]]

    for name, missed in (("queries", []), ("heldout", []), ("later", ["reciklaža"])):
        assert [row["query"] for row in rows(name) if row["finds"] not in found(row)] == missed
    assert [row for row in rows("forbidden") if row["forbids"] in found(row)] == []
