"""What must be true of a translation, said simply: a source of three strings, one other language, and what was done."""

from dataclasses import dataclass, field

FIELDS = ("title", "summary", "body")
Place = tuple[str, str]


@dataclass(frozen=True)
class Built:
    """A text as somebody made it. `number` is that of the sync it was built from."""

    number: int
    text: tuple[str, ...]
    missing: int = 0
    machine: frozenset[str] = frozenset()


@dataclass
class Model:
    """Only facts of the story; what follows from them is said in `status`."""

    source: dict[str, str]
    source_live: bool = True
    synced: dict[str, str] | None = None
    number: int = 0
    # By place and source text, as translators work: a sentence that comes back finds its translation again.
    strings: dict[Place, tuple[str, bool]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    exists: bool = False
    live: bool = False
    alias: bool = False
    followed: bool | None = None
    shown: Built | None = None

    def sync(self) -> None:
        if self.synced != self.source:
            self.synced, self.number = dict(self.source), self.number + 1

    def build(self) -> Built:
        """What the strings make together now; what is not translated shows the source's words."""
        places = list((self.synced or {}).items())
        done = [self.strings.get(place) for place in places]
        return Built(
            number=self.number,
            text=tuple(each[0] if each else text for each, (_, text) in zip(done, places, strict=True)),
            missing=sum(each is None for each in done),
            machine=frozenset(each[0] for each in done if each and each[1]),
        )

    def unread(self) -> set[str]:
        """What a machine wrote, as it stands in the translator's work, and nobody has read."""
        return set(self.build().machine) - self.read

    @property
    def is_out(self) -> bool:
        return self.exists and self.live and not self.alias

    def status(self) -> str:
        if not self.is_out:
            return "MISSING"
        if not self.followed:
            return "INDEPENDENT"
        says = self.source if self.source_live else self.synced
        if says != self.synced or self.shown.number != self.number:
            return "OUTDATED"
        if self.shown.missing:
            return "PARTIAL"
        return "MACHINE" if self.shown.machine - self.read else "UP_TO_DATE"

    def counts(self) -> tuple[int, int, int, int, int]:
        """Strings in all, missing, by a machine, of these unread, and still to be translated."""
        if self.synced is None or (self.is_out and not self.followed):
            return (0, 0, 0, 0, 0)
        work = self.build()
        shown = self.shown if self.is_out else work
        unread = len(shown.machine - self.read)
        return (len(FIELDS), shown.missing, len(shown.machine), unread, work.missing)
