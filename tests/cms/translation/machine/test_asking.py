"""A machine makes a first translation, within the tenant's limits; what it damages is left to a person."""

import logging
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry, PageLogEntry
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation

from cms.publishing.models import Document
from cms.tenants.models import Tenant
from cms.translation.machine import actions
from cms.translation.machine.budget import BudgetUsedUp
from cms.translation.machine.policy import PeopleOnly
from cms.translation.machine.refusals import MachineRefused
from cms.translation.models import GlossaryTerm, MachineMonth, MachineSettings, RejectedString
from tests.cms.translation.desk import fill, publish_translation, sent
from tests.cms.translation.machine import engines
from tests.cms.translation.machine.conftest import Install
from tests.cms.translation.machine.texts import asked, swedish, texts
from tests.factories.pages import make_guide, make_helpline, make_story
from tests.factories.translations import state_of


def kinds(translation: Translation) -> set[tuple[str, str]]:
    rows = StringTranslation.objects.filter(context__object=translation.source.object_id)
    return set(rows.values_list("translation_type", "tool_name"))


def test_strings_without_a_translation_get_one_with_their_links_tags_and_placeholders(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    translation = swedish(tenant)

    assert asked(translation) == actions.Outcome(kept=3, lost=0)

    assert texts(translation) == {
        "title": "Hej",
        "summary": "Hej och hopp",
        "body": 'Hej <b>du</b> och <a id="a1">alle</a>, {name}!',
    }
    assert kinds(translation) == {("machine", "Apertium")}
    assert PageLogEntry.objects.get(action=actions.ASKED).data == {"strings": 3, "machine": "Apertium"}


def test_the_slug_is_no_string_and_nothing_goes_out(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    translation = swedish(tenant)

    asked(translation)

    assert not translation.get_target_instance().live
    assert list(Document.objects.values_list("locale", flat=True)) == ["nb"]
    assert "slug" not in texts(translation)
    state = state_of(translation.source.get_source_instance(), "sv")
    assert (state.status, state.machine_segments, state.unread_segments, state.open_segments) == ("MISSING", 3, 3, 0)


def test_published_by_a_person_it_says_machine_until_somebody_has_read_it(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    translation = swedish(tenant)
    asked(translation)

    publish_translation(translation)

    assert Document.objects.get(locale="sv").status == "MACHINE"


def test_what_a_person_has_translated_stays(tenant: Tenant, willing: MachineSettings, installed: Install) -> None:
    installed()
    translation = swedish(tenant)
    fill(translation, title="Tjena", summary="Tjena")

    assert asked(translation) == actions.Outcome(kept=0, lost=0)

    assert texts(translation)["title"] == "Tjena"
    assert kinds(translation) == {("manual", "")}
    assert MachineMonth.objects.count() == 0


def test_a_string_that_lost_its_link_is_not_kept_and_is_named(
    tenant: Tenant, willing: MachineSettings, installed: Install, editor: Client
) -> None:
    installed(engines.LOSING_LINKS)
    translation = swedish(tenant)

    assert asked(translation) == actions.Outcome(kept=2, lost=1)

    assert texts(translation) == {"title": "Hei", "summary": "Hei og hopp"}
    assert RejectedString.objects.get().lost == "{name}"
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]))
    assert "The machine lost: {name}" in page.content.decode()


def test_without_placeholders_the_lost_link_itself_is_named(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed(engines.LOSING_LINKS)
    translation = swedish(
        tenant, body=[("text", '<p>Hei <a href="https://example.org/">du</a></p><p>Hei <b>du</b></p>')]
    )

    asked(translation)

    assert sorted(RejectedString.objects.values_list("lost", flat=True)) == ['<a id="a1">', "<b>"]


def test_the_glossary_of_the_tenant_and_pair_is_kept(
    tenant: Tenant, other_tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    nb, sv, da = (Locale.objects.get(language_code=code) for code in ("nb", "sv", "da"))
    for owner, target, rendering in ((tenant, sv, "skutt"), (tenant, da, "nej"), (other_tenant, sv, "nej")):
        GlossaryTerm.objects.create(
            tenant=owner, source_locale=nb, target_locale=target, term="hopp", rendering=rendering
        )
    translation = swedish(tenant)

    asked(translation)

    assert texts(translation)["summary"] == "Hej och skutt"


@pytest.mark.parametrize(
    "behaviour", [engines.SILENT, engines.FAILING, engines.NOT_TEXT], ids=["silent", "failing", "not text"]
)
def test_an_engine_that_fails_changes_nothing(
    tenant: Tenant, willing: MachineSettings, installed: Install, behaviour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.translation.machine.routing.PAUSE_SECONDS", 0)
    installed(behaviour)
    translation = swedish(tenant)

    if behaviour == engines.SILENT:
        assert asked(translation) == actions.Outcome(kept=0, lost=3)
    else:
        with pytest.raises(
            MachineRefused, match=r"^Apertium did not answer in time, or not properly\. Try again later"
        ):
            asked(translation)
        assert MachineMonth.objects.get().characters == 0

    assert texts(translation) == {}


def test_a_call_that_fails_once_is_made_again_and_paid_once(
    tenant: Tenant, willing: MachineSettings, installed: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.translation.machine.routing.PAUSE_SECONDS", 0)
    installed(engines.FAILING_ONCE)

    assert asked(swedish(tenant)).kept == 3

    strings = ("Hei", "Hei og hopp", 'Hei <b>du</b> og <a id="a1">alle</a>, {name}!')
    assert MachineMonth.objects.get().characters == sum(map(len, strings))


def test_characters_are_counted_by_the_month_where_the_tenant_is(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()

    asked(swedish(tenant, body=[]))

    month = MachineMonth.objects.get()
    assert (month.tenant, month.month, month.characters) == (tenant, date(2026, 12, 1), len("Hei") + len("Hei og hopp"))


def test_a_budget_that_is_used_up_refuses_with_a_sentence(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    MachineSettings.objects.update(monthly_characters=10)
    translation = swedish(tenant)

    with pytest.raises(BudgetUsedUp) as refused:
        asked(translation)

    assert refused.value.sentence == (
        "The characters that your organisation may have translated by machine this month are used up. "
        "Translate the rest yourself, or ask your administrator for more."
    )
    assert (texts(translation), MachineMonth.objects.get().characters) == ({}, 0)


def test_a_budget_that_ends_on_the_way_keeps_what_was_paid(
    tenant: Tenant, willing: MachineSettings, installed: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.translation.machine.routing.MOST_STRINGS", 1)
    installed()
    MachineSettings.objects.update(monthly_characters=len("HeiHei og hopp"))
    translation = swedish(tenant)

    done = asked(translation)

    assert (done.kept, done.stopped.partition(". ")[0]) == (
        2,
        "The characters that your organisation may have translated by machine this month are used up",
    )
    assert texts(translation) == {"title": "Hej", "summary": "Hej och hopp"}


def test_it_is_off_until_the_tenant_switches_it_on(tenant: Tenant, installed: Install) -> None:
    installed()
    translation = swedish(tenant)

    with pytest.raises(MachineRefused, match=r"^Machine translation is switched off for your organisation\."):
        asked(translation)

    assert texts(translation) == {}


def test_the_other_tenants_choice_is_not_this_ones(tenant: Tenant, other_tenant: Tenant, installed: Install) -> None:
    installed()
    MachineSettings.objects.create(tenant=other_tenant, enabled=True)

    with pytest.raises(MachineRefused, match="switched off"):
        asked(swedish(tenant))


def test_a_pair_that_no_machine_knows_is_refused_by_name(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    (serbian,) = sent(make_story(tenant), "sr")

    with pytest.raises(MachineRefused, match=r"^No machine here translates from Norwegian \(Bokmål\) into Serbian\.$"):
        asked(serbian)


def refused_by_policy(translation: Translation) -> bool:
    before = StringTranslation.objects.count()
    with pytest.raises(PeopleOnly) as refused:
        asked(translation)
    assert refused.value.sentence.startswith("Helplines, consent and help in a crisis are translated by people only")
    return StringTranslation.objects.count() == before


def test_help_is_translated_by_people_only(tenant: Tenant, willing: MachineSettings, installed: Install) -> None:
    installed()
    helpline = make_helpline(tenant)
    urgent = make_guide(tenant, helpline, urgency="NOW")
    crisis = make_story(tenant, crisis=True)

    assert [refused_by_policy(sent(page, "sv")[0]) for page in (helpline, urgent, crisis)] == [True, True, True]


def test_a_guide_that_is_good_to_know_may_be_a_machines(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    (translation,) = sent(make_guide(tenant, make_helpline(tenant)), "sv")

    assert asked(translation).kept == 3


def test_ticked_as_a_crisis_in_a_draft_or_in_another_language_it_is_peoples(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    in_draft, in_danish = make_story(tenant), make_story(tenant, title="Annen")
    first = sent(in_draft, "sv")[0]
    danish, second = sent(in_danish, "da", "sv")
    in_draft.crisis = True
    in_draft.save_revision()
    other = danish.get_target_instance()
    other.crisis = True
    other.save_revision()

    assert refused_by_policy(first)
    assert refused_by_policy(second)


def test_what_is_no_item_was_never_thought_through_for_machines(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    home = tenant.homes().get(locale__language_code="nb").specific
    Translation.objects.all().delete()

    assert not getattr(home, "machine_may_translate", False)


def test_the_log_tells_how_much_and_never_what(
    tenant: Tenant, willing: MachineSettings, installed: Install, caplog: pytest.LogCaptureFixture
) -> None:
    installed(engines.FAILING)
    caplog.set_level(logging.INFO, logger="ungkanal.machine_translation")

    with pytest.raises(MachineRefused):
        asked(swedish(tenant, title="Hemmelig"))

    said = [record.getMessage() for record in caplog.records if record.name == "ungkanal.machine_translation"]
    assert len(said) == 3
    assert said[0].startswith(f"apertium nb-sv tenant={tenant.pk} strings=3 characters=")
    assert said[0].endswith(" attempt=1 FAILED")
    assert "Hemmelig" not in caplog.text
    assert not ModelLogEntry.objects.filter(data__icontains="Hemmelig").exists()


def test_the_library_by_itself_gets_nothing_from_it(
    tenant: Tenant, willing: MachineSettings, installed: Install
) -> None:
    installed()
    nb, sv = (Locale.objects.get(language_code=code) for code in ("nb", "sv"))
    translator = get_machine_translator()

    assert type(translator).__name__ == "RoutingTranslator"
    assert translator.can_translate(nb, sv) is False
    with pytest.raises(MachineRefused):
        translator.translate(nb, sv, [])
