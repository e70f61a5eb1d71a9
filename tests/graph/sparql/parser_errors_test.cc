// What ParseQuery refuses, and how it says so.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/sparql/parser.h"

namespace mscgraph::sparql {
namespace {

struct Case {
  std::string query, message;
};

void ExpectErrors(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const auto query = ParseQuery(c.query, {});
    EXPECT_EQ(query.status().code(), absl::StatusCode::kInvalidArgument) << c.query;
    EXPECT_EQ(std::string(query.status().message()), c.message) << c.query;
  }
}

TEST(ParseQueryErrors, SayWhereWhatWasExpectedAndWhatWasFound) {
  ExpectErrors({
      {"", "line 1, column 1: expected SELECT, ASK, CONSTRUCT or DESCRIBE, found the end of the query"},
      {"SELECT ?x", "line 1, column 10: expected WHERE or '{', found the end of the query"},
      {"SELECT * {\n  ?x <p>\n}",
       "line 3, column 1: expected a variable, an IRI, a literal, a blank node or a collection, found '}'"},
      {"ASK {\r\n?\xC3\xA9 <p> 1 ?y <q> 2 }", "line 2, column 10: expected '.', found '?y'"},
      {"ASK { \\u003fx x:p 1 }", "line 1, column 15: the prefix 'x:' is not declared"},
      {"SELECT * { ?x <p> ?y . . }",
       "line 1, column 24: expected a triple pattern, a graph pattern or '}', found '.'"},
      {"ASK { FILTER(?x = 1 = 2) }", "line 1, column 21: expected ')', found '='"},
      {"ASK { FILTER ?x }", "line 1, column 14: expected '(' or a function, found '?x'"},
      {"ASK { FILTER <f> }", "line 1, column 18: expected '(', found '}'"},
      {"SELECT (?x + 1) { }", "line 1, column 15: expected AS, found ')'"},
      {"SELECT * { } LIMIT -1", "line 1, column 20: expected a number without sign, found '-1'"},
      {"SELECT * { } LIMIT 18446744073709551616", "line 1, column 20: the number is too large"},
      {"SELECT * { } LIMIT 1 LIMIT 2", "line 1, column 22: expected the end of the query, found 'LIMIT'"},
      {"PREFIX a:b <c> ASK { }", "line 1, column 8: expected a prefix that ends with ':', found 'a:b'"},
      {"CONSTRUCT { ?x <p>* 1 } { }",
       "line 1, column 19: expected a variable, an IRI, a literal, a blank node or a collection, found '*'"},
      {"CONSTRUCT WHERE { ?x ^<p> 1 }", "line 1, column 22: expected a predicate, found '^'"},
      {"ASK { VALUES (?x ?y) { (1) } }", "line 1, column 24: expected 2 values in a row of VALUES, found 1"},
      {"ASK { FILTER(SUBSTR(?x)) }", "line 1, column 14: expected 2 to 3 arguments of SUBSTR, found 1"},
      {"ASK { FILTER(IF(?x)) }", "line 1, column 14: expected 3 arguments of IF, found 1"},
      {"ASK { FILTER(FOO(?x)) }", "line 1, column 14: there is no function FOO"},
      {"ASK { FILTER(BOUND(1)) }", "line 1, column 20: expected a variable, found '1'"},
      {"ASK { ?x <p> \"\xFF\" }", "line 1, column 15: the query is not valid UTF-8"},
  });
}

TEST(ParseQueryErrors, TellWhatIsWrongInAToken) {
  ExpectErrors({
      {"ASK { ?x <p> \"abc\n\" }", "line 1, column 14: the string is not closed"},
      {"ASK { ?x <p> '''abc' }", "line 1, column 14: the string is not closed"},
      {"ASK { ?x <p> 'a\\q' }",
       "line 1, column 16: unknown escape in a string: \\ may be followed by t b n r f \" ' \\ u U"},
      {"ASK { ?x <p> 'a\\uD800' }", "line 1, column 16: \\u needs 4 hex digits of a Unicode character"},
      {"ASK { ?x <p> '\\U0011FFFF' }", "line 1, column 15: \\U needs 8 hex digits of a Unicode character"},
      {"ASK { ?x <p> 'a'@1 }", "line 1, column 17: @ needs a language tag as in @en or @en-GB"},
      {"ASK { ?x :a%4 1 }", "line 1, column 12: % in a name needs two hex digits"},
      {"ASK { ?x :a\\\\b 1 }",
       "line 1, column 12: a backslash in a name may be followed by _ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %"},
      {"ASK { _: <p> 1 }", "line 1, column 7: a blank node needs a label after _:"},
      {"ASK { ?x <p> \xC2\xA3 }", "line 1, column 14: the character U+00A3 (\xC2\xA3) cannot stand here"},
      {std::string("ASK { \0 }", 9), "line 1, column 7: the character U+0000 cannot stand here"},
  });
}

TEST(ParseQueryErrors, NameWhatIsNotSupported) {
  ExpectErrors({
      {"ASK { SERVICE <x> { } }", "line 1, column 7: SERVICE (federated query) is not supported"},
      {"PREFIX a: <b> insert data { }", "line 1, column 15: insert (SPARQL Update) is not supported"},
      {"DELETE WHERE { }", "line 1, column 1: DELETE (SPARQL Update) is not supported"},
      {"VERSION \"1.2\" ASK { }", "line 1, column 1: VERSION (SPARQL 1.2) is not supported"},
      {"ASK { <<?a ?b ?c>> ?d ?e }",
       "line 1, column 7: triple terms and reified triples (SPARQL 1.2) are not supported"},
      {"ASK { ?a ?b <<( ?a ?b ?c )>> }",
       "line 1, column 13: triple terms and reified triples (SPARQL 1.2) are not supported"},
      {"ASK { ?a ?b ?c {| <d> 1 |} }",
       "line 1, column 16: annotations of triples (SPARQL 1.2) are not supported"},
      {"ASK { FILTER(isTRIPLE(?x)) }",
       "line 1, column 14: the function isTRIPLE (SPARQL 1.2) is not supported"},
      {"ASK { ?x <p> 'a'@en--ltr }", "line 1, column 17: base directions (SPARQL 1.2) are not supported"},
      {"ASK { FILTER(<f>(DISTINCT ?x)) }",
       "line 1, column 18: DISTINCT in a call: aggregates named by an IRI are not supported"},
      {"ASK { ?x <p>{1,2} ?y }", "line 1, column 13: counts behind a path, {n,m}, are not in SPARQL 1.1"},
  });
}

TEST(ParseQueryErrors, KeepTheScopesOfVariables) {
  ExpectErrors({
      {"SELECT ?x ?x { }", "line 1, column 11: SELECT has ?x twice"},
      {"SELECT (1 AS ?x) (2 AS ?x) { }", "line 1, column 24: SELECT has ?x twice"},
      {"SELECT (1 AS ?x) { ?x <p> 1 }", "line 1, column 14: AS ?x, which the pattern binds already"},
      {"SELECT (1 AS ?x) { } VALUES ?x { 1 }", "line 1, column 14: AS ?x, which the pattern binds already"},
      {"ASK { ?x <p> 1 BIND(2 AS ?x) }", "line 1, column 26: BIND to ?x, which is used in the group before"},
      {"ASK { OPTIONAL { ?x <p> 1 } BIND(2 AS ?x) }",
       "line 1, column 39: BIND to ?x, which is used in the group before"},
      {"ASK { VALUES (?x ?x) { } }", "line 1, column 18: VALUES has ?x twice"},
      {"ASK { _:a <p> 1 { _:a <q> 2 } }",
       "line 1, column 19: the blank node _:a stands in two basic graph patterns"},
      {"ASK { _:a <p> 1 OPTIONAL { } _:a <q> 2 }",
       "line 1, column 30: the blank node _:a stands in two basic graph patterns"},
  });
}

TEST(ParseQueryErrors, KeepTheRulesOfGrouping) {
  const std::string misplaced = " can stand in SELECT, HAVING and ORDER BY only, and not inside another one";
  ExpectErrors({
      {"SELECT * { } GROUP BY ?x", "line 1, column 8: SELECT * in a query with GROUP BY or aggregates"},
      {"SELECT * { } ORDER BY COUNT(*)", "line 1, column 8: SELECT * in a query with GROUP BY or aggregates"},
      {"SELECT ?y { ?x <p> ?y } GROUP BY ?x",
       "line 1, column 8: ?y is neither in GROUP BY nor in an aggregate"},
      {"SELECT (?x + COUNT(*) AS ?n) { ?x <p> ?y }",
       "line 1, column 26: ?x is neither in GROUP BY nor in an aggregate"},
      {"SELECT (STR(?x) AS ?s) { ?x <p> ?y } GROUP BY STR(?x)",
       "line 1, column 20: ?x is neither in GROUP BY nor in an aggregate"},
      {"SELECT (1 AS ?k) { ?x <p> ?y } GROUP BY (?x AS ?k)",
       "line 1, column 14: AS ?k, which GROUP BY binds already"},
      {"SELECT ?y { ?x <p> ?y } GROUP BY (?x AS ?y)", "line 1, column 41: AS ?y, which is bound already"},
      {"SELECT (COUNT(*) AS ?n) { ?x <p> ?y } HAVING (?n > 1)",
       "line 1, column 21: HAVING cannot see ?n; it needs the expression itself"},
      {"ASK { FILTER(COUNT(?x) > 1) }", "line 1, column 14: the aggregate COUNT" + misplaced},
      {"ASK { } GROUP BY (MAX(?x) AS ?m)", "line 1, column 19: the aggregate MAX" + misplaced},
      {"SELECT (SUM(AVG(?x)) AS ?n) { }", "line 1, column 13: the aggregate AVG" + misplaced},
      {"SELECT (EXISTS { FILTER(MIN(?x) > 1) } AS ?n) { }",
       "line 1, column 25: the aggregate MIN" + misplaced},
  });
}

std::string Repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ParseQueryErrors, BoundTheDepth) {
  const struct {
    std::string begin, open, close, end;
  } kinds[] = {
      {"ASK ", "{", "}", ""},
      {"ASK { FILTER", "(", ")", " }"},
      {"ASK { FILTER(", "STR(", ")", "<a>) }"},
      {"ASK { ?x ", "(", ")", " ?y }"},
      {"ASK { ?x <p> ", "[ <p> ", "]", " }"},
      {"ASK { ?x <p> ", "(", ")", " }"},
      {"ASK ", "{ FILTER EXISTS ", "}", ""},
      {"ASK ", "{ SELECT * ", "}", ""},
  };
  for (const auto& kind : kinds) {
    const std::string deep = kind.begin + Repeated(kind.open, 100000);
    EXPECT_EQ(std::string(ParseQuery(deep, {}).status().message()).substr(0, 6), "line 1") << kind.open;
    EXPECT_NE(std::string(ParseQuery(deep, {}).status().message()).find("nested more than 200 deep"),
              std::string::npos)
        << kind.open;
  }
}

TEST(ParseQueryErrors, BoundWhatNestsByRepetition) {
  const std::string many = "more than 2000 of OPTIONAL, MINUS, BIND, AS and arithmetic operators";
  std::string binds, columns;
  for (int i = 0; i < 3000; ++i) {
    binds += "BIND(1 AS ?x" + std::to_string(i) + ") ";
    columns += "(1 AS ?x" + std::to_string(i) + ") ";
  }
  for (const std::string& query :
       {"ASK { " + Repeated("OPTIONAL { ?x <p> 1 } ", 3000) + "}",
        "ASK { " + Repeated("MINUS { ?x <p> 1 } ", 3000) + "}", "ASK { " + binds + "}",
        "SELECT " + columns + "{ }", "ASK { FILTER(1" + Repeated(" + 1", 3000) + ") }",
        "ASK { FILTER(1" + Repeated(" -1", 3000) + ") }",
        "ASK { FILTER(1" + Repeated(" / 1", 3000) + ") }"}) {
    const std::string message(ParseQuery(query, {}).status().message());
    EXPECT_NE(message.find(many), std::string::npos) << query.substr(0, 60) << ": " << message;
  }
}

TEST(ParseQueryErrors, AreNotMadeOfLength) {
  for (const std::string& query : {"ASK { " + Repeated("?x <p> 1 . ", 20000) + "}",
                                   "ASK { FILTER(?x" + Repeated(" || ?x", 20000) + ") }",
                                   "ASK { FILTER(?x IN (1" + Repeated(", 1", 20000) + ")) }",
                                   "ASK { VALUES ?x {" + Repeated(" 1", 20000) + "} }",
                                   "ASK { { }" + Repeated(" UNION { ?x <p> 1 }", 20000) + "}",
                                   "ASK { ?x <p>" + Repeated("/<p>", 20000) + " ?y }",
                                   "ASK { ?x <p> (" + Repeated(" 1", 20000) + ") }"}) {
    EXPECT_TRUE(ParseQuery(query, {}).ok()) << query.substr(0, 60) << ParseQuery(query, {}).status();
  }
}

}  // namespace
}  // namespace mscgraph::sparql
