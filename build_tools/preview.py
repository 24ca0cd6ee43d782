"""`poche preview`: build, serve, and build again after each save."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import click
import uvicorn

from build_tools import pipeline, printing
from build_tools.bar import bar
from build_tools.memory import at_hand
from build_tools.problems import Severity, printed, worded
from build_tools.serve import Bulletin, Watch, preview_app

Say = Callable[[str], None]


def rebuild(root: Path, bulletin: Bulletin, say: Say) -> None:
    """Build once; tell the editor and the browser how it went, as soon as it can be seen.

    Never raises: whatever happens to one build, the next save gets another.
    """

    def shown(built: pipeline.Built) -> None:
        known = built.checked.allowed
        assert known is not None and built.site is not None  # or there would be no site
        about = cache(partial(bar, root, built.site, known, built.checked.problems))
        bulletin.good(lambda page: about().of(page))

    try:
        built = pipeline.build(root, shown=shown)
    except Exception as error:
        bulletin.bad(f"{error!r}")
        say(f"poche: not built: {error!r}")
        return
    wrong = [p for p in built.checked.problems if p.severity is not Severity.NOTICE]
    for problem in wrong:
        say(printed(problem, printing.say) + "\n")
    if built.site is None:
        errors = [printed(p, printing.say) for p in wrong if p.severity is Severity.ERROR]
        bulletin.bad("\n\n".join(errors))
        say(printing.said(worded("Not built: the browser keeps the last good site.")))
    else:
        say(printing.said(worded("Fresh.")))


def show(path: Path) -> None:
    """Let an editor's own program open a file of the hub."""
    click.launch(str(path))


def run(root: Path, host: str, port: int, say: Say) -> None:
    """Serve the hub at `root` until interrupted; port 0 takes any that is free.

    Raises OSError when the port is taken, before anything is built.
    """
    door = socket.create_server((host, port))
    bulletin = Bulletin()

    def keep_fresh(watch: Watch) -> None:
        while True:
            watch.wait()
            rebuild(root, bulletin, say)

    with (
        at_hand(),
        Watch(root) as watch,
    ):  # before the first build: what is saved during it counts, too
        rebuild(root, bulletin, say)
        threading.Thread(target=keep_fresh, args=(watch,), daemon=True).start()
        address = f"http://{host}:{door.getsockname()[1]}/"
        say(printing.said(worded("Open {address} (stop with Ctrl-C)", address=address)))
        _serve(root, door, bulletin)


def _serve(root: Path, door: socket.socket, bulletin: Bulletin) -> None:
    """Answer browsers until interrupted."""
    server: uvicorn.Server
    app = preview_app(
        root / "build" / "site",
        bulletin,
        lambda path: show(root / path),
        lambda: server.should_exit,
    )
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[door])
