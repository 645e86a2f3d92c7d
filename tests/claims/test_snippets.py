"""Code with the answers offered for it."""

from __future__ import annotations

from claims.listings import snippets
from claims.readers import read
from claims.subjects.meant import find
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import Names

CODE = "```python\nimport math\n\nprint(math.floor(2.5))\n```\n"


def document(text: str) -> Document:
    return read(text.encode(), "quiz.md")


def claims(text: str) -> list[Claim]:
    page = document(text)
    return list(snippets.extract(page, find(page, Names())))


def test_a_question_with_answers_makes_a_snippet() -> None:
    page = document(f"What does this code print?\n\n{CODE}\n- A) 2\n- B) 3\n- C) an error\n")
    (claim,) = snippets.extract(page, find(page, Names()))
    assert (claim.property, claim.value) == ("snippet", ("2", "3", "an error"))
    assert page.quote(claim.span) == "import math\n\nprint(math.floor(2.5))"
    assert "math.floor" in (claim.condition("code") or "")
    assert claim.condition("question") == "What does this code print?"


def test_a_stated_output_is_the_one_answer() -> None:
    (claim,) = claims(f"Rounding down:\n\n{CODE}\nOutput: 2\n")
    assert claim.value == ("2",)


def test_code_that_nobody_asks_about_is_no_claim() -> None:
    assert claims(f"Load the model so:\n\n{CODE}\n- fast\n- small\n") == []
    assert claims(f"What does this code print?\n\n{CODE}\nThink about it.\n") == []


def test_other_languages_are_no_snippets() -> None:
    assert claims("What is the output?\n\n```bash\nls -l\n```\n\n- one\n- two\n") == []
