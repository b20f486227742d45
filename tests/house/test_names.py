"""Names that say nothing, and things in the wrong place."""

import ast
import re

import pytest

from tests.house.tree import ROOT, files, named, product, syntax

SAYING_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "misc", "shared"}
AT_THE_TOP = {
    ".ci",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "Makefile",
    "README.md",
    "api",
    "cms",
    "content_types",
    "docs",
    "locales",
    "manage.py",
    "pyproject.toml",
    "requirements-dev.in",
    "requirements-dev.txt",
    "requirements.in",
    "requirements.txt",
    "tests",
}
# Somebody's own machine: it means nothing on another one.
OF_ONE_MACHINE = re.compile(r"(?<![\w/.:>}-])/(?:work|root|home|opt|mnt|Users)/|--(?:extra-)?index-url|--find-links")
TEXT = {"", ".py", ".md", ".txt", ".in", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".graphql", ".json", ".ini"}
SPEAKING_OF_THEM = {"tests/house/test_names.py"}


def test_the_top_level_holds_what_it_should_and_nothing_else():
    assert {named(path).split("/")[0] for path in files()} - AT_THE_TOP == set()


def test_no_module_or_package_has_a_name_that_says_nothing():
    parts = {named(path): {path.stem, path.parent.name} for path in product()}

    assert {name for name, words in parts.items() if words & SAYING_NOTHING} == set()


def test_no_package_is_called_base():
    assert [named(path) for path in product() if path.parent.name == "base"] == []


# Path: why it may speak of signals at all; none of these receives one.
SILENCING = {
    "cms/translation/indexing.py": "keeps Wagtail's own receivers quiet while many pages are made in one go",
    "content_types/demo/removal.py": "the same, while the demo is taken out",
}
# Path: why it may take pages down without save().
TAKING_DOWN = {"content_types/demo/removal.py": "deletes those pages in the same transaction"}


def test_signals_are_received_in_one_place_only():
    importing = {named(path) for path in product() for node in ast.walk(syntax(path)) if _imports_signals(node)}

    assert importing == {"cms/publishing/receivers.py", *SILENCING}


def _imports_signals(node: ast.AST) -> bool:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
    source = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
    return any(name.endswith("signals") or name == "django.dispatch" for name in [*source, *names])


def test_nothing_is_published_behind_the_gate():
    """`update(live=...)` is the one way to go live that `save()` does not see."""
    behind = {named(path) for path in product() for node in ast.walk(syntax(path)) if _sets(node)}

    assert behind == TAKING_DOWN.keys()


def _sets(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr == "update":
        return any(keyword.arg in {"live", "live_revision"} for keyword in node.keywords)
    return node.func.attr == "bulk_update" and "'live'" in ast.dump(node)


@pytest.mark.parametrize(
    "planted",
    ["Page.objects.filter(pk=1).update(live=True)", "Page.objects.bulk_update(pages, ['live', 'title'])"],
)
def test_the_rule_about_the_gate_notices_what_it_should(planted):
    assert any(_sets(node) for node in ast.walk(ast.parse(planted)))


def test_no_file_knows_the_machine_it_was_written_on():
    knowing = {}
    for path in files():
        if path.suffix in TEXT and "vendor" not in path.parts and named(path) not in SPEAKING_OF_THEM:
            found = OF_ONE_MACHINE.search(path.read_text(encoding="utf-8"))
            if found:
                knowing[named(path)] = found.group()

    assert knowing == {}


def test_every_package_says_in_a_sentence_what_it_is_for():
    silent = [
        named(path)
        for path in product()
        if path.name == "__init__.py" and "management" not in path.parts and not ast.get_docstring(syntax(path))
    ]

    assert silent == []


def test_no_file_of_another_tool_lies_in_a_package():
    """A package holds code, texts, templates and what they show; not an editor's or a merge's leftovers."""
    leftovers = [named(path) for path in files(ROOT) if path.suffix in {".orig", ".rej", ".bak", ".swp", ".log"}]

    assert leftovers == []
