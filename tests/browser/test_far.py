"""Far into a long recording the player still lands where it is told to.

Twenty minutes of a tone that rises from 400 to 2400 Hz in every ten seconds, published as
any recording is: what is heard says where it was taken from.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest

from tests.browser import ways
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, on_a_busy_machine, set_slider
from tests.browser.ways import Visit, visiting
from tests.season import build

pytestmark = pytest.mark.browser

LENGTH_S = 1200
TURN_S, LOWEST_HZ, HZ_PER_S = 10, 400, 200
PLACES_S = (63.2, 421.7, 777.7, 1101.4, 1190.0)
TOLERANCE_S = 0.1
FORMS = {"standard": "mp3", "frugal": "webm"}
PAGE = "fr/recordings/far.html"

# Puts an ear between the element and the loudspeakers. `heard` is the tone's height, from
# where it crosses zero upwards, over the newest 46 ms, and what the element's clock said then.
EAR = """(() => {
  const context = new AudioContext();
  const ear = new AnalyserNode(context, {fftSize: 2048});
  context.createMediaElementSource(document.querySelector("#sound")).connect(ear)
    .connect(context.destination);
  const heights = new Float32Array(ear.fftSize);
  window.heard = () => {
    ear.getFloatTimeDomainData(heights);
    const at = document.querySelector("#sound").currentTime;
    const crossings = [];
    for (let i = 1; i < heights.length; i += 1) {
      const [before, now] = [heights[i - 1], heights[i]];
      if (before < 0 && now >= 0) crossings.push(i - now / (now - before));
    }
    const [first, last] = [crossings[0], crossings[crossings.length - 1]];
    if (crossings.length < 10) return null;
    return {at, hertz: ((crossings.length - 1) * context.sampleRate) / (last - first)};
  };
  return context.resume().then(() => true);
})()"""
HALF_AN_EAR_S = 0.023


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The hub with the long recording, built once for each tier out of one cache."""
    hub = tmp_path_factory.mktemp("far") / "hub"
    folder = hub / "content/recordings/far"
    folder.mkdir(parents=True)
    rising = f"sin(2*PI*({LOWEST_HZ}*t+{HZ_PER_S / 2}*t*t))/4"
    turn = ["-f", "lavfi", "-i", f"aevalsrc='{rising}':s=44100:d={TURN_S}"]
    master = ["-stream_loop", str(LENGTH_S // TURN_S - 1), "-i", str(hub / "turn.wav")]
    for command in (
        [*turn, str(hub / "turn.wav")],
        [*master, "-compression_level", "0", str(folder / "far.flac")],
    ):
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *command], check=True)
    (hub / "content/hub.yml").write_text(
        "title: {fr: Loin}\nlanguages: [fr]\ndefault_language: fr\n", "utf-8"
    )
    (folder / "recording.yml").write_text(
        "title: {fr: Vingt minutes}\nrights: {licence: CC0-1.0, holder: Poche}\n", "utf-8"
    )
    return {tier: kept(build(hub, "--audio", tier), tier) for tier in FORMS}


def kept(site: Path, tier: str) -> Path:
    """Put a finished site where the next build leaves it alone."""
    target = site.parent.parent / tier
    shutil.copytree(site, target)
    return target


@pytest.fixture(params=[(tier, *way) for tier in FORMS for way in ways.ALL], ids="-".join)
def far(
    request: pytest.FixtureRequest, sites: dict[str, Path], tmp_path: Path
) -> Iterator[tuple[Visit, str, bool]]:
    """A visit, the form that is played, and whether a script may hear it."""
    tier, browser, way = request.param
    with visiting(request, browser, way, sites[tier], tmp_path) as visit:
        # On file:// what a script hears is silence; Firefox needs loudspeakers for it.
        yield visit, FORMS[tier], (browser, way) == ("chromium", ways.BY_HTTP)


def test_it_lands_where_it_is_told_to(far: tuple[Visit, str, bool]) -> None:
    """By the element's own clock everywhere; by the sound itself where a script may hear it."""
    visit, form, audible = far
    page = visit.page
    visit.enter(PAGE)
    if page.browser == "firefox":
        # Without loudspeakers it gives the sound up, and with it fetches no more from a server.
        set_slider(page, "#volume", 0)
    page.click("button[data-play=far]", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.1")
    assert page.evaluate(f"{SOUND}.src").endswith(f".{form}")
    assert abs(page.evaluate(f"{SOUND}.duration") - LENGTH_S) < TOLERANCE_S
    if audible:
        page.evaluate(EAR)
    page.evaluate(
        f"void {SOUND}.addEventListener('seeked', () => (window.landed = {SOUND}.currentTime))"
    )
    for place in PLACES_S:
        assert landing(page, place, audible=audible)() == []
    assert page.errors() == []
    assert visit.strayed() == []


def landing(page: Page, place: float, *, audible: bool) -> Callable[[], list[str]]:
    """Pull the slider to a place, and tell by how much the player missed it."""

    @on_a_busy_machine
    def faults() -> list[str]:
        page.evaluate("void (window.landed = null)")
        set_slider(page, "#position", place)
        missed = {"by its clock": page.wait_for("window.landed") - place}
        page.wait_for(f"{PLAYING} > {place} + 0.3 && {PLAYING} < {place} + 15")
        if audible:
            heard = page.wait_for("heard()")
            missed["by the ear"] = place_error(heard["hertz"], heard["at"])
        return [
            f"{place} missed by {apart:.2f} s {how}"
            for how, apart in missed.items()
            if abs(apart) > TOLERANCE_S
        ]

    return faults


def place_error(hertz: float, at: float) -> float:
    """By how many seconds a sound lies behind the element's clock."""
    heard = (hertz - LOWEST_HZ) / HZ_PER_S
    apart = (at - HALF_AN_EAR_S - heard) % TURN_S
    return apart - TURN_S if apart > TURN_S / 2 else apart
