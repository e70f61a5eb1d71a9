// Does Oxigraph answer random queries as we do?
// usage: node check_sparql.mjs FILE    (MSCGRAPH_ORACLE_MODULES: folder with node_modules)
// FILE has one JSON object a line: {"data": N-Quads} for a graph, then any number of
// {"query": text, "columns": [name], "rows": [[N-Triples form or null]]} with our answers on it.
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(resolve(process.env.MSCGRAPH_ORACLE_MODULES ?? '.', 'package.json'));
const oxigraph = require('oxigraph');

// A row as one string; terms in Oxigraph's spelling, so that escaping does not count.
function rowsOf(solutions, columns) {
  return solutions.map((row) => columns.map((name) => row.get(name)?.toString() ?? '-').join('\t')).sort();
}

function ownRows(rows) {
  return rows.map((row) => row.map((form) => (form === null ? '-' : spelling(form))).join('\t')).sort();
}

// Oxigraph renames the blank nodes that it reads; those that are built keep their names.
const kBlank = 'blank:';
const withoutBlanks = (text) => text.replace(/(^|\s)_:(\w+)/gm, `$1<${kBlank}$2>`);
const restored = (term) =>
  term.termType === 'NamedNode' && term.value.startsWith(kBlank)
    ? oxigraph.blankNode(term.value.slice(kBlank.length))
    : term;

// Every triple stands in the default graph too, once: Oxigraph's own union of graphs meets it as often as it is there.
function load(nquads) {
  const store = new oxigraph.Store();
  for (const quad of oxigraph.parse(withoutBlanks(nquads), { format: 'application/n-quads' })) {
    const triple = [restored(quad.subject), quad.predicate, restored(quad.object)];
    store.add(oxigraph.quad(...triple, quad.graph));
    store.add(oxigraph.quad(...triple));
  }
  return store;
}

const spellings = new Map();
function spelling(form) {
  let text = spellings.get(form);
  if (text === undefined) {
    const line = withoutBlanks(`<x:s> <x:p> ${form} .`);
    text = restored(oxigraph.parse(line, { format: 'application/n-triples' })[0].object).toString();
    spellings.set(form, text);
  }
  return text;
}

// Queries that are counted, not compared: where Oxigraph departs from the recommendation, or that leaves the answer open.
const exceptions = [
  { reason: 'Oxigraph: a path with | gives a pair once, where 18.4 has a union', test: /[^|]\|[^|]/ },
  { reason: 'Oxigraph: no row for an aggregate over what it knows to be empty', test: /\b(COUNT|SUM)\((?!.*GROUP BY)/ },
  { reason: 'Oxigraph: the variable of GRAPH is bound before what stands within', test: /GRAPH \?(\w+) \{.*\?\1\b/ },
  { reason: 'Oxigraph: no path of length zero at a literal outside the graph', test: /[?*]\)*[+?*]?\)* (["\d]|true|false)/ },
  { reason: 'Oxigraph: < between IRIs is no error', test: /\?\w+ [<>]=? \?\w+/ },
  { reason: 'open: whether a negated property set gives a pair once', test: /!\(\^?:/ },
  { reason: 'open: the order of literals of different types, for MIN and MAX', test: /\b(MIN|MAX)\(/ },
  { reason: 'open: the order of literals of different types, before LIMIT or OFFSET', test: /LIMIT|OFFSET/ },
];
const skipped = new Map();

let store;
let graphs = 0;
let queries = 0;
let different = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const record = JSON.parse(line);
  if (record.data !== undefined) {
    store = load(record.data);
    graphs += 1;
    continue;
  }
  const exception = exceptions.find(({ test }) => test.test(record.query));
  if (exception !== undefined) {
    skipped.set(exception.reason, (skipped.get(exception.reason) ?? 0) + 1);
    continue;
  }
  queries += 1;
  let expected;
  try {
    expected = rowsOf(store.query(record.query), record.columns);
  } catch (error) {
    expected = [`error: ${error.message ?? error}`];
  }
  const actual = ownRows(record.rows);
  if (expected.join('\n') === actual.join('\n')) continue;
  different += 1;
  if (different > 5) continue;
  console.error(`query: ${record.query}\nOxigraph, ${expected.length} rows:\n${expected.slice(0, 20).join('\n')}`);
  console.error(`mscgraph, ${actual.length} rows:\n${actual.slice(0, 20).join('\n')}\n`);
}
for (const [reason, count] of skipped) console.log(`${count} not compared: ${reason}`);
console.log(`${queries} queries on ${graphs} graphs, ${different} with another answer`);
process.exit(queries > 0 && different === 0 ? 0 : 1);
