"""For servers that a test starts: its database, the bulletin that it names, and budgets that nobody spends."""

import os
from pathlib import Path

from cms.settings.test import *  # noqa: F403

VERSIONS_FILE = Path(os.environ["SHARED_VERSIONS_FILE"])
BUDGET_WITHOUT_KEY = BUDGET_WITH_KEY = 1_000_000_000
