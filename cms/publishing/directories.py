"""The order of an edition's rows, kept in the process: which documents its lists hold, newest first, as sets.

It follows from the rows alone, and no row changes what is kept here without a change of its edition: so a directory is
true as long as its edition has the change number and epoch that it was read at. Whoever asks has read these in the same
statement as what they are asked for.
"""

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress, islice
from sys import getsizeof
from threading import Lock

from cms.publishing.bulletin import bulletin
from cms.publishing.models import EditionRow
from cms.publishing.models.search import BLOCK
from locales.search import flags_of, members

# Bytes that the directories of a process may take.
KEPT = 64 * 1024 * 1024
# Of a set of more, the order is found by going through all rows.
FEW = 32

Version = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Directory:
    """Documents are counted from the first of `floor`, so that sets are as long as the edition needs.

    `newest` are all of them in the order of the lists, `ranks` where each stands in it, `own` those that stand in for
    no other language, `kinds` and `topics` those of each.
    """

    version: Version
    floor: int = 0
    newest: "array[int]" = field(default_factory=lambda: array("I"))
    ranks: "array[int]" = field(default_factory=lambda: array("I"))
    all: int = 0
    own: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)

    def size(self) -> int:
        """Bytes that it takes, about."""
        sets = (self.all, self.own, *self.kinds.values(), *self.topics.values())
        return sum(map(getsizeof, (self.newest, self.ranks, *sets)))

    def of_kinds(self, kinds: Iterable[str]) -> int:
        """Documents of any of these kinds."""
        return _any(self.kinds, kinds)

    def about(self, topics: Iterable[str]) -> int:
        """Documents about any of these topics."""
        return _any(self.topics, topics)

    def set_of(self, documents: Iterable[int]) -> int:
        """Documents by primary key, those that are here."""
        places = {pk - self.floor for pk in documents}
        return sum(1 << place for place in places if 0 <= place < len(self.ranks)) & self.all

    def ordered(self, documents: int, *, begin: int = 0, end: int | None = None) -> Iterator[int]:
        """The primary keys of a part of a set, newest first."""
        if documents.bit_count() <= FEW:
            places: Iterable[int] = sorted(members(documents), key=self.ranks.__getitem__)
        else:
            flags = flags_of(documents, len(self.ranks))
            places = compress(self.newest, map(flags.__getitem__, self.newest))
        return (self.floor + place for place in islice(places, begin, end))


class Directories:
    """By edition, as far as they take no more than so many bytes; the least recently used is given up first."""

    def __init__(self, *, most: int = KEPT) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[int, Directory] = OrderedDict()
        self._lock = Lock()
        # Of editions, in which one thread reads while others wait for it. As many as there are editions.
        self._reading: defaultdict[int, Lock] = defaultdict(Lock)

    def get(self, edition: int, *, version: Version) -> Directory:
        """The directory of an edition that has this version now: one statement where it is not known.

        Threads that ask for the same at once read it once.
        """
        if known := self._known(edition, version):
            return known
        if bulletin.has_begun():
            # What this thread's transaction has written may be taken back, and the number be given to another change.
            # It does not wait for others either, who may be waiting for what it has locked.
            return _read(edition, version)
        with self._lock:
            reading = self._reading[edition]
        with reading:
            if known := self._known(edition, version):
                return known
            read = _read(edition, version)
            self._keep(edition, read)
            return read

    def forget(self) -> None:
        """All are read anew."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _known(self, edition: int, version: Version) -> Directory | None:
        with self._lock:
            known = self._kept.get(edition)
            if known is None or known.version != version:
                return None
            self._kept.move_to_end(edition)
            return known

    def _keep(self, edition: int, read: Directory) -> None:
        with self._lock:
            before = self._kept.pop(edition, None)
            self._kept[edition] = read
            self._size += read.size() - (before.size() if before else 0)
            while self._size > self._most and len(self._kept) > 1:
                _edition, given_up = self._kept.popitem(last=False)
                self._size -= given_up.size()


directories = Directories()


def _any(sets: dict[str, int], names: Iterable[str]) -> int:
    documents = 0
    for name in names:
        documents |= sets.get(name, 0)
    return documents


def _read(edition: int, version: Version) -> Directory:
    """What the rows say. They may be newer than the version: then it is read again at the next question."""
    columns = ("document_id", "kind", "is_fallback", "topics")
    rows = EditionRow.objects.filter(edition=edition).order_by("-published_at", "translation_key")
    found = list(rows.values_list(*columns))
    if not found:
        return Directory(version)
    documents = [row[0] for row in found]
    floor = min(documents) // BLOCK * BLOCK
    newest = array("I", (pk - floor for pk in documents))
    ranks = array("I", bytes(array("I").itemsize * (max(newest) + 1)))
    kinds: dict[str, list[int]] = {}
    topics: dict[str, list[int]] = {}
    own = []
    for rank, (place, (_pk, kind, is_fallback, slugs)) in enumerate(zip(newest, found, strict=True)):
        ranks[place] = rank
        kinds.setdefault(kind, []).append(place)
        if not is_fallback:
            own.append(place)
        for slug in slugs.strip("|").split("|") if slugs != "|" else ():
            topics.setdefault(slug, []).append(place)
    return Directory(
        version,
        floor,
        newest,
        ranks,
        _set_of(newest),
        _set_of(own),
        {kind: _set_of(places) for kind, places in kinds.items()},
        {slug: _set_of(places) for slug, places in topics.items()},
    )


def _set_of(places: Collection[int]) -> int:
    """Setting one bit of a number writes the whole number: not so often."""
    bits = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
