"""Words of a tenant's texts that a mistyped one may be meant for: read side by side, not each as a row of its own.

A language may have a hundred thousand keys, of which one in ten begins as any given word does. To send each as a row
takes longer than to compare it. So the database strings together those of one kind, beginning and length, from the
index `key_list_spelled` alone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import orjson
from django.db import connection

from locales.search.plan import Word
from locales.search.typos import kinds_of, possible, reach

# A subquery for each: joined, all words would be gathered first, and sorted.
STRUNG = """
    SELECT wanted.language, wanted.begin, wanted.length, (
        SELECT {strung} FROM publishing_keylist
        WHERE tenant_id = %s AND language = wanted.language AND {begin} = wanted.begin AND LENGTH(key) = wanted.length
    ) FROM {wanted}
"""
IN_POSTGRESQL = STRUNG.format(
    strung="STRING_AGG(SUBSTRING(key, 2), ' ')",
    begin="SUBSTRING(key, 1, 2)",
    wanted="UNNEST(%s::text[], %s::text[], %s::int[]) AS wanted(language, begin, length)",
)
IN_SQLITE = STRUNG.format(
    strung="GROUP_CONCAT(SUBSTR(key, 2), ' ')",
    begin="SUBSTR(key, 1, 2)",
    wanted="(SELECT value ->> 0 AS language, value ->> 1 AS begin, value ->> 2 AS length FROM JSON_EACH(%s)) AS wanted",
)

# Language, the first two characters of a key, and how many it has.
Shelf = tuple[str, str, int]


def like(words: Sequence[tuple[str, Word]], *, tenant: int) -> Iterator[set[str]]:
    """For each of these words, with its language, the keys that `near` would look into. One statement for all."""
    shelves = [list(_shelves(code, word)) for code, word in words]
    strung = _strung({each for wanted in shelves for each in wanted}, tenant=tenant)
    for (_code, word), wanted in zip(words, shelves, strict=True):
        yield {
            f"{shelf[1][0]}{spelling}"
            for shelf in wanted
            if shelf in strung
            for spelling in possible(word, strung[shelf], letters=shelf[2] - 1)
        }


def _shelves(code: str, word: Word) -> Iterable[Shelf]:
    letter, shortest, longest = reach(word)
    for kind in kinds_of(word):
        for letters in range(shortest, longest + 1):
            yield code, kind.key(letter), letters + 1


def _strung(shelves: Collection[Shelf], *, tenant: int) -> dict[Shelf, str]:
    """The spellings of each, with blanks between them; a key of many blocks is there as often."""
    if not shelves:
        return {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(IN_POSTGRESQL, [tenant, *map(list, zip(*shelves, strict=True))])
        else:
            cursor.execute(IN_SQLITE, [tenant, orjson.dumps(list(shelves)).decode()])
        return {(language, begin, length): row for language, begin, length, row in cursor.fetchall() if row}
