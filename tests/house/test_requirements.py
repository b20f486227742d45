"""What an installation installs is decided here, to the last digit."""

import json
import re

import pytest

from tests.house.tree import text

PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[a-z,-]+\])?==[0-9][\w.+!-]*(?:\s*;.*?)?(?:\s+#.*)?")
PLATFORM = {
    "django": "5.2.",
    "wagtail": "8.0.",
    "wagtail-localize": "1.14.",
    "djangorestframework": "",
    "graphene-django": "",
    "pillow": "",
}


def pins(name: str) -> dict[str, str]:
    """Package and version of each line."""
    lines = [line for line in text(name).splitlines() if line.strip() and not line.startswith("#")]
    assert [line for line in lines if not PINNED.fullmatch(line)] == []
    return {line.split("==")[0].split("[")[0].lower(): line.split("==")[1].split()[0] for line in lines}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(name):
    assert pins(name)


@pytest.mark.parametrize(("package", "version"), PLATFORM.items())
def test_the_platform_stands_on_what_was_agreed(package, version):
    assert pins("requirements.txt")[package].startswith(version)


def test_the_suite_runs_on_what_was_agreed():
    assert "pytest-django" in pins("requirements-dev.txt") | pins("requirements.txt")


def test_both_files_agree():
    shipped, checking = pins("requirements.txt"), pins("requirements-dev.txt")

    assert {name for name in shipped.keys() & checking.keys() if shipped[name] != checking[name]} == set()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_what_is_asked_for_is_compiled(name):
    asked = [line for line in text(f"{name}.in").splitlines() if line and not line.startswith(("#", "-c"))]
    names = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in asked}

    assert names - pins(f"{name}.txt").keys() == set()


def test_the_example_app_names_its_packages_to_the_last_digit_and_nobodys_registry():
    folder = "docs/examples/typescript"
    package, lock = (json.loads(text(f"{folder}/{name}.json")) for name in ("package", "package-lock"))
    asked = package["dependencies"] | package["devDependencies"]

    assert {name: version for name, version in asked.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}
    assert [name for name, each in lock["packages"].items() if "resolved" in each] == []
    assert [name for name, each in lock["packages"].items() if name and "integrity" not in each] == []
