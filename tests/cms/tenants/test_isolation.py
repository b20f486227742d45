"""An editor of one tenant finds nothing of another, wherever in the admin they look.

`isolation_table.txt` is what a person has read and found right: each address with what it answers for the editor's own
things (looked at, form sent) and for another tenant's; below it, where an address has several parameters, with one of
them another's, and with the root of all trees for a page. After a change, or when a new version brings new addresses,
the test says how to write it anew; read the difference before you keep it.
"""

import os
from pathlib import Path

import pytest

from tests.cms.tenants.conftest import OTHER
from tests.cms.tenants.exploring import OTHER_METHODS, Findings
from tests.cms.tenants.probing import patterns

pytestmark = [pytest.mark.django_db, pytest.mark.long]
TABLE = Path(__file__).with_name("isolation_table.txt")
Texts = dict[str, str]


def test_every_address_answers_as_was_reviewed(findings: Findings) -> None:
    table = "\n".join(findings.table()) + "\n"
    if os.environ.get("WRITE_ISOLATION_TABLE"):
        TABLE.write_text(table)
    assert table == TABLE.read_text(), "Set WRITE_ISOLATION_TABLE=1 to write it anew, then review the difference."


def test_no_address_is_left_out() -> None:
    named = [address for address, _route in patterns() if address.name]

    assert [route for address, route in patterns() if not address.name] == ["test404/", "^.*/$"]
    assert len({address.key for address in named}) == len(named)


def test_no_answer_names_anything_of_the_other_tenant(findings: Findings) -> None:
    assert findings.revealing(OTHER) == []


def test_no_form_that_is_sent_changes_anything_of_the_other_tenant(findings: Findings) -> None:
    assert findings.changed == []


def test_nothing_fails(findings: Findings) -> None:
    assert [name for name, answer in findings.answers.items() if answer.status >= 500] == []


def test_what_is_of_the_other_tenant_is_refused_wherever_an_address_names_it(findings: Findings) -> None:
    own = [name.removesuffix(", own") for name in findings.answers if name.endswith(", own")]
    both = [name for name in own if f"{name}, other" in findings.answers]
    ways = ["other", "other, sent", *(f"other, by {method}" for method in OTHER_METHODS)]
    got_in = [
        f"{name}, {way}" for name in both for way in ways if findings.answers[f"{name}, {way}"].status not in {404, 405}
    ]

    assert got_in == []
    assert len([name for name in both if findings.answers[f"{name}, own"].status == 200]) > 30


def test_nor_does_anybody_else_find_anything(others_findings: Findings) -> None:
    assert others_findings.revealing(OTHER) == []
    assert [name for name, answer in others_findings.answers.items() if answer.status >= 500] == []


def test_what_the_other_tenant_does_changes_no_answer(before_and_after: tuple[Texts, Texts]) -> None:
    before, after = before_and_after

    assert {name: _first_difference(before[name], after[name]) for name in before if before[name] != after[name]} == {}


def _first_difference(one: str, other: str) -> tuple[str, str]:
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return one[max(start - 80, 0) : start + 80], other[max(start - 80, 0) : start + 80]
