"""Lists of an edition: what is in them, and in which order."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from tests.factories import store
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

SCHOOL = {"latitude": 59.9139, "longitude": 10.7522}


def titles(found):
    return [edge["node"]["title"] for edge in found["edges"]]


def days(number):
    return LONG_AGO + timedelta(days=number)


def test_stories_come_newest_first_and_only_stories(edition):
    nb = store.tenant()["nb"]
    store.item(nb, title="Gammel")
    store.item(nb, title="Ny", published_at=days(2))
    store.item(nb, "GUIDE", title="Veiledning", urgency=2)
    found = edition("stories { totalCount edges { node { title } } }")["stories"]
    assert titles(found) == ["Ny", "Gammel"]
    assert found["totalCount"] == 2


def test_the_feed_has_all_kinds_or_those_asked_for(edition):
    nb = store.tenant()["nb"]
    store.item(nb, title="Historie")
    store.item(nb, "FILM", title="Film", published_at=days(1))
    store.item(nb, "PLACE", title="Sted", published_at=days(2))
    asked = edition(
        "all: feed { edges { node { title } } } none: feed(kinds: []) { totalCount } "
        "some: feed(kinds: [FILM, STORY]) { edges { node { title } } }"
    )
    assert titles(asked["all"]) == ["Sted", "Film", "Historie"]
    assert asked["none"]["totalCount"] == 3
    assert titles(asked["some"]) == ["Film", "Historie"]


def test_what_is_published_at_the_same_moment_is_ordered_by_key(edition):
    nb = store.tenant()["nb"]
    for last in (3, 1, 2):
        store.item(nb, title=str(last), key=UUID(int=last))
    assert titles(edition("stories { edges { node { title } } }")["stories"]) == ["1", "2", "3"]


def test_what_is_not_yet_or_no_longer_visible_is_nowhere(edition):
    nb = store.tenant()["nb"]
    store.item(nb, title="Utløpt", visible_until=timezone.now() - timedelta(microseconds=1))
    store.item(nb, title="Planlagt", visible_from=timezone.now() + timedelta(minutes=1))
    shown = store.item(nb, title="Synlig", visible_until=timezone.now() + timedelta(minutes=1))
    found = edition("feed { totalCount edges { node { title translationKey } } }")["feed"]
    assert found["totalCount"] == 1
    assert found["edges"][0]["node"] == {"title": "Synlig", "translationKey": str(shown.translation_key)}


def test_other_tenants_and_languages_are_not_mixed_in(edition):
    own = store.tenant()
    other = store.tenant("vesterby")
    store.item(own["nb"], title="Egen")
    store.item(own["sv"], title="Svensk")
    store.item(other["nb"], title="Fremmed")
    assert titles(edition("feed { edges { node { title } } }")["feed"]) == ["Egen"]


def test_any_of_the_topics_by_slug_or_id(edition):
    nb = store.tenant()["nb"]
    store.item(nb, title="Søvn", topics=["sleep"])
    store.item(nb, title="Skole", topics=["school", "sleep-school"], published_at=days(1))
    store.item(nb, title="Uten", published_at=days(2))
    ids = {each["slug"]: each["id"] for each in edition("topics { id slug name }")["topics"]}
    asked = edition(
        f'slug: stories(topics: ["sleep"]) {{ edges {{ node {{ title topics {{ name }} }} }} }} '
        f'id: stories(topics: ["{ids["school"]}"]) {{ edges {{ node {{ title }} }} }} '
        f'any: stories(topics: ["sleep", "school"]) {{ totalCount }} '
        f'unknown: stories(topics: ["moon"]) {{ totalCount }} empty: stories(topics: []) {{ totalCount }}'
    )
    assert titles(asked["slug"]) == ["Søvn"]
    assert asked["slug"]["edges"][0]["node"]["topics"] == [{"name": "Søvn"}]
    assert titles(asked["id"]) == ["Skole"]
    assert [asked[each]["totalCount"] for each in ("any", "unknown", "empty")] == [2, 0, 3]


@pytest.mark.parametrize(
    ("age", "expected"), [(12, ["Alle"]), (13, ["Ung", "Alle"]), (18, ["Ung", "Alle"]), (19, ["Alle"])]
)
def test_age_bounds_are_included_and_missing_ones_open(edition, age, expected):
    nb = store.tenant()["nb"]
    store.item(nb, title="Alle")
    store.item(nb, title="Ung", min_age=13, max_age=18, published_at=days(1))
    assert titles(edition(f"stories(age: {age}) {{ edges {{ node {{ title }} }} }}")["stories"]) == expected


def test_fallbacks_are_marked_and_can_be_left_out(edition):
    both = store.tenant()
    store.item(both["nb"], title="Norsk", also_in=[both["sv"]])
    store.item(both["sv"], title="Svensk")
    node = "node { title isFallback contentLocale requestedLocale shareUrl path }"
    asked = edition(
        f"chain: stories {{ totalCount edges {{ {node} }} }} null: stories(fallback: null) {{ totalCount }} "
        f"none: stories(fallback: NONE) {{ totalCount edges {{ {node} }} }}",
        locale="sv",
    )
    assert asked["chain"]["totalCount"] == asked["null"]["totalCount"] == 2
    assert titles(asked["none"]) == ["Svensk"]
    borrowed = next(edge["node"] for edge in asked["chain"]["edges"] if edge["node"]["isFallback"])
    assert borrowed == {
        "title": "Norsk",
        "isFallback": True,
        "contentLocale": "nb",
        "requestedLocale": "sv",
        "path": borrowed["path"],
        "shareUrl": f"https://solvik.example/nb{borrowed['path']}",
    }


def test_guides_come_by_urgency_then_title(edition):
    nb = store.tenant()["nb"]
    for title, urgency, word in (("Å", 2, "INFO"), ("B", 2, "INFO"), ("Z", 0, "NOW"), ("M", 1, "SOON")):
        store.item(nb, "GUIDE", title=title, urgency=urgency, card={"urgency": word})
    asked = edition("all: guides { edges { node { title urgency } } } soon: guides(urgency: SOON) { totalCount }")
    assert titles(asked["all"]) == ["Z", "M", "B", "Å"]
    assert asked["soon"]["totalCount"] == 1


def test_podcasts_come_by_newest_episode_and_those_without_last(edition):
    nb = store.tenant()["nb"]
    store.item(nb, "PODCAST_SHOW", title="Ingen episoder", published_at=days(9))
    store.item(nb, "PODCAST_SHOW", title="Gammel", newest_child_at=days(1))
    store.item(nb, "PODCAST_SHOW", title="Ny", newest_child_at=days(5))
    found = edition("podcastShows { edges { node { title feedUrl } } }")["podcastShows"]
    assert titles(found) == ["Ny", "Gammel", "Ingen episoder"]
    assert found["edges"][0]["node"]["feedUrl"].startswith("https://solvik.example/")


def test_shows_in_a_list_each_have_their_own_episodes(edition):
    nb = store.tenant()["nb"]
    shows = [store.item(nb, "PODCAST_SHOW", title=f"P{each}", newest_child_at=days(each)) for each in range(2)]
    for show in shows:
        for each in range(3):
            store.item(
                nb,
                "PODCAST_EPISODE",
                title=f"{show.document.search_title}-{each}",
                parent_key=show.translation_key,
                published_at=days(each),
                card={"show": str(show.translation_key)},
            )
    selection = (
        "episodes(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { node { title show { title } } } }"
    )
    found = edition(f"podcastShows {{ edges {{ node {{ title {selection} }} }} }}")["podcastShows"]
    first = found["edges"][0]["node"]
    assert first["title"] == "P1"
    assert titles(first["episodes"]) == ["P1-2", "P1-1"]
    assert first["episodes"]["edges"][0]["node"]["show"] == {"title": "P1"}
    assert first["episodes"]["totalCount"] == 3
    assert first["episodes"]["pageInfo"]["hasNextPage"] is True
    cursor = first["episodes"]["pageInfo"]["endCursor"]
    path = shows[1].document.path
    rest = edition(
        f'content(path: "{path}") {{ ... on PodcastShow {{ episodes(after: "{cursor}") {{ edges {{ '
        f"node {{ title }} }} }} }} }}"
    )
    assert titles(rest["content"]["episodes"]) == ["P1-0"]


class TestActivities:
    """By next occurrence within [from, to)."""

    SELECTION = "{ totalCount edges { node { title occurrences(%s) { id startsAt status } } } }"

    def activity(self, nb, title, *hours, **more):
        starts = [LONG_AGO + timedelta(hours=hour) for hour in hours]
        return store.item(
            nb,
            "ACTIVITY",
            title=title,
            occurrences=[(start, start + timedelta(hours=2)) for start in starts],
            card={
                "occurrences": [
                    {
                        "id": f"{place}",
                        "startsAt": start.isoformat(),
                        "endsAt": (start + timedelta(hours=2)).isoformat(),
                        "originalStartsAt": start.isoformat(),
                        "allDay": False,
                        "status": "CANCELLED" if place else "SCHEDULED",
                        "note": None,
                    }
                    for place, start in enumerate(starts)
                ],
                **more.pop("card", {}),
            },
            **more,
        )

    def asked(self, edition, hours, more="", selection=None):
        period = ", ".join(
            f'{name}: "{(LONG_AGO + timedelta(hours=hour)).isoformat()}"' for name, hour in hours.items()
        )
        return edition(f"activities({period} {more}) {selection or self.SELECTION % period}")["activities"]

    def test_by_next_occurrence_then_title(self, edition):
        nb = store.tenant()["nb"]
        self.activity(nb, "Sen", 30, 200)
        self.activity(nb, "B", -200, 10)
        self.activity(nb, "A", 10)
        found = self.asked(edition, {"from": 0, "to": 100})
        assert titles(found) == ["A", "B", "Sen"]
        assert found["totalCount"] == 3
        assert [len(edge["node"]["occurrences"]) for edge in found["edges"]] == [1, 1, 1]

    def test_from_is_included_and_to_is_not(self, edition):
        nb = store.tenant()["nb"]
        self.activity(nb, "Ved start", 0)
        self.activity(nb, "Ved slutt", 10)
        self.activity(nb, "Pågår", -1)
        self.activity(nb, "Over", -2)
        assert titles(self.asked(edition, {"from": 0, "to": 10})) == ["Pågår", "Ved start"]

    def test_cancelled_ones_stay_marked(self, edition):
        nb = store.tenant()["nb"]
        self.activity(nb, "Kurs", -100, 5)
        found = self.asked(edition, {"from": 0, "to": 10})
        assert [each["status"] for each in found["edges"][0]["node"]["occurrences"]] == ["CANCELLED"]

    def test_from_null_is_now(self, edition):
        nb = store.tenant()["nb"]
        ahead = (timezone.now() - LONG_AGO) / timedelta(hours=1)
        self.activity(nb, "Kommer", ahead + 5)
        self.activity(nb, "Var", ahead - 5)
        assert titles(edition("activities { edges { node { title } } }")["activities"]) == ["Kommer"]

    def test_free_age_and_near_together(self, edition):
        nb = store.tenant()["nb"]
        near, far = (59.92, 10.76), (60.39, 5.32)
        self.activity(nb, "Gratis", 1, free=True, min_age=13, latitude=near[0], longitude=near[1])
        self.activity(nb, "Dyr", 1, free=False, latitude=near[0], longitude=near[1])
        self.activity(nb, "Bergen", 1, free=True, latitude=far[0], longitude=far[1])
        point = "near: {latitude: 59.9139, longitude: 10.7522}"
        assert titles(self.asked(edition, {"from": 0}, f"free: true, age: 15, {point}")) == ["Gratis"]
        assert titles(self.asked(edition, {"from": 0}, f"free: true, age: 12, {point}")) == []
        assert titles(self.asked(edition, {"from": 0}, "free: false")) == ["Dyr"]
        assert titles(self.asked(edition, {"from": 0}, f"{point}, withinKm: 500")) == [
            "Bergen",
            "Dyr",
            "Gratis",
        ]

    def test_occurrence_ids_are_of_the_edition(self, edition):
        both = store.tenant()
        row = self.activity(both["nb"], "Kurs", 5, also_in=[both["sv"]])
        query = (
            f'content(path: "{row.document.path}") {{ ... on Activity {{ occurrences(from: '
            f'"2026-01-01T00:00:00Z") {{ id }} }} }}'
        )
        ids = {edition(query, locale=locale)["content"]["occurrences"][0]["id"] for locale in ("nb", "sv")}
        assert len(ids) == 2


class TestPlaces:
    """By distance when near is given, else by title."""

    def test_by_title(self, edition):
        nb = store.tenant()["nb"]
        for title in ("Torget", "Biblioteket"):
            store.item(nb, "PLACE", title=title)
        assert titles(edition("places { edges { node { title } } }")["places"]) == ["Biblioteket", "Torget"]

    def test_by_distance_within_ten_kilometres(self, edition):
        nb = store.tenant()["nb"]
        for title, north in (("8 km", 0.072), ("1 km", 0.009), ("11 km", 0.1), ("9,9 km", 0.089)):
            store.item(nb, "PLACE", title=title, latitude=SCHOOL["latitude"] + north, longitude=SCHOOL["longitude"])
        store.item(nb, "PLACE", title="Uten punkt")
        point = "near: {latitude: 59.9139, longitude: 10.7522}"
        asked = edition(
            f"ten: places({point}) {{ edges {{ node {{ title }} }} }} "
            f"twelve: places({point}, withinKm: 12) {{ edges {{ node {{ title }} }} }} "
            f"two: places({point}, withinKm: 2) {{ totalCount edges {{ node {{ title }} }} }}"
        )
        assert titles(asked["ten"]) == ["1 km", "8 km", "9,9 km"]
        assert titles(asked["twelve"]) == ["1 km", "8 km", "9,9 km", "11 km"]
        assert titles(asked["two"]) == ["1 km"]
        assert asked["two"]["totalCount"] == 1

    def test_a_great_circle_crosses_the_date_line(self, edition):
        nb = store.tenant()["nb"]
        store.item(nb, "PLACE", title="Fiji", latitude=-17.0, longitude=179.99)
        point = "near: {latitude: -17, longitude: -179.99}"
        assert titles(edition(f"places({point}) {{ edges {{ node {{ title }} }} }}")["places"]) == ["Fiji"]

    def test_open_now_pages_and_counts_only_those(self, edition):
        nb = store.tenant()["nb"]
        for number in range(5):
            hours = store.NEVER_OPEN if number == 2 else store.ALWAYS_OPEN
            store.item(nb, "PLACE", title=f"S{number}", card={"hours": hours})
        selection = "{ totalCount pageInfo { endCursor hasNextPage } edges { node { title } } }"
        first = edition(f"places(openNow: true, first: 2) {selection}")["places"]
        assert (titles(first), first["totalCount"], first["pageInfo"]["hasNextPage"]) == (
            ["S0", "S1"],
            4,
            True,
        )
        cursor = first["pageInfo"]["endCursor"]
        rest = edition(f'places(openNow: true, first: 2, after: "{cursor}") {selection}')["places"]
        assert (titles(rest), rest["totalCount"], rest["pageInfo"]["hasNextPage"]) == (["S3", "S4"], 4, False)
        assert titles(edition(f"places(openNow: false) {selection}")["places"]) == ["S2"]


class TestHelplines:
    """Emergency first, then open now, then the editor's order."""

    def test_order(self, edition):
        nb = store.tenant()["nb"]
        for title, position, hours, emergency in (
            ("Åpen", "2", store.ALWAYS_OPEN, False),
            ("Stengt", "1", store.NEVER_OPEN, False),
            ("Nød", "3", store.NEVER_OPEN, True),
            ("Åpen først", "0", store.ALWAYS_OPEN, False),
        ):
            card = {"hours": hours, "emergency": emergency}
            store.item(nb, "HELPLINE", title=title, position=position, emergency=emergency, card=card)
        found = edition("helplines { title isOpenNow openState nextOpening }")["helplines"]
        assert [each["title"] for each in found] == ["Nød", "Åpen først", "Åpen", "Stengt"]
        assert [each["openState"] for each in found] == ["CLOSED", "ALL_DAY", "ALL_DAY", "CLOSED"]

    def test_filters(self, edition):
        nb = store.tenant()["nb"]
        store.item(nb, "HELPLINE", title="Chat", card={"contactMethods": ["CHAT"], "spokenLanguages": ["sr-Cyrl"]})
        store.item(nb, "HELPLINE", title="Åpen", card={"hours": store.ALWAYS_OPEN}, topics=["sleep"], min_age=16)

        def found(arguments):
            return [each["title"] for each in edition(f"helplines({arguments}) {{ title }}")["helplines"]]

        assert found("contactMethod: CHAT") == ["Chat"]
        assert found('spokenLanguage: "sr-Latn"') == ["Chat"]
        assert found('spokenLanguage: "no"') == ["Åpen"]
        assert found('spokenLanguage: "so"') == []
        assert found("openNow: true") == ["Åpen"]
        assert found("openNow: false") == ["Chat"]
        assert found('topics: ["sleep"]') == ["Åpen"]
        assert found("age: 15") == ["Chat"]

    def test_hours_nobody_has_entered_are_unknown(self, edition):
        store.item(store.tenant()["nb"], "HELPLINE")
        assert edition("helplines { openState isOpenNow nextOpening openingHours { state } }")["helplines"] == [
            {"openState": "UNKNOWN", "isOpenNow": False, "nextOpening": None, "openingHours": []}
        ]

    def test_exceptions_of_the_days_asked_for(self, edition):
        hours = {
            "rules": [{"weekday": 0, "state": "OPEN", "opens": "09:00", "closes": "15:00", "note": None}],
            "exceptions": [
                {"date": "2026-12-24", "state": "CLOSED", "opens": None, "closes": None, "note": "Julaften"},
                {"date": "2027-01-01", "state": "CLOSED", "opens": None, "closes": None, "note": "Nyttår"},
            ],
        }
        store.item(store.tenant()["nb"], "HELPLINE", card={"hours": hours})
        selection = "{ weekday date state opens closes note }"
        found = edition(f'helplines {{ openingHours(from: "2026-12-20", days: 7) {selection} }}')["helplines"][0]
        assert found["openingHours"] == [
            {
                "weekday": "MONDAY",
                "date": None,
                "state": "OPEN",
                "opens": "09:00",
                "closes": "15:00",
                "note": None,
            },
            {
                "weekday": None,
                "date": "2026-12-24",
                "state": "CLOSED",
                "opens": None,
                "closes": None,
                "note": "Julaften",
            },
        ]
