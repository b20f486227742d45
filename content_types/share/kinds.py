"""What each kind of item shows beside title, summary and picture."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format

from content_types.share.blocks import body, helplines
from content_types.share.contact import helpline
from content_types.share.opening import opening
from content_types.share.pictures import picture, recording, tracks, transcript
from content_types.share.scene import Scene, teaser
from content_types.share.words import status_word

UPCOMING = 10

Fields = dict[str, Any]


def fields_of(scene: Scene) -> Fields:
    """The parts of this kind, by the names that the template knows."""
    return OF_KIND[scene.item.kind](scene)


def _story(scene: Scene) -> Fields:
    card = scene.item.card
    return {
        "lead": picture(card["leadImage"]),
        "lead_field": "leadImage",
        "people": card["byline"],
        "blocks": body(scene.item.detail.get("body"), scene),
    }


def _show(scene: Scene) -> Fields:
    card = scene.item.card
    return {"lead": picture(card["artwork"]), "lead_field": "artwork", "people": card["hosts"]}


def _episode(scene: Scene) -> Fields:
    card = scene.item.card
    return {
        "belongs_to": _teasers([card["show"]], scene),
        "audio": recording(card["audio"]),
        "chapters": [
            {"title": each["title"], "at": _clock(each["startsAtSeconds"]), "url": each["url"]}
            for each in card["chapters"]
        ],
        "transcript": transcript(scene.item.detail.get("transcript")),
        "people": card["participants"],
        "helplines": helplines(card["helplines"], scene),
    }


def _guide(scene: Scene) -> Fields:
    card, detail = scene.item.card, scene.item.detail
    checked = date_format(date.fromisoformat(card["checkedOn"]), "DATE_FORMAT") if card["checkedOn"] else ""
    return {
        "question": card["question"],
        "urgent": card["urgency"] == "NOW",
        "steps": [{"title": step["title"], "html": scene.html(step["html"])} for step in card["steps"]],
        "blocks": body(detail.get("body"), scene),
        "helplines": helplines(card["helplines"], scene),
        "checked": scene.words.fill("checked_on", date=checked) if checked else "",
        "checked_by": card["checkedBy"],
    }


def _helpline(scene: Scene) -> Fields:
    own = helpline(scene.item, words=scene.words, at=scene.at, around=scene.item.locale)
    return {"contact": own, "opening": own["opening"]}


def _activity(scene: Scene) -> Fields:
    card = scene.item.card
    upcoming = [each for each in card["occurrences"] if _end(each) >= scene.at][:UPCOMING]
    return {
        "lead": picture(card["shareImage"]),
        "lead_field": "shareImage",
        "status": status_word(card["status"], scene.words),
        "occurrences": [occurrence(each, scene) for each in upcoming],
        "over": bool(card["occurrences"]) and not upcoming,
        "places": [_place_line(place, scene) for place in scene.quoted.all([card["place"]])],
        "organisers": _teasers([card["organiser"]], scene),
        "part_of": _teasers([card.get("partOf")], scene),
        "online": card["onlineUrl"],
        "price": scene.words["free"] if card["free"] else card["price"],
        "blocks": body(scene.item.detail.get("body"), scene),
    }


def _teasers(keys: list[str | None], scene: Scene) -> list[Fields]:
    return [teaser(each, around=scene.item.locale) for each in scene.quoted.all(keys)]


def _place_line(place: Any, scene: Scene) -> Fields:
    return {**teaser(place, around=scene.item.locale), "street": place.card["address"]}


def occurrence(stored: Fields, scene: Scene) -> Fields:
    """One time that something happens, in words."""
    words, starts = scene.words, datetime.fromisoformat(stored["startsAt"])
    ends = datetime.fromisoformat(stored["endsAt"]) if stored["endsAt"] else None
    times = ""
    if not stored["allDay"]:
        times = f"{words.time(starts)}–{words.time(ends)}" if ends else words.time(starts)
    return {
        "starts": stored["startsAt"],
        "day": words.long_date(starts),
        "times": times,
        "status": status_word(stored["status"], words),
        "off": stored["status"] in {"CANCELLED", "POSTPONED"},
        "note": stored["note"],
    }


def _end(stored: Fields) -> datetime:
    return datetime.fromisoformat(stored["endsAt"] or stored["startsAt"])


def _place(scene: Scene) -> Fields:
    card = scene.item.card
    return {
        "lead": picture(card["shareImage"]),
        "lead_field": "shareImage",
        "street": card["address"],
        "location": card["location"],
        "opening": opening(card, words=scene.words, at=scene.at),
        "accessibility": card["accessibility"],
    }


def _organisation(scene: Scene) -> Fields:
    card = scene.item.card
    return {"logo": picture(card["logo"]), "website": card["website"]}


def _slideshow(scene: Scene) -> Fields:
    slides = scene.item.detail.get("slides") or ()
    return {
        "slides": [
            {"id": each["id"], "picture": picture(each["image"]), "caption": each["caption"]} for each in slides
        ],
        "video": recording(scene.item.card["video"]),
    }


def _film(scene: Scene) -> Fields:
    card = scene.item.card
    return {
        "video": recording(card["video"]),
        "poster": picture(card["poster"]),
        "tracks": tracks(card["captions"], locale=scene.item.locale),
        "transcript": transcript(scene.item.detail.get("transcript")),
        "people": card["participants"],
    }


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


OF_KIND: dict[str, Callable[[Scene], Fields]] = {
    "STORY": _story,
    "PODCAST_SHOW": _show,
    "PODCAST_EPISODE": _episode,
    "GUIDE": _guide,
    "HELPLINE": _helpline,
    "ACTIVITY": _activity,
    "PLACE": _place,
    "ORGANISATION": _organisation,
    "SLIDESHOW": _slideshow,
    "FILM": _film,
}
