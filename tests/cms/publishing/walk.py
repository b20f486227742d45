"""A walk of random operations over a tenant: whatever an editor, the clock or code may do, in any order."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from random import Random

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.media.ingest import add_image, add_media, put_track
from cms.media.models import Image, Media
from cms.publishing.due import run_due
from cms.publishing.enums import Kind
from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant, below
from content_types.models import Helpline, KindIndex, PodcastEpisode, PodcastShow, Story, Topic
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, put, translate

LOCALES = ("nb", "sv", "da", "sr")
ITEM_DEPTH = 4
TONE = Path(__file__).resolve().parents[2] / "fixtures" / "media" / "tone.mp3"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n"


class Walk:
    """Each step is a method whose name begins with `do_`; the seed decides which, and on what."""

    def __init__(self, tenant: Tenant, neighbour: Tenant, seed: str) -> None:
        self.tenant = tenant
        self.neighbour = neighbour
        self.random = Random(seed)
        self.count = 0
        self.operations: list[Callable[[], None]] = [
            getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")
        ]

    def step(self) -> str:
        """One operation, in a transaction of its own. What the gate or a form refuses has not happened."""
        self.count += 1
        operation = self.random.choice(self.operations)
        with (
            suppress(PublicationRefused, ValidationError),
            TestCase.captureOnCommitCallbacks(execute=True),
            publishing(),
        ):
            operation()
        return operation.__name__

    def page(self) -> Page | None:
        """Any item, also one that has moved to the neighbour."""
        here = below([*self.tenant.home_paths(), *self.neighbour.home_paths()])
        found = list(Page.objects.filter(here, depth__gte=ITEM_DEPTH).order_by("pk"))
        return self.random.choice(found).specific if found else None

    def own_page(self) -> Page | None:
        """Any item that is not an alias: those have no revisions of their own."""
        page = self.page()
        return page if page and not page.alias_of_id else None

    def do_write_story(self) -> None:
        make_story(self.tenant, title=f"Story {self.count}", live=self.random.random() < 0.8)

    def do_write_story_with_picture(self) -> None:
        content = BytesIO()
        Drawing.new("RGB", (400, 300), (self.count % 255, 0, 0)).save(content, "JPEG")
        image = add_image(
            collection=self.tenant.collection, title=f"Picture {self.count}", content=content.getvalue(), by=None
        )
        make_story(self.tenant, title=f"Story {self.count}", lead_image=image, lead_image_alt="A picture")

    def do_write_help(self) -> None:
        helpline = make_helpline(self.tenant, title=f"Helpline {self.count}")
        make_guide(self.tenant, helpline, title=f"Guide {self.count}")

    def do_write_show(self) -> None:
        put(
            PodcastShow(title=f"Show {self.count}", summary="About."),
            below_page=index_of(self.tenant, Kind.PODCAST_SHOW),
        )

    def do_write_episode(self) -> None:
        shows = list(PodcastShow.objects.filter(live=True).order_by("pk"))
        if shows:
            show = self.random.choice(shows)
            put(PodcastEpisode(title=f"Episode {self.count}", summary="s", audio=self._sound()), below_page=show)

    def do_edit(self) -> None:
        page = self.own_page()
        if page:
            page.title = f"Edited {self.count}"
            revision = page.save_revision()
            if self.random.random() < 0.7:
                revision.publish()

    def do_unpublish(self) -> None:
        page = self.page()
        if page and page.live:
            page.unpublish()

    def do_delete(self) -> None:
        page = self.page()
        if page and self.random.random() < 0.4:
            page.delete()

    def do_rename_slug(self) -> None:
        page = self.own_page()
        if page:
            page.slug = f"slug-{self.count}"
            page.save_revision().publish()

    def do_translate(self) -> None:
        page = self.own_page()
        target = self.random.choice(LOCALES)
        if page and page.locale.language_code != target and not page.has_translation(self._locale(target)):
            translate(page, target, title=f"Translated {self.count}")

    def do_translate_with_localize(self) -> None:
        page = self.own_page()
        target = self._locale(self.random.choice(LOCALES))
        if not isinstance(page, Story | PodcastShow) or page.locale_id == target.pk:
            return
        if TranslationSource.objects.filter(object_id=page.translation_key).exclude(locale=page.locale).exists():
            return
        source, _ = TranslationSource.update_or_create_from_instance(page)
        translation, _ = Translation.objects.get_or_create(source=source, target_locale=target)
        translation.save_target(publish=self.random.random() < 0.7)

    def do_alias(self) -> None:
        page = self.own_page()
        target = self._locale(self.random.choice(LOCALES))
        if page and page.live and not page.has_translation(target):
            page.copy_for_translation(target, copy_parents=True, alias=True)

    def do_copy(self) -> None:
        page = self.own_page()
        if page and page.live:
            page.copy(update_attrs={"slug": f"copy-{self.count}", "title": f"Copy {self.count}"})

    def do_move(self) -> None:
        page = self.page()
        if isinstance(page, Story | Helpline):
            page.move(page.get_parent(), pos=self.random.choice(["first-child", "last-child"]))

    def do_move_to_the_other_tenant(self) -> None:
        page = self.page()
        if isinstance(page, Story):
            here = page.path.startswith(tuple(self.tenant.home_paths()))
            target = index_of(*((self.neighbour, Kind.STORY, "sv") if here else (self.tenant, Kind.STORY, "nb")))
            page.move(target, pos="last-child")

    def do_move_an_index(self) -> None:
        index = self._index()
        index.move(index.get_parent(), pos=self.random.choice(["first-child", "last-child"]))

    def do_give_an_index_an_end(self) -> None:
        index = self._index()
        index.expire_at = self.random.choice([None, timezone.now() + timedelta(days=self.count)])
        index.save()

    def do_translate_strings(self) -> None:
        translation = self._translation()
        if translation:
            kind = self.random.choice(["machine", "manual"])
            for segment in StringSegment.objects.filter(source=translation.source):
                if self.random.random() < 0.8:
                    StringTranslation.objects.update_or_create(
                        translation_of_id=segment.string_id,
                        locale=translation.target_locale,
                        context_id=segment.context_id,
                        defaults={"data": f"Text {self.count}", "translation_type": kind},
                    )

    def do_stop_or_resume_a_translation(self) -> None:
        translation = self._translation()
        if translation:
            translation.enabled = not translation.enabled
            translation.save()

    def do_rename_index(self) -> None:
        index = self._index()
        index.slug = f"index-{self.count}"
        index.save_revision().publish()

    def do_toggle_index(self) -> None:
        index = self._index()
        if index.live:
            index.unpublish()
        else:
            index.save_revision().publish()

    def do_restrict(self) -> None:
        index = self._index()
        if index.view_restrictions.exists():
            for restriction in index.view_restrictions.all():
                restriction.delete()
        else:
            PageViewRestriction.objects.create(page=index, restriction_type="login")

    def do_schedule(self) -> None:
        page = self.own_page()
        if page:
            revision = page.save_revision()
            revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
            revision.save()
            list(run_due(at=timezone.now()))

    def do_expire(self) -> None:
        page = self.page()
        if page and page.live:
            Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
            list(run_due(at=timezone.now()))

    def do_change_picture(self) -> None:
        image = Image.objects.filter(collection=self.tenant.collection).order_by("pk").first()
        if image and self.random.random() < 0.3:
            image.delete()
        elif image:
            image.credit = f"Credit {self.count}"
            image.save()

    def do_name_topic(self) -> None:
        topic, _ = Topic.objects.get_or_create(
            slug="walk", locale=self._locale("nb"), defaults={"name": "Walk", "live": True}
        )
        topic.name = f"Topic {self.count}"
        topic.save()
        page = self.own_page()
        if isinstance(page, Story) and page.live:
            page.topics = [topic]
            page.save_revision().publish()

    def _sound(self) -> Media:
        """One for all, with its transcript."""
        sound = Media.objects.filter(collection=self.tenant.collection).first()
        if not sound:
            sound = add_media(collection=self.tenant.collection, title="Sound", content=TONE.read_bytes(), by=None)
            for locale in LOCALES:
                put_track(media=sound, locale=locale, kind="transcript", vtt=VTT, reviewed=True)
        return sound

    def _translation(self) -> Translation | None:
        found = list(Translation.objects.select_related("source", "target_locale").order_by("pk"))
        return self.random.choice(found) if found else None

    def _index(self) -> KindIndex:
        return index_of(
            self.tenant, self.random.choice([Kind.STORY, Kind.GUIDE, Kind.PODCAST_SHOW]), self.random.choice(LOCALES)
        )

    def _locale(self, code: str) -> Locale:
        return Locale.objects.get(language_code=code)
