"""WebVTT (https://www.w3.org/TR/webvtt1/): what captions and transcripts use of it, line by line."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TIME = re.compile(r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
SPEAKER = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>")
MARKUP = re.compile(r"</?[^<>]*>")
IGNORED_BLOCKS = ("NOTE", "STYLE", "REGION")
MOST_CHARACTERS = 2_000_000

NO_HEADER = _("The first line has to be WEBVTT.")
NO_CUES = _("There is no text with times in this file. A time line looks like 00:01.000 --> 00:04.500.")
TOO_LONG = _("This text is too long.")
BAD_TIMES = _("Line %(line)s: write the times like 00:01.000 --> 00:04.500.")
BACKWARDS = _("Line %(line)s: the text ends before it begins.")
OUT_OF_ORDER = _("Line %(line)s: this text begins before the one above it.")
EMPTY = _("Line %(line)s: there is a time but no text below it.")


class CaptionsRefusedError(ValueError):
    """The text cannot be used; the sentence names the line (from 1), where it is one line's fault."""

    def __init__(self, sentence: str | Promise, *, line: int | None = None) -> None:
        self.template, self.line = sentence, line
        self.sentence: str | Promise = sentence if line is None else sentence % {"line": line}
        super().__init__(self.sentence)

    def lines_above(self, number: int) -> "CaptionsRefusedError":
        """The same of the text as it was before so many lines were put above it."""
        return CaptionsRefusedError(self.template, line=None if self.line is None else self.line - number)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are said from `start` to `end` (seconds); `speaker` is empty where none is named."""

    start: float
    end: float
    text: str
    speaker: str = ""


def cues_of(vtt: str) -> list[Cue]:
    """All cues in order. Raises CaptionsRefusedError with a sentence that names the first faulty line."""
    refuse_long(vtt)
    lines = lines_of(vtt)
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise CaptionsRefusedError(NO_HEADER)
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        if not block[0].startswith(IGNORED_BLOCKS):
            cues.append(_cue(number, block, cues[-1].start if cues else 0.0))
    if not cues:
        raise CaptionsRefusedError(NO_CUES)
    return cues


def refuse_long(text: str) -> None:
    """Raises CaptionsRefusedError for what is longer than a recording of a day."""
    if len(text) > MOST_CHARACTERS:
        raise CaptionsRefusedError(TOO_LONG)


def lines_of(text: str) -> list[str]:
    """Its lines, whatever ends them, without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def plain(text: str) -> str:
    """With the characters that entities such as &amp; stand for."""
    try:
        return unescape(text)
    except ValueError:
        # A number of thousands of digits is no character.
        return text


def text_of(cues: list[Cue]) -> str:
    """The words alone, a line for each cue; a change of speaker begins a paragraph with the name."""
    lines: list[str] = []
    speaker = ""
    for cue in cues:
        if cue.speaker and cue.speaker != speaker:
            lines += ["", f"{cue.speaker}: {cue.text}"] if lines else [f"{cue.speaker}: {cue.text}"]
            speaker = cue.speaker
        else:
            lines.append(cue.text)
    return "\n".join(lines)


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Groups of lines between blank ones after the header's own, with the number of their first line."""
    blocks: list[tuple[int, list[str]]] = []
    blank = False
    header = True
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            blank, header = True, False
        elif header and "-->" not in line:
            continue
        elif blank or header or not blocks:
            blocks.append((number, [line]))
            blank, header = False, False
        else:
            blocks[-1][1].append(line)
    return blocks


def _cue(number: int, block: list[str], previous: float) -> Cue:
    if "-->" not in block[0]:
        number, block = number + 1, block[1:]
    start, end = _times(number, block[0] if block else "")
    if end <= start:
        raise CaptionsRefusedError(BACKWARDS, line=number)
    if start < previous:
        raise CaptionsRefusedError(OUT_OF_ORDER, line=number)
    raw = " ".join(line.strip() for line in block[1:])
    words = plain(MARKUP.sub("", raw)).strip()
    if not words:
        raise CaptionsRefusedError(EMPTY, line=number)
    speaker = SPEAKER.search(raw)
    return Cue(start, end, words, plain(speaker[1]).strip() if speaker else "")


def _times(number: int, line: str) -> tuple[float, float]:
    left, _arrow, right = line.partition("-->")
    begin, finish = TIME.fullmatch(left.strip()), TIME.match(right.strip())
    if begin is None or finish is None:
        raise CaptionsRefusedError(BAD_TIMES, line=number)
    return _seconds(begin), _seconds(finish)


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, thousandths = match.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
