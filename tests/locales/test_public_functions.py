"""The public functions are documented with examples that run, in a process that cannot import Django."""

import re
import subprocess
import sys

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "reference" / "languages.md"
WITHOUT_DJANGO = """
import doctest, sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "wagtail", "cms", "api", "content_types"}:
            raise ImportError(f"{name} may not be imported here")

sys.meta_path.insert(0, Refusing())
test = doctest.DocTestParser().get_doctest(sys.stdin.read(), {}, "languages.md", "languages.md", 0)
results = doctest.DocTestRunner().run(test)
print(results.attempted, results.failed)
"""


def _examples() -> str:
    """The Python examples; what is not code becomes empty lines, so that a failure names its line."""
    kept, inside = [], False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```python"
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept)


def test_every_example_of_the_documentation_is_true_without_django():
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WITHOUT_DJANGO],
        input=_examples(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
    attempted, failed = map(int, done.stdout.splitlines()[-1].split())
    assert failed == 0, done.stdout
    assert attempted == _examples().count(">>>")


def test_every_module_of_the_package_works_without_django():
    modules = sorted(path.stem for path in (ROOT / "locales").glob("*.py") if path.stem != "__init__")
    code = WITHOUT_DJANGO.partition("test =")[0] + "".join(f"import locales.{name}\n" for name in modules)

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_the_public_functions_are_named_in_the_documentation():
    page = PAGE.read_text(encoding="utf-8")
    promised = {
        "negotiation": ["canonical", "negotiate"],
        "fallbacks": ["resolve"],
        "status": ["derive"],
        "formats": ["date_long", "date_short", "time", "number"],
        "plurals": ["category"],
        "slugs": ["slugify"],
        "collation": ["sort_key"],
        "readability": ["lix"],
        "detection": ["detect"],
    }

    for module, functions in promised.items():
        imported = re.findall(rf"^>>> from locales\.{module} import (.+)$", page, flags=re.MULTILINE)
        assert set(functions) <= set(", ".join(imported).split(", ")), module
