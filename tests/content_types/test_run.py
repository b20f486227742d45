"""`make run` serves this machine, and others only when somebody says so."""

import subprocess
from typing import Any

import pytest
from django.core.management import call_command

from content_types.management.commands import run

pytestmark = pytest.mark.django_db


class Started:
    """A process that ends at once."""

    def __init__(self, command: list[str], **_options: Any) -> None:
        STARTED.append(command)

    def wait(self, timeout: float | None = None) -> int:
        return 0

    def terminate(self) -> None:
        """It has ended already."""


STARTED: list[list[str]] = []


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Where the server of a run listens."""
    STARTED.clear()
    monkeypatch.setattr(subprocess, "Popen", Started)
    monkeypatch.setattr(run.signal, "signal", lambda *_args: None)
    monkeypatch.setattr(run, "compile_catalogues", lambda: None)
    monkeypatch.setenv("PORT", "0")

    def serve(*arguments: str) -> list[str]:
        with pytest.raises(SystemExit) as ended:
            call_command("run", "--no-demo", "--port=8123", *arguments)
        assert ended.value.code == 0
        return [part for command in STARTED for part in command if part.startswith("--bind")]

    return serve


def test_it_listens_to_this_machine_only(bound: Any) -> None:
    assert bound() == ["--bind=127.0.0.1:8123"]


def test_it_listens_to_others_when_asked_to(bound: Any) -> None:
    assert bound("--address=0.0.0.0") == ["--bind=0.0.0.0:8123"]
