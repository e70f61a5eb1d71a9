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
      {"0.85", "decimal", true},
      {"-0.5", "decimal", true},
      {"12.50", "decimal", true},
      {"5", "decimal", true},
      {"-0.0", "decimal", false},
      {"5.", "decimal", false},
      {".5", "decimal", false},
      {"+5.0", "decimal", false},
      {"00.5", "decimal", false},
      {"0.123456789012345", "decimal", true},
      {"0.1234567890123456", "decimal", false},
      {"36028797018963967", "decimal", true},
      {"36028797018963968", "decimal", false},
      {"-3602879701896396.8", "decimal", true},
      {"2020-02-29", "date", true},
      {"2021-02-29", "date", false},
      {"2020-13-01", "date", false},
      {"2020-02-01Z", "date", true},
      {"2020-02-01+02:00", "date", true},
      {"2020-02-01-14:00", "date", true},
      {"2020-02-01-00:00", "date", false},
      {"2020-02-01+14:15", "date", false},
      {"2020-02-01+02:10", "date", false},
      {"-2020-02-01", "date", false},
      {"12020-02-01", "date", false},
      {"2020-02-01", "dateTime", false},
      {"2020-02-01T00:00:00", "dateTime", true},
      {"2020-02-01T23:59:59.999Z", "dateTime", true},
      {"2020-02-01T23:59:59.050-05:30", "dateTime", true},
      {"2020-02-01T23:59:59.0", "dateTime", true},
      {"2020-02-01T23:59:59.", "dateTime", false},
      {"2020-02-01T23:59:59.1234", "dateTime", false},
      {"2020-02-01T24:00:00", "dateTime", false},
      {"2020-02-01T23:59:60", "dateTime", false},
      {"7", "string", false},
      {"576460752303423487", "integer", true},
      {"576460752303423488", "integer", false},
      {"-576460752303423488", "integer", true},
  };
  for (const auto& c : cases) {
    const std::string form = TypedForm(c.lexical, kXsd + c.type);
    const TermId id = EncodeTerm(form);
    EXPECT_EQ(!IsStored(id), c.is_inline) << form;
    if (c.is_inline) {
      EXPECT_EQ(InlineForm(id), form);
    }
  }
}

TEST(TermTest, IrisOfKnownPrefixesAreTheirNumber) {
  const struct {
    std::string iri;
    bool is_inline;
  } cases[] = {
      {"http://www.ncbi.nlm.nih.gov/pubmed/90000001", true},
      {"http://www.ncbi.nlm.nih.gov/pubmed/0", true},
      {"http://www.ncbi.nlm.nih.gov/pubmed/", false},
      {"http://www.ncbi.nlm.nih.gov/pubmed/1a", false},
      {"http://purl.obolibrary.org/obo/MONDO_0005416", true},
      {"http://purl.obolibrary.org/obo/MONDO_00000000000001", true},
      {"http://purl.obolibrary.org/obo/MONDO_000000000000001", false},
      {"http://purl.obolibrary.org/obo/MONDO_99999999999999", true},
      {"http://purl.obolibrary.org/obo/XYZ_0005416", false},
      {"https://clinicaltrials.gov/study/NCT01234567", true},
      {"http://id.nlm.nih.gov/mesh/D020370", true},
      {"http://id.nlm.nih.gov/mesh/D020370Q000628", false},
  };
  for (const auto& c : cases) {
    const TermId id = EncodeTerm(IriForm(c.iri));
    EXPECT_EQ(!IsStored(id), c.is_inline) << c.iri;
    EXPECT_TRUE(IsIri(id)) << c.iri;
    if (c.is_inline) {
      EXPECT_EQ(InlineForm(id), IriForm(c.iri));
    }
  }
}

TEST(TermTest, EveryKindHasItsTag) {
  EXPECT_EQ(TagOf(EncodeTerm("_:x")), TermTag::kBlank);
  EXPECT_EQ(TagOf(EncodeTerm("\"x\"@en")), TermTag::kLiteral);
  EXPECT_NE(EncodeTerm("\"x\"@en"), EncodeTerm("\"x\""));
  EXPECT_EQ(ParseTerm("_:x").value, "x");
  EXPECT_TRUE(ParseTerm("_:x").is_blank);
  EXPECT_EQ(ParseTerm(TaggedForm("a\n", "en-GB")).value, "a\n");
  EXPECT_EQ(ParseTerm(TaggedForm("a", "en-GB")).language, "en-GB");
}

TEST(TermTest, AnEvidenceIsAPlaceInItsDocument) {
  const TermId id = EvidenceTermId(4000000000, kMaxOrdinal);
  EXPECT_EQ(TagOf(id), TermTag::kEvidence);
  EXPECT_EQ(DocumentOf(id), 4000000000);
  EXPECT_EQ(OrdinalOf(id), kMaxOrdinal);
  EXPECT_LT(EvidenceTermId(1, kMaxOrdinal), EvidenceTermId(2, 0));
  EXPECT_EQ(EvidenceDigits(EvidenceForm("00000000000001f")), 31u);
  EXPECT_EQ(EvidenceDigits("<https://w3id.org/mscgraph/evidence/x>"), std::nullopt);
}

TEST(TermTest, ClaimsAreTheirDigits) {
  const std::string form = "<https://w3id.org/mscgraph/claim/0123456789abcde>";
  EXPECT_EQ(EncodeTerm(form), ClaimTermId("0123456789abcde"));
  EXPECT_EQ(InlineForm(EncodeTerm(form)), form);
  for (const char* other :
       {"<https://w3id.org/mscgraph/claim/0123456789ABCDE>", "<https://w3id.org/mscgraph/claim/12>"})
    EXPECT_TRUE(IsStored(EncodeTerm(other))) << other;
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
