"""The checks of `locales` on this installation's catalogues, beside what its code has to say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polib

from cms.translation.messages import messages_below
from locales import scripts
from locales.catalogues import ROOT
from locales.checking import Coverage, Message, Problem, check, check_latin, coverage, latin_of, messages_of, read
from locales.languages import LANGUAGES, OFFERED_BY_DEFAULT

PACKAGES = ("api", "cms", "content_types", "locales")
DOMAINS = ("django", "app")
LATIN = "sr_Latn"
_HEADER = "What is to be translated in the code. Written by check_locales --write; do not edit."


@dataclass
class Catalogues:
    """Catalogues below `root`, held against the code below `sources`, the folder that `root` lies in."""

    root: Path = ROOT
    problems: list[Problem] = field(default_factory=list)
    coverages: list[Coverage] = field(default_factory=list)

    def check(self) -> None:
        """Fills `problems` and `coverages`."""
        for domain in DOMAINS:
            template = self._template(domain)
            for code in LANGUAGES:
                path = self._path(code, domain)
                if path.exists() or code in OFFERED_BY_DEFAULT:
                    self._check_one(path, template, code, domain)
            self._check_latin(domain)

    def write(self) -> list[Path]:
        """Makes the template of our own texts and the catalogues in Latin letters anew; returns what changed."""
        template = polib.POFile(wrapwidth=0)
        template.header = _HEADER
        template.metadata = read(self.root / "app.pot").metadata
        for message, file in self._own_messages.items():
            template.append(
                polib.POEntry(
                    msgctxt=message.context,
                    msgid=message.text,
                    msgid_plural=message.plural or "",
                    msgstr_plural={0: "", 1: ""} if message.plural else {},
                    occurrences=[(file, "")],
                )
            )
        made = {self.root / "django.pot": template}
        if convert := _converter():
            made |= {
                self._path(LATIN, domain): latin_of(read(self._path("sr", domain)), convert=convert)
                for domain in DOMAINS
            }
        return [path for path, catalogue in made.items() if _saved(catalogue, path)]

    @cached_property
    def _own_messages(self) -> dict[Message, str]:
        return messages_below(self.root.parent, PACKAGES)

    def _template(self, domain: str) -> list[Message]:
        """What there is to translate: of the server what the code says, of the apps what their template says."""
        path = self.root / f"{domain}.pot"
        try:
            listed = list(messages_of(read(path)))
        except ValueError as error:
            self._note(path, "UNREADABLE", str(error))
            listed = []
        if domain == "app":
            return listed
        if set(listed) != self._own_messages.keys():
            self._note(path, "STALE_TEMPLATE", "It is not what the code says. Run check_locales --write.")
        return list(self._own_messages)

    def _check_one(self, path: Path, template: list[Message], code: str, domain: str) -> None:
        try:
            catalogue = read(path)
        except ValueError as error:
            self._note(path, "UNREADABLE", str(error))
            return
        self.coverages.append(coverage(messages_of(catalogue), template=template, code=code, domain=domain))
        self.problems.extend(
            check(
                catalogue,
                template=template,
                code=code,
                place=self.named(path),
                required=code in OFFERED_BY_DEFAULT,
            )
        )

    def _check_latin(self, domain: str) -> None:
        convert, path, source = _converter(), self._path(LATIN, domain), self._path("sr", domain)
        if convert is None or not source.exists():
            return
        if not path.exists():
            self._note(path, "LATIN", "It is missing. Run check_locales --write.")
            return
        try:
            self.problems.extend(check_latin(read(path), source=read(source), convert=convert, place=self.named(path)))
        except ValueError as error:
            self._note(path, "UNREADABLE", str(error))

    def _path(self, code: str, domain: str) -> Path:
        return self.root / code / "LC_MESSAGES" / f"{domain}.po"

    def named(self, path: Path) -> str:
        """The file as problems name it."""
        return path.relative_to(self.root.parent).as_posix()

    def _note(self, path: Path, code: str, sentence: str) -> None:
        self.problems.append(Problem(place=self.named(path), code=code, sentence=sentence))


def _converter() -> Callable[[str], str] | None:
    """Serbian in Latin letters; None as long as `locales.scripts` cannot do it."""
    return getattr(scripts, "to_latin", None)


def _saved(catalogue: polib.POFile, path: Path) -> bool:
    text = str(catalogue) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True
