"""Search: one analysis for every store of documents, so that all of them find the same in the same order.

A store keeps the keys of ``terms(title, body, locale)`` beside each document and implements ``SearchStore``,
two methods: which documents have any of these keys, and which keys there are. ``find(store, query, locale)``
does the rest, and ``find_in`` for several languages at once. They make a ``plan`` of the query, ask the store
for candidates, and rank them by their keys alone, so that a store in PostgreSQL, in SQLite or in a search
server ranks as ``Index`` does, the one in memory. A store is narrowed to what the reader may see before it is
given to them.

All of it is pure and needs no Django. Dictionaries are read when a language is first met.
"""

from locales.search.analysis import Analysis, Kind, Term, analyse, terms
from locales.search.crisis import is_crisis
from locales.search.highlighting import Marking, highlight
from locales.search.index import Index
from locales.search.plan import Alternative, Plan, Word, plan
from locales.search.ranking import Candidate, ranked
from locales.search.sets import FoundSets, Having, Lists, ListStore, find_sets, flags_of, members, ranked_sets
from locales.search.store import Found, SearchStore, find, find_in

__all__ = [
    "Alternative",
    "Analysis",
    "Candidate",
    "Found",
    "FoundSets",
    "Having",
    "Index",
    "Kind",
    "ListStore",
    "Lists",
    "Marking",
    "Plan",
    "SearchStore",
    "Term",
    "Word",
    "analyse",
    "find",
    "find_in",
    "find_sets",
    "flags_of",
    "highlight",
    "is_crisis",
    "members",
    "plan",
    "ranked",
    "ranked_sets",
    "terms",
]
