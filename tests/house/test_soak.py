"""A soak says its seed, writes down how each leg ended, and goes on where it was cut off."""

from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests import soak

HERE = "0123456789ab"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "MEASURED", tmp_path)
    monkeypatch.setattr(soak, "_commit", lambda: HERE)
    monkeypatch.delenv("SOAK_SEED", raising=False)
    monkeypatch.delenv("SOAK_AGAIN", raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "soak-walk.md"


def walk(leg: str, config: pytest.Config, *, fails: bool = False) -> list[str]:
    taken = []
    with soak.walking("walk", leg, steps=20, config=config):
        if fails:
            raise AssertionError("a difference")
        taken.append(leg)
    return taken


def test_a_leg_that_is_done_is_not_walked_again_at_the_same_commit(
    page: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walk("walk-1", pytestconfig) == ["walk-1"]
    with pytest.raises(pytest.skip.Exception, match=f"walk-1 is done at {HERE}"):
        walk("walk-1", pytestconfig)

    monkeypatch.setattr(soak, "_commit", lambda: "another00000")
    assert walk("walk-1", pytestconfig) == ["walk-1"]
    assert page.read_text().count("`walk-1`") == 1
    assert "`another00000`" in page.read_text()


def test_a_leg_that_failed_is_written_down_and_walked_again(page: Path, pytestconfig: pytest.Config) -> None:
    with pytest.raises(AssertionError, match="a difference"):
        walk("walk-1", pytestconfig, fails=True)
    assert "| `walk-1` | 20 | failed | 0 | `0123456789ab` |" in page.read_text()

    assert walk("walk-1", pytestconfig) == ["walk-1"]
    assert "| `walk-1` | 20 | clean | 0 | `0123456789ab` |" in page.read_text()


def test_what_is_not_committed_is_always_walked(
    page: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soak, "_commit", lambda: soak.NO_COMMIT)
    for _ in range(2):
        assert walk("walk-1", pytestconfig) == ["walk-1"]
    assert "| not committed |" in page.read_text()


def test_the_page_names_its_legs_in_order_and_the_seed(page: Path, pytestconfig: pytest.Config) -> None:
    for leg in ("walk-10", "walk-2"):
        walk(leg, pytestconfig)

    rows = page.read_text().splitlines()[-2:]
    assert ["`walk-2`" in rows[0], "`walk-10`" in rows[1]] == [True, True]
    assert "SOAK_SEED=walk SOAK_AGAIN=1 make soak" in page.read_text()
    assert soak.legs("walk", count=2) == ["walk-0", "walk-1"]


class Counting(RuleBasedStateMachine):
    """Takes numbers, and says which."""

    taken: list[int]

    @rule(number=st.integers())
    def take(self, number: int) -> None:
        self.taken.append(number)


def counted(seed: str) -> list[int]:
    taken: list[int] = []
    chosen = settings(
        max_examples=3, stateful_step_count=5, derandomize=True, database=None, phases=[Phase.generate], deadline=None
    )
    run_state_machine_as_test(soak.renamed(Counting, seed, taken=taken), settings=chosen)
    return taken


def test_a_state_machine_goes_another_way_with_another_seed_and_the_same_way_with_the_same() -> None:
    assert counted("walk-0") == counted("walk-0")
    assert counted("walk-0") != counted("walk-1")
