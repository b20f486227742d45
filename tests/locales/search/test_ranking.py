"""Titles before bodies, words before what resembles them, all words before some."""

from locales.search import Candidate, Index, Kind, plan, ranked, terms
from tests.locales.search.fixture import found


def test_a_hit_in_the_title_comes_before_one_in_the_body():
    documents = Index([("body", "nb", "Om livet", "Søvn er viktig."), ("title", "nb", "Søvn", "Om livet.")])

    assert documents.find("søvn", "nb") == ["title", "body"]


def test_the_word_comes_before_its_forms_its_compounds_its_plain_spelling_and_its_synonyms():
    titles = ["Trakassering", "Nettmobbing", "Mobbet", "Mobbing"]

    assert found("mobbing", *titles) == titles[::-1]
    assert found("rad", "Råd", "Raden", "Rad") == ["Rad", "Raden", "Råd"]


def test_a_document_with_all_words_leaves_no_place_for_those_with_some():
    titles = ["Stress i fritiden", "Eksamen nærmer seg", "Stress før eksamen"]

    assert found("eksamen stress", *titles) == ["Stress før eksamen"]


def test_where_none_has_all_words_those_with_most_are_found_rare_words_first():
    titles = ["Hjelp til lekser", "Hjelp til skatten", "Hjelp til flytting", "Samlivsbrudd"]

    assert found("hjelp samlivsbrudd", *titles) == ["Samlivsbrudd", *titles[:3]]


def test_words_that_say_little_break_ties_but_find_nothing_alone():
    titles = ["Hus og hage", "Hagen ved huset"]

    assert found("hus og hage", *titles[::-1]) == titles
    assert found("hage og eple", "Du og jeg") == []


def test_a_query_of_nothing_but_small_words_means_them():
    assert found("du og jeg", "Du og jeg", "Huset ved havet") == ["Du og jeg"]
    assert found("šta je", "Šta je to", locale="sr-Latn") == ["Šta je to"]


def test_equals_keep_the_order_of_the_documents():
    assert found("søvn", "Søvn i natt", "Søvn i dag") == ["Søvn i natt", "Søvn i dag"]


def test_the_limit_cuts_the_end_off():
    documents = Index((number, "nb", "Søvn", "") for number in range(20))

    assert documents.find("søvn", "nb") == list(range(10))
    assert documents.find("søvn", "nb", limit=3) == [0, 1, 2]
    assert documents.find("søvn", "nb", limit=0) == documents.find("søvn", "nb", limit=-1) == []


def test_an_id_that_stands_for_several_texts_is_found_once():
    documents = Index([(1, "sr-Cyrl", "Љубав", ""), (1, "sr-Latn", "Ljubav", "")])

    assert documents.find("ljubav", "sr") == [1]


def test_synonyms_may_be_phrases_on_either_side():
    assert found("buling", "Вршњачко насиље", locale="sr") == ["Вршњачко насиље"]
    assert found("vršnjačko nasilje", "Stop bulingu", locale="sr") == ["Stop bulingu"]
    assert found("buling", "Nasilje u filmu", locale="sr") == []
    assert found("podcast", "Vår nya podd", locale="sv") == ["Vår nya podd"]


def test_the_terms_of_a_document_say_where_and_as_what_it_has_them():
    expected = {("title", "1bøker"), ("title", "2bok"), ("title", "2bøker"), ("title", "4boker"), ("title", "4boeker")}

    assert set(terms("Bøker", "", "nb")) == expected
    assert {field for field, _key in terms("", "Bøker", "nb")} == {"body"}
    assert {Kind(key[0]) for _field, key in terms("Nettmobbing på øya", "", "nb")} == set(Kind)


def test_a_store_ranks_by_the_keys_it_kept():
    kept = {id_: [key for _field, key in terms(title, "", "nb")] for id_, title in ((1, "Nettmobbing"), (2, "Mobbing"))}
    candidates = [Candidate(id_, frozenset(keys), frozenset()) for id_, keys in kept.items()]

    assert ranked(plan("mobbing", "nb"), candidates) == [2, 1]
