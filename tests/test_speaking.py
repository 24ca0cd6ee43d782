"""Editors are spoken to in the language that their system asks for."""

import pytest

from build_tools.speaking import EDITORS_LANGUAGES, language


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "nl_BE.UTF-8@euro"}, "nl"),
        ({"LANG": "lb_LU.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "it_IT"}, "en"),
        ({"LC_MESSAGES": "de_DE", "LANG": "fr_FR"}, "de"),
        ({"LC_ALL": "C", "LC_MESSAGES": "de_DE", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        ({"POCHE_LANG": "NL", "LC_ALL": "fr_FR"}, "nl"),
        ({"POCHE_LANG": "", "LC_ALL": "fr_FR"}, "fr"),
    ],
)
def test_the_first_setting_that_says_anything_counts(environ: dict[str, str], spoken: str) -> None:
    assert language(environ) == spoken
    assert spoken in EDITORS_LANGUAGES
