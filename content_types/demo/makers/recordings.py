"""Podcast shows, their episodes, and films. What is said lies with the recording, one text track for each language."""

from typing import Any

from cms.media.models.text_track import TrackKind
from content_types.demo.dates import Clock
from content_types.demo.desk import Desk
from content_types.demo.makers.maker import Maker, credits
from content_types.demo.reading import Group
from content_types.demo.tracks import shown, spoken
from content_types.models import EpisodeChapter, Film, HelplineLink, PodcastEpisode, PodcastShow


def _finish_show(page: PodcastShow, group: Group, code: str, desk: Desk) -> None:
    page.credits = credits(group, code, desk, group.languages[code].get("hosts", ()))


def _begin_episode(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    return {"season": group.facts["season"], "number": group.facts["number"]}


def _finish_episode(page: PodcastEpisode, group: Group, code: str, desk: Desk) -> None:
    page.audio = desk.library.recording(group.facts["audio"]["asset"])
    page.credits = credits(group, code, desk, group.facts.get("participants", ()))
    page.helpline_links = [HelplineLink(helpline=line) for line in desk.pages_of(group.facts.get("helplines"), code)]
    page.chapters = [
        EpisodeChapter(
            starts_at_seconds=chapter["at"],
            title=chapter["title"][code],
            locale=desk.locales[code],
            translation_key=group.stable_id("chapter", position),
        )
        for position, chapter in enumerate(group.facts.get("chapters", ()))
    ]
    cues = spoken(group.languages[code]["transcript"])
    desk.library.tell(page.audio, code=code, cues=cues, kind=TrackKind.TRANSCRIPT)


def _finish_film(page: Film, group: Group, code: str, desk: Desk) -> None:
    page.video = desk.library.recording(group.facts["video"]["asset"])
    page.credits = credits(group, code, desk, group.facts.get("participants", ()))
    cues = shown(group.languages[code]["captions"])
    desk.library.tell(page.video, code=code, cues=cues, kind=TrackKind.CAPTION)
    desk.library.tell(page.video, code=code, cues=cues, kind=TrackKind.TRANSCRIPT)


SHOW = Maker(model=PodcastShow, finish=_finish_show, picture="artwork")
EPISODE = Maker(model=PodcastEpisode, begin=_begin_episode, finish=_finish_episode)
FILM = Maker(model=Film, finish=_finish_film, picture="poster")
