"""Draws the demonstration video of "My body is a drum", with its sound and its captions.

    python film.py

A figure shows the sheet's four gestures on a steady beat: chest, clap, thighs, rest.
Nobody is filmed and nothing is recorded: every picture is drawn by Pillow, every
stroke computed here, so that anybody can make the same video again. It needs Pillow
and ffmpeg, which Poche brings along (`imageio_ffmpeg`).
"""

from __future__ import annotations

import array
import math
import random
import subprocess
import tempfile
import tomllib
import wave
from functools import cache
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageDraw

HERE = Path(__file__).parent
TARGET = HERE.parents[2] / "content" / "workshops" / "my-body-is-a-drum"
NAME = "four-gestures.mp4"

WIDTH, HEIGHT, FINER = 854, 480, 2
"""Points, and how many times finer it is drawn before it is made smaller."""
FRAMES_PER_S, RATE_HZ = 25, 44_100
BEAT_S = 0.75
BEGINS_S, ROUNDS, SOFT_FROM, LASTS_S = 3.0, 11, 8, 39.0
"""The first beat; how often the four gestures come; the round from which they are soft."""
MOVES_S = 0.2
"""How long before a beat the hands leave for it."""

PAPER, INK, CARD = "#FBF7F0", "#231A2B", "#FFFFFF"
FIELDS = ("#FF8A66", "#FFC845", "#8FE3C8", "#9CCBFF")
SHOULDERS, HIPS, HEAD = (427, 225), (427, 322), (427, 164)
HANDS = (
    ((412, 256), (442, 256)),  # chest
    ((424, 210), (430, 210)),  # clap
    ((392, 350), (462, 350)),  # thighs
    ((322, 256), (532, 256)),  # rest: palms open
    ((372, 322), (482, 322)),  # before the first beat and after the last
)
ELBOWS = (
    ((372, 282), (482, 282)),
    ((370, 260), (484, 260)),
    ((376, 286), (478, 286)),
    ((370, 286), (484, 286)),
    ((384, 276), (470, 276)),
)
STANDING = 4


def main() -> None:
    """Make the video and the captions."""
    with tempfile.TemporaryDirectory() as folder:
        heard = Path(folder) / "heard.wav"
        _sound(heard)
        _video(heard, TARGET / NAME)
    captions = tomllib.loads((HERE / "film.toml").read_text("utf-8"))
    for lang in captions["languages"]:
        (TARGET / f"captions.{lang}.vtt").write_text(_captions(captions, lang), "utf-8")


def _beat(at_s: float) -> tuple[int, float]:
    """Return which beat has begun, -1 before the first, and how long ago."""
    number = math.floor((at_s - BEGINS_S) / BEAT_S + 1e-9)
    if number >= 4 * ROUNDS:
        return -1, at_s - BEGINS_S - 4 * ROUNDS * BEAT_S
    return max(number, -1), at_s - BEGINS_S - max(number, 0) * BEAT_S


# ------------------------------------------------------------------- what is seen


def _pose(at_s: float) -> tuple[int, int, int, int]:
    """Return the pose that is left, the pose that is come to, hundredths between, the box."""
    number, since_s = _beat(at_s)
    pose = number % 4 if number >= 0 else STANDING
    following, _ = _beat(at_s + MOVES_S)
    if following == number:
        return pose, pose, 0, number % 4 if number >= 0 else -1
    part = 1 - (BEAT_S - since_s if number >= 0 else BEGINS_S - at_s) / MOVES_S
    eased = (1 - math.cos(math.pi * min(max(part, 0.0), 1.0))) / 2
    box = number % 4 if number >= 0 else -1
    return pose, following % 4 if following >= 0 else STANDING, round(100 * eased), box


@cache
def _picture(pose: int, towards: int, hundredths: int, box: int) -> bytes:
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    draw = ImageDraw.Draw(image)
    draw.ellipse(_around(427, 268, 182), fill=FIELDS[box] if box >= 0 else CARD)
    _figure(draw, pose, towards, hundredths / 100)
    for number in range(4):
        _box(draw, number, now=number == box)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).tobytes()


def _figure(draw: ImageDraw.ImageDraw, pose: int, towards: int, part: float) -> None:
    draw.ellipse(_around(*HEAD, 34), fill=INK)
    _line(draw, [SHOULDERS, HIPS], 46)
    for side in (-1, 1):
        _line(draw, [(HIPS[0] + 12 * side, HIPS[1]), (HIPS[0] + 34 * side, 436)], 24)
    for side in (0, 1):
        shoulder = (SHOULDERS[0] + (-24, 24)[side], SHOULDERS[1] + 4)
        elbow = _between(ELBOWS[pose][side], ELBOWS[towards][side], part)
        hand = _between(HANDS[pose][side], HANDS[towards][side], part)
        _line(draw, [shoulder, elbow, hand], 19, PAPER)
        _line(draw, [shoulder, elbow, hand], 13)
        draw.ellipse(_around(*hand, 16), fill=PAPER)
        draw.ellipse(_around(*hand, 13), fill=INK)


def _box(draw: ImageDraw.ImageDraw, number: int, *, now: bool) -> None:
    """One of the four boxes of the sheet's table; the one that sounds is filled and larger.

    They stand at the top, because subtitles stand at the bottom.
    """
    x, y, half = 277 + 100 * number, 46, 40 if now else 32
    corners = [(x - half) * FINER, (y - half) * FINER, (x + half) * FINER, (y + half) * FINER]
    fill = INK if now else CARD
    draw.rounded_rectangle(corners, 14 * FINER, fill=fill, outline=INK, width=4 * FINER)
    if number == 3:  # the rest has a ring, not a stroke
        draw.ellipse(_around(x, y, 13), outline=CARD if now else INK, width=4 * FINER)
    else:
        draw.ellipse(_around(x, y, 13), fill=CARD if now else INK)


def _line(
    draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: int, fill: str = INK
) -> None:
    draw.line([(x * FINER, y * FINER) for x, y in points], fill, width * FINER, "curve")
    for x, y in points:
        draw.ellipse(_around(x, y, width / 2), fill=fill)


def _around(x: float, y: float, radius: float) -> list[float]:
    return [each * FINER for each in (x - radius, y - radius, x + radius, y + radius)]


def _between(one: tuple[int, int], other: tuple[int, int], part: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


# ------------------------------------------------------------------- what is heard


def _sound(path: Path) -> None:
    """Write the strokes: a low thump, a clap, a soft slap, and nothing."""
    mixed = [0.0] * int(LASTS_S * RATE_HZ)
    for beat in range(4 * ROUNDS):
        begins = int((BEGINS_S + beat * BEAT_S) * RATE_HZ)
        loud = 0.35 if beat // 4 >= SOFT_FROM else 1.0
        for at, value in enumerate(_stroke(beat % 4)):
            mixed[begins + at] += loud * value
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(array.array("h", (round(20_000 * each) for each in mixed)).tobytes())


@cache
def _stroke(kind: int) -> tuple[float, ...]:
    """Return the samples of one gesture's sound; the rest has none."""
    if kind == 3:
        return ()
    chance = random.Random(kind)
    length, falls = ((0.35, 11.0), (0.12, 42.0), (0.2, 26.0))[kind]
    samples, smooth = [], 0.0
    for at in range(int(length * RATE_HZ)):
        t = at / RATE_HZ
        noise = chance.uniform(-1, 1)
        smooth += (noise - smooth) * (0.02, 0.6, 0.12)[kind]
        thump = math.sin(2 * math.pi * (70 + 60 * math.exp(-30 * t)) * t)
        body = (0.9 * thump + 0.6 * smooth, 0.9 * smooth, 1.3 * smooth + 0.25 * thump)[kind]
        samples.append(min(1.0, t / 0.002) * math.exp(-falls * t) * body)
    return tuple(samples)


def _video(heard: Path, target: Path) -> None:
    """Hand all pictures to ffmpeg; the same pictures give the same bytes."""
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}")
    arguments = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *raw, "-r", str(FRAMES_PER_S)),
        *("-i", "-", "-i", str(heard), "-fflags", "+bitexact", "-flags", "+bitexact"),
        *("-vf", "scale=out_color_matrix=bt709", "-pix_fmt", "yuv420p", "-colorspace", "bt709"),
        *("-c:v", "libx264", "-preset", "slow", "-crf", "20", "-threads", "1"),
        *("-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart", str(target)),
    ]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as ffmpeg:
        assert ffmpeg.stdin is not None
        for number in range(int(LASTS_S * FRAMES_PER_S)):
            ffmpeg.stdin.write(_picture(*_pose(number / FRAMES_PER_S)))
        ffmpeg.stdin.close()
        if ffmpeg.wait():
            raise SystemExit("ffmpeg did not make the video")


# ------------------------------------------------------------------- what is read


def _captions(written: dict[str, list[dict[str, object]]], lang: str) -> str:
    cues = [
        f"{_time(each['from'])} --> {_time(each['to'])}\n{each[lang]}\n"
        for each in written["captions"]
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def _time(seconds: object) -> str:
    assert isinstance(seconds, float)
    return f"00:{seconds:06.3f}"


if __name__ == "__main__":
    main()
