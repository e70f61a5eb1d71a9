#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, WritesBlankNodesAndCollectionsAsTriples) {
  ExpectDumps({
      {R"q(SELECT * { [ <p> ?x ] <q> [ ] . [] <r> _:a . _:a <s> [ <t> _:a ] . [ <u> 1 ] })q",
       R"(
select ?x
project ?x
  basic ?.blank.0 <p> ?x . ?.blank.0 <q> ?.blank.2 . ?.blank.3 <r> ?.blank.4 . ?.blank.5 <t> ?.blank.4 . ?.blank.4 <s> ?.blank.5 . ?.blank.6 <u> "1"^^xsd:integer
)"},
      {R"q(SELECT * { (1 ?x ()) <p> () . ( ( ) ) })q",
       R"(
select ?x
project ?x
  basic ?.blank.0 rdf:first "1"^^xsd:integer . ?.blank.0 rdf:rest ?.blank.1 . ?.blank.1 rdf:first ?x . ?.blank.1 rdf:rest ?.blank.3 . ?.blank.3 rdf:first rdf:nil . ?.blank.3 rdf:rest rdf:nil . ?.blank.0 <p> rdf:nil . ?.blank.4 rdf:first rdf:nil . ?.blank.4 rdf:rest rdf:nil
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
