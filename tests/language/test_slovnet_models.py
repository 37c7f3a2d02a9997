"""Russian tokens as Slovnet gets them."""

import pytest

from detente.language.slovnet_models import pieces_of


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Он подал в отставкуДжон Браун ушёл.", ["Он", "подал", "в", "отставку", "Джон", "Браун", "ушёл", "."]),
        ("МакДональд из МинФина", ["МакДональд", "из", "МинФина"]),
        ("ВКонтакте и ЮНЕСКО", ["ВКонтакте", "и", "ЮНЕСКО"]),
    ],
)
def test_words_glued_together_are_parted(sentence: str, words: list[str]) -> None:
    pieces = list(pieces_of(sentence))
    assert [piece.text for piece in pieces] == words
    assert all(sentence[piece.start : piece.stop] == piece.text for piece in pieces)
