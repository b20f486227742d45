"""Addresses that lead out of the platform: what an editor may write, and what of it the public gets.

The form is the polite place to refuse one. What counts is the other: whatever way an address got into a page (typed,
overridden in a translation, imported, written by code), it passes here once more when the public document is made.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from content_types import richtext

NUMBER = r"[0-9+ ()-]{2,30}"


def public_page(value: str) -> str | None:
    """The web page that a field leads to, normalised; None where nobody should be led there."""
    address = richtext.web_address(value or "")
    return address if address and address.startswith("http") else None


def public_mailbox(value: str) -> str | None:
    """The e-mail address of a field; None where it is not one, or brings more along than one recipient."""
    mailbox = (value or "").strip()
    try:
        validate_email(mailbox)
    except ValidationError:
        return None
    return mailbox if richtext.web_address(f"mailto:{mailbox}") == f"mailto:{mailbox}" else None


def public_number(value: str) -> str | None:
    """The number that somebody calls or sends a message to, as it was written; None where it is not one."""
    return value if value and re.fullmatch(NUMBER, value) else None


def require_public_page(value: str) -> None:
    """Refuses what the public would not get."""
    if value and public_page(value) is None:
        raise ValidationError(
            _("Write the address out in full, beginning with https:// and without a user name in it."),
            code="address",
        )
