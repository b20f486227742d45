"""nn, en, se and sma are switched on by one variable: no code, in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

pytestmark = pytest.mark.long
SETTINGS = """
from cms.settings.test import *
LOCALE_PATHS = [{catalogues!r}]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": {database!r}}}}}
"""
JOURNEY = """
import json, sys
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from django.utils.translation import get_supported_language_variant
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale

call_command("check", fail_level="WARNING", verbosity=0)
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
call_command("migrate", verbosity=0)

from cms.tenants.models import Tenant
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser

call_command("add_tenant", "romsa", "Romssa suohkan", country="NO", locales="se,sma,nn,en,nb",
             timezone="Europe/Oslo", hostname="romsa.localhost", port=8000)
tenant = Tenant.objects.get(slug="romsa")
story = make_story(tenant, title="Ođđa skuvla", locale="se")

client = Client()
user = make_superuser()
client.force_login(user)
answers = {"matched": [get_supported_language_variant(code) for code in ("nn", "en", "se", "sma")]}
answers["content"] = [get_supported_content_language_variant(code) for code in ("nn", "en", "se", "sma")]
answers["locales"] = sorted(Locale.objects.values_list("language_code", flat=True))
answers["names"] = [str(Locale.objects.get(language_code=code)) for code in ("se", "sma")]
for code in ("nn", "en", "se", "sma"):
    profile = user.wagtail_userprofile if hasattr(user, "wagtail_userprofile") else None
    if profile is None:
        from wagtail.users.models import UserProfile
        profile = UserProfile.get_for_user(user)
    profile.preferred_language = code
    profile.save()
    pages = [client.get(address, HTTP_HOST="romsa.localhost") for address in
             ("/admin/", f"/admin/pages/{story.pk}/edit/", f"/admin/pages/{story.get_parent().pk}/")]
    answers[f"admin in {code}"] = [page.status_code for page in pages] + [f'lang="{code}"' in pages[0].content.decode()]

query = '''query Q($locale: LocaleTag!) { edition(tenant: "romsa", locale: $locale) {
    locale stories(first: 3) { edges { node { title contentLocale isFallback } } } } }'''
for tag in ("se", "sme", "sma", "nn", "en"):
    answer = client.post("/graphql", json.dumps({"query": query, "variables": {"locale": tag}}),
                         content_type="application/json")
    answers[f"API in {tag}"] = answer.json()
json.dump(answers, sys.stdout)
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("languages")
    catalogues = folder / "locales"
    for source in sorted((ROOT / "locales").glob("*/LC_MESSAGES/django.po")):
        target = catalogues / source.relative_to(ROOT / "locales")
        target.parent.mkdir(parents=True)
        shutil.copy(source, target)
    _settings(folder, catalogues)
    compiling = (
        f"from pathlib import Path; from locales.compile import compile_catalogues as c; c(Path({str(catalogues)!r}))"
    )
    _run(folder, compiling)
    return json.loads(_run(folder, JOURNEY).stdout.splitlines()[-1])


def _settings(folder: Path, catalogues: Path) -> None:
    text = SETTINGS.format(catalogues=str(catalogues), database=str(folder / "db.sqlite3"))
    (folder / "settings_of_the_test.py").write_text(text, encoding="utf-8")


def _run(folder: Path, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    given = {
        "CONTENT_LANGUAGES": "nb,sv,da,sr,nn,en,se,sma",
        "DJANGO_SETTINGS_MODULE": "settings_of_the_test",
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
        "DATA_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=kept | given | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done


def test_every_language_is_found_by_django_and_wagtail(answers):
    assert answers["matched"] == ["nn", "en", "se", "sma"]
    assert answers["content"] == ["nn", "en", "se", "sma"]
    assert answers["locales"] == ["en", "nb", "nn", "se", "sma"]
    assert answers["names"] == ["Davvisámegiella", "Åarjelsaemien gïele"]


@pytest.mark.parametrize("code", ["nn", "en", "se", "sma"])
def test_the_admin_answers_in_the_language(answers, code):
    assert answers[f"admin in {code}"] == [200, 200, 200, True]


@pytest.mark.parametrize("asked", ["se", "sme"])
def test_a_story_in_northern_sami_is_served_as_such(answers, asked):
    node = {"title": "Ođđa skuvla", "contentLocale": "se", "isFallback": False}

    assert answers[f"API in {asked}"]["data"] == {"edition": {"locale": "se", "stories": {"edges": [{"node": node}]}}}


@pytest.mark.parametrize("tag", ["sma", "nn", "en"])
def test_a_language_without_a_text_has_an_edition_of_its_own(answers, tag):
    assert answers[f"API in {tag}"]["data"] == {"edition": {"locale": tag, "stories": {"edges": []}}}


def test_trap_a_language_without_a_compiled_catalogue_is_named_by_the_checks(tmp_path):
    _settings(tmp_path, tmp_path)

    done = _run(
        tmp_path, "import django; django.setup(); from django.core.management import call_command as c; c('check')"
    )

    assert "The language se has no compiled catalogue, so Wagtail does not find it." in done.stderr
    assert "The language nn" not in done.stderr


def _checked(**environment: str) -> subprocess.CompletedProcess[str]:
    """What the start says of these variables."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"} | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("wrong", ["nb,xx", "no", ","])
def test_a_code_that_nobody_knows_stops_the_start_and_is_named(wrong):
    done = _checked(CONTENT_LANGUAGES=wrong)

    assert done.returncode != 0
    assert "Use at least one of these, with commas: nb,sv,da,sr,nn,en,se,sma." in done.stderr


@pytest.mark.parametrize(
    "wrong", ["{", "[]", '{"solvik": "nb"}', '{"solvik": {"nb": ["xx"]}}', '{"solvik": {"nb": 1}}']
)
def test_chains_that_cannot_be_followed_stop_the_start_and_are_shown_how(wrong):
    done = _checked(FALLBACK_CHAINS=wrong)

    assert done.returncode != 0
    assert 'Write JSON such as {"solvik": {"nb": ["da", "sv"]' in done.stderr
