#include "graph/sparql/lexer.h"

#include <gtest/gtest.h>

#include <string>

namespace mscgraph::sparql {
namespace {

// "iri:a name:p:x word:SELECT", one item a token.
std::string Tokens(std::string_view text) {
  constexpr const char* kNames[] = {"end",     "error",   "iri",    "name",   "blank", "var", "lang",
                                    "integer", "decimal", "double", "string", "word",  ""};
  Lexer lexer(text);
  std::string out;
  for (Token token = lexer.Next(); token.kind != TokenKind::kEnd; token = lexer.Next()) {
    const std::string kind = kNames[static_cast<int>(token.kind)];
    out += (out.empty() ? "" : " ") + kind + (kind.empty() ? "" : ":") + token.text;
    if (token.kind == TokenKind::kPrefixedName) out += ":" + token.local;
    if (token.kind == TokenKind::kError) break;
  }
  return out;
}

TEST(Lexer, TakesTheLongestToken) {
  const struct {
    const char *text, *tokens;
  } cases[] = {
      {"SELECT*{?x$y}", "word:SELECT * { var:x var:y }"},
      {"?a<?b", "var:a < var:b"},
      {"?a<b>?c", "var:a iri:b var:c"},
      {"?a<=?b >=1 ?a<=?b>=1", "var:a <= var:b >= integer:1 var:a iri:=?b = integer:1"},
      {"<a b>", "< word:a word:b >"},
      {"a:b.c. a:b.", "name:a:b.c . name:a:b ."},
      {"a.b:c a.:c", "name:a.b:c word:a . name::c"},
      {":a:b: :1 :", "name::a:b: name::1 name::"},
      {":\\,\\.a :%4A", "name::,.a name::%4A"},
      {"_:a.b. _:1", "blank:a.b . blank:1"},
      {"1 -2 +3 1.5 .5 1. 1.e3 1e3 -.5E-3 1e",
       "integer:1 integer:-2 integer:+3 decimal:1.5 decimal:.5 "
       "integer:1 . double:1.e3 double:1e3 double:-.5E-3 integer:1 word:e"},
      {"10OFFSET", "integer:10 word:OFFSET"},
      {"1-1 - 1", "integer:1 integer:-1 - integer:1"},
      {"?x? :p?/^:q*", "var:x ? name::p ? / ^ name::q *"},
      {"'a''b' \"\" '''c'd''' \"\"\"e\n\"\"\"", "string:a string:b string: string:c'd string:e\n"},
      {"'a'@en-GB-x1 '1'^^<t>", "string:a lang:en-GB-x1 string:1 ^^ iri:t"},
      {"a#b\nc <a#b> #", "word:a word:c iri:a#b"},
      {"\xEF\xBB\xBFyes", "word:yes"},
      {"\xCE\xB1:\xCE\xB2 ?\xCE\xB3", "name:\xCE\xB1:\xCE\xB2 var:\xCE\xB3"},
      {"ENCODE_FOR_URI(SHA256", "word:ENCODE_FOR_URI ( word:SHA256"},
  };
  for (const auto& c : cases) EXPECT_EQ(Tokens(c.text), c.tokens) << c.text;
}

TEST(Lexer, GivesTheBytesOfATokenAndStaysAtTheEnd) {
  Lexer lexer(" ?x  'a\\n' ");
  Token token = lexer.Next();
  EXPECT_EQ(token.begin, 1u);
  EXPECT_EQ(token.end, 3u);
  token = lexer.Next();
  EXPECT_EQ(token.begin, 5u);
  EXPECT_EQ(token.end, 10u);
  EXPECT_EQ(token.text, "a\n");
  EXPECT_EQ(lexer.Next().kind, TokenKind::kEnd);
  EXPECT_EQ(lexer.Next().kind, TokenKind::kEnd);
}

}  // namespace
}  // namespace mscgraph::sparql
