"""The text of a registered document by its digest, from memory where this process knows it."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from api.access.housekeeping import Believed
from api.graphql.trusted.models import Registration

KEPT_DOCUMENTS = 500

AppVersion = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trusted:
    """A document with the apps and versions that have it."""

    text: str
    versions: frozenset[AppVersion] = frozenset()


class Kept:
    """Documents by digest, the least recently used given up first."""

    def __init__(self, most: int = KEPT_DOCUMENTS) -> None:
        self._documents: OrderedDict[str, Trusted] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._documents)

    def get(self, digest: str) -> Trusted | None:
        """The document, if it is kept."""
        with self._lock:
            found = self._documents.get(digest)
            if found is not None:
                self._documents.move_to_end(digest)
            return found

    def put(self, digest: str, document: Trusted) -> None:
        """Keeps a document."""
        with self._lock:
            self._documents[digest] = document
            if len(self._documents) > self._most:
                self._documents.popitem(last=False)

    def digests(self) -> list[str]:
        """Of all that are kept."""
        with self._lock:
            return list(self._documents)

    def drop(self, digests: Iterable[str]) -> None:
        """Gives these up."""
        with self._lock:
            for digest in digests:
                self._documents.pop(digest, None)


registered = Kept()
# What clients registered by themselves, which they may in development only.
offered = Kept()


def digest_of(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, exactly as they are, in small hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def find(digest: str) -> Trusted | None:
    """The registered document with this digest. Asks the database only for what this process does not know.

    A document that was removed elsewhere is answered for two seconds at most.
    """
    _standing.value()
    known = registered.get(digest)
    if known is None:
        rows = list(Registration.objects.filter(document=digest).values_list("document__text", "app", "version"))
        if rows:
            known = Trusted(rows[0][0], frozenset((app, version) for _text, app, version in rows))
            registered.put(digest, known)
    return known


def forget() -> None:
    """This process knows no document any more."""
    for kept in (registered, offered):
        kept.drop(kept.digests())
    _standing.forget()


def _confirm() -> None:
    """What is kept is what is registered: texts never change, but documents go and versions come."""
    known = registered.digests()
    if not known:
        return
    versions: dict[str, set[AppVersion]] = {}
    rows = Registration.objects.filter(document__in=known).values_list("document", "app", "version")
    for digest, app, version in rows:
        versions.setdefault(digest, set()).add((app, version))
    registered.drop(digest for digest in known if digest not in versions)
    for digest, found in versions.items():
        document = registered.get(digest)
        if document is not None and document.versions != found:
            registered.put(digest, Trusted(document.text, frozenset(found)))


_standing: Believed[None] = Believed(_confirm)
