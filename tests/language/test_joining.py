"""Sentences cut in the middle are put together; the others stay as they are."""

from detente.language import analyzer
from detente.language.analysis import Analysis
from detente.language.joining import join
from detente.model import Token


def analysis(*sentences: str) -> Analysis:
    """One root a sentence, its first word; `word/TAG`."""
    tokens: list[Token] = []
    spans: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        first = len(tokens)
        for word in sentence.split():
            text, _, tag = word.partition("/")
            i = len(tokens)
            root = i == first
            tokens.append(Token(i, i, i + 1, text, text, tag, first, "root" if root else "dep", number, {}))
        spans.append((first, len(tokens)))
    return Analysis(tuple(tokens), tuple(spans), ())


def drawn(found: Analysis) -> str:
    words = ("".join(f"{t.text}<{t.deprel}> " for t in found.tokens[a:b]).strip() for a, b in found.sentences)
    return " | ".join(words)


def test_a_subject_cut_off_is_its_verbs() -> None:
    cut = analysis("Paris/PROPN", "demande/VERB ./PUNCT")
    assert drawn(join(cut)) == "Paris<nsubj> demande<root> .<dep>"
    assert [token.sentence for token in join(cut).tokens] == [0, 0, 0]


def test_a_clause_cut_off_hangs_on_the_verb_before() -> None:
    assert drawn(join(analysis("dit/VERB Oslo/PROPN", ",/PUNCT non/ADV"))) == "dit<root> Oslo<dep> ,<dep> non<dep>"


def test_a_name_cut_off_stands_beside_its_description() -> None:
    assert drawn(join(analysis("libère/VERB otage/NOUN", "Edan/PROPN"))) == "libère<root> otage<dep> Edan<appos>"


def test_whole_sentences_stay_apart() -> None:
    for whole in (
        analysis("Oslo/PROPN ./PUNCT", "demande/VERB ./PUNCT"),
        analysis("Oslo/PROPN", "Paris/PROPN demande/VERB"),
    ):
        assert join(whole) is whole


def test_every_sentence_of_the_parser_has_one_root() -> None:
    found = analyzer("fr")(["Madrid demande à Oslo de rouvrir le port. Oslo se tait."])[0]
    for first, last in found.sentences:
        assert [t.head == t.i for t in found.tokens[first:last]].count(True) == 1
