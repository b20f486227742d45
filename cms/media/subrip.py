"""SubRip (.srt) as WebVTT. Every line of the one is a line of the other, so that a fault is named with its line."""

import re

from django.utils.translation import gettext_lazy as _

from cms.media.webvtt import CaptionsRefusedError, cues_of, lines_of, plain, refuse_long

TIME = r"(\d{1,4}):([0-5]?\d):([0-5]?\d)[,.](\d{3})"
TIMES = re.compile(rf"{TIME}[ \t]*-->[ \t]*{TIME}(?:[ \t].*)?", re.ASCII)
TAG = re.compile(r"(</?[a-zA-Z][^<>]*>|\{\\[^{}]*\})")
KEPT_TAG = re.compile(r"</?[biu]>", re.IGNORECASE)
NOTHING = "&nbsp;"
HEADER = ["WEBVTT", ""]
BAD_TIMES = _("Line %(line)s: write the times like 00:00:01,000 --> 00:00:04,500.")


def looks_like_subrip(text: str) -> bool:
    """Whether it begins with a time as SubRip writes it, with a number above it or without."""
    first, second = ([line.strip() for line in lines_of(text[:1000]) if line.strip()] + ["", ""])[:2]
    return bool(TIMES.fullmatch(second if first.isdecimal() else first))


def vtt_of(subrip: str) -> str:
    """The same words at the same times. Raises CaptionsRefusedError, which names the line of the given text."""
    refuse_long(subrip)
    lines, begins = [], True
    for number, line in enumerate(map(str.strip, lines_of(subrip)), start=1):
        if not line:
            begins = True
            lines.append("")
        elif begins and line.isdecimal():
            lines.append(line)
        elif begins:
            begins = False
            lines.append(_times(number, line))
        else:
            lines.append(_words(line))
    vtt = "\n".join([*HEADER, *lines]).rstrip() + "\n"
    try:
        cues_of(vtt)
    except CaptionsRefusedError as error:
        raise error.lines_above(len(HEADER)) from error
    return vtt


def _times(number: int, line: str) -> str:
    match = TIMES.fullmatch(line)
    if match is None:
        raise CaptionsRefusedError(BAD_TIMES, line=number)
    first, second = match.groups()[:4], match.groups()[4:]
    return f"{_time(*first)} --> {_time(*second)}"


def _time(hours: str, minutes: str, seconds: str, thousandths: str) -> str:
    return f"{hours:0>2}:{minutes:0>2}:{seconds:0>2}.{thousandths}"


def _words(line: str) -> str:
    """With the three tags that both know; an empty line would end the text, so that one says nothing instead."""
    parts = [
        (part.lower() if KEPT_TAG.fullmatch(part) else "") if TAG.fullmatch(part) else _escaped(part)
        for part in TAG.split(line)
    ]
    return "".join(parts).strip() or NOTHING


def _escaped(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
