#!/usr/bin/env python3
"""Check the condition lexicon rules/lexicon/conditions.tsv.

Always checked: the header, the number of cells, id and slug form, unique ids,
unique normalised names, list cells without blanks or repeats, rows sorted by
label, parents that exist and form no cycle.

With --ontologies DIR (a folder with mondo.tsv, doid.tsv and mesh.tsv, header
line, tab-separated, `|` joins lists) every MONDO, DOID and MESH id of the
columns `id` and `xrefs` must exist there, and its name or one of its synonyms
must equal, normalised, the label or a synonym of the row.

Exit status: 0 no errors, 1 errors found, 2 bad usage or unreadable file.
"""

import argparse
import os
import re
import sys

HEADER = ["id", "label", "synonyms", "abbreviations", "ambiguous", "xrefs", "parents"]
ID_FORMS = {
    "MONDO": re.compile(r"MONDO:\d{7}$"),
    "MESH": re.compile(r"MESH:[DC]\d{6,9}$"),
    "DOID": re.compile(r"DOID:\d+$"),
    "HP": re.compile(r"HP:\d{7}$"),
    "UMLS": re.compile(r"UMLS:C\d{7}$"),
}
ROW_ID_VOCABULARIES = ("MONDO", "MESH", "DOID", "HP")
LOCAL_PREFIX = "mscgraph:condition/"
# Names that are no condition of their own; a row must not claim them.
FORBIDDEN = {
    "adverse event", "adverse effect", "apoptosis", "complication", "condition",
    "damage", "death", "defect", "disease", "disorder", "failure", "fibrosis",
    "inflammation", "injury", "lesion", "mortality", "oxidative stress",
    "side effect", "syndrome", "toxicity",
}
# UK spelling -> US spelling, applied inside words.
SPELLING = [
    (re.compile(p), r) for p, r in (
        (r"tumour", "tumor"),
        (r"aemia", "emia"),
        (r"aemic", "emic"),
        (r"haem", "hem"),
        (r"oedema", "edema"),
        (r"paediatric", "pediatric"),
        (r"orthopaedic", "orthopedic"),
        (r"oesophag", "esophag"),
        (r"fibre\b", "fiber"),
        (r"gynaec", "gynec"),
        (r"caesarean", "cesarean"),
        (r"leuco", "leuko"),
        (r"anaesth", "anesth"),
        (r"diarrhoea", "diarrhea"),
        (r"ischaem", "ischem"),
        (r"ageing", "aging"),
        (r"oestr", "estr"),
    )
]
INVARIANT = {"diabetes", "rabies", "herpes", "pertussis", "scabies", "sicca"}


def fold_word(word):
    """Fold a plural word to its singular form."""
    if word in INVARIANT or len(word) < 4:
        return word
    if word.endswith("oses") or word.endswith("yses"):
        return word[:-2] + "is"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ss|sh|[^a]ch|x)es$", word):
        return word[:-2]
    if word.endswith("s") and not re.search(r"(ss|us|is)$", word):
        return word[:-1]
    return word


def normalise(text):
    """Normal form under which two names are the same string to the matcher."""
    text = text.lower().replace("\u2019", "'").replace("-", " ")
    text = re.sub(r"'s\b", "", text)
    text = re.sub(r"s'(?=\s|$)", "s", text)
    for pattern, replacement in SPELLING:
        text = pattern.sub(replacement, text)
    return " ".join(fold_word(w) for w in text.split())


def uninvert(text):
    """'Arthritis, Rheumatoid' -> 'Rheumatoid Arthritis' (one comma only)."""
    parts = text.split(", ")
    return parts[1] + " " + parts[0] if len(parts) == 2 else text


def slug(label):
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def split_list(cell):
    return cell.split("|") if cell else []


class Report:
    def __init__(self):
        self.errors = []

    def error(self, line, message):
        self.errors.append("line %d: %s" % (line, message))


def read_rows(path, report):
    with open(path, encoding="utf-8", newline="") as handle:
        text = handle.read()
    if "\r" in text:
        report.error(1, "carriage return in the file")
    if not text.endswith("\n"):
        report.error(1, "no newline at the end of the file")
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    if not lines or lines[0].split("\t") != HEADER:
        report.error(1, "header must be: " + " ".join(HEADER))
        return []
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(HEADER):
            report.error(number, "%d cells, expected %d" % (len(cells), len(HEADER)))
            continue
        row = dict(zip(HEADER, cells))
        for name in ("synonyms", "abbreviations", "ambiguous", "xrefs", "parents"):
            row[name] = split_list(row[name])
        row["line"] = number
        rows.append(row)
    return rows


def check_cells(row, report):
    line = row["line"]
    if not row["label"]:
        report.error(line, "empty label")
    values = [row["id"], row["label"]]
    for name in ("synonyms", "abbreviations", "ambiguous", "xrefs", "parents"):
        seen = set()
        for item in row[name]:
            if item in seen:
                report.error(line, "%s: %r is repeated" % (name, item))
            seen.add(item)
            values.append(item)
    for value in values:
        if value != value.strip() or "  " in value or '"' in value or value == "":
            report.error(line, "badly spaced, quoted or empty value %r" % value)
    for item in row["synonyms"]:
        if item != item.lower():
            report.error(line, "synonym %r is not lower case" % item)
        if len(item) < 4:
            report.error(line, "synonym %r is too short, use abbreviations" % item)
        if normalise(item) in FORBIDDEN:
            report.error(line, "%r is no condition" % item)
    if normalise(row["label"]) in FORBIDDEN:
        report.error(line, "%r is no condition" % row["label"])
    if row["label"].lower() in row["synonyms"]:
        report.error(line, "synonyms repeat the label")
    for item in row["abbreviations"]:
        if item in row["ambiguous"]:
            report.error(line, "%r is both an abbreviation and ambiguous" % item)


def check_ids(row, report):
    line, own = row["line"], row["id"]
    if own.startswith(LOCAL_PREFIX):
        if own != LOCAL_PREFIX + slug(row["label"]):
            report.error(line, "local id must be " + LOCAL_PREFIX + slug(row["label"]))
    elif own.split(":")[0] not in ROW_ID_VOCABULARIES:
        report.error(line, "id %r: unknown vocabulary" % own)
    for curie in [own] + row["xrefs"]:
        if curie.startswith(LOCAL_PREFIX) and curie == own:
            continue
        form = ID_FORMS.get(curie.split(":")[0])
        if form is None or not form.match(curie):
            report.error(line, "badly formed id %r" % curie)
    if own in row["xrefs"]:
        report.error(line, "xrefs repeat the id")


def check_unique(rows, report):
    ids, names, shorts, grounded = {}, {}, {}, {}
    for row in rows:
        line = row["line"]
        if row["id"] in ids:
            report.error(line, "id %s is also on line %d" % (row["id"], ids[row["id"]]))
        ids.setdefault(row["id"], line)
        for curie in [row["id"]] + [x for x in row["xrefs"] if not x.startswith("UMLS:")]:
            other = grounded.setdefault(curie, line)
            if other != line:
                report.error(line, "%s is also used on line %d" % (curie, other))
        for text in [row["label"]] + row["synonyms"]:
            other = names.setdefault(normalise(text), line)
            if other != line:
                report.error(line, "name %r is also on line %d" % (text, other))
        for text in row["abbreviations"]:
            other = shorts.setdefault(text, line)
            if other != line:
                report.error(line, "abbreviation %r is also on line %d" % (text, other))
    for row in rows:
        for text in row["ambiguous"]:
            other = shorts.get(text)
            if other is not None and other != row["line"]:
                report.error(row["line"], "ambiguous %r is an abbreviation on line %d"
                             % (text, other))


def check_sorted(rows, report):
    previous = None
    for row in rows:
        key = row["label"].lower()
        if previous is not None and key <= previous:
            report.error(row["line"], "label %r is out of order or repeated" % row["label"])
        previous = key


def check_parents(rows, report):
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        for parent in row["parents"]:
            if parent not in by_id:
                report.error(row["line"], "parent %s is no row" % parent)
    state = {}
    for start in by_id:
        stack = [(start, iter(by_id[start]["parents"]))]
        if state.get(start):
            continue
        state[start] = 1
        while stack:
            node, children = stack[-1]
            for child in children:
                if child not in by_id:
                    continue
                if state.get(child) == 1:
                    report.error(by_id[node]["line"], "parents form a cycle through " + child)
                elif not state.get(child):
                    state[child] = 1
                    stack.append((child, iter(by_id[child]["parents"])))
                    break
            else:
                state[node] = 2
                stack.pop()


def load_ontologies(folder):
    """{id: set of normalised names} of mondo.tsv, doid.tsv and mesh.tsv."""
    names = {}
    sources = (
        ("mondo.tsv", ("name", "synonyms_via_exact_match")),
        ("doid.tsv", ("name", "exact_synonyms", "related_synonyms")),
        ("mesh.tsv", ("name", "entry_terms")),
    )
    for file_name, columns in sources:
        with open(os.path.join(folder, file_name), encoding="utf-8", newline="") as handle:
            header = handle.readline().rstrip("\n").split("\t")
            indexes = [header.index(c) for c in columns]
            for line in handle:
                cells = line.rstrip("\n").split("\t")
                found = names.setdefault(cells[0], set())
                for index in indexes:
                    for text in split_list(cells[index] if index < len(cells) else ""):
                        found.add(normalise(text))
                        found.add(normalise(uninvert(text)))
    return names


def check_grounding(rows, folder, report):
    names = load_ontologies(folder)
    for row in rows:
        own = {normalise(t) for t in [row["label"]] + row["synonyms"]}
        for curie in [row["id"]] + row["xrefs"]:
            if curie.split(":")[0] not in ("MONDO", "MESH", "DOID"):
                continue
            if curie not in names:
                report.error(row["line"], "%s is not in the ontologies" % curie)
            elif not own & names[curie]:
                report.error(row["line"], "%s has no name in common with %r (it is: %s)" % (
                    curie, row["label"], "; ".join(sorted(names[curie])[:4])))


def main():
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                           "..", "rules", "lexicon", "conditions.tsv")
    parser = argparse.ArgumentParser(
        description="Check the condition lexicon (form, uniqueness, parents, grounding).",
        epilog="example: python3 tools/check_lexicon.py --ontologies path/to/ontologies",
    )
    parser.add_argument("lexicon", nargs="?", default=default,
                        help="the lexicon (default: rules/lexicon/conditions.tsv)")
    parser.add_argument("--ontologies", metavar="DIR",
                        help="folder with mondo.tsv, doid.tsv and mesh.tsv: check the ids too")
    arguments = parser.parse_args()
    report = Report()
    try:
        rows = read_rows(arguments.lexicon, report)
        for row in rows:
            check_cells(row, report)
            check_ids(row, report)
        check_unique(rows, report)
        check_sorted(rows, report)
        check_parents(rows, report)
        if arguments.ontologies:
            check_grounding(rows, arguments.ontologies, report)
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        print("check_lexicon: %s" % problem, file=sys.stderr)
        return 2
    for message in report.errors:
        print(message)
    grounded = sum(1 for r in rows if not r["id"].startswith(LOCAL_PREFIX))
    print("%d rows, %d names, %d grounded, %d errors" % (
        len(rows), sum(1 + len(r["synonyms"]) for r in rows), grounded, len(report.errors)))
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
