#include "extract/workbench/gold.h"

#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

const WordClasses& Classes() {
  static const auto* classes =
      new WordClasses(std::move(*WordClasses::CreateFromFolder(SourceRules() + "/wordlists")));
  return *classes;
}

TEST(Gold, JudgesAClaimByItsDocument) {
  auto gold = Gold::Read(WriteFile(EmptyFolder() / "gold.jsonl",
                                   R"({"id": "EX:1", "claims": [
  )"
                                   "\n"),
                         &Classes());
  EXPECT_FALSE(gold.ok());
  gold = Gold::Read(
      WriteFile(
          EmptyFolder() / "gold.jsonl",
          R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "cell", "object": "knee osteoarthritis", "object_mentions": ["knee OA", "osteoarthritis of the knee"], "outcome": "improves", "evidence": []}, {"relation": "treats", "family": "concentrate", "object": "gout"}]})"
          "\n\n"),
      &Classes());
  ASSERT_TRUE(gold.ok()) << gold.status();
  struct Row {
    const char* doc;
    Relation relation;
    Family family;
    const char* object;
    Gold::Judgement judgement;
  };
  const Row rows[] = {
      {"EX:1", Relation::kTreats, Family::kCell, "Knee osteoarthritis", Gold::Judgement::kRight},
      {"EX:1", Relation::kTreats, Family::kCell, "knee OA", Gold::Judgement::kRight},
      {"EX:1", Relation::kTreats, Family::kCell, "osteoarthritis", Gold::Judgement::kRight},
      {"EX:1", Relation::kTreats, Family::kCell, "severe osteoarthritis of the knee",
       Gold::Judgement::kRight},
      {"EX:1", Relation::kTreats, Family::kCell, "knee", Gold::Judgement::kWrong},
      {"EX:1", Relation::kTreats, Family::kCell, "stroke", Gold::Judgement::kWrong},
      {"EX:1", Relation::kCauses, Family::kCell, "knee osteoarthritis", Gold::Judgement::kWrong},
      {"EX:1", Relation::kTreats, Family::kVesicle, "knee osteoarthritis", Gold::Judgement::kWrong},
      {"EX:1", Relation::kTreats, Family::kCell, "gout", Gold::Judgement::kBorderline},
      {"EX:1", Relation::kTreats, Family::kConcentrate, "gout", Gold::Judgement::kNotAnnotated},
      {"EX:9", Relation::kTreats, Family::kCell, "stroke", Gold::Judgement::kNotAnnotated},
  };
  for (const Row& row : rows) {
    ClaimMention claim{.doc = row.doc, .relation = row.relation, .family = row.family};
    claim.object.quote.text = claim.object.label = row.object;
    EXPECT_EQ(gold->Judge(claim), row.judgement) << row.doc << " " << row.object;
  }
}

TEST(Gold, FaultsNameFileAndLine) {
  struct Row {
    const char* line;
    const char* fault;
  };
  const Row rows[] = {
      {"[]", "gold.jsonl:2: cannot use at() with array; a line is {\"id\""},
      {"{", "gold.jsonl:2: malformed JSON"},
      {R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[)", "nested deeper than"},
      {R"({"id": "EX:1"})", "claims"},
      {R"({"id": "EX:1", "claims": [{"relation": "likes", "family": "cell", "object": "x"}]})",
       "unknown relation \"likes\""},
      {R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "drug", "object": "x"}]})",
       "unknown family \"drug\""},
      {R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "cell"}]})", "object"},
  };
  for (const Row& row : rows) {
    auto gold = Gold::Read(WriteFile(EmptyFolder() / "gold.jsonl", std::string("\n") + row.line), &Classes());
    ASSERT_FALSE(gold.ok()) << row.line;
    EXPECT_NE(gold.status().message().find(row.fault), std::string::npos) << gold.status();
  }
  EXPECT_EQ(Gold::Read("no/such/file", &Classes()).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace mscgraph
