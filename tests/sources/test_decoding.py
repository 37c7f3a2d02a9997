"""Bytes → text: the encodings of news files, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnreadableSource
from detente.sources.decoding import decode

FRENCH = "Le ministère a démenti « toute violation » de la trêve, l’armée l’a confirmé à Érévan — déjà. Ça suffit, où ?"
RUSSIAN = "Министерство обороны опровергло сообщения о нарушении перемирия. «Стороны договорились», — заявил министр."
ENGLISH = "The ministry denied “any breach” of the truce – the army’s spokesman said."


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "koi8-r"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "cp866"),
    ],
)
def test_one_byte_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_short_french_word_is_western() -> None:
    assert decode("Trêve à Bakou".encode("cp1252")) == "Trêve à Bakou"


def test_a_page_s_declaration_is_heeded() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert decode(page.encode("cp1251"), html=True) == page


def test_a_false_declaration_is_not() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert decode(page.encode("utf-8"), html=True) == page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"A text with a \x00 byte in its middle, which no text has", "NUL byte at 14"),
        (bytes(range(128, 256)) * 40, "cannot be told"),
    ],
)
def test_what_is_no_text_is_named_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        decode(data)
    assert message in error.value.message
    assert error.value.remedy


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    remedy: str | None = "none needed"
    try:
        decode(data)
    except UnreadableSource as error:
        remedy = error.remedy
    assert remedy


@given(st.text(max_size=200).filter(lambda text: "\x00" not in text))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = b"Bonjour. " + text.encode("utf-8")
    assert decode(data) == "Bonjour. " + text
