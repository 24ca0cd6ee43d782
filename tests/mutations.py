"""Faults put into a hub's text files: what editors, editors' tools and bad copies do to them."""

import random
from collections.abc import Callable
from pathlib import Path

Mutation = Callable[[bytes, random.Random], bytes]


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True) or [b""]


def drop_line(data: bytes, rng: random.Random) -> bytes:
    lines = _lines(data)
    del lines[rng.randrange(len(lines))]
    return b"".join(lines)


def double_line(data: bytes, rng: random.Random) -> bytes:
    lines = _lines(data)
    at = rng.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    lines = _lines(data)
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def indent(data: bytes, rng: random.Random) -> bytes:
    lines = _lines(data)
    at = rng.randrange(len(lines))
    lines[at] = rng.choice([b"\t", b" ", b"   ", b"- ", b"? ", b"# "]) + lines[at]
    return b"".join(lines)


def misspell(data: bytes, rng: random.Random) -> bytes:
    if len(data) < 2:
        return data + b"x"
    at = rng.randrange(len(data) - 1)
    return data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]


def change_value(data: bytes, rng: random.Random) -> bytes:
    lines = _lines(data)
    keyed = [i for i, line in enumerate(lines) if b":" in line]
    if not keyed:
        return data
    at = rng.choice(keyed)
    value = rng.choice(
        [b"", b" null", b" no", b" 1:75", b" -3", b" 2026-02-30", b" [", b" {}", b" []", b" 1e999",
         b" *x", b" &x y", b" !!python/object:os.system x", b" |", b" ../../etc/passwd",
         b" 99999999999999999999", " «é»".encode(), b" 'unclosed", b' "a\\', b" 0x1F", b" ~"]
    )  # fmt: skip
    lines[at] = lines[at].split(b":", 1)[0] + b":" + value + b"\n"
    return b"".join(lines)


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def flip(data: bytes, rng: random.Random) -> bytes:
    if not data:
        return b"\xff"
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    what = rng.choice(
        [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", "\u202e".encode(), "\U0001f3ba".encode(),
         b"---\n", b":::\n", b"::: step\n", b"<script>", b"](javascript:x)", b"\t", b"%", b"@",
         b"x" * 5000, b"[" * 300, b"> " * 300, b"{{ x }}", b"{% raw %}", b"\n# Title\n"]
    )  # fmt: skip
    return data[:at] + what + data[at:]


def recode(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(["latin-1", "utf-16", "utf-16-le", "cp1252"]), "replace")


def crlf(data: bytes, _: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


MUTATIONS: tuple[Mutation, ...] = (
    drop_line, double_line, swap_lines, indent, misspell, change_value, change_value,
    cut, flip, insert, insert, recode, crlf,
)  # fmt: skip


def mutate(files: list[Path], rng: random.Random) -> tuple[Path, bytes, str]:
    """Put one to three faults into one of `files`; return it, what it held, and what was done."""
    path = rng.choice(files)
    before = path.read_bytes()
    chosen = rng.choices(MUTATIONS, k=rng.randint(1, 3))
    data = before
    for mutation in chosen:
        data = mutation(data, rng)
    path.write_bytes(data)
    return path, before, ", ".join(mutation.__name__ for mutation in chosen)
