// The engine and the naive evaluator must agree on random queries. MSCGRAPH_RANDOM_QUERIES: how many;
// MSCGRAPH_RANDOM_SEED: the number of the first.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/sparql/engine.h"
#include "graph/sparql/parser.h"
#include "tests/support/memory_triples.h"
#include "tests/support/naive_sparql.h"
#include "tests/support/query_rows.h"
#include "tests/support/random_sparql.h"

namespace mscgraph::sparql {
namespace {

constexpr size_t kQueriesOfData = 10;

size_t FromEnvironment(const char* name, size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<size_t>(std::strtoull(value, nullptr, 10));
}

std::string Line(const std::vector<std::optional<std::string>>& row) {
  return absl::StrJoin(row, " ", [](std::string* out, const std::optional<std::string>& form) {
    absl::StrAppend(out, form ? test::ShortOfForm(*form) : "-");
  });
}

std::vector<std::string> EngineLines(const Query& query, const TripleReader& reader) {
  test::CollectingSink sink;
  const absl::Status status = Run(query, reader, {}, &sink);
  if (!status.ok()) return {status.ToString()};
  std::vector<std::string> out;
  for (const auto& row : sink.rows) out.push_back(Line(row));
  return out;
}

std::vector<std::string> NaiveLines(const Query& query, const std::vector<test::FormQuad>& quads) {
  std::vector<std::string> out;
  for (const test::NaiveSolution& solution : test::NaiveSolve(query, quads)) {
    std::vector<std::optional<std::string>> row;
    for (Variable v : query.selected) {
      auto found = solution.find(v);
      row.push_back(found == solution.end() ? std::nullopt : std::optional<std::string>(found->second));
    }
    out.push_back(Line(row));
  }
  return out;
}

// Lies about the counts, so that other plans are chosen; the answers must stay.
class LyingTriples : public test::MemoryTriples {
 public:
  LyingTriples(const std::vector<test::FormQuad>& quads, uint64_t factor)
      : test::MemoryTriples(quads), factor_(factor) {}
  absl::StatusOr<uint64_t> Estimate(const Triple& pattern) const override {
    return (pattern.s ^ pattern.p ^ pattern.o) % factor_;
  }
  absl::StatusOr<PredicateStatistics> Statistics(TermId predicate) const override {
    return PredicateStatistics{.triples = 7, .subjects = predicate % 50, .objects = predicate % 90};
  }

 private:
  uint64_t factor_;
};

std::string DataText(const std::vector<test::FormQuad>& quads) {
  return absl::StrJoin(quads, "", [](std::string* out, const test::FormQuad& quad) {
    absl::StrAppend(out, test::ShortOfForm(quad.subject), " ", test::ShortOfForm(quad.predicate), " ",
                    test::ShortOfForm(quad.object), " ", test::ShortOfForm(quad.graph), "\n");
  });
}

TEST(SparqlRandom, EngineAndNaiveEvaluatorAgree) {
  const size_t count = FromEnvironment("MSCGRAPH_RANDOM_QUERIES", 10'000);
  const size_t first = FromEnvironment("MSCGRAPH_RANDOM_SEED", 1);
  size_t with_rows = 0, failures = 0;
  for (size_t seed = first; seed < first + (count + kQueriesOfData - 1) / kQueriesOfData; ++seed) {
    test::RandomSparql random(seed);
    const std::vector<test::FormQuad> quads = random.Quads();
    const test::MemoryTriples honest(quads);
    const LyingTriples lying(quads, seed % 2 == 0 ? 100 : 100'000);
    for (size_t i = 0; i < kQueriesOfData; ++i) {
      const test::MemoryTriples& reader = i % 2 == 0 ? honest : lying;
      const std::string text = random.Query();
      auto query = ParseQuery(text, {});
      ASSERT_TRUE(query.ok()) << query.status() << "\n" << text;
      std::vector<std::string> expected = NaiveLines(*query, quads), got = EngineLines(*query, reader);
      with_rows += !expected.empty();
      // Ordered queries name all their columns: their sequence is fixed.
      if (text.find("ORDER BY") == std::string::npos || text.rfind("ORDER BY") < text.rfind('}')) {
        std::sort(expected.begin(), expected.end());
        std::sort(got.begin(), got.end());
      }
      if (expected == got) continue;
      ADD_FAILURE() << "seed " << seed << " query " << i << "\n"
                    << text << "\n\n"
                    << DataText(quads) << "\nexpected\n"
                    << absl::StrJoin(expected, "\n") << "\ngot\n"
                    << absl::StrJoin(got, "\n") << "\n"
                    << Explain(*query, reader, {}, false).value_or("");
      if (++failures == 5) return;
    }
  }
  // The comparison is worth something only if many queries have solutions.
  EXPECT_GT(with_rows, count / 4);
}

}  // namespace
}  // namespace mscgraph::sparql
