#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, JoinsTriplesOfAGroupIntoOneBasicPattern) {
  ExpectDumps({
      {R"q(SELECT ?x { ?x <p> ?y ; <q> 1 , 2 . ?y a <C> . FILTER(?y > 1) ?y <r> ?z })q",
       R"(
select ?x
project ?x
  filter (?y > "1"^^xsd:integer)
    basic ?x <p> ?y . ?x <q> "1"^^xsd:integer . ?x <q> "2"^^xsd:integer . ?y rdf:type <C> . ?y <r> ?z
)"},
      {R"q(SELECT ?x { ?x <p> ?y { ?x <q> ?z } { } { { ?z <r> ?x } } })q",
       R"(
select ?x
project ?x
  basic ?x <p> ?y . ?x <q> ?z . ?z <r> ?x
)"},
      {R"q(SELECT ?x { ?x <p> ?y { ?x <q> ?z FILTER(?z > 1) } ?y <r> 1 })q",
       R"(
select ?x
project ?x
  join
    basic ?x <p> ?y . ?y <r> "1"^^xsd:integer
    filter (?z > "1"^^xsd:integer)
      basic ?x <q> ?z
)"},
      {R"q(SELECT ?x { })q",
       R"(
select ?x
project ?x
  basic
)"},
  });
}

TEST(ParseQuery, TranslatesGroupsAsSection18Says) {
  ExpectDumps({
      {R"q(SELECT ?x { ?x <p> ?y OPTIONAL { ?x <q> ?z FILTER(?z > ?y) } FILTER(!BOUND(?z)) FILTER(?y > 1) })q",
       R"(
select ?x
project ?x
  filter (!BOUND(?z) && (?y > "1"^^xsd:integer))
    left_join (?z > ?y)
      basic ?x <p> ?y
      basic ?x <q> ?z
)"},
      {R"q(SELECT ?x { ?x <p> ?y OPTIONAL { { ?x <q> ?z FILTER(?z > ?y) } } })q",
       R"(
select ?x
project ?x
  left_join
    basic ?x <p> ?y
    filter (?z > ?y)
      basic ?x <q> ?z
)"},
      {R"q(SELECT ?x { OPTIONAL { ?x <p> 1 } OPTIONAL { ?x <p> 2 } ?x <q> 3 })q",
       R"(
select ?x
project ?x
  join
    left_join
      left_join
        basic
        basic ?x <p> "1"^^xsd:integer
      basic ?x <p> "2"^^xsd:integer
    basic ?x <q> "3"^^xsd:integer
)"},
      {R"q(SELECT ?x { ?x <p> ?y MINUS { ?x <q> ?y FILTER(?y > 1) } BIND(?y + 1 AS ?z) ?x <r> ?z })q",
       R"(
select ?x
project ?x
  join
    extend ?z := (?y + "1"^^xsd:integer)
      minus
        basic ?x <p> ?y
        filter (?y > "1"^^xsd:integer)
          basic ?x <q> ?y
    basic ?x <r> ?z
)"},
      {R"q(SELECT ?x { { ?x <p> 1 } UNION { ?x <p> 2 FILTER(?x > 1) } UNION { } . ?x <q> 3 })q",
       R"(
select ?x
project ?x
  join
    union
      basic ?x <p> "1"^^xsd:integer
      filter (?x > "1"^^xsd:integer)
        basic ?x <p> "2"^^xsd:integer
      basic
    basic ?x <q> "3"^^xsd:integer
)"},
      {R"q(SELECT ?x { GRAPH ?g { ?x <p> 1 FILTER(?x > 1) } GRAPH <g> { ?x <q> ?g } })q",
       R"(
select ?x
project ?x
  join
    graph ?g
      filter (?x > "1"^^xsd:integer)
        basic ?x <p> "1"^^xsd:integer
    graph <g>
      basic ?x <q> ?g
)"},
      {R"q(SELECT ?x { VALUES (?x ?y) { (1 UNDEF) (<a> "b"@EN) } VALUES ?z { } VALUES () { () } })q",
       R"(
select ?x
project ?x
  join
    values ?x ?y ("1"^^xsd:integer UNDEF) (<a> "b"@en)
    values ?z
    values ()
)"},
      {R"q(SELECT ?x { ?x <p> ?y FILTER EXISTS { ?x <q> ?z FILTER NOT EXISTS { ?z <r> ?y } } })q",
       R"(
select ?x
project ?x
  filter EXISTS #1
    #1
      filter NOT EXISTS #1
        #1
          basic ?z <r> ?y
        basic ?x <q> ?z
    basic ?x <p> ?y
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
