"""What the player says, by message ids; it comes with each language's sounds.

What the shell says before that stands in `words.SHELL_STRINGS`: it comes in all languages at once.
"""

from __future__ import annotations

from build_tools.strings import Strings

PLAYER_STRINGS = {
    "press_play": "Your browser wants a press on Play before it lets music sound.",
    "storage_refused": (
        "This browser keeps nothing here: language, volume and light or dark start afresh "
        "next time."
    ),
    "previous": "Previous",
    "next": "Next",
    "position": "Position",
    "position_text": "{at} of {length}",
    "volume": "Volume",
    "speed": "Speed",
    "favourite": "Favourite",
    "more": "Large player",
    "error_missing": (
        "“{title}” cannot be played: its file is missing or damaged in this copy. Copying "
        "the whole folder again helps."
    ),
    "error_format": (
        "“{title}” cannot be played: this browser does not know its format. A newer browser does."
    ),
    "error_output": (
        "Nothing can be heard: this device has no loudspeaker or headphones that the "
        "browser can use."
    ),
    "less": "Close the large player",
    "move": "Move",
    "back_10": "Back 10 seconds",
    "forward_10": "On 10 seconds",
    "slower": "Slower",
    "faster": "Faster",
    "loop": "Loop",
    "loop_from": "Loop from here (A)",
    "loop_to": "Loop to here (B)",
    "loop_off": "End the loop",
    "loop_open": "from {from}",
    "loop_closed": "from {from} to {to}",
    "order": "Order",
    "shuffle": "In mixed order",
    "repeat_off": "Play once",
    "repeat_all": "Repeat all",
    "repeat_one": "Repeat this one",
    "quieter": "Quieter",
    "louder": "Louder",
    "views": "What to show",
    "words": "The words",
    "words_said": "What is said",
    "words_langs": "Language of the words",
    "chapters": "Chapters",
    "queue": "In this playlist",
    "parts": "My part",
    "parts_lead": "Choose your part, and what you want to hear.",
    "parts_mine": "My part",
    "parts_hear": "What I hear",
    "parts_all": "Everything",
    "parts_only": "Only my part",
    "parts_without": "Everything but my part",
    "balance": "Balance",
    "balance_mine": "More of my part",
    "balance_others": "More of the others",
    "balance_text": "my part {mine}",
    "mine": "My music",
    "favourites": "Favourites",
    "no_favourites": "Press the heart while you listen, and the piece will be kept here.",
    "again": "Listen again",
    "nothing_heard": "What you have heard will stand here.",
    "settings": "For grown-ups",
    "ceiling": "Loudest volume",
    "ceiling_lead": "Nobody can turn the volume up further than this.",
    "ceiling_lower": "Lower the loudest volume",
    "ceiling_raise": "Raise the loudest volume",
    "device_volume": "On this device the volume is set on the device alone.",
    "keys": "Keys",
    "keys_lead": "These keys work on every page, except while you are writing.",
    "keys_switch": "Use keys",
    "carry": "Take it to another machine",
    "carry_lead": (
        "Favourites, what was heard and all settings go into one small file. Nothing else leaves "
        "this machine."
    ),
    "save": "Save to a file",
    "saved": "Saved as {file}, where this browser keeps downloads.",
    "read": "Read from a file",
    "read_done": "Everything in the file has been taken over.",
    "not_read": "This is no file from this hub. Nothing was changed.",
    "next_child": "For the next child",
    "fresh": "Start fresh",
    "fresh_done": "All favourites and what was heard are put away.",
    "undo": "Undo",
    "key_space": "Space",
    "key_toggle": "Play and pause",
    "key_skip": "10 seconds back, 10 seconds on",
    "key_neighbours": "Previous and next",
    "key_tenths": "From the start, or from a tenth to nine tenths",
    "key_rate": "Slower, faster, normal speed",
    "key_loop": "Loop from here, to here, end the loop",
    "key_order": "Repeat, mixed order",
    "key_volume": "Sound off and on",
    "key_favourite": "Favourite",
    "key_panel": "Large player, words, my part",
    "key_mine": "My music",
    "key_find": "Search",
    "key_help": "This list",
    "key_close": "Close what is open",
}
"""Key in the player's scripts to its message id."""

KEYS = (
    (("K", "Space"), "key_toggle"),
    (("J", "L"), "key_skip"),
    (("P", "N"), "key_neighbours"),
    (("0", "1", "…", "9"), "key_tenths"),
    (("-", "+", "="), "key_rate"),
    (("A", "B", "X"), "key_loop"),
    (("R", "Z"), "key_order"),
    (("M",), "key_volume"),
    (("F",), "key_favourite"),
    (("O", "C", "V"), "key_panel"),
    (("Y",), "key_mine"),
    (("/",), "key_find"),
    (("?",), "key_help"),
    (("Esc",), "key_close"),
)
"""What the help overlay lists: keys as they are printed on keyboards, and what they do."""


def player_strings(t: Strings) -> dict[str, str]:
    """Return the player's texts in one language, by the keys its scripts use."""
    return {key: t(text) for key, text in PLAYER_STRINGS.items()}
