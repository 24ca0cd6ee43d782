"""What it costs to let a Dask cluster make the media, against this machine alone, here and now.

    python -m bench.cluster [SOUNDS [SECONDS]]

Both make the same sounds with the same number of hands: as many workers of one thread, each a
process, as this machine has cores. So nothing is gained here; what is seen is the price of
sending work, once when everything is to be made and once when nothing is. Seconds are those of
processors, of this process and all that descend from it.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import Executor
from pathlib import Path

import psutil
from distributed import LocalCluster

from bench.media import master
from build_tools.children import cores
from build_tools.media import Sounds, Track, crew, derive, inspect
from build_tools.store import Store

_RUNS = 3


def main() -> None:
    number, length_s = (*map(float, sys.argv[1:3]), 24.0, 30.0)[:2]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = [master(root, 44_100, at, length_s) for at in range(int(number))]
        found = inspect(root, names, [], Store(root / "store-seen"), _silent)
        sounds = Sounds({Path(path).stem: Track(it) for path, it in found.sounds.items()})
        with LocalCluster(
            n_workers=cores(), threads_per_worker=1, dashboard_address=None, processes=True
        ) as started:
            there = started.scheduler_address.replace("tcp://", "dask://")
            print(
                f"{len(names)} sounds of {length_s:.0f} s, {cores()} cores; seconds of processors"
            )
            for run in range(_RUNS):
                for address in ("local", there):
                    _say(root, sounds, Store(root / f"store-{run}-{address[:4]}"), address)


def _say(root: Path, sounds: Sounds, store: Store, address: str) -> None:
    began_s = _used_s()
    with crew(address, store) as workers:
        reached_s = _used_s() - began_s
        made_s, again_s = (_took_s(root, sounds, store, workers) for _ in range(2))
    print(f"{address[:5]} reached {reached_s:.2f}, made {made_s:.2f}, the same again {again_s:.2f}")


def _took_s(root: Path, sounds: Sounds, store: Store, workers: Executor) -> float:
    began_s = _used_s()
    derive(root, sounds, {}, store, _silent, executor=workers)
    return _used_s() - began_s


def _used_s() -> float:
    us = psutil.Process()
    return sum(sum(each.cpu_times()[:4]) for each in (us, *us.children(recursive=True)))


def _silent(_label: str, _done: int, _total: int) -> None:
    pass


if __name__ == "__main__":
    main()
