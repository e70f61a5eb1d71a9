#include "extract/workbench/explain.h"

#include "extract/workbench/corpus.h"
#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

const Knowledge& Rules() {
  static const auto* knowledge =
      new Knowledge(std::move(*LoadKnowledge(RulesFolderWith(EmptyFolder(), R"({"rules": [
    {"id": "treats.improve", "pattern": "{therapy} {gap:4} <improve>! {near:4} {condition}", "confidence": 0.8,
     "relation": "treats", "outcome": "improves", "unless_between": ["<cause>"], "examples": ["x"]},
    {"id": "treats.in", "pattern": "{therapy} {gap:4} in! {near:4} {condition}", "confidence": 0.5, "examples": ["x"]},
    {"id": "promotes.active", "pattern": "{subject} <promote.ed>! {np}", "confidence": 0.5, "relation": "promotes",
     "examples": ["x"]},
    {"id": "treats.weak", "pattern": "{therapy} beside! {condition}", "confidence": 0.2, "supporting": true,
     "examples": ["x"]},
    {"id": "suppress.from", "pattern": "{therapy} {gap:3} from! {near:5} {condition}", "confidence": 0.9,
     "action": "suppress", "examples": ["x"]}]})"))));
  return *knowledge;
}

struct Row {
  const char* first;
  const char* second;
  const char* text;
  std::vector<const char*> shown;
};

TEST(ExplainPair, SaysWhyThereIsAClaimOrNone) {
  const Row rows[] = {
      {"MSCs",
       "colitis",
       "MSCs improved colitis.",
       {"claim     [MSCs] treats [colitis], affirmed, outcome improves, rule treats.improve, trigger "
        "\"improved\"",
        "rule      treats.improve (confidence 0.80): {therapy}"}},
      {"colitis", "MSCs", "MSCs did not improve colitis.", {"negated", "cue \"did not\""}},
      {"MSCs", "MONDO:0005292", "MSCs improved colitis.", {"claim     [MSCs]"}},
      {"stromal cells",
       "colitis",
       "Mesenchymal stromal cells improved colitis.",
       {"claim     [Mesenchymal stromal cells]"}},
      {"MSCs",
       "stroke",
       "MSCs improved gait, colitis and later all of stroke.",
       {"claim     none", "nearest   treats.improve", "67 % matched, failed at {condition}: stands"}},
      {"MSCs",
       "colitis",
       "MSCs caused and improved colitis.",
       {"100 % matched, failed at unless_between: <cause> stands inside the match"}},
      {"MSCs", "lupus", "MSCs from patients in lupus", {"suppress  suppress.from", "claim     none"}},
      {"MSCs", "angiogenesis", "MSCs promoted angiogenesis.", {"promotes [angiogenesis]", "no condition"}},
      {"MSCs",
       "colitis",
       "MSCs beside colitis.",
       {"claim     none", "unused    [MSCs] treats [colitis]", "nearest   treats.improve"}},
      {"MSCs",
       "colitis",
       "MSCs beside colitis. MSCs improved colitis.",
       {"claim     [MSCs] treats [colitis], affirmed, outcome used, rule treats.weak",
        "rule      treats.weak (confidence 0.20, supporting): {therapy}"}},
      {"MSCs",
       "UC",
       "MSCs improved ulcerative colitis (UC).",
       {"object    condition \"ulcerative colitis\"", "claim     [MSCs] treats [ulcerative colitis]"}},
      {"MSCs",
       "angiogenesis",
       "MSCs hindered angiogenesis.",
       {"phrases   @t", "claim     none", "nearest   promotes.active", "failed at <promote.ed>!"}},
      {"MSCs",
       "gout",
       "MSCs improved colitis.",
       {"no sentence has both", "missing   \"gout\" does not stand in the text",
        "mention   condition \"colitis\""}},
      {"robo cells",
       "colitis",
       "Robo cells improved colitis.",
       {"missing   \"robo cells\" is known neither as a therapy nor as a condition"}},
      {"MSCs", "lupus", "MSCs despite lupus.", {"note      no rule has its trigger in this sentence"}},
      {"the cells", "colitis", "The cells improved colitis.", {"names no MSC product"}},
  };
  for (const Row& row : rows) {
    std::string text = ExplainPair(Rules(), SentenceDocument(row.text), {row.first, row.second});
    for (const char* shown : row.shown)
      EXPECT_NE(text.find(shown), std::string::npos) << shown << " in:\n" << text;
  }
}

TEST(ExplainPair, ShowsAsManyRulesAsAskedFor) {
  Document document = SentenceDocument("MSCs against colitis.");
  auto count = [](const std::string& text) {
    size_t lines = 0;
    for (size_t at = text.find("nearest "); at != std::string::npos; at = text.find("nearest ", at + 1))
      ++lines;
    return lines;
  };
  EXPECT_EQ(count(ExplainPair(Rules(), document, {"MSCs", "colitis", 1})), 1u);
  EXPECT_EQ(count(ExplainPair(Rules(), document, {"MSCs", "colitis", 9})), 3u);
  EXPECT_EQ(count(ExplainPair(Rules(), document, {"MSCs", "colitis", 0})), 0u);
}

TEST(ExplainDocument, ShowsEveryStep) {
  std::string text = ExplainDocument(Rules(), SentenceDocument("MSCs improved colitis."));
  for (const char* shown : {"sentence  MSCs improved colitis.", "masked    @t <improve> @c ;",
                            "mention   therapy \"MSCs\"", "claim     [MSCs] treats [colitis]"}) {
    EXPECT_NE(text.find(shown), std::string::npos) << shown << " in:\n" << text;
  }
}

}  // namespace
}  // namespace mscgraph
