#include "graph/sparql/characters.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

TEST(Characters, CodePointsGoToUtf8AndBack) {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xD7FF', U'\xE000', U'\xFFFF',
                           U'\x10000', U'\x10FFFF'}) {
    std::string text = "x";
    AppendUtf8(c, &text);
    const CodePoint read = CodePointAt(text, 1);
    EXPECT_EQ(read.value, c);
    EXPECT_EQ(read.size, text.size() - 1);
    EXPECT_EQ(CountCodePoints(text), 2u);
    EXPECT_TRUE(IsScalarValue(c));
  }
  EXPECT_EQ(CodePointAt("x", 1).size, 0u);
  for (const char32_t c : {0xD800, 0xDFFF, 0x110000}) EXPECT_FALSE(IsScalarValue(c));
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
