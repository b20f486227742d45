"""Which language of a document a reader gets; the only place that knows the chains.

Fallback is per document, never per field: a page of mixed languages is worse than an honest "this is in
Danish".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, cast

from locales.languages import BY_TAG, LANGUAGES
from locales.negotiation import canonical

Standing = Literal["live", "draft", "alias"]
Policy = Literal["CHAIN", "NONE"]
Medium = Literal["text", "speech"]
Chains = Mapping[str, Sequence[str] | Mapping[str, Sequence[str]]]

_MEDIA: tuple[Medium, ...] = ("text", "speech")
# Where the majority around a minority's language speaks another one than the table of languages assumes.
_IN_COUNTRY: Mapping[str, Chains] = {"SE": {"se": ("sv", "nb"), "sma": ("sv", "nb")}}


def resolve(
    *,
    requested: str,
    available: Mapping[str, Standing],
    policy: Policy,
    medium: Medium = "text",
    chains: Chains | None = None,
) -> tuple[str | None, bool]:
    """The canonical tag to serve and whether it is a fallback; ``(None, False)`` when nothing serves.

    Only ``live`` serves: a draft is not public, and an alias is no document of its own but repeats its
    source, which is looked for under the source's language. Both scripts of Serbian are one document, so
    Latin from a Cyrillic text is no fallback.

    ``chains`` overrides the default chains for the languages it names, for both media (``{"se": ["sv"]}``), or
    for one: ``{"se": {"text": ["sv"]}}`` and ``{"text": {"se": ["sv"]}}`` say the same.

    Raises ``UnknownLocale`` for a tag nobody knows, wherever it stands, and ``ValueError`` for another word
    than those named in the signature.
    """
    _check("policy", policy, ("CHAIN", "NONE"))
    _check("medium", medium, _MEDIA)
    tag = canonical(requested)
    chain = chain_for(tag, medium=medium, chains=chains)
    live = _live_codes(available)
    if _code(tag) in live:
        return tag, False
    if policy == "NONE":
        return None, False
    for candidate in chain:
        if _code(candidate) in live:
            return candidate, True
    return None, False


def chains_in(country: str) -> Chains:
    """Chains that differ in a country (ISO 3166-1, two capitals) from the table's, as ``resolve`` takes them."""
    return _IN_COUNTRY.get(country, {})


def merged(*several: Chains) -> Chains:
    """Chains of several makings as one, by language and medium: what is named later holds."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for chains in several:
        for language, medium, chain in _overrides(chains):
            found.setdefault(language, {})[medium] = chain
    return found


def chain_for(tag: str, *, medium: Medium = "text", chains: Chains | None = None) -> tuple[str, ...]:
    """Canonical tags to try after ``tag``, best first, without ``tag`` itself. Raises as ``resolve``."""
    code = _code(tag)
    language = LANGUAGES[code]
    chain: Sequence[str] = language.text_chain if medium == "text" else language.speech_chain
    for name, override_medium, override in _overrides(chains or {}):
        ranked = tuple(canonical(candidate) for candidate in override)
        if _code(name) == code and override_medium == medium:
            chain = ranked
    return tuple(dict.fromkeys(candidate for candidate in chain if _code(candidate) != code))


def _overrides(chains: Chains) -> Iterator[tuple[str, Medium, Sequence[str]]]:
    """Each overriding chain with the language and the medium that it is for."""
    for outer, value in chains.items():
        inner = value if isinstance(value, Mapping) else dict.fromkeys(_MEDIA, value)
        for key, chain in inner.items():
            language, medium = (key, outer) if outer in _MEDIA else (outer, key)
            _check("medium", medium, _MEDIA)
            yield language, cast("Medium", medium), chain


def _live_codes(available: Mapping[str, Standing]) -> set[str]:
    live = set()
    for tag, standing in available.items():
        _check("available", standing, ("live", "draft", "alias"))
        if standing == "live":
            live.add(_code(tag))
        else:
            canonical(tag)
    return live


def _code(tag: str) -> str:
    return BY_TAG[canonical(tag)].code


def _check(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        message = f"{name} is one of {', '.join(allowed)}, not {value!r}."
        raise ValueError(message)
