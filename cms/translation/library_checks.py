"""The checks of `locales` on what we say for the libraries: in our languages Wagtail's own catalogues have holes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from cms.translation.library_texts import library_texts, library_translations, said
from locales.catalogues import ROOT
from locales.checking import Coverage, Message, Problem, check, coverage, messages_of, read
from locales.languages import OFFERED_BY_DEFAULT

DOMAINS = ("django", "djangojs")


@dataclass
class LibraryCatalogues:
    """Catalogues below `root` that complete those of the installed libraries, or correct them.

    What one language says here, every required language says: here, or in the library's own catalogue.
    """

    root: Path = ROOT / "libraries"
    problems: list[Problem] = field(default_factory=list)
    coverages: list[Coverage] = field(default_factory=list)

    def check(self) -> None:
        """Fills `problems` and `coverages`."""
        for domain in DOMAINS:
            ours = {code: self._read(self._path(code, domain)) for code in OFFERED_BY_DEFAULT}
            said_somewhere = set().union(*map(messages_of, ours.values()))
            wanted = [text for text in library_texts(domain) if text in said_somewhere]
            shadowed = self._shadowed(domain)
            for code, catalogue in ours.items():
                self._check_one(catalogue, wanted, code, domain)
                self._check_doubles(catalogue, shadowed, code, domain)

    def write(self) -> list[Path]:
        """Notes at each text which libraries have it, and puts them in that order; returns what changed."""
        paths = {self._path(code, domain): domain for domain in DOMAINS for code in OFFERED_BY_DEFAULT}
        return [path for path, domain in paths.items() if _arranged(path, library_texts(domain))]

    def _check_one(self, catalogue: polib.POFile, wanted: list[Message], code: str, domain: str) -> None:
        entries, theirs = messages_of(catalogue), library_translations(domain, code)
        place = self.named(self._path(code, domain))
        template = [text for text in wanted if text in entries or text not in theirs]
        known = library_texts(domain).__contains__
        self.coverages.append(coverage(entries, template=template, code=code, domain=f"{self.root.name}/{domain}"))
        self.problems.extend(check(catalogue, template=template, code=code, place=place, required=True, foreign=known))

    def _check_doubles(self, catalogue: polib.POFile, shadowed: set[Message], code: str, domain: str) -> None:
        theirs = library_translations(domain, code)
        for message, entry in messages_of(catalogue).items():
            if message in shadowed or theirs.get(message) == said(entry):
                who = "our own catalogue" if message in shadowed else "the library"
                place = f"{self.named(self._path(code, domain))}:{entry.linenum}"
                sentence = f'"{message.text}": {who} says it already. Remove it.'
                self.problems.append(Problem(place=place, code="DOUBLE", sentence=sentence))

    def _shadowed(self, domain: str) -> set[Message]:
        """Texts of our own code: its catalogue comes first, so whatever is here for them is never read."""
        template = self.root.parent / f"{domain}.pot"
        return set(messages_of(read(template))) if template.exists() else set()

    def _read(self, path: Path) -> polib.POFile:
        try:
            return read(path)
        except ValueError as error:
            self.problems.append(Problem(place=self.named(path), code="UNREADABLE", sentence=str(error)))
            return polib.POFile()

    def _path(self, code: str, domain: str) -> Path:
        return self.root / code / "LC_MESSAGES" / f"{domain}.po"

    def named(self, path: Path) -> str:
        """The file as problems name it."""
        return path.relative_to(self.root.parent.parent).as_posix()


def _arranged(path: Path, known: Mapping[Message, tuple[str, ...]]) -> bool:
    catalogue = read(path)
    order = {message: position for position, message in enumerate(known)}
    entries = messages_of(catalogue)
    for message, entry in entries.items():
        entry.occurrences = [(name, "") for name in known.get(message, ())]
    catalogue[:] = [entries[message] for message in sorted(entries, key=lambda each: order.get(each, len(order)))]
    catalogue.wrapwidth = 0
    text = f"{catalogue}\n"
    if path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True
