"""The tree of the record against RFC 6962 as it is written, its published vectors, and another library."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from governance_app.record.rules import (
    EMPTY,
    Frontier,
    consistency_spans,
    hashes,
    inclusion_spans,
    is_consistent,
    leaf_hash,
    root_from_inclusion,
)
from tests.support import recursive_tree as written

PUBLISHED = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
"""Leaves of the Certificate Transparency reference tests for RFC 6962, and the roots over the first 1, 2, … of them."""
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
leaf_lists = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


class Grown:
    """A tree grown leaf by leaf, with every node it made."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.tree, self.nodes = Frontier(), {}
        self.roots = [EMPTY]
        for place, leaf in enumerate(leaves):
            digest = leaf_hash(leaf)
            self.tree, made = self.tree.grown(digest)
            self.nodes |= {(0, place): digest} | dict(made)
            self.roots.append(self.tree.root())


def test_the_roots_published_for_rfc_6962_come_out() -> None:
    assert Grown([]).tree.root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [root.hex() for root in Grown(PUBLISHED).roots[1:]] == ROOTS


@given(leaf_lists)
def test_every_root_is_that_of_the_rfc_and_of_another_library(leaves: list[bytes]) -> None:
    other = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        other.append_entry(leaf)
    grown = Grown(leaves)
    assert grown.roots[-1] == written.root(leaves) == other.get_root()


@given(leaf_lists, st.data())
def test_every_path_is_that_of_the_rfc_and_leads_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    grown, index = Grown(leaves), data.draw(st.integers(0, len(leaves) - 1))
    path = hashes(inclusion_spans(index, len(leaves)), grown.nodes.__getitem__)
    assert list(path) == written.path(index, leaves)
    assert root_from_inclusion(leaf_hash(leaves[index]), index, len(leaves), path) == grown.roots[-1]


@given(leaf_lists, st.data())
def test_a_growth_is_proven_as_the_rfc_says(leaves: list[bytes], data: st.DataObject) -> None:
    grown, old = Grown(leaves), data.draw(st.integers(1, len(leaves)))
    path = hashes(consistency_spans(old, len(leaves)), grown.nodes.__getitem__)
    assert list(path) == written.proof(old, leaves)
    assert is_consistent(old, grown.roots[old], len(leaves), grown.roots[-1], path)


@given(leaf_lists, st.data())
def test_a_proof_with_anything_else_in_it_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    grown, size = Grown(leaves), len(leaves)
    index = data.draw(st.integers(0, size - 1))
    path = list(hashes(inclusion_spans(index, size), grown.nodes.__getitem__))
    other = sha256(data.draw(st.binary(max_size=4))).digest()
    broken = [[*path, other], path[1:] if path else [other], [*path[:-1], other] if path else [other]]
    for wrong in broken:
        assert root_from_inclusion(leaf_hash(leaves[index]), index, size, wrong) != grown.roots[-1]
    assert root_from_inclusion(other, index, size, path) != grown.roots[-1]
    assert root_from_inclusion(leaf_hash(leaves[index]), size, size, path) is None


@given(leaf_lists, st.data())
def test_a_growth_with_anything_else_in_it_is_none(leaves: list[bytes], data: st.DataObject) -> None:
    grown, size = Grown(leaves), len(leaves)
    old = data.draw(st.integers(1, size))
    path = list(hashes(consistency_spans(old, size), grown.nodes.__getitem__))
    other = sha256(data.draw(st.binary(max_size=4))).digest()
    assert not is_consistent(old, other, size, grown.roots[-1], path)
    assert not is_consistent(old, grown.roots[old], size, other, path)
    assert not is_consistent(old, grown.roots[old], size, grown.roots[-1], [*path, other])
    if path:
        assert not is_consistent(old, grown.roots[old], size, grown.roots[-1], path[:-1])
        at = data.draw(st.integers(0, len(path) - 1))
        assert not is_consistent(old, grown.roots[old], size, grown.roots[-1], [*path[:at], other, *path[at + 1:]])
    assert not is_consistent(size + 1, grown.roots[old], size, grown.roots[-1], path)
    assert not is_consistent(-1, EMPTY, size, grown.roots[-1], [])


def test_the_empty_record_grows_into_any_other() -> None:
    assert consistency_spans(0, 7) == []
    assert is_consistent(0, EMPTY, 7, b"r" * 32, [])
    assert not is_consistent(0, b"x" * 32, 7, b"r" * 32, [])
    assert not is_consistent(0, EMPTY, 7, b"r" * 32, [b"x" * 32])
    assert is_consistent(7, b"r" * 32, 7, b"r" * 32, [])
    assert not is_consistent(7, b"r" * 32, 7, b"r" * 32, [b"x" * 32])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_a_leaf_beyond_the_tree_has_no_path(index: int, size: int) -> None:
    with pytest.raises(ValueError) as told:
        inclusion_spans(index, size)
    assert told.value.args == (index, size)


@pytest.mark.parametrize(("old", "new"), [(-1, 3), (4, 3)])
def test_a_record_does_not_shrink(old: int, new: int) -> None:
    with pytest.raises(ValueError) as told:
        consistency_spans(old, new)
    assert told.value.args == (old, new)


# --- Every small size: what draws may miss, counted out ---

LEAVES = [bytes([n]) for n in range(34)]
SIZES = range(1, len(LEAVES) + 1)


@pytest.fixture(scope="module")
def grown() -> list[Grown]:
    """The record at every size; at 0 nothing of interest."""
    return [Grown(LEAVES[:size]) for size in range(len(LEAVES) + 1)]


def test_every_leaf_of_every_record_leads_to_its_root(grown: list[Grown]) -> None:
    for size in SIZES:
        for index in range(size):
            path = hashes(inclusion_spans(index, size), grown[size].nodes.__getitem__)
            assert root_from_inclusion(leaf_hash(LEAVES[index]), index, size, path) == grown[size].roots[size]
            for other in {index - 1, index + 1} & set(range(size)):
                assert root_from_inclusion(leaf_hash(LEAVES[index]), other, size, path) != grown[size].roots[size]


def test_every_growth_is_proven_and_no_shorter_proof_is_one(grown: list[Grown]) -> None:
    roots = grown[-1].roots
    for new in SIZES:
        for old in range(1, new + 1):
            path = hashes(consistency_spans(old, new), grown[new].nodes.__getitem__)
            assert is_consistent(old, roots[old], new, roots[new], path)
            assert all(not is_consistent(old, roots[old], new, roots[new], path[:end]) for end in range(len(path)))
            if old < new:
                assert not is_consistent(old, roots[old], new, roots[old], [])


def test_a_proof_of_a_smaller_growth_proves_no_larger_one(grown: list[Grown]) -> None:
    """The root of two leaves is not that of a record twice as large, nor of one still larger."""
    roots = grown[-1].roots
    for new in (2, 4, 8, 16):
        for old in range(1, new):
            path = hashes(consistency_spans(old, new), grown[new].nodes.__getitem__)
            for claimed in range(new + 1, len(LEAVES) + 1):
                assert not is_consistent(old, roots[old], claimed, roots[new], path)


def test_a_size_that_is_no_power_of_two_is_not_proven_by_nothing(grown: list[Grown]) -> None:
    assert not is_consistent(3, grown[3].roots[3], 7, grown[7].roots[7], [])
    assert not is_consistent(7, grown[7].roots[7], 8, grown[8].roots[8], ())
