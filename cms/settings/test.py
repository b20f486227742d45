"""For the test suite: quick passwords, files in a directory of its own, everything else as it is for real."""

import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403
from cms.settings.parts.database import DATABASE_URL, database
from cms.settings.parts.environment import text

SECRET_KEY = "tests-only-" + "x" * 50
DEBUG = False
# Tests read as they are written, whatever has been translated.
LOCALE_PATHS = []
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="ungkanal-media-"))
DATABASES = {"default": database(DATABASE_URL if text("DATABASE_URL") else "sqlite:///:memory:")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: WAL, several connections and a second process are part of what is tested.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.mkdtemp(prefix="ungkanal-db-")) / "test.sqlite3")}
GRAPHQL_EXPLORER = True
# Each process has a database of its own, and so a bulletin of its own.
VERSIONS_FILE = Path(tempfile.mkdtemp(prefix="ungkanal-versions-")) / "versions"
# Tests do by hand what the thread does: it would see nothing of their transactions.
HOUSEKEEPING_THREAD = False
# Those of tests that are about budgets are set there.
BUDGET_WITHOUT_KEY = BUDGET_WITH_KEY = 0
STATIC_ROOT = MEDIA_ROOT / "static"
STATIC_ROOT.mkdir()
