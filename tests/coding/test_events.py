"""Events: the words of an act, who does it to whom, its status; labels drawn under each sentence."""

import pytest

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model import CodedArticle, EventMention

# language | sentence | TYPE/mode trigger: actors -> recipients [status]
CASES = """
fr | La France a condamné l'attaque menée par l'Azerbaïdjan contre l'Arménie.
   ACCUSE/disapprove condamné: France -> Azerbaijan [actual]
   ASSAULT attaque: Azerbaijan -> Armenia [actual]
fr | Paris a demandé à Bakou de retirer ses troupes.
   REQUEST/yield demandé: France -> Azerbaijan [actual]
   RETREAT/withdraw retirer ses troupes: Azerbaijan -> [hypothetical]
fr | Washington a promis une aide humanitaire à l'Ukraine.
   AGREE promis: United States -> Ukraine [actual]
fr | Les États-Unis ont imposé des sanctions à l'Iran.
   COERCE/restrict sanctions: United States -> Iran [actual]
fr | La médiation du Qatar entre Israël et le Hamas n'a pas abouti.
   CONSULT/third-party médiation: Qatar -> Israel, Hamas [negated]
en | France condemned the attack by Azerbaijan on Armenia.
   ACCUSE/disapprove condemned: France -> Azerbaijan [actual]
   ASSAULT attack: Azerbaijan -> Armenia [actual]
en | Russia and Turkey held talks in Geneva.
   CONSULT/third-party talks: Russia, Turkey -> [actual]
en | Turkey threatened to attack Syria.
   THREATEN/violence threatened to attack: Turkey -> Syria [actual]
en | Iran will send humanitarian aid to Syria.
   AID *: Iran -> Syria [future]
en | The United States expelled two Russian diplomats.
   SANCTION/expel *: United States -> two Russian diplomats [actual]
ru | Россия осудила нападение Азербайджана на Армению.
   ACCUSE/disapprove осудила: Russia -> Azerbaijan [actual]
   ASSAULT нападение: Azerbaijan -> Armenia [actual]
ru | Франция призвала Азербайджан вывести войска.
   REQUEST/yield *: France -> Azerbaijan [actual]
ru | Село обстреливается армией Армении.
   ASSAULT/heavy-weapons обстреливается: Armed Forces of Armenia -> Село [ongoing]
ru | Турция никогда не признает Абхазию.
   REJECT *: Turkey -> Abkhazia [actual]
ru | Российские войска уйдут из Сирии.
   RETREAT/withdraw *: Russian Armed Forces -> [future]
ru | Иран будет допускать инспекторов на объекты.
   RETREAT/access *: Iran -> инспекторов на объекты [future]
ru | США могут ввести санкции против Ирана.
   COERCE/restrict санкции: United States -> Iran [hypothetical]
ru | Москва вручила Токио ноту протеста.
   ACCUSE/disapprove *: Russia -> Japan [actual]
ru | Перемирие между Арменией и Азербайджаном вступило в силу.
   RETREAT/ceasefire *: Armenia, Azerbaijan -> [actual]
ru | Армии Сирии удалось захватить город Хомс.
   ASSAULT *: Syrian Arab Army -> Homs [actual]
fr | « Nous fermerons nos ports si Alger recule », a prévenu le président tunisien.
   THREATEN/restrict prévenu: Kais Saied -> Algeria [actual]
fr | Le Parlement européen exige du Niger la libération du président.
   REQUEST/yield exige: European Parliament -> Niger [actual]
fr | Le Canada a condamné l'atteinte à la souveraineté de la Moldavie par la Russie.
   ACCUSE/disapprove condamné: Canada -> Russia [actual]
fr | La Grèce a accueilli le ministre turc, appelant la Turquie à retirer ses navires.
   REQUEST/yield appelant: Greece -> Turkey [actual]
fr | Les critiques de la Norvège et de l'Islande contre la Bulgarie sont vives.
   ACCUSE/disapprove critiques: Norway, Iceland -> Bulgaria [actual]
fr | Trois mille soldats tunisiens ont été déployés à Tunis.
   MOBILIZE/troops déployés: Tunisian Armed Forces -> [actual]
fr | La Tunisie a décrété le couvre-feu à Tunis.
   COERCE/curfew couvre-feu: Tunisia -> [actual]
fr | Une loi d'amnistie a été promulguée par le président togolais.
   CONCEDE amnistie: Faure Gnassingbé -> [actual]
fr | Les partisans de Laurent Gbagbo manifestent à Abidjan.
   PROTEST/demo manifestent: Les partisans de Laurent Gbagbo -> [ongoing]
en | Estonia and its Baltic neighbours urged Russia to release the crew.
   REQUEST/yield urged: Estonia, its Baltic neighbours -> Russia [actual]
en | Opposition leader Alexei Navalny jailed in Moscow
   COERCE/arrest jailed: -> Alexei Navalny [actual]
en | A ceasefire brokered by Qatar took effect on Monday in Sudan.
   RETREAT/ceasefire ceasefire brokered by Qatar took: -> [actual]
en | Cuba agreed to return the stolen archives to Haiti.
   AGREE agreed: Cuba -> Haiti [actual]
en | Activists in London put out a report accusing Bahrain of torture.
   ACCUSE/allege accusing: Activists -> Bahrain [actual]
en | Peru and Chile agreed on a truce. Both sides accused nobody, but both sides held talks on Monday.
   CONSULT talks: Peru, Chile -> [actual]
en | Thousands of Thais marched in Bangkok to tell Prayut Chan-o-cha to go.
   PROTEST/demo *: population of Thailand -> Prayut Chan-o-cha [actual]
en | Uganda condemned and mocked the Somali government.
   ACCUSE/disapprove condemned: Uganda -> Government of Somalia [actual]
ru | Латвия потребовала от Белоруссии освобождения журналистов.
   REQUEST/yield *: Latvia -> Belarus [actual]
ru | Студенты Тбилиси вышли на митинг против Ираклия Кобахидзе.
   PROTEST/demo *: Georgian students -> Irakli Kobakhidze [actual]
"""

NOTHING = [
    ("fr", "Le footballeur français a marqué deux buts pendant le match contre la Croatie en finale du championnat."),
    ("en", "The striker scored twice as the football team beat Croatia in the championship."),
    ("fr", "La situation reste tendue dans la région."),
    ("en", "The weather will stay sunny over the weekend."),
    ("ru", "Сборная Испании атаковала весь матч, но вратарь отразил удар в финале чемпионата."),
    ("ru", "Дело не ограничивается словами министра."),
]


def coded(language: str, text: str) -> CodedArticle:
    return code_document(analyze(gold_article(text, language, "2020-10-30")))


def drawn(event: EventMention) -> str:
    """An event as the cases draw it."""
    mode = f"/{event.mode}" if event.mode else ""
    actors, recipients = (
        ", ".join(p.actor.name or p.text if p.actor else p.text for p in side)
        for side in (event.actors, event.recipients)
    )
    arrow = f"-> {recipients}" if recipients else "->"
    doers = f"{actors} {arrow}" if actors else arrow
    return f"{event.type}{mode} {event.trigger.text}: {doers} [{event.status}]"


def cases() -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for line in CASES.strip().splitlines():
        if " | " in line:
            language, _, text = line.partition(" | ")
            found.append((language, text, []))
        else:
            found[-1][2].append(line.strip())
    return found


@pytest.mark.parametrize(("language", "text", "labels"), cases(), ids=[text for _, text, _ in cases()])
def test_acts_roles_and_status(language: str, text: str, labels: list[str]) -> None:
    found = [drawn(event) for event in coded(language, text).events]
    wild = [line.replace(line.split(" ", 1)[1].partition(":")[0], "*", 1) for line in found]
    for label in labels:
        assert label in (*found, *wild), found


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_texts_without_a_political_act_give_nothing(language: str, text: str) -> None:
    assert coded(language, text).events == ()


def test_what_is_declined_says_why() -> None:
    article = coded("fr", "Washington a promis une aide humanitaire à l'Ukraine.")
    assert any("AGREE" in rejection.reason for rejection in article.rejections)


@pytest.mark.parametrize("text", ["", "!", "« ", "La. De. À.", "A B C " * 50, "Condamner, menacer, attaquer, refuser."])
@pytest.mark.parametrize("language", ["fr", "en", "ru"])
def test_no_text_breaks_the_coder(language: str, text: str) -> None:
    for event in coded(language, text).events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


def test_a_word_of_a_name_tells_no_act() -> None:
    text = "L'armée soudanaise et les Forces de soutien rapide ont accepté jeudi une trêve."
    coded = code_document(analyze(gold_article(text, "fr", "2026-03-12")))
    assert [event.trigger.text for event in coded.events] == ["accepté"]


def test_a_step_is_no_negation() -> None:
    text = "Le ministre saoudien des Affaires étrangères a salué « un premier pas » de l'Iran."
    (event,) = code_document(analyze(gold_article(text, "fr", "2026-03-12"))).events
    assert (event.type, event.status) == ("SUPPORT", "actual")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "L'État islamique a revendiqué l'attentat de Kaboul.", "Islamic State"),
        ("en", "The Taliban claimed responsibility for the attack in Kabul.", "Taliban"),
        ("ru", "«Талибан» взял на себя ответственность за нападение на посольство Франции.", "Taliban"),
    ],
)
def test_a_claim_stands_in_the_words_of_the_claimant(language: str, text: str, name: str) -> None:
    events = code_document(analyze(gold_article(text, language, "2021-05-14"))).events
    assert [([p.actor and p.actor.name for p in e.actors], e.attribution) for e in events] == [([name], (name,))]


def test_what_an_outlet_told_itself_is_the_journalists() -> None:
    text = "Турция осудила Сирию. Как сообщал ТАСС, Сирия обстреляла Турцию."
    events = code_document(analyze(gold_article(text, "ru", "2021-05-14"))).events
    assert {event.attribution for event in events} == {()}


def test_a_day_is_nobody() -> None:
    text = "At least nine people were killed and more than 20 wounded in shelling near Uvira on Sunday."
    coded = code_document(analyze(gold_article(text, "en", "2026-02-03")))
    assert "Sunday" not in {each.text for event in coded.events for each in event.recipients}
    assert coded.events


def test_what_is_called_for_has_not_happened() -> None:
    text = "The African Union condemned the attack and called for an independent investigation."
    coded = code_document(analyze(gold_article(text, "en", "2026-02-03")))
    assert {(event.type, event.status) for event in coded.events} == {("ACCUSE", "actual"), ("REQUEST", "actual")}
    assert {event.trigger.text for event in coded.events} == {"condemned", "called"}
