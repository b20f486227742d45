"""
Which text of an HTML document may be converted: what ``lang``, ``translate`` and code elements around it say.

Elements are followed as a browser follows them, also where tags are left out or nested wrongly: a new paragraph ends
the one before, an unclosed ``<b lang="en">`` goes on in the next paragraph.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from locales.scripts.markup_tokens import Attribute
from locales.scripts.pieces import is_serbian

VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style"})
_VOID_NAMES = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_FOREIGN = frozenset({"svg", "math"})
_FORMATTING_NAMES = "a b big code em font i nobr s small strike strong tt u"
_FORMATTING = frozenset(_FORMATTING_NAMES.split())
_MOST_REOPENED = 16  # so that unclosed formatting costs the same everywhere

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLE = frozenset({"table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"})
_WALLS = frozenset({"table", "caption", "td", "th", "template", "object", "marquee", "applet", "button"})
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl", "blockquote", "section", "article", "aside", "fieldset", "figure"})
_ENDING_PARAGRAPH = (
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp"
)
_ENDS_PARAGRAPH = _HEADINGS | frozenset(_ENDING_PARAGRAPH.split())


class _Rule(NamedTuple):
    """A start tag of these names ends the nearest of ``ended``, if none of ``walls`` is nearer."""

    names: frozenset[str]
    ended: frozenset[str]
    walls: frozenset[str]


_RULES = (
    _Rule(_ENDS_PARAGRAPH, frozenset({"p"}), _WALLS),
    _Rule(_HEADINGS, _HEADINGS, _WALLS | _LISTS | {"div"}),
    _Rule(frozenset({"li"}), frozenset({"li"}), _WALLS | _LISTS),
    _Rule(frozenset({"dt", "dd"}), frozenset({"dt", "dd"}), _WALLS | _LISTS),
    _Rule(frozenset({"td", "th"}), frozenset({"td", "th"}), frozenset({"table", "tr", "template"})),
    _Rule(frozenset({"tr"}), frozenset({"tr", "caption"}), frozenset({"table", "template"})),
    _Rule(
        frozenset({"tbody", "thead", "tfoot"}),
        frozenset({"tbody", "thead", "tfoot", "caption"}),
        frozenset({"table", "template"}),
    ),
    _Rule(frozenset({"option"}), frozenset({"option"}), frozenset({"select", "datalist", "optgroup"})),
    _Rule(frozenset({"optgroup"}), frozenset({"option", "optgroup"}), frozenset({"select"})),
    _Rule(frozenset({"rt", "rp"}), frozenset({"rt", "rp"}), frozenset({"ruby"})),
    _Rule(frozenset({"a"}), frozenset({"a"}), _WALLS),
)
_RULES_OF: defaultdict[str, list[_Rule]] = defaultdict(list)
for _rule in _RULES:
    for _name in _rule.names:
        _RULES_OF[_name].append(_rule)


class Reading(NamedTuple):
    """What holds for text at one place."""

    serbian: bool = True
    translated: bool = True
    verbatim: bool = False
    in_foreign: bool = False

    @property
    def converts(self) -> bool:
        """Whether text here is to be converted."""
        return self.serbian and self.translated and not self.verbatim

    def within(self, name: str, attributes: Sequence[Attribute]) -> "Reading":
        """What holds for an element at this place: its own attributes and its content."""
        if not attributes and name not in VERBATIM and name not in _FOREIGN:
            return self
        said: dict[str, str] = {}
        for attribute in attributes:
            said.setdefault(attribute.name, attribute.value)
        lang = said.get("lang", said.get("xml:lang"))
        translate = said.get("translate", "inherit").strip().lower()
        return Reading(
            serbian=self.serbian if lang is None else is_serbian(lang),
            translated=self.translated if translate not in {"", "yes", "no"} else translate != "no",
            verbatim=self.verbatim or name in VERBATIM,
            in_foreign=self.in_foreign or name in _FOREIGN,
        )


class _Open(NamedTuple):
    name: str
    attributes: Sequence[Attribute]
    reading: Reading


class Elements:
    """The open elements of a document that is read from its beginning."""

    def __init__(self) -> None:
        """Begin outside all elements, where text is Serbian."""
        self._open: list[_Open] = []
        self._places: dict[str, list[int]] = {}  # only names that are open

    @property
    def reading(self) -> Reading:
        """What holds for text at this place."""
        return self._open[-1].reading if self._open else Reading()

    def start(self, name: str, attributes: Sequence[Attribute], *, closes_itself: bool) -> Reading:
        """Take a start tag; gives what holds for its own attributes."""
        for rule in _RULES_OF.get(name, ()):
            place = self._nearest(rule.ended)
            if place > self._nearest(rule.walls):
                self._close(place)
        reading = self.reading.within(name, attributes)
        if name not in _VOID and not (closes_itself and reading.in_foreign):
            self._push(_Open(name, attributes, reading))
        return reading

    def end(self, name: str) -> None:
        """Take an end tag; one that nothing is open for is ignored."""
        names = _HEADINGS if name in _HEADINGS else frozenset({name})
        place = self._nearest(names)
        if place >= 0 and (name in _TABLE or place >= self._nearest(_WALLS)):
            self._close(place)

    def _push(self, element: _Open) -> None:
        self._places.setdefault(element.name, []).append(len(self._open))
        self._open.append(element)

    def _nearest(self, names: Set[str]) -> int:
        """The place of the innermost open element of these names, -1 if there is none."""
        return max((self._places[name][-1] for name in names & self._places.keys()), default=-1)

    def _close(self, place: int) -> None:
        closed = self._open[place:]
        del self._open[place:]
        for element in closed:
            self._forget(element.name)
        if closed[0].name not in _WALLS:
            unclosed = [element for element in closed[1:] if element.name in _FORMATTING]
            for element in unclosed[-_MOST_REOPENED:]:
                self._push(element._replace(reading=self.reading.within(element.name, element.attributes)))

    def _forget(self, name: str) -> None:
        self._places[name].pop()
        if not self._places[name]:
            del self._places[name]
