"""Finds English in what a page of the admin shows, without knowing English: by the sentences there are to translate."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import chain, zip_longest

import polib

from cms.translation.library_texts import library_texts
from locales.catalogues import ROOT
from locales.checking import messages_of

# Words that are the same in the language, or the names of things.
EVERYWHERE = {"English", "URL"}
MONTHS = {"april", "august", "september", "november", "december"}
SAME = {
    "nb": EVERYWHERE | MONTHS | {"Alias", "Film", "Format", "Original", "Status", "system", "Type"},
    "sv": EVERYWHERE
    | MONTHS
    | {
        "Alias",
        "Film",
        "Format",
        "Guide",
        "Layout",
        "Maximum",
        "Minimum",
        "Organisation",
        "Original",
        "Status",
        "system",
        "Text",
    },
    "da": EVERYWHERE
    | MONTHS
    | {
        "Alias",
        "Download CSV",
        "Download XLSX",
        "E-mail",
        "Film",
        "Format",
        "Guide",
        "Interview",
        "Layout",
        "Link",
        "Organisation",
        "Original",
        "Slug",
        "Status",
        "system",
        "Tag",
        "Tags",
        "Type",
        "Upload",
        "Workflow",
        "Workflow: start",
        "Workflows",
    },
    "sr": EVERYWHERE,
}
# Wagtail says these in no language but English, in the middle of templates and forms that we do not want to copy.
NOWHERE_TO_SAY_IT = {
    "None": "what Python says for a page that no person has written, and for the number of what is to be counted yet",
    "Locale": "the name of a filter in the chooser of topics, made while the form is made",
}
SIZE = re.compile(r"[\d,.\s]+(bytes?|kB|KB)|LIX \d+")
# Attributes that are read, or read out.
SAID = ("title", "aria-label", "aria-description", "placeholder", "alt", "label", "data-w-tooltip-content-value")
UNSEEN = {"script", "style"}
BUTTONS = {"submit", "button"}
TAG = re.compile(r"<[^<>]*>")
GAP = re.compile(r"%%|%[sdif]|%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|\{[\w.]*\}")
WORD = re.compile(r"[^\W\d_]{2}")
COUNTED, NUMBER = re.compile("num|count|total|objects"), r"[\d.,\s]+"
# What stands between two texts of a line, as in the title of a window, and at its ends.
BETWEEN = re.compile(r"\s+[-–|·/]\s+")
ENDS = " :…*()[]"


def english_on(page: str, code: str) -> set[str]:
    """What of a page is English, and neither the same in this language nor beyond us.

    Of a line that has several texts, such as the title of a window, those that are.
    """
    found = {part for text in visible_texts(page) for part in english_parts(text)}
    return {text for text in found - SAME[code] - NOWHERE_TO_SAY_IT.keys() if not SIZE.fullmatch(text)}


def visible_texts(page: str) -> Iterator[str]:
    """What is read on a page, or read out: texts, and the attributes that say something."""
    reader = _Reader()
    reader.feed(_html(page))
    for text in reader.texts:
        if line := " ".join(text.split()):
            yield line


@cache
def english_parts(text: str) -> frozenset[str]:
    """The text, or what of it is one of the sentences that there are to translate."""
    return frozenset(part.strip(ENDS) for part in {text, *BETWEEN.split(text)} if _is_english(part))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._unseen = tag if tag in UNSEEN else self._unseen
        self.texts += [given[name] or "" for name in SAID if name in given]
        if tag == "input" and given.get("type") in BUTTONS:
            self.texts.append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self.texts.append(data)


def _html(page: str) -> str:
    return str(json.loads(page).get("html") or "") if page.lstrip().startswith("{") else page


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold().strip(ENDS)


def _is_english(text: str) -> bool:
    exact, patterns = _sentences()
    line = _bare(text)
    return line in exact or any(pattern.fullmatch(line) for pattern in patterns)


@cache
def _sentences() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Those without a gap, and patterns of those with one. Markup within a sentence parts it, as it does on a page."""
    exact, patterns = set(), set()
    own = messages_of(polib.pofile(str(ROOT / "django.pot"), encoding="utf-8"))
    for message in {*library_texts("django"), *library_texts("djangojs"), *own}:
        for line in chain.from_iterable(map(TAG.split, filter(None, (message.text, message.plural)))):
            piece = _bare(line)
            if not WORD.search(GAP.sub("", piece)):
                continue
            if GAP.search(piece):
                patterns.add(_pattern(piece))
            else:
                exact.add(piece)
    return frozenset(exact), tuple(map(re.compile, patterns))


def _pattern(piece: str) -> str:
    """Anything fits a gap, but only a number one that is named for a number."""
    gaps = [NUMBER if COUNTED.search(gap) else ".+" for gap in GAP.findall(piece)]
    texts = map(re.escape, GAP.split(piece))
    return "".join(chain.from_iterable(zip_longest(texts, gaps, fillvalue="")))
