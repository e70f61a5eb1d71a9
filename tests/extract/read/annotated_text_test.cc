#include "extract/read/annotated_text.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(AnnotationId, FormsInUse) {
  const std::pair<const char*, const char*> rows[] = {
      {"D006086", "MESH:D006086"},
      {"C000657245", "MESH:C000657245"},
      {"mesh:D1", "MESH:D1"},
      {"MESH:D1;OMIM:2", "MESH:D1"},
      {"D000001|D000002", "MESH:D000001"},
      {"-", ""},
      {"-1", ""},
      {"", ""},
      {" CHEBI:15365 ", "CHEBI:15365"},
      {"D12", "D12"},
      {"9606", "9606"},
  };
  for (const auto& [id, expected] : rows) EXPECT_EQ(AnnotationId(id), expected) << id;
}

TEST(AssembleAnnotated, PartsWithOffsetsOfTheirOwn) {
  Document document;
  const std::string fault = AssembleAnnotated(
      {{.kind = Section::kTitle, .text = "T", .offset = 100},
       {.text = "  pain ", .offset = 50},
       {.text = "cold"}},
      {{52, 56, "Disease", "", "pain"}, {58, 62, "Disease", "", "cold"}, {100, 101, "Drug", "", ""}},
      &document);
  EXPECT_EQ(fault, "");
  EXPECT_EQ(document.text, "T\npain\ncold");
  ASSERT_EQ(document.annotations.size(), 3u);
  EXPECT_EQ(document.annotations[0].span, (Span{0, 1}));
  EXPECT_EQ(document.annotations[1].span, (Span{2, 6}));
  EXPECT_EQ(document.annotations[2].span, (Span{7, 11}));
}

TEST(AssembleAnnotated, EmptyPartsKeepTheCount) {
  Document document;
  EXPECT_EQ(AssembleAnnotated({{.kind = Section::kTitle}, {.text = ""}, {.text = "pain"}},
                              {{2, 6, "Disease", "", "pain"}}, &document),
            "");
  EXPECT_EQ(document.annotations[0].span, (Span{1, 5}));
}

TEST(AssembleAnnotated, AgreesUpToTheNormalisationOfNames) {
  const std::pair<const char*, bool> rows[] = {
      {"TNF-\xce\xb1", true}, {"tnf alpha", true}, {"TNF", false}, {"TNF-a", false}, {"", true}};
  for (const auto& [text, agrees] : rows) {
    Document document;
    const std::string fault = AssembleAnnotated({{.kind = Section::kTitle, .text = "TNF-\xce\xb1"}},
                                                {{0, 5, "Gene", "", text}}, &document);
    EXPECT_EQ(document.annotations.size(), agrees ? 1u : 0u) << text;
    EXPECT_EQ(fault.empty(), agrees);
  }
}

TEST(AssembleAnnotated, PlacesThatDoNotExist) {
  const RawAnnotation rows[] = {{0, 0, "D"}, {3, 2, "D"},         {0, 9, "D"},    {4, 5, "D"},
                                {1, 6, "D"}, {~0ull, ~0ull, "D"}, {0, ~0ull, "D"}};
  for (const RawAnnotation& row : rows) {
    Document document;
    EXPECT_NE(
        AssembleAnnotated({{.kind = Section::kTitle, .text = "pain"}, {.text = "cold"}}, {row}, &document),
        "");
    EXPECT_TRUE(document.annotations.empty());
  }
}

}  // namespace
}  // namespace mscgraph
