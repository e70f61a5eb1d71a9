#include "schemas/text/letter_case.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(ToUpperCase, MapsLettersOfAllScripts) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"abc XYZ 09", "ABC XYZ 09"},
      {"tnf-α", "TNF-Α"},
      {"été", "ÉTÉ"},
      {"Straße", "STRASSE"},
      {"ﬁne", "FINE"},
      {"食べ物", "食べ物"},
      {"𐐨", "𐐀"},
      {"ΐ", "\u0399\u0308\u0301"},
      {"ǆ", "Ǆ"},
      {"ς", "Σ"},
      {"a\xFFz", "A\xFFZ"},
  };
  for (const auto& [text, upper] : cases) EXPECT_EQ(ToUpperCase(text), upper) << text;
}

TEST(ToLowerCase, MapsLettersOfAllScripts) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},   {"ABC xyz 09", "abc xyz 09"}, {"TNF-Α", "tnf-α"}, {"ÉTÉ", "été"}, {"İ", "i̇"}, {"ẞ", "ß"},
      {"𐐀", "𐐨"}, {"A\xFFZ", "a\xFFz"},
  };
  for (const auto& [text, lower] : cases) EXPECT_EQ(ToLowerCase(text), lower) << text;
}

TEST(ToLowerCase, WritesASigmaThatEndsAWordAsFinal) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"ΟΔΟΣ", "οδος"}, {"ΣΑΣ ΣΑΣ", "σας σας"}, {"Σ", "σ"}, {"ΑΣ.", "ας."}, {"ΑΣ.Α", "ασ.α"}, {"1Σ", "1σ"},
  };
  for (const auto& [text, lower] : cases) EXPECT_EQ(ToLowerCase(text), lower) << text;
}

}  // namespace
}  // namespace mscgraph
