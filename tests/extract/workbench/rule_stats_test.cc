#include "extract/workbench/rule_stats.h"

#include <gmock/gmock.h>

#include "extract/analysis.h"
#include "tests/extract/workbench/workbench_test_util.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr char kRules[] = R"({"rules": [
  {"id": "treats.for.near", "pattern": "{therapy} for! {condition}", "confidence": 0.9, "examples": ["x"]},
  {"id": "treats.for.far", "pattern": "{therapy} {gap:3} for! {condition}", "confidence": 0.5, "examples": ["x"]},
  {"id": "treats.always.beaten", "pattern": "{therapy} for! {condition}", "confidence": 0.1, "examples": ["x"]},
  {"id": "treats.never", "pattern": "{therapy} despite! {condition}", "confidence": 0.1, "examples": ["x"]},
  {"id": "suppress.from", "pattern": "{therapy} from! {condition}", "confidence": 0.5, "action": "suppress",
   "examples": ["x"]}]})";

constexpr char kTexts[] =
    R"({"id": "EX:1", "title": "MSCs for stroke", "abstract": "MSCs used for stroke. MSCs for gout."}
{"id": "EX:2", "title": "MSCs from lupus", "abstract": "MSCs for lupus."}
{"id": "EX:3", "title": "Nothing of interest", "abstract": ""}
)";

TEST(CountRules, CountsClaimsBeatenRulesAndSuppressions) {
  std::filesystem::path folder = EmptyFolder();
  auto extractor = Extractor::Create(RulesFolderWith(folder, kRules));
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  auto stats = CountRules(**extractor, {WriteFile(folder / "texts.jsonl", kTexts)}, nullptr,
                          [](const std::string&) {});
  ASSERT_TRUE(stats.ok()) << stats.status();
  EXPECT_EQ(stats->documents, 3u);
  EXPECT_EQ(stats->msc_documents, 2u);
  EXPECT_EQ(stats->claims, 4u);
  ASSERT_EQ(stats->rules.size(), 5u);
  const std::vector<RuleCount>& rules = stats->rules;
  EXPECT_EQ(rules[0].claims, 3u);
  EXPECT_EQ(rules[0].documents, 2u);
  EXPECT_EQ(rules[1].claims, 1u);
  EXPECT_EQ(rules[1].also, 3u);
  EXPECT_FALSE(rules[1].Shadowed());
  EXPECT_TRUE(rules[2].Shadowed());
  EXPECT_THAT(rules[2].beaten_by, ElementsAre(Pair("treats.for.near", 3u)));
  EXPECT_TRUE(rules[3].Dead());
  EXPECT_TRUE(rules[4].suppresses);
  EXPECT_EQ(rules[4].claims, 1u);
  ASSERT_EQ(stats->families.size(), 4u);
  EXPECT_EQ(stats->families[0].name, "treats.for");
  EXPECT_EQ(stats->families[0].rules, 2u);
  EXPECT_EQ(stats->families[0].claims, 4u);
  EXPECT_EQ(stats->families[0].documents, 2u);
  EXPECT_LT(rules[0].Precision(), 0) << "nothing is judged without a gold";
}

TEST(CountRules, AGoldFileGivesPrecision) {
  std::filesystem::path folder = EmptyFolder();
  auto extractor = Extractor::Create(RulesFolderWith(folder, kRules));
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  std::string file =
      WriteFile(folder / "gold.jsonl",
                R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "cell", "object": "stroke"}]})"
                "\n"
                R"({"id": "EX:2", "claims": [{"relation": "treats", "family": "cell", "object": "lupus",
                                                              "borderline": true}]})");
  auto gold = Gold::Read(file, &(*extractor)->knowledge().mentions->classes());
  EXPECT_FALSE(gold.ok()) << "a record over two lines";
  file = WriteFile(
      folder / "gold.jsonl",
      R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "cell", "object": "stroke"}]})"
      "\n"
      R"({"id": "EX:2", "claims": [{"relation": "treats", "family": "cell", "object": "lupus", "borderline": true}]})");
  gold = Gold::Read(file, &(*extractor)->knowledge().mentions->classes());
  ASSERT_TRUE(gold.ok()) << gold.status();
  auto stats =
      CountRules(**extractor, {WriteFile(folder / "texts.jsonl", kTexts)}, &*gold, [](const std::string&) {});
  ASSERT_TRUE(stats.ok()) << stats.status();
  EXPECT_EQ(stats->judged_documents, 2u);
  EXPECT_EQ(stats->rules[0].right, 1u);
  EXPECT_EQ(stats->rules[0].wrong, 1u);
  EXPECT_EQ(stats->rules[0].borderline, 1u);
  EXPECT_DOUBLE_EQ(stats->rules[0].Precision(), 0.5);
  EXPECT_DOUBLE_EQ(stats->families[0].Precision(), 2.0 / 3);
  ASSERT_EQ(stats->wrong.size(), 1u);
  EXPECT_EQ(stats->wrong[0].object.quote.text, "gout");
}

TEST(CountRules, AGoldFileGivesCoverage) {
  std::filesystem::path folder = EmptyFolder();
  auto extractor = Extractor::Create(RulesFolderWith(folder, kRules));
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  auto gold = Gold::Read(
      WriteFile(
          folder / "gold.jsonl",
          R"({"id": "EX:1", "claims": [{"relation": "treats", "family": "cell", "object": "stroke"}, {"relation": "causes", "family": "cell", "object": "stroke"}]})"
          "\n"
          R"({"id": "EX:2", "claims": [{"relation": "treats", "family": "cell", "object": "gout", "borderline": true}]})"
          "\n"
          R"({"id": "EX:3", "claims": [{"relation": "treats", "family": "cell", "object": "lupus"}]})"
          "\n"),
      &(*extractor)->knowledge().mentions->classes());
  ASSERT_TRUE(gold.ok()) << gold.status();
  auto stats =
      CountRules(**extractor, {WriteFile(folder / "texts.jsonl", kTexts)}, &*gold, [](const std::string&) {});
  ASSERT_TRUE(stats.ok()) << stats.status();
  EXPECT_EQ(stats->gold_claims, 3u) << "borderline claims are not asked for";
  EXPECT_EQ(stats->found, 1u);
  EXPECT_EQ(stats->rules[0].found, 1u) << "two sentences of one claim";
  EXPECT_EQ(stats->rules[2].found, 1u) << "beside a better rule";
  EXPECT_EQ(stats->rules[3].found, 0u);
  EXPECT_EQ(stats->families[0].found, 1u) << "by both rules of the family";
  ASSERT_EQ(stats->missed.size(), 2u);
  EXPECT_EQ(stats->missed[0].claim.relation, Relation::kCauses);
  EXPECT_EQ(stats->missed[1].doc, "EX:3") << "a document without a product";
}

}  // namespace
}  // namespace mscgraph
