#include "tests/support/query_dump.h"

namespace mscgraph::sparql {
namespace {

TEST(ParseQuery, TellsOperatorsByPrecedence) {
  ExpectDumps({
      {R"q(ASK { FILTER(?a || ?b && ?c = ?d + ?e * -?f / 2 - !?g) })q",
       R"(
ask
filter (?a || (?b && (?c = ((?d + ((?e * -?f) / "2"^^xsd:integer)) - !?g))))
  basic
)"},
      {R"q(ASK { FILTER(?a + 1 -2*3 +?b) })q",
       R"(
ask
filter (((?a + "1"^^xsd:integer) - ("2"^^xsd:integer * "3"^^xsd:integer)) + ?b)
  basic
)"},
      {R"q(ASK { FILTER(?a || ?b || ?c || ?d || ?e) })q",
       R"(
ask
filter (((?a || ?b) || (?c || ?d)) || ?e)
  basic
)"},
      {R"q(ASK { FILTER(?a IN (1, ?b) && ?c NOT IN ()) })q",
       R"(
ask
filter ((?a IN ("1"^^xsd:integer, ?b)) && (?c NOT IN ()))
  basic
)"},
      {R"q(ASK { FILTER(?a < ?b && ?b > ?c && ?c <= 1 && ?d >= 2 && ?e != 3) })q",
       R"(
ask
filter ((((?a < ?b) && (?b > ?c)) && ((?c <= "1"^^xsd:integer) && (?d >= "2"^^xsd:integer))) && (?e != "3"^^xsd:integer))
  basic
)"},
      {R"q(ASK { FILTER(+1 - +?x = - 1) })q",
       R"(
ask
filter (("+1"^^xsd:integer - +?x) = -"1"^^xsd:integer)
  basic
)"},
      {R"q(ASK { FILTER <f>() FILTER <g>(?x, 1) FILTER REGEX(?x, "a") FILTER COALESCE() FILTER(uri(?x) = <a>) })q",
       R"(
ask
filter (((<f>() && <g>(?x, "1"^^xsd:integer)) && (REGEX(?x, "a") && COALESCE())) && (IRI(?x) = <a>))
  basic
)"},
  });
}

}  // namespace
}  // namespace mscgraph::sparql
