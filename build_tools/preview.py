"""`poche preview`: build, serve, and build again after each save."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from build_tools import pipeline
from build_tools.media import MediaError
from build_tools.problems import Severity, printed
from build_tools.serve import Bulletin, Watch, preview_app
from build_tools.site import RenderError

Say = Callable[[str], None]


def rebuild(root: Path, bulletin: Bulletin, say: Say) -> None:
    """Build once; tell the editor and the browser how it went. Never raises for content."""
    try:
        built = pipeline.build(root)
    except (RenderError, MediaError, OSError) as error:
        bulletin.bad(str(error))
        say(f"poche: {error}")
        return
    wrong = [p for p in built.checked.problems if p.severity is not Severity.NOTICE]
    for problem in wrong:
        say(printed(problem) + "\n")
    if built.site is None:
        errors = [printed(p) for p in wrong if p.severity is Severity.ERROR]
        bulletin.bad("\n\n".join(errors))
        say("Not built: the browser keeps the last good site.")
    else:
        bulletin.good()
        say("Fresh.")


def run(root: Path, host: str, port: int, say: Say) -> None:
    """Serve the hub at `root` until interrupted."""
    bulletin = Bulletin()
    rebuild(root, bulletin, say)
    watched = (root / "content", root / "playlists", root / "overrides")

    def keep_fresh() -> None:
        with Watch(watched) as watch:
            while True:
                watch.wait()
                rebuild(root, bulletin, say)

    threading.Thread(target=keep_fresh, daemon=True).start()
    say(f"Open http://{host}:{port}/ (stop with Ctrl-C)")
    app = preview_app(root / "build" / "site", bulletin)
    uvicorn.run(app, host=host, port=port, log_level="warning")
