"""`governance-app tally`: the rounds of a file on the terminal, in Spanish, and for machines."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from governance_app.foundation.errors import GovernanceError
from governance_app.voting.cli import commands
from governance_app.voting.rules.elections import BltEqualRanks, OneSeatOnly, TieRefused
from governance_app.voting.rules.elections import errors as faults
from governance_app.voting.wording import LABELS, SENTENCES
from governance_app.web.sentences import sentence
from tests.support import published_elections as published

ROOT = Path(__file__).parent.parent.parent
FILE = '6 4\n10 1 3 0\n8 2 0\n6 3 0\n5 4 0\n3 5 4 0\n3 6 4 0\n2 0\n0\n"Ana"\n"Beto"\n"Carmen"\n"Dolores"\n"Elsa"\n"Fidel"\n"Consejo"\n'


@pytest.fixture
def tally(app: Flask, tmp_path: Path):
    def run(*words: str, text: str = FILE, fails: bool = False) -> str:
        file = tmp_path / "papers.blt"
        file.write_text(text, encoding="utf-8")
        outcome = CliRunner().invoke(commands, ["tally", str(file), *words])
        if outcome.exception and not (fails and isinstance(outcome.exception, SystemExit)):
            raise outcome.exception
        return outcome.output

    return run


def test_rounds_stand_beside_each_other_and_say_what_they_did(tally) -> None:
    told = tally("--seed", "acta 7")
    lines = told.splitlines()
    assert lines[0] == "Consejo"
    assert "Puestos: 4. Papeletas válidas: 35. En blanco: 2. Votos necesarios en la primera ronda: 8.00000." in told
    assert next(line for line in lines if line.startswith("Carmen")).split() == ["Carmen", "6.00000", "8.00000*", "8.00000*"]
    assert "Ronda 2: se reparte el excedente de Ana." in told
    assert "el sorteo de la semilla señaló a" in told
    assert lines[-1] == "Resultan elegidas estas personas: Ana, Beto, Carmen, Dolores."


def test_who_has_no_installation_counts_a_file_all_the_same(tmp_path: Path) -> None:
    """With nothing in the environment, from any folder, and nothing is left behind."""
    (tmp_path / "papers.blt").write_text(FILE, encoding="utf-8")
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GOVERNANCE_")}
    done = subprocess.run([sys.executable, "-m", "governance_app.cli.main", "tally", "papers.blt", "--seed", "acta 7"], cwd=tmp_path,
                          env={**bare, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip().endswith("Resultan elegidas estas personas: Ana, Beto, Carmen, Dolores.")
    assert [one.name for one in tmp_path.iterdir()] == ["papers.blt"]


def test_many_rounds_go_on_below(tally, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    papers = "".join(f"{10 + c} {c} {c % 7 + 1} 0\n" for c in range(1, 8))
    told = tally(text=f"7 1\n{papers}0\n" + "".join(f'"C{c}"\n' for c in range(1, 8)))
    table = [line for line in told.splitlines() if line.startswith("C")]
    assert len(table) > 7
    assert max(map(len, table)) <= 60


def test_a_tie_without_lots_stops_the_count_and_says_who(tally) -> None:
    with pytest.raises(TieRefused) as refused:
        tally()
    assert str(sentence(refused.value)).startswith("Empate en la ronda 3 entre: Elsa, Fidel. Falta decidir a quién se excluye.")


def test_machines_read_the_same_count(tally) -> None:
    data = json.loads(tally("--seed", "x", "--method", "stv-meek", "--seats", "2", "--json"))
    assert (data["unit"], data["valid"], data["blank"], data["seats"]) == (10**9, 35, 2, 2)
    assert sum(data["rounds"][0]["votes"]) + data["rounds"][0]["exhausted"] == 35 * 10**9
    assert [data["candidates"][c - 1] for c in data["elected"]] == list(data["names"])


def test_minimums_hold_aims_warn_and_a_vacancy_is_filled(tally) -> None:
    told = tally("--seats", "2", "--minimum", "mujeres:1:4,5", "--aim", "jóvenes:2:5,6", "--seed", "x")
    assert "Resultan elegidas estas personas: Dolores, Ana." in told
    assert "La lista elegida tiene 0 de “jóvenes” y la meta es por lo menos 2." in told
    assert "El puesto que deja Ana pasa a " in tally("--seats", "2", "--vacancy", "1", "--seed", "x")
    assert "is not GROUP:NUMBER:CANDIDATES" in tally("--minimum", "mujeres", fails=True)


def test_the_method_follows_the_seats_and_refusals_are_named(tally) -> None:
    one = FILE.replace("6 4\n", "6 1\n", 1)
    assert "segunda vuelta instantánea" in tally("--seed", "x", text=one)
    assert "Pasan a la segunda vuelta: Ana, Beto." in tally("--method", "majority", text=one)
    with pytest.raises(OneSeatOnly):
        tally("--method", "irv")
    with pytest.raises(BltEqualRanks):
        tally(text="2 1\n1 1=2 0\n0\n")


def test_every_fault_and_every_method_has_words() -> None:
    named = [kind for kind in vars(faults).values() if isinstance(kind, type) and issubclass(kind, GovernanceError)]
    ours = [kind for kind in named if kind.__module__ == faults.__name__]
    assert len(ours) > 30
    assert not [kind for kind in ours if kind not in SENTENCES]
    assert {"irv", "stv-wigm"} <= {member.value for member in LABELS}


def test_a_published_election_is_told_to_its_end(tally) -> None:
    election = published.burlington()
    papers = "".join(f"{p.times} {' '.join(map(str, p.ranking))} 0\n" for p in election.papers)
    names = "".join(f'"{name}"\n' for name in election.candidates)
    told = tally(text=f"6 1\n{papers}0\n{names}")
    assert "4313*" in told
    assert told.endswith("Resultan elegidas estas personas: K.\n")
