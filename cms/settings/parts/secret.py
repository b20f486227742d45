"""A secret key for an installation that was given none: made once, kept beside its data, readable by its owner only."""

import os
import secrets

from cms.settings.parts.environment import DATA_DIR, text


def kept_secret() -> str:
    """SECRET_KEY from the environment, else the key in DATA_DIR/secret_key, which is made at the first call."""
    given = text("SECRET_KEY")
    if given:
        return given
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
