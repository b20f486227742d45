"""Writing the lists by which search finds documents: what each of them has of its words, turned round.

They follow from the keys that the documents keep, and are written with them, in the projector's transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from cms.publishing.batches import KEYS, batches
from cms.publishing.models import Document, KeyList
from cms.publishing.models.search import BLOCK
from locales.languages import BY_TAG
from locales.search import terms

# Columns of a document that hold its keys.
COLUMNS = ("title_keys", "body_keys")
PUT = """
    INSERT INTO publishing_keylist (tenant_id, language, key, block, title, body)
    VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (tenant_id, language, key, block) DO UPDATE SET title = excluded.title, body = excluded.body
"""
PUT_ARRAYS = """
    INSERT INTO publishing_keylist (tenant_id, language, key, block, title, body)
    SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::bytea[], %s::bytea[])
    ON CONFLICT (tenant_id, language, key, block) DO UPDATE SET title = excluded.title, body = excluded.body
"""

# Tenant, language, key and block of a list.
Place = tuple[int, str, str, int]


class Words(NamedTuple):
    """What a document has of its words, and whose they are."""

    document: int
    tenant: int
    language: str
    title: frozenset[str]
    body: frozenset[str]


class Bits(NamedTuple):
    """The documents of a list, by their bits."""

    title: int
    body: int


NONE = Bits(0, 0)


def keys_of(*, title: str, body: str, locale: str) -> dict[str, str]:
    """The columns of a document with its keys: sorted, between blanks."""
    kept: dict[str, list[str]] = {"title": [], "body": []}
    for term in terms(title, body, locale):
        kept[term.field].append(term.key)
    return {f"{part}_keys": " ".join(keys) for part, keys in kept.items()}


def words_of(document: Document) -> Words:
    """The words of a document as it stands in memory."""
    return Words(
        document.pk,
        document.tenant_id,
        BY_TAG[document.locale].code,
        frozenset(document.title_keys.split()),
        frozenset(document.body_keys.split()),
    )


def write(*, before: Iterable[Words], after: Iterable[Words]) -> None:
    """Takes documents out of the lists of the words that they had, and puts them into those that they have.

    Lists of words that they had before and have still are not touched.
    """
    taken: dict[Place, Bits] = _lists(before)
    given: dict[Place, Bits] = _lists(after)
    changed = [place for place in taken.keys() | given.keys() if taken.get(place) != given.get(place)]
    for batch in batches(sorted(changed), KEYS):
        stored = _stored(batch)
        wanted = {place: _changed(stored, taken, given, place) for place in batch}
        _save(stored, wanted)


def _changed(
    stored: Mapping[Place, Bits], taken: Mapping[Place, Bits], given: Mapping[Place, Bits], place: Place
) -> Bits:
    had, lost, got = stored.get(place, NONE), taken.get(place, NONE), given.get(place, NONE)
    return Bits(had.title & ~lost.title | got.title, had.body & ~lost.body | got.body)


def expected(documents: Iterable[Words]) -> dict[Place, Bits]:
    """All lists of blocks of which these are all documents."""
    return _lists(documents)


def stored_in(block: int) -> dict[Place, Bits]:
    """All lists of a block."""
    return _bits(KeyList.objects.filter(block=block))


def words_in(block: int) -> list[Words]:
    """What the documents of a block keep of their words."""
    columns = ("pk", "tenant_id", "locale", *COLUMNS)
    found = Document.objects.filter(pk__gte=block * BLOCK, pk__lt=(block + 1) * BLOCK).values_list(*columns)
    return [
        Words(pk, tenant, BY_TAG[locale].code, frozenset(title.split()), frozenset(body.split()))
        for pk, tenant, locale, title, body in found.order_by("pk").iterator()
    ]


def blocks() -> list[int]:
    """Blocks that hold documents or lists."""
    last = Document.objects.order_by("-pk").values_list("pk", flat=True).first()
    documents = range(last // BLOCK + 1) if last else ()
    return sorted({*documents, *KeyList.objects.order_by().values_list("block", flat=True).distinct()})


def rebuild(block: int) -> None:
    """Brings the lists of a block in line with the keys of the documents. The caller sees to it that nobody else writes
    either in between.
    """
    stored, wanted = stored_in(block), expected(words_in(block))
    places = [place for place in stored.keys() | wanted.keys() if stored.get(place) != wanted.get(place)]
    for batch in batches(sorted(places), KEYS):
        _save(stored, {place: wanted.get(place, NONE) for place in batch})


def wrong_in(block: int) -> set[int]:
    """Documents of a block whose words the lists do not have, or have otherwise, whether they are there or not."""
    stored, wanted = stored_in(block), expected(words_in(block))
    differing = 0
    for place in stored.keys() | wanted.keys():
        one, other = stored.get(place, NONE), wanted.get(place, NONE)
        differing |= (one.title ^ other.title) | (one.body ^ other.body)
    return {block * BLOCK + bit for bit in range(differing.bit_length()) if differing >> bit & 1}


def _lists(documents: Iterable[Words]) -> dict[Place, Bits]:
    titles: dict[Place, int] = defaultdict(int)
    bodies: dict[Place, int] = defaultdict(int)
    for words in documents:
        block, number = divmod(words.document, BLOCK)
        bit = 1 << number
        for key in words.title:
            titles[words.tenant, words.language, key, block] |= bit
        for key in words.body:
            bodies[words.tenant, words.language, key, block] |= bit
    return {place: Bits(titles.get(place, 0), bodies.get(place, 0)) for place in titles.keys() | bodies.keys()}


def _stored(places: list[Place]) -> dict[Place, Bits]:
    tenants, languages, keys, numbers = (set(column) for column in zip(*places, strict=True))
    wanted = set(places)
    rows = KeyList.objects.filter(tenant__in=tenants, language__in=languages, key__in=keys, block__in=numbers)
    return {place: bits for place, bits in _bits(rows).items() if place in wanted}


def _bits(rows: "QuerySet[KeyList]") -> dict[Place, Bits]:
    found = rows.values_list("tenant_id", "language", "key", "block", "title", "body").iterator()
    return {
        (tenant, language, key, block): Bits(int.from_bytes(title, "little"), int.from_bytes(body, "little"))
        for tenant, language, key, block, title, body in found
    }


def _save(stored: Mapping[Place, Bits], wanted: Mapping[Place, Bits]) -> None:
    emptied = [place for place, bits in wanted.items() if bits == NONE and place in stored]
    kept = {place: bits for place, bits in wanted.items() if bits != NONE}
    for tenant, language, block in sorted({(tenant, language, block) for tenant, language, _key, block in emptied}):
        keys = [place[2] for place in emptied if (place[0], place[1], place[3]) == (tenant, language, block)]
        KeyList.objects.filter(tenant=tenant, language=language, block=block, key__in=keys).delete()
    if kept:
        _put([(*place, _text(bits.title), _text(bits.body)) for place, bits in kept.items()])


def _put(rows: list[tuple[int, str, str, int, bytes, bytes]]) -> None:
    """Lists as they are now, whether they were there or not.

    A page has hundreds of words: Django takes longer to write the statement down than PostgreSQL to carry it out, and
    a placeholder for each value is as dear as that. So the values come as an array for each column.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(PUT_ARRAYS, [list(column) for column in zip(*rows, strict=True)])
        else:
            cursor.executemany(PUT, rows)


def _text(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")
