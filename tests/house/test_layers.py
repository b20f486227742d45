"""The five import contracts hold, and each of them notices when it does not."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, ROOT, text

LAYERS = "Layers: api, content types, cms, locales"
CONTRACTS = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
# What is planted, and the one contract that has to notice it.
VIOLATIONS = {
    LAYERS: {"cms/tenants/planted.py": "import content_types.models\n"},
    "Layers within the API": {"api/misc.py": '"""In no layer."""\n'},
    "No knots among siblings": {
        "locales/planted_here.py": "import locales.planted_there\n",
        "locales/planted_there.py": "import locales.planted_here\n",
    },
    "Settings only through django.conf": {"api/access/planted.py": "import cms.settings.base\n"},
    "GraphQL and REST belong to the API": {"cms/people/planted.py": "import graphene\n"},
}
HIDDEN = {
    "inside a function": "def late():\n    import content_types.models\n",
    "for types only": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import content_types.models\n",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product's modules and the contracts, to plant things in."""
    tree = tmp_path_factory.mktemp("tree")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=_all_but_python)
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def _all_but_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not (Path(folder, name).is_dir() or name.endswith(".py"))]


def broken_contracts(tree: Path) -> set[str]:
    """The names of the contracts that do not hold in this tree."""
    command = [Path(sys.executable).parent / "lint-imports", "--config", tree / "pyproject.toml", "--no-cache"]
    # Wide, because names are cut at the edge of the terminal.
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, env={"COLUMNS": "200"})
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    found = set(re.findall(r"^(.+?)\s+BROKEN", done.stdout, flags=re.MULTILINE))
    assert bool(done.returncode) == bool(found)
    return found


def planted(tree: Path, files: dict[str, str]) -> set[str]:
    """The contracts that are broken with these files in the tree; they are gone afterwards."""
    for name, content in files.items():
        (tree / name).write_text(content)
    try:
        return broken_contracts(tree)
    finally:
        for name in files:
            (tree / name).unlink()


def test_there_are_five_contracts_and_each_has_its_planted_violation():
    assert {contract["name"] for contract in CONTRACTS} == VIOLATIONS.keys()
    assert len(VIOLATIONS) == 5


def test_all_contracts_hold(copy):
    assert broken_contracts(copy) == set()


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_breaks_its_contract_and_no_other(copy, contract):
    assert planted(copy, VIOLATIONS[contract]) == {contract}


@pytest.mark.parametrize("way", HIDDEN)
def test_an_import_cannot_be_hidden(copy, way):
    assert planted(copy, {"cms/tenants/planted.py": HIDDEN[way]}) == {LAYERS}


def test_every_package_of_cms_is_in_a_layer():
    contract = next(each for each in CONTRACTS if each["name"] == LAYERS)
    listed = {name for layer in contract["layers"] for name in re.findall(r"[\w.]+", layer)}
    packages = {f"cms.{path.parent.name}" for path in (ROOT / "cms").glob("*/__init__.py")}

    # Settings have a contract of their own.
    assert packages - {"cms.settings"} <= listed


def test_every_package_at_the_top_is_a_root_of_the_contracts():
    roots = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["root_packages"]
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}

    assert set(roots) == packages
