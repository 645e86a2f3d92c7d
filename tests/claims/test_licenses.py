"""Licenses in prose."""

from __future__ import annotations

import pytest

from claims.declared import licenses
from claims.readers import read
from claims.subjects.meant import find
from schemas.model import Names


def stated(text: str) -> list[tuple[str, str]]:
    page = read(text.encode(), "page.md")
    found = licenses.extract(page, find(page, Names({}, ())))
    return [(str(claim.value), page.quote(claim.span)) for claim in found]


@pytest.mark.parametrize(
    ("sentence", "value", "quote"),
    [
        ("The model is released under the MIT license.", "mit", "MIT"),
        ("The weights are licensed under Apache 2.0.", "apache-2.0", "Apache 2.0"),
        ("Wren is available under the terms of the Apache License, Version 2.0.", "apache-2.0", "Apache License, Version 2.0"),
        ("The checkpoint is distributed under a [CC BY-NC 4.0](https://x.org) license.", "cc-by-nc-4.0", "CC BY-NC 4.0"),
        ("The model was released under Apache 2.0.", "apache-2.0", "Apache 2.0"),
        ("License: MIT", "mit", "MIT"),
        ("- **License:** Apache-2.0", "apache-2.0", "Apache-2.0"),
        ("Das Modell ist unter der Lizenz: MIT verf\u00fcgbar.", "mit", "MIT"),
        ("The models are licensed under the Llama 3.1 Community License.", "llama3.1", "Llama 3.1 Community License"),
        ("The model weights and the code are both under GPLv3, a free license.", "gpl-3.0", "GPLv3"),
    ],
)
def test_a_sentence_gives_a_model_its_license(sentence: str, value: str, quote: str) -> None:
    assert stated(sentence) == [(value, quote)]


@pytest.mark.parametrize("heading", ["License", "Model license:", "Licence", "Lizenz"])
def test_a_license_alone_under_its_heading_is_the_documents_own_models(heading: str) -> None:
    head = "---\nmodel_name: Tern\n---\n# Tern\n\nA tagger.\n\n"
    assert stated(f"{head}## {heading}\n\n[MIT](LICENSE)\n") == [("mit", "MIT")]
    assert stated(f"{head}## {heading} of the data\n\nMIT\n") == []
    assert stated(f"{head}## Origin\n\nMIT\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The data set is released under the MIT license.",
        "The code of the trainer is licensed under Apache 2.0.",
        "The model is not released under the MIT license.",
        "Is the model available under the MIT license?",
        "The first author works at MIT and has a driving license.",
        "```\nlicense: MIT\n```",
    ],
)
def test_what_is_said_of_data_or_code_or_denied_is_no_license_of_a_model(sentence: str) -> None:
    assert stated(sentence) == []
