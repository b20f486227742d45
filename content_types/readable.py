"""What a browser makes of the form can be read; anything else is refused before something is done with it."""

from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from draftjs_exporter.error import ExporterException

# What Wagtail's widgets and blocks fail with, which count on a browser: texts where numbers belong, names that are
# missing, rich text that is none. Only while they read: the same error anywhere else is a mistake of ours.
UNREADABLE = (ValidationError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ExporterException)


class Readable:
    """Goes before a page form of Wagtail's."""

    is_bound: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            require_readable(form=self)


def require_readable(*, form: Any) -> None:
    """Reads every field of the form and of the lists within it once.

    Raises BadRequest. It does not name its cause, which quotes what was typed.
    """
    try:
        _read(form)
    except UNREADABLE:
        raise BadRequest("The form cannot be read.") from None


def _read(form: Any) -> None:
    for name, field in form.fields.items():
        field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            _read(child)
