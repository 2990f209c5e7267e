"""From a published decision a villager gets to its proof with one touch."""

from flask import Flask
from flask.testing import FlaskClient

from tests.support.pages import visit
from tests.support.world import a_small_world


def test_a_decision_leads_to_its_place_in_the_record(app: Flask, client: FlaskClient) -> None:
    world = a_small_world()
    page = visit(client, f"/decisiones/{world.decisions[0]}", follow=True)
    link = page.links()["Verificar que nadie lo cambió"]
    found = visit(client, link)
    assert "Coincide" in found.main
    assert "Se publicó una decisión" in found.main
