"""Bytes → text: which encoding they are in, by plain rules first, and what they are if they are no text.

The order: a byte order mark; UTF-16 without one (every other byte is nearly constant); UTF-8, which nothing
else passes for; what an HTML page declares; then the one-byte encodings of Western Europe and of Russian, told
apart by how their letters stand: Cyrillic ones in runs, accented ones singly among ASCII letters. Only what is
left goes to charset-normalizer, and what it is not sure of is an error.
"""

import codecs
import re

from msgspec import Struct

from detente.errors import UnreadableSource
from detente.lexicon import knowledge

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8-r", "iso-8859-5", "cp866", "mac-cyrillic")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
# What Western European news is made of beyond ASCII (cp1252); anything else speaks against that encoding.
_WESTERN = frozenset("àâäæçéèêëîïôœöùûüÿÀÂÄÆÇÉÈÊËÎÏÔŒÖÙÛÜŸáíóúñÁÍÓÚÑãõåøÅØß«»“”„‘’‚–—…€£°§·•™©®²³½¼ºª¿¡´\xa0\xad")
_SAMPLE = 200_000  # bytes that decide between one-byte encodings
_REMEDY = "Save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"


class _Signature(Struct, frozen=True):
    hex: str
    name: str
    remedy: str


class _Knowledge(Struct, frozen=True):
    signatures: tuple[_Signature, ...]


def decode(data: bytes, *, html: bool = False) -> str:
    """The text that the bytes spell, without byte order mark, line ends as they are.

    html: whether a declaration in the page is to be heeded.
    Raises UnreadableSource for binary data and for an encoding that cannot be told.
    """
    encoding = encoding_of(data, html=html)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"is damaged: byte {error.start} is no {encoding}", remedy=_REMEDY) from error
    return text


def encoding_of(data: bytes, *, html: bool = False, partial: bool = False) -> str:
    """The name of the encoding of some text.

    partial: the bytes are only the beginning and may end within a character.
    Raises UnreadableSource for binary data and for an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    signature = next((s for s in _signatures() if data.startswith(bytes.fromhex(s.hex))), None)
    if signature:
        raise UnreadableSource(f"is {signature.name}, not text", remedy=signature.remedy)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return wide
    if b"\x00" in data:
        raise UnreadableSource(
            f"is binary, not text: it has a NUL byte at {data.index(0)}", remedy="Give plain text or HTML"
        )
    if _is_utf8(data, partial):
        return "utf-8"
    declared = _declared(data) if html else None
    return declared or _one_byte(data[:_SAMPLE])


def _signatures() -> tuple[_Signature, ...]:
    return knowledge("common", "sources", _Knowledge).signatures


def _is_utf8(data: bytes, partial: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not partial)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes are nearly all 00 (ASCII, Latin-1), 04 (Cyrillic) or 20 (dashes, quotes)."""
    data = data[: len(data) // 2 * 2]
    if len(data) < 4:
        return None
    for encoding, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        blocks = sum(high.count(block) for block in (0x00, 0x04, 0x20))
        if high.count(0x00) and blocks > 0.97 * len(high) and low.count(0x00) < 0.02 * len(low) + 1:
            try:
                text = data.decode(encoding, "strict" if len(data) < _SAMPLE else "ignore")
            except UnicodeDecodeError:
                continue
            if not _CONTROL.search(text):
                return encoding
    return None


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML page declares, if it exists and the page obeys it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        # Browsers read the Latin-1 family as cp1252 (WHATWG Encoding Standard).
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii", "latin-1") else encoding
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return encoding


def _one_byte(data: bytes) -> str:
    """Which one-byte encoding the text is in; raises UnreadableSource where neither the rules nor the library can tell."""
    runs = [len(run) for run in _HIGH.findall(data)]
    high = sum(runs)
    if sum(run for run in runs if run >= 3) > 0.6 * high:
        scored = [(_russian(data, encoding), encoding) for encoding in _CYRILLIC]
        score, encoding = max(scored)
        if score > 0.9:
            return encoding
    else:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = ""
        foreign = [character for character in text if character > "\x7f"]
        if foreign and not _CONTROL.search(text) and sum(c in _WESTERN for c in foreign) > 0.98 * len(foreign):
            return "cp1252"
    return _guessed(data)


def _russian(data: bytes, encoding: str) -> float:
    """How much of the text's non-ASCII part is Russian letters in natural case, 0 to 1."""
    text = data.decode(encoding, "replace")
    foreign = [c for c in text if c > "\x7f"]
    lower = sum("а" <= c <= "я" or c == "ё" for c in foreign)
    upper = sum("А" <= c <= "Я" or c == "Ё" for c in foreign)
    marks = sum(c in "«»–—…№“”„’\xa0" for c in foreign)
    # Text in the wrong Cyrillic encoding comes out mostly in capitals, or with small letters before capitals.
    inverted = len(re.findall("[а-яё][А-ЯЁ]", text))
    natural = lower + marks + min(upper, lower) - 2 * inverted
    return natural / len(foreign) if foreign else 0.0


def _guessed(data: bytes) -> str:
    """charset-normalizer's answer, where it finds the text in order."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=0.1).best() if not _many_controls(data) else None
    if best is None or best.chaos > 0.05:
        raise UnreadableSource("is in an encoding that cannot be told, or is no text", remedy=_REMEDY)
    return best.encoding


def _many_controls(data: bytes) -> bool:
    controls = sum(data.count(byte) for byte in range(32) if byte not in (9, 10, 12, 13, 27))
    return controls > 0.001 * len(data)
