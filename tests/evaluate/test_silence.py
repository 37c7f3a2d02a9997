"""Which articles count as sport, culture or science."""

from detente.evaluate.silence import field_of

FILLER = " ".join(["mot"] * 100)


def test_a_match_is_sport() -> None:
    assert (
        field_of(f"Le match de la finale : le joueur marque deux buts, l'équipe gagne le tournoi. {FILLER}") == "sport"
    )


def test_a_film_is_culture() -> None:
    assert field_of(f"Le film du réalisateur et son actrice au festival de cinéma. {FILLER}") == "culture"


def test_sport_with_war_in_it_is_neither() -> None:
    text = "Le match de la finale : le joueur, l'équipe, le tournoi. L'armée a bombardé le stade, guerre et attentats"
    assert field_of(f"{text}. {FILLER}") is None


def test_short_texts_are_left_out() -> None:
    assert field_of("Le match de la finale est perdu pour le joueur.") is None
