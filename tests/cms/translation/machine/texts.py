"""A story that is sent to translation, and what is translated of it."""

from datetime import UTC, datetime
from typing import Any

from wagtail_localize.models import StringTranslation, Translation

from cms.people.models import User
from cms.tenants.models import Tenant
from cms.translation.machine import actions
from tests.cms.translation.desk import sent
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser

AT = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
PARAGRAPH = '<p>Hei <b>du</b> og <a href="https://example.org/">alle</a>, {name}!</p>'


def asked(translation: Translation, *, by: User | None = None) -> actions.Outcome:
    by = by or User.objects.filter(username="asker").first() or make_superuser("asker")
    return actions.translate(translation=translation, by=by, at=AT)


def swedish(tenant: Tenant, **fields: Any) -> Translation:
    fields = {"title": "Hei", "summary": "Hei og hopp", "body": [("text", PARAGRAPH)], **fields}
    return sent(make_story(tenant, **fields), "sv")[0]


def texts(translation: Translation) -> dict[str, str]:
    """What is translated, by the beginning of its place."""
    rows = StringTranslation.objects.filter(
        context__object=translation.source.object_id, locale=translation.target_locale
    )
    return {row.context.path.partition(".")[0]: row.data for row in rows.select_related("context")}
