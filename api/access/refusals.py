"""How the API says no: a stable code from the contract's table and a sentence that says what to change."""

from typing import Any, ClassVar


class Refusal(Exception):
    """Base of everything that a client is told it may change. `details` go beside the code.

    The GraphQL engine copies `extensions` into the answer, so a refusal needs no translation on its way up.
    """

    code: ClassVar[str] = "BAD_INPUT"

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    @property
    def extensions(self) -> dict[str, Any]:
        """What the answer says besides the sentence."""
        return {"code": self.code, **self.details}


class BadInput(Refusal):
    """An argument or variable is outside what its description allows."""

    code = "BAD_INPUT"
