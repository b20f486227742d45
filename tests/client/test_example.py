"""The example app of the documentation: its types are those of the schema, and its clients get what they ask for."""

import re

import pytest

from tests.client.platform import EXAMPLE, Platform, said

pytestmark = pytest.mark.client

TESTS = sorted(path.name.removesuffix(".test.ts") for path in (EXAMPLE / "test").glob("*.test.ts"))


def test_all_tests_of_the_example_are_known():
    assert TESTS == ["apollo-cache", "audits", "clients", "offline"]


@pytest.mark.usefixtures("packages")
def test_what_is_generated_is_what_the_schema_says():
    said("node", "generate.mjs", "--check")


@pytest.mark.parametrize("name", TESTS)
def test_the_example_passes_its_tests_against_a_running_server(platform: Platform, name: str):
    outcome = said("node", "--test", f"dist/test/{name}.test.js", ENDPOINT=platform.endpoint)

    assert int(re.search(r"^# pass (\d+)$", outcome, re.MULTILINE)[1]) > 1
    assert re.search(r"^# skipped 0$", outcome, re.MULTILINE)
