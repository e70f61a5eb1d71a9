#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, TakesTheFourFormsOfAQuery) {
  ExpectDumps({
      {R"q(SELECT ?y ?x WHERE { ?x <p> ?y })q",
       R"(
select ?y ?x
project ?y ?x
  basic ?x <p> ?y
)"},
      {R"q(SELECT * { ?x <p> ?y . _:b <q> ?z })q",
       R"(
select ?x ?y ?z
project ?x ?y ?z
  basic ?x <p> ?y . ?.blank.2 <q> ?z
)"},
      {R"q(ASK { ?x <p> 1 })q",
       R"(
ask
basic ?x <p> "1"^^xsd:integer
)"},
      {R"q(CONSTRUCT { _:a <p> ?x . ?x <q> [ <r> _:a ] } WHERE { ?x <s> _:a })q",
       R"(
construct ?.blank.0 <p> ?x . ?.blank.2 <r> ?.blank.0 . ?x <q> ?.blank.2 ; fresh ?.blank.0 ?.blank.2
basic ?x <s> ?.blank.3
)"},
      {R"q(CONSTRUCT FROM <g> WHERE { ?x <p> _:b . _:b <q> ?x })q",
       R"(
construct ?x <p> ?.blank.2 . ?.blank.2 <q> ?x ; fresh ?.blank.2
from <g>
basic ?x <p> ?.blank.1 . ?.blank.1 <q> ?x
)"},
      {R"q(DESCRIBE <a> ?x { ?x <p> ?y })q",
       R"(
describe <a> ?x
basic ?x <p> ?y
)"},
      {R"q(DESCRIBE * { ?x <p> ?y } LIMIT 1)q",
       R"(
describe ?x ?y
slice offset 0 limit 1
  basic ?x <p> ?y
)"},
      {R"q(DESCRIBE <a>)q",
       R"(
describe <a>
basic
)"},
      {R"q(SELECT ?x FROM <g> FROM NAMED <h> FROM <i> { GRAPH ?x { } })q",
       R"(
select ?x
from <g>
from <i>
from_named <h>
project ?x
  graph ?x
    basic
)"},
  });
}

TEST(ParseQuery, HidesWhatASubqueryDoesNotProject) {
  ExpectDumps({
      {R"q(SELECT * { ?x <p> ?y { SELECT ?x { ?x <q> ?y } } })q",
       R"(
select ?x ?y
project ?x ?y
  join
    basic ?x <p> ?y
    project ?x
      basic ?x <q> ?.y.3
)"},
      {R"q(SELECT * { { SELECT ?y (COUNT(?x) AS ?n) { ?x <q> ?y { SELECT * { ?y <r> ?z } } } GROUP BY ?y ORDER BY ?n LIMIT 2 VALUES ?y { 1 } } ?x <p> ?z })q",
       R"(
select ?y ?n ?x ?z
project ?y ?n ?x ?z
  join
    slice offset 0 limit 2
      project ?y ?n
        order ASC ?n
          extend ?n := ?.aggregate.2
            join
              group ?y ; ?.aggregate.2 := COUNT(?.x.1)
                join
                  basic ?.x.1 <q> ?y
                  project ?y ?.z.5
                    basic ?y <r> ?.z.5
              values ?y ("1"^^xsd:integer)
    basic ?x <p> ?z
)"},
      {R"q(SELECT ?x { ?x <p> ?y FILTER EXISTS { SELECT ?x { ?x <q> ?y } } })q",
       R"(
select ?x
project ?x
  filter EXISTS #1
    #1
      project ?x
        basic ?x <q> ?.y.3
    basic ?x <p> ?y
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
