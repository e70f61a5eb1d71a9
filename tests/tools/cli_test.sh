#!/usr/bin/env bash
# The program as its users meet it: help, exit codes, pipes, and the same graph by either way.
# usage: cli_test.sh PROGRAM SOURCE_DIR
set -uo pipefail
[ $# -eq 2 ] || { echo "usage: cli_test.sh PROGRAM SOURCE_DIR" >&2; exit 2; }
program=$(realpath "$1")
source=$(realpath "$2")
samples=$source/examples/abstracts.xml
export MSCGRAPH_RULES=$source/rules
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

failures=0
fail() {
  echo "FAILED: $1"
  failures=$((failures + 1))
}

# expect_exit CODE ARGUMENTS...: runs the program; its output is left in the files out and err.
expect_exit() {
  local expected=$1 code=0
  shift
  timeout 120 "$program" "$@" >out 2>err </dev/null || code=$?
  [ "$code" -eq "$expected" ] || { fail "exit code $code, expected $expected: mscgraph $*"; head -n 5 err; }
}
expect_text() {  # FILE REGEX WHAT
  grep -Eq -- "$2" "$1" || { fail "$3: no '$2' in"; head -n 5 "$1"; }
}
expect_same() {  # FILE FILE WHAT
  cmp -s "$1" "$2" || { fail "$3"; diff "$1" "$2" | head -n 6 | cut -c -300; }
}

layers_and_upgrade() {
  printf '<http://x/a> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://x/b> .\n' >ontology.nt
  gzip -k ontology.nt
  printf '@prefix : <http://x/> .\n:c :p :d .\n' >turtle.txt
  expect_exit 0 load --db layers --layer onto ontology.nt.gz
  expect_text err '1 triples added' "load of a layer"
  expect_text err 'layer https://w3id.org/mscgraph/layer/onto' "load names the layer"
  expect_exit 0 load --db layers --layer curated turtle.txt
  expect_exit 0 load --db layers --layer onto ontology.nt
  expect_text err '0 triples added' "loading the same layer again"
  expect_exit 0 export --db layers --format nquads
  [ "$(wc -l <out)" -eq 2 ] || fail "the two layers have two triples"
  expect_exit 3 load --db layers --layer extracted ontology.nt
  printf '<a> <http://x/p> <http://x/o> .\n' >relative.nt
  expect_exit 3 load --db layers --layer onto relative.nt
  expect_text err 'relative.nt:1: ' "a fault in RDF has its file and line"
  expect_exit 3 load --db layers --layer onto missing.nt

  cp -r "$source/tests/graph/store/data/format0" old
  expect_exit 4 stats --db old
  expect_text err 'mscgraph upgrade --db' "an old format says what to do"
  expect_exit 0 upgrade --db old new
  expect_exit 0 stats --db new
  expect_text out '^documents +3' "stats of an upgraded store"
  expect_exit 4 upgrade --db new newer
}

help_and_usage() {
  expect_exit 0 --version
  expect_text out '^mscgraph [0-9]+\.[0-9]+\.[0-9]+' "--version"
  expect_exit 0 --help
  expect_text out '^Example' "mscgraph --help"
  for command in extract build load query search sparql export show stats verify backup compact remove merge upgrade explain \
    rules lexicon; do
    expect_text out "^ +$command( |$)" "mscgraph --help names $command"
  done
  for command in extract build load query search sparql export show stats verify backup compact remove merge upgrade explain \
    rules "rules test" "rules check" "rules list" \
    "rules stats" "rules diff" "rules try" "rules new" lexicon "lexicon import" "lexicon check" "lexicon lookup"; do
    # shellcheck disable=SC2086  # Two words are a command and its subcommand.
    timeout 20 "$program" $command --help >help 2>err || fail "mscgraph $command --help"
    expect_text help '^Example' "mscgraph $command --help"
  done
  expect_exit 2
  expect_exit 2 --no-such-flag
  expect_exit 2 no-such-command
  for command in extract build load query export show stats verify backup compact remove merge explain; do
    expect_exit 2 $command --no-such-flag
    [ -s out ] && fail "mscgraph $command --no-such-flag: complaints belong on standard error"
  done
  expect_exit 2 extract
}

missing_inputs() {
  expect_exit 3 extract no-such-file.xml
  expect_text err 'no-such-file\.xml' "the message names the missing file"
  expect_exit 3 build --db missing-db no-such-file.xml
  expect_exit 3 load --db missing-db no-such-claims.jsonl
  expect_exit 4 query --db no-such-store --condition stroke
  expect_text err 'no-such-store' "the message names the missing store"
  [ -e no-such-store ] && fail "query created a store"
  head -n 1 "$source/examples/abstracts.jsonl" >broken.jsonl
  printf '{"id": "EX:9", "title": \n' >>broken.jsonl
  expect_exit 0 extract broken.jsonl
  expect_text out '"doc":"EX:1"' "a bad record does not hide the good ones"
  expect_text err 'broken\.jsonl' "a bad record is reported with its file"
  expect_exit 1 extract --strict broken.jsonl
}

extraction() {
  expect_exit 0 extract -j 1 "$samples"
  mv out one.jsonl
  expect_exit 0 extract -j 2 "$samples"
  mv out two.jsonl
  expect_same one.jsonl two.jsonl "-j 1 and -j 2 give the same bytes"
  head -n 1 one.jsonl >first
  expect_text first '"type":"run"' "the first line is the run"
  expect_text one.jsonl '"type":"claim".*"doc":"PMID:90000001"' "a claim of the first sample"
  grep -q '"type":"verdict"' one.jsonl && fail "verdicts without --verdicts"
  expect_exit 0 extract --verdicts "$samples"
  expect_text out '"type":"verdict"' "--verdicts"
  grep -v '"type":"verdict"' out >without
  expect_same without one.jsonl "--verdicts only adds lines"

  "$program" extract - <"$samples" >stdin.jsonl 2>err || fail "extract - ended with $?"
  expect_same stdin.jsonl one.jsonl "- and a file give the same claims"
  gzip -c "$samples" >abstracts.xml.gz
  expect_exit 0 extract abstracts.xml.gz
  expect_same out one.jsonl ".gz and plain give the same claims"
  expect_exit 0 extract "$source/examples/abstracts.jsonl" "$source/examples/notes.txt" "$source/examples/update.xml"
  expect_text out '"doc":"EX:1"' "a claim from JSON Lines"
  expect_text out '"type":"delete","doc":"PMID:90000023"' "DeleteCitation"
}

given_entities() {
  local given=$source/examples/annotations.pubtator
  expect_exit 0 extract "$given"
  expect_text err '2 documents, 1 about MSC' "a document about a given therapy is no document about MSC"
  expect_text out '"family":"other"' "a given therapy is a subject"
  expect_exit 0 extract --entities ours "$given"
  grep -q '"family":"other"' out && fail "--entities ours: a given therapy"
  expect_exit 0 extract --entities given "$samples"
  grep -q '"type":"claim"' out && fail "--entities given: a claim without annotations"
  expect_exit 2 extract --entities theirs "$given"
  sed 's/\tzorbin\t/\tother\t/' "$given" >wrong.pubtator
  expect_exit 0 extract wrong.pubtator
  expect_text err 'wrong\.pubtator: line 1 \(PMID:90000101\): annotation 48-54' "a wrong annotation is reported"

  expect_exit 0 build --db given "$given"
  expect_exit 0 query --db given --condition migraine --format tsv
  expect_text out 'mscgraph:therapy/zorbin' "a given therapy can be asked for"
  expect_exit 0 query --db given --therapy "mesenchymal stromal cell" --format tsv
  grep -q 'migraine' out && fail "a given therapy counts as MSC"
  expect_exit 0 show --db given mscgraph:therapy/zorbin
  expect_exit 0 stats --db given
  expect_text out 'other' "stats by family"
  expect_exit 0 export --db given --format nquads
  expect_text out 'therapy/zorbin' "export of a given therapy"
}

graph() {
  expect_exit 0 build --db built "$samples"
  timeout 120 "$program" extract "$samples" 2>/dev/null | timeout 120 "$program" load --db piped - >/dev/null 2>err ||
    { fail "extract | load"; head -n 5 err; }
  expect_exit 0 load --db loaded one.jsonl
  for store in built piped loaded; do
    expect_exit 0 export --db $store --format nquads
    LC_ALL=C sort out >$store.nq
    [ -s $store.nq ] || fail "empty N-Quads of $store"
  done
  expect_same built.nq piped.nq "extract | load and build give the same graph"
  expect_same built.nq loaded.nq "load of a file and build give the same graph"
  expect_exit 0 load --db loaded one.jsonl
  expect_exit 0 export --db loaded --format nquads
  LC_ALL=C sort out >again.nq
  expect_same built.nq again.nq "loading the same claims twice changes nothing"

  expect_exit 0 export --db built --format jsonld
  python3 -c 'import json, sys; json.load(open(sys.argv[1], encoding="utf-8"))' out || fail "JSON-LD is not JSON"
  expect_text out '@context' "JSON-LD"
  expect_exit 2 export --db built --format no-such-format
  expect_exit 0 stats --db built
  expect_exit 0 show --db built PMID:90000001
  expect_text out '90000001' "show"
}

queries() {
  expect_exit 0 query --db built --condition "knee osteoarthritis"
  expect_text out 'mesenchymal' "the table names a therapy"
  for format in table json jsonl tsv; do
    expect_exit 0 query --db built --condition "knee osteoarthritis" --format $format
    [ -s out ] || fail "empty answer with --format $format"
  done
  expect_exit 0 query --db built --condition "knee osteoarthritis" --format json
  python3 -c 'import json, sys; json.load(open(sys.argv[1], encoding="utf-8"))' out || fail "--format json is not JSON"
  expect_exit 0 query --db built --condition "knee osteoarthritis" --format jsonl
  python3 -c 'import json, sys; [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]' out ||
    fail "--format jsonl is not JSON Lines"
  expect_exit 0 query --db built --condition "a disease that no text names"
  expect_exit 0 query --db built --condition "knee osteoarthritis" --outcome no_difference
  expect_exit 2 query --db built --condition "knee osteoarthritis" --outcome no_such_outcome
  expect_exit 0 query --db built --condition "knee osteoarthritis" --format csv --detail
  python3 -c 'import csv, sys; rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
sys.exit(len(rows) < 2 or any(len(r) != len(rows[0]) for r in rows))' out || fail "--format csv is no table"
  mv out all.csv
  expect_exit 0 query --db built --condition "knee osteoarthritis" --format csv --detail --limit 1
  cp out pages.csv
  for offset in 1 2 3 4 5; do
    expect_exit 0 query --db built --condition "knee osteoarthritis" --format csv --detail --limit 1 --offset $offset
    tail -n +2 out >>pages.csv
  done
  expect_same all.csv pages.csv "the pages together are the whole answer"
  expect_exit 0 query --db built --condition "knee osteoarthritis" --source "umbilical cod"
  expect_text err 'did you mean "umbilical-cord"' "a misspelt source"
  expect_exit 0 query --db built --condition "knee osteoartritis"
  expect_text err 'did you mean "knee osteoarthritis"' "a misspelt condition"
  expect_exit 1 query --db built --condition "knee osteoarthritis" --since 2999 --exit-status
  expect_exit 0 query --db built --condition "knee osteoarthritis" --text '"improved symptoms" year' --format tsv
  expect_text out 'improved symptoms of knee' "--text"
  expect_exit 2 query --db built --condition "knee osteoarthritis" --text '"open'
  expect_exit 2 query --db built --condition "knee osteoarthritis" --study-type no_such_type
  expect_exit 0 query --db built --condition "knee osteoarthritis" --contradictions --format json
  python3 -c 'import json, sys; json.load(open(sys.argv[1], encoding="utf-8"))' out || fail "--contradictions as JSON"
}

sparql_queries() {
  local claims='SELECT ?claim WHERE { ?claim rdf:predicate mscgraph:treats } ORDER BY ?claim LIMIT 2'
  expect_exit 0 sparql --db built "$claims"
  expect_text out '^mscgraph:claim/[0-9a-f]{15}' "a table with short IRIs"
  expect_exit 0 sparql --db built --format json "$claims"
  python3 -c 'import json, sys; sys.exit(len(json.load(open(sys.argv[1]))["results"]["bindings"]) != 2)' out ||
    fail "SPARQL results as JSON"
  printf '%s' "$claims" >claims.rq
  expect_exit 0 sparql --db built --format csv -f claims.rq
  [ "$(wc -l <out)" -eq 3 ] || fail "a header and two rows of CSV"
  expect_exit 0 sparql --db built --format nt 'CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s skos:prefLabel ?l }'
  expect_text out '^<[^>]+> <http://www.w3.org/2000/01/rdf-schema#label> ".*" \.$' "N-Triples of CONSTRUCT"
  expect_exit 0 sparql --db built --explain "$claims"
  expect_text out 'scan \?claim .*rows' "the plan names a scan"
  expect_exit 0 sparql --db layers --format tsv 'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g'
  expect_text out 'layer/onto>.1$' "layers are graphs"
  expect_exit 3 sparql --db built 'SELECT ?x WHERE { ?x rdf:object '
  expect_text err 'query: line 1, column [0-9]+: expected' "a fault in a query has its place"
  expect_exit 3 sparql --db built 'SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }'
  expect_text err 'SERVICE .*is not supported' "what the engine has not is named"
  expect_exit 5 sparql --db built --timeout 0.05 'SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'
  expect_text err '[-][-]timeout' "a limit says how to raise it"
  expect_exit 2 sparql --db built
  expect_exit 4 sparql --db no-such-store "$claims"
}

searches() {
  expect_exit 0 search --db built '"knee osteo*"'
  expect_text out '^concept +knee osteoarthritis \[MONDO:0005416\]' "a concept is found by its name"
  expect_text out '^title .*PMID:90000001' "a title is found"
  expect_text err '^1 concepts, ' "search counts"
  expect_exit 0 search --db built 'KNEE osteo*' --in sentences --format jsonl --limit 0
  expect_json_lines out "search --format jsonl"
  grep -vq '"kind":"sentence"' out && fail "--in sentences shows something else"
  for format in json tsv; do
    expect_exit 0 search --db built knee --format $format
    [ -s out ] || fail "empty answer of search with --format $format"
  done
  expect_exit 1 search --db built zzzz --exit-status
  expect_exit 2 search --db built '"open'
  expect_exit 4 search --db no-such-store knee
}

lexicon() {
  cat >fevers.obo <<'EOF'
format-version: 1.2

[Term]
id: X:1
name: zorbium fever
synonym: "fever of zorbium" EXACT []

[Term]
id: X:2
name: knee osteoarthritis
EOF
  expect_exit 0 lexicon import fevers.obo -o fevers.tsv
  expect_text err '^2 terms: 1 added, same as a concept of the lexicon by id 0, by xref 0, by name 1' "the counts"
  gzip -k fevers.obo
  expect_exit 0 lexicon import fevers.obo.gz
  expect_same out fevers.tsv "a compressed ontology gives the same table"
  expect_exit 0 lexicon check --lexicon fevers.tsv
  expect_text out ' 0 faults' "lexicon check"
  expect_exit 0 lexicon lookup "Zorbium Fever" --lexicon fevers.tsv
  expect_text out '^X:1' "lexicon lookup"
  expect_exit 0 lexicon lookup "no such name"
  sentence='{"id": "EX:1", "title": "MSCs improved fever of zorbium.", "abstract": "MSCs improved knee osteoarthritis."}'
  printf '%s\n' "$sentence" >fever.jsonl
  expect_exit 0 extract --lexicon fevers.tsv fever.jsonl
  expect_text out '"object":\{"id":"X:1","label":"zorbium fever"' "an imported name is found"
  expect_text out '"object":\{"id":"MONDO:0005416"' "an imported concept changes no id"
  mv out with.jsonl
  expect_exit 0 extract fever.jsonl
  [ "$(head -n 1 out)" = "$(head -n 1 with.jsonl)" ] && fail "the hash of the lexicon covers --lexicon"
  printf 'format-version: 1.2\n[Term]\nname: no id\n' >bad.obo
  expect_exit 3 lexicon import bad.obo
  expect_text err 'bad\.obo:2: a \[Term\] without an id' "a fault names its line"
  expect_exit 3 extract --lexicon no-such.tsv fever.jsonl
}

expect_json_lines() {  # FILE WHAT
  python3 -c 'import json, sys; [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]' "$1" || fail "$2 is not JSON Lines"
}

rules_of_all_files() {
  expect_exit 0 rules check
  expect_text out ' rules, no fault' "rules check"
  expect_exit 0 rules test treats.nominal
  expect_text out '[1-9][0-9]* examples, 0 failed' "rules test by the beginning of an id"
  expect_exit 3 rules test no.such.rule
  expect_exit 0 rules list --relation prevents
  expect_text out 'prevents\.active +emit +prevents' "rules list"
  grep -q 'treats\.' out && fail "rules list --relation prevents lists treats"
  expect_exit 0 rules list --action suppress --json
  expect_json_lines out "rules list --json"
  expect_text out '"action":"suppress"' "rules list --action suppress"

  cp -r "$source/rules" broken
  printf '{"improve": {"words": [7]}}' >broken/wordlists/classes.json
  printf '{"rules": [{"id": "treats.new", "pattern": "{therapy} {gp:2} for! {condition}", "confidence": 7, "exmples": []}]}' \
    >broken/relations/new.json
  printf '{' >broken/context/study.json
  expect_exit 3 rules check --rules broken
  for fault in 'classes\.json: class improve: words: 7' 'new\.json: rule treats\.new: confidence' 'element 2, "\{gp:2\}"' \
    'exmples: unknown key; did you mean examples' 'study\.json' '^[0-9]+ faults$'; do
    expect_text err "$fault" "one faulty file hides no fault of another"
  done
}

rules_on_texts() {
  expect_exit 0 rules stats "$source/examples"
  expect_text out '^[1-9][0-9]* +[0-9]+ +[0-9]+ +treats\.improve\.active' "rules stats"
  expect_text out '^dead +[a-z]' "rules stats names dead rules"
  printf '{"id": "PMID:90000001", "claims": [{"relation": "treats", "family": "cell", "object": "pain"}]}\n' >gold.jsonl
  expect_exit 0 rules stats "$source/examples" --gold gold.jsonl
  expect_text out 'right +wrong +borderline +precision' "rules stats --gold"
  expect_text out '1 of the documents are annotated, with 1 claims, [01] of them found' "rules stats --gold"
  expect_exit 0 rules stats "$source/examples" --gold gold.jsonl --errors
  expect_text out '^(wrong|missed) +PMID:90000001' "rules stats --errors"
  expect_exit 2 rules stats "$source/examples" --errors
  expect_exit 0 rules stats "$source/examples" --gold gold.jsonl --json
  expect_json_lines out "rules stats --json"
  expect_exit 3 rules stats "$source/examples" --gold no-such-gold.jsonl
  expect_exit 3 rules stats no-such-file.xml

  expect_exit 0 rules try '{therapy} {gap:6} <improve>! {near:5} {condition}' --corpus "$source/examples" --limit 2
  expect_text out '^= EX:1 .*\*[a-z]+\*' "rules try shows the trigger"
  expect_text out '^[0-9]+ matches in [0-9]+ of [0-9]+ documents' "rules try counts"
  [ "$(wc -l <out)" -eq 3 ] || fail "rules try --limit 2 prints two matches and the counts"
  expect_exit 0 rules try '{therapy} {gap:6} <improve>! {near:5} {condition}' --corpus "$source/examples" --json
  expect_json_lines out "rules try --json"
  expect_exit 3 rules try '{therapy} <imprve>! {condition}' --corpus "$source/examples"
  expect_text err 'element 2, "<imprve>!".*did you mean <improve>' "rules try explains a bad pattern"
  expect_exit 2 rules try '{therapy} for! {condition}' --corpus "$source/examples" --relation likes
  expect_exit 2 rules try '{subject} {mid:4} <promote.ed>! {np}' --corpus "$source/examples"
  expect_text err 'say which: --relation promotes' "rules try asks which mechanism"
  expect_exit 0 rules try '{subject} {mid:4} <promote.ed>! {np}' --corpus "$source/examples" --relation promotes
}

# The loop of rules/README.md.
new_rule() {
  cp -r "$source/rules" mine
  export MSCGRAPH_RULES=mine
  expect_exit 0 explain --pair MSC lupus "MSC infusions brought lupus into remission."
  expect_text out '^claim +none' "explain --pair before the rule"
  expect_text out '^nearest +treats\.' "explain --pair names the nearest rules"
  expect_text out 'matched, failed at ' "explain --pair names the element that failed"
  new=(rules new treats.into.remission --outcome improves
    --pattern "{therapy} {gap:4} brought|put! {condition} {near:3} <improve>"
    --counter-example "MSC infusions brought lupus patients to our clinic.")
  expect_exit 3 "${new[@]}" --example "MSC infusions took lupus into remission."
  expect_text err 'fails at brought\|put!: stands nowhere in the sentence' "a failed example is explained"
  expect_same "$source/rules/relations/treats.json" mine/relations/treats.json "a failed rule is not written"
  expect_exit 0 "${new[@]}" --example "MSC infusions brought lupus into remission."
  expect_exit 3 "${new[@]}" --example "MSC infusions brought lupus into remission."
  expect_text err 'treats\.into\.remission' "an id is used once"
  expect_exit 0 rules check
  expect_exit 0 rules test treats.into
  expect_text out '2 examples, 0 failed' "the examples of the new rule"
  expect_exit 0 explain --pair MSC lupus "MSC infusions brought lupus into remission."
  expect_text out '^claim +\[MSC\] treats \[lupus\].*rule treats\.into\.remission' "explain --pair after it"
  printf '{"id": "ME:1", "title": "", "abstract": "MSC infusions put her colitis into remission."}\n' >me.jsonl
  expect_exit 0 explain --pair MSC colitis --doc ME:1 me.jsonl
  expect_text out '^claim +\[MSC\] treats \[colitis\]' "explain --doc"
  expect_exit 3 explain --doc ME:2 me.jsonl
  expect_exit 0 rules diff "$source/rules" mine me.jsonl "$source/examples"
  expect_text out '^\+ ME:1 ' "rules diff shows what only B reads"
  expect_text out '0 only in A \(-\), 1 only in B \(\+\), 0 changed' "rules diff counts"
  expect_exit 0 rules diff mine "$source/rules" me.jsonl --json
  expect_json_lines out "rules diff --json"
  expect_text out '"type":"only_a","doc":"ME:1"' "rules diff --json"
  expect_exit 3 rules diff mine no-such-rules me.jsonl

  expect_exit 0 rules new prevents.later
  expect_exit 3 rules check
  expect_text err 'prevents\.json: rule prevents\.later: examples: put sentences of your own' "a skeleton waits to be filled in"
  expect_exit 2 rules new no.relation
  expect_exit 3 rules new treats.Bad
  export MSCGRAPH_RULES=$source/rules
}

nquads() {  # STORE FILE
  expect_exit 0 export --db "$1" --format nquads
  LC_ALL=C sort out >"$2"
}

store_operations() {
  expect_exit 0 verify --db built
  expect_text out '^ok: commit 1, .* documents, [0-9]+ triples' "verify counts"
  expect_exit 0 verify --db built --quick
  expect_exit 0 backup --db built copied
  nquads copied copied.nq
  expect_same copied.nq built.nq "a backup has the content of the store"
  expect_exit 4 backup --db built copied
  expect_text err 'copied is there already' "backup writes over nothing"
  expect_exit 0 compact --db copied
  expect_text err '[0-9]+ bytes before, [0-9]+ after' "compact tells the bytes"
  nquads copied out.nq
  expect_same out.nq built.nq "compact keeps the content"
  expect_exit 0 stats --db built --format json
  expect_text out '"level0_files": 0' "stats of files"

  expect_exit 0 remove --db copied PMID:90000001
  expect_text err '^1 documents removed' "remove"
  expect_exit 3 remove --db copied PMID:1
  expect_text err 'no document PMID:1 in the store' "remove of an unknown document"
  nquads copied removed.nq
  grep -q 'pubmed/90000001>' removed.nq && fail "a removed document is still there"
  expect_exit 0 load --db copied one.jsonl
  nquads copied out.nq
  expect_same out.nq removed.nq "what was removed stays away when the same file is loaded again"

  expect_exit 0 extract "$source/examples/abstracts.jsonl"
  mv out other.jsonl
  expect_exit 0 load --db other other.jsonl
  expect_exit 0 merge --db merged built other
  expect_exit 0 merge --db merged-too other built
  nquads merged merged.nq
  nquads merged-too out.nq
  expect_same out.nq merged.nq "merging stores in either order gives the same graph"
  expect_exit 0 merge one.jsonl other.jsonl
  mv out merged.jsonl
  expect_exit 0 merge other.jsonl one.jsonl
  expect_same out merged.jsonl "merging files in either order gives the same bytes"
  expect_exit 0 load --db merged-files merged.jsonl
  nquads merged-files out.nq
  expect_same out.nq merged.nq "merging files and merging stores give the same graph"
  sed 's/"rules_hash":"[0-9a-f]*"/"rules_hash":"0000000000000000"/' other.jsonl >foreign.jsonl
  expect_exit 3 merge one.jsonl foreign.jsonl
  expect_text err 'foreign\.jsonl: .*different rules' "claims of other rules are not merged"
  expect_exit 3 merge no-such-claims.jsonl
  expect_exit 4 merge --db merged no-such-store

  rm other/COMMIT
  expect_exit 4 stats --db other
  expect_text err 'accept-older' "a store without its COMMIT file is refused with the way out"
  expect_exit 0 stats --db other --accept-older
  expect_text err 'warning: .*accepted: it holds commit 1' "--accept-older warns"
  for file in merged/rocksdb/*.sst; do printf 'x' | dd of="$file" bs=1 seek=9 conv=notrunc status=none; done
  expect_exit 4 verify --db merged --quick
  expect_text err 'damaged' "verify finds a changed byte"
}

help_and_usage
missing_inputs
lexicon
rules_of_all_files
rules_on_texts
new_rule
extraction
given_entities
graph
layers_and_upgrade
store_operations
queries
sparql_queries
searches
[ "$failures" -eq 0 ] || { echo "$failures failures"; exit 1; }
echo "all passed"
