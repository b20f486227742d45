"""The blocks of a body, each with the template that shows it."""

from collections.abc import Callable
from typing import Any

from content_types.share.contact import helpline
from content_types.share.pictures import picture, recording, tracks, transcript
from content_types.share.scene import Scene

Block = dict[str, Any]


def body(blocks: list[Block] | None, scene: Scene) -> list[Block]:
    """Blocks ready to be shown; those of a type that is not known say their fallback text."""
    return [block(each, scene) for each in blocks or ()]


def block(stored: Block, scene: Scene) -> Block:
    """One block."""
    prepare = PREPARED.get(stored["__typename"])
    if prepare is None:
        return {"id": stored["id"], "template": template("fallback"), "text": stored["fallbackText"]}
    name, fields = prepare
    return {"id": stored["id"], "template": template(name), **fields(stored, scene)}


def template(name: str) -> str:
    """Where the block's HTML is."""
    return f"content_types/share/blocks/{name}.html"


def _heading(stored: Block, scene: Scene) -> Block:
    return {"text": stored["text"], "level": stored["level"]}


def _text(stored: Block, scene: Scene) -> Block:
    return {"html": scene.html(stored["html"])}


def _image(stored: Block, scene: Scene) -> Block:
    return {"id": stored["id"], "picture": picture(stored["image"]), "caption": stored["caption"]}


def _gallery(stored: Block, scene: Scene) -> Block:
    return {"pictures": [_image(each, scene) for each in stored["images"]]}


def _quote(stored: Block, scene: Scene) -> Block:
    return {"text": stored["text"], "attribution": stored["attribution"]}


def _fact_box(stored: Block, scene: Scene) -> Block:
    return {"title": stored["title"], "html": scene.html(stored["html"])}


def _support_box(stored: Block, scene: Scene) -> Block:
    return {"title": stored["title"], "helplines": helplines(stored["helplines"], scene)}


def _audio(stored: Block, scene: Scene) -> Block:
    return {
        "recording": recording(stored["media"]),
        "title": stored["title"],
        "transcript": transcript(stored["transcript"]),
    }


def _video(stored: Block, scene: Scene) -> Block:
    return {
        "recording": recording(stored["media"]),
        "title": stored["title"],
        "tracks": tracks(stored["captions"], locale=scene.item.locale),
    }


def _embed(stored: Block, scene: Scene) -> Block:
    return {"url": stored["url"], "title": stored["title"], "provider": stored["provider"]}


def helplines(keys: list[str], scene: Scene) -> list[Block]:
    """Helplines that a text quotes; the emergency ones where none of them may be seen here."""
    found = scene.quoted.helplines(keys) if keys else []
    return [helpline(each, words=scene.words, at=scene.at, around=scene.item.locale) for each in found]


PREPARED: dict[str, tuple[str, Callable[[Block, Scene], Block]]] = {
    "HeadingBlock": ("heading", _heading),
    "TextBlock": ("text", _text),
    "ImageBlock": ("image", _image),
    "GalleryBlock": ("gallery", _gallery),
    "QuoteBlock": ("quote", _quote),
    "FactBoxBlock": ("fact_box", _fact_box),
    "SupportBoxBlock": ("support_box", _support_box),
    "AudioBlock": ("audio", _audio),
    "VideoBlock": ("video", _video),
    "EmbedBlock": ("embed", _embed),
}
