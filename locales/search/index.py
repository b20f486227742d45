"""A store in memory: for tests, for small sets, and to see what the analysis does."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Generic

from locales.search.analysis import keys, language_code
from locales.search.ranking import Candidate, Id
from locales.search.store import find


class Index(Generic[Id]):
    """Documents as (id, locale, title, body), the texts plain; found only in their own language.

    Both scripts of Serbian are one language, Bokmål and Nynorsk are two.
    """

    def __init__(self, documents: Iterable[tuple[Id, str, str, str]]) -> None:
        """Analyse the documents, which takes a millisecond for a short one. Raises ``UnknownLocale``."""
        self._documents: list[Candidate[Id]] = []
        self._places: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for id_, locale, title, body in documents:
            code = language_code(locale)
            document = Candidate(id_, keys(title, code), keys(body, code))
            for key in document.title | document.body:
                self._places[code][key].add(len(self._documents))
            self._documents.append(document)

    def find(self, query: str, locale: str, limit: int = 10) -> list[Id]:
        """The ids of the documents found, best first. Raises ``UnknownLocale``."""
        return find(self, query, locale, limit)

    def having(self, keys: Mapping[str, frozenset[str]]) -> dict[str, list[Candidate[Id]]]:
        """As ``SearchStore`` wants it."""
        return {code: self._having(wanted, code) for code, wanted in keys.items()}

    def vocabulary(self, codes: Collection[str]) -> dict[str, Iterable[str]]:
        """As ``SearchStore`` wants it."""
        return {code: self._places.get(code, {}).keys() for code in codes}

    def _having(self, keys: frozenset[str], code: str) -> list[Candidate[Id]]:
        places: Mapping[str, set[int]] = self._places.get(code, {})
        return [self._documents[place] for place in sorted(set().union(*(places.get(key, ()) for key in keys)))]
