"""Media made by a Dask cluster: the same bytes, nothing lost, or plain words on what is wrong."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_tools import pipeline
from build_tools.choices import scheduler_of
from build_tools.cli import main
from build_tools.media import (
    ClusterError,
    Derived,
    MediaError,
    Piece,
    Reel,
    Sounds,
    Tags,
    Track,
    cluster,
    crew,
    derive,
    inspect,
    make_pieces,
    outfit,
)
from build_tools.store import Store
from tests.media.conftest import bring, silent, sound
from tests.media.dask import Dask, dask, kill_at_work
from tests.media.films import film, pattern, tone

HUB = "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A cluster of two workers, which nobody harms."""
    with dask(tmp_path_factory.mktemp("dask"), 2) as started:
        yield started


def files(folder: Path) -> dict[str, bytes]:
    """All whole files of a folder: a killed worker leaves what it had begun."""
    whole = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in whole}


def derived(store: Store) -> dict[str, bytes]:
    """What a store holds but for its records, which say when it was written."""
    found = files(store.folder / "derived")
    return {name: content for name, content in found.items() if not name.endswith(".json")}


# The same, by others


def everything(root: Path, store: Store, executor: Any) -> tuple[Derived, list[bytes]]:
    """Derive a bit of all there is: sounds alone, parts, an album, a picture, a video, a piece."""
    names = [path.name for path in sorted(root.iterdir())]
    masters = [name for name in names if name.endswith(".flac")]
    found = inspect(root, masters, ["grey-100x60.webp"], store, silent, films=["film.mp4"])
    tracks = {Path(path).stem: Track(it, Tags("Titre")) for path, it in found.sounds.items()}
    alone = {stem: tracks[stem] for stem in ("choir", "short")}
    parts = {"choir": {"high": tracks["high"], "low": tracks["low"]}}
    without = {"choir": {"high": tracks["low"], "low": tracks["high"]}}
    sounds = Sounds(alone, parts, without, {"evening": alone})
    pictures, films = found.pictures, found.films
    made = derive(
        root,
        sounds,
        {"picture": pictures["grey-100x60.webp"]},
        store,
        silent,
        films={"film": Reel(films["film.mp4"])},
        tier="frugal",
        executor=executor,
    )
    cut = Piece(tracks["choir"], None, Tags("Morceau"), start_s=0.2, stop_s=0.6)
    pieces = make_pieces(root, [cut], store, silent, tier="frugal", executor=executor)
    return made, [path.read_bytes() for path in pieces]


def test_workers_make_what_this_machine_makes(
    root: Path, tmp_path: Path, two: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every kind of work can be sent; result and store are the same to the byte. A second time
    nothing is sent."""
    for number, name in enumerate(("choir", "short", "high", "low")):
        sound(root / f"{name}.flac", f"sine=f={300 + 70 * number}:d={1.0 - 0.2 * (number == 1)}")
    bring(root, "grey-100x60.webp")
    film(root / "film.mp4", pattern(), tone())
    here, there = Store(tmp_path / "here"), Store(tmp_path / "there")
    alone, own_pieces = everything(root, here, None)
    with crew(two.address, there) as workers:
        made, pieces = everything(root, there, workers)
        monkeypatch.setattr(outfit, "kept", None)  # whatever is sent would call it
        assert everything(root, there, workers) == (made, pieces)
    assert made.assets == alone.assets and made.levels == alone.levels and pieces == own_pieces
    assert {url: path.read_bytes() for url, path in made.files.items()} == {
        url: path.read_bytes() for url, path in alone.files.items()
    }
    assert all(path.is_relative_to(there.folder) for path in made.files.values())
    assert derived(there) == derived(here)
    assert files(there.folder / "findings") == files(here.folder / "findings")
    assert not list(there.folder.glob("cluster-*"))


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub with six recordings that take a worker a moment each."""
    folder = tmp_path / "first"
    for number in range(6):
        recording = folder / f"content/recordings/ton-{number}"
        recording.mkdir(parents=True)
        sound(recording / "ton.flac", f"sine=f={300 + 50 * number}:d={20 + number}")
        (recording / "recording.yml").write_text("title: Un ton\nrights: {licence: CC0-1.0}\n")
    (folder / "content/hub.yml").write_text(HUB)
    (folder / "playlists").mkdir()
    items = "".join(f"  - recording: ton-{number}\n" for number in range(6))
    (folder / "playlists/tout.yml").write_text(f"title: Tout\nitems:\n{items}")
    return folder


class Killer:
    """Hears how far the work is and, once some of it is done, kills a worker that is at work."""

    def __init__(self, kill: Callable[[], None]) -> None:
        self.counts: list[int] = []
        self._kill: Callable[[], None] | None = kill

    def __call__(self, label: str, done: int, total: int) -> None:
        if not label.startswith("Making the sounds"):
            return
        self.counts.append(done)
        if 0 < done < total and self._kill is not None:
            kill, self._kill = self._kill, None
            kill()

    @property
    def has_killed(self) -> bool:
        return self._kill is None


def test_a_worker_is_killed_in_the_middle_and_the_site_is_the_same(
    hub: Path, tmp_path: Path
) -> None:
    """SIGKILL while it encodes: the other one does its work again, and nothing is lost."""
    second = tmp_path / "second"
    shutil.copytree(hub, second)
    assert pipeline.build(hub).site is not None
    (tmp_path / "dask").mkdir()
    with dask(tmp_path / "dask", 2) as started:
        until_both_are_there(started)
        killer = Killer(lambda: kill_at_work(started.workers[0]))
        built = pipeline.build(second, killer, executor=started.address)
        assert killer.has_killed and killer.counts[-1] == max(killer.counts)
        assert started.workers[0].poll() is not None and started.workers[1].poll() is None
    assert built.site is not None
    assert files(second / "build/site") == files(hub / "build/site")
    stores = [Store(folder / "build/cache/media") for folder in (hub, second)]
    assert len(derived(stores[0])) == 6 and derived(stores[0]) == derived(stores[1])


def until_both_are_there(started: Dask) -> None:
    from distributed import Client  # noqa: PLC0415 (what it costs is only paid here)

    with Client(started.tcp, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)


def test_what_was_done_when_all_workers_are_gone_is_kept(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said after a while, and this machine goes on where they stopped."""
    monkeypatch.setattr(cluster, "ALONE_S", 0.2)
    monkeypatch.setattr(cluster, "LOOK_S", 0.1)
    (tmp_path / "dask").mkdir()
    with dask(tmp_path / "dask", 1) as started:
        killer = Killer(lambda: kill_at_work(started.workers[0]))
        with pytest.raises(ClusterError, match="all workers of the Dask cluster are gone"):
            pipeline.build(hub, killer, executor=started.address)
    store = Store(hub / "build/cache/media")
    before = {name: (store.folder / "derived" / name).stat().st_ino for name in derived(store)}
    assert 0 < len(before) < 6 and not list(store.folder.glob("cluster-*"))
    assert pipeline.build(hub).site is not None
    after = {name: (store.folder / "derived" / name).stat().st_ino for name in derived(store)}
    assert len(after) == 6 and before.items() < after.items()


def test_work_that_takes_its_workers_with_it_is_not_tried_for_ever(
    hub: Path, tmp_path: Path
) -> None:
    (tmp_path / "dask").mkdir()
    with dask(tmp_path / "dask", 1, allowed_failures=0) as started:
        killer = Killer(lambda: kill_at_work(started.workers[0]))
        with pytest.raises(ClusterError, match=r"was lost \(1 tried\); see in their logs"):
            pipeline.build(hub, killer, executor=started.address)


def test_a_scheduler_that_goes_away_is_said(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "dask").mkdir()
    with dask(tmp_path / "dask", 1) as started:
        killer = Killer(started.scheduler.kill)
        with pytest.raises(ClusterError, match=r"scheduler at 127\.0\.0\.1:\d+ went away"):
            pipeline.build(hub, killer, executor=started.address)


def test_ctrl_c_takes_the_rest_of_the_work_back(hub: Path, two: Dask) -> None:
    """What nobody has begun is begun by nobody, and whoever has the cluster next finds it free."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.build(hub, Killer(interrupt), executor=two.address)
    store = Store(hub / "build/cache/media")
    with crew(two.address, store) as workers:
        assert workers.submit(abs, -1).result(timeout=120) == 1
    assert len(derived(store)) < 6 and not list(store.folder.glob("cluster-*"))


def test_what_is_wrong_with_a_master_is_said_as_it_is_here(
    root: Path, store: Store, two: Dask
) -> None:
    sound(root / "a.flac", "sine=f=300:d=1")
    found = inspect(root, ["a.flac"], [], store, silent)
    sound(root / "a.flac", "sine=f=500:d=1")
    os.utime(root / "a.flac")
    sounds = Sounds({"a": Track(found.sounds["a.flac"])})
    with crew(two.address, store) as workers, pytest.raises(MediaError, match=r"^a\.flac was chan"):
        derive(root, sounds, {}, store, silent, executor=workers)


# What a cluster may be, and what is said where it is not


def test_addresses() -> None:
    assert scheduler_of("local") is None
    assert scheduler_of("dask://studio.local:8786") == ("studio.local", 8786)
    assert scheduler_of("dask://[::1]:8786/") == ("::1", 8786)


@pytest.mark.parametrize(
    "address", ["", "dask", "dask://host", "dask://:1", "tcp://a:1", "dask://a:70000", "Local"]
)
def test_other_addresses_are_refused_at_the_door(address: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "build", "--executor", address])
    assert done.exit_code == 2
    assert "neither local nor of the form dask://HOST:PORT" in " ".join(done.stderr.split())


@pytest.mark.parametrize("command", ["build", "pack"])
def test_nobody_there_is_one_sentence_and_exit_code_2(command: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    where = ["--executor", f"dask://127.0.0.1:{port}"]
    done = CliRunner().invoke(main, ["--root", str(tmp_path), command, *where])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"poche: no Dask scheduler can be reached at 127.0.0.1:{port} (")
    assert done.stderr.count("\n") == 1


def test_something_else_that_listens_is_no_scheduler(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as the scheduler's own web pages, where Dask itself would wait for ever."""
    monkeypatch.setattr(cluster, "CONNECT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent_one:
        address = f"dask://127.0.0.1:{silent_one.getsockname()[1]}"
        with pytest.raises(ClusterError, match="is no Dask scheduler"), crew(address, store):
            pass


def test_without_dask_it_is_said_how_to_get_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    way_out = "build_tools.bootstrap cluster"
    with pytest.raises(ClusterError, match=way_out), crew("dask://127.0.0.1:1", store):
        pass


def test_a_scheduler_without_workers_is_said(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ARRIVE_S", 0.1)
    with (
        dask(tmp_path, 0) as started,
        pytest.raises(ClusterError) as refused,
        crew(started.address, store),
    ):
        pass
    assert "has no workers; start some" in str(refused.value)
    assert f"'dask worker {started.tcp}'" in str(refused.value)


def test_a_worker_that_does_not_see_the_folder_is_named(
    store: Store, two: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that it looks for is not where it looks."""

    @contextlib.contextmanager
    def elsewhere(store: Store) -> Iterator[Path]:
        yield store.folder / "cluster-of-another-machine"

    monkeypatch.setattr(cluster, "_token", elsewhere)
    with pytest.raises(ClusterError) as refused, crew(two.address, store):
        pass
    assert f"the worker on {socket.gethostname()} does not see the folder" in str(refused.value)
    assert str(store.folder) in str(refused.value)


def test_a_machine_with_other_programs_is_refused(
    store: Store, two: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tuple((name, "0.9" if name == "ffmpeg" else at) for name, at in outfit.outfit())
    monkeypatch.setattr(outfit, "outfit", lambda: ours)
    with pytest.raises(ClusterError, match=r"ffmpeg \S+ instead of 0.9"), crew(two.address, store):
        pass


def test_a_worker_that_comes_late_is_asked_by_its_first_job(tmp_path: Path) -> None:
    """It is the job itself that looks, wherever it is done."""
    token = tmp_path / "cluster-1"
    token.write_text(token.name)
    same = outfit.outfit()
    assert outfit.kept(outfit.Pledge(token, same), abs, -1) == 1
    other = tuple((name, "0" if name == "Poche" else at) for name, at in same)
    with pytest.raises(ClusterError, match=r"has Poche [0-9a-f]{8} instead of 0, so that"):
        outfit.kept(outfit.Pledge(token, other), abs, -1)
    with pytest.raises(ClusterError, match="does not see the folder"):
        outfit.kept(outfit.Pledge(tmp_path / "cluster-2", same), abs, -1)
