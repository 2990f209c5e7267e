"""Fixtures for every test: an app on a clean SQLite or PostgreSQL, and no network but this machine."""

import gc
import importlib
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, settings

from governance_app.foundation.database import Base, db
from governance_app.foundation.settings import Settings
from tests.support.client import SeparateClient
from tests.support.databases import CleanPostgres, CleanSqlite, postgres_cluster, sqlite_url
from tests.support.remembered import standing_on
from tests.support.together import Together

# How fast this machine is says nothing about a rule: no deadline, and no complaint about slow examples. `make test` tries the same
# examples every time, so that what is red is red for everybody; `make campaign` tries new ones, and ten times as many.
CAMPAIGN = os.environ.get("GOVERNANCE_CAMPAIGN") == "yes"
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=not CAMPAIGN, max_examples=600 if CAMPAIGN else 60)
# `make mutation` asks only whether a test turns red: nobody reads a smaller example of why.
settings.register_profile("mutation", settings.get_profile("house"), phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False)
settings.load_profile("mutation" if "MUTANT_UNDER_TEST" in os.environ else "house")


Ground = CleanSqlite | CleanPostgres


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Hand out the tests as tests/support/together.py says."""
    return Together(config, log)


def pytest_collection_finish() -> None:
    """Look for cycles seldom, and never among what was imported: looking costs a tenth of a run, and memory is plenty."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine: tests must pass on a boat."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise ConnectionRefusedError(f"a test tried to reach {address[0]}: tests stay on this machine")
        connect(self, address)

    socket.socket.connect = only_here  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


def settings_for(url: str, folder: Path) -> Settings:
    """Return the settings of a test installation; its keys are as public as the tests."""
    return Settings(
        database_url=url, secret_key="5" * 64, sealing_key=bytes(range(32)), data_dir=folder, secure_cookies=False, testing=True,
    )


def _app_with_tables(settings: Settings) -> Flask:
    app: Flask = importlib.import_module("governance_app.app").create_app(settings)  # here, so that tests of pure rules start at once
    app.test_client_class = SeparateClient
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            db.engine.dispose()
            sa.event.listen(db.engine, "connect", no_wait_for_the_disk)
        Base.metadata.create_all(db.engine)
    return app


def no_wait_for_the_disk(connection: Any, _record: Any) -> None:
    """Every pragma of production stays but this one: tests lose no power, and waiting for the disk is most of their time."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[str], str]]:
    """A function that makes a PostgreSQL database by name and returns its URL; the server lives as long as this worker."""
    with postgres_cluster() as new_database:
        yield new_database


@pytest.fixture(scope="session")
def sqlite_app(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, Ground]:
    """The app on SQLite, and what empties its database."""
    folder = tmp_path_factory.mktemp("sqlite")
    app = _app_with_tables(settings_for(sqlite_url(folder / "governance.db"), folder))
    with app.app_context():
        return app, CleanSqlite(db.engine, Base.metadata)


@pytest.fixture(scope="session")
def postgres_app(new_postgres: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Ground]]:
    """The app on PostgreSQL, and what empties its database."""
    app = _app_with_tables(settings_for(new_postgres("governance"), tmp_path_factory.mktemp("postgres")))
    with app.app_context():
        ground, engine = CleanPostgres(db.engine, Base.metadata), db.engine
    yield app, ground
    engine.dispose()


def _stand_on(app: Flask, ground: Ground, request: pytest.FixtureRequest) -> Iterator[Flask]:
    with app.app_context(), nullcontext() if "monkeypatch" in request.fixturenames else standing_on(ground):
        ground.restore()
        try:
            yield app
        finally:
            db.session.remove()


@pytest.fixture
def app(sqlite_app: tuple[Flask, Ground], request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app in its context, on an empty SQLite database."""
    yield from _stand_on(*sqlite_app, request)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_app(request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app in its context, on an empty database: the test runs once on each engine."""
    yield from _stand_on(*request.getfixturevalue({"sqlite": "sqlite_app", "postgresql": "postgres_app"}[request.param]), request)


@pytest.fixture
def postgres(postgres_app: tuple[Flask, Ground], request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app in its context, on an empty PostgreSQL database: for what SQLite, with its one writer, cannot do."""
    yield from _stand_on(*postgres_app, request)


@pytest.fixture
def either(engine_app: Flask) -> Flask:
    """The same as `engine_app`, under the name that reads well in a test of actions."""
    return engine_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor of `app` with an empty cookie jar."""
    return app.test_client()
