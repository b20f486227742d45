"""What a store of documents has to be able to do, and how it is searched."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from locales.search.plan import Plan, loosened, plan
from locales.search.ranking import Candidate, Id, ranked
from locales.search.typos import corrected

Asked = TypeVar("Asked")
Result = TypeVar("Result")

ByLanguage = Mapping[str, Sequence[Candidate[Id]]]


class SearchStore(Protocol[Id]):
    """Documents with their ``analysis.terms``, already narrowed to those the reader may see (tenant, live).

    Languages are named by their codes. Keys are to be kept whole and compared as they are.
    """

    def having(self, keys: Mapping[str, frozenset[str]]) -> ByLanguage[Id]:
        """For each language every document that has at least one of its keys, in the order in which equals are
        to be listed. A candidate's own keys may be all that it has or only those asked for.
        """

    def vocabulary(self, codes: Collection[str]) -> Mapping[str, Iterable[str]]:
        """For each language the keys of its documents, repeated or not; asked for only when nothing was found."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Id]):
    """What was found in one language, best first, and by which plan."""

    plan: Plan
    ids: list[Id]


def find(store: SearchStore[Id], query: str, locale: str, limit: int = 10) -> list[Id]:
    """The ids of the documents that ``query`` finds in its language, best first, at most ``limit``.

    Raises ``UnknownLocale``.
    """
    [found] = find_in(store, query, [locale])
    return found.ids[: max(limit, 0)]


def find_in(store: SearchStore[Id], query: str, locales: Iterable[str]) -> list[Found[Id]]:
    """What ``query`` finds in each of these languages, as a reader of each would mean it.

    First as it is written; if that finds nothing, by the parts of its compounds; if nothing again in any of the
    languages, as if it were mistyped. The store is asked once, and for a mistyped query three times in all,
    whatever the query and however many the languages. Raises ``UnknownLocale``.
    """
    return chain(
        query,
        locales,
        having=store.having,
        vocabulary=lambda plans: store.vocabulary([each.code for each in plans]),
        hits=_hits,
        none=lambda each: Found(each, []),
    )


def chain(
    query: str,
    locales: Iterable[str],
    *,
    having: Callable[[Mapping[str, frozenset[str]]], Mapping[str, Asked]],
    vocabulary: Callable[[Sequence[Plan]], Mapping[str, Iterable[str]]],
    hits: Callable[[Plan, Mapping[str, Asked]], Result | None],
    none: Callable[[Plan], Result],
) -> list[Result]:
    """What `find_in` does, whatever a store gives for keys; `hits` makes of that what a plan finds, if anything."""
    strict = [plan(query, locale) for locale in locales]
    loose = [loosened(each) for each in strict]
    asked = _asked(having, [(each, {*each.keys(), *other.keys()}) for each, other in zip(strict, loose, strict=True)])
    found = [hits(each, asked) or hits(other, asked) for each, other in zip(strict, loose, strict=True)]
    if not any(found) and any(each.words for each in strict):
        known = vocabulary(strict)
        strict = [corrected(each, known.get(each.code, ())) for each in strict]
        asked = _asked(having, [(each, each.keys()) for each in strict])
        found = [hits(each, asked) for each in strict]
    return [each or none(wanted) for each, wanted in zip(found, strict, strict=True)]


def _asked(
    having: Callable[[Mapping[str, frozenset[str]]], Mapping[str, Asked]],
    wanted: Iterable[tuple[Plan, Iterable[str]]],
) -> Mapping[str, Asked]:
    keys = {each.code: frozenset(found) for each, found in wanted}
    keys = {code: found for code, found in keys.items() if found}
    return having(keys) if keys else {}


def _hits(wanted: Plan, asked: ByLanguage[Id]) -> Found[Id] | None:
    """The hits among candidates, of which some may have been asked for by another plan."""
    keys = wanted.keys()
    mine = [
        each for each in asked.get(wanted.code, ()) if not (keys.isdisjoint(each.title) and keys.isdisjoint(each.body))
    ]
    ids = list(dict.fromkeys(ranked(wanted, mine)))
    return Found(wanted, ids) if ids else None
