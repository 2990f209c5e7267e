"""No door stands open unseen: role × route, forged writes, and a permission asked by every act."""

import ast
import difflib
import re

import pytest

from tests.house import doors
from tests.house.reading import modules

# Acts without a role: the password, the code or the token in the visitor's hand is the permission.
OPEN_ACTS = {
    "record.restore": "the machine itself only: it raises RestoreNotYours for every account",
    "record.rotate_key": "the record stands before access; it asks itself whether the machine's own command line acts",
    "access.open_session": "called only after a password or a code was shown",
    "access.accept_invitation": "the printed code is the permission",
    "access.reset_password": "the printed code is the permission",
    "audit.take_cosignature": "the signature of a named witness is the permission",
    "audit.cosign": "the signature of a watched record is the permission",
    "voting.give_key": "the printed code of a scrutineer is the permission",
    "voting.peel_first": "the printed code of a scrutineer and their PIN are the permission",
    "voting.count_second": "the printed code of a scrutineer and their PIN are the permission",
    "voting.answer_by_slip": "the slip of the seat is the permission",
    "voting.cast_by_slip": "the slip of the seat is the permission",
}
OPEN_WRITES = {
    "access.sign_in", "access.invitation", "access.join", "access.reset",
    "access_api.open_session", "audit.check_file", "audit.add_checkpoint", "audit.bring",
    "voting.scrutiny", "voting.give_key", "voting.peel_first", "voting.count_second", "voting.voter", "voting.answer", "voting.cast",
}
OF_NO_BODY = {
    "organisations": "organisations and territory serve every committee and belong to none",
    "audit": "the record and its witnesses are those of the installation",
}
ASKING = {"require", "require_known"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> doors.World:
    return doors.build(tmp_path_factory.mktemp("doors"))


@pytest.fixture(scope="module")
def lines(world: doors.World) -> list[list[str]]:
    return doors.matrix(world)


def test_every_role_meets_at_every_route_what_was_reviewed(lines: list[list[str]]) -> None:
    expected, now = doors.EXPECTED.read_text(encoding="utf-8"), doors.written(lines)
    changes = [line for line in difflib.unified_diff(expected.splitlines(), now.splitlines(), "reviewed", "now", lineterm="", n=0)]
    assert not changes, "\n".join([*changes, "If this is wanted: python -m tests.house.doors, and read the diff."])


def test_the_open_doors_are_the_reviewed_ones(lines: list[list[str]]) -> None:
    assert doors.open_doors(lines) == doors.OPEN.read_text(encoding="utf-8")
    assert {line[2] for line in lines if line[3] == "open" and line[0] != "GET"} == OPEN_WRITES
    assert not [line for line in lines if line[3] == "open" and line[1].startswith("/trabajo")]


def test_every_view_declares_its_door_and_nothing_breaks(lines: list[list[str]]) -> None:
    assert not [line[2] for line in lines if line[3] == "UNDECLARED"]
    assert not [line for line in lines if "BROKEN" in line]


def test_a_visitor_is_shown_nothing_but_open_doors(lines: list[list[str]]) -> None:
    assert {line[4] for line in lines if line[3] != "open"} == {"sign in"}


def test_another_bodys_secretary_is_let_into_no_object_of_this_body(world: doors.World, lines: list[list[str]]) -> None:
    inside = [line for line in lines if line[3] not in ("open", "signed_in") and line[2].split(".")[0] not in OF_NO_BODY
              and set(re.findall(r"(\w+)>", line[1])) & set(world.values)]
    assert inside
    assert not [line for line in inside if line[-1] == "in"]


WITHOUT_TOKEN = {
    "/verificar/archivo": "reads a file and changes nothing", "/verificar/testigos": "what is brought carries the signature of a witness",
    "/testigo/add-checkpoint": "asked by machines; what is asked carries the signature of a record",
}
"""Posts without a form's token, so that their pages need no cookie, and why nothing can be done with them in another's name."""


def writing(world: doors.World) -> list[tuple[str, str]]:
    routes = [(method, doors.address(world, rule)) for method, rule in doors.routes(world.app) if method != "GET"]
    assert set(WITHOUT_TOKEN) <= {path for _, path in routes}
    return [(method, path) for method, path in routes if path not in WITHOUT_TOKEN]


def token_of(client: doors.FlaskClient) -> str:
    text = client.get("/trabajo/cuenta").get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', text)
    assert found
    return found[1]


def refusals(path: str) -> tuple[int, ...]:
    """Return how a write without our form's token may be refused: under /api a cookie is nobody (401), and a form is no JSON (415)."""
    return (401, 415) if path.startswith(doors.API) else (400, 403)


def test_a_write_without_token_is_refused(world: doors.World) -> None:
    client = doors.browser(world, "administrator")
    answers = {path: client.open(path, method=method).status_code for method, path in writing(world)}
    assert answers
    assert not {path: status for path, status in answers.items() if status not in refusals(path)}


def test_a_write_with_another_persons_token_is_refused(world: doors.World) -> None:
    foreign = token_of(doors.browser(world, "member"))
    client = doors.browser(world, "administrator")
    token_of(client)
    answers = {path: client.open(path, method=method, data={"csrf_token": foreign}).status_code for method, path in writing(world)}
    assert not {path: status for path, status in answers.items() if status not in refusals(path)}


@pytest.mark.parametrize("header", [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
])
def test_a_write_started_by_another_site_is_refused(world: doors.World, header: dict[str, str]) -> None:
    client = doors.browser(world, "administrator")
    token = {"csrf_token": token_of(client)}
    answers = {path: client.open(path, method=method, data=token, headers=header).status_code for method, path in writing(world)}
    assert not {path: status for path, status in answers.items() if status != 403}


class Acts:
    """The functions of every actions floor, whom each calls, and which of them ask for a permission on the way."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.calls: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self.names: dict[tuple[str, str], str] = {}
        for module, tree in trees.items():
            known = {a.asname or a.name: (n.module or "", a.name) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
            for node in (n for n in tree.body if isinstance(n, ast.FunctionDef)):
                self.calls[module, node.name] = {self._target(c.func, module, known) for c in ast.walk(node) if isinstance(c, ast.Call)}
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "use_case":
                        self.names[module, node.name] = ast.literal_eval(mark.args[0])

    @staticmethod
    def _target(called: ast.expr, module: str, known: dict[str, tuple[str, str]]) -> tuple[str, str]:
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in known:
            package, name = known[called.value.id]
            return f"{package}.{name}", called.attr
        name = getattr(called, "id", "")
        return known.get(name, (module, name))

    def asks(self, function: tuple[str, str], seen: frozenset[tuple[str, str]] = frozenset()) -> bool:
        """Tell whether a function asks, itself or through what it calls (packages re-export: the name counts there)."""
        if function[1] in ASKING and function[0].startswith("governance_app.access.rules"):
            return True
        found = [f for f in self.calls if f[1] == function[1] and (f[0] == function[0] or f[0].startswith(function[0] + "."))]
        return any(self.asks(called, seen | {f}) for f in found if f not in seen for called in self.calls[f])

    def unasked(self) -> set[str]:
        """Return the acts that ask for no permission."""
        return {act for function, act in self.names.items() if not self.asks(function)}


def test_every_act_asks_for_a_permission() -> None:
    acts = Acts({m.name: m.tree() for m in modules() if {"actions", "reads"} & set(m.name.split("."))})
    assert len(acts.names) > 15
    assert acts.unasked() == set(OPEN_ACTS)


def test_an_act_that_asks_nothing_is_found() -> None:
    silent = "from governance_app.access.rules import require\n\n@use_case('x.y')\ndef act(*, actor, id, now):\n    return beside(id)\n"
    beside = "\ndef beside(id):\n    return id\n"
    assert Acts({"x.actions": ast.parse(silent + beside)}).unasked() == {"x.y"}
    assert Acts({"x.actions": ast.parse(silent + beside.replace("return", "require(actor, id)\n    return"))}).unasked() == set()
