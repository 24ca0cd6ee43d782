"""Rules about audio, pictures and other media (MED)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "MED01",
        Severity.ERROR,
        "{what} is empty: the file has 0 bytes",
        "copy the file here again from where it came from",
    ),
    Rule(
        "MED02",
        Severity.ERROR,
        "{what} itself is not here yet: this file is only a note of {keeper} that says"
        " where it is kept",
        "fetch it with: {command}",
    ),
    Rule(
        "MED03",
        Severity.ERROR,
        "there is no sound in this file: {seen}",
        "put the recording here as FLAC, WAV, AIFF, MP3, M4A, Ogg or Opus",
    ),
    Rule(
        "MED04",
        Severity.ERROR,
        "there are {count} separate sounds in this file, and only one can be played",
        "export the one that is meant into a file of its own, as FLAC or WAV",
    ),
    Rule(
        "MED05",
        Severity.ERROR,
        "the file was cut short: {evidence}",
        "copy it here again from the original, to the end; if it cannot be found whole,"
        " export what there is as a new FLAC or WAV",
    ),
    Rule(
        "MED06",
        Severity.ERROR,
        "the sound is damaged{place}",
        "copy the file here again from the original",
    ),
    Rule(
        "MED07",
        Severity.WARNING,
        "the name ends in '{ending}', but the file holds {seen}",
        "rename it to '{better}'",
    ),
    Rule(
        "MED08",
        Severity.ERROR,
        "{what} {measure}; at most {limit} are possible",
        "cut it into several files, each in a folder of its own",
    ),
    Rule(
        "MED09",
        Severity.ERROR,
        "{what} cannot be read: {reason}",
        "check that the file opens on this computer, and copy it here again if it does not",
    ),
    Rule(
        "MED10",
        Severity.WARNING,
        "the file stops in the middle of a sound frame after {heard}: perhaps its end is missing",
        "listen to the end; if it is whole, export it once more and this goes away",
    ),
    Rule(
        "MED11",
        Severity.ERROR,
        "there is no picture in this file: {seen}",
        "put the picture here as JPEG, PNG, WebP, GIF or TIFF",
    ),
    Rule(
        "MED12",
        Severity.ERROR,
        "the picture is damaged or was cut short: it cannot be drawn to its end",
        "copy it here again from the original",
    ),
    Rule(
        "MED13",
        Severity.ERROR,
        "the picture has {width} × {height} points, which is more than {limit} million",
        "make it smaller; 2000 points on the longer side are enough for every screen",
    ),
    Rule(
        "MED14",
        Severity.NOTICE,
        "there are several pictures in this file, and only the first is shown",
        "nothing to do if that is what you want; otherwise put the right one here alone",
    ),
    Rule(
        "MED15",
        Severity.NOTICE,
        "{what} itself is not here, {where}; what was found in it before is used",
        "nothing to do for a check; to publish it in another form, {fetch}",
    ),
)
