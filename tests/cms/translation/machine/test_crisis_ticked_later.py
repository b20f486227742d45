"""The crisis box is ticked after a machine was there: what nobody has read does not go out, and none is asked again."""

import polib
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision
from wagtail_localize.models import Translation

from cms.people.models import User
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Document
from cms.translation import drafts
from cms.translation.machine.refusals import MachineRefused
from cms.translation.models import MachineMonth
from locales.catalogues import ROOT
from tests.cms.translation.desk import boss, fill, publish_translation, sent, target
from tests.cms.translation.machine.crisis import original, read, tick
from tests.cms.translation.machine.texts import asked, texts
from tests.factories.translations import state_of

SENTENCE = (
    "This cannot be published yet: A machine translated some of this, and it is about help in a crisis. Go to "
    "“Translations”, press “Read through” and read every sentence, or translate these sentences yourself; then publish "
    "it."
)


def swedish_out(translation: Translation) -> dict[str, str]:
    return dict(Document.objects.filter(page_id=target(translation).pk).values_list("status", "version"))


def refused(translation: Translation) -> bool:
    """Whether the gate refuses to publish it, and all is as it was then."""
    before = (target(translation).live_revision_id, Revision.objects.count(), swedish_out(translation))
    with pytest.raises(PublicationRefused) as refusal:
        publish_translation(translation)
    assert [each.code for each in refusal.value.obstacles] == ["UNREAD_MACHINE_TEXT"]
    assert str(refusal.value) == SENTENCE
    return before == (target(translation).live_revision_id, Revision.objects.count(), swedish_out(translation))


@pytest.mark.parametrize("publish", [True, False], ids=["published", "only saved"])
def test_ticked_in_the_original_a_machines_draft_does_not_go_out(by_machine: Translation, publish: bool) -> None:
    tick(original(by_machine), publish=publish)

    assert refused(by_machine)
    assert state_of(original(by_machine), "sv").unread_segments == 3


def test_ticked_in_another_language_it_does_not_go_out_either(by_machine: Translation) -> None:
    (danish,) = sent(original(by_machine), "da")
    tick(target(danish), publish=False)

    assert refused(by_machine)


def test_without_the_box_it_goes_out_and_says_that_a_machine_wrote_it(by_machine: Translation) -> None:
    publish_translation(by_machine)

    assert list(swedish_out(by_machine)) == ["MACHINE"]


def test_what_is_out_already_goes_down_and_goes_out_anew_only_when_a_person_has_read_it(
    by_machine: Translation, kari: User
) -> None:
    publish_translation(by_machine)
    tick(original(by_machine))

    assert swedish_out(by_machine) == {}
    assert refused(by_machine)
    assert state_of(original(by_machine), "sv").status == "MISSING"

    read(by_machine, kari)
    publish_translation(by_machine)
    assert (state_of(original(by_machine), "sv").status, list(swedish_out(by_machine))) == (
        "UP_TO_DATE",
        ["UP_TO_DATE"],
    )


def test_what_a_person_has_written_in_their_place_goes_out(by_machine: Translation) -> None:
    tick(original(by_machine))
    fill(by_machine, title="Tjena")

    publish_translation(by_machine)

    assert state_of(original(by_machine), "sv").status == "UP_TO_DATE"


def test_an_older_version_that_is_a_machines_does_not_come_back(by_machine: Translation) -> None:
    old = drafts.save_draft(translation=by_machine, by=boss())
    tick(original(by_machine))
    fill(by_machine, title="Tjena")
    publish_translation(by_machine)
    before = swedish_out(by_machine)

    with pytest.raises(PublicationRefused, match="A machine translated some of this"):
        Revision.objects.get(pk=old.pk).publish()

    assert (swedish_out(by_machine), target(by_machine).title) == (before, "Tjena")


def test_stopped_it_is_still_the_same_text_until_somebody_writes_another(by_machine: Translation) -> None:
    drafts.save_draft(translation=by_machine, by=boss())
    tick(original(by_machine))
    by_machine.enabled = False
    by_machine.save()
    page = target(by_machine).get_latest_revision_as_object()

    with pytest.raises(PublicationRefused):
        page.save_revision().publish()
    assert not target(by_machine).live

    page.title, page.summary, page.body = "Tjena", "Så här är det", []
    page.save_revision().publish()
    assert target(by_machine).live


def test_on_the_translators_screen_the_reason_is_read_and_the_way_to_the_sentences(
    by_machine: Translation, editor: Client
) -> None:
    tick(original(by_machine))
    edit = reverse("wagtailadmin_pages:edit", args=[target(by_machine).pk])

    answer = editor.post(edit, {"action": "publish"}, headers={"referer": f"http://testserver{edit}"}, follow=True)

    (said,) = answer.context["messages"]
    assert SENTENCE.partition(": ")[2] in " ".join(str(said).split())
    assert reverse("translation_board:read", args=[target(by_machine).pk]) in answer.content.decode()
    assert not target(by_machine).live


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("nb", "En maskin har oversatt noe av dette, og det gjelder hjelp i en krise."),
        ("sv", "En maskin har översatt en del av det här, och det gäller hjälp i en kris."),
        ("da", "En maskine har oversat noget af dette, og det handler om hjælp i en krise."),
        ("sr", "Машина је превела део овога, а реч је о помоћи у кризи."),
    ],
)
def test_it_says_so_in_each_language_of_the_admin(language: str, begins: str) -> None:
    catalogue = polib.pofile(str(ROOT / language / "LC_MESSAGES" / "django.po"))

    assert catalogue.find(SENTENCE.partition(": ")[2]).msgstr.startswith(begins)


def test_taking_in_new_text_asks_no_machine_whatever_is_sent(by_machine: Translation, editor: Client) -> None:
    page = original(by_machine)
    page.title = "Hei igjen"
    tick(page)
    spent = MachineMonth.objects.get().characters
    update = reverse("wagtail_localize:update_translations", args=[by_machine.source_id])

    editor.post(update, {"use_machine_translation": "on", "publish_translations": "on"})

    assert texts(by_machine)["title"] == "Hej"
    assert MachineMonth.objects.get().characters == spent
    state = state_of(page, "sv")
    assert (state.open_segments, state.page.live) == (1, False)
    with pytest.raises(MachineRefused, match="translated by people only"):
        asked(by_machine)
