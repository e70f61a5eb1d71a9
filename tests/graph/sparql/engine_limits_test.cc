// Time, memory, early stops and errors.

#include <gtest/gtest.h>

#include "graph/sparql/engine.h"
#include "tests/support/memory_triples.h"
#include "tests/support/query_rows.h"

namespace mscgraph::sparql {
namespace {

// A chain of 2,000 links with a number at each.
const test::MemoryTriples& Chain() {
  static const auto* reader = [] {
    std::string data;
    for (int i = 0; i < 2000; ++i) {
      const std::string node = "n" + std::to_string(i);
      data += node + " next n" + std::to_string(i + 1) + "\n" + node + " value " + std::to_string(i) + "\n";
    }
    return new test::MemoryTriples(data);
  }();
  return *reader;
}

struct Case {
  const char* name;
  const char* query;
};

// Each holds or meets much in another operator.
constexpr Case kHeavy[] = {
    {"Product", "SELECT * { ?a :value ?x . ?b :next ?y }"},
    {"Join", "SELECT * { ?a :value ?x . ?a :next ?y }"},
    {"Closure", "SELECT * { :n0 :next* ?x }"},
    {"ClosureFromAll", "SELECT * { ?a :next+ ?x }"},
    {"Group", "SELECT ?x (COUNT(*) AS ?n) { ?a :value ?x } GROUP BY ?x"},
    {"CountDistinct", "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a :value ?x }"},
    {"Concatenation", "SELECT (GROUP_CONCAT(?x) AS ?n) { ?a :value ?x }"},
    {"Order", "SELECT ?x { ?a :value ?x } ORDER BY ?x"},
    {"Distinct", "SELECT DISTINCT ?x { ?a :value ?x }"},
    {"Subquery", "SELECT ?a { ?a :value ?x { SELECT ?x (COUNT(*) AS ?n) { ?b :value ?x } GROUP BY ?x } }"},
    {"Optional", "SELECT * { ?a :value ?x OPTIONAL { { ?b :next ?c FILTER(!BOUND(?x)) } } }"},
    {"Minus", "SELECT * { ?a ?p ?x MINUS { ?a :next ?c } }"},
    {"Construct", "CONSTRUCT { ?x :is ?a } { ?a ?p ?x }"},
    {"Terms", "SELECT ?t { ?a :value ?x BIND(CONCAT(\"number \", STR(?x)) AS ?t) }"},
};

class Limits : public testing::TestWithParam<Case> {};

absl::Status StatusOf(const char* text, const RunOptions& options) {
  auto query = test::ParseShort(text);
  if (!query.ok()) return query.status();
  test::CollectingSink sink;
  return Run(*query, Chain(), options, &sink);
}

TEST_P(Limits, TheClockEndsTheQuery) {
  const absl::Status status = StatusOf(GetParam().query, {.timeout = absl::ZeroDuration()});
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded) << status;
  EXPECT_NE(status.message().find("--timeout"), absl::string_view::npos) << status;
}

INSTANTIATE_TEST_SUITE_P(Heavy, Limits, testing::ValuesIn(kHeavy),
                         [](const auto& info) { return std::string(info.param.name); });

class MemoryLimits : public testing::TestWithParam<Case> {};

TEST_P(MemoryLimits, EndTheQuery) {
  const absl::Status status = StatusOf(GetParam().query, {.memory_bytes = 8192});
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_NE(status.message().find("--memory"), absl::string_view::npos) << status;
  EXPECT_TRUE(StatusOf(GetParam().query, {}).ok());
}

INSTANTIATE_TEST_SUITE_P(Holding, MemoryLimits,
                         testing::Values(kHeavy[2], kHeavy[4], kHeavy[5], kHeavy[6], kHeavy[7], kHeavy[8],
                                         kHeavy[9], kHeavy[12], kHeavy[13]),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Limits, AStreamNeedsLittleMemory) {
  EXPECT_TRUE(StatusOf("SELECT * { ?a :value ?x . ?a :next ?y }", {.memory_bytes = 4096}).ok());
}

TEST(EarlyStop, LimitStopsTheScans) {
  const test::MemoryTriples& reader = Chain();
  const uint64_t before = reader.met();
  EXPECT_EQ(test::Answer("SELECT ?a { ?a :value ?x . ?a :next ?y } LIMIT 3", reader).size(), 9u);
  EXPECT_LE(reader.met() - before, 6u);
}

TEST(EarlyStop, AskStopsAtTheFirst) {
  const test::MemoryTriples& reader = Chain();
  const uint64_t before = reader.met();
  EXPECT_EQ(test::Answer("ASK { ?a :value ?x }", reader), "true\n");
  EXPECT_EQ(reader.met() - before, 1u);
}

TEST(EarlyStop, ExistsStopsAtTheFirst) {
  const test::MemoryTriples& reader = Chain();
  const uint64_t before = reader.met();
  EXPECT_EQ(test::Answer("ASK { :n0 :next ?b FILTER EXISTS { ?a :value ?x } }", reader), "true\n");
  EXPECT_EQ(reader.met() - before, 2u);
}

TEST(EarlyStop, ALimitWithinASubqueryDoesNotStopTheRest) {
  EXPECT_EQ(test::SortedAnswer("SELECT ?x { { SELECT ?x { :n1 :value ?x } LIMIT 1 } UNION "
                               "{ SELECT ?x { :n2 :value ?x } LIMIT 1 } }",
                               Chain()),
            "1\n2\n");
}

class FullSink : public test::CollectingSink {
 public:
  absl::Status Row(const std::vector<std::optional<std::string>>&) override {
    return absl::CancelledError("enough");
  }
};

TEST(Errors, OfTheSinkEndTheQuery) {
  auto query = test::ParseShort("SELECT * { ?a :value ?x }");
  ASSERT_TRUE(query.ok());
  FullSink sink;
  EXPECT_EQ(sparql::Run(*query, Chain(), {}, &sink).code(), absl::StatusCode::kCancelled);
}

class BrokenTriples : public test::MemoryTriples {
 public:
  using test::MemoryTriples::MemoryTriples;
  absl::Status Scan(const Triple&, const GraphSelection&,
                    absl::FunctionRef<bool(const Triple&)>) const override {
    return absl::DataLossError("block 7");
  }
  absl::StatusOr<uint64_t> Estimate(const Triple&) const override { return 1; }
  absl::StatusOr<PredicateStatistics> Statistics(TermId) const override { return PredicateStatistics{}; }
};

TEST(Errors, OfTheReaderEndTheQuery) {
  const BrokenTriples reader("a p b\n");
  for (const char* text : {"SELECT * { ?s ?p ?o }", "SELECT * { ?s :p* ?o }", "ASK { ?s :p ?o }",
                           "SELECT * { VALUES ?x { 1 } FILTER NOT EXISTS { ?x :p ?o } }", "DESCRIBE :a",
                           "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT * { OPTIONAL { ?s ?p ?o } }"})
    EXPECT_EQ(test::Answer(text, reader), "error: DATA_LOSS: block 7\n") << text;
}

TEST(Errors, AnUnknownFunctionIsNamed) {
  EXPECT_NE(test::Answer("SELECT * { ?s :p ?o FILTER(<http://f/x>(?o)) }", Chain()).find("http://f/x"),
            std::string::npos);
}

}  // namespace
}  // namespace mscgraph::sparql
