"""Where the files stand that come with Poche: `mkdocs.yml`, `editions.yml`, `overrides/`."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
    """Return the path of a file or folder that comes with Poche.

    In a wheel it lies in the package as data; in a checkout at the top of the
    tree, where editors see it. Raises FileNotFoundError when it is in neither
    place: the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_hub", package.parent):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"{name} is missing from this installation of Poche")


def layered(root: Path, name: str) -> tuple[Path, ...]:
    """Return the places of `name`, a hub's own last, so that it is laid over Poche's."""
    own = root / name
    ours = bundled(name)
    return (ours, own) if own.exists() and own.resolve() != ours.resolve() else (ours,)
