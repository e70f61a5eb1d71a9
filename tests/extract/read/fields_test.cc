#include "extract/read/fields.h"

#include <gtest/gtest.h>

#include "extract/read/strings.h"

namespace mscgraph {
namespace {

TEST(Fields, Year) {
  EXPECT_EQ(FindYear("1998 Dec-1999 Jan"), 1998);
  EXPECT_EQ(FindYear("Summer 2017"), 2017);
  EXPECT_EQ(FindYear(""), 0);
  EXPECT_EQ(FindYear("99 12345"), 0);
}

TEST(Fields, Ids) {
  EXPECT_EQ(NormalisePmid(" PMID: 0123 "), "123");
  EXPECT_EQ(NormalisePmid("123a"), "");
  EXPECT_EQ(NormalisePmid("000"), "");
  EXPECT_EQ(NormalisePmcid("pmc123.1"), "PMC123");
  EXPECT_EQ(NormalisePmcid("PMC:PMC9"), "PMC9");
  EXPECT_EQ(NormalisePmcid("PMCID: PMC9 [x]"), "PMC9");
  EXPECT_EQ(NormalisePmcid("PMC"), "");
  EXPECT_EQ(NormaliseDoi("https://doi.org/10.1/X."), "10.1/x");
  EXPECT_EQ(NormaliseDoi("doi: 10.1/a(b) and more"), "10.1/a(b)");
  EXPECT_EQ(NormaliseDoi("http://example.org/10.1/a"), "");
  EXPECT_EQ(NormaliseNct("nct01234567"), "NCT01234567");
  EXPECT_EQ(NormaliseNct("ISRCTN1"), "");
}

TEST(Fields, FindPmid) {
  EXPECT_EQ(FindPmid("<x><PMID Version=\"1\"> 12</PMID><PMID>13</PMID>"), "12");
  EXPECT_EQ(FindPmid("<PMID"), "");
  EXPECT_EQ(FindPmid("<PMID<PMID>1"), "");
  EXPECT_EQ(FindPmid("<PMID>"), "");
}

TEST(Fields, SourceOrder) {
  EXPECT_EQ(SourceOrderOf("/a/pubmed25n0001.xml.gz"), (SourceOrder{25, 1}));
  EXPECT_EQ(SourceOrderOf("medline16n0902.xml"), (SourceOrder{16, 902}));
  for (const char* name :
       {"pubmed25n001.xml", "pubmed25n00010.xml", "pubmed.xml", "x25n0001", "-", "pubmed25n0001/a"}) {
    EXPECT_EQ(SourceOrderOf(name), SourceOrder()) << name;
  }
}

TEST(Fields, Section) {
  EXPECT_EQ(SectionOf("RESULTS", "AIMS"), Section::kResults);
  EXPECT_EQ(SectionOf("UNASSIGNED", "AIMS"), Section::kObjective);
  EXPECT_EQ(SectionOf("", ""), Section::kAbstract);
  EXPECT_EQ(SectionOf("TITLE", ""), Section::kAbstract);
}

TEST(Fields, CleanField) {
  EXPECT_EQ(CleanField(" a\xc2\xa0\n b "), "a b");
  EXPECT_EQ(CleanField("a\xff"
                       "b\xc3"),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd");
}

TEST(Strings, Helpers) {
  std::string_view text = "DOI:  x";
  EXPECT_TRUE(ConsumeNoCase(&text, "doi:"));
  EXPECT_EQ(text, "x");
  EXPECT_EQ(SplitAny(" a, b,,c ", ", "), (std::vector<std::string_view>{"a", "b", "c"}));
  int number = 5;
  EXPECT_FALSE(ParseInt("1x", &number));
  EXPECT_FALSE(ParseInt("99999999999", &number));
  EXPECT_EQ(number, 5);
  EXPECT_EQ(Cat("a", 1, std::string("b")), "a1b");
}

TEST(SetDocumentId, BareFormsGetTheirPrefix) {
  const std::pair<const char*, const char*> rows[] = {
      {"12", "PMID:12"},        {" PMID:012 ", "PMID:12"}, {"PMC7", "PMC:PMC7"},
      {"PMC:PMC7", "PMC:PMC7"}, {"PMCx", "PMCx"},          {"nct00000001", "NCT:NCT00000001"},
      {"NCT:NCT1", "NCT:NCT1"}, {"pair 7", "pair 7"},      {"", ""},
  };
  for (const auto& [id, expected] : rows) {
    Document document;
    SetDocumentId(id, &document);
    EXPECT_EQ(document.id, expected) << id;
  }
}

}  // namespace
}  // namespace mscgraph
