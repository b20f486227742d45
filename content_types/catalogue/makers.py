"""The pages of the catalogue, a function for each kind: one item in one language, with its children, not yet placed."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page

from cms.media.models import Image, Media
from content_types.catalogue.bodies import Bench
from content_types.catalogue.plan import EPISODES_OF_A_SHOW, Plan
from content_types.catalogue.words import Prose
from content_types.models import (
    Credit,
    EpisodeChapter,
    Guide,
    Helpline,
    HelplineLink,
    PodcastEpisode,
    PodcastShow,
    RelatedItem,
    Story,
    Topic,
)
from content_types.models.base import TITLE_LENGTH, EditorialPage
from locales.slugs import slugify

SLUG_LENGTH = 60
EMERGENCIES = 2
URGENCIES = ("NOW", "SOON", "SOON", "INFO", "INFO", "INFO", "INFO", "INFO", "INFO", "INFO")
HELPLINES_OF_AN_ITEM, PICTURES_OF_A_STORY, RELATED, CHAPTERS = 2, 3, 2, 5
GUIDE_BODY = ("heading", "text", "fact_box")


@dataclass(slots=True)
class Shelf:
    """What items build on: `known` are the pages of earlier kinds, by kind, number and language code."""

    plan: Plan
    locales: dict[str, Locale]
    topics: dict[str, list[Topic]]
    pictures: list[Image]
    recordings: dict[int, Media] = field(default_factory=dict)
    known: dict[tuple[str, int, str], Page] = field(default_factory=dict)

    def some(self, kind: str, number: int, code: str, count: int) -> list[Page]:
        """So many pages of an earlier kind, each time others."""
        wanted = range(number * count, (number + 1) * count)
        return list(
            {each % self.plan.items: self.known[kind, each % self.plan.items, code] for each in wanted}.values()
        )

    def some_pictures(self, number: int) -> list[Image]:
        """The pictures of a story, and one more to stand for it."""
        return [self.pictures[(number + each * 7) % len(self.pictures)] for each in range(PICTURES_OF_A_STORY + 1)]


@dataclass(slots=True)
class Sheet:
    """One item in one language, about to be written."""

    shelf: Shelf
    kind: str
    number: int
    code: str
    prose: Prose

    @classmethod
    def of(cls, shelf: Shelf, kind: str, number: int, code: str) -> "Sheet":
        """A sheet with words of its own."""
        return cls(shelf, kind, number, code, Prose(shelf.plan.seed, kind, number, code=code))

    def common(self) -> dict[str, Any]:
        """Columns that all kinds have, as publishing leaves them."""
        out = self.shelf.plan.published_at(self.kind, self.number)
        title = self.prose.title()[:TITLE_LENGTH]
        slug = slugify(Prose(self.shelf.plan.seed, self.kind, self.number, code="nb").title(), "nb")[:SLUG_LENGTH]
        return {
            "title": title,
            "draft_title": title,
            "slug": f"{slug}-{self.number}",
            "summary": self.prose.sentences(2),
            "locale": self.shelf.locales[self.code],
            "translation_key": self.shelf.plan.key(self.kind, self.number),
            "min_age": self.prose.random.choice((None, 12, 13, 15)),
            "max_age": self.prose.random.choice((None, 19, 25)),
            "live": True,
            "first_published_at": out,
            "last_published_at": out + timedelta(hours=1),
            "latest_revision_created_at": out + timedelta(hours=1),
        }

    def finished(self, page: Any) -> Any:
        """The page with its topics; one to three of them, the same in all languages."""
        topics = self.shelf.topics[self.code]
        page.topics = [topics[(self.number + 4 * each) % len(topics)] for each in range(1 + self.number % 3)]
        for relation in get_all_child_relations(type(page)):
            if not getattr(page, relation.get_accessor_name()).is_deferring:
                # Held in memory like the rest, so that nobody asks the database for what cannot be there.
                setattr(page, relation.get_accessor_name(), [])
        return page

    def bench(self, pictures: list[Image], helplines: list[Page], linked: Page | None = None) -> Bench:
        """Where the blocks of this item are built."""
        place = f"{self.kind}:{self.number}"
        return Bench(self.shelf.plan, place, self.prose, [image.pk for image in pictures], helplines, linked)

    def credits(self, *roles: str) -> list[Credit]:
        """A first name for each role."""
        return [
            Credit(
                display_name=self.prose.name(),
                role=role,
                sort_order=place,
                locale=self.shelf.locales[self.code],
                translation_key=self.shelf.plan.key(self.kind, self.number, "credit", place),
            )
            for place, role in enumerate(roles)
        ]

    def helplines(self) -> list[Page]:
        """Who this item sends its readers to."""
        return self.shelf.some("helpline", self.number, self.code, HELPLINES_OF_AN_ITEM)

    def links(self) -> list[HelplineLink]:
        """The same, as children of the page."""
        return [HelplineLink(helpline=line, sort_order=at) for at, line in enumerate(self.helplines())]


def helpline(sheet: Sheet) -> EditorialPage:
    """Reached by phone and chat, with hours."""
    page = Helpline(
        **sheet.common(),
        provider=sheet.prose.name(),
        by_phone=True,
        phone=f"000 {sheet.number:05}",
        by_chat=True,
        url=f"https://chat.example/{sheet.number}",
        anonymous=bool(sheet.number % 2),
        emergency=sheet.number < EMERGENCIES,
        spoken_languages=f"{sheet.code}, en",
        hours=sheet.bench([], []).hours(),
    )
    return sheet.finished(page)


def guide(sheet: Sheet) -> EditorialPage:
    """Four steps, two helplines, and a little more about it."""
    bench = sheet.bench([], [])
    checked = sheet.shelf.plan.published_at(sheet.kind, sheet.number).date()
    page = Guide(
        **sheet.common(),
        question=f"{sheet.prose.title()}?",
        urgency=URGENCIES[sheet.number % len(URGENCIES)],
        steps=bench.steps(),
        body=bench.body(GUIDE_BODY),
        checked_by=sheet.prose.name(),
        checked_on=checked,
        next_check_on=checked + timedelta(days=365),
    )
    page.helpline_links = sheet.links()
    return sheet.finished(page)


def story(sheet: Sheet) -> EditorialPage:
    """Fifteen blocks with three pictures and two helplines, beside the main picture."""
    main, *pictures = sheet.shelf.some_pictures(sheet.number)
    guides = sheet.shelf.some("guide", sheet.number, sheet.code, RELATED)
    page = Story(
        **sheet.common(),
        lead_image=main,
        lead_image_alt=sheet.prose.title(),
        body=sheet.bench(pictures, sheet.helplines(), guides[0]).body(),
    )
    page.credits = sheet.credits("tekst", "foto")
    page.related_items = [RelatedItem(target=each, sort_order=at) for at, each in enumerate(guides)]
    return sheet.finished(page)


def show(sheet: Sheet) -> EditorialPage:
    """A show with two hosts."""
    pictures = sheet.shelf.pictures
    page = PodcastShow(
        **sheet.common(), artwork=pictures[sheet.number % len(pictures)], artwork_alt=sheet.prose.title()
    )
    page.credits = sheet.credits("host", "host")
    return sheet.finished(page)


def episode(sheet: Sheet) -> EditorialPage:
    """An episode with chapters and two helplines."""
    page = PodcastEpisode(
        **sheet.common(),
        season=1,
        number=sheet.number % EPISODES_OF_A_SHOW + 1,
        audio=sheet.shelf.recordings[sheet.number],
    )
    page.chapters = [
        EpisodeChapter(
            starts_at_seconds=10.0 * place,
            title=sheet.prose.title(),
            sort_order=place,
            locale=sheet.shelf.locales[sheet.code],
            translation_key=sheet.shelf.plan.key("episode", sheet.number, "chapter", place),
        )
        for place in range(CHAPTERS)
    ]
    page.credits = sheet.credits("host", "guest")
    page.helpline_links = sheet.links()
    return sheet.finished(page)


MAKERS = {"helpline": helpline, "guide": guide, "story": story, "show": show, "episode": episode}
