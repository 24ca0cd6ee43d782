"""Rules about videos (FLM). What any file may suffer from is said by MED."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "FLM01",
        Severity.ERROR,
        "there is no video in this file: {seen}",
        "put the video here as MP4, MOV, WebM or MKV, as a camera or an editing program writes it",
    ),
    Rule(
        "FLM02",
        Severity.ERROR,
        "there are {count} separate {what} in this file, and only one can be played",
        "export the one that is meant into a file of its own",
    ),
    Rule(
        "FLM03",
        Severity.ERROR,
        "the video was cut short: {evidence}",
        "copy it here again from the original, to the end",
    ),
    Rule(
        "FLM04",
        Severity.ERROR,
        "the video is damaged{place}",
        "copy the file here again from the original; if that one is damaged too, export it anew",
    ),
    Rule(
        "FLM05",
        Severity.ERROR,
        "the video {measure}; at most {limit} are possible",
        "export it smaller, or in parts; sites show 854 × 480 points at most",
    ),
    Rule(
        "FLM06",
        Severity.ERROR,
        "the video is locked: without a key nobody can watch it",
        "ask whoever gave it to you for a copy that every program can play",
    ),
)
