"""How statements are sent and read: many values in one array, and JSON decoded as it comes where no other text is."""

from uuid import UUID

import pytest
from django.db import connection, models
from django.db.models import Case, Exists, F, Value, When
from django.db.models.functions import Coalesce, Concat, Length, TruncDay

from cms.publishing.cursors import Reader, array, with_arrays
from cms.publishing.fields import StoredJSON
from cms.publishing.models import EditionRow
from cms.publishing.statements import Statement
from tests.factories import store

KEY, TEXT, NUMBER = "UUIDField", "TextField", "BigIntegerField"
ONE, OTHER = UUID(int=1), UUID(int=2)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite gives texts of one kind alone")


@pytest.mark.parametrize(
    ("sql", "kinds", "made"),
    [
        ("SELECT 1", [], "SELECT 1"),
        ("a = %s AND b = %s", [None, None], "a = %s AND b = %s"),
        ("a IN (%s)", [TEXT], "a = ANY(%s)"),
        ("a IN (%s) AND b", [NUMBER], "a = ANY(%s) AND b"),
        ("a IN (%s)", [KEY], "a = ANY(%s::uuid[])"),
        ("a IN (%s) AND b IN (%s)", [KEY, TEXT], "a = ANY(%s::uuid[]) AND b = ANY(%s)"),
        ("a = %s AND b IN (%s) OR c = %s", [None, KEY, None], "a = %s AND b = ANY(%s::uuid[]) OR c = %s"),
        ("a IN (%s) AND b IN (%s)", [None, TEXT], "a IN (%s) AND b = ANY(%s)"),
        ("NOT (a IN (%s))", [TEXT], "NOT (a = ANY(%s))"),
    ],
)
def test_many_values_are_one_array_and_the_rest_stays(sql, kinds, made):
    pieces = sql.split("%s")
    before = list(pieces)

    assert "%s".join(with_arrays(pieces, kinds)) == made
    assert pieces == before


@pytest.mark.parametrize("sql", ["a = %s", "a IN (1, %s)", "a IN (%s, 1)", "a = ANY(%s)"])
def test_many_values_outside_of_an_in_are_refused(sql):
    pieces = sql.split("%s")
    before = list(pieces)

    with pytest.raises(ValueError, match="Many values stand in no IN: a "):
        with_arrays(pieces, [TEXT])
    assert pieces == before


@pytest.mark.parametrize(
    ("values", "kind", "made"),
    [
        ([ONE, OTHER], KEY, f"{{{ONE},{OTHER}}}"),
        ([ONE], KEY, f"{{{ONE}}}"),
        ([str(ONE)], KEY, f"{{{ONE}}}"),
        ([], KEY, "{}"),
        (("a,b", '"}{'), TEXT, ["a,b", '"}{']),
        ((each for each in (1, 2)), NUMBER, [1, 2]),
        ((), TEXT, []),
    ],
)
def test_keys_are_one_text_and_others_a_list(values, kind, made):
    assert array(values, kind) == made


TEXTS = {
    "joined": Concat("position", Value("")),
    "first_of_some": Coalesce(F("position"), Value("none")),
    "one_of_some": Case(When(kind="STORY", then=Value("123")), default=Value("")),
    "value": Value("123"),
}
NO_TEXTS = {
    "column": F("published_at"),
    "first_moment": Coalesce(F("newest_child_at"), F("published_at")),
    "length": Length("position"),
    "whole": Value(7, output_field=models.BigIntegerField()),
    "part": Value(0.5, output_field=models.FloatField()),
    "is_there": Exists(EditionRow.objects.filter(kind="STORY")),
}


def with_card(annotation):
    return EditionRow.objects.annotate(more=annotation).values_list("document__card", "more")


def reads_as_it_comes(rows):
    """Whether JSON of these rows needs no converting."""
    compiler = rows.query.get_compiler(connection=connection)
    compiler.as_sql()
    expressions = [expression for expression, _, _ in compiler.select]
    return Reader(expressions, connection).reads(StoredJSON())


@pytest.mark.django_db
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_an_expression_makes_stays_a_text_beside_json(name):
    row = store.item(store.tenant()["nb"], title="Brev", position="123")

    ((card, more),) = Statement(with_card(TEXTS[name]), limited=False).run({})

    assert (card["title"], more) == ("Brev", "123")
    assert card == row.document.card


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_TEXTS)
def test_what_is_no_text_comes_as_the_queryset_has_it(name):
    store.item(store.tenant()["nb"], position="123")

    (found,) = Statement(with_card(NO_TEXTS[name]), limited=False).run({})

    card, more = with_card(NO_TEXTS[name]).get()
    assert found[0] == card
    assert found[1] == more or found[1] == more.isoformat()


@pytest.mark.django_db
def test_a_moment_that_a_function_makes_comes_as_the_queryset_has_it():
    store.item(store.tenant()["nb"])
    rows = with_card(TruncDay("published_at"))

    assert Statement(rows, limited=False).run({}) == [rows.get()]


@pytest.mark.django_db
def test_a_column_that_is_another_text_in_a_part_of_a_union_stays_a_text():
    store.item(store.tenant()["nb"], position="123")
    rows = EditionRow.objects.order_by().values_list("position")
    other = EditionRow.objects.order_by().annotate(more=Concat("position", Value("4"))).values_list("more")

    assert sorted(Statement(rows.union(other, all=True), limited=False).run({})) == [("123",), ("1234",)]


@on_postgresql
@pytest.mark.django_db
def test_json_is_read_as_it_comes_where_no_expression_makes_a_text():
    assert {name: reads_as_it_comes(with_card(each)) for name, each in (TEXTS | NO_TEXTS).items()} == {
        **dict.fromkeys(TEXTS, False),
        **dict.fromkeys(NO_TEXTS, True),
    }
    assert reads_as_it_comes(with_card(TruncDay("published_at"))) is False
    assert reads_as_it_comes(EditionRow.objects.values_list("document__card", "document__search_body")) is False
