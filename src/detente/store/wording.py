"""Text as a database can hold it, and names of wordings."""

from detente.text import digest

# What a database cannot hold as text: NUL, and halves of surrogate pairs (both in broken pages only).
_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


def storable(text: str) -> str:
    """The text as a database column can hold it, of the same length; almost always the text itself."""
    return text if text.isascii() and "\0" not in text else text.translate(_UNSTORABLE)


def form_digest(actor: str | None, role: str | None, text: str) -> str:
    """The name of one wording for one actor in one role."""
    return digest(actor, role, text, length=20)
