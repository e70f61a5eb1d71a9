#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, PutsModifiersInTheOrderOfTheRecommendation) {
  ExpectDumps({
      {R"q(SELECT DISTINCT ?x { ?x <p> ?y } ORDER BY DESC(?y) ?x OFFSET 2 LIMIT 3)q",
       R"(
select ?x
slice offset 2 limit 3
  distinct
    project ?x
      order DESC ?y ASC ?x
        basic ?x <p> ?y
)"},
      {R"q(SELECT REDUCED ?x { ?x <p> ?y } ORDER BY STR(?x) ASC(?y + 1) LIMIT 0)q",
       R"(
select ?x
slice offset 0 limit 0
  reduced
    project ?x
      order ASC STR(?x) ASC (?y + "1"^^xsd:integer)
        basic ?x <p> ?y
)"},
      {R"q(SELECT (?y + 1 AS ?z) (?z * 2 AS ?a) ?x { ?x <p> ?y } VALUES ?x { <a> })q",
       R"(
select ?z ?a ?x
project ?z ?a ?x
  extend ?a := (?z * "2"^^xsd:integer)
    extend ?z := (?y + "1"^^xsd:integer)
      join
        basic ?x <p> ?y
        values ?x (<a>)
)"},
  });
}

TEST(ParseQuery, GivesAggregatesVariablesOfTheirOwn) {
  ExpectDumps({
      {R"q(SELECT ?g (COUNT(*) AS ?n) (SUM(DISTINCT ?x) / COUNT(*) AS ?a) { ?x <p> ?g } GROUP BY ?g HAVING (COUNT(*) > 1) (MIN(?x) < 2) ORDER BY DESC(COUNT(*)))q",
       R"(
select ?g ?n ?a
project ?g ?n ?a
  order DESC ?.aggregate.1
    extend ?a := (?.aggregate.4 / ?.aggregate.1)
      extend ?n := ?.aggregate.1
        filter ((?.aggregate.1 > "1"^^xsd:integer) && (?.aggregate.6 < "2"^^xsd:integer))
          group ?g ; ?.aggregate.1 := COUNT(*) ; ?.aggregate.4 := SUM(DISTINCT ?x) ; ?.aggregate.6 := MIN(?x)
            basic ?x <p> ?g
)"},
      {R"q(SELECT (GROUP_CONCAT(?x; SEPARATOR = ", ") AS ?l) (GROUP_CONCAT(DISTINCT ?x) AS ?m) { ?x <p> ?y })q",
       R"(
select ?l ?m
project ?l ?m
  extend ?m := ?.aggregate.3
    extend ?l := ?.aggregate.1
      group ; ?.aggregate.1 := GROUP_CONCAT(?x; SEPARATOR=", ") ; ?.aggregate.3 := GROUP_CONCAT(DISTINCT ?x; SEPARATOR=" ")
        basic ?x <p> ?y
)"},
      {R"q(SELECT ?k ?x { ?x <p> ?y } GROUP BY (?y + 1 AS ?k) STR(?y) (?x) ?x)q",
       R"(
select ?k ?x
project ?k ?x
  group ?k ?.key.3 ?x
    extend ?.key.3 := STR(?y)
      extend ?k := (?y + "1"^^xsd:integer)
        basic ?x <p> ?y
)"},
      {R"q(SELECT (SUM(RAND()) AS ?a) (SUM(RAND()) AS ?b) { })q",
       R"(
select ?a ?b
project ?a ?b
  extend ?b := ?.aggregate.2
    extend ?a := ?.aggregate.0
      group ; ?.aggregate.0 := SUM(RAND()) ; ?.aggregate.2 := SUM(RAND())
        basic
)"},
      {R"q(SELECT ?x { ?x <p> ?y } GROUP BY ?x HAVING (?y > 1) ORDER BY ?y)q",
       R"(
select ?x
project ?x
  order ASC ?.aggregate.2
    filter (?.aggregate.2 > "1"^^xsd:integer)
      group ?x ; ?.aggregate.2 := SAMPLE(?y)
        basic ?x <p> ?y
)"},
      {R"q(ASK { ?x <p> ?y } HAVING (COUNT(*) > 1) VALUES ?x { 1 })q",
       R"(
ask
join
  filter (?.aggregate.2 > "1"^^xsd:integer)
    group ; ?.aggregate.2 := COUNT(*)
      basic ?x <p> ?y
  values ?x ("1"^^xsd:integer)
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
