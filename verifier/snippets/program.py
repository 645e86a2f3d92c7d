"""Inside the sandbox: runs one snippet and reports what each of its statements showed. A file of its own.

It finds /input/snippet.json: `before` (the document's earlier listings, run first and unheard), `code`, `shift` (added to every
seed that the snippet sets, so that what depends on random numbers differs from a run with another shift) and `models` (the folder
of the stand-in for each name that may be loaded). It reports JSON to file descriptor 3: `events` (line, text printed), `values`
(line, representation, shape), `error` (names of its type and bases, message, line, whether the snippet itself raised it),
`stand_ins`.
"""

from __future__ import annotations
import __future__

import ast
import contextlib
import io
import json
import os
import sys
import types
from collections.abc import Callable
from typing import Any, TextIO

_SNIPPET = "/tmp/snippet.py"  # noqa: S108 - inside the sandbox
_EARLIER = "/tmp/earlier.py"  # noqa: S108 - inside the sandbox
_MOST_EVENTS, _LONGEST = 500, 2000
_REPORT = 3
#: What only says where and how weights are loaded.
_PLACED = (
    *(
        "device_map",
        "torch_dtype",
        "dtype",
        "low_cpu_mem_usage",
        "attn_implementation",
        "trust_remote_code",
        "cache_dir",
        "revision",
    ),
    *("token", "use_auth_token", "use_safetensors", "local_files_only", "offload_folder", "max_memory"),
)

Report = dict[str, Any]


class _Heard(io.TextIOBase):
    """Standard output that also notes which line of the snippet prints what."""

    def __init__(self, stream: TextIO, events: list[tuple[int, str]]) -> None:
        self._stream, self._events = stream, events

    def write(self, text: str) -> int:
        if text and len(self._events) < _MOST_EVENTS:
            self._events.append((_line(sys._getframe(1)), text[:_LONGEST]))
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"


def _line(frame: types.FrameType | None) -> int:
    while frame is not None:
        if frame.f_code.co_filename == _SNIPPET:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def main() -> None:
    """Run the snippet and report."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "snippet.json"), encoding="utf-8") as stream:
        told = json.load(stream)
    report: Report = {"events": [], "values": [], "error": None, "stand_ins": []}
    namespace = _fresh()
    _shift_seeds(told["shift"], told["before"] + told["code"])
    if told["models"]:
        _stand_in(told["models"], report["stand_ins"])
    heard = _Heard(sys.stdout, report["events"])
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _run(told["before"], _EARLIER, namespace, {"values": []})
        sys.stdout = heard
        _run(told["code"], _SNIPPET, namespace, report)
    except SystemExit:
        pass
    except BaseException as error:
        report["error"] = _told(error)
    finally:
        sys.stdout.flush()
        os.write(_REPORT, json.dumps(report).encode())
        os._exit(0)


def _fresh() -> dict[str, Any]:
    """Return a namespace like that of a script; classes in it are found under the name of its module."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    return module.__dict__


def _run(code: str, name: str, namespace: dict[str, Any], report: Report) -> None:
    """Run statement by statement, and note the values of those that only have one and the shapes of what is assigned."""
    with open(name, "w", encoding="utf-8") as stream:
        stream.write(code)
    parsed = ast.parse(code, name)
    flags = _futures(parsed)
    for node in parsed.body:
        if isinstance(node, ast.Expr):
            value = eval(compile(ast.Expression(node.value), name, "eval", flags, True), namespace)  # noqa: S307 - in the sandbox
            if value is not None:
                _note(report, node, value)
            continue
        exec(compile(ast.Module([node], []), name, "exec", flags, True), namespace)  # noqa: S102 - in the sandbox
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name):
            _note(report, node, namespace[target.id])


def _futures(parsed: ast.Module) -> int:
    names = [
        one.name for node in parsed.body if isinstance(node, ast.ImportFrom) and node.module == "__future__" for one in node.names
    ]
    return sum({getattr(__future__, name).compiler_flag for name in names if hasattr(__future__, name)})


def _note(report: Report, node: ast.stmt, value: Any) -> None:
    if len(report["values"]) >= _MOST_EVENTS:
        return
    shape = None
    with contextlib.suppress(Exception):
        shape = [int(size) for size in value.shape]
    shown = ""
    with contextlib.suppress(Exception):
        shown = repr(value)[:_LONGEST] if isinstance(node, ast.Expr) else ""
    report["values"].append((node.end_lineno, shown, shape))


def _told(error: BaseException) -> Report:
    trace, last, line = error.__traceback__, "", 0
    while trace is not None:
        last = trace.tb_frame.f_code.co_filename
        if last == _SNIPPET:
            line = trace.tb_lineno
        trace = trace.tb_next
    names = [kind.__name__ for kind in type(error).__mro__ if kind not in (object, BaseException)]
    text = ""
    with contextlib.suppress(Exception):
        text = str(error)[:_LONGEST]
    return {"types": names, "message": text, "line": line, "own": last == _SNIPPET}


def _shift_seeds(shift: int, code: str) -> None:
    """Add `shift` to every seed that is set from here on, and to that of torch, which always starts from the same one."""
    import random

    random.seed = _shifted(random.seed, shift)
    if "numpy" in code:
        with contextlib.suppress(ImportError):
            import numpy

            numpy.random.seed = _shifted(numpy.random.seed, shift)
            numpy.random.default_rng = _shifted(numpy.random.default_rng, shift)
    if "torch" in code or "transformers" in code:
        with contextlib.suppress(ImportError):
            import torch

            torch.set_num_threads(1)
            if shift:
                torch.manual_seed(shift)
            torch.manual_seed = torch.random.manual_seed = _shifted(torch.manual_seed, shift)


def _shifted(set_seed: Callable[..., Any], shift: int) -> Callable[..., Any]:
    def shifted(seed: Any = None, *others: Any, **named: Any) -> Any:
        return set_seed(seed + shift if isinstance(seed, int) else seed, *others, **named)

    return shifted if shift else set_seed


def _stand_in(models: dict[str, str], used: list[str]) -> None:
    """Let `from_pretrained` build the named models from their configurations, with random weights, and read their tokenizers."""
    import transformers
    from transformers.models.auto.auto_factory import _BaseAutoModelClass

    def known(name: Any) -> Any:
        if isinstance(name, str) and name in models:
            used[:] = dict.fromkeys([*used, name])
            return models[name]
        return name

    def built(cls: Any, name: str, named: dict[str, Any]) -> Any:
        settings = {key: value for key, value in named.items() if key not in _PLACED}
        given = settings.pop("config", None)
        kind = transformers.AutoConfig if issubclass(cls, _BaseAutoModelClass) else cls.config_class
        config = given if given is not None else kind.from_pretrained(models[name], **settings)
        build = cls.from_config if issubclass(cls, _BaseAutoModelClass) else cls._from_config
        return build(config).eval()

    def read(original: Any) -> Any:
        def redirected(cls: Any, name: Any, *others: Any, **named: Any) -> Any:
            return original.__func__(cls, known(name), *others, **named)

        return classmethod(redirected)

    def load(original: Any) -> Any:
        def redirected(cls: Any, name: Any, *others: Any, **named: Any) -> Any:
            return original.__func__(cls, name, *others, **named) if known(name) == name else built(cls, name, named)

        return classmethod(redirected)

    for one in (transformers.PreTrainedModel, _BaseAutoModelClass):
        one.from_pretrained = load(one.__dict__["from_pretrained"])
    readers = (transformers.AutoConfig, transformers.PretrainedConfig)
    for one in (*readers, transformers.AutoTokenizer, transformers.PreTrainedTokenizerBase):
        one.from_pretrained = read(one.__dict__["from_pretrained"])


if __name__ == "__main__":
    main()
