"""Loading the demo: each tenant in one transaction, so that it is there with all its items or not at all."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain, groupby
from typing import Any
from zoneinfo import ZoneInfo

from cms.publishing.transactions import publishing
from cms.tenants.actions import locale_for
from cms.tenants.models import Tenant
from cms.translation.indexing import index_later
from content_types.demo import outgoing, reading, tenants, translations
from content_types.demo.assets import Library
from content_types.demo.dates import Clock
from content_types.demo.desk import Desk
from content_types.demo.indexing import index_now
from content_types.demo.makers import MAKERS
from content_types.demo.problems import check
from content_types.demo.reading import Group, Text
from content_types.demo.removal import remove

Say = Callable[[str], None]


def load(*, at: datetime, port: int, say: Say, editor_password: str | None = None, anew: bool = False) -> None:
    """Makes what is missing of the demo's tenants; a tenant that is there stays as it is, unless all begin `anew`.

    Raises DemoContentError, with nothing touched, when the demo's files do not fit together.
    """
    said = reading.tenants()
    waiting = [each for each in said if anew or not Tenant.objects.filter(slug=each["slug"]).exists()]
    groups = {each["slug"]: reading.groups(each["slug"]) for each in waiting}
    check(chain.from_iterable(groups.values()), logos=[each["logo"]["asset"] for each in waiting])
    if anew:
        remove(say=say)
    if waiting:
        with publishing():
            tenants.make_room()
            topics = tenants.make_topics(reading.topics(), at=at)
        for each in waiting:
            _load_tenant(each, groups[each["slug"]], topics=topics, port=port, at=at, say=say)
    slugs = [each["slug"] for each in said]
    tenants.follow_port(slugs, port=port)
    if editor_password:
        tenants.open_accounts(slugs, password=editor_password)
    for each in said:
        say(f"{each['slug']}: {'loaded' if each in waiting else 'already there'}")


def _load_tenant(said: Text, groups: list[Group], *, topics: tenants.Topics, port: int, at: datetime, say: Say) -> None:
    slug = said["slug"]
    with publishing(), index_later():
        titles = {
            (MAKERS[kind].kind, code): title for kind, each in said["indexes"].items() for code, title in each.items()
        }
        tenant, parents = tenants.make_tenant(said, port=port, topics=topics, titles=titles)
        desk = _desk(tenant, said, groups, parents=parents, topics=topics, at=at)
        tenant.logo = desk.library.picture(said["logo"]["asset"])
        tenant.save()
        say(f"{slug}: page trees, site, groups and {tenants.editor_name(slug)}")
        for group in groups:
            _draft(group, desk)
        for kind, each in groupby(groups, key=lambda group: group.kind):
            count = sum(_bring_out(group, desk) for group in each)
            say(f"{slug}: {kind}, {count} pages")
        index_now(desk)
    for key, group in desk.groups.items():
        if group.state == "expired":
            for code in group.codes():
                outgoing.expire(page_id=desk.pages[key, code].pk)


def _desk(
    tenant: Tenant, said: Text, groups: list[Group], *, parents: tenants.Parents, topics: tenants.Topics, at: datetime
) -> Desk:
    editor = tenants.make_editor(tenant)
    return Desk(
        tenant=tenant,
        editor=editor,
        clock=Clock(at=at, zone=ZoneInfo(tenant.timezone)),
        library=Library(tenant=tenant, by=editor),
        locales={code: locale_for(code) for code in said["languages"]},
        topics=topics,
        parents=parents,
        groups={group.key: group for group in groups},
    )


def _draft(group: Group, desk: Desk) -> None:
    """Places the pages of all languages in the tree, not yet out, so that every link finds its goal."""
    maker = MAKERS[group.kind]
    for code in group.codes():
        page = maker.draft(group=group, code=code, desk=desk)
        parent = desk.pages[group.facts["show"], code] if group.kind == "episode" else desk.parents[maker.kind, code]
        parent.add_child(instance=page)
        desk.pages[group.key, code] = page


def _bring_out(group: Group, desk: Desk) -> int:
    """Completes the pages of all languages and lets them out, the source first. Returns how many pages."""
    at = desk.clock.moment(group.facts["published"], spread=group.key)
    for code in group.codes():
        page = desk.pages[group.key, code]
        MAKERS[group.kind].dress(page=page, group=group, code=code, desk=desk)
        _let_out(page, group, desk, at)
    if len(group.languages) > 1:
        record = translations.begin(source=_fresh(group, group.source, desk), at=at)
        for code in group.codes()[1:]:
            translations.translate(record=record, page=desk.pages[group.key, code], at=at)
    if "outdated" in group.facts:
        _revise(group, desk)
    return len(group.languages)


def _let_out(page: Any, group: Group, desk: Desk, at: datetime) -> None:
    if group.state == "draft":
        outgoing.keep_as_draft(page=page, by=desk.editor, at=at)
        return
    if group.state == "scheduled":
        page.go_live_at = desk.clock.moment(group.facts["go_live"])
    if group.state == "expired":
        page.expire_at = desk.clock.moment(group.facts["expire"])
    outgoing.publish(page=page, by=desk.editor, at=at)


def _revise(group: Group, desk: Desk) -> None:
    """The source goes out anew with other words; the languages named as outdated are not brought after it."""
    at = desk.clock.moment(0, spread=f"{group.key} revised")
    revised = group.revised()
    codes = [code for code in revised.codes() if code not in group.facts["outdated"]]
    for code in codes:
        page = _fresh(group, code, desk)
        MAKERS[group.kind].reword(page=page, group=revised, code=code, desk=desk)
        outgoing.publish(page=page, by=desk.editor, at=at, again=True)
    record = translations.renew(source=_fresh(group, group.source, desk), at=at)
    for code in codes[1:]:
        translations.translate(record=record, page=_fresh(group, code, desk), at=at)


def _fresh(group: Group, code: str, desk: Desk) -> Any:
    """The page as the database has it by now."""
    page = desk.pages[group.key, code]
    return type(page).objects.get(pk=page.pk)
