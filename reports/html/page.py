"""The page around it all: one file that asks nothing of any place, complete with scripts off."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from reports.html.escape import attribute
from reports.html.marks import sign

_KEYS = (
    ("j or n", "next claim"),
    ("k or p", "previous claim"),
    ("1 2 3 4", "show or hide an outcome"),
    ("Esc", "close"),
    ("?", "this help"),
)


@lru_cache(maxsize=2)
def asset(name: str) -> str:
    """Return a file of this package as text: the style or the script."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def policy() -> str:
    """Return the Content-Security-Policy: nothing may load, run or be sent but the style and the script that stand in the page."""
    style, script = (
        f"'sha256-{base64.b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()}'"
        for name in ("style.css", "script.js")
    )
    return f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'"


def page(title: str, content: str) -> str:
    """Return the whole file."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{attribute(title)}</title>\n<link rel="icon" href="data:,">\n<style>{asset("style.css")}</style>\n'
        f"</head>\n<body>\n{content}\n{_help()}\n<script>{asset('script.js')}</script>\n</body>\n</html>"
    )


def _help() -> str:
    keys = "".join(f"<dt>{''.join(map(_key, keys.split(' ')))}</dt><dd>{words}</dd>" for keys, words in _KEYS)
    return (
        f'<dialog id="help" aria-label="Keys"><h2>Keys</h2><dl>{keys}</dl><button type="button" id="helped">Close</button></dialog>'
    )


def _key(key: str) -> str:
    return " or " if key == "or" else f"<kbd>{key}</kbd>"


def walk() -> str:
    """Return the buttons of the script, which are of no use without it."""
    return (
        '<div class="walk" id="walk" hidden><button type="button" id="previous" aria-label="previous claim">↑</button>'
        '<output id="at" aria-live="polite"></output><button type="button" id="next" aria-label="next claim">↓</button>'
        '<button type="button" id="keys" aria-label="keys">?</button></div>'
    )


def filters(counts: dict[str, int]) -> str:
    """Return a switch for each outcome with its count. They work by style alone, with scripts off too."""
    switches = "".join(
        f'<label class="switch {outcome}"><input type="checkbox" id="show-{outcome}" checked{"" if count else " disabled"}>'
        f"{sign(outcome)}<span><b>{count}</b> <i>{outcome}</i></span></label>"
        for outcome, count in counts.items()
    )
    return f'<fieldset class="filter"><legend class="unseen">Show claims that are</legend>{switches}</fieldset>'


def proportions(counts: dict[str, int]) -> str:
    """Return a bar whose parts are as wide as there are claims of each outcome."""
    total, at, parts = sum(counts.values()), 0.0, list[str]()
    if not total:
        return ""
    for outcome, count in counts.items():
        wide = 1000 * count / total
        parts.append(f'<rect class="{outcome}" x="{at:.1f}" y="0" width="{max(wide - 4, 2) if wide else 0:.1f}" height="10"/>')
        at += wide
    return f'<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'
