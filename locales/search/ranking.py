"""Which documents a plan finds, and in which order; the same for every store.

A document that has more of the query's content words comes before one that has fewer, and where some have
more, those with fewer are no hits: they meet by a word that anything may contain. Within that, a word counts
by where it stands and as what it was found, and rare words more than common ones.
"""

from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from locales.search.plan import Alternative, Plan, Word

IN_TITLE = 2.0
ALSO_IN_BODY = 0.1
_STOP_WORD = 0.05

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Id]):
    """A document that may be found, with the keys of its title and of its body."""

    id: Id
    title: Set[str]
    body: Set[str]


def ranked(plan: Plan, candidates: Iterable[Candidate[Id]]) -> list[Id]:
    """The ids of the candidates that are hits, best first; of equals in the order given."""
    found = [(candidate.id, [worth(word, candidate) for word in plan.words]) for candidate in candidates]
    columns = zip(*(worths for _id, worths in found), strict=True)
    rare = [rarity(sum(worth > 0 for worth in column)) for column in columns]
    content = [word.content for word in plan.words]
    scored = [(_matched(worths, content), score(worths, content, rare), id_) for id_, worths in found]
    most = max((matched for matched, _worth, _id in scored), default=0)
    hits = [(worth, id_) for matched, worth, id_ in scored if matched == most > 0]
    return [id_ for _worth, id_ in sorted(hits, key=lambda hit: -hit[0])]


def worth(word: Word, candidate: Candidate[Id]) -> float:
    """What the best way to find ``word`` in the document is worth; 0 if there is none."""
    return max((_worth(each, candidate) for each in word.alternatives), default=0.0)


def _worth(alternative: Alternative, candidate: Candidate[Id]) -> float:
    places = [(need.isdisjoint(candidate.title), need.isdisjoint(candidate.body)) for need in alternative.needs]
    if any(not_in_title and not_in_body for not_in_title, not_in_body in places):
        return 0.0
    if any(not_in_title for not_in_title, _not_in_body in places):
        return alternative.worth
    also = any(not not_in_body for _not_in_title, not_in_body in places)
    return alternative.worth * (IN_TITLE + ALSO_IN_BODY * also)


def rarity(documents: int) -> float:
    """How much a word counts that so many documents have."""
    return 1 / max(documents, 1) ** 0.5


def _matched(worths: Sequence[float], content: Sequence[bool]) -> int:
    return sum(worth > 0 and says for worth, says in zip(worths, content, strict=True))


def score(worths: Sequence[float], content: Sequence[bool], rare: Sequence[float]) -> float:
    """What a document is worth by what each word of the plan is worth in it, and how rare each is."""
    weights = [each if says else _STOP_WORD * each for says, each in zip(content, rare, strict=True)]
    return sum(worth * weight for worth, weight in zip(worths, weights, strict=True))
