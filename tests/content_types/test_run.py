"""`make run` serves this machine, and others only when somebody says so."""

import subprocess
from pathlib import Path
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
        return [part for command in STARTED for part in command if part.startswith(("--host", "--port"))]

    return serve


def test_it_listens_to_this_machine_only(bound: Any) -> None:
    assert bound() == ["--host=127.0.0.1", "--port=8123"]


@pytest.mark.parametrize("address", ["::1", "[::1]"])
def test_an_ipv6_address_stands_in_brackets(bound: Any, capsys: pytest.CaptureFixture[str], address: str) -> None:
    assert bound(f"--address={address}") == ["--host=::1", "--port=8123"]
    told = capsys.readouterr().out
    assert "http://[::1]:8123/admin/" in told
    assert "Listens on" not in told


@pytest.mark.parametrize(
    ("address", "named"),
    [("127.0.0.1", "localhost"), ("0.0.0.0", "localhost"), ("::", "localhost"), ("10.1.2.3", "10.1.2.3")],
)
def test_it_says_where_it_is_found(bound: Any, capsys: pytest.CaptureFixture[str], address: str, named: str) -> None:
    bound(f"--address={address}")

    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith("Admin")] == [
        f"Admin              http://{named}:8123/admin/"
    ]
    assert f"curl -s http://{named}:8123/graphql" in told


def test_a_fresh_clone_has_a_place_for_collected_files(bound: Any, settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "var" / "static"

    bound()

    assert settings.STATIC_ROOT.is_dir()


def test_it_warns_of_settings_for_a_tenant_that_there_is_not(
    bound: Any, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FALLBACK_CHAINS = {"nordbye": {"nb": ["da"]}}

    bound()

    assert "FALLBACK_CHAINS names the tenant “nordbye”, which there is not" in capsys.readouterr().err


def test_it_listens_to_others_when_asked_to(bound: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert bound("--address=0.0.0.0") == ["--host=0.0.0.0", "--port=8123"]
    assert "Listens on 0.0.0.0:8123: other machines" in capsys.readouterr().out
