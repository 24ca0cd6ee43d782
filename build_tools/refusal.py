"""Why a tool or a machine did not do what was asked, in words for people."""

from __future__ import annotations


class Refusal(Exception):
    """Something was refused or failed outside of content; the message is said as it stands."""
