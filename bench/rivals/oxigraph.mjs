// Times npm oxigraph (WebAssembly, in memory) on a file of bench/make_triples.
// usage: node oxigraph.mjs FILE.nt LOOKUPS QUERIES_FOLDER
// Prints lines "NAME<tab>VALUE": load_s (fastest mode; the file is in memory already), and for each query
// QUERY_rows, QUERY_median_us, QUERY_p99_us, and QUERY_runs. `match` is the lookup by the API, without SPARQL.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const [file, lookups, folder] = process.argv.slice(2);
const require = createRequire(path.join(process.env.RIVALS ?? process.cwd(), 'x.js'));
const {Store, namedNode} = require('oxigraph');
const print = (name, value) => console.log(`${name}\t${value}`);
print('version', require('oxigraph/package.json').version);

// Pieces that a string of V8 can hold, cut at ends of lines.
function pieces(file) {
  const bytes = fs.readFileSync(file), out = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + (256 << 20));
    const cut = end === bytes.length ? end : bytes.lastIndexOf(10, end) + 1;
    out.push(bytes.toString('utf8', at, cut));
    at = cut;
  }
  return out;
}

// The parse of the text and the index are the store's work; reading the file from disk is not.
const texts = pieces(file);
const store = new Store();
const start = process.hrtime.bigint(), cpu = process.cpuUsage();
for (const text of texts) store.load(text, {format: 'application/n-triples', lenient: true, no_transaction: true});
print('load_s', Number(process.hrtime.bigint() - start) / 1e9);
const used = process.cpuUsage(cpu);
print('load_cpu_s', (used.user + used.system) / 1e6);
print('triples', store.size);

// Runs over all arguments in turn until both `seconds` and one round are over; the first round is not counted.
function time(name, args, seconds, run) {
  const times = [];
  let rows = 0;
  for (const arg of args) rows = run(arg);
  const end = Date.now() + seconds * 1000;
  do {
    for (const arg of args) {
      const from = process.hrtime.bigint();
      const got = run(arg);
      times.push(Number(process.hrtime.bigint() - from) / 1000);
      if (args.length > 1 && got !== rows) throw Error(`${name}: ${got} rows, not ${rows}`);
    }
  } while (Date.now() < end);
  times.sort((a, b) => a - b);
  const at = (q) => times[Math.min(times.length - 1, Math.floor(times.length * q))].toFixed(1);
  print(`${name}_rows`, rows);
  print(`${name}_min_us`, times[0].toFixed(1));
  print(`${name}_median_us`, at(0.5));
  print(`${name}_p99_us`, at(0.99));
  print(`${name}_runs`, times.length);
}

const claims = fs.readFileSync(lookups, 'utf8').trim().split('\n').slice(0, 400);
const supports = namedNode('https://w3id.org/mscgraph/supports');
time('match', claims, 2, (claim) => store.match(null, supports, namedNode(claim), null).length);
for (const name of ['lookup', 'star', 'group_by', 'count', 'aggregate', 'contains']) {
  const text = fs.readFileSync(path.join(folder, `${name}.rq`), 'utf8');
  time(name, text.includes('<CLAIM>') ? claims : [''], 2, (claim) => store.query(text.replace('CLAIM', claim)).length);
  if (!text.includes('<CLAIM>')) {
    const first = store.query(text)[0];
    print(`${name}_answer`, [...first.values()].map((term) => term.value).join(' '));
  }
}
