"""The real product with its demo for the clients of apps, and the example app of the documentation."""

import json
import os
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.product import Server, environment_of, free_port, manage
from tests.house.tree import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "typescript"
OPERATIONS = EXAMPLE / "operations"
REGISTER = ["register_operations", str(OPERATIONS), "--app", "example", "--app-version", "1.0"]
# With this many of each kind an edition has more items than a page of changes.
CATALOGUE = ["seed_catalogue", "--items", "25"]


@dataclass(frozen=True, slots=True)
class Platform:
    """A running installation with the demo and a catalogue, where the example's operations are registered."""

    server: Server

    @property
    def endpoint(self) -> str:
        """Where GraphQL is."""
        return f"http://127.0.0.1:{self.server.port}/graphql"

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a GraphQL query."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        asked = urllib.request.Request(self.endpoint, data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=60) as response:
            answer = json.load(response)
        assert "errors" not in answer, answer
        return answer["data"]

    def run(self, script: str) -> str:
        """What a script within the installation prints; an editor does the like in the admin."""
        return manage(["shell", "-v", "0", "-c", script], self.server.environment).strip()


@contextmanager
def running(folder: Path) -> Iterator[Platform]:
    """Makes an installation in this folder, and serves it until the block ends."""
    environment = environment_of(folder)
    for command in (["migrate", "-v", "0"], ["load_demo"], CATALOGUE, REGISTER):
        manage(command, environment)
    server = Server(port=free_port(), log=folder / "log", environment=environment)
    try:
        server.start()
        yield Platform(server)
    finally:
        server.stop()


def said(*command: str | Path, cwd: Path = EXAMPLE, **environment: str) -> str:
    """What a program of Node says that ends well."""
    kept = {**os.environ, **environment}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=kept, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installed(name: str) -> Path:
    """A program that the example's packages bring."""
    return EXAMPLE / "node_modules" / ".bin" / name
