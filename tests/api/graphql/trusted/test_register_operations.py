"""Registering the documents of an app's version: all or none, and the same again changes nothing."""

import json
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from api.graphql.trusted.models import Registration, TrustedDocument

pytestmark = pytest.mark.django_db

OPERATIONS = Path(__file__).resolve().parents[3] / "contract" / "operations"
TENANTS = "query Tenants { tenants { ...Named } }\nfragment Named on Tenant { slug }\n"


def register(folder, *more, app="ung", version="1.0"):
    out = StringIO()
    call_command("register_operations", str(folder), "--app", app, "--app-version", version, *more, stdout=out)
    return out.getvalue()


def refusal(folder, **by):
    with pytest.raises(CommandError) as refused:
        register(folder, **by)
    return str(refused.value)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "Tenants.graphql").write_bytes(TENANTS.encode())
    return tmp_path


def stored():
    return (list(TrustedDocument.objects.values_list()), list(Registration.objects.values_list()))


def test_a_file_is_stored_by_the_hash_of_its_bytes_with_its_fragments(folder):
    digest = sha256(TENANTS.encode()).hexdigest()

    assert register(folder) == f"{digest}  start/Tenants\n"
    assert TrustedDocument.objects.get(pk=digest).text == TENANTS
    assert list(Registration.objects.values_list("document", "app", "version", "name")) == [
        (digest, "ung", "1.0", "start/Tenants")
    ]


def test_trimmed_it_is_the_text_of_a_client_that_trims(folder):
    digest = sha256(TENANTS.strip().encode()).hexdigest()

    assert register(folder, "--trim") == f"{digest}  start/Tenants\n"
    assert TrustedDocument.objects.get().text == TENANTS.strip()


def test_the_manifest_has_each_name_with_its_hash(folder, tmp_path):
    register(folder, "--json", tmp_path / "manifest.json")

    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest == {"start/Tenants": sha256(TENANTS.encode()).hexdigest()}


def test_the_same_again_changes_nothing(folder):
    register(folder)
    before = stored()

    register(folder)

    assert stored() == before


def test_another_version_with_the_same_text_shares_the_document(folder):
    register(folder)
    register(folder, version="1.1")

    assert TrustedDocument.objects.count() == 1
    assert sorted(Registration.objects.values_list("version", flat=True)) == ["1.0", "1.1"]


def test_every_operation_of_the_contract_can_be_registered():
    assert len(register(OPERATIONS).splitlines()) == len(list(OPERATIONS.glob("*.graphql"))) == 10


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{ tenants { nothing } }", "line 1: Cannot query field 'nothing' on type 'Tenant'."),
        ("{ tenants {", "line 1: Syntax Error: Expected Name, found <EOF>."),
        ("fragment A on Tenant { slug }", "line 1: Fragment 'A' is never used."),
        ("mutation { tenants { slug } }", "line 1: The API has no mutations. Send a query."),
        (
            '{ edition(tenant: "a", locale: "nb") { '
            + " ".join(f"a{number}: feed(first: 100) {{ edges {{ node {{ id }} }} }}" for number in range(10))
            + " } }",
            "This costs 29001 units, and one request may cost 20000. Ask for fewer items or fields, or in several "
            "requests.",
        ),
    ],
)
def test_one_file_at_fault_is_named_and_nothing_is_stored(folder, text, fault):
    (folder / "Bad.graphql").write_text(text)

    assert refusal(folder) == f"Nothing was registered.\nBad.graphql: {fault}"
    assert stored() == ([], [])


def test_a_released_version_never_gets_another_text(folder):
    register(folder)
    before = stored()
    (folder / "start" / "Tenants.graphql").write_text("{ tenants { name } }")

    assert refusal(folder) == (
        "Nothing was registered.\n"
        "start/Tenants.graphql: ung 1.0 has another text by this name. Register it for a new version."
    )
    assert stored() == before


def test_a_folder_without_operations_is_refused(tmp_path):
    assert "There is no *.graphql file" in refusal(tmp_path)


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "Latin.graphql").write_bytes(b"{ __typename } # \xe6")

    assert refusal(folder) == "Nothing was registered.\nLatin.graphql: The file is not UTF-8."


def test_a_forgotten_version_leaves_what_another_one_has(folder):
    register(folder, version="1.0")
    (folder / "More.graphql").write_text("{ __typename }")
    register(folder, version="1.1")

    out = StringIO()
    call_command("forget_operations", "--app", "ung", "--app-version", "1.1", stdout=out)

    assert out.getvalue() == "Documents that are no longer answered by their hash: 1.\n"
    assert list(TrustedDocument.objects.values_list("text", flat=True)) == [TENANTS]
    assert list(Registration.objects.values_list("version", flat=True)) == ["1.0"]
