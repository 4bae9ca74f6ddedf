"""Elements of SVG as safe text: every attribute and word is escaped, and nothing carries a style of its own."""

from __future__ import annotations

from markupsafe import Markup, escape

from dragoman.web.shown import shown


def el(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """An element. A trailing _ of a name is dropped (class_), an inner one is a hyphen; None leaves an attribute out."""
    written = [f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"' for key, value in attributes.items() if value is not None]
    inside = Markup("").join(c if isinstance(c, Markup) else escape(shown(c)) for c in children)
    return Markup(f"<{name}{''.join(written)}>{inside}</{name}>")


def drawing(width: float, height: float, title: str, *children: Markup, class_: str = "chart", description: str = "") -> Markup:
    """A drawing that scales to the width of its place; the title is read aloud."""
    head = (el("title", title), *((el("desc", description),) if description else ()))
    inner = Markup("").join((*head, *children))
    role = "group" if "<a " in inner else "img"  # what can be followed is no picture for those who hear it
    return Markup('<svg xmlns="http://www.w3.org/2000/svg" class="{}" role="{}" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        class_, role, shown(title), _number(width), _number(height), inner
    )


def link(address: str, label: str, *children: Markup) -> Markup:
    """Part of a drawing that leads somewhere."""
    return el("a", el("title", label), *children, href=address, aria_label=label)


def _value(value: object) -> str:
    return _number(value) if isinstance(value, float) else shown(str(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
