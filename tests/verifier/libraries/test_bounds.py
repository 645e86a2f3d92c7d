"""What is refused before anything is built."""

from __future__ import annotations

import pytest

from schemas.errors import ConfigurationError
from verifier.libraries import bounds


def test_stages_are_bounded_by_their_sum() -> None:
    with pytest.raises(ConfigurationError, match="depths"):
        bounds.bound({"model_type": "swin", "depths": [500] * 400})
    bounds.bound({"model_type": "swin", "depths": [2, 2, 18, 2]})


def test_a_list_of_layer_numbers_is_no_sum() -> None:
    bounds.bound({"full_attention_layers": list(range(100)), "num_hidden_layers": 100})
