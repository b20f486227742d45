"""A tenant that lets machines translate, and machines that do as a test says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wagtail_localize.models import Translation

from cms.tenants.models import Tenant
from cms.translation.models import MachineSettings
from tests.cms.translation.machine.engines import ANSWERING, program
from tests.cms.translation.machine.texts import asked, swedish

Install = Callable[..., str]


@pytest.fixture
def installed(settings: Any, tmp_path: Path) -> Install:
    """Puts a program in Apertium's place, beside further engines; the path of the program."""

    def install(behaviour: str = ANSWERING, *, seconds: float = 10, **engines: Any) -> str:
        command = program(tmp_path, behaviour)
        offline = {
            "CLASS": "cms.translation.machine.apertium.ApertiumTranslator",
            "OPTIONS": {"COMMAND": command, "TIMEOUT": seconds},
        }
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "cms.translation.machine.routing.RoutingTranslator",
            "OPTIONS": {"ENGINES": {"apertium": offline, **engines}, "ROUTES": [], "SECONDS": seconds},
        }
        return command

    return install


@pytest.fixture
def by_machine(tenant: Tenant, willing: MachineSettings, installed: Install) -> Translation:
    """A story that a machine has translated into Swedish; nothing of that is out."""
    installed()
    translation = swedish(tenant)
    asked(translation)
    return translation


@pytest.fixture
def willing(tenant: Tenant) -> MachineSettings:
    """The tenant has switched machines on."""
    return MachineSettings.objects.create(tenant=tenant, enabled=True, monthly_characters=10_000)
