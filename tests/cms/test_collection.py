"""What a server has loaded is out of the garbage collector's hands."""

import subprocess
import sys

import pytest

SAYS = "import gc, {module}; print(gc.get_freeze_count() > 100_000, gc.get_threshold()[0])"


@pytest.mark.parametrize("module", ["cms.wsgi", "cms.asgi"])
def test_a_server_puts_aside_what_it_has_loaded(module):
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SAYS.format(module=module)], capture_output=True, text=True, check=True
    )

    assert said.stdout.split() == ["True", "50000"]
