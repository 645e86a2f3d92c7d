"""The front matter of a card: its YAML as nodes that know where they stand, within bounds.

The library is loaded for the first front matter: most documents have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from schemas.document import Block, Document, Passage, Remark, Span

if TYPE_CHECKING:
    import yaml

#: Front matter longer than this, in characters, is not read.
LONGEST = 200_000
#: Nesting deeper than this is not read.
DEEPEST = 12

NULL = "tag:yaml.org,2002:null"

#: The keys of a mapping with their nodes.
Mapping = dict[str, "yaml.Node"]
#: Keys that the Hub gives a meaning in a model's card; what has none of them is some other page with a title and a date.
_CARD_KEYS = (
    "arxiv base_model base_model_relation co2_eq_emissions datasets eval_results extra_gated_prompt inference inference_parameters"
    " language language_bcp47 languages library_name license license_link license_name metrics mask_token model-index model_creator"
    " model_id model_name model_size model_type new_version pipeline_tag quantized_by tags task thumbnail widget"
)
CARD_KEYS = frozenset(_CARD_KEYS.split())
#: Keys that the pages of a blog carry, too, and keys that only those carry: what is dated and signed is an article.
_SHARED_KEYS = frozenset({"language", "languages", "tags", "task", "thumbnail"})
_OF_PAGES = "author authors categories category date draft excerpt lastmod layout permalink pubdate published slug subtitle toc"
_PAGE_KEYS = frozenset(_OF_PAGES.split())


def block_of(document: Document) -> Block | None:
    """Return the block of the front matter, or None."""
    return next((block for block in document.blocks if block.kind == "metadata"), None)


def keys(document: Document) -> Mapping:
    """Return the top-level keys of the front matter; empty where there is none, or where it cannot be read."""
    return mapping(root(document))


def is_card(document: Document) -> bool:
    """Say whether the front matter is a model card's, by its keys; one that is empty or cannot be read may be."""
    block, named = block_of(document), keys(document)
    told = CARD_KEYS if _PAGE_KEYS.isdisjoint(named) else CARD_KEYS - _SHARED_KEYS
    return block is not None and (not named or not told.isdisjoint(named))


def root(document: Document) -> yaml.Node | None:
    """Return the front matter as a node (of a YAML file, all of it); None where there is none, or where it cannot be read."""
    block = block_of(document)
    return _compose(block.passage.text)[0] if block else None


def remarks(document: Document) -> tuple[Remark, ...]:
    """Return a remark where the front matter cannot be read."""
    block = block_of(document)
    problem = _compose(block.passage.text)[1] if block else ""
    if not block or not problem:
        return ()
    start, end = block.passage.offsets[0], block.passage.offsets[-1]
    what = "file" if document.kind == "yaml" else "front matter"
    return (Remark("front-matter", f"the {what} is not read: {problem}", Span(start, end)),)


@lru_cache(maxsize=8)
def _compose(text: str) -> tuple[yaml.Node | None, str]:
    """Return the root node and "", or None and what is wrong. Nothing is constructed: nodes are read as they stand."""
    if len(text) > LONGEST:
        return None, f"it is longer than {LONGEST:,} characters"
    if _depth(text) > DEEPEST:
        return None, f"it is nested deeper than {DEEPEST} levels"
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader), ""
    except yaml.MarkedYAMLError as error:
        line = f" (line {error.problem_mark.line + 1} of it)" if error.problem_mark else ""
        return None, f"{error.problem or 'broken YAML'}{line}"
    except RecursionError:
        return None, "it is nested too deeply to be read"
    except (yaml.YAMLError, ValueError) as error:
        return None, str(error).splitlines()[0] if str(error) else "broken YAML"


def _depth(text: str) -> int:
    """Return how deep brackets are nested at most: the parser recurses once for each."""
    depth = deepest = 0
    for character in text:
        depth += (character in "[{") - (character in "]}" and depth > 0)
        deepest = max(deepest, depth)
    return deepest


def mapping(node: yaml.Node | None) -> Mapping:
    """Return the entries of a mapping node by key; empty for any other node."""
    if node is None:
        return {}
    import yaml

    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def items(node: yaml.Node | None) -> tuple[yaml.Node, ...]:
    """Return the items of a sequence node; a scalar or mapping is a sequence of itself."""
    if node is None:
        return ()
    import yaml

    return tuple(node.value) if isinstance(node, yaml.SequenceNode) else (node,)


def words(node: yaml.Node | None) -> tuple[str, ...]:
    """Return the scalar items of a node as strings, without empty ones."""
    return tuple(one.value.strip() for one in scalars(node) if one.value.strip())


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Return the scalar items of a node, without nulls."""
    if node is None:
        return
    import yaml

    for one in items(node):
        if isinstance(one, yaml.ScalarNode) and one.tag != NULL:
            yield one


def plain(node: yaml.Node | None) -> Any:
    """Return a node as lists, dictionaries, strings and None. What an alias repeats is one object, so no text can blow up."""
    return _plain(node, {})


def _plain(node: yaml.Node | None, done: dict[int, Any]) -> Any:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == NULL else node.value
    if node is None or id(node) in done:
        return done.get(id(node))
    if isinstance(node, yaml.SequenceNode):
        listed = done.setdefault(id(node), [])
        listed.extend(_plain(one, done) for one in node.value)
        return listed
    keyed = done.setdefault(id(node), {})
    keyed.update((key, _plain(value, done)) for key, value in mapping(node).items())
    return keyed


def place(passage: Passage, node: yaml.ScalarNode) -> Span:
    """Return where a scalar stands in the document, without its quotes."""
    start, end = node.start_mark.index, node.end_mark.index
    words_at = passage.text[start:end]
    if len(words_at) > 1 and words_at[0] in "'\"" and words_at[-1] == words_at[0]:
        start, end = start + 1, end - 1
    return passage.span(start, start + len(passage.text[start:end].rstrip()))
