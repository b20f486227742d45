"""Words that stand in every sentence a machine wrote, and whoever looks for them as a stranger does."""

from collections.abc import Iterator

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.translation import drafts
from tests.api.crawl.crawling import LOCALES, Crawler
from tests.cms.translation.desk import boss, fill, sent, target

SECRET = {"nb": "kanarifugl", "sv": "kanarifugl", "da": "kanarifugl", "sr": "канаринац"}
# In Serbian it is read in both scripts.
READ_AS = ("kanarifugl", "канаринац", "kanarinac")
# As somebody writes it who cannot spell, or has not finished.
MISTYPED = ("kanarifugk", "kanarfiugl", "kanarifu", "канариннац", "kanarinca", "kanarin")
TARGETS = ("sv", "da", "sr")
ABOUT = "id title summary path shareUrl contentLocale availableLocales { locale path }"
SET = f"token hasMore changes {{ type reason content {{ {ABOUT} }} files {{ url }} }}"


def by_machine(translation: Translation) -> Translation:
    """Every string is translated by a machine; nothing is saved of it."""
    word = SECRET[translation.target_locale.language_code]
    fill(translation, machine=True)
    rows = StringTranslation.objects.filter(
        context__object=translation.source.object_id, locale=translation.target_locale
    )
    for row in rows:
        row.data = f"{word} {row.data}"
        row.save()
    return translation


def held(page: Page, *codes: str) -> Iterator[Page]:
    """Drafts by a machine in these languages."""
    for translation in sent(page, *codes):
        yield saved(by_machine(translation))


def saved(translation: Translation) -> Page:
    """The draft of a translation, as its strings make it."""
    drafts.save_draft(translation=translation, by=boss())
    return target(translation).get_latest_revision_as_object()


def look_for(crawler: Crawler) -> None:
    """Searches for the words in every edition, well and badly written, and reads every change there ever was."""
    for locale in LOCALES:
        for words in (*READ_AS, *MISTYPED):
            for fallback in ("CHAIN", "NONE"):
                listed = f"{{ totalCount edges {{ highlight node {{ {ABOUT} }} }} }}"
                asked = f'search(query: "$words", first: 100, fallback: {fallback}) {listed}'
                crawler.ask(asked, locale=locale, words=words)
        _follow(crawler, locale)


def _follow(crawler: Crawler, locale: str) -> None:
    since = ""
    while True:
        asked = f"changes(first: 100{since}) {{ {SET} }}"
        found = crawler.ask(asked, locale=locale)["edition"]["changes"]
        if not found["hasMore"]:
            return
        since = f', since: "{found["token"]}"'


def told_of(crawler: Crawler) -> list[str]:
    """What has one of the words in it, each shortened to where it stands."""
    return [
        each[max(0, each.index(word) - 200) : each.index(word) + 100]
        for word in READ_AS
        for each in crawler.telling(word)
    ]
