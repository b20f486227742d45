"""SQLite in WAL mode is the embedded default, PostgreSQL by DATABASE_URL; Redis by REDIS_URL, else memory."""

from typing import Any

import dj_database_url

from cms.settings.parts.environment import DATA_DIR, flag, number, text

# One writer at a time is SQLite's rule: IMMEDIATE takes the write lock at BEGIN and waits for it, where the default
# would fail in the middle of a transaction that began as a reader.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
}

# PostgreSQL ends a statement that takes longer; 0 is no limit. A server sets it as it starts, for commands take their
# time. It comes with the connection, so that no answer pays for it.
STATEMENT_SECONDS = number("STATEMENT_SECONDS", default=0)

# PostgreSQL keeps the statements of the published store prepared from their second time in a connection.
PREPARED_FROM = 1

DATABASE_URL = text("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")


def database(url: str) -> dict[str, Any]:
    """Django's connection settings for a database address; every request is one transaction."""
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=number("CONN_MAX_AGE", default=60)))
    config["ATOMIC_REQUESTS"] = True
    config["CONN_HEALTH_CHECKS"] = True
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**config.get("OPTIONS", {}), **SQLITE_OPTIONS}
        return config
    options = config.setdefault("OPTIONS", {})
    if flag("PREPARED_STATEMENTS", default=True):
        options["prepare_threshold"] = PREPARED_FROM
    if STATEMENT_SECONDS:
        told = f"-c statement_timeout={STATEMENT_SECONDS}s"
        options["options"] = f"{options['options']} {told}" if "options" in options else told
    return config


def cache(redis_url: str) -> dict[str, Any]:
    """Redis where an installation has it; a single process gets by with its own memory."""
    if redis_url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "ungkanal"}


DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Mapped by all processes of this machine: how they learn of each other's commits to the published store.
VERSIONS_FILE = DATA_DIR / "versions"
REDIS_URL = text("REDIS_URL")
CACHES = {"default": cache(REDIS_URL), "renditions": cache(REDIS_URL)}
