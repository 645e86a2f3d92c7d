"""What peers count of a model on the Hub: `python -m benchmarks.peer parameters|operations NAME` prints one number.

Parameters by accelerate's empty model, whose sizes `accelerate estimate-memory` prints; operations of a forward pass of 128 tokens
by calflops on that model. Both are given the same structure on the meta device.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

LENGTH = 128


def _empty(name: str) -> Any:
    import torch
    import transformers
    from accelerate.commands.estimate import create_empty_model

    if len(sys.argv) > 3:  # a class to build, where accelerate would take the one that the configuration names
        config = transformers.AutoConfig.from_pretrained(name)
        with torch.device("meta"):
            return getattr(transformers, sys.argv[3]).from_config(config, attn_implementation="eager")
    return create_empty_model(name, library_name="transformers", trust_remote_code=False)


def parameters(name: str) -> int:
    """Return the parameters of the class that the configuration names, tied ones once."""
    return sum(weights.numel() for weights in _empty(name).parameters())


def operations(name: str) -> int:
    """Return the operations of a pass of LENGTH tokens, a multiply-add as two."""
    import torch
    from calflops import calculate_flops

    model = _empty(name).eval()
    ids = torch.zeros((1, LENGTH), dtype=torch.long, device="meta")
    # A mask keeps decoders from asking whether texts were packed, and makes encoders ask whether anything is padded.
    causal = sys.argv[-1] == "AutoModelForCausalLM"
    given = {"input_ids": ids} | ({"attention_mask": torch.ones_like(ids)} if causal else {})
    flops, _, _ = calculate_flops(model, kwargs=given, print_results=False, output_as_string=False)
    return int(flops)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print({"parameters": parameters, "operations": operations}[sys.argv[1]](sys.argv[2]))
