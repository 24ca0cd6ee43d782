"""What `poche pack` leaves is proven by `poche verify`, signed by whoever has the key."""

import shutil
from pathlib import Path

from build_tools.editions.signing import make_keys
from build_tools.manifest import SIGNATURE, SUMS, read_sums
from tests.packing.conftest import poche


def test_a_packed_edition_is_whole(meadow: Path) -> None:
    """Every link of every page leads somewhere in it, and nothing is asked of anybody."""
    stick = meadow / "dist" / "annee"
    proven = poche(meadow, "verify", str(stick))
    assert proven.exit_code == 0, proven.stdout
    assert "Whole: " in proven.stdout and "notice" not in proven.stdout
    assert "verify.html" in read_sums((stick / SUMS).read_text("utf-8"))
    page = (stick / "verify.html").read_text("utf-8")
    assert '<html lang="de">' in page and "Die Wiese" in page


def test_a_packed_edition_is_signed(meadow: Path, tmp_path: Path) -> None:
    """The signature is the one thing that is new; a wrong password signs nothing."""
    hub = Path(shutil.copytree(meadow, tmp_path / "hub"))
    make_keys(tmp_path, "trout")
    key = str(tmp_path / "poche.key")
    refused = poche(hub, "pack", "annee", "--key", key, given="carp\n")
    assert refused.exit_code == 1 and "not the password" in refused.stderr
    assert not (hub / "dist" / "annee" / SIGNATURE).exists()
    done = poche(hub, "pack", "annee", "--key", key, given="trout\n")
    assert done.exit_code == 0, done.stderr
    before = {path.relative_to(meadow) for path in (meadow / "dist" / "annee").rglob("*")}
    after = {path.relative_to(hub) for path in (hub / "dist" / "annee").rglob("*")}
    assert after - before == {Path("dist/annee") / SIGNATURE}
    proven = poche(hub, "verify", str(hub / "dist/annee"), "--key", str(tmp_path / "poche.pub"))
    assert proven.exit_code == 0, proven.stdout
    assert "signed: poche hub:" in proven.stdout
