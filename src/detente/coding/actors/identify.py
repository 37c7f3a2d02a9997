"""From what was read (a country, a role, a name) to the Actor it is on the article's date."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, structs

from detente.coding.actors.carriers import Carrier, Unit
from detente.coding.actors.keys import role_key
from detente.coding.actors.knowledge import (
    Country,
    NationalBody,
    Organisation,
    countries,
    national_bodies,
    organisations,
    roles,
)
from detente.coding.actors.names import slug
from detente.coding.actors.offices import Tenure, offices, plain_name
from detente.model import Actor

# roles that have the sector of the body they belong to
_OF_ITS_BODY = frozenset(
    ("head", "spokesperson", "chair", "director-general", "deputy-head", "source", "co-chairs", "official")
)


class Owner(Struct, frozen=True):
    """Whom a role or body belongs to: a country, an organisation, or a body of a country; or nothing known."""

    country: Country | None = None
    organisation: Organisation | None = None

    @property
    def code(self) -> str | None:
        """The country code."""
        if self.country is not None:
            return self.country.code
        return self.organisation.country if self.organisation is not None else None

    @property
    def of(self) -> str | None:
        """How it stands after `of`."""
        if self.country is not None:
            return self.country.of
        if self.organisation is None:
            return None
        name = self.organisation.name
        return f"the {name}" if self.organisation.sector == "IGO" and " " in name else name


def country_actor(code: str) -> Actor:
    """A state (or de facto entity) acting."""
    country = countries()[code]
    sector = None if code == "AZ-NK" else "GOV"
    return Actor(
        id=code, name=country.name, kind="state", country=code, sector=sector, wikidata=country.wikidata
    )  # gold leaves Karabakh, a land as much as a power, without a sector


def population_actor(code: str) -> Actor:
    """The people of a country."""
    country = countries()[code]
    return Actor(id=f"{code}.CVL", name=f"population of {country.of}", kind="population", country=code, sector="CVL")


_PREFIX = {"organisation": "igo", "group": "group", "party": "party", "media": "media", "company": "company"}


def organisation_actor(key: str) -> Actor:
    """An organisation, group, party, medium, company or named body."""
    row = organisations()[key]
    if row.kind == "body":
        identifier = key
    else:
        prefix = {"NGO": "ngo", "EDU": "institute"}.get(row.sector or "", _PREFIX[row.kind])
        identifier = f"{prefix}:{slug(key)}"
    return Actor(
        id=identifier,
        name=row.name,
        kind=row.kind,
        country=row.country,
        sector=row.sector,
        wikidata=row.wikidata,
    )


def owner_of(carrier: Carrier | None, home: dict[str, int]) -> Owner:
    """The owner a carrier names; of several countries the one the article speaks of most."""
    if carrier is None:
        return Owner()
    if carrier.kind == "organisation":
        return Owner(organisation=organisations()[carrier.keys[0]])
    return Owner(country=countries()[choose_country(carrier.keys, home)])


def choose_country(codes: tuple[str, ...], home: dict[str, int]) -> str:
    """Of the countries an ambiguous word may mean, the one the article speaks of most, else the first."""
    if len(codes) == 1:
        return codes[0]
    return max(codes, key=lambda code: (home.get(code, 0), -codes.index(code)))


def office_of(key: str, owner: Owner, day: str | None) -> str | None:
    """The office of the table that a role means for its owner on a day."""
    role = roles().roles.get(key)
    office = role.office if role is not None else None
    if role is None or (owner.country is None and owner.organisation is None):
        return office if role is not None else (key if key.endswith(("-minister", "-house")) else None)
    if office == "leader" or (key == "leader"):
        if owner.country is None:
            return "head"
        current = owner.country.leader[0][1]
        for since, named in owner.country.leader:
            if not since or (day or "9999") >= since:
                current = named
        return current
    if key == "secretary-of-state":
        return "foreign-minister" if owner.code in ("USA", "VAT") else None
    if key == "foreign-minister" and owner.organisation is not None and owner.organisation.id == "EU":
        return "high-representative"
    if owner.organisation is not None and owner.organisation.kind != "body" and office == "head-of-state":
        return "president"
    return office


def role_title(key: str, owner: Owner) -> str | None:
    """The English title of a role with its owner: `Minister of Foreign Affairs of Armenia`."""
    known = roles()
    if key in known.roles:
        template = known.roles[key].title
    elif key.endswith("-minister") and key.removeprefix("deputy-")[: -len("-minister")] in known.portfolios:
        title = known.portfolios[key.removeprefix("deputy-")[: -len("-minister")]][0]
        template = ("Deputy " if key.startswith("deputy-") else "") + title + " of {of}"
    else:
        return None
    if owner.of is None:
        return template.replace(" of {of}", "").replace(" in {of}", "")
    return template.replace("{of}", owner.of)


def role_sector(key: str, owner: Owner) -> str | None:
    """PLOVER's sector of a role: the organisation's own where it is no state's."""
    organisation = owner.organisation
    if organisation is not None and organisation.kind != "body" and organisation.sector is not None:
        return organisation.sector
    known = roles().roles.get(key)
    sector = known.sector if known is not None else "GOV"
    if sector == "IGO" and owner.country is not None:
        return "GOV"  # the High Commissioner of a country is its ambassador
    if key in _OF_ITS_BODY and organisation is not None and organisation.sector is not None:
        return organisation.sector
    return sector


_AS_ANOTHER = frozenset(("press-service", "government", "delegation", "side", "military-unit"))


def body_actor(unit: Unit, owner: Owner) -> Actor | None:
    """The actor of a body phrase: the press service, leadership or units of another body are that body."""
    inner = unit.inner
    if inner is not None and inner.kind == "body" and unit.key in _AS_ANOTHER:
        return body_actor(inner, owner)
    return body_of(role_key(unit, None), owner)


def body_of(key: str, owner: Owner) -> Actor | None:
    """A ministry, army, government, population … of its owner; None for one that means nothing alone."""
    known = roles()
    body = known.bodies.get(key)
    template = body.name if body is not None else None
    if body is None:
        portfolio = key.removesuffix("-ministry")
        if portfolio not in known.portfolios:
            return None
        template, body = known.portfolios[portfolio][1] + " of {of}", known.bodies["ministry"]
    if owner.organisation is not None and key in _PEOPLE:
        return Actor(id=f".{key}", name=None, kind=_kind(key), country=None, sector=body.sector)  # hostages of Hamas
    if owner.organisation is not None:
        actor = organisation_actor(owner.organisation.id)
        if owner.organisation.kind == "body" and owner.organisation.country and not body.state:
            owner = Owner(country=countries()[owner.organisation.country])
        else:
            return actor
    if owner.country is None:
        return Actor(id=f".{key}", name=None, kind=_kind(key), country=None, sector=body.sector)
    if body.state:
        return country_actor(owner.country.code)
    own = known.own.get(key, {}).get(owner.country.code)
    if own is not None:
        return organisation_actor(own)
    proper = _proper_name(body.called or key, owner.country)
    if proper is None and template is not None and key != "ministry":
        country = owner.country
        proper = NationalBody(template.format(of=country.of, country=country.name, adjective=country.adjective))
    return Actor(
        id=f"{owner.country.code}.{body.sector or 'UNK'}.{key}",
        name=proper.name if proper is not None else None,
        kind=_kind(key),
        country=owner.country.code,
        sector=body.sector,
        wikidata=proper.wikidata if proper is not None else None,
    )


def _proper_name(key: str, country: Country) -> NationalBody | None:
    """What reference works call a body of a country, where they have a name of its own for it."""
    own = roles().own.get(key, {}).get(country.code)
    if own is not None:
        return NationalBody(organisations()[own].name, organisations()[own].wikidata)
    return national_bodies().get((country.code, key))


_POPULATIONS = ("protesters", "civilians", "population", "citizens", "refugees", "migrants", "prisoners", "hostages", "students", "workers")  # fmt: skip
_PEOPLE = frozenset(_POPULATIONS) - {"workers", "students"}
_GROUPS = ("rebels", "separatists", "militia", "militants", "terrorists", "jihadists", "islamists", "gunmen", "opposition")  # fmt: skip


def _kind(key: str) -> str:
    if key in _POPULATIONS:
        return "population"
    if key in _GROUPS:
        return "group"
    return {"media": "media", "companies": "company", "banks": "company", "parties": "party", "party": "party"}.get(
        key, "body"
    )


def role_actor(key: str, owner: Owner, day: str | None, *, former: bool, target: Owner | None = None) -> Actor:
    """A role as its holder on the day, or as a role with country and sector when the holder is not known."""
    role = roles().roles.get(key)
    if role is not None and role.country is not None:
        owner = Owner(country=countries()[role.country])
    if role is not None and role.organisation is not None:
        owner = Owner(organisation=organisations()[role.organisation])
    sector, title = role_sector(key, owner), role_title(key, owner)
    office = office_of(key, owner, day)
    holder_of = owner.organisation.id if owner.organisation is not None else owner.code
    if owner.organisation is not None and owner.organisation.kind == "body":
        holder_of = owner.code
    sent = key in _SENT or (key == "ambassador" and owner.organisation is not None)
    if sent and holder_of is not None and not former and target is not None:
        row = _sent(holder_of, target, day)
        if row is not None:
            return person_actor(row.person, day, None)
    if not former and office is not None and holder_of is not None:
        holders = offices().holders(holder_of, office, day)
        if not holders and owner.organisation is not None and office in _CHIEFS:
            holders = _chief(holder_of, office, day)
        if len({row.person for row in holders}) == 1:
            row = holders[0]
            return Actor(
                id=f"person:{slug(row.person)}",
                name=plain_name(row.person),
                kind="person",
                country=owner.code,
                sector=sector,
                role=row.title,
                wikidata=row.wikidata,
            )
    if role is not None and role.group and owner.organisation is not None:
        return organisation_actor(owner.organisation.id)
    if role is not None and role.state and owner.country is not None:
        return country_actor(owner.country.code)
    name = None
    if role is not None and role.named and owner.of is not None:
        name = title
        if target is not None and target.of is not None:
            name = f"{title} to {target.of}"
    return Actor(
        id=f"{holder_of or ''}.{key}" + (f".{slug(target.of)}" if name and target and target.of else ""),
        name=name,
        kind="person",
        country=owner.code,
        sector="ELI" if former else sector,
        role=f"former {title}" if former and title else title,
    )


# what the first person of an organisation may be called, whichever of them its own title is (UN chief, глава НАТО)
_CHIEFS = ("secretary-general", "president", "director-general", "high-commissioner", "head", "chair")
_SENT = frozenset(("envoy", "representative", "mediator", "negotiator", "adviser"))


def _chief(organisation: str, office: str, day: str | None) -> tuple[Tenure, ...]:
    """The first person of an organisation that has no office of that name; none where it has one and it is vacant."""
    table = offices()
    if f"{organisation}/{office}" in table.by_office:
        return ()
    own = next((each for each in _CHIEFS if f"{organisation}/{each}" in table.by_office), None)
    return table.holders(organisation, own, day) if own is not None else ()


def _sent(sender: str, target: Owner, day: str | None) -> Tenure | None:
    """The one whom a state or organisation has sent to (or for) a country on a day, the title naming it."""
    if target.country is None or target.code == sender:
        return None
    table = offices()
    rows = [*table.holders(sender, "envoy", day), *table.holders(sender, "presidential-envoy", day)]
    name = target.country.name
    found = [row for row in rows if name in row.title and not row.title.startswith("Deputy")]
    return found[0] if len({row.person for row in found}) == 1 else None


def person_actor(
    person: str,
    day: str | None,
    given: Actor | None,
    *,
    former: bool = False,
    home: Mapping[str, int] = MappingProxyType({}),
    bare: bool = False,
) -> Actor:
    """A person of the office table on a day.

    given: the role in the text, which tells where the table knows none for the day; bare: it names no country.
    home: how often the article names each country, for who holds offices of several.
    """
    table = offices()
    rows, held = table.persons[person], table.titles(person, day)
    wanted = given.country if given is not None and not bare else None
    row = _foremost(held, wanted, home)
    country, sector, role = _standing(rows, row, day)
    if row is None and given is not None and not (former and sector == "ELI"):
        if given.sector == "IGO":
            country = None
        elif given.country is not None and not bare:
            country = given.country
        sector, role = given.sector or sector, given.role or role
    if former and row is None:
        sector = "ELI"
    wikidata = next((each.wikidata for each in rows if each.wikidata), None)
    return Actor(
        id=f"person:{slug(person)}", name=plain_name(person), kind="person", country=country, sector=sector, role=role,
        wikidata=wikidata,
    )  # fmt: skip


def _foremost(held: tuple[Tenure, ...], wanted: str | None, home: Mapping[str, int]) -> Tenure | None:
    """Of the offices a person holds, that of the country named with them, or of one the article speaks of."""
    near = [row for row in held if row.country == wanted] or [row for row in held if home.get(row.country)]
    return next(iter(near or held), None)


def _standing(
    rows: tuple[Tenure, ...], held: Tenure | None, day: str | None
) -> tuple[str | None, str | None, str | None]:
    """Country, sector and role on a day of someone with those tenures, the foremost one held if any."""
    if held is not None:
        owner = _table_owner(held.country)
        return owner.code, held.sector or _office_sector(held.office, owner), held.title
    past = [each for each in rows if day is not None and each.began(day)]
    if past and day is not None:
        last = max(past, key=lambda each: (each.end or "9999", not each.title.startswith(_BESIDE)))
        return _table_owner(last.country).code, "ELI" if last.office else last.sector, f"former {last.title}"
    row = rows[-1]
    owner = _table_owner(row.country)
    return owner.code, (row.sector or _office_sector(row.office, owner)) if day is None else None, None


_BESIDE = ("Co-Prince", "Honorary")  # titles that go with a higher office elsewhere


def _table_owner(code: str) -> Owner:
    if code in countries():
        return Owner(country=countries()[code])
    return Owner(organisation=organisations().get(code))


def _office_sector(office: str, owner: Owner) -> str | None:
    if owner.country is None:
        return owner.organisation.sector if owner.organisation is not None else "IGO"
    for role in roles().roles.values():
        if role.office == office and role.sector is not None:
            return role.sector
    return roles().offices.get(office, "GOV")


def new_person(name: str, given: Actor | None) -> Actor:
    """A person the table does not know: the name as written, country, sector and role from the text alone."""
    return Actor(
        id=f"person:{slug(name)}",
        name=name,
        kind="person",
        country=given.country if given is not None else None,
        sector=given.sector if given is not None else None,
        role=given.role if given is not None else None,
    )


def with_role(actor: Actor, given: Actor) -> Actor:
    """A known person beside a further role in the text: what was unknown is filled in."""
    return structs.replace(
        actor,
        country=actor.country or (given.country if actor.sector != "IGO" else None),
        sector=actor.sector or given.sector,
        role=actor.role or given.role,
    )
