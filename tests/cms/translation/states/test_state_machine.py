"""Whatever editors, translators, machines and the library do, in any order: the state says what is true."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.publishing.checking import differences
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Document
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.models import TranslationState
from cms.translation.reviewing import machine_strings, read_through
from content_types.models import Story
from tests.cms.translation.states.model import FIELDS, Built, Model
from tests.factories import translations as desk
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser
from tests.soak import legs, renamed, walking

WORDS = {"title": "En historie", "summary": "Om noe.", "body": "Noen ord."}
PARAGRAPH = str(UUID(int=1))
PLACES = st.sampled_from(FIELDS)
EXAMPLES, STEPS = 6, 14
EXAMPLES_IN_A_LEG, STEPS_IN_AN_EXAMPLE = 12, 25


def has_source(machine: "Translating") -> bool:
    return machine.model.synced is not None


def is_followed(machine: "Translating") -> bool:
    return bool(machine.model.followed) and machine.model.exists and not machine.model.alias


def is_known(machine: "Translating") -> bool:
    return machine.model.followed is not None


def is_out(machine: "Translating") -> bool:
    return machine.model.is_out


class Translating(RuleBasedStateMachine):
    """A story in nb and what becomes of it in sv. Each run is undone."""

    tenant: Tenant
    client: Client

    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world.__enter__()
        self.built: dict[int, Built] = {}
        self.number = 0

    @initialize()
    def write(self) -> None:
        self.key = make_story(self.tenant, **self.fields(WORDS)).translation_key
        self.model = Model(source=dict(WORDS))

    def teardown(self) -> None:
        try:
            if hasattr(self, "model"):
                self.end()
        finally:
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)

    def end(self) -> None:
        """The store agrees with what was done, and with the source gone nothing is said of it any more."""
        assert [each.sentence for each in differences()] == []
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.page("nb").delete()
        assert self.states().get("nb") in {None, "MISSING"}
        assert [each.sentence for each in differences()] == []

    # What the source does

    @rule(place=PLACES)
    def change_a_letter_of_the_source(self, place: str) -> None:
        page = self.page("nb")
        self.number += 1
        self.model.source[place] += str(self.number)
        for name, value in self.fields(self.model.source).items():
            setattr(page, name, value)
        self.publish(page.save_revision())
        self.note_source_is_out()

    @rule()
    def publish_the_source_again(self) -> None:
        page = self.page("nb")
        for name, value in self.fields(self.model.source).items():
            setattr(page, name, value)
        self.publish(page.save_revision())
        self.note_source_is_out()

    def note_source_is_out(self) -> None:
        """An alias goes out with what it shows."""
        self.model.source_live = True
        self.model.live = self.model.live or self.model.alias

    @rule()
    def draft_something_in_the_source(self) -> None:
        page = self.page("nb")
        page.title = "Bare en kladd"
        page.save_revision()

    @rule()
    def take_the_source_down(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.page("nb").unpublish()
        self.model.source_live = False
        # Whether translations go along is the guard's affair.
        self.model.live = Page.objects.filter(translation_key=self.key, locale__language_code="sv", live=True).exists()

    @precondition(has_source)
    @rule()
    def sync(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            TranslationSource.objects.get(object=self.key).update_from_db()
        self.model.sync()

    # What translators and machines do

    @precondition(lambda self: not self.model.exists or self.model.alias)
    @rule()
    def begin(self) -> None:
        desk.begin(self.page("nb"), "sv")
        model = self.model
        if model.synced is None:
            model.sync()
        model.exists, model.alias, model.followed = True, False, True
        self.note_build()
        model.shown = model.build()

    @precondition(is_known)
    @rule(place=PLACES, by_machine=st.booleans())
    def translate_a_string(self, place: str, by_machine: bool) -> None:
        self.put_string(place, by_machine)

    @precondition(is_known)
    @rule(by_machine=st.booleans())
    def translate_all(self, by_machine: bool) -> None:
        for place in FIELDS:
            self.put_string(place, by_machine)

    @precondition(is_known)
    @rule()
    def import_a_file(self) -> None:
        translation = self.translation()
        po = translation.export_po()
        for entry in po:
            entry.msgstr = f"po {entry.msgid}"
        translation.import_po(po)
        for place, text in self.model.synced.items():
            self.model.strings[place, text] = (f"po {text}", False)

    @precondition(is_known)
    @rule(place=PLACES)
    def take_a_string_back(self, place: str) -> None:
        for each in StringTranslation.objects.filter(context__object=self.key, context__path__startswith=place):
            if each.translation_of.data == self.model.synced[place]:
                each.delete()
        self.model.strings.pop((place, self.model.synced[place]), None)

    @precondition(is_followed)
    @rule()
    def bring_it_out(self) -> None:
        if self.is_refused(lambda: desk.put_out(self.translation())):
            return
        self.note_build()
        self.model.live, self.model.shown = True, self.model.build()

    @precondition(is_followed)
    @rule()
    def build_a_draft(self) -> None:
        self.translation().save_target(publish=False)
        self.note_build()
        # The library writes a draft into the page itself: where it is live, readers see it.
        if self.model.live:
            self.model.shown = self.model.build()

    @precondition(lambda self: is_known(self) and bool(self.model.unread()))
    @rule()
    def read_it_through(self) -> None:
        state = TranslationState.objects.get(translation_key=self.key, locale__language_code="sv")
        seen = [string.digest for string in machine_strings(state)]
        read_through(state=state, seen=seen, by=None, at=timezone.now())
        self.model.read |= self.model.unread()

    # What is done with the page in the other language

    @precondition(lambda self: is_followed(self) and bool(self.built))
    @rule(data=st.data())
    def publish_an_old_revision(self, data: st.DataObject) -> None:
        revision = data.draw(st.sampled_from(sorted(self.built)))
        if self.is_refused(lambda: self.publish(Revision.objects.get(pk=revision))):
            return
        self.model.live, self.model.shown = True, self.built[revision]

    @precondition(lambda self: is_followed(self) and bool(self.built))
    @rule(data=st.data())
    def restore_an_old_revision(self, data: st.DataObject) -> None:
        wanted = self.built[data.draw(st.sampled_from(sorted(self.built)))]
        revision = max(pk for pk, built in self.built.items() if built.text == wanted.text)
        if self.is_refused(lambda: self.publish(Revision.objects.get(pk=revision).as_object().save_revision())):
            return
        self.model.live, self.model.shown = True, self.built[revision]

    @precondition(is_followed)
    @rule()
    def write_it_by_hand(self) -> None:
        page = self.page("sv")
        self.number += 1
        page.title = f"För hand {self.number}"
        if self.is_refused(lambda: self.publish(page.save_revision())):
            return
        self.model.live, self.model.shown = True, None
        self.by_hand_at = self.model.number

    @precondition(is_known)
    @rule()
    def stop(self) -> None:
        translation = self.translation()
        translation.enabled = False
        translation.save(update_fields=["enabled"])
        self.model.followed = False

    @precondition(lambda self: self.model.followed is False)
    @rule()
    def resume(self) -> None:
        translation = self.translation()
        translation.enabled = True
        translation.save(update_fields=["enabled"])
        self.model.followed = True

    @precondition(is_followed)
    @rule()
    def turn_it_into_an_alias(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("wagtail_localize:convert_to_alias", args=[self.page("sv").pk]))
        self.model.alias, self.model.followed, self.model.live = True, None, self.model.source_live

    @precondition(is_out)
    @rule()
    def take_it_down(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.page("sv").unpublish()
        self.model.live = False

    @precondition(lambda self: self.model.exists)
    @rule()
    def delete_it(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.page("sv").delete()
        # With the last translation the library forgets the source, too.
        self.model = Model(source=self.model.source, source_live=self.model.source_live)
        self.built = {}

    # What must be true

    @invariant()
    def the_state_says_what_is_true(self) -> None:
        if not hasattr(self, "model"):
            return
        model = self.model
        if model.is_out and model.shown is None:
            work = model.build()
            model = Model(**{**vars(model), "shown": Built(self.by_hand_at, (), work.missing, work.machine)})
        state = TranslationState.objects.get(translation_key=self.key, locale__language_code="sv")
        counted = (
            state.total_segments,
            state.missing_segments,
            state.machine_segments,
            state.unread_segments,
            state.open_segments,
        )
        assert (state.status, counted) == (model.status(), model.counts())
        assert self.states()["nb"] == "SOURCE"

    @invariant()
    def the_store_says_the_same(self) -> None:
        if not hasattr(self, "model"):
            return
        wanted = {"nb": "SOURCE"} if self.model.source_live else {}
        if self.model.is_out:
            wanted["sv"] = self.states()["sv"]
        documents = Document.objects.filter(translation_key=self.key)
        assert {each.locale: each.status for each in documents} == wanted
        for each in documents:
            assert {said["locale"]: said["status"] for said in each.available} == wanted

    # Steps that others are made of

    def is_refused(self, act: Callable[[], Any]) -> bool:
        """Whether the gate stops it, as it does while the source is not out; nothing has happened then."""
        if self.model.source_live:
            act()
            return False
        with pytest.raises(PublicationRefused) as refused, publishing():
            act()
        assert [each.code for each in refused.value.obstacles] == ["ORIGINAL_NOT_PUBLISHED"]
        return True

    def fields(self, words: dict[str, str]) -> dict[str, Any]:
        # The paragraph stays the same one: it keeps its id, as in the editor's form.
        paragraph = {"type": "text", "value": f"<p>{words['body']}</p>", "id": PARAGRAPH}
        return {**words, "body": json.dumps([paragraph])}

    def page(self, locale: str) -> Any:
        return Story.objects.get(translation_key=self.key, locale=Locale.objects.get(language_code=locale))

    def translation(self) -> Translation:
        return Translation.objects.get(source__object=self.key)

    def states(self) -> dict[str, str]:
        return dict(
            TranslationState.objects.filter(translation_key=self.key).values_list("locale__language_code", "status")
        )

    def publish(self, revision: Revision) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            revision.publish()

    def put_string(self, place: str, by_machine: bool) -> None:
        text = self.model.synced[place]
        data = f"{'maskin' if by_machine else 'hand'} {place} {text}"
        desk.write(self.translation(), place, data, by=desk.MACHINE if by_machine else desk.MANUAL)
        self.model.strings[place, text] = (data, by_machine)

    def note_build(self) -> None:
        self.built[self.page("sv").latest_revision_id] = self.model.build()


def run(tenant: Tenant, *, examples: int, steps: int, seed: str = "") -> None:
    """`seed` gives another walk than the one that is always taken."""
    client = Client()
    client.force_login(make_superuser())
    machine = renamed(Translating, seed, tenant=tenant, client=client)
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        # Each step publishes pages: looking for a shorter way to the same failure would take an hour.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)


def test_the_state_says_what_is_true_after_any_steps(tenant: Tenant) -> None:
    run(tenant, examples=EXAMPLES, steps=STEPS)


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("translating", count=10))
def test_the_same_after_a_walk_of_3000_steps(tenant: Tenant, leg: str, pytestconfig: pytest.Config) -> None:
    with walking("translating", leg, steps=EXAMPLES_IN_A_LEG * STEPS_IN_AN_EXAMPLE, config=pytestconfig):
        run(tenant, examples=EXAMPLES_IN_A_LEG, steps=STEPS_IN_AN_EXAMPLE, seed=leg)
