"""Processes of one machine learn of each other's commits at their next question, whoever dies in between."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import time_machine
from django.db import connection, transaction

from cms.publishing import bulletin as module
from cms.publishing import change_log, versions
from cms.publishing.bulletin import Bulletin
from cms.publishing.change_log import Entry
from cms.publishing.models import Edition
from tests.factories import store

OTHER_PROCESS = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(VERSIONS_FILE=Path(sys.argv[1]))
from cms.publishing.bulletin import bulletin
getattr(bulletin, sys.argv[2])()
"""


@pytest.fixture(autouse=True)
def _nobody_is_writing():
    """Transactions of tests are rolled back, and leave their slots taken."""
    forget_slots()
    yield
    forget_slots()


def forget_slots() -> None:
    module.bulletin._mine.slot = None
    module.bulletin._memory[module.GENERATION_BYTES : module.SIZE] = module.NONE_TAKEN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "below" / "versions"


def elsewhere(path: Path, verb: str) -> None:
    """Another process does this, and ends."""
    subprocess.run([sys.executable, "-c", OTHER_PROCESS, str(path), verb], check=True)


def test_what_one_process_tells_another_reads_without_a_call(path):
    here = Bulletin(path)
    before = here.generation()

    elsewhere(path, "tell")

    assert here.generation() != before
    assert not here.is_being_written()


def test_a_process_that_dies_before_its_word_leaves_a_mark_that_ends_by_itself(path):
    here = Bulletin(path)

    elsewhere(path, "begin")

    assert here.is_being_written()
    with time_machine.travel(time.time() + module.TAKEN_SECONDS + 1):
        assert not here.is_being_written()


def test_at_a_glance_nothing_has_happened_until_somebody_begins_or_tells(path):
    here = Bulletin(path)
    before = here.generation()
    assert here.is_still(before)

    elsewhere(path, "tell")
    assert not here.is_still(before)
    assert here.is_still(here.generation())

    here.begin()
    assert not here.is_still(here.generation())
    here.tell()
    assert here.is_still(here.generation())
    elsewhere(path, "begin")
    assert not here.is_still(here.generation())


def test_a_word_that_falls_into_a_glance_is_heard(path):
    here = Bulletin(path)
    before = here.generation()
    elsewhere(path, "begin")
    memory = here._memory

    class ToldAfterTheFirstLook:
        def __getitem__(self, part):
            seen = memory[part]
            memory[: module.GENERATION_BYTES] = b"a" * module.GENERATION_BYTES
            memory[module.GENERATION_BYTES : module.SIZE] = module.NONE_TAKEN
            return seen

    here._memory = ToldAfterTheFirstLook()

    assert not here.is_still(before)


def test_ones_own_mark_holds_nobody_up_and_goes_with_the_word(path):
    here = Bulletin(path)
    here.begin()
    assert not here.is_being_written()

    here.tell()

    assert here._memory[module.GENERATION_BYTES : module.SIZE] == module.NONE_TAKEN


def test_where_there_is_no_place_for_the_file_a_process_keeps_to_itself(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    here = Bulletin(tmp_path / "file" / "versions")
    before = here.generation()

    here.tell()

    assert here.generation() != before


def test_a_commit_is_told_and_a_rollback_is_not(committed):
    nb = Edition.objects.get(tenant=committed[0], locale="nb")
    known = versions.current()["nordby", "nb"].change_number
    generation = module.bulletin.generation()

    with transaction.atomic():
        change_log.record([Entry(nb.pk, "TENANT")], at=store.LONG_AGO)
        transaction.set_rollback(True)
    assert module.bulletin.generation() == generation
    assert versions.current()["nordby", "nb"].change_number == known
    # That this transaction is over, told or not, is seen at the next question.
    assert not module.bulletin.has_begun()
    generation = module.bulletin.generation()

    with transaction.atomic():
        change_log.record([Entry(nb.pk, "TENANT")], at=store.LONG_AGO)
        assert module.bulletin.generation() == generation
    assert module.bulletin.generation() != generation
    assert versions.current()["nordby", "nb"].change_number == known + 1


@pytest.mark.django_db
def test_while_another_process_may_have_committed_every_question_looks_into_the_database():
    nb = store.tenant()["nb"]
    known = versions.current()["solvik", "nb"].change_number
    elsewhere(Path(module.settings.VERSIONS_FILE), "begin")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE publishing_edition SET change_number = change_number + 1 WHERE id = %s", [nb.pk])

    assert versions.current()["solvik", "nb"].change_number == known + 1


@pytest.mark.django_db
def test_what_is_no_change_for_apps_is_told_as_well(tenant, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as promised:
        tenant.answers_only_with_key = True
        tenant.save()

    assert versions.tell in promised
    assert module.bulletin.has_begun()


def test_every_transaction_has_a_slot_of_its_own_and_gives_it_back(path):
    here = Bulletin(path)
    begun = threading.Barrier(21)
    told = threading.Barrier(21)

    def write():
        here.begin()
        begun.wait()
        told.wait()
        here.tell()

    threads = [threading.Thread(target=write) for _ in range(20)]
    for thread in threads:
        thread.start()
    begun.wait()
    stamps = memoryview(here._memory[module.GENERATION_BYTES : module.SIZE]).cast("Q").tolist()
    assert [stamp > 0 for stamp in stamps] == [True] * 20 + [False] * (module.SLOTS - 20)

    told.wait()
    for thread in threads:
        thread.join()
    assert not here.is_being_written()


def test_where_all_slots_are_taken_one_is_shared_and_ends_by_itself(path):
    here = Bulletin(path)
    for slot in range(module.SLOTS - 1):
        here._write(slot, int(time.time()) + 30)

    here.begin()
    here.tell()

    assert Bulletin(path).is_being_written()
    with time_machine.travel(time.time() + module.TAKEN_SECONDS + 1):
        assert not Bulletin(path).is_being_written()


@pytest.mark.django_db
def test_a_word_that_falls_between_two_looks_is_heard(monkeypatch):
    nb = store.tenant()["nb"]
    known = versions.current()["solvik", "nb"].change_number
    elsewhere(Path(module.settings.VERSIONS_FILE), "begin")
    look = module.bulletin.is_being_written

    def looks_and_then_it_is_told():
        module.bulletin._memory[module.GENERATION_BYTES : module.SIZE] = module.NONE_TAKEN
        elsewhere(Path(module.settings.VERSIONS_FILE), "tell")
        return look()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE publishing_edition SET change_number = change_number + 1 WHERE id = %s", [nb.pk])
    monkeypatch.setattr(module.bulletin, "is_being_written", looks_and_then_it_is_told)

    assert versions.current()["solvik", "nb"].change_number == known + 1
