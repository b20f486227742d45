"""Sending a page to translation: one source, drafts only, and only where the person may write."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.tenants.models import HOME_DEPTH, Tenant
from cms.translation import permissions
from cms.translation.drafts import NotYoursRefused
from cms.translation.refusals import TranslationRefused
from cms.translation.sources import begin, source_of


class NotTranslatableRefused(TranslationRefused):
    """The page has no text of its own that could be translated, or is not there any more."""


class LanguageRefused(TranslationRefused):
    """The language is not one of the tenant's, or not one in which the person may write."""


@dataclass(slots=True)
class Submitted:
    """The pages that were made, parents included, and the languages in which there was a text already."""

    made: list[int] = field(default_factory=list)
    already: list[str] = field(default_factory=list)


@transaction.atomic
def submit(*, page_id: int, codes: Iterable[str], by: Any, at: datetime) -> Submitted:
    """Makes a draft in each of these languages, which waits for its translator. What is there already stays.

    The page is read anew: one that was published a moment ago in the same process does not know its own rows.
    Raises TranslationRefused, or ValidationError when the text would not be valid in another language; nothing is
    made then.
    """
    page = _access(page_id, by)
    done = Submitted()
    for locale in _languages(page, codes, by):
        _submit(page, locale, by, at, done)
    return done


def _access(page_id: int, by: Any) -> Page:
    page = Page.objects.filter(pk=page_id, depth__gt=HOME_DEPTH).first()
    if page is None:
        raise NotTranslatableRefused(_("This page is not there any more, or cannot be translated."))
    if not permissions.may_submit(user=by, page=page):
        raise NotYoursRefused(_("You may not change this page, so you cannot send it to translation."))
    if page.alias_of_id:
        raise NotTranslatableRefused(_("This page only shows another one. Translate that one instead."))
    return page.specific


def _languages(page: Page, codes: Iterable[str], by: Any) -> list[Locale]:
    tenant = Tenant.objects.of_page(page)
    offered = (
        {each.locale.language_code for each in tenant.tenant_locales.select_related("locale")} if tenant else set()
    )
    open_to = {locale.language_code: locale for locale in permissions.open_languages(user=by, page=page)}
    chosen = [code for code in codes if code != page.locale.language_code]
    for code in chosen:
        if code not in offered:
            raise LanguageRefused(_("“%(language)s” is not a language of this tenant.") % {"language": code})
        if code not in open_to:
            raise LanguageRefused(_("You may not write in “%(language)s” here.") % {"language": code})
    return [open_to[code] for code in chosen]


def _submit(page: Page, locale: Locale, by: Any, at: datetime, done: Submitted) -> None:
    if _is_there(page, locale):
        done.already.append(locale.language_code)
        return
    source = begin(page=page, at=at)
    if _is_there(page, locale):
        # Somebody else sent it while this waited for the group.
        done.already.append(locale.language_code)
        return
    existing = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    if existing and existing.live:
        # An alias that becomes a page of its own would go out as such, in the source's language.
        if not existing.permissions_for_user(by).can_unpublish():
            raise LanguageRefused(
                _(
                    "In “%(language)s” readers see the original for now. It has to be taken down before it is "
                    "translated, and you may not do that. Ask somebody who publishes there."
                )
                % {"language": locale.language_code}
            )
        existing.specific.unpublish(user=by)
    _submit_parent(page, locale, by, at, done)
    _submit_snippets(source, locale, by)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    translation.save_target(user=by, publish=False)
    done.made.append(translation.get_target_instance().pk)


def _is_there(page: Page, locale: Locale) -> bool:
    """Whether the page has a text of its own in the language; an alias has none."""
    return Page.objects.filter(translation_key=page.translation_key, locale=locale, alias_of=None).exists()


def _submit_parent(page: Page, locale: Locale, by: Any, at: datetime, done: Submitted) -> None:
    """A show before its episode: left to the library it would be there at once, in the source's language."""
    parent = page.get_parent()
    if not _is_there(parent, locale):
        _submit(_access(parent.pk, by), locale, by, at, done)


def _submit_snippets(source: TranslationSource, locale: Locale, by: Any) -> None:
    """What the page shares with others, one level deep and as drafts, by who may add such things.

    A snippet that has its source in another language is that source's affair, and one that knows no drafts would be
    out at once: both are left as they are.
    """
    for segment in source.relatedobjectsegment_set.select_related("object"):
        snippet = segment.get_source_instance()
        if not _may_follow(snippet, by) or segment.object.has_translation(locale):
            continue
        known = source_of(snippet.translation_key)
        if known is None or known.locale_id == source.locale_id:
            own, _created = TranslationSource.get_or_create_from_instance(snippet)
            translation, _made = Translation.objects.get_or_create(source=own, target_locale=locale)
            translation.save_target(user=by, publish=False)


def _may_follow(snippet: Any, by: Any) -> bool:
    if not isinstance(snippet, DraftStateMixin):
        return False
    return bool(by.has_perm(f"{snippet._meta.app_label}.add_{snippet._meta.model_name}"))
