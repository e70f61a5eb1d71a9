// Graph patterns: data, query, answer. Rows are sorted; "-" is unbound.

#include <gtest/gtest.h>

#include "tests/support/memory_triples.h"
#include "tests/support/query_rows.h"

namespace mscgraph::sparql {
namespace {

constexpr char kPeople[] =
    "ann knows bob\n"
    "ann knows cid\n"
    "bob knows cid\n"
    "ann name \"Ann\"\n"
    "bob name \"Bob\"\n"
    "ann age 30\n"
    "bob age 25\n"
    "cid age 41\n";

struct Case {
  const char* name;
  const char* data;
  const char* query;
  const char* rows;
};

class Patterns : public testing::TestWithParam<Case> {};

TEST_P(Patterns, GiveTheRowsOfTheAlgebra) {
  const test::MemoryTriples reader(GetParam().data);
  EXPECT_EQ(test::SortedAnswer(GetParam().query, reader), GetParam().rows);
}

constexpr Case kCases[] = {
    {"AConstantPatternWithoutVariables", kPeople, "SELECT * { :ann :knows :bob }", "\n"},
    {"NoMatch", kPeople, "SELECT ?x { ?x :knows :ann }", ""},
    {"ATermThatTheStoreLacks", kPeople, "SELECT ?x { ?x :hates :ann }", ""},
    {"AnEmptyGroupIsOneSolution", kPeople, "SELECT ?x { }", "-\n"},
    {"JoinOnTwoVariables", kPeople, "SELECT ?x ?y { ?x :knows ?y . ?y :age ?a . ?x :age ?b }",
     "ann bob\nann cid\nbob cid\n"},
    {"OneVariableInTwoPlaces", "a p a\na p b\nb b b\n", "SELECT ?x { ?x :p ?x }", "a\n"},
    {"OneVariableInThreePlaces", "a p a\na p b\nb b b\n", "SELECT ?x { ?x ?x ?x }", "b\n"},
    {"ATripleInTwoGraphsIsMetOnce", "a p b g\na p b h\n", "SELECT ?x { ?x :p :b }", "a\n"},
    {"CartesianProduct", "a p 1\nb q 2\nb q 3\n", "SELECT ?x ?y { :a :p ?x . :b :q ?y }", "1 2\n1 3\n"},
    {"OptionalKeepsWhatHasNoMatch", kPeople, "SELECT ?x ?n { ?x :age ?a OPTIONAL { ?x :name ?n } }",
     "ann \"Ann\"\nbob \"Bob\"\ncid -\n"},
    {"AFilterInOptionalSeesTheLeftSide", kPeople,
     "SELECT ?x ?y { ?x :age ?a OPTIONAL { ?x :knows ?y . ?y :age ?b FILTER(?b > ?a) } }",
     "ann cid\nbob cid\ncid -\n"},
    {"AFilterInANestedGroupDoesNot", kPeople,
     "SELECT ?x ?y { ?x :age ?a OPTIONAL { { ?x :knows ?y . ?y :age ?b FILTER(?b > ?a) } } }",
     "ann -\nbob -\ncid -\n"},
    {"NestedOptionalThatIsNotWellDesigned", "x1 p 1\nx2 q 2\nx3 q 1\nx4 r 2\n",
     "SELECT * { :x1 :p ?v OPTIONAL { :x3 :q ?w OPTIONAL { :x4 :r ?v } } }", "1 -\n"},
    {"OptionalThenUseOfItsVariable", "a p 1\nb p 2\na q 7\n7 r 9\nc q 8\n",
     "SELECT * { ?x :p ?y OPTIONAL { ?x :q ?z } ?c :q ?z }", "a 1 7 a\nb 2 7 a\nb 2 8 c\n"},
    {"UnionKeepsDuplicates", kPeople, "SELECT ?x { { ?x :knows :cid } UNION { ?x :name ?n } }",
     "ann\nann\nbob\nbob\n"},
    {"MinusTakesWhatIsCompatible", kPeople, "SELECT ?x { ?x :age ?a MINUS { ?x :name ?n } }", "cid\n"},
    {"MinusOfDisjointDomainsTakesNothing", "a b c\n", "SELECT * { ?s ?p ?o MINUS { ?x ?y ?z } }", "a b c\n"},
    {"MinusWithAConstantTakesNothing", "a b c\n", "SELECT * { ?s ?p ?o MINUS { :a :b :c } }", "a b c\n"},
    {"NotExistsWithoutSharedVariablesTakesAll", "a b c\n",
     "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?x ?y ?z } }", ""},
    {"AFilterInNotExistsSeesTheRow", "a p 1\na q 1\na q 2\nb p 3.0\nb q 4.0\nb q 5.0\n",
     "SELECT * { ?x :p ?n FILTER NOT EXISTS { ?x :q ?m FILTER(?n = ?m) } }", "b 3.0\n"},
    {"AFilterInMinusDoesNot", "a p 1\na q 1\na q 2\nb p 3.0\nb q 4.0\nb q 5.0\n",
     "SELECT * { ?x :p ?n MINUS { ?x :q ?m FILTER(?n = ?m) } }", "a 1\nb 3.0\n"},
    {"ExistsKeepsOneOfEach", kPeople, "SELECT ?x { ?x :age ?a FILTER EXISTS { ?x :knows ?y } }",
     "ann\nbob\n"},
    {"AnErrorInAFilterDropsTheRow", kPeople, "SELECT ?x { ?x ?p ?o FILTER(?o > 26) }", "ann\ncid\n"},
    {"FilterScopeIsItsGroup", kPeople, "SELECT ?x { ?x :age ?a { FILTER(BOUND(?a)) } }", ""},
    {"BindAndUse", kPeople, "SELECT ?x ?b { ?x :age ?a BIND(?a + 1 AS ?b) FILTER(?b > 30) }",
     "ann 31\ncid 42\n"},
    {"BindOfAnErrorLeavesUnbound", kPeople, "SELECT ?b { :ann :name ?n BIND(?n + 1 AS ?b) }", "-\n"},
    {"BindJoinedLater", "a p 2\nb q 2\nb q 3\n", "SELECT ?y { :a :p ?x BIND(?x AS ?z) ?y :q ?z }", "b\n"},
    {"AComputedTermMatchesTheStoredOne", "a p 3\n", "SELECT ?s { BIND(1 + 2 AS ?o) ?s :p ?o }", "a\n"},
    {"ValuesWithUndef", kPeople, "SELECT ?x ?a { ?x :age ?a VALUES (?x ?a) { (:ann UNDEF) (UNDEF 25) } }",
     "ann 30\nbob 25\n"},
    {"ValuesOfTermsThatTheStoreLacks", kPeople, "SELECT ?v { VALUES ?v { :new \"new\" 99 } }",
     "\"new\"\n99\nnew\n"},
    {"ValuesJoinedByWhatIsCertain", "a p 1\n",
     "SELECT ?x ?y { VALUES (?x ?y) { (:a UNDEF) (UNDEF 2) } ?x :p ?y }", "a 1\n"},
    {"SubqueryHidesItsOtherVariables", "a p b\nb q c\n",
     "SELECT ?x ?y { { SELECT ?x { ?x :p ?y } } ?y :q :c }", "a b\n"},
    {"SubqueryWithLimit", kPeople,
     "SELECT ?x ?y { { SELECT ?x { ?x :age ?a } ORDER BY DESC(?a) LIMIT 2 } ?x :knows ?y }",
     "ann bob\nann cid\n"},
    {"EqualityWithAnIriBinds", kPeople, "SELECT ?x { ?x :knows ?y FILTER(?y = :bob) }", "ann\n"},
    {"InWithIris", kPeople, "SELECT ?y { :ann :knows ?y FILTER(?y IN (:cid, :cid, :dan)) }", "cid\n"},
    {"BlankNodesOfTheQueryAreVariables", kPeople, "SELECT ?x { ?x :knows [ :age 41 ] }", "ann\nbob\n"},
    {"BlankNodesOfTheDataAreTerms", "_:x p 1\n_:x q 2\n_:y p 1\n", "SELECT ?s { ?s :p 1 ; :q 2 }", "_:x\n"},
};

constexpr Case kPaths[] = {
    {"Sequence", "a p b\nb q c\n", "SELECT * { ?x :p/:q ?y }", "a c\n"},
    {"SequenceCountsTheWays", "a p b\na p c\nb q d\nc q d\n", "SELECT * { :a :p/:q ?y }", "d\nd\n"},
    {"AlternativeCountsBoth", "a p b\na q b\n", "SELECT * { ?x :p|:q ?y }", "a b\na b\n"},
    {"Inverse", "a p b\n", "SELECT * { ?x ^:p ?y }", "b a\n"},
    {"OneOrMoreInACycle", "a p b\nb p c\nc p a\n", "SELECT * { :a :p+ ?y }", "a\nb\nc\n"},
    {"OneOrMoreWithoutACycle", "a p b\nb p c\n", "SELECT * { :a :p+ ?y }", "b\nc\n"},
    {"ZeroOrMoreBackward", "a p b\nb p c\n", "SELECT * { ?x :p* :c }", "a\nb\nc\n"},
    {"ZeroOrMoreReachesOnceWhateverTheWays", "a p b\na p c\nb p d\nc p d\n", "SELECT * { :a :p* ?y }",
     "a\nb\nc\nd\n"},
    {"ZeroOrMoreBetweenVariables", "a p b\n", "SELECT * { ?x :p* ?y }", "a a\na b\nb b\n"},
    {"ZeroOrMoreOfATermThatTheGraphLacks", "a p b\n", "SELECT * { :z :p* ?y }", "z\n"},
    {"ZeroOrMoreOfAnOtherwiseBoundTerm", "a p b\n", "SELECT * { VALUES ?x { :z :a } ?x :p* ?y }",
     "a a\na b\n"},
    {"ZeroOrOne", "a p b\nb p c\n", "SELECT * { :a :p? ?y }", "a\nb\n"},
    {"ZeroOrOneIsASet", "a p a\n", "SELECT * { :a :p? ?y }", "a\n"},
    {"BothEndsBound", "a p b\nb p c\n", "SELECT * { :a :p+ :c }", "\n"},
    {"BothEndsOneVariable", "a p b\nb p a\nc p d\n", "SELECT * { ?x :p+ ?x }", "a\nb\n"},
    {"ClosureOfASequence", "a p b\nb q c\nc p d\nd q e\n", "SELECT * { :a (:p/:q)+ ?y }", "c\ne\n"},
    {"ClosureOfAnInverse", "a p b\nc p b\nc q d\n", "SELECT * { :a (:p/^:p)* ?y }", "a\nc\n"},
    {"NegatedSet", "a p b\na q c\na r d\n", "SELECT * { :a !(:p|:q) ?y }", "d\n"},
    {"NegatedInverse", "a p b\nc q b\n", "SELECT * { :b !(^:p) ?y }", "c\n"},
    {"NegatedSetBothWays", "a p b\nb q c\nd r b\n", "SELECT * { :b !(:p|^:p) ?y }", "c\nd\n"},
    {"InsideGraph", "a p b g\nb p c h\n", "SELECT * { GRAPH :g { :a :p+ ?y } }", "b\n"},
};

INSTANTIATE_TEST_SUITE_P(Groups, Patterns, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });
INSTANTIATE_TEST_SUITE_P(Paths, Patterns, testing::ValuesIn(kPaths),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace mscgraph::sparql
