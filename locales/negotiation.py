"""Which language a tag or an Accept-Language header means.

Django and Wagtail cannot answer this for us: neither matches ``no`` to ``nb``, and Wagtail sends
``sr-Latn-RS`` to plain ``sr``. An explicit tag that nobody knows is an error; a header never is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from locales.languages import BY_TAG, LANGUAGES, Language

SerbianScript = Literal["Cyrl", "Latn"]

MAX_TAG_LENGTH = 64
MAX_HEADER_LENGTH = 500

# Codes of ISO 639-1, -2 and -3 that mean one of our languages, "no" and "sh" being the ones met in practice.
_LANGUAGE_ALIASES = {
    "no": "nb",
    "nor": "nb",
    "nob": "nb",
    "nno": "nn",
    "dan": "da",
    "swe": "sv",
    "srp": "sr",
    "scc": "sr",
    "sh": "sr",
    "hbs": "sr",
    "sme": "se",
    "eng": "en",
}
_GRANDFATHERED = {"no-bok": "nb", "no-nyn": "nn"}
_LATIN_BY_NAME = frozenset({"sh", "hbs"})
_LATIN_BY_REGION = frozenset({"ME", "RO", "TR"})  # CLDR, likely subtags of sr
_RELATIVES = {"nn": "nb", "nb": "nn"}

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)
_QUALITY = re.compile(r"[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*")


class UnknownLocale(LookupError):
    """A tag names no language of the table, or a script we do not write that language in."""

    def __init__(self, tag: object) -> None:
        """Keep the tag as given, so that a message can quote it."""
        self.tag = tag
        shown = tag[:MAX_TAG_LENGTH] if isinstance(tag, str) else tag
        super().__init__(f"{shown!r} is not a language we know. Known: {', '.join(BY_TAG)}.")


@dataclass(frozen=True)
class _Range:
    """A parsed tag: ``script`` only where the tag itself decides it."""

    language: Language
    script: str | None

    def tag(self, serbian_script: str) -> str:
        if len(self.language.scripts) == 1:
            return self.language.code
        return f"{self.language.code}-{self.script or serbian_script}"

    def offers(self) -> tuple[str, ...]:
        """All tags that offering this range offers: plain ``sr`` means both scripts."""
        return (self.tag(self.script),) if self.script else self.language.tags


def canonical(tag: str, *, serbian_script: SerbianScript = "Cyrl") -> str:
    """The one spelling of a tag that the system uses: ``no`` is ``nb``, ``sr`` is ``sr-Cyrl``.

    An explicit script wins over ``serbian_script``, and so do names and regions that imply one (``sh``,
    ``sr-ME``). Raises ``UnknownLocale``.
    """
    _check_script(serbian_script)
    return _parse(tag).tag(serbian_script)


def negotiate(
    accept_language: str | None,
    *,
    supported: Sequence[str],
    tenant_default: str,
    serbian_script: SerbianScript,
) -> str:
    """The best offered language for an Accept-Language header, else the tenant's default.

    A header is never an error: parts that are malformed or name no language of ours are ignored, and of a
    very long header only the first ``MAX_HEADER_LENGTH`` characters are read. Who asks for ``nn`` where only
    ``nb`` is offered gets ``nb`` before the next language of the header, and the other way round. Raises
    ``UnknownLocale`` for a wrong ``supported`` or ``tenant_default``, which are our own mistakes.
    """
    default = canonical(tenant_default, serbian_script=serbian_script)
    offered = [offer for tag in supported for offer in _parse(tag).offers()]
    wanted, wildcard = _read_header(accept_language or "")
    refused = _refused(wanted)
    ranked = [(quality, _candidates(part, serbian_script)) for part, quality in wanted if quality > 0]
    if wildcard:
        named = {tag for part, _quality in wanted for tag in part.offers()}
        preferred = [default, *(canonical(tag, serbian_script=serbian_script) for tag in supported)]
        ranked.append((wildcard, [tag for tag in preferred if tag not in named]))
    ranked.sort(key=lambda item: -item[0])
    for _quality, candidates in ranked:
        for tag in candidates:
            if tag in offered and tag not in refused:
                return tag
    return default


def _check_script(script: str) -> None:
    if script not in LANGUAGES["sr"].scripts:
        message = f"serbian_script is Cyrl or Latn, not {script!r}."
        raise ValueError(message)


def _parse(tag: str) -> _Range:
    if not isinstance(tag, str) or len(tag) > MAX_TAG_LENGTH:
        raise UnknownLocale(tag)
    return _parse_text(tag)


@lru_cache(maxsize=1024)
def _parse_text(tag: str) -> _Range:
    lowered = tag.strip().replace("_", "-").lower()
    match = _TAG.fullmatch(_replace_grandfathered(lowered))
    if match is None:
        raise UnknownLocale(tag)
    name = match["language"]
    language = LANGUAGES.get(_LANGUAGE_ALIASES.get(name, name))
    if language is None:
        raise UnknownLocale(tag)
    script = match["script"].title() if match["script"] else None
    if script is not None and script not in language.scripts:
        raise UnknownLocale(tag)
    return _Range(language, script or _implied_script(name, (match["region"] or "").upper()))


def _replace_grandfathered(tag: str) -> str:
    for prefix, language in _GRANDFATHERED.items():
        if tag == prefix or tag.startswith(f"{prefix}-"):
            return language + tag[len(prefix) :]
    return tag


def _implied_script(name: str, region: str) -> str | None:
    language = _LANGUAGE_ALIASES.get(name, name)
    if language == "sr" and (name in _LATIN_BY_NAME or region in _LATIN_BY_REGION):
        return "Latn"
    return None


def _read_header(header: str) -> tuple[list[tuple[_Range, float]], float]:
    """The languages named, in the header's order and each with its quality, and the quality of ``*``."""
    wanted: list[tuple[_Range, float]] = []
    wildcard = 0.0
    for part in _capped(header).split(","):
        name, semicolon, parameter = part.partition(";")
        quality = _quality(parameter) if semicolon else 1.0
        if quality is None:
            continue
        if name.strip() == "*":
            wildcard = quality
            continue
        try:
            wanted.append((_parse(name), quality))
        except UnknownLocale:
            continue
    return wanted, wildcard


def _capped(header: str) -> str:
    """Cut at the last whole part within the limit: half a part could name another language."""
    if len(header) <= MAX_HEADER_LENGTH:
        return header
    return header[: MAX_HEADER_LENGTH + 1].rpartition(",")[0]


def _quality(parameter: str) -> float | None:
    match = _QUALITY.fullmatch(parameter)
    return float(match[1]) if match else None


def _refused(wanted: Iterable[tuple[_Range, float]]) -> set[str]:
    """Tags with q=0; a script that is asked for by name survives the refusal of plain ``sr``."""
    asked_by_name = {part.tag(part.script) for part, quality in wanted if quality > 0 and part.script}
    refused: set[str] = set()
    for part, quality in wanted:
        if quality == 0:
            refused |= {tag for tag in part.offers() if part.script or tag not in asked_by_name}
    return refused


def _candidates(part: _Range, serbian_script: str) -> list[str]:
    """The tag asked for, then the other script or the other written Norwegian, which read as easily."""
    first = part.tag(serbian_script)
    close = [tag for tag in part.language.tags if tag != first]
    relative = _RELATIVES.get(part.language.code)
    return [first, *close, *([relative] if relative else [])]
