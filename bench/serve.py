"""How many requests a second nginx, Caddy and `poche serve` answer, side by side.

    python -m bench.serve [FOLDER]

FOLDER is a packed edition of the format `lan`; a tiny one is made if not given. Each server runs
with the edition's own settings, on this machine, and is asked over 30 connections that stay open,
as browsers of a class do: for a page, for a page that the browser has already, and for 64 kB from
the middle of a sound. What asks runs on the same cores; so the numbers are good for comparing the
three, and too small for fast servers.
"""

from __future__ import annotations

import selectors
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pool
from pathlib import Path
from urllib.parse import urlsplit

from tests.editions.box import lan_folder
from tests.servers.asking import ask
from tests.servers.running import BOXES

CONNECTIONS, ASKERS = 30, 2
LENGTH_S, ROUNDS = 2.0, 3
PART_BYTES = 64 * 1024
SERVERS = {"nginx": "nginx", "caddy": "Caddy", "serve": "`poche serve`"}


def main() -> None:
    with folder_to_serve() as folder, tempfile.TemporaryDirectory() as scratch:
        print("| server | pages | pages known already | parts of a sound |\n|---|---|---|---|")
        for name, start in BOXES.items():
            place = Path(scratch) / name
            place.mkdir()
            with start(folder, place) as address:
                asked = questions(folder, address)
                speeds = [f"{speed(address, each):,.0f}" for each in asked]
            print(f"| {SERVERS[name]} | {' | '.join(speeds)} |", flush=True)


@contextmanager
def folder_to_serve() -> Iterator[Path]:
    if len(sys.argv) > 1:
        yield Path(sys.argv[1])
        return
    with tempfile.TemporaryDirectory() as scratch:
        yield lan_folder(Path(scratch))


def questions(folder: Path, address: str) -> list[bytes]:
    """Return the three requests as they go over the line."""
    page = max(folder.glob("poche/*/**/*.html"), key=lambda path: path.stat().st_size)
    sound = max(folder.glob("poche/media/*.mp3"), key=lambda path: path.stat().st_size)
    at = {path: "/" + path.relative_to(folder).as_posix() for path in (page, sound)}
    taken = {"Accept-Encoding": "gzip, br"}
    tag = ask(address, at[page], **taken).headers["ETag"]
    middle = sound.stat().st_size // 4
    part = {"Range": f"bytes={middle}-{middle + PART_BYTES - 1}"}
    return [
        request(at[page], taken),
        request(at[page], {**taken, "If-None-Match": tag}),
        request(at[sound], part),
    ]


def request(path: str, headers: dict[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: poche.lan", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def speed(address: str, asked: bytes) -> float:
    """Return requests a second: the median of several rounds."""
    where = urlsplit(address)
    jobs = [(str(where.hostname), where.port, asked, CONNECTIONS // ASKERS)] * ASKERS
    with Pool(ASKERS) as pool:
        rounds = [sum(pool.starmap(answered, jobs)) / LENGTH_S for _ in range(ROUNDS)]
    return statistics.median(rounds)


def answered(host: str, port: int, asked: bytes, connections: int) -> int:
    """Ask over and over, and return how many whole answers came."""
    lines = selectors.DefaultSelector()

    def ask_anew() -> None:
        line = socket.create_connection((host, port))
        line.sendall(asked)
        lines.register(line, selectors.EVENT_READ, (line, bytearray()))

    for _ in range(connections):
        ask_anew()
    count, end = 0, time.monotonic() + LENGTH_S
    while time.monotonic() < end:
        for key, _ in lines.select(0.1):
            line, held = key.data
            came = received(line)
            held += came
            if not came:  # nginx closes each connection after a thousand answers
                lines.unregister(line)
                line.close()
                ask_anew()
            elif is_whole(held):
                count += 1
                held.clear()
                with suppress(ConnectionError):
                    line.sendall(asked)
    for key in list(lines.get_map().values()):
        key.data[0].close()
    return count


def received(line: socket.socket) -> bytes:
    """Return what came, or nothing if the other side has closed."""
    try:
        return line.recv(256 * 1024)
    except ConnectionResetError:
        return b""


def is_whole(held: bytearray) -> bool:
    head, found, body = held.partition(b"\r\n\r\n")
    if not found:
        return False
    status = head.split(b" ", 2)[1]
    assert status in (b"200", b"206", b"304"), bytes(head)
    if status == b"304":
        return True
    if b"transfer-encoding: chunked" in head.lower():
        return body.endswith(b"0\r\n\r\n")
    length = head.lower().split(b"content-length:")[1].split(b"\r\n")[0]
    return len(body) >= int(length)


if __name__ == "__main__":
    main()
