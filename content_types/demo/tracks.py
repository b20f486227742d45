"""From the cues in the demo's files to WebVTT."""

from collections.abc import Iterable, Sequence
from html import escape

Cue = tuple[float, float, str, str]


def vtt(cues: Iterable[Cue]) -> str:
    """A WebVTT file; each cue is start and end in seconds, speaker (may be empty) and words."""
    return "\n\n".join(["WEBVTT", *(_cue(*cue) for cue in cues)]) + "\n"


def spoken(cues: Iterable[Sequence[object]]) -> list[Cue]:
    """The cues of a transcript: `[start, end, speaker, words]`."""
    return [(float(str(start)), float(str(end)), str(speaker), str(words)) for start, end, speaker, words in cues]


def shown(cues: Iterable[Sequence[object]]) -> list[Cue]:
    """The cues of captions: `[start, end, words]`."""
    return [(float(str(start)), float(str(end)), "", str(words)) for start, end, words in cues]


def spread(text: str, *, seconds: float) -> list[Cue]:
    """Lines without times, spread over a recording by their length."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    total = sum(len(line) for line in lines)
    cues, start = [], 0.0
    for line in lines:
        end = start + seconds * len(line) / total
        cues.append((round(start, 3), round(end, 3), "", line))
        start = end
    return cues


def _cue(start: float, end: float, speaker: str, words: str) -> str:
    voice = f"<v {escape(speaker, quote=False)}>" if speaker else ""
    return f"{_time(start)} --> {_time(end)}\n{voice}{escape(words, quote=False)}"


def _time(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
