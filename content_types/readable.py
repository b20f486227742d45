"""What a browser makes of the form can be read; anything else is refused before something is done with it."""

import logging
from pathlib import Path
from traceback import extract_tb
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.forms.formsets import ORDERING_FIELD_NAME
from draftjs_exporter.error import ExporterException

# What Wagtail's widgets and blocks fail with, which count on a browser: texts where numbers belong, names that are
# missing, rich text that is none. Only while they read: the same error anywhere else is a mistake of ours, and one in a
# widget of ours is found by the log.
UNREADABLE = (ValidationError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ExporterException)

logger = logging.getLogger("ungkanal.forms")


class Readable:
    """Goes before a page form of Wagtail's."""

    is_bound: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            require_readable(form=self)


def require_readable(*, form: Any) -> None:
    """Reads every field of the form and of the lists within it once.

    Raises BadRequest. It does not name its cause, which quotes what was typed; the log says where that was.
    """
    try:
        _read(form)
    except UNREADABLE as error:
        place = extract_tb(error.__traceback__)[-1]
        logger.warning(
            "%s cannot be read: %s at %s:%s",
            type(form).__name__,
            type(error).__name__,
            Path(place.filename).name,
            place.lineno,
        )
        raise BadRequest("The form cannot be read.") from None


def _read(form: Any) -> None:
    for name, field in form.fields.items():
        field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            _read(child)
            # Without its place a row cannot be drawn again.
            if formset.can_order and not form.data[child.add_prefix(ORDERING_FIELD_NAME)].isdecimal():
                raise ValueError(ORDERING_FIELD_NAME)
