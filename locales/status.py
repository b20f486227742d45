"""The state of a text in a language: is it a true rendering of its source?"""

from typing import Literal, get_args

Target = Literal["none", "draft", "live", "alias"]
_TARGETS: tuple[Target, ...] = get_args(Target)


def derive(
    *,
    is_source: bool,
    target: Target,
    stopped: bool,
    source_hash: str | None,
    synced_hash: str | None,
    live_built_after_last_sync: bool,
    missing_segments: int,
    unreviewed_machine_segments: int,
) -> str:
    """The first of SOURCE, MISSING, INDEPENDENT, OUTDATED, PARTIAL, MACHINE and UP_TO_DATE that applies.

    Hashes are of what is translatable, so that publishing the source again without a change says nothing. A
    draft and an alias are as missing as no target: neither is a text of its own that readers see. Raises
    ``ValueError`` for another target than those named, and for a negative number of segments.
    """
    if target not in _TARGETS:
        message = f"target is one of {', '.join(_TARGETS)}, not {target!r}."
        raise ValueError(message)
    if missing_segments < 0 or unreviewed_machine_segments < 0:
        message = "A number of segments is not negative."
        raise ValueError(message)
    steps = (
        ("SOURCE", is_source),
        ("MISSING", target != "live"),
        ("INDEPENDENT", stopped),
        ("OUTDATED", source_hash != synced_hash or not live_built_after_last_sync),
        ("PARTIAL", missing_segments > 0),
        ("MACHINE", unreviewed_machine_segments > 0),
    )
    return next((status for status, applies in steps if applies), "UP_TO_DATE")
