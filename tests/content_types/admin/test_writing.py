"""What the form asks while somebody types: hints, and Cyrillic for Latin letters; nothing is kept of it."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.admin.hints import Stranger, hints
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor

DANISH = "Hvad gør du, når din ven ikke har det godt? Jeg ved godt, at det er svært at spørge."
NORWEGIAN = "Hva gjør du når vennen din ikke har det bra? Jeg vet godt at det er vanskelig å spørre."
URGENT = "Kommunestyret vedtok handlingsplanen i kommunestyremøtet."


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def kari(tenant: Tenant, client: Client) -> User:
    """An editor, signed in."""
    person = make_editor(tenant, name="Kari")
    client.force_login(person)
    return person


def ask(client: Client, page: Any, *texts: str, kind: str = "story") -> Any:
    return client.post(reverse("writing_hints", args=[page.pk, kind]), {"text": list(texts)})


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def convert(client: Client, page: Any, *texts: str) -> Any:
    return client.post(reverse("translation:to_cyrillic", args=[page.pk]), {"text": list(texts)})


def test_a_text_in_another_language_is_named_by_its_beginning(db: None) -> None:
    found = hints(texts=[NORWEGIAN, DANISH], code="nb")

    assert found.strangers == (Stranger("Danish", "Hvad gør du, når din ven ikke har det godt? Jeg ved godt, at …"),)


def test_a_short_text_is_never_called_anothers(db: None) -> None:
    assert len(DANISH[:39]) == 39
    assert hints(texts=[DANISH[:39], "Jeg ved det ikke"], code="nb").strangers == ()


def test_words_in_two_scripts_are_named(db: None) -> None:
    found = hints(texts=["Млaди и школa у Novom Sadu", "A1 у школи"], code="sr")

    assert (found.mixed, found.latin) == (("Млaди", "школa"), False)


@pytest.mark.parametrize(
    ("code", "text", "latin"),
    [
        ("sr", "Mladi i njihova škola", True),
        ("sr", "Млади људи на Instagramu", False),
        ("sr", "Novi Sad", False),
        ("nb", "Unge og skolen deres", False),
    ],
)
def test_serbian_typed_in_latin_letters_is_noticed(db: None, code: str, text: str, latin: bool) -> None:
    assert hints(texts=[text], code=code).latin is latin


def test_the_form_is_told_how_hard_the_text_is(tenant: Tenant, kari: User, client: Client) -> None:
    index = index_of(tenant, Kind.STORY)

    text = said(ask(client, index, "Kommunestyret vedtok handlingsplanen.", "Vi er glade."))

    assert "<strong>LIX 36</strong>" in text
    assert ">easy to read</span>" in text
    assert "The longest sentence has 3 words:</strong> <q>Kommunestyret vedtok handlingsplanen.</q>" in text
    assert "<strong>Long words:</strong> handlingsplanen, Kommunestyret" in text
    assert "should stay below" not in text
    assert "Not validated" not in text


def test_a_guide_has_a_target_and_nothing_is_refused_for_it(tenant: Tenant, kari: User, client: Client) -> None:
    index = index_of(tenant, Kind.GUIDE)

    hard = said(ask(client, index, URGENT, kind="guide"))
    easy = said(ask(client, index, "Vi er her.", kind="guide"))

    assert "A guide for young people should stay below 35." in hard
    assert ("own-mark--to-do" in hard, "own-mark--to-do" in easy) == (True, False)


def test_serbian_is_said_not_to_be_validated(tenant: Tenant, kari: User, client: Client) -> None:
    text = said(ask(client, index_of(tenant, Kind.STORY, "sr"), "Недеља је лепа."))

    assert "<strong>LIX 3</strong>" in text
    assert "Not validated for this language: a rough hint only." in text


def test_hints_are_in_the_language_of_the_admin(tenant: Tenant, kari: User, client: Client, settings: Any) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=kari, preferred_language="da")

    text = said(ask(client, index_of(tenant, Kind.STORY), DANISH))

    assert "<q>Hvad gør du" in text
    assert "dansk" in text


def test_markup_in_a_text_stays_text(tenant: Tenant, kari: User, client: Client) -> None:
    text = said(ask(client, index_of(tenant, Kind.STORY), "<img src=x onerror=alert(1)> sier vi alltid"))

    assert "<img" not in text
    assert "&lt;img" in text


@pytest.mark.parametrize("text", ["", "🙂", "a" * 1_000_000, "ж" * 300_000, "\u202e.:!?" * 1000])
def test_no_text_is_too_odd(tenant: Tenant, kari: User, client: Client, text: str) -> None:
    index = index_of(tenant, Kind.STORY, "sr")

    assert ask(client, index, text).status_code == 200
    assert convert(client, index, text).status_code == 200


def test_a_nul_is_refused_as_everywhere_in_the_admin(tenant: Tenant, kari: User, client: Client) -> None:
    index = index_of(tenant, Kind.STORY, "sr")

    assert ask(client, index, "\x00").status_code == 400
    assert convert(client, index, "\x00").status_code == 400


def test_too_much_at_once_is_refused(tenant: Tenant, kari: User, client: Client) -> None:
    assert ask(client, index_of(tenant, Kind.STORY), "a" * 3_000_000).status_code == 400


def test_nothing_of_the_text_is_logged(
    tenant: Tenant, kari: User, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    ask(client, index_of(tenant, Kind.STORY), f"{DANISH} Hemmelighed")

    assert "Hemmelighed" not in caplog.text


def test_others_do_not_get_in(tenant: Tenant, other_tenant: Tenant, client: Client) -> None:
    index = index_of(tenant, Kind.STORY)
    assert (ask(client, index, "Hei").status_code, convert(client, index, "Hei").status_code) == (302, 302)

    client.force_login(make_editor(other_tenant))
    assert (ask(client, index, "Hei").status_code, convert(client, index, "Hei").status_code) == (404, 404)


def test_who_may_not_write_there_is_not_answered(tenant: Tenant, client: Client) -> None:
    story = make_story(tenant)
    client.force_login(make_editor(tenant, name="Ny", role=Role.CONTRIBUTORS))
    by_script = {"x-requested-with": "XMLHttpRequest"}

    theirs = client.post(reverse("writing_hints", args=[story.pk, "story"]), {"text": "Hei"}, headers=by_script)

    assert theirs.status_code == 403
    assert ask(client, index_of(tenant, Kind.STORY), "Hei").status_code == 200


def test_it_is_sent_and_never_asked_for_by_address(tenant: Tenant, kari: User, client: Client) -> None:
    index = index_of(tenant, Kind.STORY)

    assert client.get(reverse("writing_hints", args=[index.pk, "story"])).status_code == 405
    assert client.get(reverse("translation:to_cyrillic", args=[index.pk])).status_code == 405
    assert ask(client, index, "Hei", kind="tenanthome").status_code == 404


def test_a_forged_form_is_refused(tenant: Tenant, kari: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(kari)
    index = index_of(tenant, Kind.STORY)

    assert (ask(strict, index, "Hei").status_code, convert(strict, index, "Hei").status_code) == (403, 403)


def test_each_text_comes_back_in_pieces_with_what_is_uncertain(tenant: Tenant, kari: User, client: Client) -> None:
    answer = convert(client, index_of(tenant, Kind.STORY, "sr"), "Ljubav i injekcija, A1", "Mladi", "")

    assert answer.json() == {"texts": [[["Љубав и инјекција, ", False], ["A1", True]], [["Млади", False]], []]}


def test_the_form_of_a_page_knows_what_to_ask(tenant: Tenant, kari: User, client: Client) -> None:
    norwegian, serbian = index_of(tenant, Kind.STORY), index_of(tenant, Kind.STORY, "sr")
    story = make_story(tenant)
    new, edited, cyrillic = (
        client.get(reverse("wagtailadmin_pages:add", args=["content_types", "story", norwegian.pk])),
        client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])),
        client.get(reverse("wagtailadmin_pages:add", args=["content_types", "story", serbian.pk])),
    )

    assert f'data-writing-hints="{reverse("writing_hints", args=[norwegian.pk, "story"])}"' in new.content.decode()
    assert f'data-writing-hints="{reverse("writing_hints", args=[story.pk, "story"])}"' in edited.content.decode()
    assert f'data-to-cyrillic="{reverse("translation:to_cyrillic", args=[serbian.pk])}"' in cyrillic.content.decode()
    scripts = ["content_types/writing-hints.js", "translation/to-cyrillic.js"]
    assert [[script in page.content.decode() for script in scripts] for page in (new, edited, cyrillic)] == [
        [True, False],
        [True, False],
        [True, True],
    ]


def test_line_breaks_that_were_typed_into_a_summary_become_spaces(tenant: Tenant) -> None:
    story = make_story(tenant, live=False)

    story.summary = "To setninger.\r\n\r\nPå to linjer. "
    story.full_clean()

    assert story.summary == "To setninger. På to linjer."
