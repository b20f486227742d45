"""What is known of texts in several languages: their states, what these follow from, and the translators' work."""

from cms.translation.models.builds import Build, SyncedText
from cms.translation.models.jobs import JobState, TranslationJob, TranslationOrder
from cms.translation.models.machine import GlossaryTerm, MachineMonth, MachineSettings, RejectedString
from cms.translation.models.state import TranslationState

__all__ = [
    "Build",
    "GlossaryTerm",
    "JobState",
    "MachineMonth",
    "MachineSettings",
    "RejectedString",
    "SyncedText",
    "TranslationJob",
    "TranslationOrder",
    "TranslationState",
]
