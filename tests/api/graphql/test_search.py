"""Search: what is found in one edition, how it is ordered, shown and paged."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from api.graphql.engine import cursors
from api.graphql.search.highlighting import highlight
from locales.search import Marking, plan
from tests.factories import store
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

FOUND = "totalCount pageInfo { hasNextPage endCursor } edges { highlight node { title kind } }"


@pytest.fixture
def both():
    return store.tenant()


@pytest.fixture
def search(edition):
    def send(query, arguments="", locale="nb"):
        return edition(f'search(query: "{query}" {arguments}) {{ {FOUND} }}', locale=locale)["search"]

    return send


def titles(found):
    return [edge["node"]["title"] for edge in found["edges"]]


def test_all_words_in_title_or_text(both, search):
    store.item(both["nb"], title="Nordlys over byen", body="En lang natt")
    store.item(both["nb"], "GUIDE", title="Sov godt", body="Nordlys holder deg våken")
    store.item(both["nb"], title="Noe annet", body="Uten ordet")
    assert sorted(titles(search("nordlys"))) == ["Nordlys over byen", "Sov godt"]
    assert titles(search("nordlys våken")) == ["Sov godt"]
    assert search("nordlys")["totalCount"] == 2
    assert titles(search("nordlys", "kinds: [GUIDE]")) == ["Sov godt"]


def test_by_rank_then_newest_first(both, search):
    store.item(both["nb"], title="Eldre", body="nordlys her")
    store.item(both["nb"], title="Nyere", body="nordlys her", published_at=LONG_AGO + timedelta(days=1))
    store.item(both["nb"], title="Nordlys nordlys", body="nordlys", published_at=LONG_AGO - timedelta(days=1))
    assert titles(search("nordlys")) == ["Nordlys nordlys", "Nyere", "Eldre"]
    assert titles(search("her nordlys")) == ["Nordlys nordlys", "Nyere", "Eldre"]


def test_items_with_all_words_leave_no_place_for_those_with_some(both, search):
    store.item(both["nb"], title="Eksamen", body="nærmer seg")
    store.item(both["nb"], title="Stress", body="før eksamen")
    assert titles(search("stress eksamen")) == ["Stress"]
    assert titles(search("eksamen ferie")) == ["Eksamen", "Stress"]


def test_fallbacks_are_found_when_asked_for_only(both, search):
    store.item(both["nb"], title="Nordlys", body="nordlys", also_in=[both["sv"]])
    assert titles(search("nordlys", locale="sv")) == []
    assert titles(search("nordlys", "fallback: null", locale="sv")) == []
    assert titles(search("nordlys", "fallback: CHAIN", locale="sv")) == ["Nordlys"]


def test_a_fallback_is_found_in_its_own_language_and_after_what_is_in_the_readers(both, search):
    store.item(both["nb"], title="Om ungdommene", also_in=[both["sv"]], published_at=LONG_AGO + timedelta(days=1))
    store.item(both["sv"], title="Om ungdomarna")
    assert titles(search("ungdom", "fallback: CHAIN", locale="sv")) == ["Om ungdomarna", "Om ungdommene"]
    assert titles(search("ungdom", locale="sv")) == ["Om ungdomarna"]


@pytest.fixture
def help_and_more(both):
    """A story and a guide that speak of it, and helplines of which two are for emergencies."""
    store.item(both["nb"], title="Selvmord i en ny serie")
    store.item(both["nb"], "GUIDE", title="Når du har selvmordstanker", published_at=LONG_AGO - timedelta(days=9))
    store.item(both["nb"], "HELPLINE", title="Rusen", emergency=False, position="1")
    store.item(both["nb"], "HELPLINE", title="Alarmtelefonen", emergency=True, position="3")
    store.item(both["nb"], "HELPLINE", title="Legevakten", emergency=True, position="2")


@pytest.mark.parametrize("query", ["selvmord", "Selvmordet", "selvmordstanker", "slvmord", "självmord"])
def test_a_query_that_speaks_of_danger_leads_to_help(help_and_more, search, query):
    found = search(query)
    assert titles(found)[:2] == ["Legevakten", "Alarmtelefonen"]
    assert titles(found)[2:] in (["Når du har selvmordstanker", "Selvmord i en ny serie"], [])
    assert found["totalCount"] == len(titles(found))
    assert found["edges"][0]["highlight"] == "Legevakten"


def test_help_comes_before_what_has_the_word_in_its_title(help_and_more, search):
    assert titles(search("selvmord"))[2:] == ["Når du har selvmordstanker", "Selvmord i en ny serie"]
    assert titles(search("jeg vil ikke leve lenger")) == ["Legevakten", "Alarmtelefonen"]
    assert titles(search("serie")) == ["Selvmord i en ny serie"]


def test_help_is_paged_and_filtered_like_all_else(help_and_more, search):
    first = search("selvmord", "first: 3")
    second = search("selvmord", f'first: 3, after: "{first["pageInfo"]["endCursor"]}"')
    assert (titles(first)[2:], titles(second)) == (["Når du har selvmordstanker"], ["Selvmord i en ny serie"])
    assert titles(search("selvmord", "kinds: [STORY]")) == ["Selvmord i en ny serie"]


def test_both_scripts_find_in_both_editions(search):
    tenant = store.tenant(locales=("sr-Cyrl", "sr-Latn"), default="sr-Cyrl")
    row = store.item(tenant["sr-Cyrl"], title="Како преживети испите", body="О школи и љубави")
    store.item(tenant["sr-Latn"], title="Kako preživeti ispite", body="O školi i ljubavi", key=row.translation_key)
    for query in ("испит", "ispit", "ljubav", "љубав", "skola", "школа"):
        assert titles(search(query, locale="sr-Cyrl")) == ["Како преживети испите"]
        assert titles(search(query, locale="sr-Latn")) == ["Kako preživeti ispite"]
    assert "<mark>школи</mark>" in search("skola", locale="sr-Cyrl")["edges"][0]["highlight"]
    assert "<mark>ljubavi</mark>" in search("љубав", locale="sr-Latn")["edges"][0]["highlight"]


def test_diacritics_are_meant_and_plain_letters_may_lack_them(both, search):
    store.item(both["nb"], title="Gode råd")
    store.item(both["nb"], title="På rad")
    assert titles(search("råd")) == ["Gode råd"]
    assert titles(search("rad")) == ["På rad", "Gode råd"]


def test_what_is_mistyped_is_forgiven_only_where_nothing_else_is_found(both, search):
    store.item(both["nb"], title="Nettmobbing")
    assert titles(search("netmobing")) == ["Nettmobbing"]
    store.item(both["nb"], title="Om netmobing")
    assert titles(search("netmobing")) == ["Om netmobing"]
    assert titles(search("fotball")) == []


def test_topics(both, search):
    store.item(both["nb"], title="Nordlys", topics=["sleep"])
    assert titles(search("nordlys", 'topics: ["sleep"]')) == ["Nordlys"]
    assert titles(search("nordlys", 'topics: ["school"]')) == []


def test_what_may_not_be_seen_is_not_found(both, search):
    other = store.tenant("vesterby")
    store.item(both["nb"], title="Nordlys", visible_until=timezone.now())
    store.item(both["nb"], title="Nordlys", visible_from=timezone.now() + timedelta(days=1))
    store.item(other["nb"], title="Nordlys")
    assert search("nordlys") == {
        "totalCount": 0,
        "edges": [],
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }


@pytest.mark.parametrize("query", ["", "  ", "!?", "*", "'", '\\"', "%", "-", "(", "&|!", "a' OR '1'='1", "\\\\"])
def test_signs_have_no_meaning(both, search, query):
    store.item(both["nb"], title="Nordlys")
    assert search(query)["totalCount"] == 0


def test_signs_beside_words_are_left_out(both, search):
    store.item(both["nb"], title="Nordlys i nord")
    for query in (
        "nordlys!",
        "(nordlys)",
        '\\"nordlys\\"',
        "nordlys & nord",
        "nordlys*",
        "'nordlys'",
        "NORDLYS",
    ):
        assert titles(search(query)) == ["Nordlys i nord"]


def test_pages_hold_everything_once_and_in_order(both, search):
    for number in range(5):
        store.item(both["nb"], title=f"N{number}", body="nordlys her", published_at=LONG_AGO - timedelta(days=number))
    first = search("nordlys", "first: 2")
    store.item(both["nb"], title="Ny", body="nordlys her", published_at=LONG_AGO + timedelta(days=1))
    second = search("nordlys", f'first: 2, after: "{first["pageInfo"]["endCursor"]}"')
    third = search("nordlys", f'first: 2, after: "{second["pageInfo"]["endCursor"]}"')
    assert [titles(page) for page in (first, second, third)] == [["N0", "N1"], ["N2", "N3"], ["N4"]]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second, third)] == [True, True, False]


def test_a_cursor_outlives_its_item(both, search):
    rows = [store.item(both["nb"], title=f"N{number}", body="nordlys " * (9 - number)) for number in range(3)]
    first = search("nordlys", "first: 1")
    gone = next(row for row in rows if row.document.search_title == titles(first)[0])
    gone.delete()
    rest = search("nordlys", f'after: "{first["pageInfo"]["endCursor"]}"')
    assert sorted(titles(first) + titles(rest)) == ["N0", "N1", "N2"]


def test_a_cursor_of_before_that_names_the_item_goes_on_where_it_stood(both, search):
    for number in range(3):
        store.item(both["nb"], title=f"N{number}", body="nordlys", published_at=LONG_AGO - timedelta(days=number))
    name = f"solvik:nb:search:{sha256(b'nordlys').hexdigest()}"
    old = cursors.sign(purpose=name, value=[1, "00000000-0000-0000-0000-000000000001"])
    assert titles(search("nordlys", f'after: "{old}"')) == ["N1", "N2"]


def test_a_cursor_belongs_to_its_query(both, search, refusal):
    for number in range(2):
        store.item(both["nb"], title=f"Nordlys {number}")
    cursor = search("nordlys", "first: 1")["pageInfo"]["endCursor"]
    assert refusal(f'search(query: "sol", after: "{cursor}") {{ totalCount }}') == "BAD_CURSOR"


def test_the_passage_that_was_found_is_shown_escaped_and_marked(both, search):
    body = "Først <b>noe</b> & så litt mer om det. " * 5 + "Her danser nordlys & stjerner <script>alert(1)</script>."
    store.item(both["nb"], title="Natt", body=body)
    shown = search("nordlys")["edges"][0]["highlight"]
    assert "<mark>nordlys</mark> &amp; stjerner &lt;script&gt;" in shown
    assert shown.startswith("… ")
    assert "<script>" not in shown
    assert "<b>" not in shown


@pytest.mark.parametrize(
    ("text", "query", "locale", "expected"),
    [
        ("Vi sover godt", "sove", "nb", "Vi <mark>sover</mark> godt"),
        ("Eksamen og eksamener", "EKSAMEN", "nb", "<mark>Eksamen</mark> og <mark>eksamener</mark>"),
        ("Du og dagen", "du", "nb", "<mark>Du</mark> og dagen"),
        ("Mye eksamensstress her", "stress", "nb", "Mye <mark>eksamensstress</mark> her"),
        ("Сан и школа", "skola", "sr-Cyrl", "Сан и <mark>школа</mark>"),
        ("Ingenting her", "nordlys", "nb", "Ingenting her"),
        ("a & b", "b", "nb", "a &amp; <mark>b</mark>"),
        ("", "tittel", "nb", "<mark>Tittel</mark>"),
    ],
)
def test_highlighting(text, query, locale, expected):
    assert highlight((text, "Tittel"), Marking(plan(query, locale))) == expected


def test_a_long_passage_is_cut_between_words():
    text = "nordlys " + "ord " * 200
    shown = highlight((text, ""), Marking(plan("nordlys", "nb")))
    assert shown.startswith("<mark>nordlys</mark> ord")
    assert shown.endswith("ord …")
    assert len(shown) < 260
