"""What is wrong with the demo's files is found before anything is made, and said all at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from content_types.demo.assets import file_of
from content_types.demo.reading import ITEM_LINK, Group

ONE = ("place", "organiser", "part_of", "show")
SEVERAL = ("related", "helplines")


class DemoContentError(ValueError):
    """The demo's files do not fit together; the message has a line for each reason."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("\n".join(reasons))


def check(groups: Iterable[Group], *, logos: Iterable[str]) -> None:
    """Raises DemoContentError for items and assets that are named and not there."""
    known = list(groups)
    keys = {(group.tenant, group.key) for group in known}
    lost = [
        f"{group.tenant}/{group.kind}/{group.key}: there is no item {key}"
        for group in known
        for key in _keys(group)
        if (group.tenant, key) not in keys
    ]
    assets = {*logos, *(name for group in known for name in asset_names([group.facts, group.languages]))}
    missing = sorted(name for name in assets if file_of(name) is None)
    if missing:
        lost.append(f"Assets that are missing: {', '.join(missing)}")
    if lost:
        raise DemoContentError(lost)


def asset_names(said: Any) -> Iterator[str]:
    """Every `asset: name` within something read from a file."""
    for place, text in _strings(said):
        if place == "asset":
            yield text


def _keys(group: Group) -> Iterator[str]:
    yield from (group.facts[name] for name in ONE if group.facts.get(name))
    for name in SEVERAL:
        yield from group.facts.get(name) or ()
    for place, text in _strings(group.languages):
        if place == "helplines":
            yield text
        yield from ITEM_LINK.findall(text)


def _strings(said: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text within something read from a file, with the name of the field that it stands in."""
    if isinstance(said, Mapping):
        for name, each in said.items():
            yield from _strings(each, name)
    elif isinstance(said, list):
        for each in said:
            yield from _strings(each, place)
    elif isinstance(said, str):
        yield place, said
