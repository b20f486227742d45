"""The measurement works, leaves nothing behind, and finds what it measures within the bar."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from cms.people.models import User
from cms.publishing.checking import differences
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from cms.translation.models import TranslationOrder
from content_types.catalogue import translating

pytestmark = pytest.mark.django_db


def test_a_small_measurement_prints_both_and_the_ratio() -> None:
    before = (Page.objects.count(), Tenant.objects.count(), User.objects.count())
    out = StringIO()

    call_command("bench_translation", pages=2, locales="sv,da", stdout=out)

    said = out.getvalue().splitlines()
    assert said[-3].startswith("4 published source pages: ")
    assert said[-2].startswith("4 drafts in 2 languages: ")
    assert float(said[-1].split("in CPU")[0].split()[-1]) < 2.5
    assert (Page.objects.count(), Tenant.objects.count(), User.objects.count()) == before
    assert not TranslationSource.objects.exists()
    assert not TranslationOrder.objects.exists()
    assert not Document.objects.exists()
    assert list(differences()) == []


def test_what_a_killed_run_left_behind_is_removed_by_the_next() -> None:
    before = (Page.objects.count(), Tenant.objects.count(), User.objects.count())
    tenant, person = translating.prepare(["sv"])
    stories = [translating._publish(tenant, "cut off")]
    translating._translate(tenant, stories, ["sv"], person)
    assert (person.is_superuser, person.is_staff, person.has_usable_password()) == (False, False, False)
    assert [group.tenant_group.tenant for group in person.groups.all()] == [tenant]

    call_command("bench_translation", pages=1, locales="sv", stdout=StringIO())

    assert (Page.objects.count(), Tenant.objects.count(), User.objects.count()) == before
    assert not TranslationOrder.objects.exists()
    assert list(differences()) == []


@pytest.mark.parametrize("options", [{"pages": 0}, {"locales": "nb,sv"}])
def test_what_cannot_be_measured_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(CommandError, match="--pages is 1 or more; nb is what the pages are translated from"):
        call_command("bench_translation", **options)
