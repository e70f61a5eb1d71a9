// Modifiers, groups, datasets and the forms of queries: data, query, answer in order.

#include <gtest/gtest.h>

#include "tests/support/memory_triples.h"
#include "tests/support/query_rows.h"

namespace mscgraph::sparql {
namespace {

constexpr char kSales[] =
    "s1 shop a\ns1 price 10\n"
    "s2 shop a\ns2 price 5\n"
    "s3 shop b\ns3 price 7\n"
    "s4 shop b\ns4 price 7\n"
    "s5 shop c\n";

struct Case {
  const char* name;
  const char* data;
  const char* query;
  const char* rows;
};

class Solutions : public testing::TestWithParam<Case> {};

TEST_P(Solutions, ComeInOrder) {
  const test::MemoryTriples reader(GetParam().data);
  EXPECT_EQ(test::Answer(GetParam().query, reader), GetParam().rows);
}

constexpr Case kCases[] = {
    {"OrderPutsUnboundFirst", kSales, "SELECT ?x ?p { ?x :shop ?s OPTIONAL { ?x :price ?p } } ORDER BY ?p ?x",
     "s5 -\ns2 5\ns3 7\ns4 7\ns1 10\n"},
    {"OrderDescends", kSales, "SELECT ?p { ?x :price ?p } ORDER BY DESC(?p)", "10\n7\n7\n5\n"},
    {"OrderByAnExpression", kSales, "SELECT ?p { ?x :price ?p } ORDER BY (?p * -1)", "10\n7\n7\n5\n"},
    {"OrderOfKinds", "a p \"t\"\na p 3\na p a\na p _:b\n", "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
     "_:b\na\n\"t\"\n3\n"},
    {"OrderAndLimit", kSales, "SELECT ?p { ?x :price ?p } ORDER BY ?p LIMIT 2 OFFSET 1", "7\n7\n"},
    {"OrderThenDistinct", kSales, "SELECT DISTINCT ?p { ?x :price ?p } ORDER BY DESC(?p) LIMIT 2", "10\n7\n"},
    {"LimitZero", kSales, "SELECT ?p { ?x :price ?p } LIMIT 0", ""},
    {"OffsetBeyondTheEnd", kSales, "SELECT ?p { ?x :price ?p } OFFSET 9", ""},
    {"CountAll", kSales, "SELECT (COUNT(*) AS ?n) { ?x :price ?p }", "4\n"},
    {"CountOfNothing", kSales, "SELECT (COUNT(*) AS ?n) { ?x :none ?p }", "0\n"},
    {"CountDistinct", kSales, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?x :price ?p }", "3\n"},
    {"CountSkipsUnbound", kSales, "SELECT (COUNT(?p) AS ?n) { ?x :shop ?s OPTIONAL { ?x :price ?p } }",
     "4\n"},
    {"CountOfAnExpressionSkipsErrors", kSales, "SELECT (COUNT(?o + 1) AS ?n) { ?x ?p ?o }", "4\n"},
    {"CountDistinctOfAnExpression", kSales, "SELECT (COUNT(DISTINCT ?o + 1) AS ?n) { ?x ?p ?o }", "3\n"},
    {"CountDistinctRows", "a p 1\na q 1\n", "SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o { ?x ?y ?z } }",
     "4\n"},
    {"GroupSums", kSales,
     "SELECT ?s (SUM(?p) AS ?t) (COUNT(*) AS ?n) { ?x :shop ?s ; :price ?p } GROUP BY ?s ORDER BY ?s",
     "a 15 2\nb 14 2\n"},
    {"GroupWithAnUnboundKey", kSales,
     "SELECT ?p (COUNT(*) AS ?n) { ?x :shop ?s OPTIONAL { ?x :price ?p } } GROUP BY ?p ORDER BY ?p",
     "- 1\n5 1\n7 2\n10 1\n"},
    {"GroupByAnExpression", kSales,
     "SELECT ?big (COUNT(*) AS ?n) { ?x :price ?p } GROUP BY (?p > 6 AS ?big) ORDER BY ?big",
     "false 1\ntrue 3\n"},
    {"GroupsOfNothing", kSales, "SELECT ?s (COUNT(*) AS ?n) { ?x :none ?s } GROUP BY ?s", ""},
    {"SumOfNothing", kSales, "SELECT (SUM(?p) AS ?t) { ?x :none ?p }", "0\n"},
    {"Having", kSales, "SELECT ?s { ?x :shop ?s ; :price ?p } GROUP BY ?s HAVING (SUM(?p) > 14) ORDER BY ?s",
     "a\n"},
    {"SumDistinct", kSales, "SELECT (SUM(DISTINCT ?p) AS ?t) { ?x :price ?p }", "22\n"},
    {"GroupConcatOfASortedSubquery", kSales,
     "SELECT (GROUP_CONCAT(?p; separator=\"|\") AS ?t) { { SELECT ?p { ?x :price ?p } ORDER BY ?p } }",
     "\"5|7|7|10\"\n"},
    {"TopGroups", kSales,
     "SELECT ?s (COUNT(*) AS ?n) { ?x :shop ?s } GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT 2", "a 2\nb 2\n"},
    {"BnodeOfALabelIsOneWithinASolution", kSales,
     "SELECT (BNODE(\"x\") = BNODE(\"x\") AS ?same) (BNODE(\"x\") = BNODE(\"y\") AS ?other) { :s1 :shop ?s }",
     "true false\n"},
    {"AskYes", kSales, "ASK { ?x :price 7 }", "true\n"},
    {"AskNo", kSales, "ASK { ?x :price 8 }", "false\n"},
    {"ConstructGivesEachTripleOnce", kSales, "CONSTRUCT { ?s :sells :things } { ?x :shop ?s ; :price ?p }",
     "a sells things\nb sells things\n"},
    {"ConstructDropsIllFormedTriples", kSales,
     "CONSTRUCT { ?p :of ?x . ?x ?p :y . ?x :has ?none . ?x :costs ?p } { ?x :price ?p . :s2 :price ?p }",
     "s2 costs 5\n"},
    {"ConstructMakesBlankNodesForEachSolution", "a p 1\na p 2\n_:b0 q 3\n",
     "CONSTRUCT { _:n :v ?o ; :w ?o } { :a :p ?o }", "_:b1 v 1\n_:b1 w 1\n_:b2 v 2\n_:b2 w 2\n"},
    {"DescribeFollowsBlankNodes", "a p _:x\n_:x q _:y\n_:y r 1\nb p 2\n", "DESCRIBE :a",
     "a p _:x\n_:x q _:y\n_:y r 1\n"},
    {"DescribeOfWhatAPatternFinds", kSales, "DESCRIBE ?x { ?x :price 5 }", "s2 shop a\ns2 price 5\n"},
    {"DescribeOfAnUnknownTerm", kSales, "DESCRIBE :nobody", ""},
};
INSTANTIATE_TEST_SUITE_P(Forms, Solutions, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

constexpr char kGraphs[] = "a p 1 g\nb p 2 h\nb p 1 h\nc p 3 i\n";
constexpr Case kGraphCases[] = {
    {"TheDefaultGraphIsTheUnion", kGraphs, "SELECT ?o { ?s :p ?o } ORDER BY ?s ?o", "1\n1\n2\n3\n"},
    {"AGraphByName", kGraphs, "SELECT ?s { GRAPH :g { ?s :p ?o } }", "a\n"},
    {"AGraphThatIsNotThere", kGraphs, "SELECT ?s { GRAPH :z { ?s :p ?o } }", ""},
    {"EachGraph", kGraphs, "SELECT ?g ?o { GRAPH ?g { ?s :p ?o } } ORDER BY ?g ?o", "g 1\nh 1\nh 2\ni 3\n"},
    {"GraphsAreThereWithoutPatterns", kGraphs, "SELECT ?g { GRAPH ?g {} } ORDER BY ?g", "g\nh\ni\n"},
    {"TheNameMayBeBoundBefore", kGraphs, "SELECT ?s { VALUES ?g { :h } GRAPH ?g { ?s :p 2 } }", "b\n"},
    {"TwoPatternsOfOneGraph", kGraphs, "SELECT ?g { GRAPH ?g { ?s :p 1 . ?t :p 2 } }", "h\n"},
    {"TheNameIsNotSeenInside", kGraphs, "SELECT ?g { GRAPH ?g { ?s :p 2 FILTER(BOUND(?g)) } }", ""},
    {"ExistsInsideReadsThatGraph", kGraphs,
     "SELECT ?g { GRAPH ?g { ?s :p 1 FILTER NOT EXISTS { ?t :p 2 } } }", "g\n"},
    {"ExistsOutsideReadsTheDefaultGraph", kGraphs,
     "SELECT ?g { GRAPH ?g { ?s :p 3 } FILTER EXISTS { ?t :p 2 } }", "i\n"},
    {"From", kGraphs, "SELECT ?o FROM :g FROM :i { ?s :p ?o } ORDER BY ?o", "1\n3\n"},
    {"FromHasNoNamedGraphs", kGraphs, "SELECT ?o FROM :g { GRAPH ?g { ?s :p ?o } }", ""},
    {"FromNamed", kGraphs, "SELECT ?g ?o FROM NAMED :h { GRAPH ?g { ?s :p ?o } } ORDER BY ?o", "h 1\nh 2\n"},
    {"FromNamedLeavesTheDefaultGraphEmpty", kGraphs, "SELECT ?o FROM NAMED :h { ?s :p ?o }", ""},
};
INSTANTIATE_TEST_SUITE_P(Graphs, Solutions, testing::ValuesIn(kGraphCases),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Dataset, OfTheOptionsReplacesThatOfTheQuery) {
  const test::MemoryTriples reader(kGraphs);
  const RunOptions options = {
      .has_dataset = true, .default_graphs = {"<http://e/i>"}, .named_graphs = {"<http://e/g>"}};
  EXPECT_EQ(test::Answer("SELECT ?o FROM :h { ?s :p ?o }", reader, options), "3\n");
  EXPECT_EQ(test::Answer("SELECT ?g { GRAPH ?g { } }", reader, options), "g\n");
}

TEST(Order, PrunedToTheLimitIsThatOfAll) {
  std::string data;
  for (int i = 0; i < 20'000; ++i)
    data += "s" + std::to_string(i * 7919 % 20'000) + " p " + std::to_string(i) + "\n";
  const test::MemoryTriples reader(data);
  EXPECT_EQ(test::Answer("SELECT ?o { ?s :p ?o } ORDER BY ?o LIMIT 3", reader), "0\n1\n2\n");
  EXPECT_EQ(test::Answer("SELECT ?o { ?s :p ?o } ORDER BY DESC(?o) LIMIT 2 OFFSET 2", reader),
            "19997\n19996\n");
}

}  // namespace
}  // namespace mscgraph::sparql
