"""Pages: cursors that stay right while items come and go, and belong to one list of one edition."""

from datetime import timedelta

import pytest

from api.graphql.engine import cursors
from cms.publishing.models import EditionRow
from tests.factories import store
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { title } }"
LISTS = {
    "feed": "STORY",
    "stories": "STORY",
    "guides": "GUIDE",
    "podcastShows": "PODCAST_SHOW",
    "places": "PLACE",
    "activities": "ACTIVITY",
}


def fill(edition, kind, titles, **columns):
    for number, title in enumerate(titles):
        more = dict(columns)
        if kind == "ACTIVITY":
            starts = LONG_AGO + timedelta(days=3_650, hours=number)
            more["occurrences"] = [(starts, starts)]
        if kind == "GUIDE":
            more["urgency"] = 2
        if kind == "PODCAST_SHOW":
            more["newest_child_at"] = LONG_AGO - timedelta(hours=number)
        store.item(edition, kind, title=title, published_at=LONG_AGO - timedelta(hours=number), **more)


def read(edition, name, first, arguments=""):
    """All pages of a list, each one read by the cursor of the page before."""
    pages, after = [], ""
    while True:
        page = edition(f"{name}(first: {first} {after} {arguments}) {{ {PAGE} }}")[name]
        pages.append([edge["node"]["title"] for edge in page["edges"]])
        if not page["pageInfo"]["hasNextPage"]:
            return pages
        after = f'after: "{page["pageInfo"]["endCursor"]}"'


@pytest.mark.parametrize(("name", "kind"), LISTS.items())
def test_every_list_is_read_page_by_page_without_gap_or_repetition(edition, name, kind):
    fill(store.tenant()["nb"], kind, "ABCDE")
    assert read(edition, name, 2) == [["A", "B"], ["C", "D"], ["E"]]
    assert read(edition, name, 5) == [["A", "B", "C", "D", "E"]]


def test_places_near_a_point_are_paged_by_distance(edition):
    nb = store.tenant()["nb"]
    for number, title in enumerate("ABC"):
        store.item(nb, "PLACE", title=title, latitude=60.0 + number / 100, longitude=10.0)
    assert read(edition, "places", 2, "near: {latitude: 60, longitude: 10}") == [["A", "B"], ["C"]]


def test_items_of_the_same_moment_are_neither_lost_nor_repeated(edition):
    nb = store.tenant()["nb"]
    for number in range(7):
        store.item(nb, title=str(number))
    found = [title for page in read(edition, "stories", 3) for title in page]
    assert sorted(found) == list("0123456")


@pytest.mark.parametrize(("name", "kind"), LISTS.items())
def test_what_is_published_between_two_pages_moves_nothing(edition, name, kind):
    nb = store.tenant()["nb"]
    fill(nb, kind, "BCDE")
    first = edition(f"{name}(first: 2) {{ {PAGE} }}")[name]
    starts = LONG_AGO + timedelta(days=3_649)
    store.item(
        nb,
        kind,
        title="A",
        published_at=LONG_AGO + timedelta(days=1),
        urgency=0,
        newest_child_at=LONG_AGO + timedelta(days=1),
        occurrences=[(starts, starts)] if kind == "ACTIVITY" else (),
    )
    rest = edition(f'{name}(first: 9, after: "{first["pageInfo"]["endCursor"]}") {{ {PAGE} }}')[name]
    assert [edge["node"]["title"] for edge in first["edges"]] == ["B", "C"]
    assert [edge["node"]["title"] for edge in rest["edges"]] == ["D", "E"]
    assert rest["pageInfo"]["hasPreviousPage"] is True


def test_a_cursor_outlives_its_item(edition):
    nb = store.tenant()["nb"]
    fill(nb, "STORY", "ABCD")
    first = edition(f"stories(first: 2) {{ {PAGE} }}")["stories"]
    EditionRow.objects.filter(document__search_title="B").delete()
    rest = edition(f'stories(after: "{first["pageInfo"]["endCursor"]}") {{ {PAGE} }}')["stories"]
    assert [edge["node"]["title"] for edge in rest["edges"]] == ["C", "D"]


def test_the_cursor_of_any_edge_goes_on_behind_it(edition):
    fill(store.tenant()["nb"], "STORY", "ABCD")
    edges = edition(f"stories {{ {PAGE} }}")["stories"]["edges"]
    rest = edition(f'stories(after: "{edges[0]["cursor"]}") {{ {PAGE} }}')["stories"]
    assert rest["edges"] == edges[1:]


def test_an_empty_page_has_no_cursors(edition):
    store.tenant()
    assert edition(f"stories {{ totalCount {PAGE} }}")["stories"] == {
        "totalCount": 0,
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


def test_an_activity_that_begins_between_two_pages_does_not_come_twice(edition, time_machine):
    nb = store.tenant()["nb"]
    soon, later = LONG_AGO + timedelta(minutes=10), LONG_AGO + timedelta(days=7)
    store.item(
        nb,
        "ACTIVITY",
        title="A",
        occurrences=[(soon, soon), (later, later)],
        published_at=LONG_AGO - timedelta(1),
    )
    store.item(nb, "ACTIVITY", title="B", occurrences=[(later, later)], published_at=LONG_AGO - timedelta(1))
    time_machine.move_to(LONG_AGO)
    first = edition(f"activities(first: 1) {{ {PAGE} }}")["activities"]
    time_machine.move_to(LONG_AGO + timedelta(hours=1))
    rest = edition(f'activities(after: "{first["pageInfo"]["endCursor"]}") {{ {PAGE} }}')["activities"]
    assert [edge["node"]["title"] for edge in first["edges"]] == ["A"]
    assert [edge["node"]["title"] for edge in rest["edges"]] == ["B"]


class TestForeignCursors:
    """A cursor belongs to one list of one edition, and was signed here."""

    @pytest.fixture
    def cursor(self, edition):
        both = store.tenant()
        store.tenant("vesterby")
        fill(both["nb"], "STORY", "ABC")
        return edition(f"stories(first: 1) {{ {PAGE} }}")["stories"]["pageInfo"]["endCursor"]

    def test_of_another_list(self, cursor, refusal):
        for name in ("feed", "guides", "activities", "podcastShows", "places", 'search(query: "a"'):
            call = f'{name}, after: "{cursor}")' if "(" in name else f'{name}(after: "{cursor}")'
            assert refusal(f"{call} {{ totalCount }}") == "BAD_CURSOR"

    def test_of_another_language_or_tenant(self, cursor, refusal):
        selection = f'stories(after: "{cursor}") {{ totalCount }}'
        assert refusal(selection, locale="sv") == "BAD_CURSOR"
        assert refusal(selection, tenant="vesterby") == "BAD_CURSOR"

    def test_changed_cut_or_invented(self, cursor, refusal):
        changed = cursor[:-2] + ("A" if cursor[-2] != "A" else "B") + cursor[-1]
        for forged in (changed, cursor[:-4], cursor + "AAAA", "", "x", "å", "A" * 5_000):
            assert refusal(f'stories(after: "{forged}") {{ totalCount }}') == "BAD_CURSOR"

    def test_signed_with_another_key(self, cursor, refusal, settings):
        settings.SECRET_KEY = "another"
        assert refusal(f'stories(after: "{cursor}") {{ totalCount }}') == "BAD_CURSOR"


def test_a_signed_value_is_taken_back_for_its_purpose_only():
    text = cursors.sign(purpose="a", value=[1, "b"])
    assert cursors.unsign(purpose="a", text=text) == [1, "b"]
    with pytest.raises(cursors.NotOurs):
        cursors.unsign(purpose="b", text=text)
