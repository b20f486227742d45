"""From what documents say of files to what the API shows: whole addresses, and pictures that know theirs."""

from typing import Any

from cms.media.renditions import FILES_PREFIX


def file_address(base: str, key: str) -> str:
    """The whole address of a file, from its key below /files/."""
    return key if "://" in key else f"{base}{FILES_PREFIX}{key}"


def picture(value: dict[str, Any] | None, base: str) -> dict[str, Any] | None:
    """A picture that knows where its renditions are given out."""
    return None if value is None else {**value, "base": base}


def media(value: dict[str, Any] | None, base: str) -> dict[str, Any] | None:
    """A sound or film with its address."""
    return None if value is None else {**value, "url": file_address(base, value["url"])}


def transcript(value: dict[str, Any] | None, item: Any) -> dict[str, Any] | None:
    """A transcript of an item with its address; its text may lie in the detail of the item."""
    if value is None:
        return None
    return {**value, "vttUrl": file_address(item.edition.base, value["vttUrl"]), "item": item}


def captions(values: list[dict[str, Any]] | None, base: str) -> list[dict[str, Any]]:
    """Caption tracks with their addresses."""
    return [{**value, "url": file_address(base, value["url"])} for value in values or ()]
