#include "extract/read/pubtator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Pubtator, Documents) {
  const struct {
    std::string text, record;
  } cases[] = {
      {"12|t|A title\n12|a|An abstract.\n", "PMID:12|pmid=12|title=A title|abstract()=An abstract."},
      {"12|t|A title\r\n12|a|\r\n\r\n", "PMID:12|pmid=12|title=A title"},
      {"12|a|Only this.", "PMID:12|pmid=12|abstract()=Only this."},
      {"PMC7|t|T|with|bars\n", "PMC:PMC7|pmcid=PMC7|title=T|with|bars"},
      {"NCT00000001|t|T\n", "NCT:NCT00000001|nct=NCT00000001|title=T"},
      {"x-1|t|T\n", "x-1|title=T"},
      {"1|t|Aspirin\n1|a|for "
       "pain.\n1\t0\t7\tAspirin\tChemical\tMESH:D001241\n1\t12\t16\tpain\tDisease\tD010146\n",
       "PMID:1|pmid=1|title=Aspirin|abstract()=for "
       "pain.|Chemical/MESH:D001241=Aspirin|Disease/MESH:D010146=pain"},
      // Ids: none, several, none at all; more columns than needed; a relation in either form.
      {"1|t|Aspirin, pain, colds\n1\t0\t7\tAspirin\tDrug\t-\n1\t9\t13\tpain\tDisease\tMESH:D1;OMIM:2\tx\n"
       "1\t15\t20\tcolds\tDisease\n1\tCID\tD001241\tD010146\n1\tTreat\tD1\tD2\tNovel\n",
       "PMID:1|pmid=1|title=Aspirin, pain, colds|Drug=Aspirin|Disease/MESH:D1=pain|Disease=colds"},
      // Code points: a Greek letter and a letter outside of the basic plane before the name.
      {"1|t|\xce\xb1 \xf0\x9d\x90\x80 pain\n1\t4\t8\tpain\tDisease\t\n",
       "PMID:1|pmid=1|title=\xce\xb1 \xf0\x9d\x90\x80 pain|Disease=pain"},
      // The source counted bytes.
      {"1|t|\xce\xb1 \xf0\x9d\x90\x80 pain\n1\t8\t12\tpain\tDisease\t\n",
       "PMID:1|pmid=1|title=\xce\xb1 \xf0\x9d\x90\x80 pain|Disease=pain"},
      // What is normalised moves offsets: blanks, a soft hyphen, a combining mark.
      {"1|t| two  blanks\n1|a|thera\xc2\xadpy of Sjo\xcc\x88gren "
       "disease\n1\t13\t21\tthera\xc2\xadpy\tTherapy\t\n"
       "1\t25\t41\tSjo\xcc\x88gren disease\tDisease\t\n",
       "PMID:1|pmid=1|title=two blanks|abstract()=therapy of Sj\xc3\xb6gren disease|Therapy=therapy|"
       "Disease=Sj\xc3\xb6gren disease"},
      // Order is that of the text; of two at one place the longer is first.
      {"1|t|knee pain\n1\t5\t9\tpain\tDisease\t\n1\t0\t4\tknee\tDisease\t\n1\t0\t9\tknee pain\tDisease\t\n",
       "PMID:1|pmid=1|title=knee pain|Disease=knee pain|Disease=knee|Disease=pain"},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 7, 100000}) {
      const Reading reading = ReadAll(c.text, {.chunk = chunk});
      EXPECT_THAT(reading.errors, IsEmpty()) << c.text;
      EXPECT_THAT(reading.records, ElementsAre(c.record)) << c.text;
    }
  }
}

TEST(Pubtator, ABlankLineOrAnotherIdEndsADocument) {
  EXPECT_THAT(
      ReadAll("1|t|a\n1|a|b\n2|t|c\n\n\n2|t|d\n").records,
      ElementsAre("PMID:1|pmid=1|title=a|abstract()=b", "PMID:2|pmid=2|title=c", "PMID:2|pmid=2|title=d"));
}

TEST(Pubtator, WhatIsWrongIsReportedAndTheDocumentKept) {
  const struct {
    std::string line, error;
  } cases[] = {
      {"1\t0\t7\tIbuprofen\tChemical\t-",
       "in: line 1 (PMID:1): annotation 0-7 \"Ibuprofen\": the text has \"Aspirin\" there; annotations left "
       "out: 1 of 1"},
      {"1\t0\t99\tAspirin\tChemical\t-", "no such place in the text"},
      {"1\t7\t0\tAspirin\tChemical\t-", "no such place in the text"},
      {"1\t99999999999999999999\t3\tAspirin\tChemical\t-", "in: line 3 (1): neither"},
      {"1\t0\t7\tAspirin", "in: line 3 (1): neither"},
      {"2\t0\t7\tAspirin\tChemical\t-", "in: line 3 (1): neither"},
      {"words", "in: line 3 (1): neither"},
      {"1\t0\t7\t\xc3\tChemical\t-", "in: line 3 (1): invalid UTF-8"},
      {std::string(2000, 'x'), "in: line 3: the line is longer than 1000 bytes"},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 100000}) {
      const Reading reading = ReadAll("1|t|Aspirin\n1|a|x\n" + c.line + "\n\n2|t|b\n",
                                      {.chunk = chunk, .max_record_bytes = 1000});
      EXPECT_THAT(reading.ids, ElementsAre("PMID:1", "PMID:2")) << c.line;
      EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.error)));
    }
  }
}

TEST(Pubtator, ADocumentThatIsTooLongIsSkipped) {
  std::string text = "1|t|a\n";
  for (int i = 0; i < 100; ++i) text += "1|a|some more words of it\n";
  const Reading reading = ReadAll(text + "\n2|t|b\n", {.max_record_bytes = 1000});
  EXPECT_THAT(reading.ids, ElementsAre("PMID:2"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("line 1 (PMID:1): the record is longer than 1000 bytes")));
}

TEST(Pubtator, LooksLike) {
  for (const char* yes : {"1|t|x", "\n1|a|", "PMC12|t|"}) EXPECT_TRUE(LooksLikePubtator(yes)) << yes;
  for (const char* no : {"", "|t|x", "1|b|x", "1|t", "two words|t|x", "x\n1|t|x"})
    EXPECT_FALSE(LooksLikePubtator(no));
}

}  // namespace
}  // namespace mscgraph
