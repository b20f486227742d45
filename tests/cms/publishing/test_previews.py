"""A token shows one draft to whoever has it, for half an hour, and nothing else to anybody."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, TestCase
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation

from cms.media import renditions
from cms.media.ingest import add_image
from cms.media.models import Image
from cms.people.models import User
from cms.publishing import previews
from cms.publishing.drafts import NotPreviewable
from cms.publishing.due import run_due
from cms.publishing.enums import Kind
from cms.publishing.models import Change, Document, EditionRow, Preview, PublishedFile
from cms.publishing.preview_files import with_addresses
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor
from tests.factories.translations import MACHINE, begin, target, write_all

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant."""
    return make_editor(tenant, name="kari")


def share(story: Page, by: User, *, locale: str = "nb") -> str:
    return previews.issue(page=story, revision=story.get_latest_revision(), locale=locale, by=by, at=NOW)


def opens(token: str, *, at: timedelta = timedelta()) -> Preview:
    return previews.opened(token=token, at=NOW + at)


def actions(page: Page) -> list[str]:
    """What the history says of sharing."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="ungkanal.").order_by("timestamp", "pk")
    return list(entries.values_list("action", flat=True))


def store() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Document, EditionRow, Change, PublishedFile))


def picture(tenant: Tenant, color: str = "navy") -> Image:
    content = BytesIO()
    Drawing.new("RGB", (640, 480), color).save(content, "JPEG")
    return add_image(collection=tenant.collection, title=color, content=content.getvalue(), by=None)


def test_a_token_shows_the_draft_and_the_store_is_as_before(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Utkast", live=False)
    before = store()

    shown = opens(share(story, kari))

    assert (shown.document["card"]["title"], shown.locale, shown.page_id) == ("Utkast", "nb", story.pk)
    assert shown.first_published_at is None
    assert store() == before
    assert actions(story) == [previews.DRAFT_SHARED]


def test_the_database_has_the_hash_alone(tenant: Tenant, kari: User) -> None:
    token = share(make_story(tenant, live=False), kari)

    kept = Preview.objects.values().get()

    assert not [part for part in token.split(".") if len(part) > 10 and part in str(kept)]
    assert len(kept["digest"]) == 64


def test_what_is_saved_later_is_another_revision(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Først", live=False)
    token, revision = share(story, kari), story.get_latest_revision()
    # As autosave does: the same revision, written over.
    story.title = "Senere"
    story.save_revision(overwrite_revision=revision)

    assert opens(token).document["card"]["title"] == "Først"


def test_a_draft_of_what_is_published_is_what_publishing_it_would_make(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Ute", lead_image=picture(tenant), lead_image_alt="Sjø")
    story.title = "Ute igjen"
    story.save_revision()

    shown = opens(share(story, kari))
    story.get_latest_revision().publish()

    out = Document.objects.get(page_id=story.pk)
    for name in ("card", "detail", "path", "status", "available", "quotes", "kind"):
        assert shown.document[name] == getattr(out, name), name
    # But for the moment at which readers get to see it.
    assert {**shown.document["translation"], "sourceChangedAt": out.translation["sourceChangedAt"]} == out.translation
    assert shown.first_published_at == out.published_at
    assert shown.files == list(out.files.values_list("key", flat=True))


def test_the_draft_of_what_never_was_out_is_settled_as_if_it_were(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Ny", live=False)

    shown = opens(share(story, kari)).document
    story.get_latest_revision().publish()

    out = Document.objects.get(page_id=story.pk)
    assert (shown["status"], shown["available"], shown["path"]) == (out.status, out.available, out.path)
    assert shown["translation"]["sourceLocale"] == out.translation["sourceLocale"] == "nb"


def test_the_draft_of_a_translation_says_how_far_it_is_from_its_original(tenant: Tenant, kari: User) -> None:
    """As it would be told if it went out now: whose words are missing, then a machine's, then all a person's."""
    story = make_story(tenant, title="Ute")
    translation = begin(story, "sv")
    told = []
    for act in (lambda: None, lambda: write_all(translation, by=MACHINE), lambda: write_all(translation)):
        act()
        with TestCase.captureOnCommitCallbacks(execute=True):
            Translation.objects.get(pk=translation.pk).save_target(publish=False)
        shown = opens(share(target(translation), kari, locale="sv")).document
        told.append((shown["status"], shown["translation"]["sourceLocale"]))

    assert told == [("PARTIAL", "nb"), ("MACHINE", "nb"), ("UP_TO_DATE", "nb")]
    assert [each["locale"] for each in shown["available"]] == ["nb", "sv"]


def test_a_draft_in_serbian_is_shown_in_the_script_of_its_token(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Ново", locale="sr", live=False)

    cyrillic, latin = (opens(share(story, kari, locale=tag)).document for tag in ("sr-Cyrl", "sr-Latn"))

    assert (cyrillic["card"]["title"], latin["card"]["title"]) == ("Ново", "Novo")
    assert [each["locale"] for each in latin["available"]] == ["sr-Cyrl", "sr-Latn"]


def test_a_token_is_good_for_half_an_hour_and_not_a_second_longer(tenant: Tenant, kari: User) -> None:
    token = share(make_story(tenant, live=False), kari)

    assert opens(token, at=timedelta(minutes=29, seconds=59))
    with pytest.raises(previews.TokenTooOld):
        opens(token, at=timedelta(minutes=30))


def test_a_token_that_is_too_old_or_forged_costs_no_statement(
    tenant: Tenant, kari: User, django_assert_num_queries: object
) -> None:
    token = share(make_story(tenant, live=False), kari)
    secret, end, seal = token.split(".")
    forged = ["", "x", token[:-1], f"{token}x", f"{secret}.{int(end, 16) + 3600:x}.{seal}", f"a{secret}.{end}.{seal}"]

    with django_assert_num_queries(0):
        with pytest.raises(previews.TokenTooOld):
            opens(token, at=timedelta(days=1))
        for each in [*forged, "x" * 100_000, "ø\0\ud800"]:
            with pytest.raises(previews.UnknownToken):
                opens(each)


def test_the_seal_of_one_pages_token_opens_no_other(tenant: Tenant, kari: User) -> None:
    one, other = (share(make_story(tenant, title=title, live=False), kari).split(".") for title in ("En", "To"))

    with pytest.raises(previews.UnknownToken):
        opens(".".join([other[0], one[1], one[2]]))


def test_stopping_ends_all_links_of_the_page_and_of_no_other(tenant: Tenant, kari: User) -> None:
    story, other = make_story(tenant, live=False), make_story(tenant, title="En annen", live=False)
    first, second, kept = share(story, kari), share(story, kari), share(other, kari)

    assert previews.revoke(page=story, by=kari, at=NOW) == 2

    for token in (first, second):
        with pytest.raises(previews.UnknownToken):
            opens(token)
    assert opens(kept).page_id == other.pk
    assert actions(story) == [previews.DRAFT_SHARED, previews.DRAFT_SHARED, previews.SHARING_STOPPED]
    assert previews.revoke(page=story, by=kari, at=NOW) == 0
    assert actions(story)[2:] == [previews.SHARING_STOPPED]


def test_who_may_not_edit_the_page_shares_nothing_and_stops_nothing(
    tenant: Tenant, other_tenant: Tenant, kari: User
) -> None:
    story = make_story(tenant, live=False)
    token, stranger = share(story, kari), make_editor(other_tenant)

    for refused in (lambda: share(story, stranger), lambda: previews.revoke(page=story, by=stranger, at=NOW)):
        with pytest.raises(PermissionDenied):
            refused()
    with pytest.raises(PermissionDenied):
        previews.show_typed(page=story, locale="nb", by=stranger, at=NOW)

    assert Preview.objects.count() == 1
    assert opens(token)
    assert actions(story) == [previews.DRAFT_SHARED]


def test_only_a_revision_of_the_page_in_a_language_of_the_page_is_shared(tenant: Tenant, kari: User) -> None:
    story, other = make_story(tenant, live=False), make_story(tenant, title="En annen", live=False)

    with pytest.raises(NotPreviewable):
        previews.issue(page=story, revision=other.get_latest_revision(), locale="nb", by=kari, at=NOW)
    with pytest.raises(NotPreviewable):
        share(story, kari, locale="sv")
    with pytest.raises(NotPreviewable):
        previews.show_typed(page=index_of(tenant, Kind.STORY), locale="nb", by=kari, at=NOW)

    assert not Preview.objects.exists()


def test_what_is_typed_replaces_what_was_typed_and_its_token(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, title="Lagret")
    tokens = []
    for title in ("E", "En"):
        story.title = title
        tokens.append(previews.show_typed(page=story, locale="nb", by=kari, at=NOW))

    assert opens(tokens[1]).document["card"]["title"] == "En"
    with pytest.raises(previews.UnknownToken):
        opens(tokens[0])
    assert Preview.objects.count() == 1
    assert Story.objects.get(pk=story.pk).title == "Lagret"
    assert actions(story) == []


def test_each_editors_typing_is_their_own(tenant: Tenant, kari: User) -> None:
    story, ola = make_story(tenant, title="Lagret"), make_editor(tenant, name="ola", role=Role.EDITORS)
    shown = {}
    for person in (kari, ola):
        story.title = f"Av {person}"
        shown[person] = previews.show_typed(page=story, locale="nb", by=person, at=NOW)

    assert [opens(shown[person]).document["card"]["title"] for person in (kari, ola)] == ["Av kari", "Av ola"]


def test_stopping_ends_what_is_typed_too_until_the_next_keystroke(tenant: Tenant, kari: User) -> None:
    story, other = make_story(tenant), make_story(tenant, title="En annen")
    typed = [previews.show_typed(page=story, locale="nb", by=by, at=NOW) for by in (kari, make_editor(tenant))]
    kept = previews.show_typed(page=other, locale="nb", by=kari, at=NOW)

    assert previews.revoke(page=story, by=kari, at=NOW) == 2

    for token in typed:
        with pytest.raises(previews.UnknownToken):
            opens(token)
    assert opens(kept).page_id == other.pk
    assert actions(story) == [previews.SHARING_STOPPED]
    assert opens(previews.show_typed(page=story, locale="nb", by=kari, at=NOW)).page_id == story.pk
    with pytest.raises(previews.UnknownToken):
        opens(typed[0])
    assert Preview.objects.filter(revoked_at=None).count() == 2


def test_who_is_locked_out_has_shared_nothing(tenant: Tenant, kari: User) -> None:
    token = share(make_story(tenant, live=False), kari)
    User.objects.filter(pk=kari.pk).update(is_active=False)

    with pytest.raises(previews.UnknownToken):
        opens(token)


def test_who_may_no_more_edit_the_page_shows_it_to_nobody(tenant: Tenant, kari: User, client: Client) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Sjø", live=False)
    token, typed = share(story, kari), previews.show_typed(page=story, locale="nb", by=kari, at=NOW)
    kept = share(story, make_editor(tenant, name="ola"))
    shown = opens(token)
    address = f"/files/{with_addresses(shown, shown.document['card'])['leadImage']['key']}/160x120.webp"
    assert client.get(address).status_code == 200

    kari.groups.clear()

    for each in (token, typed):
        with pytest.raises(previews.UnknownToken):
            opens(each)
    assert client.get(address).status_code == 404
    assert opens(kept).made_by.username == "ola"
    assert Preview.objects.filter(revoked_at=None).count() == 3


def test_what_is_taken_down_is_gone_from_its_previews_too(tenant: Tenant, kari: User, client: Client) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Sjø")
    tokens = [share(story, kari), previews.show_typed(page=story, locale="nb", by=kari, at=NOW)]
    shown = opens(tokens[0])
    key = with_addresses(shown, shown.document["card"])["leadImage"]["key"]
    assert client.get(f"/files/{key}/160x120.webp").status_code == 200

    story.unpublish()

    for token in tokens:
        with pytest.raises(previews.UnknownToken):
            opens(token)
    assert client.get(f"/files/{key}/160x120.webp").status_code == 404
    # It is a draft now, and shared as one.
    assert opens(share(story, kari)).page_id == story.pk


def test_nothing_of_a_deleted_page_or_an_old_preview_is_kept(tenant: Tenant, kari: User) -> None:
    gone, old, revoked, kept = (make_story(tenant, title=title, live=False) for title in "ABCD")
    for story in (gone, old, revoked, kept):
        share(story, kari)
    gone.delete()
    Preview.objects.filter(page=old.pk).update(expires_at=NOW)
    previews.revoke(page=revoked, by=kari, at=NOW)

    assert [done.outcome for done in run_due(at=NOW)] == []

    assert list(Preview.objects.values_list("page_id", flat=True)) == [kept.pk]


def test_a_picture_of_a_draft_is_seen_by_its_address_alone(tenant: Tenant, kari: User, client: Client) -> None:
    private, hidden = picture(tenant), picture(tenant, "teal")
    story = make_story(tenant, lead_image=private, lead_image_alt="Sjø", live=False)
    preview = opens(share(story, kari))
    image = with_addresses(preview, preview.document["card"])["leadImage"]
    choice = renditions.choose(width=640, height=480, wanted_width=160)
    address = renditions.address(key=image["key"], choice=choice)

    seen = client.get(address)

    assert (seen.status_code, seen["Content-Type"]) == (200, "image/webp")
    assert (seen["Cache-Control"], seen["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert not seen.cookies
    assert client.get(renditions.address(key=private.key, choice=choice)).status_code == 404
    assert client.get(address.replace(private.key, hidden.key)).status_code == 404
    assert client.get(f"{address}/../../x").status_code == 404
    previews.revoke(page=story, by=kari, at=timezone.now())
    assert client.get(address).status_code == 404


def test_the_grant_of_a_file_holds_as_long_as_its_preview_names_it(tenant: Tenant, kari: User, client: Client) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Sjø")
    opened = opens(previews.show_typed(page=story, locale="nb", by=kari, at=NOW))
    key = with_addresses(opened, opened.document["card"])["leadImage"]["key"]
    address = f"/files/{key}/160x120.webp"
    assert client.get(address).status_code == 200
    Preview.objects.update(expires_at=NOW - timedelta(seconds=1))
    assert client.get(address).status_code == 404
    Preview.objects.update(expires_at=NOW + previews.LIFETIME)
    assert client.get(address).status_code == 200
    Preview.objects.update(files=[])
    assert client.get(address).status_code == 404


def test_who_had_the_token_before_has_no_files_of_what_is_typed_since(
    tenant: Tenant, kari: User, client: Client
) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Sjø")
    addresses = []
    for title in ("E", "En"):
        story.title = title
        typed = opens(previews.show_typed(page=story, locale="nb", by=kari, at=NOW))
        key = with_addresses(typed, typed.document["card"])["leadImage"]["key"]
        addresses.append(f"/files/{key}/160x120.webp")

    assert [client.get(address).status_code for address in addresses] == [404, 200]
    assert not [address for address in addresses if typed.digest in address]
    assert Preview.objects.count() == 1
