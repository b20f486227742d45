"""Ranking by sets is ranking document by document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.search import Candidate, Having, Plan, Word, find_in, find_sets, members, ranked, ranked_sets, sets
from locales.search.plan import Alternative
from locales.search.store import ByLanguage
from tests.locales.search.fixture import index, rows

KEYS = [f"1{letter}" for letter in "abcdef"]
some_keys = st.frozensets(st.sampled_from(KEYS), max_size=4)
alternatives = st.builds(
    Alternative,
    st.lists(some_keys.filter(bool), min_size=1, max_size=2).map(tuple),
    st.sampled_from([1.0, 0.8, 0.6, 0.3]),
)
words = st.builds(
    Word, st.just(("x",)), st.booleans(), st.just(False), st.lists(alternatives, min_size=1, max_size=3).map(tuple)
)
plans = st.lists(words, max_size=4).map(lambda found: Plan("nb", tuple(found)))
texts = st.lists(st.tuples(some_keys, some_keys), max_size=12)


def lists_of(documents: list[tuple[frozenset[str], frozenset[str]]]) -> dict[str, Having]:
    return {
        key: Having(
            *(sum(1 << number for number, text in enumerate(documents) if key in text[part]) for part in (0, 1))
        )
        for key in KEYS
    }


@pytest.mark.parametrize("most", [sets.MOST_SETS, 1], ids=["by sets", "one by one"])
@given(plan=plans, documents=texts, hidden=st.integers(0, 2**12 - 1))
def test_both_find_the_same_in_the_same_order(most, plan, documents, hidden):
    among = (2 ** len(documents) - 1) & ~hidden
    candidates = [Candidate(number, *documents[number]) for number in members(among)]
    asked = [each for each in candidates if not plan.keys().isdisjoint(each.title | each.body)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sets, "MOST_SETS", most)
        found = ranked_sets(plan, lists_of(documents), among=among)
    in_order = [place for each in found.sets() for place in members(each)]

    assert in_order == ranked(plan, asked)
    assert sorted(in_order) == list(members(found.hits))


def test_the_chain_over_lists_answers_the_fixture_as_the_chain_over_documents():
    in_memory = index()
    lists = OfIndex()
    asked = [(each["query"], each["locale"]) for name in ("queries", "heldout", "later") for each in rows(name)]
    mistyped = [("mobing", "nb"), ("fritidsgad", "sv"), ("stipendja", "sr-Latn"), ("og", "nb"), ("", "nb")]

    for query, locale in (*asked, *mistyped):
        [expected], [found] = find_in(in_memory, query, [locale]), find_sets(lists, query, [locale])
        assert [place for each in found.sets() for place in members(each)] == [
            lists.places[id_] for id_ in expected.ids
        ]
        assert found.plan == expected.plan


class OfIndex:
    """The index in memory, turned into lists."""

    def __init__(self) -> None:
        self.index = index()
        self.places = {row["id"]: place for place, row in enumerate(rows("documents"))}
        self.among = 2 ** len(self.places) - 1

    def having(self, keys):
        found: ByLanguage[str] = self.index.having(keys)
        return {code: {key: self._list(found[code], key) for key in wanted} for code, wanted in keys.items()}

    def vocabulary(self, plans):
        return self.index.vocabulary([each.code for each in plans])

    def _list(self, candidates, key):
        places = [(1 << self.places[each.id], key in each.title, key in each.body) for each in candidates]
        return Having(sum(bit for bit, title, _ in places if title), sum(bit for bit, _, body in places if body))
