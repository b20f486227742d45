"""Other people's compilers of GraphQL take the schema and the contract's operations as they are."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.client.platform import installed, said
from tests.house.tree import ROOT

pytestmark = [pytest.mark.client, pytest.mark.usefixtures("packages")]

OPERATIONS = sorted((ROOT / "tests" / "contract" / "operations").glob("*.graphql"))
MODULE = 'import {{ graphql }} from "relay-runtime";\n\nexport const document = graphql`\n{text}`;\n'
# A list with cursors that Relay pages through by itself, by asking `node` for the edition.
PAGED = """
fragment Stories_edition on Edition
@refetchable(queryName: "StoriesPaginationQuery")
@argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
  stories(first: $count, after: $cursor) @connection(key: "Stories_stories") { edges { node { id title } } }
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An app of Relay's; it wants each query named for its module."""
    (tmp_path / "src" / "compiled").mkdir(parents=True)
    shutil.copy(ROOT / "api" / "graphql" / "schema.graphql", tmp_path)
    config = {
        "src": "./src",
        "schema": "./schema.graphql",
        "language": "typescript",
        "artifactDirectory": "./src/compiled",
    }
    (tmp_path / "relay.config.json").write_text(json.dumps(config), encoding="utf-8")
    return tmp_path


def put(project: Path, name: str, text: str) -> None:
    (project / "src" / f"{name}.ts").write_text(MODULE.format(text=text), encoding="utf-8")


def compiled(project: Path) -> set[str]:
    said(installed("relay-compiler"), "relay.config.json", cwd=project)
    return {path.name.removesuffix(".graphql.ts") for path in (project / "src" / "compiled").iterdir()}


def test_relay_compiles_every_operation_of_the_contract(project):
    for path in OPERATIONS:
        text = path.read_text(encoding="utf-8")
        put(project, path.stem, re.sub(r"^query (\w+)", r"query \1Query", text))

    assert compiled(project) == {f"{path.stem}Query" for path in OPERATIONS}
    assert len(OPERATIONS) == 10


def test_relay_pages_through_a_list_and_refetches_it_by_the_editions_id(project):
    put(project, "Stories", PAGED)

    assert compiled(project) == {"Stories_edition", "StoriesPaginationQuery"}
    refetched = (project / "src" / "compiled" / "StoriesPaginationQuery.graphql.ts").read_text(encoding="utf-8")
    assert "node(id: $id)" in refetched


def test_relay_refuses_what_the_schema_does_not_have(project):
    put(project, "Wrong", "query WrongQuery { tenants { motto } }")

    with pytest.raises(AssertionError, match="motto"):
        compiled(project)
