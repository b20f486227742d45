"""Trap 8: a page that was published a moment ago does not know the rows of its own children."""

from django.utils import timezone
from wagtail_localize.models import StringSegment

from cms.publishing.enums import Kind
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.submitting import submit
from content_types.models import Credit, EpisodeChapter, PodcastEpisode, PodcastShow
from tests.cms.translation.desk import boss, sent, target
from tests.factories.pages import index_of, make_story, put


def test_trap_08_a_page_is_sent_right_after_it_was_published_with_new_children(tenant: Tenant) -> None:
    story = make_story(tenant)
    story.credits = [Credit(display_name="Ida", role="Tekst"), Credit(display_name="Per", role="Foto")]
    with publishing():
        story.save_revision().publish()
        done = submit(page_id=story.pk, codes=["sv", "da"], by=boss(), at=timezone.now())

    assert len(done.made) == 2
    roles = StringSegment.objects.filter(source__object_id=story.translation_key, context__path__endswith=".role")
    assert {segment.string.data for segment in roles} == {"Tekst", "Foto"}


def test_trap_08_what_was_saved_last_is_sent_of_a_page_that_was_never_out(tenant: Tenant) -> None:
    show = put(PodcastShow(title="Nattevakt", summary="Om."), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    episode = put(PodcastEpisode(title="N", summary="O"), below_page=show, live=False)
    episode.title = "Nattens første"
    episode.chapters = [EpisodeChapter(starts_at_seconds=0.0, title="Start", locale=episode.locale)]
    episode.save_revision()

    (translation,) = sent(episode, "sv")

    texts = set(StringSegment.objects.filter(source=translation.source).values_list("string__data", flat=True))
    assert {"Nattens første", "Start"} <= texts
    draft = target(translation).get_latest_revision_as_object()
    assert (draft.title, [chapter.title for chapter in draft.chapters.all()]) == ("Nattens første", ["Start"])
