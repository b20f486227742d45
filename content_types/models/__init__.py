"""The ten kinds of item and the tree they lie in, one file each; import from here. `base` knows none of the others."""

from content_types.models.activity import Activity
from content_types.models.containers import KindIndex, TenantHome
from content_types.models.credits import Credit, RelatedItem, Source
from content_types.models.film import Film
from content_types.models.guide import Guide
from content_types.models.helpline import Helpline, HelplineLink
from content_types.models.organisation import Organisation
from content_types.models.place import Place
from content_types.models.podcast import EpisodeChapter, PodcastEpisode, PodcastShow
from content_types.models.slideshow import Slideshow
from content_types.models.story import Story
from content_types.models.topic import Topic

ITEM_MODELS = (
    Story,
    PodcastShow,
    PodcastEpisode,
    Guide,
    Helpline,
    Activity,
    Place,
    Organisation,
    Slideshow,
    Film,
)

__all__ = [
    "ITEM_MODELS",
    "Activity",
    "Credit",
    "EpisodeChapter",
    "Film",
    "Guide",
    "Helpline",
    "HelplineLink",
    "KindIndex",
    "Organisation",
    "Place",
    "PodcastEpisode",
    "PodcastShow",
    "RelatedItem",
    "Slideshow",
    "Source",
    "Story",
    "TenantHome",
    "Topic",
]
