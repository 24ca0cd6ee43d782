"""Servers of a site's folder, each on a port of its own, ended with the test.

nginx and Caddy run with the blocks of docs/developers/players.md as they stand
there, but for place and port; on a box, with the settings that a LAN edition brings along.
"""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from build_tools.serve import Bulletin, preview_app
from tests.programs import CADDY, KIWIX, NGINX, program
from tests.season import ROOT

DOCUMENT = ROOT / "docs/developers/players.md"
PLACE = "/srv/poche"
PATIENCE_S = 20


def block(language: str, **changes: str) -> str:
    """The document's settings for a server, with this place and port put into them."""
    found = re.search(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
    assert found, language
    text = found[1]
    for written, here in changes.items():
        assert text.count(written) == 1, written
        text = text.replace(written, here)
    return text


@contextmanager
def nginx(root: Path, scratch: Path) -> Iterator[str]:
    """Yield the address of nginx; it runs as one process that writes to `scratch` alone."""
    port = free_port()
    settings = block("nginx", **{"listen 80": f"listen 127.0.0.1:{port}", PLACE: root.as_posix()})
    with _nginx(settings, scratch, port) as address:
        yield address


@contextmanager
def nginx_of_a_box(folder: Path, scratch: Path) -> Iterator[str]:
    """Yield the address of nginx with an edition's own settings."""
    port = free_port()
    with _nginx(_settings(folder / "box/nginx.conf", folder, port), scratch, port) as address:
        yield address


@contextmanager
def caddy_of_a_box(folder: Path, scratch: Path) -> Iterator[str]:
    """Yield the address of Caddy with an edition's own settings."""
    port = free_port()
    with _caddy(_settings(folder / "box/Caddyfile", folder, port), scratch, port) as address:
        yield address


def _settings(file: Path, folder: Path, port: int) -> str:
    """An edition's settings with the two things changed that they say may be changed."""
    text = file.read_text("utf-8")
    for written, here in {"listen 80 ": f"listen {port} ", "\n:80 {": f"\n:{port} {{"}.items():
        text = text.replace(written, here)
    assert str(port) in text and PLACE in text
    return text.replace(PLACE, folder.as_posix())


@contextmanager
def _nginx(settings: str, scratch: Path, port: int) -> Iterator[str]:
    found = program(NGINX)
    built = subprocess.run([found, "-V"], capture_output=True, text=True, check=True).stderr
    where = re.search(r"--conf-path=(\S+)", built)
    types = Path(where[1]).with_name("mime.types") if where else Path("mime.types")
    places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (scratch / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {scratch}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{\ninclude {types};\naccess_log off;\n"
        + "".join(f"{place}_temp_path {scratch}/{place};\n" for place in places)
        + settings
        + "}\n",
        "utf-8",
    )
    command = [found, "-p", str(scratch), "-e", "stderr", "-c", str(scratch / "nginx.conf")]
    with process(command, port) as address:
        yield address


@contextmanager
def caddy(root: Path, scratch: Path) -> Iterator[str]:
    """Yield the address of Caddy, without its door for administrators."""
    port = free_port()
    changes = {":80 ": f"http://127.0.0.1:{port} ", PLACE: root.as_posix()}
    settings = "{\nadmin off\n}\n" + block("caddyfile", **changes)
    with _caddy(settings, scratch, port) as address:
        yield address


@contextmanager
def _caddy(settings: str, scratch: Path, port: int) -> Iterator[str]:
    (scratch / "Caddyfile").write_text(settings, "utf-8")
    command = [program(CADDY), "run", "--config", str(scratch / "Caddyfile")]
    with process(
        command, port, XDG_CONFIG_HOME=str(scratch), XDG_DATA_HOME=str(scratch)
    ) as address:
        yield address


@contextmanager
def kiwix(zim: Path, *options: str) -> Iterator[str]:
    """Yield the address of kiwix-serve with one ZIM file."""
    port = free_port()
    command = [program(KIWIX), "--address", "127.0.0.1", "--port", str(port), *options, str(zim)]
    with process(command, port) as address:
        yield address


@contextmanager
def preview(root: Path, _: Path) -> Iterator[str]:
    """Yield the address of the application behind `poche preview`."""
    with application(preview_app(root, Bulletin(), print)) as address:
        yield address


@contextmanager
def application(app: Starlette) -> Iterator[str]:
    """Yield the address of an application of ours."""
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)
        door.close()


@contextmanager
def serve_of_a_box(folder: Path, scratch: Path) -> Iterator[str]:
    """Yield the address of `poche serve`, as somebody starts it."""
    port = free_port()
    command = [sys.executable, "-P", "-m", "build_tools", "--root", str(scratch), "serve"]
    arguments = [str(folder), "--port", str(port)]
    with process([*command, *arguments], port, PYTHONPATH=str(ROOT)) as address:
        yield address


@contextmanager
def process(command: list[str], port: int, **environment: str) -> Iterator[str]:
    """Run a server until the block ends; wait until it answers."""
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        try:
            end = time.monotonic() + PATIENCE_S
            while not answers(port):
                if running.poll() is not None or time.monotonic() > end:
                    running.kill()
                    said = running.communicate()[0].decode("utf-8", "replace")
                    raise AssertionError(f"{command[0]} did not start:\n{said}")
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.communicate(timeout=PATIENCE_S)


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        number: int = door.getsockname()[1]
        return number


SERVERS = {"nginx": nginx, "caddy": caddy, "preview": preview}

BOXES = {"nginx": nginx_of_a_box, "caddy": caddy_of_a_box, "serve": serve_of_a_box}
"""The same for a LAN edition, each with its own settings."""
