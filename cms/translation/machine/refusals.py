"""Why a machine does not translate: what a person is told, and what an engine did."""

from cms.translation.refusals import TranslationRefused


class MachineRefused(TranslationRefused):
    """No machine may, or can, translate this: the sentence says why and what to do."""


class EngineFailed(RuntimeError):
    """An engine gave no answer that can be used. `code` says what happened, for the log; never with any text."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)
