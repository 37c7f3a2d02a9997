"""English events: what tells an act and what only looks like one; labels under each sentence."""

import pytest
from tests.builders import drawn

from detente.coding import code_document
from detente.evaluate.documents import gold_article
from detente.language import analyze

# sentence | what is coded: TYPE trigger [status], nothing for no event
CASES = """
"Chad must open its border," the king of Morocco said.
   REQUEST must [actual]
   RETREAT open its border [hypothetical]
The minister said that the ships should arrive on Monday.
The minister said Peru must defend its own borders, the president of Peru said.
Norway's army has the right to strike the pirates of Somalia.
Ten fishermen were killed in Kenyan raids on Lamu.
   ASSAULT raids [actual]
The rebels released an interview with the general.
In June Chile and Peru reached a ceasefire agreement.
   AGREE agreement [actual]
The talks between Ghana and Togo were expected to take place in Dakar.
   CONSULT talks [future]
The Council slapped Fiji with sanctions.
   COERCE sanctions [actual]
It is time for Serbia to leave Kosovo, the Albanian prime minister said.
   REQUEST time [actual]
"This blockade by Egypt is a violation of international law," Qatar's foreign minister said.
   COERCE blockade [ongoing]
   ACCUSE violation of international law [actual]
The envoy brought a letter from Spain, condemning Morocco's raids.
   ACCUSE condemning [actual]
   ASSAULT raids [actual]
Nepal has no plans to send troops to Bhutan.
   MOBILIZE send troops [negated]
Togo quit ECOWAS on Monday.
   SANCTION quit ECOWAS [actual]
The freed hostages thanked the king of Jordan.
   SUPPORT thanked [actual]
Students travelled to Malta.
Denmark and Iceland held joint naval drills.
   COOPERATE joint naval drills [actual]
Laos vowed to continue the war against Thailand.
   THREATEN vowed to continue [actual]
Ethiopia ended the ceasefire with Eritrea in May.
   ASSAULT ended the ceasefire [actual]
The Gambia refused the demand that it leave Senegal.
   REJECT refused [actual]
Bolivia gave Chile relief from sanctions.
   CONCEDE relief from sanctions [actual]
Officials responsible for the harbour of Tema slept.
Ukraine launched a drone attack, striking a Russian plant.
   ASSAULT drone attack [actual]
No group has claimed responsibility.
The Taliban claimed responsibility for the raid in Herat.
   ASSAULT claimed responsibility [actual]
The women are fighting for equal rights in Iran.
Washington warned that Russia would attack Finland.
Tehran warned that Oman would pay a heavy price.
   THREATEN warned [actual]
An earthquake killed forty people in Peru.
Oman's proposal included the release of five hostages by Hamas.
   AGREE proposal [actual]
   RETREAT release of five hostages [hypothetical]
Norway's prime minister called the Danish plan reckless.
   ACCUSE called the Danish plan reckless [actual]
The king of Jordan said that Egypt was dragging out the talks.
   ACCUSE dragging [actual]
Peru says Bolivia has no right to complain; its baseless and reckless charges surprised Lima.
Kenya's army shared pictures released by the Ugandan ministry.
Spain's goal is to secure the release of the prisoners in Mali.
Chad's government did not mention any plan to free the hostages.
Ghana sent police in order to arrest the minister of Togo and free the hostages.
   MOBILIZE sent police [actual]
The EU's package of sanctions against Belarus is long.
   COERCE sanctions [ongoing]
The treaty signed between Chile and Peru is short.
   SUPPORT signed [actual]
The American tariffs on Fiji were soon put on hold by the Trump administration.
   CONCEDE put on hold [actual]
The Niger army disrupted the traffic in Agadez.
   COERCE disrupted the traffic [actual]
Iran remains committed to talks with Oman.
   AGREE remains committed [ongoing]
Once a truce is reached, Sudan will thank Chad.
   RETREAT truce [hypothetical]
   SUPPORT thank [future]
The Finnish family declined further comment.
The king of Jordan has sent Emmanuel Macron to Oman.
The latest call from the mothers for the Israeli government to end the war in Gaza was heard.
   REQUEST call [actual]
   RETREAT end the war [hypothetical]
Seven people died in Kenyan strikes on Lamu.
   ASSAULT strikes [actual]
Peru and Chile held talks; the talks were constructive, Bolivia's president said.
   CONSULT talks [actual]
Iran denied that its missiles had been used against Oman.
   ASSAULT missiles had been used [negated]
Kenya urged Chad and Niger to resume substantive negotiations.
   REQUEST urged [actual]
   CONSULT negotiations [hypothetical]
Chile demanded that Peru commit to withdrawing its troops.
   REQUEST demanded [actual]
   RETREAT withdrawing its troops [hypothetical]
Norway urged Hamas to agree to release the hostages.
   REQUEST urged [actual]
   RETREAT release the hostages [hypothetical]
The ceasefire between Chad and Sudan broke down on Tuesday.
   RETREAT broke [negated]
The meeting between the presidents of Chad and Niger failed to produce an agreement.
   CONSULT meeting [actual]
The town that Armenians call Artik was visited by Ukraine.
   CONSULT visited [actual]
Oman handed Iran a list of prisoners.
   COOPERATE handed Iran a list [actual]
Fighting goes on in Sudan despite the truce.
"There can be no talks with the rebels," the Kenyan president said.
   REJECT talks [actual]
Cuba insists that Haiti open its border.
   REQUEST insists [ongoing]
   RETREAT open its border [hypothetical]
Norway backed off its demand that Iceland pay.
   CONCEDE backed off its demand [actual]
Chad sees the drills as a provocation.
   ACCUSE provocation [actual]
The Peruvian writer has been in custody in Chile since May.
   COERCE been in custody [ongoing]
Officials of Ghana and Togo are in constant contact.
   CONSULT are in constant contact [ongoing]
Evidence points to Sudan, Chad's foreign minister said.
   ACCUSE points [actual]
Mali opposes the sanctions on Niger.
   ACCUSE opposes the sanctions [ongoing]
   COERCE sanctions [hypothetical]
Kurdish fighters burned their weapons in Iraq.
   RETREAT burned their weapons [actual]
Peru has sent hundreds of Bolivians home.
   COERCE sent [actual]
The ships of Kenya were met with criticism in Somalia.
Norway warned that Peru is stalling the talks.
   ACCUSE stalling the talks [actual]
Chile's decision infuriated Peru.
   ACCUSE infuriated [actual]
Ten trucks with aid crossed into Sudan, Chad said.
   RETREAT crossed [actual]
""".strip()


@pytest.mark.parametrize(("text", "labels"), drawn(CASES), ids=[text for text, _ in drawn(CASES)])
def test_english_acts(text: str, labels: list[str]) -> None:
    events = code_document(analyze(gold_article(text, "en", "2020-10-30"))).events
    assert [f"{e.type} {e.trigger.text} [{e.status}]" for e in events] == labels


def test_a_judgement_without_a_speaker_is_no_accusation() -> None:
    text = "The attack was unacceptable. It is raining in Paris."
    events = code_document(analyze(gold_article(text, "en", "2020-10-30"))).events
    assert "ACCUSE" not in [e.type for e in events]


def test_a_name_after_the_body_it_heads_is_read_apart() -> None:
    text = "Chairman of the State Border Committee of Belarus Pavel Orlov met the president of Chad."
    event = code_document(analyze(gold_article(text, "en", "2020-10-30"))).events[0]
    assert "Pavel Orlov" in [p.actor.name for p in event.actors if p.actor is not None]


def test_who_speaks_after_a_call_took_part_in_it() -> None:
    text = "Emmanuel Macron made the statement after a call with Vladimir Putin."
    event = code_document(analyze(gold_article(text, "en", "2020-10-30"))).events[0]
    assert [p.actor.name for p in event.actors if p.actor is not None] == ["Emmanuel Macron", "Vladimir Putin"]


def test_a_no_break_space_is_no_word() -> None:
    text = "Peru said it\u00a0was suspending\u00a0planned tariffs on\u00a0Chile."
    plain = text.replace("\u00a0", " ")
    texts = [[t.text for t in analyze(gold_article(each, "en", "2020-10-30")).tokens] for each in (text, plain)]
    assert texts[0] == texts[1]
