"""What of a web page is not its body: navigation, banners, adverts, teasers, readers' comments, what is hidden."""

from __future__ import annotations

import re

from claims.text.expression import expression

DROPPED_TAGS = frozenset(
    [
        "head",
        "script",
        "style",
        "nav",
        "aside",
        "form",
        "button",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "select",
        "textarea",
        "object",
        "audio",
        "video",
        "canvas",
        "dialog",
        "xmp",
        "noembed",
        "noframes",
        "title",
        "menu",
        "del",
        "s",
        "strike",
    ]
)
# Struck-out words end with their block even where nobody closed them.
INLINE_TAGS = frozenset(("del", "s", "strike", "sup", "a", "span", "b", "i", "em", "strong"))
DROPPED_ROLES = frozenset(
    ["navigation", "dialog", "alertdialog", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"]
)
# An element goes where one of its class names or its id is made of these words …
DROPPED_WORDS = frozenset(
    [
        "comment",
        "comments",
        "disqus",
        "cookie",
        "cookies",
        "gdpr",
        "banner",
        "sidebar",
        "advert",
        "adverts",
        "advertisement",
        "advertising",
        "ad",
        "ads",
        "sponsor",
        "sponsored",
        "related",
        "recommended",
        "recommendations",
        "teaser",
        "teasers",
        "newsletter",
        "subscribe",
        "subscription",
        "signup",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "promo",
        "promotion",
        "popup",
        "modal",
        "nav",
        "navbar",
        "navigation",
        "menu",
        "pagination",
        "pager",
        "masthead",
        "footer",
        "toolbar",
        "paywall",
    ]
)
READER_WORDS = frozenset(("comment", "comments", "disqus"))
# … and of these, which say nothing by themselves: "related-posts" goes, "related-work" and "has-sidebar" stay.
NEUTRAL_WORDS = frozenset(
    [
        "box",
        "block",
        "list",
        "section",
        "wrapper",
        "wrap",
        "container",
        "widget",
        "area",
        "links",
        "link",
        "posts",
        "post",
        "articles",
        "article",
        "stories",
        "story",
        "bar",
        "inner",
        "content",
        "panel",
        "blog",
        "site",
        "page",
        "main",
        "top",
        "bottom",
        "left",
        "right",
        "mobile",
        "desktop",
        "sticky",
        "item",
        "items",
        "notice",
        "consent",
        "overlay",
        "slot",
        "unit",
        "buttons",
        "button",
        "icons",
        "media",
        "more",
        "js",
        "reader",
        "readers",
        "user",
        "primary",
        "secondary",
        "global",
        "header",
        "row",
        "column",
        "col",
        "entry",
        "thread",
        "respond",
        "reply",
        "replies",
        "card",
        "cards",
        "grid",
    ]
)
FOOTNOTE_WORDS = frozenset(["footnote", "footnotes", "endnote", "endnotes", "fn", "fnref", "noteref", "reference", "references"])
#: An aside of one of these names tells what the text is about.
FACT_WORDS = frozenset(
    ("fact", "facts", "factbox", "factsheet", "infobox", "keyfacts", "glance", "spec", "specs", "specification", "specifications")
) | {"datasheet", "profile", "steckbrief"}
WORD = expression(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
HIDDEN_STYLE = expression(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)


def names(attributes: dict[str, str]) -> list[set[str]]:
    """Return the words of each class name and of the id."""
    written = [*attributes.get("class", "").split()[:50], attributes.get("id", "")]
    return [{word.lower() for word in WORD.findall(name[:200])} for name in written if name]


def is_clutter(attributes: dict[str, str], answers: bool) -> bool:
    """Tell whether an element is no part of the body; on a page of questions and answers (`answers`) comments are."""
    style = attributes.get("style", "")
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true" or HIDDEN_STYLE.search(style[:2000]):
        return True
    if attributes.get("role", "").lower() in DROPPED_ROLES:
        return True
    dropped = DROPPED_WORDS - READER_WORDS if answers else DROPPED_WORDS
    return any(words & dropped and words <= dropped | NEUTRAL_WORDS for words in names(attributes))


def tells_facts(attributes: dict[str, str]) -> bool:
    """Tell whether an aside is a box of facts about what the text is about."""
    return any(words & FACT_WORDS for words in names(attributes))


def is_footnote(attributes: dict[str, str]) -> bool:
    """Tell whether an element's class, id or role calls it a footnote."""
    role = attributes.get("role", "").removeprefix("doc-")
    return role in FOOTNOTE_WORDS or any(words & FOOTNOTE_WORDS for words in names(attributes))
