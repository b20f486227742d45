"""Installations that speak the languages of the repository's catalogues; the suite itself reads what is written."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from locales.catalogues import ROOT
from locales.compile import compile_catalogues


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's catalogues as an installation has them: compiled."""
    root = tmp_path_factory.mktemp("locales")
    for source in ROOT.rglob("LC_MESSAGES/django*.po"):
        target = root / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    compile_catalogues(root)
    return root


@pytest.fixture
def reading(catalogues: Path) -> Callable[[str], AbstractContextManager[None]]:
    """An installation whose own language this is, so that what is not translated stays English."""

    def begun(code: str) -> Any:
        return override_settings(LANGUAGE_CODE=code, LOCALE_PATHS=[catalogues, catalogues / "libraries"])

    return begun
