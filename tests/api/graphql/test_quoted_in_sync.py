"""What an item shows of others is told of, too, where an app cannot know it from the others' own changes."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from cms.publishing.due import run_due
from tests.api.graphql.sync_walk import App, contents, keys
from tests.factories.pages import make_guide, make_helpline, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def app():
    return lambda locale="nb": App("nordby", locale, Random("one"))


def linking(tenant, page):
    return make_story(tenant, title="Linking", body=[("text", f'<p>See <a linktype="page" id="{page.pk}">it</a>.</p>')])


def equal(app):
    app.catch_up()
    assert contents(app.store) == contents(app.anew())


def test_a_link_whose_target_is_taken_down(tenant, app):
    target = make_story(tenant, title="Target")
    linking(tenant, target)
    mine = app()
    mine.catch_up()
    assert "href" in str(contents(mine.store))

    target.unpublish()

    equal(mine)
    target.save_revision().publish()
    equal(mine)


def test_a_link_whose_target_moves(tenant, app):
    target = make_story(tenant, title="Target")
    linking(tenant, target)
    mine = app()
    mine.catch_up()

    target.slug = "elsewhere"
    target.save_revision().publish()

    equal(mine)


def test_a_helpline_of_another_language_that_stands_in(tenant, app):
    line = make_helpline(tenant, title="Line")
    make_guide(tenant, line, title="Guide")
    mine = app("sv")
    mine.catch_up()
    assert "000 00 000" in str(contents(mine.store))

    line.phone = "999 99 999"
    line.save_revision().publish()

    equal(mine)
    line.unpublish()
    equal(mine)


def test_emergency_lines_that_stand_in(tenant, app):
    line = make_helpline(tenant, title="Line")
    make_guide(tenant, line, title="Guide")
    mine = app()
    mine.catch_up()

    emergency = make_helpline(tenant, title="Emergency", emergency=True)
    equal(mine)
    line.unpublish()
    equal(mine)
    make_helpline(tenant, title="Another", emergency=True)
    equal(mine)
    emergency.unpublish()
    equal(mine)


def test_until_an_expiry_is_written_down_an_app_finds_the_emergency_lines_by_itself(tenant, app, time_machine):
    time_machine.move_to("2026-11-27T12:00:00Z", tick=False)
    line = make_helpline(tenant, title="Line", expire_at=timezone.now() + timedelta(minutes=1))
    guide = make_guide(tenant, line, title="Guide")
    make_helpline(tenant, title="Emergency", emergency=True)
    mine = app()
    mine.catch_up()

    time_machine.shift(timedelta(minutes=1))
    mine.catch_up()

    assert str(line.translation_key) not in keys(mine.store)
    assert quoted(mine.store, guide) == ["Line"]
    assert quoted(mine.anew(), guide) == emergencies(mine.store) == ["Emergency"]
    list(run_due(at=timezone.now()))
    equal(mine)
    assert quoted(mine.store, guide) == ["Emergency"]


def quoted(store, page):
    contents = (each["content"] for each in store.changes.values())
    return [
        line["title"]
        for each in contents
        if each["translationKey"] == str(page.translation_key)
        for line in each["helplines"]
    ]


def emergencies(store):
    return [each["content"]["title"] for each in store.changes.values() if each["content"].get("emergency")]
