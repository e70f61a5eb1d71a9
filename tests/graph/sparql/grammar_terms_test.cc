#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, WritesLiteralsInTheFormsOfTheStore) {
  ExpectDumps({
      {R"q(ASK { ?x <p> 1, 01, -1, +1.50, .5, 1e0, 1.E-5, true, FALSE })q",
       R"(
ask
basic ?x <p> "1"^^xsd:integer . ?x <p> "01"^^xsd:integer . ?x <p> "-1"^^xsd:integer . ?x <p> "+1.50"^^xsd:decimal . ?x <p> ".5"^^xsd:decimal . ?x <p> "1e0"^^xsd:double . ?x <p> "1.E-5"^^xsd:double . ?x <p> "true"^^xsd:boolean . ?x <p> "false"^^xsd:boolean
)"},
      {R"q(ASK { ?x <p> "a", 'b"', """c"d
e""", '''f''g''', "\t\b\n\r\f\"\'\\", "\u00e9\U0001F600é" })q",
       R"(
ask
basic ?x <p> "a" . ?x <p> "b\"" . ?x <p> "c\"d\ne" . ?x <p> "f''g" . ?x <p> "\t\b\n\r\f\"'\\" . ?x <p> "é😀é"
)"},
      {R"q(ASK { ?x <p> "a"@EN-gb, "a"^^<http://www.w3.org/2001/XMLSchema#string>, "a"^^<http://www.w3.org/2001/XMLSchema#date>, "a"^^<t> })q",
       R"(
ask
basic ?x <p> "a"@en-gb . ?x <p> "a" . ?x <p> "a"^^xsd:date . ?x <p> "a"^^<t>
)"},
  });
}

TEST(ParseQuery, ReadsNamesWithEscapesAndResolvesIris) {
  ExpectDumps({
      {R"q(PREFIX : <http://a/> PREFIX b.c: <http://b/> ASK { :x b.c:y.z :%41\~\.b . :1a:b <p> :, b.c: })q",
       R"(
ask
basic <http://a/x> <http://b/y.z> <http://a/%41~.b> . <http://a/1a:b> <p> <http://a/> . <http://a/1a:b> <p> <http://b/>
)"},
      {R"q(BASE <http://a/b/c> PREFIX p: <d#> BASE <../e/> ASK { <f> p:x <#g> . <http://h/../i> <> </j> })q",
       R"(
ask
base <http://a/e/>
basic <http://a/e/f> <http://a/b/d#x> <http://a/e/#g> . <http://h/../i> <http://a/e/> <http://a/j>
)"},
      {R"q(ASK { \u003fx <p\u00e9> ?\u0079 })q",
       R"(
ask
basic ?x <pé> ?y
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
