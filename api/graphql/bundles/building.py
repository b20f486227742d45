"""An edition as one file: what an app has after its first sync, taken from the same answers."""

import gzip
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from api.access.editions import open_edition
from api.graphql.bundles.applying import Store
from api.graphql.engine.context import Reading
from api.graphql.engine.documents import DocumentCache, Prepared
from api.graphql.plan.executing import execute
from api.graphql.schema import schema
from cms.media.making import rendition_for
from cms.media.permissions import RENDITION
from cms.media.public_files import PublicFile
from cms.media.renditions import FILES_PREFIX
from cms.publishing.files import public_file

FORMAT = 1
DOCUMENT = Path(__file__).with_name("complete.graphql")
Data = dict[str, Any]


class CannotBuild(RuntimeError):
    """The edition did not answer as it does to apps."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle before it is written; `content` is compressed."""

    name: str
    content: bytes
    items: int
    files: int


def build(*, tenant: str, locale: str, at: datetime) -> Bundle:
    """The bundle of an edition as it is at this moment: the same bytes again while nothing changes.

    Makes the pictures' renditions that nobody has asked for yet, so that their sizes can be told.

    Raises `UnknownTenant`, `UnknownLocaleTag`, `LocaleNotOffered` or `CannotBuild`.
    """
    known = open_edition(tenant=tenant, locale=locale)
    place = {"tenant": known.tenant, "locale": known.locale}
    store, told = _synced(place, at)
    _tell_sizes(store, at)
    files = _manifest(store)
    said = {
        "format": FORMAT,
        **place,
        "builtAt": at.isoformat(),
        **told,
        "edition": _answer("CompleteEdition", place, at),
        "changes": list(store.changes.values()),
        "files": files,
    }
    # Without a time of its own: gzip would put the hour of the packing into the bytes.
    content = gzip.compress(orjson.dumps(said), compresslevel=9, mtime=0)
    return Bundle(f"{known.tenant}-{known.locale}.json.gz", content, len(store.changes), len(files))


def _synced(place: Data, at: datetime) -> tuple[Store, Data]:
    """All sets of a first sync, applied, and what the last one told."""
    store, variables = Store(), {**place, "from": at.isoformat()}
    while True:
        found = _answer("Complete", variables, at)["changes"]
        store.apply(found["changes"])
        variables["since"] = found["token"]
        if not found["hasMore"]:
            return store, {"token": found["token"], "uiStringsVersion": found["uiStringsVersion"]}


def _answer(operation: str, variables: Data, at: datetime) -> Data:
    result = execute(
        schema.graphql_schema,
        _prepared(),
        context=Reading(at, _prepared()),
        variables=variables,
        operation_name=operation,
    )
    if result.errors or result.data is None:
        raise CannotBuild("; ".join(error.message for error in result.errors or ()) or "no data")
    edition: Data = result.data["edition"]
    return edition


@cache
def _prepared() -> Prepared:
    return DocumentCache(schema.graphql_schema).prepare(DOCUMENT.read_text(encoding="utf-8"))


def _tell_sizes(store: Store, at: datetime) -> None:
    """Of the renditions that nobody had asked for."""
    found: dict[str, float | None] = {}
    for change in store.changes.values():
        for file in change["files"]:
            url = file["url"]
            if file["bytes"] is None and url not in found:
                found[url] = _size_of(url, at)
            file["bytes"] = found.get(url, file["bytes"])


def _manifest(store: Store) -> list[Data]:
    """Each file once, with the ids of the items that show it."""
    files: dict[str, Data] = {}
    for change in store.changes.values():
        for file in change["files"]:
            files.setdefault(file["url"], {**file, "items": []})["items"].append(change["id"])
    return list(files.values())


def _size_of(url: str, at: datetime) -> float | None:
    """Bytes of a rendition, which is made if need be; None where its picture is gone meanwhile."""
    named = RENDITION.fullmatch(urlsplit(url).path.removeprefix(FILES_PREFIX))
    picture = public_file(named["key"], at) if named else None
    if named is None or not isinstance(picture, PublicFile) or picture.image_id is None:
        return None
    made = rendition_for(image_id=picture.image_id, key=named["key"], suffix=named["suffix"])
    if made is None:
        return None
    rendition, _ = made
    if rendition.bytes is None:
        # Made before sizes were noted.
        rendition.bytes = rendition.file.size
        rendition.save(update_fields=["bytes"])
    # As the API says it.
    return float(rendition.bytes)
