"""What all kinds have in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cms.publishing.enums import Kind
from content_types.demo.dates import Clock
from content_types.demo.desk import Desk
from content_types.demo.reading import Group, Text
from content_types.models import Credit, RelatedItem
from content_types.models.base import EditorialPage

Begin = Callable[[Group, str, Clock], dict[str, Any]]
Finish = Callable[[Any, Group, str, Desk], None]


def no_more_fields(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    """For kinds that begin with title and summary alone."""
    return {}


def no_more_links(page: Any, group: Group, code: str, desk: Desk) -> None:
    """For kinds that lead nowhere beside their picture and what they are related to."""


@dataclass(frozen=True, slots=True)
class Maker:
    """`picture` is the model's field for the item's main picture."""

    model: type[EditorialPage]
    begin: Begin = no_more_fields
    finish: Finish = no_more_links
    picture: str = "share_image"

    @property
    def kind(self) -> Kind:
        """The kind of item."""
        if self.model.public_kind is None:
            raise TypeError(self.model)
        return self.model.public_kind

    def draft(self, *, group: Group, code: str, desk: Desk) -> EditorialPage:
        """The page without its links, so that all pages can be there before the first link is made."""
        youngest, oldest = group.facts.get("ages") or (None, None)
        return self.model(
            min_age=youngest,
            max_age=oldest,
            crisis=bool(group.facts.get("crisis")),
            locale=desk.locales[code],
            translation_key=group.translation_key,
            owner=desk.editor,
            live=False,
            **self._words(group, code, desk.clock),
        )

    def reword(self, *, page: EditorialPage, group: Group, code: str, desk: Desk) -> None:
        """Gives a page that is there other words."""
        for name, value in self._words(group, code, desk.clock).items():
            setattr(page, name, value)
        self.dress(page=page, group=group, code=code, desk=desk)

    def _words(self, group: Group, code: str, clock: Clock) -> dict[str, Any]:
        said = group.languages[code]
        return {
            "title": said["title"],
            "summary": said["summary"].strip(),
            "content_note": said.get("content_note", ""),
            **self.begin(group, code, clock),
        }

    def dress(self, *, page: EditorialPage, group: Group, code: str, desk: Desk) -> None:
        """Adds topics, pictures, bodies and everything that leads elsewhere."""
        said = group.languages[code]
        page.topics = [desk.topics[slug, code] for slug in group.facts.get("topics", ())]
        page.related_items = [RelatedItem(target=item) for item in desk.pages_of(group.facts.get("related"), code)]
        if "image" in group.facts:
            setattr(page, self.picture, desk.library.picture(group.facts["image"]["asset"]))
            if hasattr(page, f"{self.picture}_alt"):
                setattr(page, f"{self.picture}_alt", said["image_alt"])
        self.finish(page, group, code, desk)


def credits(group: Group, code: str, desk: Desk, people: Iterable[Text]) -> list[Credit]:
    """Names and roles in one language. Each credit is the same one in all languages, as translations ask."""
    return [
        Credit(
            display_name=person.get("names", {}).get(code, person["name"]),
            role=_in_language(person.get("role", ""), code),
            locale=desk.locales[code],
            translation_key=group.stable_id("credit", position),
        )
        for position, person in enumerate(people)
    ]


def _in_language(said: str | Mapping[str, str], code: str) -> str:
    return said if isinstance(said, str) else said.get(code, "")
