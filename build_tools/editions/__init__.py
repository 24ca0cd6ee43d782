"""What goes onto a carrier: editions laid out, and plain music for players without a screen."""

from __future__ import annotations

from build_tools.editions.box import box_files
from build_tools.editions.carrier import Written, write
from build_tools.editions.choose import Choice, Line, chosen, granted
from build_tools.editions.clusters import USUAL, taken
from build_tools.editions.copying import Copied
from build_tools.editions.fit import Plan, Step, Way, fitted, spares
from build_tools.editions.folder import write_folder
from build_tools.editions.lan import squeezed
from build_tools.editions.music import FOLDER, Piece, music_sizes, plan_music
from build_tools.editions.nowhere import nowhere
from build_tools.editions.package import (
    CannotCarry,
    Content,
    Package,
    packaged,
    size_of,
    sums_of,
    with_more,
)
from build_tools.editions.placing import NoRoom
from build_tools.editions.playlists import playlists
from build_tools.editions.readme import readmes
from build_tools.editions.receipt import Account, mb, receipt_json, receipt_text
from build_tools.editions.since import (
    Older,
    read_older,
    refuse_older,
    since,
    update_name,
)
from build_tools.editions.targets import Told, copy_to, refuse_targets, said, told_copied
from build_tools.editions.telling import told_packed, told_too_big
from build_tools.editions.updating import Updated, update
from build_tools.editions.version import no_earlier, version
from build_tools.editions.zim import ZimError, write_zim
from build_tools.editions.zim_facts import about as zim_about
from build_tools.editions.zim_facts import file_name as zim_name
from build_tools.editions.zipped import write_zip

__all__ = [
    "FOLDER",
    "USUAL",
    "Account",
    "CannotCarry",
    "Choice",
    "Content",
    "Copied",
    "Line",
    "NoRoom",
    "Older",
    "Package",
    "Piece",
    "Plan",
    "Step",
    "Told",
    "Updated",
    "Way",
    "Written",
    "ZimError",
    "box_files",
    "chosen",
    "copy_to",
    "fitted",
    "granted",
    "mb",
    "music_sizes",
    "no_earlier",
    "nowhere",
    "packaged",
    "plan_music",
    "playlists",
    "read_older",
    "readmes",
    "receipt_json",
    "receipt_text",
    "refuse_older",
    "refuse_targets",
    "said",
    "since",
    "size_of",
    "spares",
    "squeezed",
    "sums_of",
    "taken",
    "told_copied",
    "told_packed",
    "told_too_big",
    "update",
    "update_name",
    "version",
    "with_more",
    "write",
    "write_folder",
    "write_zim",
    "write_zip",
    "zim_about",
    "zim_name",
]
