"""Tokens that show one draft to whoever has them, for half an hour: made, revoked and read here only.

A token is a secret with its own end, signed: what was never given out or is too old is told without a statement. The
database has its hash alone, and what may be seen by it.
"""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.people.models import User
from cms.publishing.batches import KEYS, batches
from cms.publishing.drafts import Draft, NotPreviewable, draft_of, kept
from cms.publishing.models import Preview

LIFETIME = timedelta(minutes=30)
SECRET_BYTES, LONGEST = 24, 200
SALT = "cms.publishing.previews"
# Registered in wagtail_hooks.py.
DRAFT_SHARED, SHARING_STOPPED = "ungkanal.draft_shared", "ungkanal.draft_sharing_stopped"


class UnknownToken(Exception):
    """The token was not given out here, was revoked, or what it showed is gone."""


class TokenTooOld(Exception):
    """Its half hour is over."""


def issue(*, page: Page, revision: Revision, locale: str, by: User, at: datetime) -> str:
    """A token for a saved draft, in one of the page's scripts; the page's history says that it was shared.

    Raises `PermissionDenied` for who may not edit the page, and `NotPreviewable`.
    """
    _require_editor(page, by)
    if not page.revisions.filter(pk=revision.pk).exists():
        raise NotPreviewable
    draft = draft_of(page=revision.as_object(), locale=locale, at=at)
    secret, expires_at = _new(at)
    with transaction.atomic():
        Preview.objects.create(
            page=page, revision=revision, made_by=by, locale=locale, **_held(page, draft, secret, at)
        )
        until = expires_at.isoformat()
        log(instance=page, action=DRAFT_SHARED, user=by, revision=revision, data={"locale": locale, "until": until})
    return _signed(secret, expires_at)


def show_typed(*, page: Any, locale: str, by: User, at: datetime) -> str:
    """A token for what somebody is typing, in the place of the one before. Raises as `issue` does.

    `page` holds what is typed. Nothing is logged: this is no sharing, and it happens with every pause in the typing.
    """
    _require_editor(page, by)
    draft = draft_of(page=page, locale=locale, at=at)
    secret, expires_at = _new(at)
    Preview.objects.update_or_create(
        page_id=page.pk,
        locale=locale,
        made_by=by,
        revision=None,
        defaults={**_held(page, draft, secret, at), "revoked_at": None},
    )
    return _signed(secret, expires_at)


def revoke(*, page: Page, by: User, at: datetime) -> int:
    """Ends all tokens of a page, whoever made them, the panels' own included. How many there were.

    A panel makes a new one when somebody types on.
    """
    _require_editor(page, by)
    with transaction.atomic():
        ended = end(pages=[page.pk], at=at)
        if ended:
            log(instance=page, action=SHARING_STOPPED, user=by, data={"ended": ended})
    return ended


def end(*, pages: Iterable[int], at: datetime) -> int:
    """Ends whatever is shown of these pages: saved or typed, whoever made it. How many there were."""
    ended = 0
    for ids in batches(pages, KEYS):
        ended += Preview.objects.filter(page__in=ids, revoked_at__isnull=True, expires_at__gt=at).update(revoked_at=at)
    return ended


def living(*, at: datetime) -> "models.QuerySet[Preview]":
    """All that may be looked at now: nothing of a closed account, nor of a page that has been taken down since."""
    still_there = models.Q(was_live=False) | models.Q(page__live=True)
    return Preview.objects.filter(still_there, revoked_at__isnull=True, expires_at__gt=at, made_by__is_active=True)


def opened(*, token: str, at: datetime) -> Preview:
    """What a token shows. Raises `UnknownToken` or `TokenTooOld`."""
    secret, expires_at = _read(token)
    if expires_at <= at:
        raise TokenTooOld
    found = answered_for(living(at=at).filter(digest=_digest(secret)))
    if found is None:
        raise UnknownToken
    return found


def answered_for(found: "models.QuerySet[Preview]") -> Preview | None:
    """The first of these, if whoever made it may still edit its page."""
    preview = found.select_related("tenant", "page", "made_by").first()
    if preview is None or not preview.page.permissions_for_user(preview.made_by).can_edit():
        return None
    return preview


def forget_old(*, at: datetime) -> int:
    """Deletes what nobody may look at any more. How many there were."""
    over = models.Q(expires_at__lte=at) | models.Q(revoked_at__isnull=False)
    return Preview.objects.filter(over).delete()[0]


def _require_editor(page: Page, by: User) -> None:
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied


def _new(at: datetime) -> tuple[str, datetime]:
    return secrets.token_urlsafe(SECRET_BYTES), (at + LIFETIME).replace(microsecond=0)


def _held(page: Page, draft: Draft, secret: str, at: datetime) -> dict[str, Any]:
    return {
        "digest": _digest(secret),
        "tenant": draft.tenant,
        "made_at": at,
        "was_live": page.live,
        "expires_at": (at + LIFETIME).replace(microsecond=0),
        "first_published_at": draft.published_at,
        "document": kept(draft),
        "files": list(draft.files),
    }


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _signer() -> Signer:
    return Signer(key=settings.SECRET_KEY, salt=SALT, sep=".")


def _signed(secret: str, expires_at: datetime) -> str:
    return _signer().sign(f"{secret}.{int(expires_at.timestamp()):x}")


def _read(token: str) -> tuple[str, datetime]:
    if len(token) > LONGEST:
        raise UnknownToken
    try:
        secret, _, end = _signer().unsign(token).partition(".")
    except (BadSignature, UnicodeError):
        # Without the cause, which quotes what was sent.
        raise UnknownToken from None
    return secret, datetime.fromtimestamp(int(end, 16), UTC)
