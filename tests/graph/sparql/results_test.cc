#include "graph/sparql/results.h"

#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "graph/store/term.h"
#include "tests/support/rdf_graph.h"

namespace mscgraph::sparql {
namespace {

using Forms = std::vector<std::optional<std::string>>;

constexpr char kXsd[] = "http://www.w3.org/2001/XMLSchema#";
std::string Typed(const std::string& lexical, const std::string& type) {
  return TypedForm(lexical, kXsd + type);
}

// Every kind of term, an unbound one, and all that some format has to escape.
const std::vector<Forms>& AllKinds() {
  static const auto* const rows = new std::vector<Forms>{
      {"<http://purl.obolibrary.org/obo/MONDO_0005178>", StringForm("knee, \"left\"")},
      {"<http://example.org/a?b&c>", TaggedForm("<Knie>\n\r\t", "de")},
      {"_:b1", Typed("42", "integer")},
      {std::nullopt, Typed("-2.50", "decimal")},
      {"<http://example.org/>", Typed("1.5E3", "double")},
      {"<http://example.org/>", Typed("5", "negativeInteger")},
      {"<http://example.org/>", Typed("four", "integer")},
      {"<http://example.org/>", Typed("true", "boolean")},
      {"<http://example.org/>", TypedForm("x", "http://example.org/type?a&b")},
      {"<http://example.org/>", StringForm("")},
      {std::nullopt, std::nullopt},
  };
  return *rows;
}

std::string Written(ResultFormat format, const std::vector<std::string>& names,
                    const std::vector<Forms>& rows, const TableOptions& table = {}) {
  std::ostringstream out;
  const auto writer = MakeResultWriter(format, &out, table);
  EXPECT_TRUE(writer->Columns(names).ok());
  for (const Forms& row : rows) EXPECT_TRUE(writer->Row(row).ok());
  EXPECT_TRUE(writer->Finish().ok());
  return out.str();
}

std::string WrittenBoolean(ResultFormat format, bool value) {
  std::ostringstream out;
  const auto writer = MakeResultWriter(format, &out);
  EXPECT_TRUE(writer->Boolean(value).ok());
  EXPECT_TRUE(writer->Finish().ok());
  return out.str();
}

TEST(Results, JsonHasTermsWithTheirKinds) {
  EXPECT_EQ(Written(ResultFormat::kJson, {"x", "y"}, AllKinds()),
            R"({"head":{"vars":["x","y"]},"results":{"bindings":[
{"x":{"type":"uri","value":"http://purl.obolibrary.org/obo/MONDO_0005178"},"y":{"type":"literal","value":"knee, \"left\""}},
{"x":{"type":"uri","value":"http://example.org/a?b&c"},"y":{"type":"literal","value":"<Knie>\n\r\t","xml:lang":"de"}},
{"x":{"type":"bnode","value":"b1"},"y":{"type":"literal","value":"42","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
{"y":{"type":"literal","value":"-2.50","datatype":"http://www.w3.org/2001/XMLSchema#decimal"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":"1.5E3","datatype":"http://www.w3.org/2001/XMLSchema#double"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":"5","datatype":"http://www.w3.org/2001/XMLSchema#negativeInteger"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":"four","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":"true","datatype":"http://www.w3.org/2001/XMLSchema#boolean"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":"x","datatype":"http://example.org/type?a&b"}},
{"x":{"type":"uri","value":"http://example.org/"},"y":{"type":"literal","value":""}},
{}
]}}
)");
  EXPECT_EQ(Written(ResultFormat::kJson, {}, {}),
            "{\"head\":{\"vars\":[]},\"results\":{\"bindings\":[\n]}}\n");
  EXPECT_EQ(WrittenBoolean(ResultFormat::kJson, true), "{\"head\":{},\"boolean\":true}\n");
  EXPECT_EQ(WrittenBoolean(ResultFormat::kJson, false), "{\"head\":{},\"boolean\":false}\n");
}

TEST(Results, XmlHasTermsWithTheirKinds) {
  const auto& all = AllKinds();
  EXPECT_EQ(Written(ResultFormat::kXml, {"x", "y"}, {all[0], all[1], all[2], all[8], all[9], all[10]}),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
<head>
<variable name="x"/>
<variable name="y"/>
</head>
<results>
<result>
<binding name="x"><uri>http://purl.obolibrary.org/obo/MONDO_0005178</uri></binding>
<binding name="y"><literal>knee, &quot;left&quot;</literal></binding>
</result>
<result>
<binding name="x"><uri>http://example.org/a?b&amp;c</uri></binding>
<binding name="y"><literal xml:lang="de">&lt;Knie&gt;
&#xD;	</literal></binding>
</result>
<result>
<binding name="x"><bnode>b1</bnode></binding>
<binding name="y"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">42</literal></binding>
</result>
<result>
<binding name="x"><uri>http://example.org/</uri></binding>
<binding name="y"><literal datatype="http://example.org/type?a&amp;b">x</literal></binding>
</result>
<result>
<binding name="x"><uri>http://example.org/</uri></binding>
<binding name="y"><literal></literal></binding>
</result>
<result>
</result>
</results>
</sparql>
)");
  EXPECT_EQ(WrittenBoolean(ResultFormat::kXml, true), R"(<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
<head>
</head>
<boolean>true</boolean>
</sparql>
)");
}

TEST(Results, XmlRefusesCharactersThatXmlCannotHold) {
  for (const char* text : {"a\x01z", "\x1b[2J", "\uFFFF"}) {
    std::ostringstream out;
    const auto writer = MakeResultWriter(ResultFormat::kXml, &out);
    ASSERT_TRUE(writer->Columns({"x"}).ok());
    EXPECT_EQ(writer->Row({StringForm(text)}).code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(Results, CsvHasValuesWithoutTheirKinds) {
  EXPECT_EQ(Written(ResultFormat::kCsv, {"x", "y"}, AllKinds()),
            "x,y\r\n"
            "http://purl.obolibrary.org/obo/MONDO_0005178,\"knee, \"\"left\"\"\"\r\n"
            "http://example.org/a?b&c,\"<Knie>\n\r\t\"\r\n"
            "_:b1,42\r\n"
            ",-2.50\r\n"
            "http://example.org/,1.5E3\r\n"
            "http://example.org/,5\r\n"
            "http://example.org/,four\r\n"
            "http://example.org/,true\r\n"
            "http://example.org/,x\r\n"
            "http://example.org/,\r\n"
            ",\r\n");
}

TEST(Results, TsvHasTermsAsSparqlWritesThem) {
  EXPECT_EQ(Written(ResultFormat::kTsv, {"x", "y"}, AllKinds()),
            "?x\t?y\n"
            "<http://purl.obolibrary.org/obo/MONDO_0005178>\t\"knee, \\\"left\\\"\"\n"
            "<http://example.org/a?b&c>\t\"<Knie>\\n\\r\\t\"@de\n"
            "_:b1\t42\n"
            "\t-2.50\n"
            "<http://example.org/>\t1.5E3\n"
            "<http://example.org/>\t\"5\"^^<http://www.w3.org/2001/XMLSchema#negativeInteger>\n"
            "<http://example.org/>\t\"four\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
            "<http://example.org/>\t\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>\n"
            "<http://example.org/>\t\"x\"^^<http://example.org/type?a&b>\n"
            "<http://example.org/>\t\"\"\n"
            "\t\n");
}

TEST(Results, TableIsShortAndAligned) {
  EXPECT_EQ(Written(ResultFormat::kTable, {"concept", "y"}, AllKinds()), R"(?concept                    ?y
MONDO:0005178               knee, "left"
<http://example.org/a?b&c>  <Knie>\n\u000D\t@de
_:b1                        42
                            -2.50
<http://example.org/>       1.5E3
<http://example.org/>       5
<http://example.org/>       four
<http://example.org/>       true
<http://example.org/>       x^^http://example.org/type?a&b
<http://example.org/>

)");
  EXPECT_EQ(WrittenBoolean(ResultFormat::kTable, false), "false\n");
}

TEST(Results, TableCountsCodePointsAndCutsLongCells) {
  EXPECT_EQ(Written(ResultFormat::kTable, {"a", "b"},
                    {{StringForm("αβγδ"), StringForm("12345")}, {StringForm("αβγδε"), StringForm("1")}},
                    {.max_width = 4}),
            "?a    ?b\n"
            "αβγδ  123…\n"
            "αβγ…  1\n");
}

TEST(Results, TableFindsWidthsInItsFirstRowsOnly) {
  const std::vector<Forms> rows = {{StringForm("ab"), StringForm("1")},
                                   {StringForm("abc"), StringForm("2")},
                                   {StringForm("abcdef"), StringForm("3")},
                                   {StringForm("a"), StringForm("4")}};
  EXPECT_EQ(Written(ResultFormat::kTable, {"x", "y"}, rows, {.sample_rows = 2}),
            "?x   ?y\n"
            "ab   1\n"
            "abc  2\n"
            "abcdef  3\n"
            "a    4\n");
  // Rows beyond the sample are not held back.
  std::ostringstream out;
  const auto writer = MakeResultWriter(ResultFormat::kTable, &out, {.sample_rows = 2});
  ASSERT_TRUE(writer->Columns({"x", "y"}).ok());
  for (const Forms& row : rows) ASSERT_TRUE(writer->Row(row).ok());
  EXPECT_NE(out.str().find("a    4\n"), std::string::npos);
}

using Statements = std::vector<std::array<std::string, 3>>;

std::string WrittenStatements(ResultFormat format, const Statements& statements) {
  std::ostringstream out;
  const auto writer = MakeResultWriter(format, &out);
  for (const auto& [s, p, o] : statements) EXPECT_TRUE(writer->Statement(s, p, o).ok());
  EXPECT_TRUE(writer->Finish().ok());
  return out.str();
}

const Statements& SomeStatements() {
  static const auto* const statements = new Statements{
      {"<http://purl.obolibrary.org/obo/MONDO_0005178>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
       "<http://www.w3.org/2004/02/skos/core#Concept>"},
      {"<http://purl.obolibrary.org/obo/MONDO_0005178>", "<http://www.w3.org/2004/02/skos/core#prefLabel>",
       TaggedForm("osteo\"arthritis\"", "en")},
      {"<http://purl.obolibrary.org/obo/MONDO_0005178>", "<http://www.w3.org/2004/02/skos/core#prefLabel>",
       StringForm("Arthrose")},
      {"_:b", "<http://example.org/p>", Typed("07", "integer")},
      {"_:b", "<http://example.org/p>", Typed("1.", "decimal")},
      {"_:b", "<http://example.org/q>", Typed("true", "boolean")},
      {"_:b", "<http://example.org/q>", Typed("1", "boolean")},
      {"_:b", "<http://purl.org/dc/terms/issued>", Typed("2020-01-01", "date")},
      // Local names that Turtle would read otherwise.
      {"<https://w3id.org/mscgraph/claim/0123>", "<http://www.w3.org/2004/02/skos/core#a.>",
       "<http://purl.obolibrary.org/obo/MONDO_>"},
  };
  return *statements;
}

TEST(Results, NTriplesAreTheFormsAsTheyAre) {
  std::string expected;
  for (const auto& [s, p, o] : SomeStatements()) absl::StrAppend(&expected, s, " ", p, " ", o, " .\n");
  EXPECT_EQ(WrittenStatements(ResultFormat::kNTriples, SomeStatements()), expected);
}

TEST(Results, TurtleGroupsBySubjectAndDeclaresPrefixesWhenTheyAreDue) {
  EXPECT_EQ(WrittenStatements(ResultFormat::kTurtle, SomeStatements()),
            R"(@prefix MONDO: <http://purl.obolibrary.org/obo/MONDO_> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
MONDO:0005178
  a skos:Concept ;
  skos:prefLabel "osteo\"arthritis\""@en ,
    "Arthrose" .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
_:b
  <http://example.org/p> 07 ,
    "1."^^xsd:decimal ;
  <http://example.org/q> true ,
    "1"^^xsd:boolean ;
  dcterms:issued "2020-01-01"^^xsd:date .
<https://w3id.org/mscgraph/claim/0123>
  <http://www.w3.org/2004/02/skos/core#a.> <http://purl.obolibrary.org/obo/MONDO_> .
)");
}

TEST(Results, TurtleReadsBackAsTheSameTriples) {
  Statements many = SomeStatements();
  for (int i = 0; i < 2500; ++i)
    many.push_back({"<http://example.org/s>", "<http://example.org/p>", IntegerForm(i)});
  std::set<Quad> turtle, ntriples;
  ASSERT_TRUE(
      ReadQuads(RdfSyntax::kTurtle, WrittenStatements(ResultFormat::kTurtle, many), "", &turtle).ok());
  ASSERT_TRUE(
      ReadQuads(RdfSyntax::kNTriples, WrittenStatements(ResultFormat::kNTriples, many), "", &ntriples).ok());
  EXPECT_EQ(ntriples.size(), many.size());
  EXPECT_TRUE(AreIsomorphic(turtle, ntriples));
}

TEST(Results, TableTakesStatementsToo) {
  EXPECT_EQ(WrittenStatements(ResultFormat::kTable, {SomeStatements()[0], SomeStatements()[3]}),
            "subject        predicate               object\n"
            "MONDO:0005178  rdf:type                skos:Concept\n"
            "_:b            <http://example.org/p>  07\n");
}

TEST(Results, FormatsRefuseWhatTheyHaveNoPlaceFor) {
  std::ostringstream out;
  const auto make = [&](ResultFormat format) { return MakeResultWriter(format, &out); };
  for (const ResultFormat format :
       {ResultFormat::kJson, ResultFormat::kXml, ResultFormat::kCsv, ResultFormat::kTsv})
    EXPECT_EQ(make(format)->Statement("<a>", "<b>", "<c>").code(), absl::StatusCode::kInvalidArgument);
  for (const ResultFormat format :
       {ResultFormat::kCsv, ResultFormat::kTsv, ResultFormat::kNTriples, ResultFormat::kTurtle})
    EXPECT_EQ(make(format)->Boolean(true).code(), absl::StatusCode::kInvalidArgument);
  for (const ResultFormat format : {ResultFormat::kNTriples, ResultFormat::kTurtle}) {
    EXPECT_EQ(make(format)->Columns({"x"}).code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(make(format)->Row({"<a>"}).code(), absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(make(ResultFormat::kCsv)->Boolean(true).message(), "CSV has no place for the answer of ASK");
  EXPECT_EQ(out.str(), "");
}

TEST(Results, AStreamThatFailsEndsTheQuery) {
  for (const ResultFormat format :
       {ResultFormat::kJson, ResultFormat::kXml, ResultFormat::kCsv, ResultFormat::kTsv}) {
    std::ostringstream out;
    const auto writer = MakeResultWriter(format, &out);
    ASSERT_TRUE(writer->Columns({"x"}).ok());
    out.setstate(std::ios::badbit);
    EXPECT_EQ(writer->Row({"<a>"}).code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(writer->Finish().code(), absl::StatusCode::kUnavailable);
  }
}

TEST(Results, FormatsHaveNames) {
  EXPECT_EQ(FindResultFormat("json"), ResultFormat::kJson);
  EXPECT_EQ(FindResultFormat("ttl"), FindResultFormat("turtle"));
  EXPECT_EQ(FindResultFormat("nt"), FindResultFormat("ntriples"));
  EXPECT_EQ(FindResultFormat("rdfxml"), std::nullopt);
}

}  // namespace
}  // namespace mscgraph::sparql
