#include "extract/read/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read/read_test_util.h"

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Read(const std::string& text, const std::string& file = "folder/my.page.txt") {
  const Reading reading = ReadAll(text, {.file = file});
  EXPECT_THAT(reading.errors, IsEmpty());
  return reading.records.empty() ? "" : reading.records[0];
}

TEST(PlainText, SavedPage) {
  const std::string page = R"(Skip to main page content
An official website of some government

Access keys Homepage Main Content Main Navigation
Review
. 2024 Feb 3;11(2):99.
doi: 10.1234/Made.Up.5.

Cells for Knees: A Made-up Review of Nothing

Affiliations
Review

Cells for Knees: A Made-up Review of Nothing

Ana Silva)"
                           "\xc2\xa0"
                           R"(et al. J Made Cells. .

Abstract

Cells were tried in knees. They helped,
and this line was wrapped.

Conclusions: More are needed.

Keywords: knee; cells.

PubMed Disclaimer

Figures

Figure 1
A figure of mesenchymal cells.

References

    1. Silva A. Cells. J. 2020;1:2. doi: 10.9/cited. - PubMed
)";
  EXPECT_EQ(Read(page),
            "DOI:10.1234/made.up.5|doi=10.1234/made.up.5|title=Cells for Knees: A Made-up Review of Nothing"
            "|abstract()=Cells were tried in knees. They helped, and this line was wrapped."
            "|conclusions(Conclusions)=More are needed.|year=2024");
}

TEST(PlainText, WithHeading) {
  EXPECT_EQ(
      Read(
          "J Cells. 2019;3(1):1-9.\nCells for knees in a\nsmall trial\n\nAna B. Silva 1, Jo Li 2\n\n"
          "1 Department of Cells, Nowhere\n\nABSTRACT: They helped.\n\nIntroduction\nLong body.\nPMID: 77\n"),
      "PMID:77|pmid=77|title=Cells for knees in a small trial|abstract()=They helped.|year=2019");
  EXPECT_EQ(Read("Title\n\nAbstract\nBackground\nOne.\n\nMETHODS: Two.\nRESULTS: Three\nwrapped.\n\xc2\xa9 "
                 "2020 X\nno"),
            "text:my.page|title=Title|background(Background)=One.|methods(METHODS)=Two."
            "|results(RESULTS)=Three wrapped.");
  for (const char* stop : {"References", "Conflict of interest statement", "Keywords: a", "Key words: a",
                           "Figures", "MeSH terms", "PubMed Disclaimer", "Introduction", "1. Introduction"}) {
    EXPECT_EQ(Read("A title of cells\n\nAbstract\n\nText.\n\n" + std::string(stop) + "\nOther text.\n"),
              "text:my.page|title=A title of cells|abstract()=Text.")
        << stop;
  }
}

TEST(PlainText, WithoutHeading) {
  const struct {
    std::string text, rest;
  } cases[] = {
      {"Cells in rats\n\nThey helped.\nA lot.", "|title=Cells in rats|abstract()=They helped. A lot."},
      {"Cells in rats\nThey helped.", "|title=Cells in rats|abstract()=They helped."},
      {"Cells in\nold rats\n\nThey helped.", "|title=Cells in old rats|abstract()=They helped."},
      {"They helped. A lot.", "|abstract()=They helped. A lot."},
      {"They helped.\n\nA lot.", "|abstract()=They helped.|abstract()=A lot."},
      {"\r\n\r\nCells in rats\r\n\r\nThey helped.\r\nKeywords: rat\r\n",
       "|title=Cells in rats|abstract()=They helped."},
      {"Cells in rats", "|title=Cells in rats"},
      {std::string(400, 'x') + "\n\nText.", "|abstract()=" + std::string(400, 'x') + "|abstract()=Text."},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.text), "text:my.page" + c.rest) << c.text;
}

TEST(PlainText, Ids) {
  EXPECT_THAT(Read("Words here\n\nText.", "a/b.txt.gz"), testing::StartsWith("text:b|"));
  EXPECT_THAT(Read("Words here\n\nText.", "-"), testing::StartsWith("text:-|"));
  EXPECT_THAT(Read("Words here\n\nText.\nPMID: 123 [Indexed]\nDOI: 10.1/A.\n"),
              testing::StartsWith("PMID:123|pmid=123|doi=10.1/a|"));
  EXPECT_THAT(Read("Words here\n\nAs in doi: 10.1/a, text.\n"), testing::StartsWith("text:my.page|"));
}

TEST(PlainText, Refused) {
  EXPECT_THAT(ReadAll(std::string(5000, 'x'), {.max_record_bytes = 1000}).errors,
              ElementsAre(HasSubstr("longer than 1000 bytes")));
  EXPECT_THAT(ReadAll("Good words \xc3").errors, ElementsAre(HasSubstr("invalid UTF-8 at byte 11")));
  std::string nul = "Cells in rats\n\nThey helped.";
  nul[20] = '\0';
  EXPECT_EQ(ReadAll(nul).ids.size(), 1u);
}

}  // namespace
}  // namespace mscgraph
