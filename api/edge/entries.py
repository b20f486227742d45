"""Kept answers, bounded in bytes; the least recently used are given up first."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.http import parse_etags

from api.access.editions import default_editions
from api.graphql.keeping import Keeping, tellings
from cms.publishing.versions import KnownEdition, Snapshot

Headers = list[tuple[bytes, bytes]]
Messages = tuple[dict[str, Any], dict[str, Any]]
NO_BODY: dict[str, Any] = {"type": "http.response.body"}
# What an entry takes beside its bytes, roughly.
OVERHEAD_BYTES = 3_000
# What a client that has the bytes already is told again.
OF_NOT_MODIFIED = frozenset(
    {b"cache-control", b"content-language", b"etag", b"surrogate-key", b"vary", b"access-control-allow-origin"}
)


@dataclass(slots=True)
class Entry:
    """An answer as it goes out, in ASGI's messages, and how long it is right."""

    keeping: Keeping
    headers: Headers
    body: bytes
    until: datetime
    tag: str = ""
    whole: Messages = field(init=False)
    head: Messages = field(init=False)
    not_modified: Messages = field(init=False)
    _ends: float = field(init=False)
    _tag: bytes = field(init=False)
    # The state of all editions by which it was last found right.
    _confirmed: int = 0

    def __post_init__(self) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.headers}
        again = [(name, value) for name, value in self.headers if name in OF_NOT_MODIFIED]
        self.whole = start, {"type": "http.response.body", "body": self.body}
        self.head = start, NO_BODY
        self.not_modified = {"type": "http.response.start", "status": 304, "headers": again}, NO_BODY
        self._ends, self._tag = self.until.timestamp(), self.tag.encode("latin-1")

    @property
    def size(self) -> int:
        """Bytes of memory, roughly."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + OVERHEAD_BYTES

    def is_right(self, known: Snapshot, now: float) -> bool:
        """Whether it would be the same if it were made now, in seconds since 1970."""
        if now >= self._ends:
            return False
        if known.state != self._confirmed:
            if not self._is_as_then(known.editions):
                return False
            self._confirmed = known.state
        return True

    def _is_as_then(self, editions: Mapping[tuple[str, str], KnownEdition]) -> bool:
        for tenant, locale, state in self.keeping.editions:
            edition = editions.get((tenant, locale))
            if edition is None or edition.state != state:
                return False
        then = self.keeping.tenants
        return not then or then == tellings(default_editions(editions))

    def messages(self, method: str, if_none_match: bytes | None) -> Messages:
        """What goes out to who asks by this method and has what these tags name."""
        if method != "POST" and if_none_match and self._tag and self._is_had(if_none_match):
            return self.not_modified
        return self.head if method == "HEAD" else self.whole

    def _is_had(self, if_none_match: bytes) -> bool:
        if if_none_match == self._tag:
            return True
        named = parse_etags(if_none_match.decode("latin-1"))
        return "*" in named or self.tag in {tag.removeprefix("W/") for tag in named}


def good_until(keeping: Keeping, headers: Mapping[bytes, bytes]) -> datetime:
    """A second before the answer changes by itself, shared caches may no longer be promised that second."""
    promised = b"s-maxage=1" in headers.get(b"cache-control", b"")
    return keeping.until - timedelta(seconds=1) if promised else keeping.until


class Entries:
    """By what was asked. Used by one thread at a time: the event loop's."""

    def __init__(self, most_bytes: int) -> None:
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()
        self._most = most_bytes
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._entries

    def get(self, key: Hashable) -> Entry | None:
        """The entry, if there is one."""
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def put(self, key: Hashable, entry: Entry) -> None:
        """Keeps an entry where it finds room."""
        self.drop(key)
        if entry.size > self._most:
            return
        self._entries[key] = entry
        self.bytes += entry.size
        while self.bytes > self._most:
            _key, oldest = self._entries.popitem(last=False)
            self.bytes -= oldest.size

    def drop(self, key: Hashable) -> None:
        """Gives an entry up."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry.size

    def clear(self) -> None:
        """Gives everything up."""
        self._entries.clear()
        self.bytes = 0
