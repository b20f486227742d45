"""Whether a request may pass with the key that it has, or without one. A key lets a whole request pass or refuses it;
it never changes an answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from api.access.callers import Caller
from api.access.editions import UnknownLocaleTag, known_tag
from api.access.housekeeping import Believed
from api.access.models import AppKey
from api.access.reach import ALL_KINDS, Reach
from api.access.refusals import Refusal


class KeyRefusal(Refusal):
    """A request that may not pass with this key."""

    status: ClassVar[int] = 403
    code = "UNKNOWN_KEY"


class UnknownKey(KeyRefusal):
    """There is no such key, or no longer."""


class KeyExpired(KeyRefusal):
    """The key was good for a time that is over."""

    code = "KEY_EXPIRED"


class KeyRequired(KeyRefusal):
    """The tenant answers only with a key."""

    code = "KEY_REQUIRED"


class KeyOutOfScope(KeyRefusal):
    """The request reaches further than the key."""

    code = "KEY_OUT_OF_SCOPE"


class OriginNotAllowed(KeyRefusal):
    """The key is for pages of other origins."""

    code = "ORIGIN_NOT_ALLOWED"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key as this process knows it. Empty sets are no limit."""

    pk: int
    tenant: str
    languages: frozenset[str]
    kinds: frozenset[str]
    origins: frozenset[str]
    budget: int
    expires_at: datetime | None


def find(key: str) -> KnownKey:
    """The key with this text; one that was taken out elsewhere is good for two seconds yet. Raises `UnknownKey`."""
    known = _known.value().get(key)
    if known is None:
        raise UnknownKey("There is no such app key. Ask the tenant for one, or leave it out.")
    return known


def stands(key: KnownKey, text: str) -> bool:
    """Whether the key with this text is known as the very same that it was."""
    return _known.value().get(text) is key


def check_key(key: KnownKey, caller: Caller, *, at: datetime) -> None:
    """Raises `KeyExpired` or `OriginNotAllowed`. Needs nothing of the request but who sends it."""
    if key.expires_at is not None and key.expires_at <= at:
        raise KeyExpired("The app key has expired. Ask the tenant for a new one.")
    if key.origins and caller.origin not in key.origins:
        raise OriginNotAllowed("The app key is not for pages of this origin. Have the tenant add it to the key.")


def check_reach(key: KnownKey | None, reach: Reach, *, closed: frozenset[str]) -> None:
    """Raises `KeyRequired` or `KeyOutOfScope`. What cannot be told is not reached by anybody.

    `closed`: the tenants that answer only with a key.
    """
    if key is None:
        _check_without_key(reach, closed)
        return
    if not reach.is_certain:
        raise KeyOutOfScope("It cannot be told which edition this asks. Name tenant, locale and id as they are.")
    if not reach.tenants <= {key.tenant}:
        raise KeyOutOfScope("The app key is for another tenant. Ask its own, or use a key of this one.")
    if key.languages and not {_language(locale) for locale in reach.locales} <= key.languages:
        languages = ", ".join(sorted(key.languages))
        raise KeyOutOfScope(f"The app key is not for this language. Ask for one of: {languages}.")
    if key.kinds and not reach.kinds <= key.kinds:
        beyond = ", ".join(sorted(reach.kinds - key.kinds))
        raise KeyOutOfScope(f"The app key is not for all kinds that this reaches. Leave out: {beyond}.")


def _check_without_key(reach: Reach, closed: frozenset[str]) -> None:
    if closed and (not reach.is_certain or reach.tenants & closed):
        raise KeyRequired("This tenant answers only with an app key. Send it in X-App-Key.")


def _language(locale: str) -> str:
    """A tag's language as Wagtail has it; none for a tag that nobody knows, which no key is for."""
    try:
        return known_tag(locale).partition("-")[0]
    except UnknownLocaleTag:
        return ""


def _read() -> dict[str, KnownKey]:
    return {
        each.key: KnownKey(
            each.pk,
            each.tenant.slug,
            frozenset(each.languages),
            frozenset(each.kinds) & ALL_KINDS,
            each.listed_origins(),
            each.budget,
            each.expires_at,
        )
        for each in AppKey.objects.select_related("tenant")
    }


_known: Believed[dict[str, KnownKey]] = Believed(_read)
