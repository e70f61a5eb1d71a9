#include "graph/store/term.h"

#include <gtest/gtest.h>

#include "graph/store/iris.h"

namespace mscgraph {
namespace {

constexpr char kXsd[] = "http://www.w3.org/2001/XMLSchema#";

TEST(TermTest, SmallValuesAreInTheIdIfTheyRoundTrip) {
  const struct {
    std::string lexical, type;
    bool is_inline;
  } cases[] = {
      {"7", "integer", true},
      {"-7", "integer", true},
      {"0", "integer", true},
      {"007", "integer", false},
      {"+7", "integer", false},
      {"-0", "integer", false},
      {"true", "boolean", true},
      {"false", "boolean", true},
      {"1", "boolean", false},
      {"2020", "gYear", true},
      {"0099", "gYear", true},
      {"12020", "gYear", false},
      {"-0099", "gYear", false},
      {"99", "gYear", false},
      {"0.85", "decimal", false},
      {"7", "string", false},
      {"576460752303423487", "integer", true},
      {"576460752303423488", "integer", false},
      {"-576460752303423488", "integer", true},
  };
  for (const auto& c : cases) {
    const std::string form = TypedForm(c.lexical, kXsd + c.type);
    const TermId id = EncodeTerm(form);
    EXPECT_EQ(!IsHashed(id), c.is_inline) << form;
    if (c.is_inline) {
      EXPECT_EQ(InlineForm(id), form);
    }
  }
}

TEST(TermTest, ClaimsAndEvidencesAreTheirDigits) {
  const std::string form = "<https://w3id.org/mscgraph/claim/0123456789abcde>";
  EXPECT_EQ(EncodeTerm(form), ClaimTermId("0123456789abcde"));
  EXPECT_EQ(InlineForm(EncodeTerm(form)), form);
  for (const char* other :
       {"<https://w3id.org/mscgraph/claim/0123456789ABCDE>", "<https://w3id.org/mscgraph/claim/12>"})
    EXPECT_TRUE(IsHashed(EncodeTerm(other))) << other;
}

TEST(TermTest, FormsAreCanonicalAndComeApartAgain) {
  const std::string text = "a \"b\" \\ \n \t \x01 \x7f \u03b1";
  EXPECT_EQ(StringForm(text), "\"a \\\"b\\\" \\\\ \\n \\t \\u0001 \\u007F \u03b1\"");
  EXPECT_EQ(ParseTerm(StringForm(text)).value, text);
  EXPECT_EQ(IriForm("http://x/a b<>"), "<http://x/a%20b%3C%3E>");
  EXPECT_EQ(DecimalForm(0.85), TypedForm("0.85", std::string(kXsd) + "decimal"));
  EXPECT_EQ(DecimalForm(1), TypedForm("1.0", std::string(kXsd) + "decimal"));
  EXPECT_EQ(ParseTerm(DecimalForm(0.5)).datatype, std::string(kXsd) + "decimal");
}

TEST(IrisTest, CuriesAndIris) {
  const struct {
    std::string curie, iri;
  } cases[] = {
      {"PMID:12", "http://www.ncbi.nlm.nih.gov/pubmed/12"},
      {"PMC:PMC12", "http://europepmc.org/articles/PMC12"},
      {"MONDO:0005416", "http://purl.obolibrary.org/obo/MONDO_0005416"},
      {"MESH:D045164", "http://id.nlm.nih.gov/mesh/D045164"},
      {"mscgraph:product/cell", "https://w3id.org/mscgraph/product/cell"},
      {"EX:1/a b", "https://w3id.org/mscgraph/document/EX%3A1%2Fa%20b"},
      {"notes", "https://w3id.org/mscgraph/document/notes"},
  };
  for (const auto& c : cases) EXPECT_EQ(DocumentIri(c.curie), c.iri);
  EXPECT_EQ(IriToCurie("http://purl.obolibrary.org/obo/MONDO_0005416"), "MONDO:0005416");
  EXPECT_EQ(IriToCurie("http://example.org/x"), "http://example.org/x");
}

}  // namespace
}  // namespace mscgraph
