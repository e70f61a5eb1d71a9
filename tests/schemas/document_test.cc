#include "schemas/document.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(SectionFromLabel, KnowsPrintedLabels) {
  const std::pair<std::string_view, Section> cases[] = {
      {"", Section::kAbstract},
      {"SOMETHING ELSE", Section::kAbstract},
      {"BACKGROUND", Section::kBackground},
      {"Introduction:", Section::kBackground},
      {"BACKGROUND AND AIMS", Section::kObjective},
      {"OBJECTIVES", Section::kObjective},
      {"AIM", Section::kObjective},
      {"PURPOSE", Section::kObjective},
      {"HYPOTHESIS", Section::kObjective},
      {"MATERIALS AND METHODS", Section::kMethods},
      {"PATIENTS & METHODS", Section::kMethods},
      {"STUDY DESIGN", Section::kMethods},
      {"MAIN OUTCOME MEASURES", Section::kMethods},
      {"METHODS AND RESULTS", Section::kResults},
      {"METHODS/RESULTS", Section::kResults},
      {"METHODOLOGY/PRINCIPAL FINDINGS", Section::kResults},
      {"MAIN RESULTS", Section::kResults},
      {"CASE PRESENTATION", Section::kResults},
      {"RESULTS AND DISCUSSION", Section::kResults},
      {"CONCLUSIONS", Section::kConclusions},
      {"INTERPRETATION", Section::kConclusions},
      {"DISCUSSION", Section::kConclusions},
      {"SIGNIFICANCE", Section::kConclusions},
      {"CONCLUSIONS/SIGNIFICANCE", Section::kConclusions},
      {"AUTHORS' CONCLUSIONS", Section::kConclusions},
      {"RESULTS AND CONCLUSIONS", Section::kResults},
      {"SUMMARY OF BACKGROUND DATA", Section::kBackground},
      {"UNASSIGNED", Section::kAbstract},
  };
  for (const auto& [label, section] : cases) {
    EXPECT_EQ(SectionName(SectionFromLabel(label)), SectionName(section)) << label;
  }
}

TEST(SectionName, IsReadBack) {
  for (int i = 0; i <= static_cast<int>(Section::kConclusions); ++i) {
    const auto section = static_cast<Section>(i);
    Section parsed = Section::kAbstract;
    ASSERT_TRUE(ParseSection(SectionName(section), &parsed));
    EXPECT_EQ(parsed, section);
  }
  Section parsed;
  EXPECT_FALSE(ParseSection("RESULTS", &parsed));
  EXPECT_FALSE(ParseSection("", &parsed));
}

TEST(AssembleText, JoinsTitleAndSectionsAndLeavesOutEmptyOnes) {
  Document document;
  document.text = "old";
  AssembleText("A title",
               {{"AIM", Section::kObjective, "To see."},
                {"X", Section::kMethods, ""},
                {"", Section::kAbstract, "It is."}},
               &document);
  EXPECT_EQ(document.text, "A title\nTo see.\nIt is.");
  ASSERT_EQ(document.sections.size(), 3u);
  EXPECT_EQ(document.Title(), "A title");
  EXPECT_EQ(document.sections[1].span.In(document.text), "To see.");
  EXPECT_EQ(document.sections[1].label, "AIM");
  EXPECT_EQ(document.sections[2].span.In(document.text), "It is.");
}

TEST(AssembleText, KeepsAnEmptyTitle) {
  Document document;
  AssembleText("", {{"", Section::kAbstract, "Text."}}, &document);
  EXPECT_EQ(document.text, "\nText.");
  EXPECT_TRUE(document.sections[0].span.empty());
}

}  // namespace
}  // namespace mscgraph
