"""Bodies, steps and hours as the database keeps them: lists of blocks, each with its id."""

import json
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from content_types.catalogue.plan import Plan
from content_types.catalogue.words import Prose

SHAPE = (
    "heading", "text", "image", "text", "support_box", "heading", "linked", "image", "quote", "text", "fact_box",
    "heading", "image", "list", "support_box",
)  # fmt: skip
STEPS = 4


@dataclass(slots=True)
class Bench:
    """Builds the blocks of one page. `pictures` are the ids of its pictures, used in turn."""

    plan: Plan
    place: str
    prose: Prose
    pictures: list[int]
    helplines: list[Page]
    linked: Page | None = None

    def body(self, shape: tuple[str, ...] = SHAPE) -> str:
        """The blocks of this shape."""
        pictures, helplines = iter(self.pictures), iter(self.helplines)
        blocks = []
        for position, name in enumerate(shape):
            if name == "image":
                blocks.append(self._block("image", self._image(next(pictures)), position))
            elif name == "support_box":
                blocks.append(self._block("support_box", self._support([next(helplines)], position), position))
            else:
                blocks.append(self._block(*self._words(name), position))
        return json.dumps(blocks)

    def steps(self) -> str:
        """What to do, in a few steps."""
        values = [{"title": self.prose.title(), "text": self._paragraphs(1)} for _ in range(STEPS)]
        return json.dumps([self._block("step", value, f"step {place}") for place, value in enumerate(values)])

    def hours(self) -> str:
        """Open on working days, on Saturdays by appointment, closed on one day."""
        opens = self.prose.random.choice(("08:00:00", "10:00:00", "14:00:00"))
        week = {"days": ["0", "1", "2", "3", "4"], "state": "OPEN", "opens": opens, "closes": "20:00:00", "note": ""}
        saturday = {"days": ["5"], "state": "BY_APPOINTMENT", "opens": None, "closes": None, "note": ""}
        feast = {"date": "2026-12-24", "state": "CLOSED", "opens": None, "closes": None, "note": self.prose.title()}
        shape = [("weekly", week), ("weekly", saturday), ("exception", feast)]
        return json.dumps([self._block(name, value, f"hours {place}") for place, (name, value) in enumerate(shape)])

    def _block(self, name: str, value: object, position: object) -> dict[str, Any]:
        return {"type": name, "value": value, "id": str(self.plan.key(self.place, "block", position))}

    def _image(self, picture: int) -> dict[str, Any]:
        image = {"image": picture, "decorative": False, "alt_text": self.prose.title()}
        return {"image": image, "caption": self.prose.title()}

    def _support(self, helplines: list[Page], position: int) -> dict[str, Any]:
        items = [
            {"type": "item", "value": line.pk, "id": str(self.plan.key(self.place, position, "helpline", place))}
            for place, line in enumerate(helplines)
        ]
        return {"title": self.prose.title(), "helplines": items}

    def _words(self, name: str) -> tuple[str, Any]:
        prose = self.prose
        if name == "heading":
            return name, {"text": prose.title(), "level": prose.random.choice("23")}
        if name == "quote":
            return name, {"text": prose.sentences(2), "attribution": prose.name()}
        if name == "fact_box":
            return name, {"title": prose.title(), "text": self._list()}
        if name == "list":
            return "text", self._list()
        return "text", self._paragraphs(2, link=self.linked if name == "linked" else None)

    def _paragraphs(self, count: int, link: Page | None = None) -> str:
        text = "".join(f"<p>{self.prose.sentences(3)} <b>{self.prose.title()}</b>.</p>" for _ in range(count))
        if link:
            text += f'<p><a linktype="page" id="{link.pk}">{self.prose.title()}</a>.</p>'
        return text

    def _list(self) -> str:
        return f"<ul>{''.join(f'<li>{self.prose.title()}</li>' for _ in range(4))}</ul>"
