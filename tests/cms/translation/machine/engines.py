"""Programs that stand in Apertium's place: real processes, each with a way of its own to answer or to fail."""

import sys
from pathlib import Path

# The pairs that they say they know.
PAIRS = "nob-dan\nnob-swe\nswe-nob"
BEGINNING = f"""#!{sys.executable}
import re, subprocess, sys, time
if "-l" in sys.argv:
    sys.exit(print({PAIRS!r}))
"""
ANSWERING = "print(sys.stdin.read().replace('Hei', 'Hej').replace(' og ', ' och '))"
LOSING_LINKS = r"""print(re.sub(r'<x id="t\d+"></x>', '', sys.stdin.read()))"""
PUTTING_STOPS = "print(sys.stdin.read().replace('</p>', '.</p>'))"
SILENT = "sys.stdin.read()"
FAILING = "sys.exit('something about: ' + sys.stdin.read())"
NOT_READING = "sys.exit(3)"
HANGING = "subprocess.Popen(['sleep', '60']); time.sleep(60)"
ENDLESS = "while True: print('x' * 10_000)"
NOT_TEXT = r"sys.stdin.read(); sys.stdout.buffer.write(b'\xff\xfe')"
FAILING_ONCE = """
import os
seen = sys.argv[0] + '.seen'
if not os.path.exists(seen):
    open(seen, 'w').close()
    sys.exit(1)
print(sys.stdin.read().replace('Hei', 'Hej'))
"""


def program(folder: Path, behaviour: str) -> str:
    """Writes the program; the path of it."""
    path = folder / "engine"
    path.write_text(BEGINNING + behaviour)
    path.chmod(0o755)
    return str(path)
