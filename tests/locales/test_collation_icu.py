"""Our keys sort as ICU does, which PostgreSQL carries: every word and title of the demo, and what is hard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.db import connection

from locales.alphabets import PUNCTUATION
from locales.collation import sort_key

DEMO = Path(__file__).parents[2] / "content_types" / "demo" / "data"
HARD = (  # parted by a bar
    "aa|Aa|AA|å|Å|Aarhus|Århus|aasen|Åse|æ|Æ|ä|ø|Ø|ö|ü|y|Zürich|Zurich|đ|ß|ł|c|č|ć|cz|Čačak|Ćao|dž|Dž|DŽ|dz|Džep|lj|Lj"
    "|lz|nj|NJ|Njegoš|š|ž|ǆ|ǉ|co-op|co op|coop|«Hei»|“Hei”|„Hei“|”Hej”|(Hei)|[Hei]|Hei!|Hei?|Hei.|Hei,|Hei:|Hei …"
    "|Hei & ha det|Hei – du|Hei-du|Hei/du|résumé|resume|Resume|é|è|ê|ë|cote|coté|côte|NovaArena|Nova Arena|Novaarena"
    "|nåværende|naaværende|São|Sao|Љубав|љубав|Љиљана|ЉУБАВ|Њива|лж|љ|нј|њ|џ|дж|ђ|Ђорђе|ћ|ч|ѝ|й|щ|ё|ы|ъ"
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no ICU to compare with"),
]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


@pytest.fixture(scope="module")
def corpus() -> list[str]:
    """Words, and texts of the length of a title; without figures, which we sort as numbers and ICU as characters."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DEMO.rglob("*.yaml"))]
    texts = {text for file in files for text in _texts(file) if not re.search(r"\d", text)}
    words = {word for text in texts for word in re.findall(r"[^\W_]+", text)}
    return sorted(words | {text for text in texts if len(text) < 200 and "\n" not in text} | set(HARD.split("|")))


def _by_icu(texts: list[str], collation: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT text FROM unnest(%s::text[]) AS text ORDER BY text COLLATE "{collation}", text COLLATE "C"',
            [texts],
        )
        return [text for (text,) in cursor.fetchall()]


def _by_key(texts: list[str], tag: str) -> list[str]:
    return sorted(texts, key=lambda text: (sort_key(text, tag), text.encode()))


@pytest.mark.parametrize("tag", ["nb", "nn", "da", "sv", "sr-Latn", "en"])
def test_texts_of_all_our_languages_sort_as_icu_has_them(tag, corpus):
    assert len(corpus) > 10_000
    assert _by_key(corpus, tag) == _by_icu(corpus, f"{tag}-x-icu")


def test_cyrillic_sorts_as_icu_has_it(corpus):
    """Cyrillic texts alone: ICU does not know the Serbian order of Latin letters here, and we keep it."""
    cyrillic = [text for text in corpus if re.search("[А-џ]", text) and not re.search("[A-Za-zČčĆćŠšŽžĐđ]", text)]

    assert len(cyrillic) > 5_000
    assert _by_key(cyrillic, "sr-Cyrl") == _by_icu(cyrillic, "sr-Cyrl-x-icu")


def test_the_trap_that_plain_sr_sorts_latin_wrongly_is_not_ours():
    words = ["cz", "č"]

    assert _by_icu(words, "sr-x-icu") == ["č", "cz"]
    assert _by_key(words, "sr-Latn") == ["cz", "č"]


@pytest.mark.parametrize("tag", ["nb", "nn", "da"])
def test_two_a_sort_as_the_last_letter_in_norwegian_and_danish_alone(tag):
    names = ["Aalborg", "Aby", "Zoo", "Åse"]

    assert _by_key(names, tag) == _by_icu(names, f"{tag}-x-icu") == ["Aby", "Zoo", "Aalborg", "Åse"]
    assert _by_key(names, "sv") == _by_icu(names, "sv-x-icu") == ["Aalborg", "Aby", "Zoo", "Åse"]


def test_punctuation_sorts_as_icu_has_it():
    marks = [mark for mark in PUNCTUATION if mark not in "…´¨¸¯"]  # these are written in other characters

    assert _by_key(marks, "nb") == _by_icu(marks, "nb-x-icu") == marks
