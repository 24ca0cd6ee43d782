"""An edition holds what was asked for, what that needs, and nothing that may not be given out."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from build_tools.consents import obstacle
from build_tools.domain import (
    KINDS,
    Catalogue,
    Concert,
    Consent,
    Edition,
    Film,
    Journey,
    Page,
    Performer,
    Person,
    Photo,
    Picture,
    Playlist,
    PlaylistItem,
    Project,
    Recording,
    Rights,
    Step,
    Venue,
    Work,
    Workshop,
)
from build_tools.editions import Choice, Line, chosen, granted
from build_tools.editions.rights import refusal
from build_tools.references import bodies_of, kind_of, named_by
from tests.editions.seasons import (
    DAY,
    SAY,
    VERSION,
    body,
    called,
    editions,
    hub,
    recording,
    seasons,
)

_LINK = re.compile(r'href="\.\./([a-z]+)/([a-z0-9-]+)\.html')
_PLAYED = re.compile(r'data-recording="([^"]*)"|src="poche:content/recordings/([^/]*)/')
PAST, FUTURE = date(2026, 9, 6), date(2027, 1, 1)


def choose(season: Catalogue, **facts: object) -> Choice:
    return chosen(season, replace(Edition("e"), **facts), VERSION, SAY)  # type: ignore[arg-type]


def ids(choice: Choice) -> dict[str, list[str]]:
    found = {kind: list(choice.catalogue.of_kind(kind)) for kind in KINDS}
    return {kind: each for kind, each in found.items() if each}


@given(st.data())
def test_any_edition_of_any_season_keeps_to_itself_and_to_the_rights(data: st.DataObject) -> None:
    season = data.draw(seasons())
    edition = data.draw(editions(season))
    choice = chosen(season, edition, VERSION, SAY)
    nothing_leads_out(choice)
    nothing_forbidden_is_in(season, choice)
    nothing_asked_for_is_missing(choice)
    nobody_loses_a_text(season, choice)


def nothing_leads_out(choice: Choice) -> None:
    """Not by facts, links, buttons or files; and what is named is the very thing that is there."""
    here = choice.catalogue
    for kind in KINDS:
        for resource in here.of_kind(kind).values():
            for named in named_by(resource):
                assert here.of_kind(kind_of(named))[named.id] is named
            for each in bodies_of(resource):
                for target, id_ in _LINK.findall(each.html):
                    assert id_ in here.of_kind(target)
                assert set(each.plays) <= here.recordings.keys()
                buttons = {played for played, _ in _PLAYED.findall(each.html) if played}
                assert buttons <= here.recordings.keys()


def nothing_forbidden_is_in(season: Catalogue, choice: Choice) -> None:
    """Neither as a recording nor as a file that prose names; and all of it is accounted for."""
    why = {id_: refusal(it, choice.edition, DAY) for id_, it in season.recordings.items()}
    refused = {id_ for id_, said in why.items() if said}
    assert refused.isdisjoint(choice.catalogue.recordings)
    for kind in KINDS:
        for resource in choice.catalogue.of_kind(kind).values():
            for each in bodies_of(resource):
                assert refused.isdisjoint(name for _, name in _PLAYED.findall(each.html))
    told = {line.id for line in choice.left_out if line.kind == "recordings"}
    whole = not (choice.edition.journeys or choice.edition.playlists or choice.edition.kinds)
    assert told == refused if whole else told <= refused


def nothing_asked_for_is_missing(choice: Choice) -> None:
    here, edition = choice.catalogue, choice.edition
    assert set(edition.journeys) <= here.journeys.keys()
    emptied = {line.id for line in choice.left_out if line.kind == "playlists"}
    assert set(edition.playlists) <= here.playlists.keys() | emptied
    assert all(it.items for it in here.playlists.values())


def nobody_loses_a_text(season: Catalogue, choice: Choice) -> None:
    """A reader of a language that stays sees the same text as in the whole season."""
    hub, before = choice.catalogue.hub, season.hub
    for kind in set(KINDS) - {"playlists"}:
        for id_, it in choice.catalogue.of_kind(kind).items():
            old = season.of_kind(kind)[id_].bodies  # type: ignore[union-attr]
            new = it.bodies  # type: ignore[union-attr]
            for lang in hub.languages:
                seen = [each for each in (*hub.chain(lang), *new) if each in new][:1]
                assert seen == [each for each in (*before.chain(lang), *old) if each in old][:1]


def journey_season() -> Catalogue:
    """A journey, and beside it as much that has nothing to do with it."""
    anne, bela = Person("anne", "Anne", {}), Person("bela", "Bela", {})
    song, dance = Work("song", called("S"), {}, anne), Work("dance", called("D"), {}, bela)
    heard = recording("heard", work=song, performers=(Performer(bela),))
    shown, other = recording("shown"), recording("other", work=dance)
    playlist = Playlist("list", called("L"), (PlaylistItem(heard),))
    html = '<p><a href="../works/dance.html" rel="noopener">tanzen</a></p>'
    sheet = Workshop(
        "sheet", called("S"), {"de": body("de", html, ("shown",))}, "singing", "one-off", (6, 8), 9,
        works=(song,), playlist=playlist,
    )  # fmt: skip
    project = Project("valley", called("V"), {}, ("FR",), DAY)
    venue = Venue(called("Salle"), called("Village"), "FR")
    concert = Concert("fest", called("F"), {}, DAY, venue, programme=(other,), project=project)
    year = Journey("year", called("Y"), {}, (6, 8), 3, project=project, steps=(Step(1, sheet),))
    return hub(
        people=[anne, bela], works=[dance, song], recordings=[heard, other, shown],
        playlists=[playlist], workshops=[sheet], projects=[project], concerts=[concert],
        journeys=[year], pages=[Page("help", called("H"), {})],
    )  # fmt: skip


def test_a_journey_brings_what_it_needs_and_nothing_else() -> None:
    choice = choose(journey_season(), journeys=("year",))
    assert ids(choice) == {
        "works": ["song"],
        "people": ["anne", "bela"],
        "recordings": ["heard", "shown"],
        "workshops": ["sheet"],
        "journeys": ["year"],
        "projects": ["valley"],
        "pages": ["help"],
        "playlists": ["list"],
    }


def test_kinds_are_taken_whole_and_pages_only_if_they_are_named() -> None:
    assert ids(choose(journey_season(), kinds=("concerts",))) == {
        "works": ["dance"],
        "people": ["bela"],
        "recordings": ["other"],
        "concerts": ["fest"],
        "projects": ["valley"],
    }
    both = choose(journey_season(), kinds=("pages", "playlists"), playlists=("list",))
    assert list(both.catalogue.pages) == ["help"]
    assert list(both.catalogue.playlists) == ["list"]


def test_who_names_nothing_gets_everything() -> None:
    season = journey_season()
    assert ids(choose(season)) == {kind: list(season.of_kind(kind)) for kind in KINDS}


def test_words_stay_where_their_link_leads_out() -> None:
    words = {"not in this edition": "nicht in dieser Ausgabe"}
    said = {"de": lambda text: words.get(text, text)}
    choice = chosen(journey_season(), Edition("e", journeys=("year",)), VERSION, said)
    html = choice.catalogue.workshops["sheet"].bodies["de"].html
    assert html == "<p>tanzen <small>(nicht in dieser Ausgabe)</small></p>"
    whole = choose(journey_season()).catalogue.workshops["sheet"].bodies["de"].html
    assert whole == journey_season().workshops["sheet"].bodies["de"].html


def test_a_link_keeps_the_language_that_it_said() -> None:
    html = '<a href="./gone.html?x#y" lang="la" rel="noopener">Ars <em>longa</em></a>'
    season = hub(pages=[Page("here", called("H"), {"fr": body("fr", html)})])
    assert choose(season).catalogue.pages["here"].bodies["fr"].html == html, "not ours to judge"
    work = Work("w", called("W"), {"fr": body("fr", html)}, None)
    gone = Work("gone", called("G"), {}, None)
    season = hub(works=[gone, work], recordings=[recording("r", work=work)])
    cut = choose(season, kinds=("recordings",)).catalogue.works["w"].bodies["fr"].html
    assert cut == (
        '<span class="not-here" lang="la">Ars <em>longa</em></span> '
        "<small>(not in this edition)</small>"
    )


def test_languages_left_out_lend_their_texts() -> None:
    """The default language stays if it can, and all that is in no chosen language is shown."""
    texts = {lang: body(lang) for lang in ("fr", "de")}
    pages = [Page("both", called("B"), texts), Page("french", called("F"), {"fr": body("fr")})]
    cut = choose(hub(pages=pages), languages=("lb", "de")).catalogue
    assert (cut.hub.languages, cut.hub.default_language) == (("de", "lb"), "de")
    assert cut.hub.chain("lb") == ("lb", "de", "fr")
    assert {id_: list(it.bodies) for id_, it in cut.pages.items()} == {
        "both": ["de"],
        "french": ["fr"],
    }
    assert choose(hub(), languages=("lb", "fr")).catalogue.hub.default_language == "fr"


def rights(**facts: object) -> Rights:
    return replace(Rights("CC0-1.0"), **facts)  # type: ignore[arg-type]


def test_why_a_recording_is_left_out() -> None:
    edition = Edition("e", territory="BE", media="stick")
    told = {
        "over": recording("over", rights=rights(ends=PAST)),
        "early": recording("early", rights=rights(begins=FUTURE)),
        "far": recording("far", rights=rights(territories=("FR", "LU"))),
        "lan": recording("lan", rights=rights(media=("lan",))),
        "withdrawn": recording("withdrawn", consent=Consent(ends=date(2026, 9, 6))),
        "today": recording("today", rights=rights(ends=DAY, begins=DAY, territories=("be",))),
        "unknown": recording("unknown", consent=Consent(ref="file 12")),
    }
    choice = chosen(hub(recordings=list(told.values())), edition, VERSION, SAY)
    assert choice.left_out == (
        Line("recordings", "early", "its rights begin on 2027-01-01"),
        Line("recordings", "far", "its rights are for FR, LU, not for BE"),
        Line("recordings", "lan", "its rights are for lan, not for stick"),
        Line("recordings", "over", "its rights ended on 2026-09-06"),
        Line("recordings", "withdrawn", "the consent to it ended on 2026-09-06"),
    )
    assert list(choice.catalogue.recordings) == ["today", "unknown"]
    assert choice.catalogue.issue and choice.catalogue.issue.valid_until == DAY


def test_bonds_that_the_edition_does_not_speak_of_are_told() -> None:
    season = hub(recordings=[recording("r", rights=rights(territories=("FR",), media=("lan",)))])
    assert [line.why for line in choose(season).unsure] == [
        "only for FR; this edition names no territory",
        "only for lan; this edition names no media",
    ]
    assert choose(season, territory="FR", media="lan").unsure == ()


def test_the_first_last_day_of_what_is_in_counts() -> None:
    photo = Photo(
        Picture("p.png", "a" * 64, 9, 9), called("P"), consent=Consent(ends=date(2026, 12, 24))
    )
    venue = Venue(called("Salle"), called("Village"), "FR")
    fest = Concert("fest", called("F"), {}, DAY, venue, photos=(photo,))
    lasting, ending = recording("a", rights=rights(ends=FUTURE)), recording("b")
    season = hub(recordings=[lasting, ending], concerts=[fest])

    def until(season: Catalogue, **facts: object) -> date | None:
        issue = choose(season, **facts).catalogue.issue
        return issue.valid_until if issue else None

    assert until(season) == date(2026, 12, 24)
    assert until(season, kinds=("recordings",)) == FUTURE
    assert until(hub(recordings=[ending])) is None


def test_a_photo_whose_consent_has_ended_is_nowhere_and_is_told() -> None:
    """Not beside the concert, and not where prose shows the same file."""
    venue = Venue(called("Salle"), called("Village"), "FR")
    early, late = (
        Photo(Picture(f"c/{name}.png", name * 64, 9, 9), called("P"), consent=Consent(ends=until))
        for name, until in (("a", DAY), ("b", PAST))
    )
    html = '<p><img src="poche:c/a.png" alt="A"><img alt="B" src="poche:c/b.png"></p>'
    fest = Concert("fest", called("F"), {"fr": body("fr", html)}, DAY, venue, photos=(early, late))
    choice = choose(hub(concerts=[fest]))
    assert choice.catalogue.concerts["fest"].photos == (early,)
    shown = choice.catalogue.concerts["fest"].bodies["fr"].html
    assert shown == '<p><img src="poche:c/a.png" alt="A"></p>'
    why = "its photo 'b.png' is left out: the consent to it ended on 2026-09-06"
    assert choice.left_out == (Line("concerts", "fest", why),)


def test_consents_for_other_carriers_keep_photos_and_recordings_out() -> None:
    """Where the edition names no carrier they are in, and told."""
    agreed = Consent(media=("usb",))
    venue = Venue(called("Salle"), called("Village"), "FR")
    photo = Photo(Picture("c/a.png", "a" * 64, 9, 9), called("P"), consent=agreed)
    fest = Concert("fest", called("F"), {}, DAY, venue, photos=(photo,))
    season = hub(recordings=[recording("r", consent=agreed)], concerts=[fest])
    assert choose(season, media="stick").left_out == ()
    assert choose(season, media="web").left_out == (
        Line("recordings", "r", "the consent to it is for usb, not for web"),
        Line(
            "concerts",
            "fest",
            "its photo 'a.png' is left out: the consent to it is for usb, not for web",
        ),
    )
    assert choose(season, media="web").recalled == (), "elsewhere it may stay"
    assert [line.why for line in choose(season).unsure] == [
        "consent only for usb; this edition names no media",
        "its photo 'a.png': consent only for usb; this edition names no media",
    ]


def test_the_same_picture_is_kept_back_under_every_name() -> None:
    """As a cover, as a portrait, in prose from another folder, at another concert."""
    venue = Venue(called("Salle"), called("Village"), "FR")
    gone, twin, other = (
        Picture(f"{name}.png", sha * 64, 9, 9) for name, sha in (("a", "a"), ("b", "a"), ("c", "c"))
    )
    fest = Concert(
        "fest", called("F"), {}, DAY, venue,
        photos=(Photo(gone, called("P"), consent=Consent(withdrawn=DAY)),),
    )  # fmt: skip
    again = Concert("again", called("A"), {}, DAY, venue, photos=(Photo(twin, called("P")),))
    html = '<p><img alt="Anne" src="poche:b.png"><img alt="" src="poche:c.png"></p>'
    anne = Person("anne", "Anne", {"fr": body("fr", html)}, portrait=twin)
    work = Work("w", called("W"), {}, anne)
    heard = recording("r", work=work, cover=twin)
    playlist = Playlist("l", called("L"), (PlaylistItem(heard),), cover=twin)
    season = hub(
        people=[anne], works=[work], recordings=[heard], playlists=[playlist],
        concerts=[again, fest],
    )  # fmt: skip
    contents = {it.path: it.sha256 for it in (gone, twin, other)}
    for choice in (
        chosen(season, Edition("e"), VERSION, SAY, contents=contents),
        granted(season, DAY, SAY, contents),
    ):
        cut = choice.catalogue
        assert cut.concerts["fest"].photos == cut.concerts["again"].photos == ()
        assert cut.people["anne"].portrait is None and cut.recordings["r"].cover is None
        assert cut.playlists["l"].cover is None
        work_now = cut.playlists["l"].items[0].recording.work
        assert work_now and work_now.composer and work_now.composer.portrait is None
        assert cut.people["anne"].bodies["fr"].html == '<p><img alt="" src="poche:c.png"></p>'
        assert choice.silenced == {"a.png", "b.png"}


@given(st.data())
def test_any_season_goes_on_without_what_nobody_agrees_to(data: st.DataObject) -> None:
    """Nothing leads to it, rights and languages are as they were, and no text is lost."""
    season = data.draw(seasons())
    choice = granted(season, DAY, SAY, {})
    nothing_leads_out(choice)
    stopped = {id_ for id_, it in season.recordings.items() if obstacle(it.consent, DAY)}
    assert choice.catalogue.recordings.keys() == season.recordings.keys() - stopped
    assert choice.catalogue.hub is season.hub and choice.catalogue.issue is None
    told = {line.id for line in choice.left_out if line.kind == "recordings"}
    assert told == stopped
    for kind in set(KINDS) - {"recordings", "playlists"}:
        assert choice.catalogue.of_kind(kind).keys() == season.of_kind(kind).keys()
    nobody_loses_a_text(season, choice)


def over(name: str, work: Work | None = None) -> Recording:
    return recording(name, work=work, rights=rights(ends=PAST))


def test_others_go_on_without_what_is_left_out() -> None:
    work = Work("w", called("W"), {}, None, "traditional")
    gone, stays = over("gone", work), recording("stays")
    half = Playlist("half", called("H"), (PlaylistItem(gone), PlaylistItem(stays)))
    none = Playlist("none", called("N"), (PlaylistItem(gone),))
    html = (
        '<div class="listen" data-recording="gone" data-at="1"><p>?</p></div>'
        f'<audio controls="" src="poche:{gone.master.path}"></audio>'
    )
    sheet = Workshop(
        "s", called("S"), {"fr": body("fr", html, ("gone", "stays"))}, "singing", "one-off",
        (6, 8), 9, playlist=none,
    )  # fmt: skip
    venue = Venue(called("Salle"), called("Village"), "FR")
    fest = Concert("fest", called("F"), {}, DAY, venue, programme=(gone, stays))
    steps = (Step(1, gone, key="a"), Step(2, half, key="b"), Step(3, none, key="c"))
    year = Journey("year", called("Y"), {}, (6, 8), 3, steps=steps)
    season = hub(
        works=[work], recordings=[gone, stays], playlists=[half, none], workshops=[sheet],
        concerts=[fest], journeys=[year],
    )  # fmt: skip
    choice = choose(season)
    cut = choice.catalogue
    assert [item.recording.id for item in cut.playlists["half"].items] == ["stays"]
    assert cut.concerts["fest"].programme == (work, stays)
    assert [(step.week, step.key) for step in cut.journeys["year"].steps] == [(2, "b")]
    assert cut.workshops["s"].playlist is None
    text = cut.workshops["s"].bodies["fr"]
    silent = "<small>This recording is not in this edition.</small>"
    assert text.html == f"<div><p>{silent}</p><p>?</p></div>{silent}"
    assert text.plays == ("stays",)
    assert choice.silenced == {gone.master.path}
    assert choice.left_out == (
        Line("recordings", "gone", "its rights ended on 2026-09-06"),
        Line("playlists", "none", "none of its recordings is left"),
    )


def test_what_nobody_asked_for_is_not_called_left_out() -> None:
    season = hub(recordings=[over("gone")], works=[Work("w", called("W"), {}, None)])
    assert choose(season, kinds=("works",)).left_out == ()


def test_without_pictures_a_silent_video_has_nothing_left() -> None:
    film = Film("x.mp4", "f" * 64, 9.0, 64, 48, 25.0)
    loud = replace(film, sound=recording("x").master)
    sheet = Workshop("a", called("A"), {}, "singing", "one-off", (6, 8), 9, film=film)
    season = hub(workshops=[sheet, replace(sheet, id="b", film=loud)])
    cut = choose(season, video=False).catalogue.workshops
    assert (cut["a"].film, cut["b"].film) == (None, loud)
    assert choose(season).catalogue.workshops["a"].film == film
