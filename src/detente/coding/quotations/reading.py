"""One unit read: each cue with what it reports, left to right, every quotation reported once."""

from detente.coding.quotations.backward import pointing_back, told_before
from detente.coding.quotations.cues import Cue, find_cues
from detente.coding.quotations.preceding import read_after_quote
from detente.coding.quotations.report import Reading, Report
from detente.coding.quotations.sources import add_cited, add_relayed, read_parenthesis, read_source
from detente.coding.quotations.units import Unit, View
from detente.coding.quotations.verbs import read_complement, read_incise


def read_unit(view: View, unit: Unit, before: Unit | None, claimed: set[int]) -> list[Report]:
    """The reports of a unit in the order of their cues; the quotations they take are added to `claimed`.

    before: the unit before it, which it may point back to (Об этом сообщил …).
    """
    reading = Reading(view, unit, before, find_cues(view, unit), claimed)
    opening = pointing_back(reading)
    if opening:
        return told_before(reading, opening)
    for number, cue in enumerate(reading.cues):
        report = read_source(reading, cue) if cue.is_source else _read_verb(reading, number, cue)
        if report is not None:
            add_cited(reading, report)
            reading.reports.append(report)
    return reading.reports


def _read_verb(reading: Reading, number: int, cue: Cue) -> Report | None:
    report = _reported(reading, number, cue)
    if report is not None and cue.verb.lemma in reading.view.know.relays:
        add_relayed(reading, cue, report)
    return report


def _reported(reading: Reading, number: int, cue: Cue) -> Report | None:
    """What a verb reports: by its place beside a quotation, by its complement, or as an inserted clause."""
    quoting = "quote" in cue.takes
    if cue.opener is not None and reading.subjectless(cue) and reading.read_in(cue) is None:
        return None  # Как сообщалось, …
    if cue.opener is not None and ("incise" in cue.takes or quoting):
        report = read_parenthesis(reading, cue)
        if report is not None:
            return report
    if quoting:
        report = read_after_quote(reading, cue)
        if report is not None:
            return report
    return read_complement(reading, number, cue) or (read_incise(reading, cue) if "incise" in cue.takes else None)
