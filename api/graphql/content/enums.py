"""Words that items of every kind share."""

from api.graphql.engine.fields import described_enum

ContentKind = described_enum(
    "ContentKind",
    "What an item is. May grow: of a kind it does not know, a client shows title, summary and shareUrl.",
    {
        "STORY": "An article, interview or report.",
        "PODCAST_SHOW": "A podcast with its episodes.",
        "PODCAST_EPISODE": "One episode of a podcast.",
        "GUIDE": "Support: an answer to a question, step by step.",
        "HELPLINE": "A service that one can talk or write to.",
        "ACTIVITY": "Something to take part in, with its dates.",
        "PLACE": "A place to go to, with its opening hours.",
        "ORGANISATION": "Who stands behind an activity or a place.",
        "SLIDESHOW": "Pictures in order, with captions.",
        "FILM": "A film with captions and transcript.",
    },
)
TranslationStatus = described_enum(
    "TranslationStatus",
    "Is a text a true rendering of its source? May grow: clients treat an unknown value as OUTDATED.",
    {
        "SOURCE": "The text was written in this language.",
        "UP_TO_DATE": "A translation of the source as it is now.",
        "OUTDATED": "The source has changed since.",
        "PARTIAL": "Some sentences are not translated.",
        "MACHINE": "Translated by a machine and not reviewed by a person.",
        "INDEPENDENT": "Written on its own, no longer following a source.",
        "MISSING": "There is no text in this language.",
    },
)
FallbackPolicy = described_enum(
    "FallbackPolicy",
    "May another language stand in for a missing one? Never loosens a kind's own policy.",
    {"CHAIN": "Yes, by the language's chain.", "NONE": "No."},
)
ScriptConversion = described_enum(
    "ScriptConversion",
    "How the served script came about.",
    {
        "NONE": "The text is served as it was written.",
        "AUTOMATIC": "The text was converted from another script.",
    },
)
