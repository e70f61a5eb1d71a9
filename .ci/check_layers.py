#!/usr/bin/env python3
"""Checks that includes point one way, that each outside library is seen by its folders only, that files stay short, and
that no file names a path of somebody's machine. docs/design.md has the picture.

usage: check_layers.py [--self-test] [FILE...]     (default: all files that git tracks or would add)
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAX_LINES = 400

# Folder -> the folders that its files may include from, besides itself. The longest matching name counts.
MAY_SEE = {
    "schemas/text": [],
    "schemas": ["schemas/text"],
    "extract/read": ["schemas"],
    "extract/text": ["schemas"],
    "extract/mention": ["schemas", "extract/text"],
    "extract/relation": ["schemas", "extract/text", "extract/mention"],
    "extract/assertion": ["schemas", "extract/text", "extract/mention"],
    "extract": ["schemas", "extract/read", "extract/text", "extract/mention", "extract/relation", "extract/assertion"],
    "extract/workbench": ["schemas", "extract"],
    "graph/store": ["schemas"],
    "graph/sparql": ["schemas", "graph/store"],
    "graph/query": ["schemas", "graph/store"],
    "graph/export": ["schemas", "graph/store"],
    "graph": ["schemas", "graph"],
    "tools": ["schemas", "extract", "graph"],
    "bench": ["schemas", "extract", "graph"],
    "tests": ["schemas", "extract", "graph", "tools"],
}
# Outside library -> (how its headers begin, the folders that may include them).
LIBRARIES = {
    "RE2": ("re2/", ["extract/mention", "extract/relation", "extract/assertion", "graph/sparql"]),
    "serd": ("serd/", ["graph/store"]),
    "OpenSSL": ("openssl/", ["graph/sparql"]),
    "RocksDB": ("rocksdb/", ["graph/store"]),
    "pugixml": ("pugixml", ["extract/read"]),
    "isa-l": ("isa-l", ["extract/read"]),
    "utf8proc": ("utf8proc", ["schemas/text"]),
    "nlohmann/json": ("nlohmann/", ["schemas", "extract/read", "extract/mention", "extract/relation", "extract/assertion",
                                    "extract/workbench", "graph/export", "graph/query", "graph/sparql", "tools"]),
    "CLI11": ("CLI/", ["tools"]),
    "xxHash": ("xxh", ["schemas", "graph/store"]),
    "valijson": ("valijson/", []),
    "GoogleTest": ("gtest/", []),
    "GoogleMock": ("gmock/", []),
    "Google Benchmark": ("benchmark/", ["bench"]),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
# Written so that this line is no hit itself.
LOCAL_PATH = re.compile(r"(?<![\w./])/(?:[w]ork|[f]arm|[h]ome/\w+|[U]sers/\w+)(?:/|\b)|[f]ile:///\w")
SOURCE = (".cc", ".h")


def folder_of(path, names):
    """The longest of `names` that `path` lies in, or None."""
    inside = [n for n in names if path.startswith(n + "/")]
    return max(inside, key=len, default=None)


def check_includes(path, text):
    here = folder_of(path, MAY_SEE)
    if here is None:
        yield f"{path}: C++ outside of {', '.join(sorted(MAY_SEE))}"
        return
    for match in INCLUDE.finditer(text):
        line, header = text.count("\n", 0, match.start(1)) + 1, match.group(1)
        there = folder_of(header, MAY_SEE)
        if there and there != here and not any(there == f or there.startswith(f + "/") for f in MAY_SEE[here]):
            yield f"{path}:{line}: {here} must not include {header}"
        for library, (prefix, folders) in LIBRARIES.items():
            tests = here == "tests"  # Tests may use the libraries that they check with.
            if header.startswith(prefix) and not tests and not any(path.startswith(f + "/") for f in folders):
                yield f"{path}:{line}: {library} belongs to {', '.join(folders) or 'tests'}, not to {here}"


def check_file(path, text):
    """Complaints about one file, named by its path from the root."""
    if path.endswith(SOURCE):
        yield from check_includes(path, text)
    if path.endswith(SOURCE + (".py",)) and (lines := text.count("\n")) > MAX_LINES:
        yield f"{path}: {lines} lines, more than {MAX_LINES}; split it"
    for match in LOCAL_PATH.finditer(text):
        yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: path of a local machine: {match.group(0)}"


def tracked_files():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return [n for n in names if n and (ROOT / n).is_file()]


def self_test():
    slash = "/"
    wrong = [
        ("schemas/a.cc", '#include "extract/text/token.h"\n'),
        ("schemas/text/a.cc", '#include "schemas/claim.h"\n'),
        ("extract/text/a.cc", '#include "extract/read/reader.h"\n'),
        ("extract/read/a.cc", '#include "extract/text/token.h"\n'),
        ("extract/mention/a.cc", '#include "extract/relation/rule.h"\n'),
        ("extract/relation/a.cc", '#include "extract/assertion/study.h"\n'),
        ("extract/assertion/a.cc", '#include "extract/extractor.h"\n'),
        ("extract/a.cc", '#include "graph/store/store.h"\n'),
        ("graph/store/a.cc", '#include "graph/query/query.h"\n'),
        ("graph/query/a.cc", '#include "extract/extractor.h"\n'),
        ("graph/export/a.cc", '#include "tools/commands.h"\n'),
        ("extract/read/a.cc", "#include <re2/re2.h>\n"),
        ("graph/query/a.h", "#  include <rocksdb/db.h>\n"),
        ("tools/a.cc", "#include <pugixml.hpp>\n"),
        ("schemas/a.cc", "#include <utf8proc.h>\n"),
        ("graph/store/a.cc", "#include <nlohmann/json.hpp>\n"),
        ("extract/a.cc", "#include <CLI/CLI.hpp>\n"),
        ("extract/mention/a.cc", "#include <xxhash.h>\n"),
        ("src/a.cc", "int a;\n"),
        ("schemas/a.h", "// line\n" * (MAX_LINES + 1)),
        ("docs/a.md", f"see {slash}work/notes\n"),
        ("tools/a", f"cd {slash}home/someone/src\n"),
        ("docs/b.md", f"[x](file:{slash * 3}tmp)\n"),
    ]
    right = [
        ("extract/a.cc", '#include "extract/relation/rule.h"\n#include "schemas/text/utf8.h"\n'),
        ("extract/relation/a.cc", '#include <re2/re2.h>\n#include "extract/mention/mention.h"\n'),
        ("graph/export/a.cc", '#include "graph/store/store.h"\n#include <nlohmann/json.hpp>\n'),
        ("tests/extract/a_test.cc", '#include <gtest/gtest.h>\n#include "extract/extractor.h"\n'),
        ("tools/a.cc", '#include <CLI/CLI.hpp>\n#include "graph/store/store.h"\n'),
        ("docs/a.md", f"https:{slash * 2}example.org{slash}work{slash}x and network{slash}work\n"),
    ]
    failed = [f"no complaint about {p}: {t[:60]!r}" for p, t in wrong if not list(check_file(p, t))]
    failed += [f"complaint about a good example: {c}" for p, t in right for c in check_file(p, t)]
    print("\n".join(failed) or f"self-test: {len(wrong)} wrong and {len(right)} right examples told apart")
    return 1 if failed else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    paths = arguments or tracked_files()
    complaints = []
    for path in paths:
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # Binary: nothing to check.
        complaints += check_file(path, text)
    print("\n".join(complaints) or f"{len(paths)} files keep to the layers")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
