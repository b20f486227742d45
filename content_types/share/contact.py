"""Helplines: how to reach somebody, in the order in which one would try."""

import re
from typing import Any

from content_types.share.opening import opening
from content_types.share.reading import Shown
from content_types.share.words import Words
from locales.languages import BY_TAG

NOT_DIALLED = re.compile(r"[^0-9+]")


def helpline(item: Shown, *, words: Words, at: Any, around: str) -> dict[str, Any]:
    """A helpline with its number, and whether somebody answers now. `around` is the language of the text around it."""
    card = item.card
    spoken = [words.language(tag) for tag in card["spokenLanguages"] if tag in BY_TAG]
    return {
        "title": card["title"],
        "summary": card["summary"],
        "address": item.address,
        "lang": "" if item.locale == around else item.locale,
        "provider": card["provider"],
        "emergency": card["emergency"],
        "opening": opening(card, words=words, at=at),
        "ways": list(ways(card, words)),
        "promises": promises(card, words),
        "spoken": words.fill("helpline_language", language=", ".join(spoken)) if spoken else "",
    }


def ways(card: dict[str, Any], words: Words) -> list[dict[str, str]]:
    """Links that call, write or open a chat."""
    found = []
    if card["phone"]:
        number = card["phone"]
        found.append({"href": f"tel:{dialled(number)}", "label": words.fill("call_number", number=number)})
    if card["sms"]:
        found.append({"href": f"sms:{dialled(card['sms'])}", "label": f"{words['send_sms']}: {card['sms']}"})
    if card["url"]:
        label = words["chat"] if "CHAT" in card["contactMethods"] else words["go_to_website"]
        found.append({"href": card["url"], "label": label})
    if card["email"]:
        found.append({"href": f"mailto:{card['email']}", "label": f"{words['send_email']}: {card['email']}"})
    return found


def promises(card: dict[str, Any], words: Words) -> list[str]:
    """What makes it easier to call."""
    known = [(card["anonymous"], words["can_be_anonymous"]), (card["freeOfCharge"], words["costs_nothing"])]
    return [promise for holds, promise in known if holds]


def dialled(number: str) -> str:
    """The number as a phone dials it."""
    return NOT_DIALLED.sub("", number)
