"""An engine in a process of its own ends in time with all that it started, and is not believed blindly."""

import subprocess
import time
from pathlib import Path

import pytest

from cms.translation.machine.apertium import MOST_CHARACTERS, pairs, run, without_stray_stop
from cms.translation.machine.refusals import EngineFailed
from tests.cms.translation.machine import engines


def failure(command: str, text: str = "Hei", *, seconds: float = 10) -> str:
    with pytest.raises(EngineFailed) as failed:
        run([command], text, seconds=seconds)
    assert text not in str(failed.value)
    return failed.value.code


def test_what_it_writes_is_the_answer(tmp_path: Path) -> None:
    assert run([engines.program(tmp_path, engines.ANSWERING)], "Hei på deg", seconds=10) == "Hej på deg\n"


def test_one_that_is_not_there_knows_no_pair(tmp_path: Path) -> None:
    assert pairs(str(tmp_path / "nothing")) == frozenset()
    assert failure(str(tmp_path / "nothing")) == "MISSING"


def test_pairs_are_what_it_lists(tmp_path: Path) -> None:
    assert pairs(engines.program(tmp_path, engines.SILENT)) == {"nob-dan", "nob-swe", "swe-nob"}


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (engines.FAILING, "FAILED"),
        (engines.NOT_READING, "FAILED"),
        (engines.ENDLESS, "TOO_MUCH"),
        (engines.NOT_TEXT, "NOT_TEXT"),
    ],
)
def test_one_that_does_not_answer_properly_is_a_failure(tmp_path: Path, behaviour: str, code: str) -> None:
    assert failure(engines.program(tmp_path, behaviour), "Hei " * 4_000) == code


def test_one_that_hangs_ends_in_time_with_what_it_has_started(tmp_path: Path) -> None:
    command = engines.program(tmp_path, engines.HANGING.replace("'60'", "'61.25'"))
    began = time.monotonic()

    assert failure(command, seconds=1) == "TOO_SLOW"

    assert time.monotonic() - began < 10
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "sleep 61.25" not in running


def test_too_long_a_text_is_not_sent(tmp_path: Path) -> None:
    command = engines.program(tmp_path, engines.FAILING_ONCE)

    assert failure(command, "x" * (MOST_CHARACTERS + 1)) == "TOO_LONG"

    assert not Path(f"{command}.seen").exists()


@pytest.mark.parametrize(
    ("original", "translated", "kept"),
    [
        ("Klubben", "Klubben.", "Klubben"),
        ("Vi sees.", "Vi ses.", "Vi ses."),
        ("Vent …", "Vent ….", "Vent …."),
        ("Kommer <b>du?</b>", "Kommer <b>du?</b>.", "Kommer <b>du?</b>"),
        ("<b>Vi sees.</b>", "<b>Vi ses.</b>", "<b>Vi ses.</b>"),
    ],
)
def test_a_full_stop_that_the_original_has_not_goes(original: str, translated: str, kept: str) -> None:
    assert without_stray_stop(translated, original=original) == kept
