"""The real product for a browser: started as `make run` starts it, with a database and files of its own."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.house.tree import ROOT

HOSTNAME = "nordby.localhost"
PASSWORD = "browser-tests-only"
STARTED_WITHIN_SECONDS, STOPPED_WITHIN_SECONDS = 300, 60
TENANT = ["add_tenant", "nordby", "Nordby kommune", "--country", "NO", "--locales", "nb,sv,sr"]
PLACE = ["--timezone", "Europe/Oslo", "--hostname", HOSTNAME]
# They read the admin in English, so that tests can name what they see; others read it in their own languages.
READERS = {"nb": "nina", "da": "dorte", "sr": "sanja"}
PEOPLE = f"""
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile
from cms.people.models import User
from content_types.models import KindIndex
names = {{"kari": "Kari", "ola": "Ola"}}
editors = [User.objects.create_user(each, password="{PASSWORD}", first_name=names[each]) for each in names]
for editor in editors:
    editor.groups.add(Group.objects.get(name="nordby: editors"))
chief = User.objects.create_superuser("chief", password="{PASSWORD}")
for user in (*editors, chief):
    UserProfile.objects.create(user=user, preferred_language="en")
for code, each in {READERS}.items():
    user = User.objects.create_user(each, password="{PASSWORD}", first_name=each.title())
    user.groups.add(Group.objects.get(name="nordby: editors"))
    UserProfile.objects.create(user=user, preferred_language=code)
for kind, code in (("STORY", "nb"), ("STORY", "sr"), ("SLIDESHOW", "nb")):
    print(KindIndex.objects.get(kind=kind, locale__language_code=code).pk)
"""


@dataclass(slots=True)
class Server:
    """The process that serves an installation; started again, it has the same port and the same data."""

    port: int
    log: Path
    environment: dict[str, str]
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Serves, and comes back as soon as the first page is there."""
        command = [sys.executable, "manage.py", "run", "--no-demo", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        """Nobody listens at the port any more."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=STOPPED_WITHIN_SECONDS)
            self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + STARTED_WITHIN_SECONDS
        while time.monotonic() < until and self.process and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/admin/login/", timeout=10):
                    return
            except OSError:
                time.sleep(0.3)
        raise AssertionError(f"The product did not start:\n{self.log.read_text()}")


@dataclass(frozen=True, slots=True)
class Product:
    """A running installation with one tenant, `nordby`, editors `kari` and `ola`, `READERS` and a superuser `chief`.

    `stories` is the page id of the index that Norwegian stories lie below, `serbian_stories` that of the Serbian ones;
    `slideshows` is that of Norwegian slideshows.
    """

    server: Server
    stories: int
    serbian_stories: int
    slideshows: int

    @property
    def port(self) -> int:
        """The one it listens at."""
        return self.server.port

    @property
    def address(self) -> str:
        """Where the tenant's site is."""
        return f"http://{HOSTNAME}:{self.port}"

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Nobody answers within the block; afterwards everything is as before."""
        self.server.stop()
        try:
            yield
        finally:
            self.server.start()

    def get(self, address: str, body: Any = None) -> tuple[str, bytes]:
        """Content type and bytes of an address of the product, as an app without a login gets them.

        Not every machine knows that names below localhost mean itself, so it is asked by number.
        """
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        headers = {"Host": f"{HOSTNAME}:{self.port}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=sent, headers=headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.headers["Content-Type"], answer.read()

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, whether somebody serves it or not."""
        path = Path(self.server.environment["DATA_DIR"]) / "db.sqlite3"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as database:
            return database.execute(statement, values).fetchall()

    def ask(self, query: str) -> dict[str, Any]:
        """The data of a GraphQL query."""
        answer = json.loads(self.get("/graphql", {"query": query})[1])
        assert "errors" not in answer, answer
        return answer["data"]


@contextmanager
def running(folder: Path) -> Iterator[Product]:
    """Makes an installation in this folder, and serves it until the block ends."""
    environment = environment_of(folder)
    for command in (["migrate", "-v", "0"], [*TENANT, *PLACE]):
        manage(command, environment)
    norwegian, serbian, slideshows = map(int, manage(["shell", "-v", "0", "-c", PEOPLE], environment).split())
    server = Server(port=free_port(), log=folder / "log", environment=environment)
    try:
        server.start()
        yield Product(server=server, stories=norwegian, serbian_stories=serbian, slideshows=slideshows)
    finally:
        server.stop()


def environment_of(folder: Path) -> dict[str, str]:
    """SQLite and the process's own memory, whatever the suite itself runs on."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    return kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "DATA_DIR": str(folder)}


def manage(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
