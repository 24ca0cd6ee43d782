"""Nothing that editors hand in goes out as it is, and paper does not say who made it."""

import pypdf

from tests.season import ROOT, Site
from tests.wholesite.test_same_bytes import digests


def test_no_original_is_copied_into_the_site(site: Site) -> None:
    """Neither sounds and pictures with their tags, nor scores, texts and captions."""
    handed_in = {digest: name for name, digest in digests(ROOT / "content").items()}
    copies = {
        name: handed_in[digest]
        for name, digest in digests(site.root).items()
        if digest in handed_in
    }
    assert len(handed_in) > 100 and copies == {}


def test_paper_names_nobody_but_whom_the_facts_name(site: Site) -> None:
    facts = "".join(path.read_text("utf-8") for path in (ROOT / "content").rglob("*.yml"))
    files = sorted(site.root.rglob("*.pdf"))
    assert files
    for file in files[:: max(1, len(files) // 24)]:
        about = pypdf.PdfReader(file).metadata or {}
        assert about.keys() <= {"/Title", "/Subject", "/Author", "/Creator"}, file
        assert str(about["/Creator"]).startswith("Typst")
        named = [name for name in str(about["/Author"]).split(", ") if name not in ("", "Poche")]
        assert [name for name in named if name not in facts] == [], file
