"""Who asks too much in a minute is told when to come back; no address is kept anywhere."""

import pytest
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

from api.access import budgets, keys
from api.access.budgets import Budgets, RateLimited, subject_of_address
from api.graphql.engine import requests
from tests.factories import store
from tests.factories.access import make_key

NOON = 1_800_000_000.0


def spent_units():
    """By whose budget it is."""
    return {subject: each.heard + each.untold for subject, each in budgets.budgets._spent.items()}


def spend(mine, cost, *, limit=100, now=NOON, subject="a:one"):
    if not mine.take([(subject, limit)], cost, now):
        raise budgets.limited(now)


class TestInOneProcess:
    """Without Redis."""

    @pytest.fixture(autouse=True)
    def _no_redis(self, settings):
        settings.REDIS_URL = ""

    def test_a_budget_is_spent_to_its_last_unit_and_not_beyond(self):
        mine = Budgets()
        spend(mine, 60)
        with pytest.raises(RateLimited) as refused:
            spend(mine, 41)
        spend(mine, 40)
        with pytest.raises(RateLimited):
            spend(mine, 1)
        assert refused.value.extensions == {"code": "RATE_LIMITED", "retryAfter": 60}

    def test_a_cost_is_taken_off_all_budgets_or_off_none(self):
        mine = Budgets()
        both = (("a:one", 100), ("k:7", 70))
        assert mine.take(both, 60, NOON)
        assert not mine.take(both, 20, NOON)
        spend(mine, 40)
        spend(mine, 10, limit=70, subject="k:7")
        assert not mine.take(both, 1, NOON)

    def test_the_next_minute_has_a_new_one(self):
        mine = Budgets()
        spend(mine, 100)
        with pytest.raises(RateLimited) as refused:
            spend(mine, 1, now=NOON + 59)
        assert refused.value.retry_after == 1
        spend(mine, 100, now=NOON + 60)

    def test_a_request_that_came_in_the_minute_before_gives_nobody_a_new_one(self):
        mine = Budgets()
        spend(mine, 100, now=NOON + 60)
        spend(mine, 100, now=NOON + 59.9, subject="a:two")
        with pytest.raises(RateLimited):
            spend(mine, 1, now=NOON + 60)

    def test_a_clock_that_was_set_back_begins_anew(self):
        mine = Budgets()
        spend(mine, 100, now=NOON + 3_600)
        spend(mine, 100)
        with pytest.raises(RateLimited):
            spend(mine, 1)

    def test_each_subject_has_its_own(self):
        mine = Budgets()
        spend(mine, 100)
        spend(mine, 100, subject="a:two")

    @pytest.fixture
    def full(self, monkeypatch):
        """Has counted as many addresses as there is room for, each with half of its budget spent."""
        monkeypatch.setattr(budgets, "MOST_SUBJECTS", 2)
        mine = Budgets()
        for name in ("a:one", "a:two"):
            spend(mine, 50, subject=name)
        return mine

    def test_addresses_beyond_the_room_share_one_budget(self, full):
        spend(full, 60, subject="a:three")
        full.check_left(subject="a:four", limit=100, now=NOON)
        spend(full, 40, subject="a:four")
        with pytest.raises(RateLimited):
            spend(full, 1, subject="a:three")
        with pytest.raises(RateLimited):
            full.check_left(subject="a:five", limit=100, now=NOON)
        assert sorted(full._spent) == ["a:latecomers", "a:one", "a:two"]

    def test_an_address_that_has_room_keeps_what_it_has_left(self, full):
        spend(full, 100, subject="a:three")
        spend(full, 50, subject="a:one")
        with pytest.raises(RateLimited):
            spend(full, 1, subject="a:one")

    def test_a_key_always_has_room(self, full):
        spend(full, 100, subject="a:three")
        spend(full, 100, subject="k:7")
        spend(full, 100, subject="k:8")
        with pytest.raises(RateLimited):
            spend(full, 1, subject="k:7")

    def test_the_next_minute_has_room_again(self, full):
        spend(full, 100, subject="a:three")
        spend(full, 100, subject="a:three", now=NOON + 60)
        assert sorted(full._spent) == ["a:three"]


class TestInSeveralProcesses:
    """With a cache that they share."""

    @pytest.fixture(autouse=True)
    def _redis(self, settings):
        settings.REDIS_URL = "redis://shared"

    def test_what_one_spends_the_other_hears_within_a_second(self):
        one, other = Budgets(), Budgets()
        spend(one, 60)
        spend(other, 60, now=NOON)
        spend(one, 1, now=NOON + 1)
        with pytest.raises(RateLimited):
            spend(one, 1, now=NOON + 1)
        with pytest.raises(RateLimited):
            spend(other, 1, now=NOON + 1)

    def test_what_is_spent_while_redis_is_asked_is_not_forgotten(self, monkeypatch):
        mine = Budgets()
        added = budgets._added

        def slow(name, amount):
            heard = added(name, amount)
            monkeypatch.setattr(budgets, "_added", added)
            spend(mine, 40)
            return heard

        monkeypatch.setattr(budgets, "_added", slow)
        spend(mine, 40)
        with pytest.raises(RateLimited):
            spend(mine, 40)

    def test_small_sums_are_told_once_a_second(self, monkeypatch):
        told = []
        monkeypatch.setattr(budgets, "_added", lambda name, amount: told.append(amount) or 0)
        mine = Budgets()
        for step in range(30):
            spend(mine, 1, limit=1_000, now=NOON + step / 20)
        assert told == [1, 20]

    def test_without_redis_each_goes_on_by_itself_and_asks_again_later(self, monkeypatch):
        asked = []

        def fails(*_args, **_kwargs):
            asked.append(1)
            raise RedisError

        monkeypatch.setattr(cache, "incr", fails)
        mine = Budgets()
        spend(mine, 60)
        with pytest.raises(RateLimited):
            spend(mine, 60)
        spend(mine, 10, now=NOON + 4)
        assert len(asked) == 1
        spend(mine, 10, now=NOON + 5)
        assert len(asked) == 2


class TestAddresses:
    """What stands for them."""

    def test_one_address_is_one_subject_for_a_minute_and_never_readable(self):
        first = subject_of_address("192.0.2.7", now=NOON)
        assert first == subject_of_address("192.0.2.7", now=NOON + 59)
        assert first != subject_of_address("192.0.2.7", now=NOON + 60)
        assert first != subject_of_address("192.0.2.8", now=NOON)
        assert (len(first), "192" in first[:5]) == (26, False)

    def test_a_household_is_one_in_the_sixth_version(self):
        one = subject_of_address("2001:db8:1:2::1", now=NOON)
        assert one == subject_of_address("2001:db8:1:2:ffff::9", now=NOON)
        assert one != subject_of_address("2001:db8:1:3::1", now=NOON)

    def test_the_fourth_version_in_the_sixths_clothes_is_the_fourth(self):
        one = subject_of_address("::ffff:192.0.2.7", now=NOON)
        assert one == subject_of_address("192.0.2.7", now=NOON)
        assert one != subject_of_address("::ffff:192.0.2.8", now=NOON)

    def test_a_zone_does_not_make_another_household(self):
        one = subject_of_address("2001:db8:1:2::1%eth0", now=NOON)
        assert one == subject_of_address("2001:db8:1:2::9", now=NOON)

    @pytest.mark.parametrize("text", ["", "unix:", "localhost", "192.0.2.7, 192.0.2.8"])
    def test_what_is_no_address_stands_for_nobody(self, text):
        assert subject_of_address(text, now=NOON) == ""


@pytest.mark.django_db
class TestRequests:
    """At the endpoint."""

    @pytest.fixture(autouse=True)
    def _limits(self, settings):
        settings.REDIS_URL = ""
        settings.BUDGET_WITHOUT_KEY, settings.BUDGET_WITH_KEY = 30, 50

    def ask(self, client, *, query="{__typename}", address="93.184.216.7", **headers):
        accepting = {"accept": "application/graphql-response+json", **headers}
        return client.get(f"/graphql?query={query}", headers=accepting, REMOTE_ADDR=address)

    def send(self, client, body, *, address="93.184.216.7"):
        accepting = {"accept": "application/graphql-response+json"}
        return client.post("/graphql", body, content_type="application/json", headers=accepting, REMOTE_ADDR=address)

    def test_a_spent_budget_is_429_with_when_to_come_back(self, client, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        assert [self.ask(client).status_code for _time in range(3)] == [200] * 3

        response = self.ask(client)

        assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (429, "40", "no-store")
        assert response.json() == {
            "errors": [
                {
                    "message": "Too much was asked in a short time. Wait 40 seconds, then ask for less at once.",
                    "extensions": {"code": "RATE_LIMITED", "retryAfter": 40},
                }
            ]
        }
        assert self.ask(client, address="93.184.216.8").status_code == 200
        time_machine.move_to("2026-11-27T12:01:00+00:00", tick=False)
        assert self.ask(client).status_code == 200

    def test_with_a_key_there_is_more_until_its_own_budget_is_spent(self, client, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        store.tenant()
        key = make_key(store.Tenant.objects.get(slug="solvik"), budget=70).key
        said = [self.ask(client, **{"x-app-key": key}).status_code for _time in range(6)]
        assert said == [200] * 5 + [429]
        elsewhere = [self.ask(client, address="93.184.216.8", **{"x-app-key": key}).status_code for _time in range(3)]
        assert elsewhere == [200, 200, 429]

    def test_a_spent_budget_of_a_key_takes_nothing_off_its_address_but_the_fault(self, client, settings, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITH_KEY = 1_000
        store.tenant()
        key = make_key(store.Tenant.objects.get(slug="solvik"), budget=25)

        said = [self.ask(client, **{"x-app-key": key.key}).status_code for _time in range(4)]

        assert said == [200, 200, 429, 429]
        address = subject_of_address("93.184.216.7", now=timezone.now().timestamp())
        assert spent_units() == {address: 2 * 10 + 2 * 100, f"k:{key.pk}": 2 * 10}

    def test_a_spent_budget_of_an_address_takes_nothing_off_the_key(self, client, settings, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITH_KEY = 25
        store.tenant()
        key = make_key(store.Tenant.objects.get(slug="solvik"), budget=1_000)

        said = [self.ask(client, **{"x-app-key": key.key}).status_code for _time in range(4)]

        assert said == [200, 200, 429, 429]
        # Of the address there is less left than a fault costs.
        address = subject_of_address("93.184.216.7", now=timezone.now().timestamp())
        assert spent_units() == {address: 2 * 10, f"k:{key.pk}": 2 * 10}

    def test_what_is_refused_costs_something_too(self, client, settings, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITHOUT_KEY = 150
        assert self.ask(client, query="{nothing}").status_code == 400
        assert [self.ask(client).status_code for _time in range(6)] == [200] * 5 + [429]

    def test_a_body_that_is_no_request_costs_something_too(self, client, settings, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITHOUT_KEY = 200
        assert [self.send(client, b"[").status_code for _time in range(3)] == [400, 400, 429]

    @pytest.mark.parametrize(("method", "accept", "status"), [("PUT", "*/*", 405), ("POST", "image/png", 406)])
    def test_what_is_turned_away_costs_something_too(self, client, settings, time_machine, method, accept, status):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITHOUT_KEY = 200
        said = [
            client.generic(method, "/graphql", headers={"accept": accept}, REMOTE_ADDR="93.184.216.7").status_code
            for _time in range(3)
        ]
        assert said == [status, status, 429]
        assert self.ask(client).status_code == 429

    def test_nothing_of_the_body_is_read_for_whom_nothing_is_left(self, client, monkeypatch, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        assert [self.ask(client).status_code for _time in range(3)] == [200] * 3
        monkeypatch.setattr(requests, "_body", lambda _request: pytest.fail("The body was read."))
        assert self.send(client, b"{}").status_code == 429

    def test_an_unknown_key_costs_something_too(self, client, settings, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITHOUT_KEY, settings.BUDGET_WITH_KEY = 200, 1_000
        said = [self.ask(client, **{"x-app-key": "nobodys"}).status_code for _time in range(3)]
        assert said == [403, 403, 429]
        assert self.ask(client).status_code == 429

    def test_no_key_is_looked_up_for_whom_nothing_is_left(self, client, settings, monkeypatch, time_machine):
        time_machine.move_to("2026-11-27T12:00:20+00:00", tick=False)
        settings.BUDGET_WITH_KEY = 30
        assert [self.ask(client).status_code for _time in range(3)] == [200] * 3
        monkeypatch.setattr(keys, "find", lambda _key: pytest.fail("A key was looked up."))
        assert self.ask(client, **{"x-app-key": "any"}).status_code == 429

    def test_behind_proxies_it_is_whom_the_outermost_heard(self, client, settings):
        settings.PROXIES_IN_FRONT = 1
        for number in range(3):
            forged = f"8.8.4.{number}, 93.184.216.7"
            assert self.ask(client, **{"x-forwarded-for": forged}).status_code == 200
        assert self.ask(client, **{"x-forwarded-for": "8.8.4.9, 93.184.216.7"}).status_code == 429
        assert self.ask(client, **{"x-forwarded-for": "8.8.4.9, 93.184.216.8"}).status_code == 200

    def test_a_proxy_that_nobody_has_told_of_is_no_address(self, client):
        for address in ("127.0.0.1", "10.0.0.7", "172.17.0.1", "::1", "fd00::1"):
            assert [self.ask(client, address=address).status_code for _time in range(4)] == [200] * 4

    def test_in_a_private_network_behind_a_proxy_everybody_has_a_budget(self, client, settings):
        settings.PROXIES_IN_FRONT = 1
        said = [self.ask(client, address="127.0.0.1", **{"x-forwarded-for": "10.0.0.7"}).status_code for _ in range(4)]
        assert said == [200, 200, 200, 429]

    def test_no_address_is_in_log_or_memory(self, client, caplog):
        for _time in range(5):
            self.ask(client)
        assert "93.184.216.7" not in caplog.text
        assert "93.184.216.7" not in repr(budgets.budgets._spent)
