#include "extract/mention/word_classes.h"

#include <gtest/gtest.h>

#include "extract/mention/mention_finder.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

std::string File(const std::string& content) { return TestFile("classes.json", content); }

TEST(WordClasses, DerivesVerbFormsAndPrefersTheLongestPhrase) {
  auto classes = WordClasses::Create({File(R"({"improve": {"verbs": ["improve", "modify", "abolish"]},
                                               "null": {"words": ["no difference"]}, "neg": {"words": ["no"]}})")});
  ASSERT_TRUE(classes.ok()) << classes.status();
  auto class_of = [&](const std::string& text) -> std::string {
    std::vector<Token> tokens = NameTokens(text, {0, text.size()});
    WordClasses::Hit hit = classes->Longest(tokens, 0);
    return hit.word_class < 0 ? "" : classes->Name(hit.word_class) + "/" + std::to_string(hit.length);
  };
  for (const char* form :
       {"improve", "Improves", "improved", "improving", "modifies", "modified", "modifying", "abolishes"}) {
    EXPECT_EQ(class_of(form), "improve/1") << form;
  }
  EXPECT_EQ(class_of("no difference was seen"), "null/2");
  EXPECT_EQ(class_of("no change"), "neg/1");
  EXPECT_EQ(class_of("change"), "");
}

TEST(WordClasses, InflectedVerbsHaveAClassForEachForm) {
  auto classes = WordClasses::Create({File(R"({"reduce": {"inflected": ["reduce"]},
                                               "reduce.ed": {"words": ["cut"]}})")});
  ASSERT_TRUE(classes.ok()) << classes.status();
  EXPECT_TRUE(classes->Is("reduce", "reduce"));
  EXPECT_TRUE(classes->Is("reduced", "reduce.ed"));
  EXPECT_TRUE(classes->Is("reducing", "reduce.ing"));
  EXPECT_TRUE(classes->Is("cut", "reduce.ed"));
}

TEST(WordClasses, NamesTheClassWithAFault) {
  auto classes = WordClasses::Create({File(R"({"improve": {"verb": ["improve"]}})")});
  ASSERT_FALSE(classes.ok());
  EXPECT_NE(classes.status().message().find("improve"), std::string_view::npos);
}

}  // namespace
}  // namespace mscgraph
