"""Services outside are asked through the library's own classes, where the tenant and the pair allow it."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from wagtail.models import Locale

from cms.tenants.models import Tenant
from cms.translation.machine.engines import engine_for, engines_of
from cms.translation.machine.refusals import MachineRefused
from cms.translation.models import MachineSettings
from tests.cms.translation.desk import sent
from tests.cms.translation.machine.conftest import Install
from tests.cms.translation.machine.texts import asked, swedish, texts
from tests.factories.pages import make_story

LIBRARY = "wagtail_localize.machine_translators"


class Service(BaseHTTPRequestHandler):
    """Answers as DeepL and LibreTranslate do; `status` and `asked` are the test's."""

    status = 200
    asked: list[dict[str, Any]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        deepl = self.path == "/deepl"
        sent = parse_qs(body) if deepl else json.loads(body)
        type(self).asked.append({"key": self.headers["Authorization"] or sent.get("api_key"), **sent})
        strings = [text.replace("Hei", "Hej") for text in sent["text" if deepl else "q"]]
        answer = {"translations": [{"text": each} for each in strings]} if deepl else {"translatedText": strings}
        content = json.dumps(answer if self.status == 200 else {"message": "Quota exceeded"}).encode()
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Nothing to say."""


@pytest.fixture
def service() -> Iterator[str]:
    """The address of one."""
    Service.status, Service.asked = 200, []
    server = HTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def outside(service: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Both services, at that address; DeepL's own is not to be reached from a test."""
    monkeypatch.setattr(f"{LIBRARY}.deepl.DeepLTranslator.get_api_endpoint", lambda self: f"{service}/deepl")
    monkeypatch.setattr("cms.translation.machine.routing.PAUSE_SECONDS", 0)
    return {
        "deepl": {
            "CLASS": f"{LIBRARY}.deepl.DeepLTranslator",
            "OPTIONS": {"AUTH_KEY": "secret"},
            "LANGUAGES": ["nb", "sv", "da"],
            "THIRD_PARTY": True,
        },
        "libretranslate": {
            "CLASS": f"{LIBRARY}.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": service, "API_KEY": "other"},
            "LANGUAGES": ["nb", "sr"],
            "THIRD_PARTY": True,
        },
    }


def test_nothing_is_sent_outside_without_the_tenants_word(
    tenant: Tenant, willing: MachineSettings, installed: Install, outside: dict[str, Any]
) -> None:
    installed(**outside)
    (serbian,) = sent(make_story(tenant), "sr")

    with pytest.raises(MachineRefused, match="No machine here translates"):
        asked(serbian)

    assert Service.asked == []


def test_the_pair_decides_whom_is_asked(
    tenant: Tenant, willing: MachineSettings, installed: Install, outside: dict[str, Any]
) -> None:
    installed(**outside)
    MachineSettings.objects.update(third_parties=True)
    serbian, own = sent(make_story(tenant, title="Hei"), "sr")[0], swedish(tenant)

    asked(own)
    asked(serbian)

    assert texts(serbian)["title"] == "Hej"
    (question,) = Service.asked
    assert (question["key"], question["source"], question["target"], question["format"]) == (
        "other",
        "nb",
        "sr",
        "html",
    )


def test_a_route_comes_before_the_order(
    tenant: Tenant, willing: MachineSettings, installed: Install, outside: dict[str, Any], settings: Any
) -> None:
    installed(**outside)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["ROUTES"] = ["nb-sv:deepl", "nb-da:apertium"]
    MachineSettings.objects.update(third_parties=True)
    translation = swedish(tenant)

    assert asked(translation).kept == 3

    (question,) = Service.asked
    assert (question["key"], question["source_lang"], question["target_lang"]) == (
        "DeepL-Auth-Key secret",
        ["NB"],
        ["SV"],
    )
    assert question["text"][2] == 'Hei <b>du</b> og <a id="a1">alle</a>, <x id="g0"></x>!'
    assert texts(translation)["body"] == 'Hej <b>du</b> og <a id="a1">alle</a>, {name}!'


@pytest.mark.parametrize("status", [403, 456, 500])
def test_an_answer_that_is_none_is_a_refusal(
    tenant: Tenant, willing: MachineSettings, installed: Install, outside: dict[str, Any], settings: Any, status: int
) -> None:
    installed(**outside)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["ROUTES"] = ["nb-sv:deepl"]
    MachineSettings.objects.update(third_parties=True)
    Service.status = status
    translation = swedish(tenant)

    with pytest.raises(MachineRefused, match=r"^DeepL did not answer in time, or not properly\."):
        asked(translation)

    assert (len(Service.asked), texts(translation)) == (3, {})


def test_what_a_library_says_it_can_do_is_limited_to_what_was_named(outside: dict[str, Any], db: None) -> None:
    engines = engines_of({"ENGINES": outside})
    nb, nn, sr = (Locale(language_code=code) for code in ("nb", "nn", "sr"))

    def chosen(source: Locale, target: Locale) -> str | None:
        found = engine_for(engines, source=source, target=target, third_parties=True)
        return found.name if found else None

    assert [chosen(nb, nn), chosen(nb, sr), chosen(nb, nb)] == [None, "libretranslate", None]
