#include "graph/sparql/characters.h"

#include <gtest/gtest.h>

#include <string>

namespace mscgraph::sparql {
namespace {

TEST(Characters, CodePointsAreReadOneByOne) {
  const std::string text = "a\u00e9\u0800\U00010000";
  const char32_t expected[] = {'a', 0xE9, 0x800, 0x10000};
  size_t at = 0;
  for (const char32_t c : expected) {
    EXPECT_EQ(CodePointAt(text, at).value, c);
    at += CodePointAt(text, at).size;
  }
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(CodePointAt(text, at).size, 0u);
  EXPECT_EQ(CountCodePoints(text), 4u);
}

TEST(Characters, ClassesAreThoseOfTheGrammar) {
  const struct {
    char32_t c;
    bool start, under, name, variable;
  } cases[] = {
      {'a', true, true, true, true},        {'Z', true, true, true, true},
      {'_', false, true, true, true},       {'-', false, false, true, false},
      {'7', false, false, true, true},      {'.', false, false, false, false},
      {0xB7, false, false, true, true},     {0xD7, false, false, false, false},
      {0xE9, true, true, true, true},       {0x300, false, false, true, true},
      {0x37E, false, false, false, false},  {0x203F, false, false, true, true},
      {0x1F600, true, true, true, true},    {0xF0000, false, false, false, false},
      {0x2190, false, false, false, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsNameStart(c.c), c.start) << std::hex << static_cast<unsigned>(c.c);
    EXPECT_EQ(IsNameStartOrUnder(c.c), c.under) << std::hex << static_cast<unsigned>(c.c);
    EXPECT_EQ(IsNameCharacter(c.c), c.name) << std::hex << static_cast<unsigned>(c.c);
    EXPECT_EQ(IsVariableCharacter(c.c), c.variable) << std::hex << static_cast<unsigned>(c.c);
  }
}

}  // namespace
}  // namespace mscgraph::sparql
