"""What Chrome 109, Firefox 115 ESR and Safari 15.4 do not know yet, and where each began.

Those three are the oldest that a school's laptop may bring. The table is made by
hand and knows only what it lists: things missing in at least one of the three
and missed where they are absent (a wrapping hint may be ignored, a colour may
not). When in doubt about a version, MDN's compatibility data decides. ``needs``
names the first versions in the order Chrome, Firefox, Safari (``-``: none yet, or behind a prefix).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is too new."""

    name: str
    pattern: re.Pattern[str]
    needs: str


def rules(*entries: tuple[str, str, str]) -> tuple[Rule, ...]:
    return tuple(Rule(name, re.compile(pattern), needs) for name, pattern, needs in entries)


# Syntax and built-ins of scripts. Patterns see code without comments and
# without the contents of strings.
SCRIPT = rules(
    ("import or export (file:// runs no modules)", r"(?<![.\w$])(import|export)\b(?!\s*:)", "none"),
    ("class static block", r"\bstatic\s*\{", "94, 93, 16.4"),
    ("using declaration", r"(?<![.\w$])using\s+[\w$]+\s*=", "134, 141, -"),
    ("decorator", r"(?<![\w$])@[\w$]+", "-"),
    (
        "Array.prototype.toSorted and its kin",
        r"\.(toSorted|toReversed|toSpliced)\(",
        "110, 115, 16",
    ),
    ("Array.fromAsync", r"\bArray\.fromAsync\b", "121, 115, 16.4"),
    ("Object.groupBy, Map.groupBy", r"\b(Object|Map)\.groupBy\b", "117, 119, 17.4"),
    ("Promise.withResolvers, Promise.try", r"\bPromise\.(withResolvers|try)\b", "119, 121, 17.4"),
    (
        "Set methods",
        r"\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(",
        "122, 127, 17",
    ),
    (
        "iterator helpers",
        r"\.(values|keys|entries)\(\)\.(map|filter|take|drop|toArray)\(",
        "122, 131, 18.4",
    ),
    ("String.prototype.isWellFormed", r"\.(isWellFormed|toWellFormed)\(", "111, 119, 16.4"),
    ("RegExp.escape", r"\bRegExp\.escape\b", "136, 134, 18.2"),
    ("Intl.Segmenter", r"\bIntl\.(Segmenter|DurationFormat)\b", "87, 125, 14.1"),
    ("URL.canParse, URL.parse", r"\bURL\.(canParse|parse)\b", "120, 115, 17"),
    ("AbortSignal.timeout, AbortSignal.any", r"\bAbortSignal\.(timeout|any)\b", "103, 100, 16"),
    ("requestIdleCallback", r"\brequestIdleCallback\b", "47, 55, -"),
    ("CompressionStream", r"\b(De)?[cC]ompressionStream\b", "80, 113, 16.4"),
    ("OffscreenCanvas", r"\bOffscreenCanvas\b", "69, 105, 16.4"),
    ("Element.checkVisibility", r"\.checkVisibility\(", "105, 106, 17.4"),
    ("Element.inert", r"\.inert\b", "102, 112, 15.5"),
    ("popover", r"\.(showPopover|hidePopover|togglePopover|popover)\b", "114, 125, 17"),
    ("view transition", r"\.startViewTransition\b", "111, 144, 18"),
    ("navigation API", r"(?<![\w$.])navigation\.|\bwindow\.navigation\b", "102, 147, 26.2"),
    ("CSS custom highlight", r"\bCSS\.highlights\b|\bnew Highlight\(", "105, 140, 17.2"),
    ("setHTML, getHTML, setHTMLUnsafe", r"\.(setHTML|getHTML|setHTMLUnsafe)\(", "124, 128, 17.4"),
    ("moveBefore", r"\.moveBefore\(", "133, 144, -"),
    ("user activation", r"\bnavigator\.userActivation\b", "72, 120, 16.4"),
    ("screen orientation", r"\bscreen\.orientation\b", "38, 43, 16.4"),
)

# Regular expressions as written, flags included.
EXPRESSION = rules(
    ("look-behind", r"\(\?<[=!]", "62, 78, 16.4"),
    ("modifiers", r"\(\?[ims]*-?[ims]+:", "125, 132, -"),
    ("flag v", r"/[a-z]*v[a-z]*$", "112, 116, 17"),
)

# Declarations, functions and units. Patterns see one declaration ("name: value").
DECLARATION = rules(
    (
        "colour function",
        r"\b(color-mix|oklch|oklab|lab|lch|color|light-dark)\(",
        "111, 113, 15.4–17.5",
    ),
    ("relative colour", r"\b(rgba?|hsla?|hwb)\(\s*from\b", "119, 128, 16.4"),
    ("container query", r"^container(-name|-type)?:|\dcq(w|h|i|b|min|max)\b", "105, 110, 16"),
    ("subgrid", r"^grid-template.*\bsubgrid\b", "117, 71, 16"),
    (
        "anchor positioning",
        r"^(anchor-name|position-anchor|position-area):|\banchor\(",
        "125, 147, 26",
    ),
    ("scroll-driven animation", r"^(animation|scroll|view)-timeline", "115, -, 26"),
    ("overflow: clip", r"^overflow(-[xy])?:.*\bclip\b", "90, 81, 16"),
    ("contain: inline-size", r"^contain:.*inline-size", "105, 101, 16"),
    ("linear()", r"\blinear\(", "113, 112, 17.2"),
    ("unit lh, rlh, cap, rcap", r"\d(r?lh|r?cap)\b", "109, 120, 16.4"),
    (
        "trigonometry",
        r"\b(sin|cos|tan|asin|acos|atan2?|pow|sqrt|hypot|log|exp)\(",
        "111, 108, 15.4",
    ),
    ("round(), mod(), rem(), abs(), sign()", r"\b(round|mod|rem|abs|sign)\(", "125, 118, 15.4"),
    ("transition-behavior", r"^transition-behavior|\ballow-discrete\b", "117, 129, 17.4"),
    (
        "mask without -webkit- beside it",
        r"^mask(-image|-size|-position|-repeat)?:",
        "120, 53, 15.4",
    ),
    ("backdrop-filter without -webkit- beside it", r"^backdrop-filter:", "76, 103, 18"),
    ("user-select without -webkit- beside it", r"^user-select:", "54, 69, -"),
    ("hyphens without -webkit- beside it", r"^hyphens:", "55, 43, 17"),
    ("print-color-adjust without -webkit- beside it", r"^print-color-adjust:", "136, 97, 15.4"),
    ("box-decoration-break without -webkit- beside it", r"^box-decoration-break:", "130, 32, -"),
    (
        "if(), attr() with a type, sibling-index()",
        r"\b(if|sibling-index|sibling-count)\(",
        "137, -, -",
    ),
)

# Selectors and the heads of at-rules. Patterns see what stands before "{".
SELECTOR = rules(
    (":has()", r":has\(", "105, 121, 15.4"),
    (":dir()", r":dir\(", "120, 49, 16.4"),
    (":user-valid, :user-invalid", r":user-(in)?valid", "119, 88, 16.5"),
    (":popover-open, :open, :modal", r":(popover-open|open|modal)\b", "105–133, 103–136, 15.6–26"),
    (":nth-child(… of …)", r":nth-(last-)?child\([^)]*\bof\b", "111, 113, 9"),
    ("::details-content, ::backdrop of popovers", r"::details-content", "131, 143, 18.4"),
    ("@container", r"^@container", "105, 110, 16"),
    ("@scope", r"^@scope", "118, 146, 17.4"),
    ("@starting-style", r"^@starting-style", "117, 129, 17.5"),
    ("@property", r"^@property", "85, 128, 16.4"),
    ("@media (scripting)", r"^@media[^{]*\((scripting|inverted-colors)", "120, 113, 17"),
    ("@view-transition", r"^@view-transition", "126, -, 18.2"),
    ("range in a media query", r"^@media[^{]*[<>]", "104, 63, 16.4"),
)

PREFIXED = re.compile(r"without -webkit- beside it$")
"""Rules that the same declaration with -webkit- in the same block satisfies."""
