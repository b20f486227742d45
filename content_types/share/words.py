"""The words around a text, in the reader's language: the apps' own where they have them, the admin's catalogue else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from locales.catalogues import app_strings
from locales.languages import BY_TAG
from locales.scripts import in_script

WITH_WEEKDAY = "l j. F Y"
LATIN_SERBIAN = "sr-latn"


@contextmanager
def spoken(tag: str) -> Iterator[None]:
    """Everything that is translated inside is in the language of this tag."""
    code = LATIN_SERBIAN if tag == "sr-Latn" else BY_TAG[tag].code
    with translation.override(code):
        yield


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, times on one clock."""

    tag: str
    timezone: str
    strings: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """An app string by its short name, so that templates write `words.call`."""
        return self.strings[f"app.{name}"]

    def fill(self, name: str, **values: object) -> str:
        """An app string with its placeholders filled in."""
        return self[name].format(**values)

    def language(self, tag: str) -> str:
        """A language's name, as written in this one."""
        names = BY_TAG[tag].names
        return in_script(names.get(BY_TAG[self.tag].code, names["en"]), self.tag)

    def date(self, moment: datetime) -> str:
        """A day on the tenant's calendar."""
        return date_format(self._local(moment), "DATE_FORMAT")

    def long_date(self, moment: datetime) -> str:
        """A day with its weekday."""
        return date_format(self._local(moment), WITH_WEEKDAY)

    def time(self, moment: datetime) -> str:
        """A time of day on the tenant's clock."""
        return self._local(moment).strftime("%H:%M")

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))


def words_for(*, tag: str, timezone: str) -> Words:
    """The words of a language. `timezone` is the tenant's."""
    return Words(tag=tag, timezone=timezone, strings=app_strings(tag))


def status_word(status: str, words: Words) -> str:
    """What a reader is told of an occurrence; nothing when it is as planned."""
    known = {
        "CANCELLED": words["cancelled"],
        "MOVED": words["moved"],
        "FULL": words["full"],
        "POSTPONED": _("Postponed"),
    }
    return known.get(status, "")
