"""The documentation says what is there: settings, commands, targets, errors, tables; and its links lead somewhere."""

import ast
import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from api.access.refusals import Refusal
from api.graphql.engine import errors
from api.urls import urlpatterns
from cms.publishing import models
from tests.house.tree import PACKAGES, ROOT, files, modules, named, product, syntax, text

READERS = {"flag", "words", "number", "text"}
ENVIRONMENT = {"environ.get", "environ.setdefault", "os.environ.get", "os.environ.setdefault", "os.getenv"}
# A name with dots of one of our packages, in code style; a call of it, too.
OURS = re.compile(rf"`((?:{'|'.join(PACKAGES)})(?:\.\w+)+)(?:\([^`]*\))?`")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(path for path in files(ROOT / "docs") if path.suffix == ".md")]


def first_column(name: str, heading: str = "") -> set[str]:
    """What the tables of a page list in code style, below a heading."""
    section = re.split(r"^## ", text(name), flags=re.MULTILINE)
    chosen = [each for each in section if each.startswith(heading)] if heading else section
    return set(re.findall(r"^\| `([^`]+)`", "\n".join(chosen), flags=re.MULTILINE))


def variables(path: Path) -> set[str]:
    """The environment variables that a module reads."""
    return {
        node.args[0].value
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and _reads_environment(node.func, path)
    } | {
        node.slice.value
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Subscript)
        and ast.unparse(node.value) == "os.environ"
        and isinstance(node.slice, ast.Constant)
    }


def _reads_environment(function: ast.expr, path: Path) -> bool:
    name = ast.unparse(function)
    return name in ENVIRONMENT or (name in READERS and "settings" in path.parts)


def codes(module: Path) -> set[str]:
    """The first argument of every Obstacle or Difference, and other constants in capitals beside it."""
    return {
        node.args[0].value
        for node in ast.walk(syntax(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Obstacle", "Difference"}
        and isinstance(node.args[0], ast.Constant)
    }


def refusals(kind: type[Refusal] = Refusal) -> set[str]:
    """The codes of all refusals that the API knows."""
    return {kind.code}.union(*(refusals(each) for each in kind.__subclasses__()))


def is_there(name: str) -> bool:
    """Whether a module, or something in one, has this name."""
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def test_every_environment_variable_is_documented_and_nothing_else():
    read = {name for path in [*product(), ROOT / "manage.py"] for name in variables(path)}

    assert first_column("docs/reference/settings.md") == read


def test_every_command_is_documented_and_nothing_else():
    there = {path.stem for path in product() if path.parent.name == "commands" and path.name != "__init__.py"}

    assert first_column("docs/reference/commands.md") == there


def test_every_target_is_in_the_readme_and_nothing_else():
    there = set(re.findall(r"^([a-z-]+):.*##", text("Makefile"), flags=re.MULTILINE))

    assert {name.removeprefix("make ").split()[0] for name in first_column("README.md", "Targets")} == there


def test_every_code_of_the_api_is_documented_and_nothing_else():
    # Loads the whole API.
    assert urlpatterns
    own = {errors.PARSE_FAILED, errors.VALIDATION_FAILED, errors.INTERNAL}

    assert first_column("docs/reference/errors.md", "Of the API") == refusals() | own


def test_every_obstacle_is_documented_and_nothing_else():
    gate = [path for path in modules("cms/publishing") if path.name == "gate.py"]
    raised = {code for path in [*modules("content_types"), *gate] for code in codes(path)}

    assert first_column("docs/reference/errors.md", "Of the publishing gate") == raised


def test_every_difference_is_documented_and_nothing_else():
    found = set(re.findall(r'"([A-Z]+_[A-Z_]+)"', text("cms/publishing/checking.py")))

    assert first_column("docs/reference/errors.md", "Of `check_published`") == found


def test_every_table_of_the_store_is_documented_and_nothing_else():
    assert first_column("docs/reference/store.md") == set(models.__all__)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_documentation_leads_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_name_of_ours_in_the_documentation_is_there(page):
    names = OURS.findall(page.read_text(encoding="utf-8"))

    assert [name for name in names if not is_there(name)] == []


@pytest.mark.parametrize("name", ["cms.publishing", "cms.publishing.models.Document.card", "api.graphql.schema.schema"])
def test_a_name_that_is_there_is_found(name):
    assert OURS.findall(f"see `{name}`, or `{name}(at=now)`.") == [name, name]
    assert is_there(name)


@pytest.mark.parametrize("name", ["cms.publishing.statuses.refresh_statuses", "cms.publishing.models.Gone", "api.gone"])
def test_a_name_that_is_gone_is_not_found(name):
    assert OURS.findall(f"`{name}(groups=[key])`") == [name]
    assert not is_there(name)


def test_a_decision_fits_on_fifteen_lines():
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))

    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    assert {path.name for path in decisions if len(path.read_text(encoding="utf-8").splitlines()) > 15} == set()


def test_pictures_in_the_documentation_are_small():
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))

    assert {path.name for path in pictures} >= {"admin.png", "query.png"}
    assert {path.name for path in pictures if path.stat().st_size > 200_000} == set()


def test_the_changelog_has_what_is_not_released_yet():
    assert re.search(r"^## Unreleased\n\n(- .+\n)+", text("CHANGELOG.md"), flags=re.MULTILINE)
