"""The documents and queries by which search is measured; the command `compare_search` reads the same files."""

import json
from pathlib import Path

from locales.search import Index

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "search"


def rows(name: str) -> list[dict[str, str]]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def index() -> Index[str]:
    return Index((row["id"], row["locale"], row["title"], row["body"]) for row in rows("documents"))


def found(query: str, *documents: str, locale: str = "nb") -> list[str]:
    """Which of these titles the query finds, in order."""
    return Index((title, locale, title, "") for title in documents).find(query, locale)
