"""Changes: applying every set in order to an empty store gives exactly the edition."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest

from api.graphql.changes import tokens
from api.graphql.engine import cursors, ids
from cms.publishing import versions
from cms.publishing.models import Change, Edition
from tests.factories import store
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

SET = """token hasMore tenantChanged topicsChanged uiStringsVersion
  changes { id type kind translationKey reason erase changedAt content { id title version } }"""


@pytest.fixture
def nb():
    return store.tenant()["nb"]


@pytest.fixture
def changes(edition):
    def send(since=None, first=100, **more):
        argument = f', since: "{since}"' if since else ""
        return edition(f"changes(first: {first}{argument}) {{ {SET} }}", **more)["changes"]

    return send


def brief(found):
    return [(each["type"], each["content"] and each["content"]["title"], each["reason"]) for each in found["changes"]]


def update(row, **columns):
    for name, value in columns.items():
        setattr(row, name, value)
        setattr(row.document, name, value)
    row.save()
    row.document.save()


def test_without_a_token_everything_comes_in_several_sets(nb, changes):
    for number in range(5):
        store.item(nb, title=str(number))
    first = changes(first=2)
    assert (brief(first), first["hasMore"]) == ([("PUBLISHED", "0", None), ("PUBLISHED", "1", None)], True)
    assert (first["tenantChanged"], first["topicsChanged"]) == (True, True)
    second = changes(first["token"], first=2)
    third = changes(second["token"], first=2)
    assert (brief(third), third["hasMore"], third["tenantChanged"]) == (
        [("PUBLISHED", "4", None)],
        False,
        False,
    )
    assert changes(third["token"])["changes"] == []


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ("type content { title }", {"type": "PUBLISHED", "content": {"title": "A"}}),
        ("changedAt", {"changedAt": "2026-01-01T13:00:00+00:00"}),
    ],
)
def test_a_listing_answers_any_part_of_a_change(nb, edition, selected, expected):
    store.item(nb, title="A")
    assert edition(f"changes {{ changes {{ {selected} }} }}")["changes"]["changes"] == [expected]


def test_with_a_token_what_happened_since(nb, changes):
    kept, gone = store.item(nb, title="A"), store.item(nb, title="B")
    token = changes()["token"]
    store.log(nb, kept, changed_at=LONG_AGO + timedelta(hours=1))
    key = gone.translation_key
    store.log(nb, gone, type="REMOVED", reason="DELETED", erase=True)
    gone.delete()
    found = changes(token)
    assert found["hasMore"] is False
    assert found["changes"][0]["changedAt"] == "2026-01-01T13:00:00+00:00"
    assert found["changes"][0]["content"]["title"] == "A"
    assert found["changes"][1] == {
        "id": ids.encode(ids.ITEM, "solvik", "nb", str(key)),
        "type": "REMOVED",
        "kind": "STORY",
        "translationKey": str(key),
        "content": None,
        "reason": "DELETED",
        "erase": True,
        "changedAt": "2026-01-01T12:00:00+00:00",
    }
    assert changes(found["token"])["changes"] == []


def test_an_item_comes_once_in_a_set_however_often_it_changed(nb, changes):
    token = changes()["token"]
    row = store.item(nb, title="A")
    store.log(nb, row, type="PUBLISHED")
    for _ in range(3):
        store.log(nb, row)
    assert brief(changes(token)) == [("PUBLISHED", "A", None)]


def test_a_set_shows_items_as_they_are_now(nb, changes):
    back, away = store.item(nb, title="Tilbake"), store.item(nb, title="Borte")
    token = changes()["token"]
    store.log(nb, back, type="REMOVED", reason="UNPUBLISHED")
    store.log(nb, away)
    store.log(nb, back, type="PUBLISHED")
    store.log(nb, away, type="REMOVED", reason="UNPUBLISHED", erase=True)
    away.delete()
    first = changes(token, first=2)
    assert brief(first) == [("PUBLISHED", "Tilbake", None), ("REMOVED", None, "UNPUBLISHED")]
    rest = changes(first["token"], first=2)
    assert brief(rest) == [("PUBLISHED", "Tilbake", None), ("REMOVED", None, "UNPUBLISHED")]
    assert rest["hasMore"] is False


def test_tenant_and_topics_are_told_of_without_an_item(nb, changes):
    token = changes()["token"]
    store.log(nb, kind="TENANT")
    told = changes(token)
    assert (told["tenantChanged"], told["topicsChanged"], told["changes"]) == (True, False, [])
    store.log(nb, kind="TOPICS")
    told = changes(told["token"])
    assert (told["tenantChanged"], told["topicsChanged"]) == (False, True)


def test_another_order_of_the_lists_is_a_new_token_and_no_item(nb, changes):
    store.item(nb, kind="HELPLINE", title="A")
    token = changes()["token"]
    store.log(nb, kind="LISTS")
    told = changes(token)
    assert (told["tenantChanged"], told["topicsChanged"], told["changes"]) == (False, False, [])
    assert told["token"] != token
    assert changes(told["token"])["changes"] == []


class TestTheClock:
    """Rows become visible and expire at their second; nobody writes that down."""

    @pytest.fixture(autouse=True)
    def _noon(self, time_machine):
        self.clock = time_machine
        time_machine.move_to(LONG_AGO, tick=False)

    def later(self, **duration):
        self.clock.move_to(LONG_AGO + timedelta(**duration), tick=False)
        versions.forget()

    def test_what_expires_is_removed_once(self, nb, changes):
        row = store.item(nb, title="A", visible_until=LONG_AGO + timedelta(hours=1))
        token = changes()["token"]
        self.later(minutes=59)
        token = changes(token)["token"]
        self.later(hours=1)
        found = changes(token)
        assert brief(found) == [("REMOVED", None, "EXPIRED")]
        assert found["changes"][0]["changedAt"] == (LONG_AGO + timedelta(hours=1)).isoformat()
        assert found["changes"][0]["translationKey"] == str(row.translation_key)
        assert changes(found["token"])["changes"] == []

    def test_what_becomes_visible_is_published_once(self, nb, changes):
        store.item(nb, title="A", visible_from=LONG_AGO + timedelta(hours=1))
        token = changes()["token"]
        self.later(hours=2)
        found = changes(token)
        assert brief(found) == [("PUBLISHED", "A", None)]
        assert changes(found["token"])["changes"] == []

    def test_many_at_the_same_second_come_in_several_sets(self, nb, changes):
        for number in range(5):
            store.item(nb, title=str(number), visible_until=LONG_AGO + timedelta(hours=1))
        token = changes()["token"]
        self.later(hours=2)
        keys = []
        for size, more in ((2, True), (2, True), (1, False)):
            found = changes(token, first=2)
            assert (len(found["changes"]), found["hasMore"]) == (size, more)
            keys += [each["translationKey"] for each in found["changes"]]
            token = found["token"]
        assert len(set(keys)) == 5

    def test_what_expires_while_the_listing_is_read_is_removed_after_it(self, nb, changes):
        store.item(nb, title="A", visible_until=LONG_AGO + timedelta(hours=1))
        store.item(nb, title="B")
        first = changes(first=1)
        self.later(hours=2)
        second = changes(first["token"], first=1)
        assert brief(second) == [("PUBLISHED", "B", None)]
        assert brief(changes(second["token"])) == [("REMOVED", None, "EXPIRED")]


class TestTokens:
    """Signed, of one edition, of one history."""

    def test_forged_or_of_another_edition(self, nb, changes, refusal):
        token = changes()["token"]
        assert refusal(f'changes(since: "{token}") {{ token }}', locale="sv") == "BAD_TOKEN"
        for forged in (token[:-3], token + "AAAA", "", "x"):
            assert refusal(f'changes(since: "{forged}") {{ token }}') == "BAD_TOKEN"

    def test_a_cursor_is_no_token(self, nb, edition, refusal):
        store.item(nb)
        cursor = edition("feed { pageInfo { endCursor } }")["feed"]["pageInfo"]["endCursor"]
        assert refusal(f'changes(since: "{cursor}") {{ token }}') == "BAD_TOKEN"

    def test_a_rebuilt_store_begins_anew(self, nb, changes, refusal):
        token = changes()["token"]
        Edition.objects.filter(pk=nb.pk).update(epoch=uuid4())
        versions.forget()
        assert refusal(f'changes(since: "{token}") {{ token }}') == "TOKEN_EXPIRED"

    def test_a_pruned_log_begins_anew(self, nb, changes, refusal):
        row = store.item(nb)
        token = changes()["token"]
        for _ in range(3):
            store.log(nb, row)
        Change.objects.filter(edition=nb, number=1).delete()
        assert refusal(f'changes(since: "{token}") {{ token }}') == "TOKEN_EXPIRED"
        Change.objects.filter(edition=nb).delete()
        assert refusal(f'changes(since: "{token}") {{ token }}') == "TOKEN_EXPIRED"

    def test_a_store_restored_from_before_begins_anew(self, nb, changes, refusal):
        store.log(nb, store.item(nb))
        token = changes()["token"]
        Edition.objects.filter(pk=nb.pk).update(change_number=0)
        versions.forget()
        assert refusal(f'changes(since: "{token}") {{ token }}') == "TOKEN_EXPIRED"

    def test_a_token_of_a_process_that_knows_more_is_good(self, nb, changes):
        row = store.item(nb, title="A")
        store.log(nb, row)
        versions.current()
        Edition.objects.filter(pk=nb.pk).update(change_number=2)
        position = tokens.Position(str(nb.epoch), 2, LONG_AGO.isoformat())
        token = cursors.sign(
            purpose="changes:solvik:nb",
            value={"row": 0, "listed": None, "epoch": position.epoch, "number": 2, "at": position.at},
        )
        assert changes(token)["changes"] == []


@pytest.mark.parametrize("seed", range(4))
def test_every_set_in_order_is_the_edition(nb, changes, edition, time_machine, seed):
    """Random publishing, updating, removing and the passing of time; the client reads now and then."""
    chance = random.Random(seed)
    now, rows, mine, token = LONG_AGO, [], {}, None

    def read(whole):
        nonlocal token
        while True:
            found = changes(token, first=chance.choice([1, 2, 3, 7]))
            token = found["token"]
            for change in found["changes"]:
                mine.pop(change["translationKey"], None)
                if change["type"] != "REMOVED":
                    mine[change["translationKey"]] = change["content"]["version"]
            if not found["hasMore"] or (not whole and chance.random() < 0.5):
                return

    for step in range(60):
        now += timedelta(minutes=chance.randint(0, 30))
        time_machine.move_to(now, tick=False)
        versions.forget()
        action = chance.random()
        if action < 0.35 or not rows:
            until = now + timedelta(minutes=chance.randint(1, 200)) if chance.random() < 0.4 else None
            begins = now + timedelta(minutes=chance.randint(1, 60)) if chance.random() < 0.2 else now
            until = until and max(until, begins + timedelta(minutes=1))
            rows.append(store.item(nb, title=str(step), visible_from=begins, visible_until=until, published_at=now))
            store.log(nb, rows[-1], type="PUBLISHED", changed_at=now)
        elif action < 0.55:
            row = chance.choice(rows)
            update(row, version=f"{step:016x}")
            store.log(nb, row, changed_at=now)
        elif action < 0.7:
            row = rows.pop(chance.randrange(len(rows)))
            store.log(nb, row, type="REMOVED", reason="UNPUBLISHED", changed_at=now)
            row.delete()
        else:
            read(whole=False)
    read(whole=True)
    shown = edition("feed(first: 100) { edges { node { translationKey version } } }")["feed"]["edges"]
    assert mine == {edge["node"]["translationKey"]: edge["node"]["version"] for edge in shown}


def test_a_listing_need_not_be_asked_when(edition):
    store.item(store.tenant()["nb"], title="Sov godt")
    found = edition("changes { changes { id content { title } } }")["changes"]["changes"]
    assert [each["content"] for each in found] == [{"title": "Sov godt"}]
