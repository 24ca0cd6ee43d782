"""Lists that others keep: countries and licences."""

from __future__ import annotations

import re

_COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRIES.split())
"""ISO 3166-1 alpha-2, and XK for Kosovo."""

LICENCES = (
    "CC0-1.0",
    *(
        f"CC-{terms}-{version}"
        for terms in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
        for version in ("4.0", "3.0", "2.5", "2.0", "1.0")
    ),
    "CC-PDDC",
    "CC-PDM-1.0",
    "LAL-1.3",
    "LAL-1.2",
    "ODbL-1.0",
    "ODC-By-1.0",
    "PDDL-1.0",
    "OGL-UK-3.0",
    "etalab-2.0",
    "GFDL-1.3-or-later",
    "GPL-3.0-or-later",
    "GPL-2.0-or-later",
    "MIT",
    "BSD-3-Clause",
    "Apache-2.0",
    "OFL-1.1",
    "Unlicense",
    "WTFPL",
)
"""SPDX identifiers that recordings, scores and texts are given out under."""

_OTHER_LICENCE = re.compile(
    r"CC-BY(-NC)?(-SA|-ND)?-(1\.0|2\.0|2\.1|2\.5|3\.0)-[A-Z]{2,3}"
    r"|LicenseRef-[A-Za-z0-9.-]+"
    r"|https?://rightsstatements\.org/(vocab|page)/"
    r"(InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\.0/?"
)


def is_licence(text: str) -> bool:
    """Say whether `text` is an SPDX identifier that we know, or an URI of RightsStatements.org."""
    return text in LICENCES or _OTHER_LICENCE.fullmatch(text) is not None
