"""What a server is started with has nothing that Django warns of, and the tests run on what they were given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.house.tree import ROOT

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "solvik.example",
    "ADMIN_BASE_URL": "https://solvik.example",
}


def check(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Django's own checks, in a process of its own, with the settings of a server."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=kept | PRODUCTION | {"DATA_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
    )


def test_a_server_is_started_without_a_warning(tmp_path):
    done = check(tmp_path)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_a_server_without_a_secret_key_does_not_start(tmp_path):
    done = check(tmp_path, SECRET_KEY="")

    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


UNKNOWN_HOST = """
import django
django.setup()
from django.test import Client
from django.utils.html import strip_tags
for path in ("/graphql", "/admin/login/", "/"):
    answer = Client(raise_request_exception=False).get(path, headers={"host": "elsewhere.example"})
    print(answer.status_code, " ".join(strip_tags(answer.content.decode()).split()))
"""


@pytest.mark.parametrize("settings_of", ["dev", "production"])
def test_an_unknown_host_is_told_nothing(tmp_path, settings_of):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL", "DEBUG"}}
    own = PRODUCTION | {"DJANGO_SETTINGS_MODULE": f"cms.settings.{settings_of}", "SECURE_SSL_REDIRECT": "no"}
    done = subprocess.run(
        [sys.executable, "-c", UNKNOWN_HOST],
        cwd=ROOT,
        env=kept | own | {"DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["400 Bad Request (400) Bad Request (400)"] * 3


def test_the_suite_runs_on_the_database_and_cache_that_the_environment_names():
    asked = os.environ.get("DATABASE_URL", "sqlite:").split(":")[0]
    cache = settings.CACHES["default"]["BACKEND"]

    assert connection.vendor == {"postgres": "postgresql"}.get(asked, asked)
    assert cache.endswith("RedisCache") == bool(os.environ.get("REDIS_URL"))


@pytest.mark.parametrize(("said", "expected"), [({}, "False"), ({"GRAPHQL_INTROSPECTION": "on"}, "True")])
def test_a_server_tells_its_schema_only_where_somebody_has_said_so(tmp_path, said, expected):
    kept = {name: value for name, value in os.environ.items() if name != "GRAPHQL_INTROSPECTION"}
    shown = subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; print(settings.GRAPHQL_INTROSPECTION)"],
        cwd=ROOT,
        env=kept | PRODUCTION | {"DATA_DIR": str(tmp_path)} | said,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == f"{expected}\n"
