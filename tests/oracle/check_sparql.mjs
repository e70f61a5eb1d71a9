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

const spellings = new Map();
function spelling(form) {
  let text = spellings.get(form);
  if (text === undefined) {
    text = oxigraph.parse(`<x:s> <x:p> ${form} .`, { format: 'application/n-triples' })[0].object.toString();
    spellings.set(form, text);
  }
  return text;
}

let store;
let graphs = 0;
let queries = 0;
let different = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const record = JSON.parse(line);
  if (record.data !== undefined) {
    store = new oxigraph.Store();
    store.load(record.data, { format: 'application/n-quads' });
    graphs += 1;
    continue;
  }
  queries += 1;
  let expected;
  try {
    expected = rowsOf(store.query(record.query, { use_default_graph_as_union: true }), record.columns);
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
console.log(`${queries} queries on ${graphs} graphs, ${different} with another answer`);
process.exit(queries > 0 && different === 0 ? 0 : 1);
