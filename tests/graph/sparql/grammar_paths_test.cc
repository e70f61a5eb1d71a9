#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, SplitsPathsWhereTheyAreTriples) {
  ExpectDumps({
      {R"q(SELECT ?x { ?x <p>/^<q>/a ?y . ?x ^<r> 1 . ?x ^(<s>/<t>) ?z })q",
       R"(
select ?x
project ?x
  basic ?x <p> ?.path.2 . ?.path.3 <q> ?.path.2 . ?.path.3 rdf:type ?y . "1"^^xsd:integer <r> ?x . ?z <s> ?.path.5 . ?.path.5 <t> ?x
)"},
      {R"q(SELECT ?x { ?x (<p>/<q>)+/<r>*|^<s>? ?y })q",
       R"(
select ?x
project ?x
  path ?x (((<p>/<q>)+/<r>*)|^<s>?) ?y
)"},
      {R"q(SELECT ?x { ?x <p>/(<q>|(<r>|<s>/<t>))/<u>? ?y ; <v> 1 })q",
       R"(
select ?x
project ?x
  join
    basic ?x <p> ?.path.2 . ?x <v> "1"^^xsd:integer
    path ?.path.2 (<q>|<r>|(<s>/<t>)) ?.path.3
    path ?.path.3 <u>? ?y
)"},
      {R"q(SELECT ?x { ?x !<p> ?y . ?x !(<p>|^a) 1 . ?x (!())* ?z })q",
       R"(
select ?x
project ?x
  join
    path ?x !(<p>) ?y
    path ?x !(<p>|^rdf:type) "1"^^xsd:integer
    path ?x (!(rdf:type)|rdf:type)* ?z
)"},
      {R"q(SELECT ?x { ?x ^<p>* ?y . ?x (^<p>)* ?y })q",
       R"(
select ?x
project ?x
  join
    path ?y <p>* ?x
    path ?x (^<p>)* ?y
)"},
      {R"q(SELECT ?x { ?x (<p>) ?y . ?x ?z ?y })q",
       R"(
select ?x
project ?x
  basic ?x <p> ?y . ?x ?z ?y
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
