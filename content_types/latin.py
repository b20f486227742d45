"""A Serbian document in Latin script, made of the Cyrillic one that is stored.

What people read is converted, by the contract's field names: a name has one type over all kinds and blocks. All else
(slugs, keys, addresses, numbers, enums) comes back as it is.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from cms.media.models.text_track import KEY_PREFIX
from cms.media.names import address_token
from cms.media.webvtt import cues_of, text_of
from cms.publishing.content import FileReference, PublicDocument
from content_types import richtext
from locales.languages import stored
from locales.scripts import document_to_latin, html_to_latin, to_latin, vtt_to_latin

LATIN = "sr-Latn"
# Fields of the type LocalizedText; rich text is converted whole, transcripts by their file.
TEXTS = frozenset(
    {
        *("accessibility", "address", "alt", "attribution", "caption", "checkedBy", "contentNote", "credit"),
        *("displayName", "fallbackText", "name", "note", "price", "provider", "question", "role", "summary"),
        *("text", "title"),
    }
)
RICH = frozenset({"html", "markdown", "document"})


def latin(content: PublicDocument) -> PublicDocument:
    """The document in Latin script. The one that is given stays as it is."""
    converter = _Converter({file.key: file for file in content.files})
    card, detail = converter.node(content.card), converter.node(content.detail)
    return replace(
        content,
        card={**card, "scriptConversion": "AUTOMATIC"},
        detail=detail,
        files=tuple(converter.files.values()),
        search_body=converter.lines(content.search_body),
    )


@dataclass(slots=True)
class _Converter:
    """`files` are those that the document names; `plain` has lines of rich text that were converted word for word."""

    files: dict[str, FileReference]
    plain: dict[str, str] = field(default_factory=dict)

    def node(self, value: dict[str, Any]) -> dict[str, Any]:
        """An object of the document."""
        if "html" in value:
            return self._rich(value)
        if "vttUrl" in value:
            return self._transcript(value)
        return {name: self._field(name, each) for name, each in value.items()}

    def lines(self, text: str) -> str:
        """Plain text, line by line as its rich text has it."""
        return "\n".join(self.plain.get(line) or to_latin(line) for line in text.split("\n"))

    def _field(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return self.node(value)
        if name == "captions":
            return self._captions(value)
        if isinstance(value, list):
            return [self._field(name, each) for each in value]
        return to_latin(value) if name in TEXTS and isinstance(value, str) else value

    def _rich(self, value: dict[str, Any]) -> dict[str, Any]:
        """Rich text in its shapes. Markdown cannot say what is not to be converted, so it is written anew."""
        converted = {name: self._field(name, each) for name, each in value.items() if name not in RICH}
        converted["html"] = html_to_latin(value["html"])
        if "document" not in value:
            return converted
        converted["document"] = document_to_latin(value["document"])
        if "markdown" in value:
            converted["markdown"] = richtext.render(converted["html"], item_for_page=lambda _page: None).markdown
        before, after = (richtext.plain_document(each["document"]) for each in (value, converted))
        self.plain |= zip(before.split("\n"), after.split("\n"), strict=True)
        if "fallbackText" in value:
            converted["fallbackText"] = to_latin(value["fallbackText"].removesuffix(before)) + after
        return converted

    def _transcript(self, value: dict[str, Any]) -> dict[str, Any]:
        if value["locale"] == LATIN or stored(value["locale"]) != stored(LATIN):
            return value
        track = self._track(value["vttUrl"])
        said = {"text": text_of(cues_of(track.text))} if "text" in value else {}
        return {**value, "locale": LATIN, "vttUrl": track.key, **said}

    def _captions(self, tracks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Cyrillic captions in Latin, unless somebody has written Latin ones."""
        if any(track["locale"] == LATIN for track in tracks):
            return tracks
        return [
            {"locale": LATIN, "url": self._track(track["url"]).key} if track["locale"] == stored(LATIN) else track
            for track in tracks
        ]

    def _track(self, key: str) -> FileReference:
        """The file in Latin script, at an address of its own, which follows from its text."""
        track = self.files[key]
        text = vtt_to_latin(track.text)
        made = replace(track, key=f"{KEY_PREFIX}{address_token(track.key, text)}.vtt", text=text)
        self.files[made.key] = made
        return made
