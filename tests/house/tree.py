"""What the house tests look at: the files of the repository, and the product's modules among them."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "cms", "content_types", "locales")
IGNORED = [
    ".git",
    *(line.strip().strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line),
]


def files(below: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the repository, in the order of the names."""
    for path in sorted(below.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def named(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> list[Path]:
    """Python files below these folders, without migrations."""
    return [
        path
        for folder in folders
        for path in files(ROOT / folder)
        if path.suffix == ".py" and "migrations" not in path.parts
    ]


def product() -> list[Path]:
    """The modules that we ship."""
    return modules(*PACKAGES)


@cache
def syntax(path: Path) -> ast.Module:
    """The module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def text(name: str) -> str:
    """A file of the repository, by its name from the root."""
    return (ROOT / name).read_text(encoding="utf-8")
