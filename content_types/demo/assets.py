"""Pictures, sound and film of the demo, brought in as an upload is, each once for a tenant that uses it."""

from dataclasses import dataclass, field
from pathlib import Path

from cms.media.ingest import add_image, add_media, put_track
from cms.media.models import Image, Media
from cms.media.models.text_track import TrackKind
from cms.people.models import User
from cms.tenants.models import Tenant
from content_types.demo.tracks import Cue, vtt
from locales.negotiation import canonical

FOLDER = Path(__file__).parent / "assets"
PICTURES = {".jpg", ".png", ".webp"}
CREDIT = "Ungkanal"


def file_of(name: str) -> Path | None:
    """The file of an asset: recordings are named with their ending, pictures without."""
    exact = FOLDER / name
    if exact.is_file():
        return exact
    return next((FOLDER / (name + ending) for ending in sorted(PICTURES) if (FOLDER / (name + ending)).is_file()), None)


@dataclass(slots=True)
class Library:
    """What a tenant has in its collection so far."""

    tenant: Tenant
    by: User
    pictures: dict[str, Image] = field(default_factory=dict)
    recordings: dict[str, Media] = field(default_factory=dict)
    told: set[tuple[int, str, str]] = field(default_factory=set)

    def picture(self, name: str) -> Image:
        """The picture of this name, stored at its first use."""
        if name not in self.pictures:
            self.pictures[name] = add_image(
                collection=self.tenant.collection,
                title=title_of(name),
                content=_content(name),
                credit=CREDIT,
                by=self.by,
            )
        return self.pictures[name]

    def recording(self, name: str) -> Media:
        """The sound or film of this name, stored at its first use."""
        if name not in self.recordings:
            self.recordings[name] = add_media(
                collection=self.tenant.collection,
                title=title_of(name),
                content=_content(name),
                credit=CREDIT,
                by=self.by,
            )
        return self.recordings[name]

    def tell(self, media: Media, *, code: str, cues: list[Cue], kind: TrackKind) -> None:
        """What is said in a recording, in one language; the first who says it is believed."""
        place = (media.pk, canonical(code), kind.value)
        if place not in self.told:
            self.told.add(place)
            put_track(media=media, locale=place[1], kind=place[2], vtt=vtt(cues), reviewed=True)


def title_of(name: str) -> str:
    """What editors see in the library: `lamp-and-books` is "Lamp and books"."""
    return Path(name).stem.replace("-", " ").capitalize()


def _content(name: str) -> bytes:
    path = file_of(name)
    if path is None:
        raise FileNotFoundError(name)
    return path.read_bytes()
