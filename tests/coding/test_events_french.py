"""French events: what tells an act, what only looks like one, and whether it happened; labels under each sentence."""

import pytest
from tests.builders import drawn

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze

# sentence | what is coded: TYPE trigger [status], nothing for no event
CASES = """
Le ministre russe de la Défense a rappelé que la France avait signé le traité.
   SUPPORT signé le traité [actual]
« La mission est terminée », a conclu le président Emmanuel Macron.
La Serbie ne reconnaîtra jamais l'indépendance du Kosovo.
   REJECT ne reconnaîtra jamais l'indépendance [actual]
Au terme de deux jours de pourparlers, l'Inde et le Pakistan ont convenu d'une trêve.
   CONSULT pourparlers [actual]
   AGREE convenu [actual]
Le gouvernement turc a démenti toute participation de son armée au bombardement de Sinjar.
   ASSAULT bombardement [negated]
Les frappes ont permis à l'armée syrienne de reprendre Palmyre.
   ASSAULT reprendre [actual]
Le président français a rencontré Angela Merkel à Berlin avant de se rendre à Moscou.
   CONSULT rencontré [actual]
   CONSULT rendre [actual]
La France fournit depuis 2015 des armes à l'armée tchadienne.
   AID fournit [ongoing]
L'Arménie compte sur le soutien de la France.
   SUPPORT soutien [ongoing]
Minsk pourrait expulser les diplomates lettons, a prévenu le ministre biélorusse des Affaires étrangères.
   THREATEN prévenu [actual]
Le chef de l'État malien décrète un couvre-feu à Gao.
   COERCE couvre-feu [actual]
Des milliers de Géorgiens protestent contre la loi.
   PROTEST protestent [ongoing]
La Russie proteste contre les sanctions européennes.
   ACCUSE proteste [actual]
La chancelière allemande s'envole pour Pékin.
   CONSULT envole [actual]
Le Premier ministre arménien a assisté à l'investiture du président iranien à Téhéran.
   CONSULT assisté à l'investiture [actual]
Le président français a invité son homologue kényan à Paris.
   AGREE invité [actual]
Le ministre géorgien a invité Moscou à plus de retenue.
   REQUEST invité [actual]
Le Kremlin a jugé inacceptables les propos du ministre letton.
   ACCUSE jugé inacceptables [actual]
« C'est inadmissible », a déclaré le ministre grec à propos de la décision turque.
   ACCUSE inadmissible [actual]
L'Arménie a gelé sa participation à l'OTSC.
   SANCTION gelé sa participation [actual]
Bakou bloque le corridor de Latchine.
   COERCE bloque le corridor [ongoing]
Des agriculteurs bloquent l'autoroute.
   PROTEST bloquent l'autoroute [ongoing]
Au moins dix soldats sont morts lorsqu'une voiture a explosé près d'un bus de l'armée.
   ASSAULT explosé [actual]
Des combats opposent l'armée soudanaise aux rebelles.
   ASSAULT combats [ongoing]
Manille a interdit l'application et proclamé l'état d'urgence.
   COERCE interdit [actual]
   COERCE état d'urgence [actual]
Un entretien est prévu entre les présidents russe et turc.
   CONSULT entretien [future]
Le ministre promet de s'attaquer au chômage.
   AGREE promet [actual]
Alger exclut de négocier avec Rabat.
   REJECT exclut [actual]
L'Iran a démenti que ces missiles aient servi contre Oman.
   ASSAULT servi [negated]
Le Tchad et le Niger s'accusent mutuellement d'avoir ouvert le feu.
   ACCUSE accusent mutuellement [actual]
   ASSAULT ouvert le feu [actual]
Un convoi de l'ONU a essuyé des tirs au Mali.
   ASSAULT essuyé des tirs [actual]
Ankara a déclaré qu'elle soutenait le Qatar.
   SUPPORT soutenait [actual]
Le président du Pérou a défendu sa décision.
L'opposition arménienne a dénoncé l'accord avec Moscou.
   ACCUSE dénoncé l'accord [actual]
La Suède a dénoncé l'accord avec Moscou.
   SANCTION dénoncé l'accord [actual]
Oman a remis au Hamas la liste des prisonniers palestiniens.
   COOPERATE remis [actual]
La rencontre entre le Tchad et le Niger n'a pas abouti à une déclaration.
   CONSULT rencontre [actual]
Le président du Tchad et celui du Niger ont souligné la nécessité d'efforts communs pour mettre fin à l'effusion de sang.
Selon les enquêteurs kényans, tous les indices pointent vers les Chebabs.
   ACCUSE pointent [actual]
Kiev voit la main de Moscou derrière l'explosion.
   ACCUSE voit la main [actual]
   ASSAULT explosion [actual]
La Turquie porte l'entière responsabilité de cette escalade, a déclaré le ministre grec de la Défense.
   ACCUSE porte l'entière responsabilité [actual]
Pour Téhéran, cette décision américaine constitue une violation flagrante du droit international.
   ACCUSE constitue une violation [actual]
L'accord a suscité la colère de Bakou.
   ACCUSE colère [actual]
L'Assemblée nationale moldave a adopté le projet de loi sur le lancement du processus d'adhésion à l'Union européenne.
   AGREE adopté le projet [actual]
La France entend renforcer ses liens avec l'Inde.
   AGREE entend renforcer [actual]
Les États-Unis se tiennent aux côtés de l'Arménie, a déclaré l'ambassadrice américaine.
   SUPPORT tiennent aux côtés [ongoing]
Les rebelles syriens n'ont pas permis aux civils blessés d'évacuer Homs.
   RETREAT permis [negated]
Des miliciens houthis ont mis en place des barrages autour de Taëz.
   COERCE mis en place [actual]
L'armée irakienne avait fui Tikrit en juin.
   RETREAT fui [actual]
La Banque mondiale a interrompu ses versements à l'Ouganda.
   SANCTION interrompu ses versements [actual]
L'ambassadeur de France à Rabat a rappelé l'importance du dialogue.
Le président français a signé un décret sur les retraites.
Le parquet belge s'est saisi du dossier.
Minsk juge cette décision polonaise inamicale et inacceptable.
   ACCUSE juge cette décision polonaise inamicale [actual]
""".strip()


@pytest.mark.parametrize(("text", "labels"), drawn(CASES), ids=[text for text, _ in drawn(CASES)])
def test_french_acts(text: str, labels: list[str]) -> None:
    events = code_document(analyze(gold_article(text, "fr", "2020-10-30"))).events
    assert [f"{e.type} {e.trigger.text} [{e.status}]" for e in events] == labels


def test_a_noun_that_points_back_is_no_second_act() -> None:
    text = "La Turquie a attaqué la Syrie lundi. Cette attaque a choqué l'Iran. Moscou a condamné l'attaque."
    events = code_document(analyze(gold_article(text, "fr", "2020-10-30"))).events
    assert [e.type for e in events] == ["ASSAULT", "ACCUSE"]


STATUS = [
    ("La Russie a dû retirer ses troupes.", "RETREAT", "actual"),
    ("La France aurait pu retirer ses troupes.", "RETREAT", "hypothetical"),
    ("Les Casques bleus n'ont pas pu quitter le Mali.", "RETREAT", "negated"),
    ("Selon Bamako, la France aurait retiré ses troupes.", "RETREAT", "actual"),
    ("L'opposition syrienne a marché pour réclamer le départ du président.", "REQUEST", "actual"),
    ("Kaboul a encore été frappée par un attentat des talibans.", "ASSAULT", "actual"),
    ("Un député européen se trouve en Arménie pour une visite de quelques jours.", "CONSULT", "ongoing"),
    ("Une rencontre entre Donald Trump et Vladimir Poutine est envisagée.", "CONSULT", "hypothetical"),
    ("Le président turc annonce une visite en Russie.", "CONSULT", "future"),
    ("La Russie devrait libérer dix prisonniers ukrainiens.", "RETREAT", "future"),
    ("Angela Merkel a estimé que la Russie devrait libérer les prisonniers ukrainiens.", "RETREAT", "hypothetical"),
]


@pytest.mark.parametrize(("text", "type", "status"), STATUS, ids=[text for text, _, _ in STATUS])
def test_french_status(text: str, type: str, status: str) -> None:
    events = code_document(analyze(gold_article(text, "fr", "2020-10-30"))).events
    assert [event.status for event in events if event.type == type] == [status]


def test_a_duty_said_of_another_asks_for_it() -> None:
    text = "« L'Azerbaïdjan doit libérer les prisonniers arméniens », a déclaré Emmanuel Macron."
    events = code_document(analyze(gold_article(text, "fr", "2020-10-30"))).events
    assert [(e.type, e.status) for e in events] == [("REQUEST", "actual"), ("RETREAT", "hypothetical")]
