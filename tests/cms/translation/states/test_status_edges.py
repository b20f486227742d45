"""Each edge on which a status changes, one by one; traps of the library are named where a test is about one."""

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from cms.publishing.checking import differences
from cms.publishing.models import Document
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant, TenantLocale
from cms.translation.models import Build, SyncedText, TranslationState
from cms.translation.segments import write_source
from content_types.models import Story
from tests.factories.pages import make_story, translate
from tests.factories.tenants import make_superuser
from tests.factories.translations import MACHINE, begin, put_out, state_of, sync, target, write, write_all


@pytest.fixture
def story(tenant: Tenant) -> Story:
    return make_story(tenant, title="En historie")


@pytest.fixture
def swedish(story: Story) -> Translation:
    """A complete translation that is out."""
    translation = begin(story, "sv")
    write_all(translation)
    put_out(translation)
    return translation


def status(story: Story, locale: str = "sv") -> str:
    """What the board says; the API has to say the same where the text is out."""
    said = state_of(story, locale).status
    documents = dict(Document.objects.filter(translation_key=story.translation_key).values_list("locale", "status"))
    assert documents.get(locale, "MISSING") == said
    assert list(differences()) == []
    return said


def publish(story: Story, **changes: str) -> None:
    page = Story.objects.get(pk=story.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_every_language_of_the_tenant_has_a_state_from_the_first_draft(tenant: Tenant) -> None:
    story = make_story(tenant, live=False)

    states = TranslationState.objects.filter(translation_key=story.translation_key).order_by("locale__language_code")
    assert [(each.locale.language_code, each.status, each.page_id) for each in states] == [
        ("da", "MISSING", None),
        ("nb", "SOURCE", story.pk),
        ("sr", "MISSING", None),
        ("sv", "MISSING", None),
    ]


def test_a_translation_that_is_begun_is_missing_until_it_is_out(story: Story) -> None:
    translation = begin(story, "sv")
    assert status(story) == "MISSING"
    assert state_of(story, "sv").page_id == target(translation).pk

    write_all(translation)
    put_out(translation)
    assert status(story) == "UP_TO_DATE"


def test_a_text_that_nobody_sent_to_translation_stands_on_its_own(story: Story) -> None:
    translate(story, "sv", title="En berättelse")

    assert status(story) == "INDEPENDENT"


def test_publishing_the_source_again_without_a_change_says_nothing(story: Story, swedish: Translation) -> None:
    publish(story)
    assert status(story) == "UP_TO_DATE"
    sync(swedish)
    assert status(story) == "UP_TO_DATE"


def test_one_letter_of_the_source_is_enough(story: Story, swedish: Translation) -> None:
    before = state_of(story, "sv")
    publish(story, title="En historiE")

    after = state_of(story, "sv")
    assert status(story) == "OUTDATED"
    assert after.source_hash != before.source_hash
    assert after.synced_hash == before.source_hash
    assert after.source_changed_at == Story.objects.get(pk=story.pk).last_published_at


def test_trap_6_up_to_date_does_not_outlive_a_change_of_the_source(story: Story, swedish: Translation) -> None:
    publish(story, summary="Om noe annet.")
    assert swedish.get_status_display() == "Up to date"
    assert status(story) == "OUTDATED"


def test_a_draft_of_the_source_is_nobodys_business(story: Story, swedish: Translation) -> None:
    page = Story.objects.get(pk=story.pk)
    page.title = "Bare en kladd"
    page.save_revision()

    assert status(story) == "UP_TO_DATE"


def test_a_sync_alone_makes_nothing_true_again(story: Story, swedish: Translation) -> None:
    publish(story, title="Noe annet")
    sync(swedish)

    state = state_of(story, "sv")
    assert status(story) == "OUTDATED"
    assert state.source_hash == state.synced_hash
    assert state.open_segments == 1

    write(swedish, "title", "Något annat")
    assert (status(story), state_of(story, "sv").open_segments) == ("OUTDATED", 0)

    put_out(swedish)
    assert status(story) == "UP_TO_DATE"


def test_a_source_that_says_again_what_was_synced_was_never_changed(story: Story, swedish: Translation) -> None:
    publish(story, title="Noe annet")
    publish(story, title="En historie")

    assert status(story) == "UP_TO_DATE"


def test_partial_is_what_was_missing_when_it_went_out_not_what_is_translated_since(story: Story) -> None:
    translation = begin(story, "sv")
    write(translation, "title", "En berättelse")
    put_out(translation)
    state = state_of(story, "sv")
    assert (status(story), state.missing_segments, state.open_segments, state.total_segments) == ("PARTIAL", 2, 2, 3)

    write_all(translation)
    state = state_of(story, "sv")
    assert (status(story), state.missing_segments, state.open_segments) == ("PARTIAL", 2, 0)

    put_out(translation)
    assert (status(story), state_of(story, "sv").missing_segments) == ("UP_TO_DATE", 0)


def test_a_string_that_is_taken_back_leaves_what_is_out_as_it_is(story: Story, swedish: Translation) -> None:
    StringTranslation.objects.filter(context__path="title").first().delete()

    assert (status(story), state_of(story, "sv").open_segments) == ("UP_TO_DATE", 1)


def test_a_machines_words_are_a_machines_until_a_person_changes_them(story: Story) -> None:
    translation = begin(story, "sv")
    write_all(translation, by=MACHINE)
    put_out(translation)
    state = state_of(story, "sv")
    assert (status(story), state.machine_segments, state.unread_segments) == ("MACHINE", 3, 3)

    write_all(translation, as_=str.upper)
    assert status(story) == "MACHINE"

    put_out(translation)
    assert (status(story), state_of(story, "sv").machine_segments) == ("UP_TO_DATE", 0)


def test_an_imported_file_counts_when_it_is_out(story: Story) -> None:
    translation = begin(story, "sv")
    po = translation.export_po()
    for entry in po:
        entry.msgstr = f"po {entry.msgid}"
    translation.import_po(po)
    assert (status(story), state_of(story, "sv").open_segments) == ("MISSING", 0)

    put_out(translation)
    assert status(story) == "UP_TO_DATE"


def test_stopped_it_stands_on_its_own_and_resumed_it_is_measured_again(story: Story, swedish: Translation) -> None:
    swedish.enabled = False
    swedish.save(update_fields=["enabled"])
    assert status(story) == "INDEPENDENT"

    publish(story, title="Noe annet")
    assert status(story) == "INDEPENDENT"

    swedish.enabled = True
    swedish.save(update_fields=["enabled"])
    assert status(story) == "OUTDATED"


@pytest.mark.parametrize("as_a_new_one", [False, True])
def test_a_restored_revision_from_before_the_sync_is_outdated(
    story: Story, swedish: Translation, as_a_new_one: bool
) -> None:
    old = target(swedish).live_revision
    publish(story, title="Noe annet")
    sync(swedish)
    write(swedish, "title", "Något annat")
    put_out(swedish)
    assert status(story) == "UP_TO_DATE"

    (old.as_object().save_revision() if as_a_new_one else old).publish()
    assert status(story) == "OUTDATED"

    put_out(swedish)
    assert status(story) == "UP_TO_DATE"


def test_a_revision_that_is_purged_is_known_by_its_words(story: Story, swedish: Translation) -> None:
    target(swedish).live_revision.delete()
    assert Build.objects.filter(revision=None).count() == 1

    with publishing() as touched:
        touched.translations.add(story.translation_key)
    assert status(story) == "UP_TO_DATE"


def test_what_a_person_published_by_hand_after_the_sync_is_measured_by_its_time(
    story: Story, swedish: Translation
) -> None:
    page = target(swedish)
    page.title = "För hand"
    page.save_revision().publish()
    assert status(story) == "UP_TO_DATE"

    publish(story, title="Noe annet")
    sync(swedish)
    assert status(story) == "OUTDATED"


def test_an_alias_is_no_text_of_its_own_and_back_again_it_is(
    story: Story, swedish: Translation, client: Client
) -> None:
    client.force_login(make_superuser())
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("wagtail_localize:convert_to_alias", args=[target(swedish).pk]))
    assert status(story) == "MISSING"

    assert status_of_what_is_begun_again(story) == "UP_TO_DATE"


def status_of_what_is_begun_again(story: Story) -> str:
    put_out(begin(story, "sv"))
    return status(story)


def test_taken_down_it_is_missing_and_out_again_it_is_what_it_was(story: Story, swedish: Translation) -> None:
    target(swedish).unpublish()
    assert status(story) == "MISSING"

    target(swedish).get_latest_revision().publish()
    assert status(story) == "UP_TO_DATE"


def test_a_deleted_translation_leaves_an_empty_place(story: Story, swedish: Translation) -> None:
    target(swedish).delete()

    state = state_of(story, "sv")
    assert (status(story), state.page_id, state.total_segments) == ("MISSING", None, 0)
    assert not SyncedText.objects.exists()


def test_a_deleted_source_leaves_its_translation_as_a_text_of_its_own(story: Story) -> None:
    translate(story, "sv", title="En berättelse")
    story.delete()

    assert (status(story), status(story, "nb")) == ("SOURCE", "MISSING")


def test_nothing_is_said_of_an_item_that_is_gone(story: Story) -> None:
    story.delete()

    assert not TranslationState.objects.filter(translation_key=story.translation_key).exists()


def test_a_language_more_is_missing_everywhere_and_a_language_less_is_not_spoken_of(
    tenant: Tenant, story: Story
) -> None:
    english, _ = Locale.objects.get_or_create(language_code="en")
    added = TenantLocale.objects.create(tenant=tenant, locale=english, position=9)
    assert state_of(story, "en").status == "MISSING"

    added.delete()
    assert not TranslationState.objects.filter(translation_key=story.translation_key, locale=english).exists()


def test_containers_have_no_state(tenant: Tenant) -> None:
    assert not TranslationState.objects.filter(tenant=tenant).exists()


def test_of_two_sources_the_older_counts(story: Story, swedish: Translation) -> None:
    """The guard forbids it; a record from before must not stop anybody."""
    second = write_source(target(swedish), at=timezone.now())
    Translation.objects.create(source=second, target_locale=Locale.objects.get(language_code="da"))

    assert status(story) == "UP_TO_DATE"
    assert status(story, "nb") == "SOURCE"


def test_the_documents_of_a_group_tell_its_counts_and_times(story: Story) -> None:
    translation = begin(story, "sv")
    write(translation, "title", "En berättelse", by=MACHINE)
    put_out(translation)

    document = Document.objects.get(translation_key=story.translation_key, locale="sv")
    changed = Story.objects.get(pk=story.pk).last_published_at
    assert document.translation == {
        "sourceLocale": "nb",
        "missingSegments": 2,
        "machineSegments": 1,
        "reviewedAt": None,
        "sourceChangedAt": changed.isoformat(),
    }
    assert [(each["locale"], each["status"]) for each in document.available] == [("nb", "SOURCE"), ("sv", "PARTIAL")]


def test_a_hash_by_other_rules_does_not_make_a_text_old(story: Story, swedish: Translation) -> None:
    for document in Document.objects.all():
        document.facts["text_hash"] = document.facts["text_hash"].partition(":")[2]
        document.save(update_fields=["facts"])

    write(swedish, "summary", "Om något annat")

    assert state_of(story, "sv").status == "UP_TO_DATE"
