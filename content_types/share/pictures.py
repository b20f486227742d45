"""Pictures, sound and film as HTML wants them; addresses are those of the finite set of renditions."""

from typing import Any

from cms.media import renditions
from cms.media.renditions import FILES_PREFIX
from locales.languages import BY_TAG

WIDTHS = (400, 800, 1200, 1600)
DEFAULT_WIDTH = 800
# What the big networks show of a shared page, in pixels.
CARD_WIDTH, CARD_HEIGHT = 1200, 630

Stored = dict[str, Any]


def address(image: Stored, *, width: int, height: int | None = None, format: str = "AUTO") -> tuple[str, int, int]:
    """Address, width and height of a rendition."""
    choice = renditions.choose(
        width=image["width"], height=image["height"], wanted_width=width, wanted_height=height, format=format
    )
    return renditions.address(key=image["key"], choice=choice), choice.width, choice.height


def picture(image: Stored | None) -> Stored | None:
    """A picture in the widths that a page can want."""
    if image is None:
        return None
    known = {width: url for url, width, _height in (address(image, width=each) for each in WIDTHS)}
    source, width, height = address(image, width=DEFAULT_WIDTH)
    return {
        "src": source,
        "srcset": ", ".join(f"{url} {width}w" for width, url in sorted(known.items())),
        "width": width,
        "height": height,
        "alt": "" if image["decorative"] else image["alt"],
        "credit": image["credit"],
    }


def card_picture(image: Stored | None) -> Stored | None:
    """The picture that goes with a shared link."""
    if image is None:
        return None
    url, width, height = address(image, width=CARD_WIDTH, height=CARD_HEIGHT, format="JPEG")
    return {"url": url, "width": width, "height": height, "alt": image["alt"]}


def recording(media: Stored | None) -> Stored | None:
    """A sound or film that a browser can play."""
    if media is None:
        return None
    seconds = round(media["seconds"] or 0)
    return {
        "src": FILES_PREFIX + media["url"],
        "type": media["mimeType"],
        "width": media["width"],
        "height": media["height"],
        "length": f"{seconds // 60}:{seconds % 60:02d}" if seconds else "",
    }


def tracks(captions: list[Stored] | None, *, locale: str) -> list[Stored]:
    """Captions of a film, those in the language of the text switched on."""
    return [
        {
            "src": FILES_PREFIX + caption["url"],
            "lang": caption["locale"],
            "label": BY_TAG[caption["locale"]].own_names[caption["locale"]],
            "default": caption["locale"] == locale,
        }
        for caption in captions or ()
    ]


def transcript(stored: Stored | None) -> Stored | None:
    """What is said, a paragraph for each blank line."""
    if not stored or not stored.get("text"):
        return None
    paragraphs = [part.split("\n") for part in stored["text"].split("\n\n") if part.strip()]
    return {"paragraphs": paragraphs, "reviewed": stored["reviewed"], "lang": stored["locale"]}
