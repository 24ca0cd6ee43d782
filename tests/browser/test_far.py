"""Far into a long recording the player still lands where it is told to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser import far, ways
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, on_a_busy_machine, set_slider
from tests.browser.ways import Visit, visiting

pytestmark = pytest.mark.browser

PLACES_S = (63.2, 421.7, 777.7, 1101.4, 1190.0)
TOLERANCE_S = 0.1

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
    """The hub with the long recording, in each tier."""
    return far.sites(tmp_path_factory.mktemp("far"))


@pytest.fixture(params=[(tier, *way) for tier in far.FORMS for way in ways.ALL], ids="-".join)
def opened(
    request: pytest.FixtureRequest, sites: dict[str, Path], tmp_path: Path
) -> Iterator[tuple[Visit, str, bool]]:
    """A visit, the form that is played, and whether a script may hear it."""
    tier, browser, way = request.param
    with visiting(request, browser, way, sites[tier], tmp_path) as visit:
        # On file:// what a script hears is silence; Firefox needs loudspeakers for it.
        yield visit, far.FORMS[tier], (browser, way) == ("chromium", ways.BY_HTTP)


def test_each_tier_has_its_form(sites: dict[str, Path]) -> None:
    """So that, besides, it is not built while others who play in real time wait for it."""
    for tier, form in far.FORMS.items():
        assert list(sites[tier].glob(f"media/*.{form}")), tier


@pytest.mark.alone
def test_it_lands_where_it_is_told_to(opened: tuple[Visit, str, bool]) -> None:
    """By the element's own clock everywhere; by the sound itself where a script may hear it."""
    visit, form, audible = opened
    page = visit.page
    visit.enter(far.PAGE)
    if page.browser == "firefox":
        # Without loudspeakers it gives the sound up, and with it fetches no more from a server.
        set_slider(page, "#volume", 0)
    page.click(far.BUTTON, frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.1")
    assert page.evaluate(f"{SOUND}.src").endswith(f".{form}")
    assert abs(page.evaluate(f"{SOUND}.duration") - far.LENGTH_S) < TOLERANCE_S
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
            missed["by the ear"] = far.apart(heard["hertz"], heard["at"] - HALF_AN_EAR_S)
        return [
            f"{place} missed by {apart:.2f} s {how}"
            for how, apart in missed.items()
            if abs(apart) > TOLERANCE_S
        ]

    return faults
