"""Trap 9: a PO file of another page is passed over in silence, and one of ours says nothing of its language."""

from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from cms.tenants.models import Tenant
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import sent
from tests.factories.pages import make_story

LINK = '<p>Ring <a href="https://example.org/">116 111</a> i dag, {name}.</p>'


@pytest.fixture
def swedish(tenant: Tenant) -> Translation:
    """A story with a link and a placeholder, on its way into Swedish."""
    return sent(make_story(tenant, title="Ærlig talt", body=[("text", LINK)]), "sv")[0]


def upload(client: Client, translation: Translation, content: Any) -> str:
    """What the person is told."""
    data = str(content).encode() if isinstance(content, polib.POFile) else content
    files = {} if data is None else {"file": SimpleUploadedFile("page.po", data)}
    answer = client.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), files)
    assert answer.status_code == 302
    return " ".join(" ".join(str(message) for message in answer.wsgi_request._messages).split())


def filled(translation: Translation, **replace: str) -> polib.POFile:
    """The exported file with every text in Swedish; `replace` says otherwise by original."""
    file = translation.export_po()
    for entry in file:
        entry.msgstr = replace.get(entry.msgid, f"sv {entry.msgid}")
    return file


def kept() -> int:
    return StringTranslation.objects.count()


def test_trap_09_an_exported_file_says_its_languages_and_its_page(swedish: Translation, translator: Client) -> None:
    answer = translator.get(reverse("wagtail_localize:download_pofile", args=[swedish.pk]))

    file = polib.pofile(answer.content.decode())
    assert file.metadata["Language"] == "sv"
    assert file.metadata["X-Source-Language"] == "nb"
    assert file.metadata["X-WagtailLocalize-TranslationID"] == str(swedish.uuid)
    assert answer["Content-Disposition"] == 'attachment; filename="aerlig-talt-sv.po"'


def test_trap_09_a_file_comes_back_and_is_taken(swedish: Translation, translator: Client, svea: Any) -> None:
    file = filled(swedish)

    assert upload(translator, swedish, file) == f"{len(file)} texts were taken from the file."
    assert kept() == len(file)
    assert set(StringTranslation.objects.values_list("last_translated_by", "translation_type")) == {(svea.pk, "manual")}


def test_trap_09_a_file_of_another_page_is_refused(tenant: Tenant, swedish: Translation, translator: Client) -> None:
    (other,) = sent(make_story(tenant, title="En annen"), "sv")

    assert "The file belongs to another page or language." in upload(translator, swedish, filled(other))
    assert kept() == 0


def test_trap_09_so_is_a_file_of_another_language(tenant: Tenant, swedish: Translation, translator: Client) -> None:
    file = filled(swedish)
    file.metadata["Language"] = "da"

    assert "The file says that it is in “da”; this is “sv”." in upload(translator, swedish, file)
    assert kept() == 0


@pytest.mark.parametrize(
    ("translated", "named"),
    [
        ('Ring <a id="a2">116 111</a> i dag, {name}.', 'a id="a1"'),
        ("Ring 116 111 i dag, {name}.", 'a id="a1"'),
        ('Ring <a id="a1">116 111</a> i dag, {namn}.', "{name}, {namn}"),
        ('Ring <a id="a1">116 111</a> i dag, {name}.<script>x</script>', "script"),
    ],
)
def test_trap_09_wrong_placeholders_are_refused_and_nothing_is_taken(
    swedish: Translation, translator: Client, translated: str, named: str
) -> None:
    original = next(entry.msgid for entry in swedish.export_po() if "116 111" in entry.msgid)

    told = upload(translator, swedish, filled(swedish, **{original: translated}))

    assert "Links and placeholders have to be as in the original. Nothing was taken." in told
    assert named in told.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    assert kept() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "This is not a PO file."),
        (b"", "This is not a PO file."),
        (b"\x00\x01", "This is not a PO file."),
        (b"\xff\xfe\x00", "The file is not written in UTF-8."),
        (b'msgid "a\nmsgstr', "This is not a PO file that can be read"),
        (b"/etc/passwd", "This is not a PO file that can be read"),
        (b'msgid "a"\nmsgstr "b"\n', "The file does not say which page it belongs to."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is larger than any page."),
    ],
)
def test_trap_09_what_is_no_po_file_is_refused_with_a_sentence(
    swedish: Translation, translator: Client, content: bytes | None, sentence: str
) -> None:
    assert sentence in upload(translator, swedish, content)
    assert kept() == 0


def test_texts_that_are_not_in_the_page_are_counted_and_left_out(swedish: Translation, translator: Client) -> None:
    file = filled(swedish)
    file.append(polib.POEntry(msgid="Fremmed", msgstr="Främmande", msgctxt="title"))
    file[0].flags.append("fuzzy")

    told = upload(translator, swedish, file)

    assert f"{len(file) - 2} texts were taken from the file." in told
    assert "1 text is not in the page, or not any more. It was left out." in told


def test_a_file_is_refused_to_who_may_not_write_in_its_language(tenant: Tenant, translator: Client) -> None:
    (danish,) = sent(make_story(tenant), "da")
    url = reverse("wagtail_localize:upload_pofile", args=[danish.pk])

    answer = translator.post(url, {"file": SimpleUploadedFile("page.po", str(filled(danish)).encode())})

    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert kept() == 0


def test_a_file_of_another_tenants_page_is_not_found(swedish: Translation, stranger: Any) -> None:
    client = signed_in(stranger)

    assert client.get(reverse("wagtail_localize:download_pofile", args=[swedish.pk])).status_code == 404
    assert client.post(reverse("wagtail_localize:upload_pofile", args=[swedish.pk])).status_code == 404
