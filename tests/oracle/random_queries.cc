// Writes random graphs and queries with our answers as JSON Lines, for check_sparql.mjs.
// usage: random_queries QUERIES [FIRST_SEED]

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "graph/sparql/engine.h"
#include "graph/sparql/parser.h"
#include "tests/support/memory_triples.h"
#include "tests/support/query_rows.h"
#include "tests/support/random_sparql.h"

namespace mscgraph {
namespace {

constexpr size_t kQueriesOfData = 10;

std::string NQuads(const std::vector<test::FormQuad>& quads) {
  std::string out;
  for (const test::FormQuad& quad : quads)
    out += quad.subject + " " + quad.predicate + " " + quad.object + " " + quad.graph + " .\n";
  return out;
}

// False if the query cannot be answered.
bool WriteQuery(const std::string& text, const TripleReader& reader) {
  const auto query = sparql::ParseQuery(text, {});
  test::CollectingSink sink;
  const absl::Status status = query.ok() ? sparql::Run(*query, reader, {}, &sink) : query.status();
  if (!status.ok()) {
    std::cerr << status << "\n" << text << "\n";
    return false;
  }
  nlohmann::json rows = nlohmann::json::array();
  for (const auto& row : sink.rows) {
    nlohmann::json& cells = rows.emplace_back(nlohmann::json::array());
    for (const auto& form : row) cells.push_back(form ? nlohmann::json(*form) : nlohmann::json());
  }
  std::cout << nlohmann::json{{"query", text}, {"columns", sink.columns}, {"rows", std::move(rows)}} << "\n";
  return true;
}

int Main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: random_queries QUERIES [FIRST_SEED]\n";
    return 2;
  }
  const size_t count = std::strtoull(argv[1], nullptr, 10);
  uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  for (size_t written = 0; written < count; ++seed) {
    test::RandomSparql random(seed);
    const std::vector<test::FormQuad> quads = random.Quads();
    const test::MemoryTriples reader(quads);
    std::cout << nlohmann::json{{"data", NQuads(quads)}} << "\n";
    for (size_t i = 0; i < kQueriesOfData && written < count; ++i, ++written) {
      if (!WriteQuery(random.Query(), reader)) return 1;
    }
  }
  return 0;
}

}  // namespace
}  // namespace mscgraph

int main(int argc, char** argv) { return mscgraph::Main(argc, argv); }
