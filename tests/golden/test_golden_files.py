"""The golden sentences keep their own rules: counts, codes, spans. Nothing here codes a sentence."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

LANGUAGES = ("fr", "en", "ru")
Item: TypeAlias = dict[str, Any]

MODES: dict[str, set[str]] = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport",
        "withhold", "misinformation", "cyber",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "execute", "sexual", "targeted", "destroy", "primitive",
        "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
        "crowd-control", "unconventional",
    },
}  # fmt: skip

STATUSES = {"actual", "ongoing", "future", "hypothetical", "negated", "historical"}

SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC", "IGO",
    "NGO", "IMG", "MNC", "ISM",
}  # fmt: skip

# The rows of the border cases of section 5, some of them split.
BORDER = {
    "sign-or-join-treaty", "praise-or-recognise", "open-relations", "apology-or-forgiveness",
    "promise-or-agree", "invitation", "party-calls-for-end",
    "declared-ceasefire", "declared-withdrawal-or-easing", "pardon-or-acquittal",
    "admission-or-regret", "demand-dropped", "protest-suspended",
    "truce-in-effect", "troops-leave", "prisoners-freed", "prisoners-exchanged", "let-in",
    "property-returned", "resignation",
    "mediation", "mediated-meeting", "visit", "third-party", "multilateral", "phone",
    "agreed-meeting", "meeting-refused",
    "ambassador-summoned", "diplomatic-protest", "lawsuit-or-investigation",
    "embargo-or-sanctions", "blockade", "occupation", "border-closed",
    "relations-broken", "aid-or-membership-cut", "diplomats-expelled", "conviction",
    "arrest", "charge", "deportation", "captured-in-fighting",
    "town-taken", "siege", "shelling", "ceasefire-broken",
    "forces-moved", "joint-manoeuvres", "moved-and-used",
    "arms-given", "relief-given", "asylum-given", "peacekeepers-given", "aid-promised",
    "strike-announced", "strike-ended",
    "request-nested", "request-own", "denied", "victim-no-doer", "claim-of-responsibility",
    "retold-by-another", "headline-and-body",
}  # fmt: skip

EVENT_KEYS = {
    "trigger", "type", "mode", "actors", "recipients", "mediators", "reciprocal", "status",
    "when", "where", "attribution",
}  # fmt: skip
ITEM_KEYS = {"id", "text", "published", "events"}
ROLES = ("actors", "recipients", "mediators")


def read(language: str) -> list[Item]:
    path = Path(__file__).parent / f"events_{language}.yaml"
    items: list[Item] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return items


@pytest.fixture(scope="module", params=LANGUAGES)
def items(request: pytest.FixtureRequest) -> list[Item]:
    found = read(request.param)
    assert isinstance(found, list)
    for item in found:
        assert item["id"].startswith(f"{request.param}-"), item["id"]
    return found


def aim_of(item: Item) -> str:
    """What an item aims at: fr-status-negated-04 → status-negated."""
    match = re.fullmatch(r"[a-z]{2}-(.+)-\d+", item["id"])
    assert match, item["id"]
    return match[1]


def aims(items: list[Item]) -> Counter[str]:
    """How many items aim at each type, status, or at nothing."""
    return Counter(map(aim_of, items))


def events(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    for item in items:
        for event in item["events"]:
            yield item, event


def test_items_have_their_fields(items: list[Item]) -> None:
    for item in items:
        assert ITEM_KEYS <= set(item) <= ITEM_KEYS | {"border"}, item["id"]
        assert isinstance(item["published"], datetime.date), item["id"]
        assert item["text"].strip() == item["text"], item["id"]
        assert 8 <= len(re.findall(r"[\w'’«»-]+", item["text"])) <= 40, item["id"]


def test_counts(items: list[Item]) -> None:
    count = aims(items)
    for type_ in MODES:
        assert count[type_.lower()] >= 12, type_
    for status in STATUSES:
        assert count[f"status-{status}"] >= 8, status
    assert count["none"] >= 40


def test_items_hold_what_they_aim_at(items: list[Item]) -> None:
    for item in items:
        aim = aim_of(item)
        if aim == "none":
            assert item["events"] == [], item["id"]
        elif aim.startswith("status-"):
            wanted = aim.removeprefix("status-")
            assert wanted in {event["status"] for event in item["events"]}, item["id"]
        else:
            assert aim.upper() in {event["type"] for event in item["events"]}, item["id"]


def test_every_border_case_is_there(items: list[Item]) -> None:
    named = {case for item in items for case in item.get("border", [])}
    assert named == BORDER


def test_codes_are_the_codebook_s(items: list[Item]) -> None:
    for item, event in events(items):
        where = (item["id"], event["trigger"])
        assert set(event) == EVENT_KEYS, where
        assert event["type"] in MODES, where
        assert event["mode"] is None or event["mode"] in MODES[event["type"]], where
        assert event["status"] in STATUSES, where
        assert isinstance(event["reciprocal"], bool), where
        for role in ROLES:
            for participant in event[role]:
                assert set(participant) == {"text", "name", "country", "sector"}, where
                assert participant["sector"] is None or participant["sector"] in SECTORS, where
                country = participant["country"]
                assert country is None or re.fullmatch(r"[A-Z]{3}|[A-Z]{2}-[A-Z]{2}", country), where


def test_spans_are_in_the_text(items: list[Item]) -> None:
    for item, event in events(items):
        assert event["trigger"] in item["text"], item["id"]
        for role in ROLES:
            for participant in event[role]:
                assert participant["text"] in item["text"], (item["id"], participant["text"])


def test_reciprocal_acts_have_no_recipients(items: list[Item]) -> None:
    for item, event in events(items):
        if event["reciprocal"]:
            assert event["recipients"] == [], item["id"]


def test_days_and_speakers(items: list[Item]) -> None:
    for item, event in events(items):
        if event["when"] is not None:
            datetime.date.fromisoformat(event["when"])
        assert event["where"] is None or event["where"].strip(), item["id"]
        assert all(isinstance(name, str) and name for name in event["attribution"]), item["id"]


def test_words_and_ids_are_unique() -> None:
    ids: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for language in LANGUAGES:
        for item in read(language):
            ids[item["id"]] += 1
            texts[" ".join(item["text"].split()).casefold()] += 1
    assert [name for name, times in ids.items() if times > 1] == []
    assert [text for text, times in texts.items() if times > 1] == []
