#include "graph/sparql/join_order.h"

#include <gtest/gtest.h>

#include <cmath>

#include "absl/strings/str_cat.h"
#include "graph/sparql/engine.h"
#include "tests/support/memory_triples.h"
#include "tests/support/query_rows.h"

namespace mscgraph::sparql {
namespace {

// `rows` alone; each bound variable leaves one in `choices`.
JoinItem Item(std::vector<Variable> variables, double rows, double choices) {
  const VariableSet set(variables);
  return {.maybe = set,
          .certain = set,
          .estimate =
              [=](const VariableSet& bound) {
                const double n =
                    rows / std::pow(choices, static_cast<double>((set & bound).Members().size()));
                return Estimate{.rows = n, .work = kSeekWork + n};
              },
          .can_loop = [](const VariableSet&) { return true; }};
}

std::string Text(const std::vector<JoinStep>& steps) {
  std::string out;
  for (const JoinStep& step : steps) absl::StrAppend(&out, step.hash ? "hash " : "loop ", step.item, " ");
  return out;
}

TEST(JoinOrder, BeginsWithTheFewest) {
  EXPECT_EQ(Text(OrderJoins({Item({0, 1}, 1e6, 1e6), Item({0, 2}, 1e6, 1e6), Item({0}, 3, 1e6)}, {})),
            "loop 2 loop 0 loop 1 ");
}

TEST(JoinOrder, HashesWhatIsLargeOnBothSides) {
  EXPECT_EQ(Text(OrderJoins({Item({0, 1}, 1e5, 1e5), Item({0, 2}, 1e5, 1e5)}, {})), "loop 0 hash 1 ");
}

TEST(JoinOrder, LoopsIfAHashTableWouldNotFit) {
  EXPECT_EQ(Text(OrderJoins({Item({0, 1}, 1e5, 1e5), Item({0, 2}, 1e5, 1e5)}, {.hash_bytes = 1000})),
            "loop 0 loop 1 ");
}

TEST(JoinOrder, TakesNoProductIfThereIsAnotherWay) {
  // 0 and 2 are the smallest, but only 1 ties them.
  EXPECT_EQ(Text(OrderJoins({Item({0}, 5, 100), Item({0, 1}, 1e4, 100), Item({1}, 6, 100)}, {})),
            "loop 0 loop 1 hash 2 ");
}

TEST(JoinOrder, HashesWhatMayNotLoop) {
  const VariableSet bound({0});
  JoinItem item = Item({0, 1}, 10, 10);
  EXPECT_EQ(Text(OrderJoins({item}, {.maybe = bound, .certain = bound})), "loop 0 ");
  item.can_loop = [](const VariableSet& inputs) { return inputs.empty(); };
  EXPECT_EQ(Text(OrderJoins({item}, {.maybe = bound, .certain = bound})), "hash 0 ");
}

TEST(JoinOrder, LoopsIfFewRowsAreWanted) {
  EXPECT_EQ(Text(OrderJoins({Item({0, 1}, 1e5, 1e5), Item({0, 2}, 1e5, 1e5)}, {.goal = 10})),
            "loop 0 loop 1 ");
}

TEST(JoinOrder, IsGreedyForMany) {
  std::vector<JoinItem> items;
  for (Variable v = 0; v < 12; ++v) items.push_back(Item({v, v + 1}, 1000 + v, 1000));
  items.push_back(Item({12}, 1, 1000));
  const std::vector<JoinStep> steps = OrderJoins(items, {});
  ASSERT_EQ(steps.size(), 13u);
  // From the one row at the end back along the chain.
  for (size_t i = 0; i < steps.size(); ++i) EXPECT_EQ(steps[i].item, 12 - i);
}

TEST(JoinOrder, OfNothingIsEmpty) { EXPECT_TRUE(OrderJoins({}, {}).empty()); }

// Claims: many of few types, each with one object; few of the object D.
const test::MemoryTriples& Claims() {
  static const auto* reader = [] {
    std::string data;
    for (int i = 0; i < 1000; ++i) {
      const std::string claim = "c" + std::to_string(i);
      data += claim + " a Claim\n" + claim + " object " + (i % 100 == 0 ? "D" : "E" + std::to_string(i % 7)) +
              "\n" + claim + " subject s" + std::to_string(i % 20) + "\n";
      if (i % 2 == 0) data += claim + " year " + std::to_string(2000 + i % 25) + "\n";
    }
    return new test::MemoryTriples(data);
  }();
  return *reader;
}

struct PlanCase {
  const char* name;
  const char* query;
  const char* plan;
};

class Plans : public testing::TestWithParam<PlanCase> {};

TEST_P(Plans, AreAsExpected) {
  auto query = test::ParseShort(GetParam().query);
  ASSERT_TRUE(query.ok()) << query.status();
  auto plan = Explain(*query, Claims(), {}, false);
  ASSERT_TRUE(plan.ok()) << plan.status();
  std::string text = *plan;
  for (size_t at; (at = text.find("<http://e/")) != std::string::npos;) {
    text.erase(text.find('>', at), 1);
    text.replace(at, 10, ":");
  }
  EXPECT_EQ(text, GetParam().plan);
}

constexpr PlanCase kPlans[] = {
    {"StarBeginsWithTheSelectivePattern", "SELECT * { ?c :a :Claim . ?c :subject ?s . ?c :object :D }",
     "chain\n"
     "  scan ?c :object :D in pos  ~10 rows\n"
     "  scan ?c :a :Claim in spo  ~10 rows\n"
     "  scan ?c :subject ?s in spo  ~10 rows\n"},
    {"LargeStarIsHashed", "SELECT * { ?c :object ?o . ?c :subject ?s }",
     "chain\n"
     "  scan ?c :object ?o in pos  ~1000 rows\n"
     "  hash join by ?c  ~1000 rows\n"
     "    scan ?c :subject ?s in pos\n"},
    {"FilterGoesToWhereItsVariablesAreBound",
     "SELECT * { ?c :object :D . ?c :year ?y . ?c :subject ?s FILTER(?y > 2010 && BOUND(?s)) }",
     "chain\n"
     "  scan ?c :object :D in pos  ~10 rows\n"
     "  chain  ~10 rows\n"
     "    scan ?c :year ?y in spo\n"
     "    filter (?y > \"2010\"^^xsd:integer)\n"
     "  chain  ~10 rows\n"
     "    scan ?c :subject ?s in spo\n"
     "    filter BOUND(?s)\n"},
    {"FilterOfTheLeftSideGoesBelowOptional",
     "SELECT * { ?c :object :D OPTIONAL { ?c :year ?y } FILTER(?c != :c0) FILTER(!BOUND(?y)) }",
     "chain\n"
     "  chain  ~10 rows\n"
     "    scan ?c :object :D in pos\n"
     "    filter (?c != :c0)\n"
     "  optional\n"
     "    scan ?c :year ?y in spo  ~10 rows\n"
     "  filter !BOUND(?y)\n"},
    {"FilterGoesIntoBranches", "SELECT * { { ?c :object ?o } UNION { ?c :subject ?o } FILTER(isIRI(?o)) }",
     "union\n"
     "  chain  ~1000 rows\n"
     "    scan ?c :object ?o in pos\n"
     "    filter ISIRI(?o)\n"
     "  chain  ~1000 rows\n"
     "    scan ?c :subject ?o in pos\n"
     "    filter ISIRI(?o)\n"},
    {"EqualityBecomesAJoin", "SELECT * { ?c :object ?o . ?c :subject ?s FILTER(?o = :D) }",
     "chain\n"
     "  values ?o, 1 rows  ~1 rows\n"
     "  scan ?c :object ?o in pos  ~125 rows\n"
     "  hash join by ?c  ~125 rows\n"
     "    scan ?c :subject ?s in pos\n"},
    {"GroupOfASubqueryIsJoinedByHash",
     "SELECT * { ?c :object :D . ?c :subject ?s { SELECT ?s (COUNT(*) AS ?n) { ?d :subject ?s } GROUP BY ?s "
     "} }",
     "chain\n"
     "  scan ?c :object :D in pos  ~10 rows\n"
     "  scan ?c :subject ?s in spo  ~10 rows\n"
     "  hash join by ?s  ~3000 rows\n"
     "    subquery\n"
     "      chain\n"
     "        subquery\n"
     "          group by ?s, COUNT(*)\n"
     "            scan ?.d.5 :subject ?s in pos  ~1000 rows\n"
     "        bind ?n = ?.aggregate.3\n"},
    {"MinusOfFewIsAskedForEach", "SELECT * { ?c :object :D MINUS { ?c :year ?y } }",
     "chain\n"
     "  scan ?c :object :D in pos  ~10 rows\n"
     "  minus, for each row\n"
     "    scan ?c :year ?y in spo  ~10 rows\n"},
    {"TopOfGroups", "SELECT ?o (COUNT(*) AS ?n) { ?c :object ?o } GROUP BY ?o ORDER BY DESC(?n) LIMIT 10",
     "slice, first 10\n"
     "  order by ?n descending, best 10\n"
     "    chain\n"
     "      subquery\n"
     "        group by ?o, COUNT(*)\n"
     "          scan ?c :object ?o in pos  ~1000 rows\n"
     "      bind ?n = ?.aggregate.1\n"},
    {"PathFromTheBoundEnd", "SELECT * { ?x :subject/:part* ?y . ?x :object :D }",
     "chain\n"
     "  scan ?x :object :D in pos  ~10 rows\n"
     "  scan ?x :subject ?.path.2 in spo  ~10 rows\n"
     "  path ?.path.2 :part* ?y  ~200 rows\n"},
};
INSTANTIATE_TEST_SUITE_P(Explain, Plans, testing::ValuesIn(kPlans),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Explain, AnalyseCountsRowsAndCalls) {
  auto query = test::ParseShort("SELECT * { ?c :object :D . ?c :year ?y }");
  ASSERT_TRUE(query.ok());
  auto plan = Explain(*query, Claims(), {}, true);
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_NE(plan->find("scan ?c <http://e/object> <http://e/D> in pos  ~10 rows  [1 calls, 10 rows, "),
            std::string::npos)
      << *plan;
  EXPECT_NE(plan->find("[10 calls, 10 rows, "), std::string::npos) << *plan;
}

}  // namespace
}  // namespace mscgraph::sparql
