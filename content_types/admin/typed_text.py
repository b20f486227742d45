"""What somebody typed into a page form, as text that can be read and copied, whatever became of the page.

It is made from what was sent and from nothing else: no page is looked up, and nothing that was chosen, so that it tells
nobody anything that they did not write.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.defaultfilters import yesno
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.models import Page, get_page_models

Path = list[str]
VALUE, DELETED, ROW_DELETED = "value", "deleted", "DELETE"
COMMENTS = "comments"
# Where a comment belongs: written by the editor's script.
NOT_TYPED = ("-contentpath", "-position")


@dataclass(frozen=True, slots=True)
class Typed:
    """One text, with what stands above its field in the form."""

    label: str
    text: str


def typed_text(data: QueryDict) -> list[Typed]:
    """Every text of the form, in its order."""
    form = _form_class(data)
    return [typed for name in data if _is_text(name, str(data[name])) for typed in _typed(form, name, data)]


def _is_text(name: str, value: str) -> bool:
    return bool(value.strip()) and not name.endswith(NOT_TYPED)


def _form_class(data: QueryDict) -> Any:
    """That of the kind which has most of the fields that were sent."""
    sent = {name.partition("-")[0] for name in data}
    classes = [model.get_edit_handler().get_form_class() for model in get_page_models() if model is not Page]
    return max(classes, key=lambda each: len(sent & {*each.base_fields, *each.formsets}))


def _typed(form: Any, name: str, data: QueryDict) -> Iterator[Typed]:
    head, *path = name.split("-")
    found: Any = None
    if head in form.base_fields:
        field = form.base_fields[head]
        block = getattr(field, "block", None)
        found = _in_block(block, path, data, head) if block else (None if path else ([], field))
        found = found and ([field.label, *found[0]], found[1])
    elif head in form.formsets:
        found = _in_list(form.formsets[head], path, data, head)
        if found and head == COMMENTS:
            found = [_("Comment")], found[1]
    if found:
        labels, field = found
        text = _text(field, str(data[name]))
        if text:
            yield Typed(" – ".join(dict.fromkeys(capfirst(str(label)) for label in labels if label)), text)


def _in_block(block: Any, path: Path, data: QueryDict, prefix: str) -> tuple[list[Any], forms.Field] | None:
    """The field that a name leads to, with the labels on the way; None where there is none, or it is deleted."""
    if not path:
        return ([], block.field) if isinstance(block, blocks.FieldBlock) else None
    step, *rest = path
    prefix = f"{prefix}-{step}"
    if isinstance(block, blocks.BaseStructBlock):
        child = block.child_blocks.get(step)
    elif rest[:1] == [VALUE] and not data.get(f"{prefix}-{DELETED}"):
        kinds = getattr(block, "child_blocks", {})
        child = getattr(block, "child_block", None) or kinds.get(data.get(f"{prefix}-type"))
        prefix, rest = f"{prefix}-{VALUE}", rest[1:]
    else:
        child = None
    found = _in_block(child, rest, data, prefix) if child else None
    return found and ([child.label, *found[0]], found[1])


def _in_list(formset: Any, path: Path, data: QueryDict, prefix: str) -> tuple[list[Any], forms.Field] | None:
    """The same in a list of rows, and in the lists of a row."""
    number, name, *rest = [*path, "", ""][: max(2, len(path))]
    row = f"{prefix}-{number}"
    if data.get(f"{row}-{ROW_DELETED}"):
        return None
    if name in formset.form.base_fields and not rest:
        field = formset.form.base_fields[name]
        return [field.label], field
    inner = (getattr(formset.form, "formsets", None) or {}).get(name)
    return _in_list(inner, rest, data, f"{row}-{name}") if inner else None


def _text(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.ModelChoiceField) or isinstance(field.widget, forms.HiddenInput):
        # Drawn as a hidden field, and yet typed.
        return _lines(value) if isinstance(field.widget, DraftailRichTextArea) else ""
    if isinstance(field, forms.BooleanField):
        return str(yesno(value=True))
    if isinstance(field, forms.ChoiceField):
        return str(dict(_flat(field.choices)).get(value, value))
    return _lines(value) if isinstance(field.widget, DraftailRichTextArea) else value


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label


def _lines(sent: str) -> str:
    """The lines of a rich text; as it is where it is none."""
    try:
        return "\n".join(str(each["text"]) for each in json.loads(sent)["blocks"])
    except (ValueError, TypeError, LookupError, RecursionError):
        return "" if sent == "null" else sent
