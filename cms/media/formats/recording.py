"""Sound and film: the first bytes tell the format, never the name; all but the recording is taken out."""

import hashlib
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from cms.media.formats import mp3, mp4, ogg, wav, webm
from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.refusals import FileRefusedError
from cms.media.formats.rewriting import CHUNK

logger = logging.getLogger(__name__)

HEAD_BYTES = 64
# A hundred days: far above any recording, and what every reader of ours can count.
LONGEST_SECONDS = 10_000_000
NOT_A_RECORDING = _(
    "This file is not a recording we can read. Choose MP3, M4A, OGG or WAV for sound, MP4 or WebM for film."
)
TOO_LARGE = _("This file is too large (%(size)s MB). Make it smaller, at most %(limit)s MB.")
NO_LENGTH = _("This file does not say how long it is. Export it again as MP3 or MP4.")
DAMAGED = _("This recording is damaged or of a kind we do not know. Export it again as MP3 or MP4.")

FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[CountedFile], Facts]], ...] = (
    (wav.recognised, wav.clean),
    (ogg.recognised, ogg.clean),
    (mp4.recognised, mp4.clean),
    (webm.recognised, webm.clean),
    (mp3.recognised, mp3.clean),
)


@dataclass(frozen=True, slots=True)
class CleanRecording:
    """The recording as it is kept, in a temporary file that whoever receives this closes."""

    file: BinaryIO
    facts: Facts
    sha256: str
    bytes: int


def clean_recording(source: BinaryIO, *, max_bytes: int) -> CleanRecording:
    """A copy of the recording without tags, positions, times of day, cover pictures and device names.

    The source stays as it is. Raises FileRefusedError for what is too large, of another kind or incomplete.
    """
    source.seek(0, 2)
    size = source.tell()
    if size > max_bytes:
        millions = {"size": -(-size // 1_000_000), "limit": max_bytes // 1_000_000}
        raise FileRefusedError(TOO_LARGE % millions)
    source.seek(0)
    head = source.read(HEAD_BYTES)
    clean = next((clean for recognised, clean in FORMATS if recognised(head)), None)
    if clean is None:
        raise FileRefusedError(NOT_A_RECORDING)
    copy = TemporaryFile()  # noqa: SIM115 - the receiver closes it
    source.seek(0)
    shutil.copyfileobj(source, copy)
    return _described(copy, _facts(copy, clean))


def _facts(copy: BinaryIO, clean: Callable[[CountedFile], Facts]) -> Facts:
    copy.seek(0)
    try:
        return _plausible(clean(CountedFile(copy)))
    except FileRefusedError:
        copy.close()
        raise
    except Exception as error:
        copy.close()
        # Hostile bytes make readers fail in ways of their own; to the sender all of them mean the same.
        logger.info("A recording could not be read: %r", error)
        raise FileRefusedError(DAMAGED) from error


def _plausible(facts: Facts) -> Facts:
    if not 0 < facts.seconds < LONGEST_SECONDS:
        raise FileRefusedError(NO_LENGTH)
    return facts


def _described(copy: BinaryIO, facts: Facts) -> CleanRecording:
    copy.seek(0)
    digest, size = hashlib.sha256(), 0
    while data := copy.read(CHUNK):
        digest.update(data)
        size += len(data)
    copy.seek(0)
    return CleanRecording(copy, facts, digest.hexdigest(), size)
