"""Pictures as they come, and what is published of them."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from build_tools.media import images, plan, sniff
from build_tools.store import Store
from tests.media.conftest import FILES, bring, look, publish

PHOTO = "photo-gps-orientation-6.jpg"


def published(root: Path, store: Store) -> list[Image.Image]:
    """The published pictures, narrow to wide, decoded."""
    derived = publish(root, store)
    (files,) = derived.assets.images.values()
    return [Image.open(io.BytesIO(derived.files[file.url].read_bytes())) for file in files]


def test_size_is_as_seen(root: Path, store: Store) -> None:
    """The photo was taken upright with a camera that stores it lying."""
    bring(root, PHOTO, "transparent-500x500.png", "grey-100x60.webp", "cmyk-600x400.jpg")
    found = look(root, store)
    assert [problem.code for problem in found.problems] == ["PRV01"], "the photo has its place"
    sizes = {path: (seen.width_px, seen.height_px) for path, seen in found.pictures.items()}
    assert sizes == {
        PHOTO: (800, 1200),
        "transparent-500x500.png": (500, 500),
        "grey-100x60.webp": (100, 60),
        "cmyk-600x400.jpg": (600, 400),
    }


def test_nothing_personal_is_left(root: Path, store: Store) -> None:
    """No EXIF, no place, no camera, no profile; and the picture stands upright."""
    bring(root, PHOTO)
    assert b"SECRET-CAMERA" in (root / PHOTO).read_bytes()
    derived = publish(root, store)
    for path in derived.files.values():
        content = path.read_bytes()
        assert b"SECRET" not in content
        for chunk in (b"EXIF", b"ICCP", b"XMP ", b"VP8X"):
            assert chunk not in content
    narrow, wide = published(root, store)
    assert (narrow.size, wide.size) == ((480, 720), (800, 1200))
    assert not wide.getexif()
    # The red half lies left in the file, and so above in the upright picture.
    red, _, blue = wide.convert("RGB").getpixel((400, 50))
    assert red > 150
    assert blue < 80


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), [(480, 360), (960, 720)]),
        ((700, 350), [(480, 240), (700, 350)]),
        ((500, 500), [(480, 480)]),
        ((100, 60), [(100, 60)]),
        ((1, 1), [(1, 1)]),
        ((20_000, 2), [(480, 1), (960, 1)]),
        ((900, 40_000), [(369, 16383)]),
    ],
)
def test_published_sizes(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    """Never enlarged, never beyond what WebP holds."""
    assert plan.sizes(*size) == expected


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_mode_keeps_its_lightness(root: Path, store: Store, mode: str) -> None:
    endings = {"CMYK": "jpg", "YCbCr": "jpg"}
    light = Image.new("L", (90, 50), 255).convert("I;16" if mode == "I;16" else "RGB")
    picture = light.point(lambda value: value * 257) if mode == "I;16" else light.convert(mode)
    picture.save(root / f"a.{endings.get(mode, 'png')}")
    (made,) = published(root, store)
    assert all(value > 245 for value in made.convert("RGB").getpixel((40, 20)))


def test_transparency_is_kept(root: Path, store: Store) -> None:
    bring(root, "transparent-500x500.png")
    (made,) = published(root, store)
    assert made.mode == "RGBA"
    assert made.getpixel((0, 0))[3] == 0
    assert made.getpixel((240, 240))[3] == 255


def test_a_profile_is_applied(root: Path, store: Store) -> None:
    """A profile with red and green exchanged turns a red picture green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ", 128), profile.index(b"gXYZ", 128)
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    Image.new("RGB", (60, 40), (220, 30, 30)).save(root / "a.png", icc_profile=bytes(profile))
    (made,) = published(root, store)
    seen_red, seen_green, _ = made.convert("RGB").getpixel((30, 20))
    assert seen_green > 200
    assert seen_red < 60


def test_a_profile_that_is_rubbish_is_left_aside(root: Path, store: Store) -> None:
    Image.new("RGB", (60, 40), (220, 30, 30)).save(root / "a.png", icc_profile=b"rubbish" * 30)
    (made,) = published(root, store)
    assert made.convert("RGB").getpixel((30, 20))[0] > 200


def test_196_million_points_are_refused_by_the_header(root: Path, store: Store) -> None:
    bring(root, "14000x14000-points.png")
    assert (root / "14000x14000-points.png").stat().st_size < 25_000
    (problem,) = look(root, store).problems
    assert problem.code == "MED13"
    assert "14000 × 14000" in problem.message


def test_a_large_webp_is_refused_by_the_header(root: Path, store: Store) -> None:
    """Pillow would take 2 GB before it told the size."""
    head = bytearray((FILES / "grey-100x60.webp").read_bytes())
    claim = (16_383 - 1).to_bytes(3, "little") * 2
    chunk = b"VP8X" + (10).to_bytes(4, "little") + bytes(4) + claim
    (root / "a.webp").write_bytes(head[:12] + chunk + head[12:])
    (problem,) = look(root, store).problems
    assert problem.code == "MED13"


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_webp_size_is_read_as_pillow_reads_it(lossless: bool, mode: str) -> None:
    buffer = io.BytesIO()
    Image.new(mode, (321, 123)).save(buffer, "WEBP", lossless=lossless, exif=b"Exif\0\0x")
    assert sniff.webp_size(buffer.getvalue()) == (321, 123)
    buffer = io.BytesIO()
    Image.new(mode, (321, 123)).save(buffer, "WEBP", lossless=lossless)
    assert sniff.webp_size(buffer.getvalue()) == (321, 123)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "gif", "tiff"])
def test_a_picture_cut_to_40_percent_is_refused(root: Path, store: Store, ending: str) -> None:
    Image.effect_noise((200, 150), 80).save(root / f"a.{ending}")
    content = (root / f"a.{ending}").read_bytes()
    (root / f"a.{ending}").write_bytes(content[: len(content) * 2 // 5])
    found = look(root, store)
    assert [problem.code for problem in found.problems] == ["MED12"]
    assert not found.pictures


def test_flipped_bytes_never_break_the_program(root: Path, store: Store) -> None:
    chance = random.Random(11)
    names = []
    for ending in ("jpg", "png", "webp", "gif", "tiff"):
        Image.effect_noise((120, 90), 80).save(root / f"a.{ending}")
        content = (root / f"a.{ending}").read_bytes()
        for number in range(8):
            broken = bytearray(content)
            for _ in range(10):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            names.append(f"{number}.{ending}")
            (root / names[-1]).write_bytes(broken)
        (root / f"a.{ending}").unlink()
    found = look(root, store)
    assert set(found.pictures) | {each.location.path for each in found.problems} == set(names)


def test_what_is_no_picture_is_refused(root: Path, store: Store) -> None:
    (root / "text.jpg").write_text("Pas une image.\n" * 9)
    (root / "sound.png").write_bytes((FILES / "mono-8k-2s.mp3").read_bytes())
    (root / "phone.jpg").write_bytes(b"\0\0\0\x18ftypheic" + bytes(range(200)))
    (root / "empty.png").write_bytes(b"")
    found = look(root, store)
    codes = {problem.location.path: problem.code for problem in found.problems}
    assert codes == {
        "text.jpg": "MED11",
        "sound.png": "MED11",
        "phone.jpg": "MED11",
        "empty.png": "MED01",
    }


def test_only_the_first_of_moving_pictures_is_shown(root: Path, store: Store) -> None:
    bring(root, "moving-40x40.gif")
    (problem,) = look(root, store).problems
    assert (problem.code, problem.severity) == ("MED14", "notice")
    (made,) = published(root, store)
    assert getattr(made, "n_frames", 1) == 1


def test_a_jpeg_is_looked_at_small_and_still_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((1601, 1203), 60).save(path, quality=50)
    seen = images.look(path)
    assert (seen.width_px, seen.height_px) == (1601, 1203)
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(images.Damaged):
        images.look(path)
