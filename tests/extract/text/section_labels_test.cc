#include "extract/text/section_labels.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(LeadingLabel, IsFoundWithAndWithoutColon) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"RESULTS: it fell", "results"},
      {"Results The pain", "results"},
      {"Conclusion Cells", "conclusions"},
      {"Study design: cohort", "methods"},
      {"Significance Statement Cells", "conclusions"},
      {"results: it fell", ""},
      {"Resulting pain", ""},
      {"Results were good", ""},
      {"Patients Who", ""},
      {"", ""},
      {"Design Matters", ""},
  };
  for (const auto& [sentence, name] : cases) {
    Section section = Section::kTitle;
    EXPECT_EQ(LeadingLabel(sentence, &section), !name.empty()) << sentence;
    if (!name.empty()) {
      EXPECT_EQ(SectionName(section), name) << sentence;
    }
  }
}

TEST(LabelBegin, IsTheFirstWordOfTheLabel) {
  const std::pair<std::string_view, size_t> cases[] = {{"cells METHODS:", 6},
                                                       {"in ICU MATERIALS AND METHODS:", 7},
                                                       {"STUDY DESIGN:", 0},
                                                       {"the DNA:", std::string_view::npos},
                                                       {"xMETHODS:", std::string_view::npos},
                                                       {":", std::string_view::npos},
                                                       {"METHODS/RESULTS:", 0}};
  for (const auto& [text, at] : cases) EXPECT_EQ(LabelBegin(text, 0, text.size() - 1), at) << text;
}

}  // namespace
}  // namespace mscgraph
