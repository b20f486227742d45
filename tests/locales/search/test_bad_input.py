"""Whatever is typed or written costs a bounded time and is never an error; only an unknown language is."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.negotiation import UnknownLocale
from locales.search import Index, analyse, highlight, is_crisis, plan, terms
from locales.search.plan import MAX_WORDS
from locales.search.profiles import PROFILES
from locales.search.tokens import MAX_WORD

ROOT = Path(__file__).resolve().parents[3]
MEGABYTE = 1_000_000
ODD = [
    "",
    " ",
    "\ud800",
    "\udfff år \ud83d",
    "\x00",
    "😀👩‍👩‍👧",
    "-",
    "'",
    "--a--",
    "_",
    "ﬁ",
    "İ",
    "ß",
    "中文",
    "\u0301",
    "a\u0301" * 99,
]
LONG = {
    "one word": "a" * MEGABYTE,
    "many words": "ungdom " * (MEGABYTE // 7),
    "hyphens": "a-" * (MEGABYTE // 2),
    "marks": "a" + "\u0301" * MEGABYTE,
    "surrogates": "\ud800" * MEGABYTE,
    "compound": "skole" * (MEGABYTE // 5),
    "emoji": "😀" * (MEGABYTE // 4),
    "cyrillic": "љ" * MEGABYTE,
}


@pytest.mark.parametrize("code", sorted(PROFILES))
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_no_error_in_any_language(code, text):
    documents = Index([(1, code, text, text), (2, code, "år", "čas")])

    assert set(documents.find(text, code)) <= {1, 2}
    assert all(0 <= start < end <= len(text) for start, end in highlight(text, text, code))
    assert is_crisis(text, code) is False


@pytest.mark.parametrize("code", ["nb", "sr"])
@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_is_read_as_far_as_it_goes(name, code):
    text = LONG[name]

    assert all(len(form) <= 2 * MAX_WORD + 1 for form in analyse(text, code).exact)
    assert len(plan(text, code).words) <= MAX_WORDS
    assert Index([(1, code, "Hei", text)]).find(text, code) in ([], [1])
    assert is_crisis(text, code) is False
    assert len(highlight(text, "ungdom", code)) <= MEGABYTE // 7


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(sorted(PROFILES)))
def test_any_text_and_any_query_are_answered(text, query, code):
    documents = Index([(1, code, text, "")])

    assert documents.find(query, code) in ([], [1])
    assert sorted(highlight(text, query, code)) == highlight(text, query, code)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=30), st.sampled_from(sorted(PROFILES)))
def test_every_text_with_words_finds_itself(text, code):
    found = Index([(1, code, text, "")]).find(text, code)

    assert found == ([1] if plan(text, code).words else [])


@pytest.mark.parametrize(
    "call",
    [
        lambda: analyse("år", "de"),
        lambda: terms("år", "", "xx"),
        lambda: plan("år", ""),
        lambda: is_crisis("år", "klingon"),
        lambda: highlight("år", "år", "de"),
        lambda: Index([(1, "de", "", "")]),
        lambda: Index([]).find("år", "de"),
    ],
)
def test_an_unknown_language_is_an_error(call):
    with pytest.raises(UnknownLocale):
        call()


def test_the_analysis_needs_no_django_and_reads_no_dictionary_before_it_is_asked():
    program = """
import sys
import locales.search as search
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY as dictionaries
def held():
    return dictionaries._get_dictionary.cache_info().currsize
assert held() == 0
assert search.Index([(1, "no", "Ungdommer", "")]).find("ungdom", "nb") == [1]
assert held() == 1
assert not any(name.split(".")[0] == "django" for name in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
