"""The house stands: rooms along the river, floors inside a room, no cycle, no hidden import."""

from tests.house.reading import PACKAGE, imports_of, modules, violations


def test_no_module_reaches_downstream_or_up_a_floor() -> None:
    """A room uses only rooms before it; a floor only what its table row allows."""
    found = [line for path in modules() for line in violations(path)]
    assert not found, "\n".join(found)


def test_no_cycle_among_modules() -> None:
    """Follow every import inside the package: nobody meets themselves again."""
    every = {m.name: m for m in modules()}
    graph = {name: {target for target in imports_of(module) if target in every} for name, module in every.items()}
    seen: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert seen.get(name) != 1, " → ".join((*trail, name))
        if name in seen:
            return
        seen[name] = 1
        for target in sorted(graph[name] - {name}):
            visit(target, (*trail, name))
        seen[name] = 2

    for name in sorted(graph):
        visit(name, ())


def test_no_import_is_hidden_inside_a_function() -> None:
    """An import stands at the top, where a reader looks for it."""
    found = [f"{m.path.relative_to(PACKAGE.parent)}:{line}" for m in modules() for line in m.hidden_imports()]
    assert not found, found


def test_every_room_has_a_charter() -> None:
    """A room's __init__ says what it is for, and nothing else."""
    short = [
        m.name
        for m in modules()
        if m.path.name == "__init__.py" and m.path.parent.parent == PACKAGE and len(m.docstring().splitlines()) < 3
    ]
    assert not short, short
