"""The address at which a tenant's app shows drafts."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PLACE = "{token}"
THIS_MACHINE = ("localhost", "127.0.0.1")


def validate_preview_url(value: str) -> None:
    """Encrypted, unless it stays on this machine, and with one place for the token that is not the host."""
    try:
        parts = urlsplit(value)
        own = parts.hostname in THIS_MACHINE or (parts.hostname or "").endswith(".localhost")
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        parts, own, port_is_one = urlsplit(""), False, False
    encrypted = parts.scheme == "https" or (parts.scheme == "http" and own)
    if not encrypted or not parts.hostname or not port_is_one or "@" in parts.netloc or set(value) & set("\\\"'<> "):
        raise ValidationError(_("Write a whole address that begins with https://."))
    if value.count(PLACE) != 1 or PLACE in parts.netloc:
        raise ValidationError(_("Write {token} once, where the token belongs, best after a #: then no server logs it."))


def filled(template: str, token: str) -> str:
    """The address for one token."""
    return template.replace(PLACE, token)


def origin_of(template: str) -> str:
    """Scheme and host, as browsers name who sends a message."""
    parts = urlsplit(template)
    return f"{parts.scheme}://{parts.netloc}".lower()
