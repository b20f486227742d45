"""The media manifest: what files an app fetches to show its items without a network.

Read off the documents, which name every picture, recording and text that they show. An address changes with what it
gives, so a file that an app has once it never fetches again; what no item of the app names any more it may drop.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.access.refusals import BadInput
from api.graphql.content.items import Item
from api.graphql.media.loaders import file_address
from cms.media import renditions
from cms.media.making import sizes_of
from cms.media.renditions import RenditionChoice
from cms.publishing.files import sizes_of_texts

TEXT = "text/vtt"
MOST_WISHES = 8

File = dict[str, Any]
# Key of a picture and one of its renditions.
Made = tuple[str, RenditionChoice]


class Manifest:
    """The files of a set of changes, found for all its items at once when the first is asked for."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._found: dict[tuple[Any, ...], dict[str, list[File]]] = {}

    def of(self, item: str, wishes: Sequence[Mapping[str, Any]]) -> list[File]:
        """The files of the item with this id; none where it is gone. Raises `BadInput`."""
        shape = tuple((wish["width"], wish.get("height"), wish.get("format")) for wish in wishes)
        if shape not in self._found:
            self._found[shape] = _files_of(self._items, wishes)
        return self._found[shape].get(item, [])


def _files_of(items: Sequence[Item], wishes: Sequence[Mapping[str, Any]]) -> dict[str, list[File]]:
    """By the items' ids: each file once, pictures in each of the wished renditions.

    Two statements for any number of items. Raises `BadInput`.
    """
    if len(wishes) > MOST_WISHES:
        raise BadInput(f"`renditions` names more than {MOST_WISHES} sizes. Name those that the app shows.")
    parts = {item["id"]: list(_parts(item)) for item in items}
    made = {
        id(part): list(dict.fromkeys(_chosen(part, wish) for wish in wishes))
        for found in parts.values()
        for part in found
        if "decorative" in part
    }
    pictures = sizes_of([one for chosen in made.values() for one in chosen])
    texts = sizes_of_texts([item.document_id for item in items])
    return {
        item["id"]: _each_once(
            file
            for part in parts[item["id"]]
            for file in _files(part, made.get(id(part), ()), pictures, texts, item.edition.base)
        )
        for item in items
    }


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a document that is, or names, a file."""
    if isinstance(value, dict):
        if not {"decorative", "sha256", "vttUrl"}.isdisjoint(value) or value.keys() == {"locale", "url"}:
            yield value
        for each in value.values():
            yield from _parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each)


def _chosen(picture: Mapping[str, Any], wish: Mapping[str, Any]) -> Made:
    wanted = wish.get("format")
    try:
        choice = renditions.choose(
            width=picture["width"],
            height=picture["height"],
            wanted_width=wish["width"],
            wanted_height=wish.get("height"),
            format="AUTO" if wanted is None else wanted.value,
        )
    except renditions.SizeOutOfRange as wrong:
        limits = f"{renditions.SMALLEST_WANTED} to {renditions.LARGEST_WANTED}"
        raise BadInput(f"`{wrong.field}` is out of range. Use {limits} pixels.") from None
    return picture["key"], choice


def _files(
    part: Mapping[str, Any],
    made: Iterable[Made],
    pictures: Mapping[tuple[str, str], int],
    texts: Mapping[str, int],
    base: str,
) -> Iterator[File]:
    for key, choice in made:
        address = base + renditions.address(key=key, choice=choice)
        yield _file(address, key, renditions.MIME_TYPES[choice.format], pictures.get((key, choice.suffix)))
    if "sha256" in part:
        key = part["url"]
        yield _file(file_address(base, key), key, part["mimeType"], part["bytes"], sha256=part["sha256"])
    elif "decorative" not in part:
        key = part.get("vttUrl") or part["url"]
        yield _file(file_address(base, key), key, TEXT, texts.get(key))


def _file(address: str, key: str, mime_type: str, size: float | None, *, sha256: str | None = None) -> File:
    version = key.rpartition("/")[2].partition(".")[0]
    return {"url": address, "bytes": size, "mimeType": mime_type, "version": version, "sha256": sha256}


def _each_once(files: Iterable[File]) -> list[File]:
    return list({file["url"]: file for file in files}.values())
