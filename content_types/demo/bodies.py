"""Blocks as the writers wrote them, as a StreamField stores them; their ids are the same in all languages."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cms.media.models.text_track import TrackKind
from content_types.demo.desk import Desk
from content_types.demo.reading import ITEM_LINK, Group
from content_types.demo.tracks import spread

Raw = dict[str, Any]
Writer = Callable[["Bench", Any, str], Any]


def stored(raw: list[Raw]) -> Any:
    """What a StreamField takes when it is assigned."""
    return json.dumps(raw)


class Bench:
    """Where the blocks of one item in one language are made."""

    def __init__(self, *, group: Group, code: str, desk: Desk) -> None:
        self.group, self.code, self.desk = group, code, desk

    def body(self, blocks: Iterable[Mapping[str, Any]] | None) -> Any:
        """The body."""
        raw = []
        for position, block in enumerate(blocks or []):
            ((kind, said),) = block.items()
            name, write = WRITERS[kind]
            raw.append(self.block(name, write(self, said, f"body/{position}"), f"body/{position}"))
        return stored(raw)

    def block(self, name: str, value: Any, place: str) -> Raw:
        """A block as a StreamField or a list stores it."""
        return {"type": name, "value": value, "id": str(self.group.stable_id(place))}

    def rich(self, html: str) -> str:
        """Rich text with its links to items as Wagtail stores them."""
        return ITEM_LINK.sub(self._link, html.strip())

    def picture(self, said: Mapping[str, Any]) -> Raw:
        """A picture with the words for those who cannot see it."""
        image = self.desk.library.picture(said["asset"])
        return {"image": image.pk, "alt_text": said["alt"], "decorative": False}

    def _link(self, match: re.Match[str]) -> str:
        page = self.desk.page(match[1], self.code)
        return f'<a linktype="page" id="{page.pk}">'


def _text(bench: Bench, said: str, place: str) -> str:
    return bench.rich(said)


def _heading(bench: Bench, said: str, place: str) -> Raw:
    return {"text": said, "level": "2"}


def _quote(bench: Bench, said: Raw, place: str) -> Raw:
    return {"text": said["text"], "attribution": said.get("attribution", "")}


def _image(bench: Bench, said: Raw, place: str) -> Raw:
    return {"image": bench.picture(said), "caption": said.get("caption", "")}


def _gallery(bench: Bench, said: list[Raw], place: str) -> Raw:
    images = [bench.block("item", _image(bench, each, place), f"{place}/{number}") for number, each in enumerate(said)]
    return {"images": images}


def _fact(bench: Bench, said: Raw, place: str) -> Raw:
    return {"title": said.get("title", ""), "text": bench.rich(said["text"])}


def _support(bench: Bench, said: Raw, place: str) -> Raw:
    helplines = [
        bench.block("item", bench.desk.page(key, bench.code).pk, f"{place}/{key}") for key in said["helplines"]
    ]
    return {"title": said.get("title", ""), "helplines": helplines}


def _audio(bench: Bench, said: Raw, place: str) -> Raw:
    media = bench.desk.library.recording(said["asset"])
    if said.get("transcript"):
        cues = spread(said["transcript"], seconds=media.duration)
        bench.desk.library.tell(media, code=bench.code, cues=cues, kind=TrackKind.TRANSCRIPT)
    return {"audio": media.pk, "title": said.get("title", "")}


def _video(bench: Bench, said: Raw, place: str) -> Raw:
    return {"video": bench.desk.library.recording(said["asset"]).pk, "title": said.get("title", "")}


def _embed(bench: Bench, said: Raw, place: str) -> Raw:
    return {"url": said["url"], "title": said.get("title", "")}


WRITERS: dict[str, tuple[str, Writer]] = {
    "text": ("text", _text),
    "heading": ("heading", _heading),
    "quote": ("quote", _quote),
    "image": ("image", _image),
    "gallery": ("gallery", _gallery),
    "fact": ("fact_box", _fact),
    "support": ("support_box", _support),
    "audio": ("audio", _audio),
    "video": ("video", _video),
    "embed": ("embed", _embed),
}
