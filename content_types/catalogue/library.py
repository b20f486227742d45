"""Pictures drawn for the catalogue, and one short sound that all episodes share, each with its own words."""

import wave
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageDraw

from cms.media.fields import PictureFile, RecordingFile
from cms.media.models import Image, Media, TextTrack
from cms.media.models.text_track import TrackKind
from cms.tenants.models import Tenant
from content_types.catalogue.plan import CODES, PICTURES, Plan
from content_types.catalogue.words import NAMES, Prose
from locales.negotiation import canonical

WIDTH, HEIGHT = 1600, 1067
SAMPLES_A_SECOND = 8000
CUES = 12
CUE_SECONDS = 5


def draw_pictures(*, plan: Plan, tenant: Tenant) -> list[Image]:
    """The pictures that all items share, taken in as an upload is."""
    made = []
    for number in range(min(PICTURES, 3 + plan.items)):
        image = Image(
            title=f"Picture {number}",
            collection=tenant.collection,
            credit=NAMES[number % len(NAMES)],
            public_id=plan.key("picture", number).hex[:24],
            file=PictureFile.of(ContentFile(_drawing(plan, number))),
        )
        image.save()
        made.append(image)
    return made


def record(*, plan: Plan, tenant: Tenant) -> Media:
    """One second of silence."""
    sound = BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(SAMPLES_A_SECOND)
        file.writeframes(bytes([128]) * SAMPLES_A_SECOND)
    media = Media(
        title="Recording",
        collection=tenant.collection,
        public_id=plan.key("recording").hex[:24],
        file=RecordingFile.of(ContentFile(sound.getvalue())),
    )
    media.save()
    return media


def recordings(*, plan: Plan, like: Media, numbers: range) -> dict[int, Media]:
    """A recording for each episode, over the same stored file, with a transcript in every language."""
    made = {number: _recording(plan, like, number) for number in numbers}
    Media.objects.bulk_create(made.values(), batch_size=100)
    TextTrack.objects.bulk_create(
        (_transcript(plan, media, number, code) for number, media in made.items() for code in CODES), batch_size=100
    )
    return made


def _recording(plan: Plan, like: Media, number: int) -> Media:
    media = Media(
        title=f"Episode {number}",
        collection_id=like.collection_id,
        public_id=plan.key("recording", number).hex[:24],
        file=like.file.name,
        type=like.type,
        mime_type=like.mime_type,
        duration=like.duration,
        bytes=like.bytes,
        sha256=like.sha256,
    )
    media.key = media.current_key()
    return media


def _transcript(plan: Plan, media: Media, number: int, code: str) -> TextTrack:
    prose = Prose(plan.seed, "transcript", number, code=code)
    cues = [
        f"{_clock(cue * CUE_SECONDS)} --> {_clock((cue + 1) * CUE_SECONDS)}\n<v {prose.name()}>{prose.sentences(2)}"
        for cue in range(CUES)
    ]
    track = TextTrack(
        media=media,
        kind=TrackKind.TRANSCRIPT,
        locale=canonical(code),
        vtt="\n\n".join(["WEBVTT", *cues]) + "\n",
        reviewed=True,
        public_id=plan.key("transcript", number, code).hex[:24],
    )
    track.key = track.current_key()
    return track


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _drawing(plan: Plan, number: int) -> bytes:
    random = Random(f"{plan.seed}:picture:{number}")  # noqa: S311 - predictable on purpose
    canvas = Canvas.new("RGB", (WIDTH, HEIGHT), _colour(random))
    pen = ImageDraw.Draw(canvas)
    for _ in range(12):
        left, top = random.randrange(WIDTH), random.randrange(HEIGHT)
        box = (left, top, left + random.randrange(80, 600), top + random.randrange(80, 500))
        random.choice((pen.ellipse, pen.rectangle))(box, fill=_colour(random))
    out = BytesIO()
    canvas.save(out, "JPEG", quality=80)
    return out.getvalue()


def _colour(random: Random) -> tuple[int, int, int]:
    return random.randrange(256), random.randrange(256), random.randrange(256)
