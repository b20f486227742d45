from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What a recording is: `kind` audio or video, sizes in pixels as shown, None for sound."""

    kind: str
    ending: str
    mime_type: str
    seconds: float
    width: int | None = None
    height: int | None = None
