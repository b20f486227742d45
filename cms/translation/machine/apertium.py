"""Apertium in a process of its own: no text leaves the machine, and its licence stays with its own program.

Which pairs there are is what its Debian packages bring: apertium-nno-nob, apertium-dan-nor, apertium-swe-nor,
apertium-swe-dan.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from threading import Event, Thread, Timer

from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.translation.machine.refusals import EngineFailed

LANGUAGES = {"nb": "nob", "nn": "nno", "da": "dan", "sv": "swe"}
PACKAGES: Mapping[frozenset[str], str] = {
    frozenset({"nn", "nb"}): "apertium-nno-nob",
    frozenset({"da", "nb"}): "apertium-dan-nor",
    frozenset({"da", "nn"}): "apertium-dan-nor",
    frozenset({"sv", "nb"}): "apertium-swe-nor",
    frozenset({"sv", "nn"}): "apertium-swe-nor",
    frozenset({"sv", "da"}): "apertium-swe-dan",
}
MOST_CHARACTERS, MOST_BYTES_BACK = 20_000, 400_000
LISTED_WITHIN_SECONDS = 10

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r'<p id="s(\d+)">(.*?)</p>', re.DOTALL)
_HIDDEN = re.compile(r'<x id="t(\d+)">\s*</x>')


class ApertiumTranslator(BaseMachineTranslator):
    """Options: COMMAND, the program; TIMEOUT, seconds for one call."""

    display_name = "Apertium"

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Whether the program is there, with this pair."""
        return pair(source_locale, target_locale) in pairs(self.options["COMMAND"])

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """All strings in one call. One that does not come back is left out. Raises EngineFailed.

        Of tags that it knows Apertium loses some on the way; those that it does not know it leaves where they are.
        """
        wanted = list(strings)
        hidden: list[str] = []
        document = "\n".join(f'<p id="s{place}">{_hide(each.data, hidden)}</p>' for place, each in enumerate(wanted))
        command = [self.options["COMMAND"], "-u", "-f", "html", pair(source_locale, target_locale)]
        answer = run(command, document, seconds=self.options["TIMEOUT"])
        found = {int(place): _show(text, hidden) for place, text in _BLOCK.findall(answer)}
        return {
            each: StringValue(without_stray_stop(found[place], original=each.data))
            for place, each in enumerate(wanted)
            if place in found
        }


def pair(source_locale: Locale, target_locale: Locale) -> str:
    """Apertium's name of a pair; empty for languages that it is not used for."""
    codes = [LANGUAGES.get(each.language_code, "") for each in (source_locale, target_locale)]
    return "-".join(codes) if all(codes) else ""


@lru_cache(maxsize=8)
def pairs(command: str) -> frozenset[str]:
    """The pairs that are installed: none where the program is not there. Asked once in the life of a process."""
    try:
        return frozenset(run([command, "-l"], "", seconds=LISTED_WITHIN_SECONDS).split())
    except EngineFailed:
        return frozenset()


def without_stray_stop(translated: str, *, original: str) -> str:
    """Without the full stop that Apertium puts behind a text that had none."""
    text = translated.strip()
    added = text.endswith(".") and not _TAG.sub("", original).rstrip().endswith((".", "…"))
    return text.removesuffix(".") if added else text


def run(command: Sequence[str], text: str, *, seconds: float) -> str:
    """What a program makes of a text. Raises EngineFailed: it is not there, fails, is too slow or says too much.

    Apertium is a pipe of a dozen programs: all of them end with this call. What they say on standard error is not
    read, for it may quote the text.
    """
    if len(text) > MOST_CHARACTERS:
        raise EngineFailed("TOO_LONG")
    process = _started(command)
    expired = Event()
    timer = Timer(seconds, _end, [process, expired])
    writer = Thread(target=_write, args=[process, text.encode()], daemon=True)
    timer.start()
    writer.start()
    try:
        answer = process.stdout.read(MOST_BYTES_BACK + 1)  # type: ignore[union-attr]
        if len(answer) > MOST_BYTES_BACK:
            raise EngineFailed("TOO_MUCH")
        code = process.wait()
    finally:
        timer.cancel()
        _end(process)
        process.wait()
        writer.join()
        process.stdout.close()  # type: ignore[union-attr]
    if code or expired.is_set():
        raise EngineFailed("TOO_SLOW" if expired.is_set() else "FAILED")
    try:
        return answer.decode()
    except UnicodeDecodeError as error:
        raise EngineFailed("NOT_TEXT") from error


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(  # noqa: S603 - the program that the installation names, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
    except OSError as error:
        raise EngineFailed("MISSING") from error


def _write(process: "subprocess.Popen[bytes]", content: bytes) -> None:
    # It may end without having read everything: its exit code says more.
    with suppress(OSError):
        process.stdin.write(content)  # type: ignore[union-attr]
    with suppress(OSError):
        process.stdin.close()  # type: ignore[union-attr]


def _end(process: "subprocess.Popen[bytes]", expired: Event | None = None) -> None:
    """The program and all that it has started."""
    if expired:
        expired.set()
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _hide(html: str, hidden: list[str]) -> str:
    def keep(found: "re.Match[str]") -> str:
        hidden.append(found.group())
        return f'<x id="t{len(hidden) - 1}"></x>'

    return _TAG.sub(keep, html)


def _show(html: str, hidden: Sequence[str]) -> str:
    def bring_back(found: "re.Match[str]") -> str:
        number = int(found.group(1))
        return hidden[number] if number < len(hidden) else ""

    return _HIDDEN.sub(bring_back, html)
