#include "extract/assertion/cue_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/extract/assertion/cue_test_util.h"

namespace mscgraph {
namespace {

// "kind" of every cue, "kind!" if it is a finite verb.
std::vector<std::string> Kinds(const std::string& sentence) {
  std::vector<std::string> out;
  for (const Cue& cue : MarkedSentence(sentence).cues.cues) {
    for (const char* name :
         {"better", "null_same", "pseudo", "negation", "aim", "finding", "be", ",", ";", "?"}) {
      if (SharedCueFinder().Kind(name) == cue.kind) out.push_back(name + std::string(cue.finite ? "!" : ""));
    }
  }
  return out;
}

TEST(CueFinder, TheLongestPhraseWins) {
  using testing::ElementsAre;
  EXPECT_THAT(Kinds("T did not improve C"), ElementsAre("negation!", "better!"));
  EXPECT_THAT(Kinds("T not only improved C"), ElementsAre("pseudo!", "better!"));
  EXPECT_THAT(Kinds("There was no significant difference"), ElementsAre("be!", "null_same!"));
}

TEST(CueFinder, TellsAVerbFromAParticiple) {
  using testing::ElementsAre;
  EXPECT_THAT(Kinds("T improved C"), ElementsAre("better!"));
  EXPECT_THAT(Kinds("C was significantly improved by T"), ElementsAre("be!", "better!"));
  EXPECT_THAT(Kinds("T for an improved outcome"), ElementsAre("better"));
  EXPECT_THAT(Kinds("Cells enhanced by heat"), ElementsAre("better"));
  EXPECT_THAT(Kinds("T to improve C"), ElementsAre("better"));
  EXPECT_THAT(Kinds("T improving C"), ElementsAre("better"));
}

TEST(CueFinder, ABaseFormJoinedToAnInfinitiveIsNone) {
  using testing::ElementsAre;
  EXPECT_THAT(Kinds("T to improve C and reduce C1"), ElementsAre("better", "better"));
  EXPECT_THAT(Kinds("T to improve C and clearly reduce C1"), ElementsAre("better", "better"));
  EXPECT_THAT(Kinds("T to improve C and reduced C1"), ElementsAre("better", "better!"));
  EXPECT_THAT(Kinds("T to improve C and reduces C1"), ElementsAre("better", "better!"));
  EXPECT_THAT(Kinds("T to improve C ; T live and reduce C1"), ElementsAre("better", ";", "better!"));
  EXPECT_THAT(Kinds("T migrate to C and reduce C1"), ElementsAre("better!"));
}

TEST(CueFinder, PassesOverNamesAndBrackets) {
  using testing::ElementsAre;
  EXPECT_THAT(Kinds("T improved C ( but did not improve C1 )."), ElementsAre("better!", ";"));
  MarkedSentence sentence("heart failure");
  Mention mention;
  mention.end_token = 2;
  EXPECT_TRUE(SharedCueFinder().Find(sentence.tokens, {mention}).cues.empty());
}

TEST(CueFinder, AnUnknownKindIsNamed) {
  const auto kinds = SharedCueFinder().Kinds({"better", "nosuch"});
  EXPECT_EQ(kinds.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(kinds.status().message().find("nosuch"), std::string::npos);
}

}  // namespace
}  // namespace mscgraph
