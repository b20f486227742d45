"""Every text of our own code and templates that is to be translated, found without GNU gettext.

Python is read as a syntax tree; templates go through the step of Django's `makemessages` that comes before GNU
gettext, which leaves calls that can be read.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.utils.translation.template import templatize

from locales.checking import Message

# Django's functions by what their arguments are: context, text, text for several.
_ARGUMENTS = {
    "gettext": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
}
_STRING = r"""u?('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*{_STRING}(?:\s*,\s*{_STRING})?(?:\s*,\s*{_STRING})?")
_SKIPPED = {"migrations", "static", "demo"}


def messages_below(root: Path, packages: Iterable[str]) -> dict[Message, str]:
    """Each text with the first file that has it, relative to `root`; migrations and the demo's texts are left out."""
    found: dict[Message, str] = {}
    for path in _sources(root, packages):
        text = path.read_text(encoding="utf-8")
        for message in in_python(text) if path.suffix == ".py" else in_template(text):
            found.setdefault(message, path.relative_to(root).as_posix())
    # gettext keeps one entry for a text that is used with a number and without.
    with_plural = {(message.context, message.text) for message in found if message.plural}
    return {
        message: file
        for message, file in found.items()
        if message.plural or (message.context, message.text) not in with_plural
    }


def in_python(source: str) -> Iterator[Message]:
    """The texts of a module: literals given to Django's functions, under whatever name they were imported."""
    tree = ast.parse(source)
    names = _imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = _function(node.func, names)
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if function and (message := _message(function, texts)):
                yield message


def in_template(source: str) -> Iterator[Message]:
    """The texts of a template: `translate`, `blocktranslate` and `_("...")` in any tag."""
    for call in _CALL.finditer(templatize(source)):
        texts = [ast.literal_eval(text) for text in call.groups()[1:] if text]
        if message := _message("gettext" if call[1] == "_" else call[1], texts):
            yield message


def _sources(root: Path, packages: Iterable[str]) -> Iterator[Path]:
    for package in packages:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and not _SKIPPED & set(path.relative_to(root).parts):
                yield path


def _imported_names(tree: ast.Module) -> dict[str, str]:
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }


def _function(called: ast.expr, names: dict[str, str]) -> str | None:
    """Django's name of the function, without `_lazy`."""
    if isinstance(called, ast.Name):
        name = names.get(called.id)
    elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "translation":
        name = called.attr
    else:
        return None
    return name.removesuffix("_lazy") if name else None


def _message(function: str, texts: Sequence[object]) -> Message | None:
    arguments = _ARGUMENTS.get(function)
    given = [text for text in texts if isinstance(text, str)]
    if arguments is None or len(given) < len(arguments):
        return None
    named = dict(zip(arguments, given, strict=False))
    return Message(context=named.get("context"), text=named["text"], plural=named.get("plural"))
