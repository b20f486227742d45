"""Reading the environment: every setting that an installation may change is read here, so that docs can list them."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var"))


def flag(name: str, *, default: bool) -> bool:
    """`1`, `true`, `yes` and `on` (any case) mean yes; an unset or empty variable means the default."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def words(name: str, *, default: str = "") -> list[str]:
    """A list from a comma-separated variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def number(name: str, *, default: int) -> int:
    """A whole number; an unset or empty variable means the default."""
    return int(os.environ.get(name) or default)


def text(name: str, *, default: str = "") -> str:
    """A string; an unset or empty variable means the default."""
    return os.environ.get(name) or default
