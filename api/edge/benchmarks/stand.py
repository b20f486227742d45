"""The servers of a measurement, and the client: uvicorn with two workers, nginx in front of it, and wrk."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from api.graphql.benchmarks.loopback import HOST, WORKERS, ServerError, free_port, running

# So many that each worker has something to do, however the kernel deals them out.
CONNECTIONS = 32
# What is asked under it is answered with the same bytes to everybody: as long a question, and nothing to think of.
FIXED = "/fixed"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: connect (\d+)")
NGINX = """
daemon off; master_process on; worker_processes {workers}; user {user};
pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; keepalive_requests 1000000; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; default_type application/json;
  proxy_cache_path {folder}/cache keys_zone=api:10m max_size=100m;
  upstream edge {{ server {host}:{behind}; keepalive {connections}; }}
  server {{
    listen {host}:{port}; sendfile on; open_file_cache max=10;
    location = /file {{ alias {folder}/file; }}
    location /graphql {{
      proxy_pass http://edge; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
      proxy_cache api; proxy_cache_lock on; proxy_cache_revalidate on;
    }}
  }}
}}
"""


class MissingToolError(RuntimeError):
    """A program that measures is not there; the message names its Debian package."""


def require(program: str, *, package: str) -> str:
    """Where a program is. Raises MissingToolError."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        raise MissingToolError(f"{program} is missing. On Debian: apt-get install {package}")
    return found


@contextmanager
def uvicorn(application: str) -> Iterator[int]:
    """On a free port, which is given."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "uvicorn", application, f"--host={HOST}", f"--port={port}", f"--workers={WORKERS}"),
        *("--no-proxy-headers", "--no-server-header", "--no-access-log", "--log-level=critical"),
    ]
    with running(command, port):
        yield port


@contextmanager
def nginx(folder: Path, *, behind: int, content: bytes) -> Iterator[int]:
    """Sends `content` as /file, and stands before `behind` as a shared cache."""
    program = require("nginx", package="nginx-light")
    port, user = free_port(), "root" if os.geteuid() == 0 else "nobody"
    (folder / "file").write_bytes(content)
    text = NGINX.format(
        folder=folder, port=port, behind=behind, host=HOST, workers=WORKERS, user=user, connections=CONNECTIONS
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    with running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield port


def rate(url: str, *, seconds: int, headers: Mapping[str, str]) -> float:
    """Answers a second. Raises ServerError where some were none."""
    program = require("wrk", package="wrk")
    named = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = [program, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *named, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    found = RATE.search(said)
    if found is None or FAILED.search(said):
        raise ServerError(f"{url}: {said}")
    return float(found[1])
