"""HTML: the body's words at their places, tables as full grids, the rest of the page left out."""

import pytest

from claims.readers import read as read_file
from tests.claims.readers.places import document_of, grid, only, outline, place


def test_blocks_come_in_reading_order_with_their_kinds() -> None:
    text = (
        "<h2>Title</h2><p>One<p>Two<ul><li>a<ul><li>b</ul></ul><blockquote>said</blockquote>"
        "<pre>x &lt; 1</pre><figcaption>Fig</figcaption>"
    )
    assert outline(document_of(text, ".html")) == [
        ("heading", "Title"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("item", "a"),
        ("item", "b"),
        ("quote", "said"),
        ("code", "x < 1"),
        ("caption", "Fig"),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Has <b>82</b>M\n  weights</p>", "Has 82M weights"),
        ("<p>5&nbsp;GB &amp; 10<sup>9</sup></p>", "5 GB & 10^9"),
        ("<p>82M<sup><a href='#n1'>1</a></sup> weights</p>", "82M weights"),
        ("<p>Once<br>twice</p>", "Once twice"),
        ("<p>De&shy;coder of <del>9</del> 12</p>", "Decoder of 12"),
        ("<p>H<sub>2</sub>O &minus;5 &#37; AT&T</p>", "H2O -5 % AT&T"),
        ("<dl><dt>Layers</dt><dd>12</dd></dl>", "Layers: 12"),
        ("<p>a <!-- 7 --> b</p>", "a b"),
    ],
)
def test_a_paragraph_reads_as_a_browser_shows_it(source: str, words: str) -> None:
    assert only(document_of(source, ".html")).passage.text == words


def test_words_stand_at_their_line_and_column() -> None:
    document = document_of("<p>x</p>\n<p class=a>Has&nbsp;<b>6</b>\n layers</p>", ".html")
    assert place(document, document.blocks[1].passage, "6 layers") == (2, 24, "6</b>\n layers")


@pytest.mark.parametrize(
    "clutter",
    [
        "<nav>9 layers</nav>",
        "<aside><p>9 layers</p></aside>",
        "<header>9 layers</header>",
        "<footer>9 layers</footer>",
        "<script>let a = '9 layers' < b</script>",
        "<div class='post-comments'><p>9 layers</p></div>",
        "<div id='cookie-banner'><div>9</div> layers</div>",
        "<div role=dialog>9 layers</div>",
        "<p hidden>9 layers</p>",
        "<div style='display: none'>9 layers</div>",
        "<ul class='breadcrumbs'><li>9 layers</li></ul>",
        "<button>9 layers</button>",
    ],
)
def test_what_is_no_body_is_left_out(clutter: str) -> None:
    assert outline(document_of(f"<body>{clutter}<p>It has 6.</p>{clutter}</body>", ".html")) == [("paragraph", "It has 6.")]


@pytest.mark.parametrize("names", ["id='related-work'", "class='has-sidebar'", "class='market-share'", "class='headline'"])
def test_names_that_only_hold_such_a_word_are_kept(names: str) -> None:
    assert outline(document_of(f"<div {names}><p>It has 6.</p></div>", ".html")) == [("paragraph", "It has 6.")]


def test_comments_on_a_question_and_its_answers_are_body() -> None:
    page = "<div class='question'><p>How many?</p></div><div class='answer'><p>Six.</p><ul class='comments'><li>Twelve.</ul></div>"
    assert [words for _, words in outline(document_of(page, ".html"))] == ["How many?", "Six.", "Twelve."]


def test_an_article_is_kept_with_its_own_header() -> None:
    page = "<p>Elsewhere 5</p><article><header><h1>Sizes</h1></header><p>It has 6.</p></article>"
    assert outline(document_of(page, ".html")) == [("heading", "Sizes"), ("paragraph", "It has 6.")]


def test_a_table_spreads_its_spans_over_a_full_grid() -> None:
    page = (
        "<table><caption>Scores</caption><thead><tr><th rowspan=2>Model<th colspan=2>Set</tr><tr><th>A<th>B</tr></thead>"
        "<tr><th>x<td>1<td>2</tr><tr><td>y<td colspan=2>3</tr><tr><td>z</tr></table>"
    )
    document = document_of(page, ".html")
    assert [kind for kind, _ in outline(document)] == ["caption", "table"]
    block = document.blocks[1]
    assert grid(block) == [["Model", "Set", "Set"], ["Model", "A", "B"], ["x", "1", "2"], ["y", "3", "3"], ["z", "", ""]]
    assert block.table
    assert block.table.header_rows == 2
    assert block.table.rows[0][0] is block.table.rows[1][0]


def test_a_cell_behind_the_end_of_a_row_begins_the_next() -> None:
    page = "<table><tr><th>Net<th>F1</tr><td>Wren</td><td>81.0</td></tr><tr><td>Tern<td>80.0</table>"
    assert grid(document_of(page, ".html").blocks[0]) == [["Net", "F1"], ["Wren", "81.0"], ["Tern", "80.0"]]


def test_a_table_that_lays_out_a_page_gives_its_blocks() -> None:
    page = "<table><tr><td>menu<td><h1>Sizes</h1><table><tr><td>a<td>1</table></table>"
    assert [kind for kind, _ in outline(document_of(page, ".html"))] == ["paragraph", "heading", "table"]


def test_a_span_of_a_thousand_million_columns_is_bounded() -> None:
    block = only(document_of("<table><tr><td colspan=1000000000>a<td>b<tr><td>c</table>", ".html"))
    assert len(grid(block)[0]) <= 1001


MENU = "".join(f'<p><a href="/{name}">{name}</a></p>' for name in ("Models 7B", "Prices", "Blog", "About us"))


def test_a_menu_of_links_on_a_page_without_main_is_left_out() -> None:
    document = read_file(f"<body><div>{MENU}</div><h1>Owls</h1><p>An owl has 12 layers.</p></body>".encode(), "page.html")
    assert [block.passage.text for block in document.blocks] == ["Owls", "An owl has 12 layers."]


def test_a_paragraph_that_is_one_link_with_a_number_is_kept() -> None:
    document = read_file(b'<h1>Owls</h1><p><a href="/o">Owl-base has 110M parameters</a></p><p>So it is.</p>', "page.html")
    assert document.blocks[1].passage.text == "Owl-base has 110M parameters"


@pytest.mark.parametrize("heading", ["Related articles", "You may also like", "3 comments", "More from the blog", "Read next"])
def test_what_stands_under_a_teaser_ends_with_the_next_heading(heading: str) -> None:
    page = f"<article><h1>Owls</h1><p>Body.</p><h2>{heading}</h2><p>Hawks have 24 layers.</p><h2>Notes</h2><p>End.</p></article>"
    document = read_file(page.encode(), "page.html")
    assert [block.passage.text for block in document.blocks] == ["Owls", "Body.", "Notes", "End."]


def test_a_heading_on_related_work_is_body() -> None:
    document = read_file(b"<article><h2>Related work</h2><p>Hawks have 24 layers.</p></article>", "page.html")
    assert len(document.blocks) == 2


def test_an_aside_of_facts_is_read() -> None:
    facts = "<aside class=factbox><dl><dt>Heads<dd>4</dl></aside><aside class=related><p>9 layers</p></aside>"
    assert outline(document_of(facts, ".html")) == [("item", "Heads: 4")]


def test_what_stands_below_a_title_in_front_of_the_body_is_read() -> None:
    page = "<p>Menu<section class=hero><h1>Small</h1><p>7 sizes</section><main><h2>More</h2><p>Text</p></main><p>Imprint"
    assert outline(document_of(page, ".html")) == [
        ("heading", "Small"),
        ("paragraph", "7 sizes"),
        ("heading", "More"),
        ("paragraph", "Text"),
    ]
    titled = "<h1>Site</h1><p>7 sizes<main><h1>Small</h1><p>Text</p></main>"
    assert outline(document_of(titled, ".html")) == [("heading", "Small"), ("paragraph", "Text")]


def test_a_figure_that_stands_out_is_no_part_of_the_word_behind_it() -> None:
    tile = '<div><span class="big">72.7B</span><span>parameters</span></div><p><span class=x>un</span><span>broken</span>'
    assert outline(document_of(tile, ".html")) == [("paragraph", "72.7B parameters"), ("paragraph", "unbroken")]
