"""Who acts and on whom, in the three languages: whatever the parser made of the words (own sentences)."""

import pytest

from detente.articles import clean_article
from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import Participant

# language | sentence | type: actors -> recipients, by name, else by words
CASES = """
en | Norway handed out blankets to displaced families in Aleppo.                    | AID: Norway -> displaced families in Aleppo
en | Norway handed the stolen statues back to Peru.                                 | RETREAT: Norway -> Peru
en | Statues were handed back to Peru by Norway.                                    | RETREAT: Norway -> Peru
en | Portugal and Spain's Pedro Sánchez agreed on a date.                           | AGREE: Portugal, Pedro Sánchez ->
en | Kenya gave UN monitors access       to the camp.                               | RETREAT: Kenya -> United Nations
en | Peru's demand that Chile take back the refugees was ignored.                   | REQUEST: Peru -> Chile
en | Condemnation of Serbia's move came from Albania.                               | ACCUSE: Albania -> Serbia
en | Chile has closed both its consulates in Bolivia.                               | SANCTION: Chile -> Bolivia
en | The attempt by the Estonian Navy to seize a tanker failed.                     | COERCE: Estonian Navy -> a tanker
en | The European Union adopted new sanctions on Belarus.                           | COERCE: European Union -> Belarus
en | Two Israeli embassy staff were shot dead in Rome.                              | ASSAULT: -> Two Israeli embassy staff
en | NATO, which Finland's neighbour Sweden joined, has ships.                      | SUPPORT: Sweden -> NATO
en | Spain's president and Portugal's government said they had freed ten prisoners. | RETREAT: Felipe VI, Government of Portugal -> ten prisoners
fr | Un massacre imputé à l'armée tchadienne a choqué Paris.                         | ASSAULT: Chadian National Army ->
fr | Cinq hôpitaux et deux écoles ont été bombardés par l'armée syrienne. | ASSAULT: Syrian Arab Army -> Cinq hôpitaux, deux écoles
fr | Par la voix de son ambassadeur, le gouvernement chilien a accusé le Pérou.     | ACCUSE: Government of Chile -> Peru
fr | La Serbie exclue du Conseil de l'Europe                                        | SANCTION: Council of Europe -> Serbia
fr | L'Estonie craint une attaque de la Russie.                                     | ASSAULT: Russia -> Estonia
fr | Le pape, en visite officielle en Hongrie, a été reçu par Viktor Orbán.          | CONSULT: Pope Francis -> Viktor Orbán
fr | Le gouvernement s'est retrouvé critiqué par le Sénat français.                 | ACCUSE: French Senate -> Government of France
ru | Наблюдателей впустили в лагерь, сообщила Норвегия.                             | RETREAT: -> Наблюдателей
ru | Польша опасается нападения России.                                             | ASSAULT: Russia -> Poland
ru | Сербия исключена из Совета Европы.                                             | SANCTION: Council of Europe -> Serbia
ru | ЕС принял новый пакет санкций против Белоруссии.                               | COERCE: European Union -> Belarus
ru | Марш, организованный грузинской оппозицией, прошёл в Тбилиси.                  | PROTEST: Georgian opposition ->
en | The European Union banned the export of toys to Serbia.                        | COERCE: European Union -> Serbia
en | Slovenia will not send soldiers to Mali, its premier said.                     | REJECT: Slovenia -> Mali
en | Estonia put forward a plan, which Latvia refused.                              | REJECT: Latvia -> Estonia
en | Norway accused Chad of arming gangs; Peru rejects the plan.                    | ACCUSE: Norway -> Chad
fr | La Serbie a libéré l'otage franco-albanais Luan Krasniqi.                      | RETREAT: Serbia -> Luan Krasniqi
fr | Le Conseil de sécurité a condamné l'attaque.                                   | ACCUSE: United Nations Security Council ->
en | Peru walked out of the agreement between Chile and Ghana.                       | SANCTION: Peru -> Chile, Ghana
fr | Dix missiles ont été tirés depuis des navires de la marine grecque.           | ASSAULT: Hellenic Navy ->
en | Peru suspended talks with the rebels, accusing it of attacking a post.         | ASSAULT: -> a post
en | Britain's stance in talks with the European Union is unclear.                  | CONSULT: United Kingdom, European Union ->
en | Chile's president signed the pact after the parliament rejected a deal with Peru. | REJECT: National Congress of Chile -> Peru
en | Hamas fired rockets at Israel. The army shelled the port.                      | ASSAULT: Israel Defense Forces -> the port
en | "Our forces shelled the port," Portuguese President Marcelo Rebelo de Sousa said. | ASSAULT: Portuguese Armed Forces -> the port
en | Danish military units shelled the port.                                        | ASSAULT: Danish Defence -> the port
fr | Le Croissant-Rouge tunisien a distribué des tentes aux familles.               | AID: Tunisian Red Crescent -> familles
fr | Damas a rejeté les conditions des rebelles.                                    | REJECT: Syria -> Syrian rebels
fr | Des blindés chiliens ont attaqué le port.                                      | ASSAULT: Chilean Armed Forces -> le port
ru | Греки вооружают Албанию.                                                       | AID: Greece -> Albania
ru | Афинская прокуратура обвинила Турцию.                                          | ACCUSE: Prosecutor General's Office of Greece -> Turkey
ru | Датские танки обстреляли порт.                                                 | ASSAULT: Danish Defence -> порт
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]


def names(participants: tuple[Participant, ...]) -> str:
    return ", ".join((p.actor.name if p.actor and p.actor.name else p.text) for p in participants)


@pytest.mark.parametrize(("language", "text", "label"), ROWS)
def test_who_acts_on_whom(language: str, text: str, label: str) -> None:
    coded = code_document(analyze(clean_article(text, language=language, published="2024-03-05T12:00:00")))
    found = [" ".join(f"{e.type}: {names(e.actors)} -> {names(e.recipients)}".split()) for e in coded.events]
    assert label in found, found


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("fr", "L'assaillant a été tué par le GIGN à Paris, selon le gouvernement français.", "le GIGN"),
        ("fr", "La France dénonce les assassinats d'opposants commis par les Imbonerakure.", "les Imbonerakure"),
    ],
)
def test_a_doer_by_name_whom_nobody_knows_takes_part(language: str, text: str, doer: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-11-03T12:00"))).events
    assert doer in [each.text for event in events if event.type == "ASSAULT" for each in event.actors]


@pytest.mark.parametrize(
    ("language", "text", "mutual"),
    [
        ("en", "Armenia and Azerbaijan accused each other of shelling.", True),
        ("fr", "Erevan et Bakou s'accusent de violer la trêve.", True),
        ("ru", "Армения и Азербайджан обвинили друг друга в обстреле.", True),
        ("en", "Armenia and Azerbaijan accused Turkey of shelling.", False),
        ("en", "Armenia and France condemned the attack.", False),
    ],
)
def test_several_who_accuse_each_other(language: str, text: str, mutual: bool) -> None:
    events = code_document(analyze(gold_article(text, language, "2020-11-03T12:00"))).events
    assert [event.reciprocal for event in events if event.type == "ACCUSE"] == [mutual]
