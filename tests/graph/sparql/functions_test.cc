#include "graph/sparql/functions.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/sparql/function_table.h"
#include "tests/support/sparql_expressions.h"

namespace mscgraph::sparql {
namespace {

struct FunctionCase {
  std::string_view name;
  std::vector<std::string_view> arguments;
  std::string_view expected;
};

template <size_t n>
void Check(const FunctionCase (&cases)[n]) {
  for (const FunctionCase& test : cases) {
    TestRow row({"'row'", "", "_:blank"});
    row.base = "http://example.org/base/";
    row.now = absl::FromUnixSeconds(1'000'000'000);
    std::string written(test.name);
    for (std::string_view argument : test.arguments) written += absl::StrCat(" ", std::string(argument));
    EXPECT_EQ(row.Run(Call(FindFunction(test.name)->function, Leaves(test.arguments))), test.expected)
        << written;
  }
}

TEST(Functions, OnTerms) {
  Check({
      {"BOUND", {"?0"}, "'true'^^xsd:boolean"},
      {"BOUND", {"?1"}, "'false'^^xsd:boolean"},
      {"IF", {"true", "1", "?1"}, "'1'^^xsd:integer"},
      {"IF", {"''", "?1", "2"}, "'2'^^xsd:integer"},
      {"IF", {"?1", "1", "2"}, "error"},
      {"IF", {"<a>", "1", "2"}, "error"},
      {"COALESCE", {"?1", "?0", "1"}, "'row'"},
      {"COALESCE", {"?1"}, "error"},
      {"COALESCE", {}, "error"},
      {"SAMETERM", {"1", "01"}, "'false'^^xsd:boolean"},
      {"SAMETERM", {"?0", "'row'"}, "'true'^^xsd:boolean"},
      {"SAMETERM", {"?1", "1"}, "error"},
      {"ISIRI", {"<a>"}, "'true'^^xsd:boolean"},
      {"ISIRI", {"'a'"}, "'false'^^xsd:boolean"},
      {"ISIRI", {"?1"}, "error"},
      {"ISBLANK", {"?2"}, "'true'^^xsd:boolean"},
      {"ISBLANK", {"<a>"}, "'false'^^xsd:boolean"},
      {"ISLITERAL", {"'a'@en"}, "'true'^^xsd:boolean"},
      {"ISLITERAL", {"?2"}, "'false'^^xsd:boolean"},
      {"ISNUMERIC", {"7"}, "'true'^^xsd:boolean"},
      {"ISNUMERIC", {"'7'"}, "'false'^^xsd:boolean"},
      {"ISNUMERIC", {"'x'^^xsd:integer"}, "'false'^^xsd:boolean"},
      {"ISNUMERIC", {"'1000000000000000000000000'^^xsd:integer"}, "'true'^^xsd:boolean"},
      {"ISNUMERIC", {"<a>"}, "'false'^^xsd:boolean"},
      {"STR", {"<http://a/b>"}, "'http://a/b'"},
      {"STR", {"'a'@en"}, "'a'"},
      {"STR", {"007"}, "'007'"},
      {"STR", {"?2"}, "error"},
      {"LANG", {"'a'@en-US"}, "'en-US'"},
      {"LANG", {"'a'"}, "''"},
      {"LANG", {"7"}, "''"},
      {"LANG", {"<a>"}, "error"},
      {"DATATYPE", {"7"}, "<http://www.w3.org/2001/XMLSchema#integer>"},
      {"DATATYPE", {"'a'"}, "<http://www.w3.org/2001/XMLSchema#string>"},
      {"DATATYPE", {"'a'@en"}, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"},
      {"DATATYPE", {"'a'^^<http://t>"}, "<http://t>"},
      {"DATATYPE", {"'x'^^xsd:integer"}, "<http://www.w3.org/2001/XMLSchema#integer>"},
      {"DATATYPE", {"<a>"}, "error"},
      {"DATATYPE", {"?2"}, "error"},
      {"IRI", {"'x'"}, "<http://example.org/base/x>"},
      {"IRI", {"'../x'"}, "<http://example.org/x>"},
      {"IRI", {"'urn:x'"}, "<urn:x>"},
      {"IRI", {"<x>"}, "<x>"},
      {"IRI", {"'a b'"}, "error"},
      {"IRI", {"'a'@en"}, "error"},
      {"IRI", {"7"}, "error"},
      {"URI", {"''"}, "<http://example.org/base/>"},
      {"BNODE", {}, "_:b1"},
      {"BNODE", {"'x'"}, "_:b1"},
      {"BNODE", {"7"}, "error"},
      {"BNODE", {"'x'@en"}, "error"},
      {"STRDT", {"'7'", "<http://www.w3.org/2001/XMLSchema#integer>"}, "'7'^^xsd:integer"},
      {"STRDT", {"'a'", "<http://www.w3.org/2001/XMLSchema#string>"}, "'a'"},
      {"STRDT", {"'a'@en", "<http://t>"}, "error"},
      {"STRDT", {"7", "<http://t>"}, "error"},
      {"STRDT", {"'a'", "'t'"}, "error"},
      {"STRDT", {"'a'", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"}, "error"},
      {"STRLANG", {"'chat'", "'fr-CA'"}, "'chat'@fr-CA"},
      {"STRLANG", {"'a'@en", "'fr'"}, "error"},
      {"STRLANG", {"'a'", "''"}, "error"},
      {"STRLANG", {"'a'", "'e n'"}, "error"},
      {"STRLANG", {"'a'", "'en-'"}, "error"},
      {"STRLANG", {"'a'", "'9a'"}, "error"},
      {"STRLANG", {"'a'", "'de-1996'"}, "'a'@de-1996"},
      {"STRLANG", {"7", "'en'"}, "error"},
  });
}

TEST(Functions, OnStrings) {
  Check({
      {"STRLEN", {"''"}, "'0'^^xsd:integer"},
      {"STRLEN", {"'食べ物'@ja"}, "'3'^^xsd:integer"},
      {"STRLEN", {"'👪'"}, "'1'^^xsd:integer"},
      {"STRLEN", {"'a\\n'"}, "'2'^^xsd:integer"},
      {"STRLEN", {"7"}, "error"},
      {"STRLEN", {"<a>"}, "error"},
      {"SUBSTR", {"'foobar'", "4"}, "'bar'"},
      {"SUBSTR", {"'foobar'@en", "4", "1"}, "'b'@en"},
      {"SUBSTR", {"'食べ物'", "2"}, "'べ物'"},
      {"SUBSTR", {"'12345'", "1.5", "2.6"}, "'234'"},
      {"SUBSTR", {"'12345'", "0", "3"}, "'12'"},
      {"SUBSTR", {"'12345'", "5", "-3"}, "''"},
      {"SUBSTR", {"'12345'", "-3", "5"}, "'1'"},
      {"SUBSTR", {"'12345'", "9"}, "''"},
      {"SUBSTR", {"'12345'", "2", "99999999999"}, "'2345'"},
      {"SUBSTR", {"'12345'", "'NaN'^^xsd:double", "3"}, "''"},
      {"SUBSTR", {"'12345'", "'-INF'^^xsd:double"}, "'12345'"},
      {"SUBSTR", {"'12345'", "'-INF'^^xsd:double", "'INF'^^xsd:double"}, "''"},
      {"SUBSTR", {"'12345'", "-42", "'INF'^^xsd:double"}, "'12345'"},
      {"SUBSTR", {"7", "1"}, "error"},
      {"SUBSTR", {"'a'", "'1'"}, "error"},
      {"UCASE", {"'foo'@en"}, "'FOO'@en"},
      {"UCASE", {"'straße'"}, "'STRASSE'"},
      {"LCASE", {"'BÄR'"}, "'bär'"},
      {"LCASE", {"7"}, "error"},
      {"STRSTARTS", {"'foobar'", "'foo'"}, "'true'^^xsd:boolean"},
      {"STRSTARTS", {"'foobar'@en", "'foo'@en"}, "'true'^^xsd:boolean"},
      {"STRSTARTS", {"'foobar'@en", "'foo'"}, "'true'^^xsd:boolean"},
      {"STRSTARTS", {"'foobar'", "'foo'@en"}, "error"},
      {"STRSTARTS", {"'foobar'@en", "'foo'@fr"}, "error"},
      {"STRSTARTS", {"'foobar'@en", "'bar'@EN"}, "'false'^^xsd:boolean"},
      {"STRSTARTS", {"10", "'1'"}, "error"},
      {"STRENDS", {"'foobar'", "'bar'"}, "'true'^^xsd:boolean"},
      {"STRENDS", {"'bar'", "'foobar'"}, "'false'^^xsd:boolean"},
      {"CONTAINS", {"'foobar'", "'ob'"}, "'true'^^xsd:boolean"},
      {"CONTAINS", {"'foobar'", "''"}, "'true'^^xsd:boolean"},
      {"CONTAINS", {"'a\\nb'", "'\\n'"}, "'true'^^xsd:boolean"},
      {"CONTAINS", {"'foobar'", "'x'"}, "'false'^^xsd:boolean"},
      {"CONTAINS", {"<a>", "'a'"}, "error"},
      {"STRBEFORE", {"'abc'@en", "'bc'"}, "'a'@en"},
      {"STRBEFORE", {"'abc'", "'xyz'"}, "''"},
      {"STRBEFORE", {"'abc'@en", "'xyz'"}, "''"},
      {"STRBEFORE", {"'abc'@en", "''"}, "''@en"},
      {"STRBEFORE", {"'abc'", "'b'@cy"}, "error"},
      {"STRBEFORE", {"'abc'@en", "'b'@cy"}, "error"},
      {"STRAFTER", {"'abc'@en", "'ab'@en"}, "'c'@en"},
      {"STRAFTER", {"'abc'", "''"}, "'abc'"},
      {"STRAFTER", {"'abc'@en", "'c'"}, "''@en"},
      {"STRAFTER", {"'abc'@en", "'xyz'"}, "''"},
      {"STRAFTER", {"7", "'7'"}, "error"},
      {"ENCODE_FOR_URI", {"'Los Angeles'"}, "'Los%20Angeles'"},
      {"ENCODE_FOR_URI", {"'100%-_.~'@en"}, "'100%25-_.~'"},
      {"ENCODE_FOR_URI", {"'é'"}, "'%C3%A9'"},
      {"CONCAT", {"'foo'", "'bar'"}, "'foobar'"},
      {"CONCAT", {"'foo'@en", "'bar'@en"}, "'foobar'@en"},
      {"CONCAT", {"'foo'@en", "'bar'"}, "'foobar'"},
      {"CONCAT", {"'foo'", "'bar'@en"}, "'foobar'"},
      {"CONCAT", {"'foo'@en", "'bar'@fr"}, "'foobar'"},
      {"CONCAT", {"'foo'@en"}, "'foo'@en"},
      {"CONCAT", {}, "''"},
      {"CONCAT", {"'a'", "7"}, "error"},
      {"LANGMATCHES", {"'en'", "'en'"}, "'true'^^xsd:boolean"},
      {"LANGMATCHES", {"'en-US'", "'EN'"}, "'true'^^xsd:boolean"},
      {"LANGMATCHES", {"'eng'", "'en'"}, "'false'^^xsd:boolean"},
      {"LANGMATCHES", {"'de-DE-1996'", "'de-de'"}, "'true'^^xsd:boolean"},
      {"LANGMATCHES", {"'de-Latn-DE'", "'de-de'"}, "'false'^^xsd:boolean"},
      {"LANGMATCHES", {"'fr'", "'*'"}, "'true'^^xsd:boolean"},
      {"LANGMATCHES", {"''", "'*'"}, "'false'^^xsd:boolean"},
      {"LANGMATCHES", {"'en'", "''"}, "'false'^^xsd:boolean"},
      {"LANGMATCHES", {"'en'@en", "'en'"}, "error"},
      {"LANGMATCHES", {"7", "'en'"}, "error"},
      {"REGEX", {"'Alice'", "'^ali'", "'i'"}, "'true'^^xsd:boolean"},
      {"REGEX", {"'Alice'@en", "'^ali'"}, "'false'^^xsd:boolean"},
      {"REGEX", {"7", "'7'"}, "error"},
      {"REGEX", {"'a'", "'a'@en"}, "error"},
      {"REGEX", {"'row'", "?0"}, "'true'^^xsd:boolean"},
      {"REPLACE", {"'abcd'@en", "'b'", "'Z'"}, "'aZcd'@en"},
      {"REPLACE", {"'abab'", "'B'", "'Z'", "'i'"}, "'aZaZ'"},
      {"REPLACE", {"'abab'", "'b.'", "'Z'"}, "'aZb'"},
      {"REPLACE", {"'abc'", "'x*'", "'Z'"}, "error"},
      {"REPLACE", {"7", "'7'", "'Z'"}, "error"},
      {"REPLACE", {"'a'", "'a'", "'b'@en"}, "error"},
  });
}

TEST(Functions, OnNumbers) {
  Check({
      {"ABS", {"-1.5"}, "'1.5'^^xsd:decimal"},
      {"ABS", {"'-5'^^xsd:byte"}, "'5'^^xsd:integer"},
      {"ABS", {"'1'"}, "error"},
      {"ABS", {"-9223372036854775808"}, "error"},
      {"ROUND", {"2.4999"}, "'2.0'^^xsd:decimal"},
      {"ROUND", {"-2.5"}, "'-2.0'^^xsd:decimal"},
      {"CEIL", {"10.5"}, "'11.0'^^xsd:decimal"},
      {"FLOOR", {"-10.5E0"}, "'-1.1E1'^^xsd:double"},
      {"FLOOR", {"?1"}, "error"},
      {"ROUND", {"true"}, "error"},
  });
}

TEST(Functions, OnDatesAndTimes) {
  Check({
      {"NOW", {}, "'2001-09-09T01:46:40Z'^^xsd:dateTime"},
      {"YEAR", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'2011'^^xsd:integer"},
      {"MONTH", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'1'^^xsd:integer"},
      {"DAY", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'10'^^xsd:integer"},
      {"HOURS", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'14'^^xsd:integer"},
      {"MINUTES", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'45'^^xsd:integer"},
      {"SECONDS", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'13.815'^^xsd:decimal"},
      {"TIMEZONE", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'-PT5H'^^xsd:dayTimeDuration"},
      {"TIMEZONE", {"'2011-01-10T14:45:13Z'^^xsd:dateTime"}, "'PT0S'^^xsd:dayTimeDuration"},
      {"TIMEZONE", {"'2011-01-10T14:45:13'^^xsd:dateTime"}, "error"},
      {"TIMEZONE", {"'2011-01-10T14:45:13+05:30'^^xsd:dateTime"}, "'PT5H30M'^^xsd:dayTimeDuration"},
      {"TZ", {"'2011-01-10T14:45:13.815-05:00'^^xsd:dateTime"}, "'-05:00'"},
      {"TZ", {"'2011-01-10T14:45:13Z'^^xsd:dateTime"}, "'Z'"},
      {"TZ", {"'2011-01-10T14:45:13'^^xsd:dateTime"}, "''"},
      {"YEAR", {"'2018'^^xsd:gYear"}, "'2018'^^xsd:integer"},
      {"YEAR", {"'2018-03-04'^^xsd:date"}, "'2018'^^xsd:integer"},
      {"YEAR", {"'10:00:00'^^xsd:time"}, "error"},
      {"HOURS", {"'2018-03-04'^^xsd:date"}, "error"},
      {"YEAR", {"'2018'"}, "error"},
      {"YEAR", {"'2018-13-04T00:00:00'^^xsd:dateTime"}, "error"},
  });
}

TEST(Functions, HashTheUtf8OfAString) {
  Check({
      {"MD5", {"'abc'"}, "'900150983cd24fb0d6963f7d28e17f72'"},
      {"SHA1", {"'abc'"}, "'a9993e364706816aba3e25717850c26c9cd0d89d'"},
      {"SHA256", {"'abc'"}, "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'"},
      {"SHA384",
       {"''"},
       "'38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b'"},
      {"SHA512",
       {"'abc'"},
       "'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d"
       "4423643ce80e2a9ac94fa54ca49f'"},
      {"SHA256", {"'é'"}, "'4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'"},
      {"MD5", {"'abc'@en"}, "error"},
      {"MD5", {"7"}, "error"},
  });
}

TEST(Functions, GiveNewRandomValuesAtEachCall) {
  TestRow row;
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const Value fraction = Term(row.Run(Call(Function::kRand, {})));
    ASSERT_EQ(fraction.datatype(), Datatype::kDouble);
    EXPECT_GE(ToDouble(*fraction.number()), 0.0);
    EXPECT_LT(ToDouble(*fraction.number()), 1.0);
    for (Function function : {Function::kRand, Function::kUuid, Function::kStruuid})
      EXPECT_TRUE(seen.insert(row.Run(Call(function, {}))).second);
  }
}

TEST(Functions, MakeUuidsOfVersion4) {
  TestRow row;
  for (int i = 0; i < 20; ++i) {
    const auto matches =
        Call(Function::kRegex,
             {Call(Function::kStr, {Call(Function::kUuid, {})}),
              Leaf("'^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'")});
    EXPECT_EQ(row.Run(matches), "'true'^^xsd:boolean");
    const auto length = Call(Function::kStrlen, {Call(Function::kStruuid, {})});
    EXPECT_EQ(row.Run(length), "'36'^^xsd:integer");
  }
}

TEST(Functions, BnodeIsTheSameForOneLabelInOneRow) {
  TestRow row;
  EXPECT_EQ(row.Run(Call(Function::kBnode, Leaves({"'x'"}))), "_:b1");
  EXPECT_EQ(row.Run(Call(Function::kBnode, Leaves({"'y'"}))), "_:b2");
  EXPECT_EQ(row.Run(Call(Function::kBnode, Leaves({"'x'"}))), "_:b1");
  EXPECT_EQ(row.Run(Call(Function::kBnode, {})), "_:b3");
}

TEST(Functions, IriWithoutBaseIsAnErrorForARelativeReference) {
  TestRow row;
  EXPECT_EQ(row.Run(Call(Function::kIri, Leaves({"'x'"}))), "error");
  EXPECT_EQ(row.Run(Call(Function::kIri, Leaves({"'http://a/x'"}))), "<http://a/x>");
}

TEST(Functions, ConcatEndsTheQueryWhereItsResultWouldBeTooLarge) {
  TestRow row({absl::StrCat("'", std::string(kMaxTermBytes / 4, 'x'), "'")});
  EXPECT_EQ(row.Run(Call(Function::kStrlen, {Call(Function::kConcat, Leaves({"?0", "?0", "?0", "?0"}))})),
            "'16777216'^^xsd:integer");
  EXPECT_EQ(row.Run(Call(Function::kConcat, Leaves({"?0", "?0", "'x'", "?0", "?0"}))),
            "CONCAT: the result is too large");
}

}  // namespace
}  // namespace mscgraph::sparql
