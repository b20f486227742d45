"""Small modules and small functions, so that nobody has to hold much in their head; every exception has its reason."""

import ast
import tomllib
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house.tree import modules, named, product, syntax, text

MODULE_MEDIAN, MODULE_P90, MODULE_CAP = 90, 250, 400
FUNCTION_P90, FUNCTION_CAP = 25, 60
# Path: why it may be longer. Texts and word lists are data, whatever their ending.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def code() -> list[Path]:
    """What people read as code: no empty files, and not the demo's texts."""
    return [path for path in product() if path.stat().st_size and "/demo/data/" not in path.as_posix()]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> dict[str, int]:
    """Each function of a module with its length, from `def` to its last line."""
    return {
        f"{named(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def ninth_tenth(sizes: list[int]) -> float:
    return quantiles(sizes, n=10)[-1]


def test_most_modules_fit_on_a_screen_or_two():
    sizes = [lines(path) for path in code()]

    assert median(sizes) <= MODULE_MEDIAN
    assert ninth_tenth(sizes) <= MODULE_P90


@pytest.mark.parametrize("folders", [("api", "cms", "content_types", "locales"), ("tests",)], ids=["product", "tests"])
def test_no_module_is_longer_than_the_cap(folders):
    considered = [path for path in modules(*folders) if "/demo/data/" not in path.as_posix()]

    too_long = {named(path): lines(path) for path in considered if lines(path) > MODULE_CAP}

    assert too_long.keys() <= LONG_MODULES.keys()


def test_most_functions_are_short():
    assert ninth_tenth([size for path in code() for size in functions(path).values()]) <= FUNCTION_P90


def test_no_function_is_longer_than_the_cap():
    sizes = {name: size for path in code() for name, size in functions(path).items()}

    assert {name for name, size in sizes.items() if size > FUNCTION_CAP} <= LONG_FUNCTIONS.keys()


def test_every_exception_is_still_one():
    sizes = {name: size for path in code() for name, size in functions(path).items()}

    assert [name for name in LONG_FUNCTIONS if sizes.get(name, 0) <= FUNCTION_CAP] == []
    assert [name for name in LONG_MODULES if name not in {named(path) for path in code()}] == []


def test_ruff_counts_branches():
    lint = tomllib.loads(text("pyproject.toml"))["tool"]["ruff"]["lint"]

    assert "C90" in lint["select"]
    assert not {"C90", "C901"} & set(lint["ignore"])
    assert lint["mccabe"]["max-complexity"] <= 10
