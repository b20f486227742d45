"""One installation for all tests of clients, and the example, built once."""

import shutil
from collections.abc import Iterator

import pytest

from tests.client.platform import EXAMPLE, Platform, installed, running, said


@pytest.fixture(scope="session")
def packages() -> None:
    """What the example's package-lock.json names is installed."""
    if not shutil.which("node"):
        pytest.fail("Node is missing. On Debian: apt-get install nodejs npm")
    if not installed("tsc").exists():
        pytest.fail("The example's packages are missing. Run: make client")


@pytest.fixture(scope="session")
def built(packages: None) -> None:
    """The example and its tests, checked and compiled."""
    shutil.rmtree(EXAMPLE / "dist", ignore_errors=True)
    said(installed("tsc"))


@pytest.fixture(scope="session")
def platform(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with running(tmp_path_factory.mktemp("platform")) as platform:
        yield platform
