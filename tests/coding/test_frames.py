"""What the frame lexicons tell apart: same words, other companions, other acts (own sentences)."""

import pytest

from detente.articles import clean_article
from detente.coding import code_document
from detente.coding.events.frames import Frame, lexicon
from detente.language import analyze
from detente.lexicon import knowledge
from detente.ontology import ontology

CASES = """
en | Sudan cut ties with Kenya.                                     | SANCTION/discontinue
en | Norway cut income taxes on Monday.                             |
en | Syrian soldiers opened fire on Turkish troops.                 | ASSAULT/firearms
en | Peru and Chile struck a deal on fishing.                       | AGREE
en | Rebels captured Bangassou from the army.                       | ASSAULT
en | Sweden wants Hungary to ratify the accord.                     | REQUEST/change
en | Sweden wants to ratify the accord.                             | SUPPORT
en | Iraq asked France for weapons.                                 | REQUEST/assist
en | Iran threatened to expel two Dutch diplomats.                  | THREATEN/expel
en | Japan and Vietnam held talks in Geneva.                        | CONSULT/third-party
en | The African Union expelled Niger from its council.             | SANCTION/expel
en | Kenya shot down a Somali drone.                                | ASSAULT
en | Ghana closed its embassy in Togo.                              | SANCTION/withdraw
fr | L'armée malienne a repris Kidal.                               | ASSAULT
fr | Le Tchad demande au Niger de retirer ses soldats.              | REQUEST/yield
fr | Le Tchad a rappelé son ambassadeur au Niger.                   | SANCTION/withdraw
fr | Le ministre tchadien a rappelé les faits.                      |
fr | Les rebelles ont déposé les armes devant l'armée colombienne.  | RETREAT/disarm
fr | L'Égypte a prévenu une crise de la dette.                      |
fr | Le Kenya menace le Soudan de sanctions.                        | THREATEN/restrict
ru | Кения закрыла посольство в Сомали.                             | SANCTION/withdraw
ru | Иран потребовал от Турции вывести войска.                      | REQUEST/yield
ru | Ирак попросил у Франции оружие.                                | REQUEST/assist
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "label"), ROWS)
def test_first_act_of_a_sentence(language: str, text: str, label: str) -> None:
    coded = code_document(analyze(clean_article(text, language=language, published="2024-03-05T12:00:00")))
    found = [f"{e.type}/{e.mode}" if e.mode else e.type for e in coded.events]
    assert (found[0] if found else "") == label, found


def test_a_killing_told_as_the_outcome_of_an_attack_is_no_second_act() -> None:
    text = "Rebels attacked an army base in Mali, killing ten soldiers."
    coded = code_document(analyze(clean_article(text, language="en", published="2024-03-05T12:00:00")))
    assert [event.type for event in coded.events] == ["ASSAULT"]


@pytest.mark.parametrize("language", ["fr", "en", "ru"])
def test_every_mode_named_by_the_lexicons_is_one_of_its_type(language: str) -> None:
    types = ontology().types
    words = lexicon(language)
    for type, matters in words.matters.items():
        assert set(matters.values()) <= set(types[type].modes)
    assert set(words.forces.values()) <= set(types["MOBILIZE"].modes)
    assert set(words.instruments.values()) <= set(types["ASSAULT"].modes) | {"phone"}


def test_every_frame_has_a_type_mode_and_contexts_of_plover() -> None:
    for name, frame in knowledge("common", "frames", dict[str, Frame]).items():
        modes = ontology().types[frame.type].modes
        assert frame.mode is None or frame.mode in modes, name
        assert set(frame.contexts) <= set(ontology().contexts), name


def test_every_type_and_mode_has_a_quad_a_cameo_code_and_a_score() -> None:
    for type, event in ontology().types.items():
        for mode in (None, *event.modes):
            cameo, score = ontology().cameo(type, mode)
            assert 1 <= int(cameo[:2]) <= 20
            assert -10 <= score <= 10
            assert (score > 0) == event.quad.endswith("cooperation"), (type, mode)
