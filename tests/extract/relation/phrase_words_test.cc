#include "extract/relation/phrase_words.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

absl::StatusOr<PhraseWords> Create(const std::string& words, const std::string& objects) {
  TestFile("words/words.json", words);
  TestFile("words/objects.json", objects);
  return PhraseWords::Create(TestFolder() / "words");
}

constexpr char kWords[] = R"({"det": {"words": ["the"]}, "prep": {"words": ["of", "in the presence of"]},
  "promote": {"inflected": ["promote"]}, "promote.n": {"words": ["promotion"]},
  "n:level": {"words": ["level"]}})";

TEST(PhraseWords, ClassesSayWhatAWordIs) {
  auto words = Create(kWords, "{}");
  ASSERT_TRUE(words.ok()) << words.status();
  auto kind = [&](const char* name) { return words->Class(words->classes().Find(name)).kind; };
  EXPECT_EQ(kind("det"), PhraseWords::Kind::kDeterminer);
  EXPECT_EQ(kind("prep"), PhraseWords::Kind::kFunction);
  EXPECT_EQ(kind("promote"), PhraseWords::Kind::kVerb);
  EXPECT_EQ(kind("promote.ed"), PhraseWords::Kind::kParticiple);
  EXPECT_EQ(kind("promote.ing"), PhraseWords::Kind::kGerund);
  EXPECT_EQ(kind("promote.n"), PhraseWords::Kind::kNominal);
  EXPECT_EQ(kind("n:level"), PhraseWords::Kind::kHead);
  EXPECT_GE(words->FindSymbol("in_the_presence_of"), 0);
  EXPECT_GE(words->FindSymbol("<promote.ed>"), 0);
  EXPECT_EQ(words->FindSymbol("the"), -1);
}

TEST(PhraseWords, ObjectsThatNameNothing) {
  auto words = Create(kWords, R"({"never": ["patient", "side effect"], "alone": ["growth", "cell type"]})");
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_TRUE(words->IsEmptyObject({}, true));
  EXPECT_TRUE(words->IsEmptyObject({"old", "patient"}, false));
  EXPECT_TRUE(words->IsEmptyObject({"side", "effect"}, true));
  EXPECT_TRUE(words->IsEmptyObject({"growth"}, true));
  EXPECT_FALSE(words->IsEmptyObject({"growth"}, false));
  EXPECT_TRUE(words->IsEmptyObject({"cell", "type"}, true));
  EXPECT_FALSE(words->IsEmptyObject({"tumor", "growth"}, true));
}

TEST(PhraseWords, AdjectivesStandForProcesses) {
  auto words = Create(kWords, R"({"adjectives": {"inhibits": {"anti-inflammatory": "inflammation"}}})");
  ASSERT_TRUE(words.ok()) << words.status();
  const std::string* label = words->AdjectiveLabel(Relation::kInhibits, "anti inflammatory");
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(*label, "inflammation");
  EXPECT_EQ(words->AdjectiveLabel(Relation::kPromotes, "anti inflammatory"), nullptr);
}

TEST(PhraseWords, FaultsNameFileAndKey) {
  for (const char* objects : {R"({"nevr": []})", R"({"never": [7]})", R"({"adjectives": {"likes": {}}})"}) {
    auto words = Create(kWords, objects);
    ASSERT_FALSE(words.ok()) << objects;
    EXPECT_NE(words.status().message().find("objects.json"), std::string_view::npos) << words.status();
  }
  EXPECT_FALSE(Create("[]", "{}").ok());
}

}  // namespace
}  // namespace mscgraph
