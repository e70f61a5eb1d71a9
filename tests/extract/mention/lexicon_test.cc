#include "extract/mention/lexicon.h"

#include <gtest/gtest.h>

#include "extract/mention/mention_finder.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

std::string File(const std::string& content) { return TestFile("lexicon.tsv", content); }

constexpr char kHeader[] = "id\tlabel\tsynonyms\tabbreviations\tambiguous\txrefs\tparents\n";

// The label of the longest entry at the first token, and its length: "knee osteoarthritis/2".
std::string Longest(const Lexicon& lexicon, const std::string& text) {
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  Lexicon::Hit hit = lexicon.Longest(text, tokens, 0);
  return hit.entry < 0 ? "" : lexicon.entries()[hit.entry].label + "/" + std::to_string(hit.length);
}

TEST(Lexicon, FindsTheLongestNameWhateverItsSpelling) {
  auto lexicon =
      Lexicon::Create({File(std::string(kHeader) +
                            "MONDO:1\tosteoarthritis\tarthrosis\t\tOA\t\t\n"
                            "MONDO:2\tknee osteoarthritis\tosteoarthritis of the knee\tKOA\t\t\tMONDO:1\n")});
  ASSERT_TRUE(lexicon.ok()) << lexicon.status();
  const std::pair<const char*, const char*> rows[] = {
      {"Knee-Osteoarthritis", "knee osteoarthritis/2"},
      {"osteoarthritis of the knee joint", "knee osteoarthritis/4"},
      {"osteoarthritis of the hip", "osteoarthritis/1"},
      {"KOA patients", "knee osteoarthritis/1"},
      {"koa patients", ""},  // A short form keeps its case.
      {"OA patients", ""},   // An ambiguous short form is no name.
      {"knee", ""},
      {"knee/osteoarthritis", "knee osteoarthritis/3"},  // A slash joins as a hyphen does.
      {"knee / osteoarthritis", ""},
      {"'s osteoarthritis", ""},  // No name begins so.
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(Longest(*lexicon, text), expected) << text;
  EXPECT_EQ(lexicon->Find("Arthroses"), 0);
  EXPECT_EQ(lexicon->Find("KOA"), -1);
}

TEST(Lexicon, ReportsEveryBadLine) {
  auto lexicon = Lexicon::Create({File(std::string(kHeader) + "MONDO:1\tx\n\n\tlabel\t\t\t\t\t\n")});
  ASSERT_FALSE(lexicon.ok());
  for (const char* part : {":2:", ":3:", ":4:"}) {
    EXPECT_NE(lexicon.status().message().find(part), std::string_view::npos) << lexicon.status();
  }
}

TEST(Lexicon, RefusesAnotherHeader) { EXPECT_FALSE(Lexicon::Create({File("id\tname\n")}).ok()); }

}  // namespace
}  // namespace mscgraph
