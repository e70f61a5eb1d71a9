#include "schemas/text/utf8.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(FindInvalidUtf8, IsNposForValidText) {
  for (std::string_view text : {"", "plain text of more than eight bytes", "TNF-α", "𝛼 and é", "a\xC2\xA0"}) {
    EXPECT_EQ(FindInvalidUtf8(text), std::string_view::npos) << text;
  }
}

TEST(FindInvalidUtf8, NamesTheFirstBadByte) {
  const std::pair<std::string_view, size_t> cases[] = {{"\xFF", 0},         {"abc\x80", 3},
                                                       {"abcdefgh\xC3", 8}, {"\xC0\xAF", 0},
                                                       {"\xED\xA0\x80", 0}, {"a\xF5\x80\x80\x80", 1}};
  for (const auto& [text, at] : cases) EXPECT_EQ(FindInvalidUtf8(text), at);
}

TEST(AppendUtf8, TakesEveryCodePointThatTextMayHave) {
  std::string out;
  for (uint32_t c : {0x41u, 0xe9u, 0x3b1u, 0x98dfu, 0x1f46au, 0x10ffffu}) EXPECT_TRUE(AppendUtf8(c, &out));
  EXPECT_EQ(out, "Aéα食👪\xF4\x8F\xBF\xBF");
}

TEST(AppendUtf8, RefusesSurrogatesAndWhatIsBeyondUnicode) {
  std::string out;
  for (uint32_t c : {0xd800u, 0xdfffu, 0x110000u, 0xffffffffu}) EXPECT_FALSE(AppendUtf8(c, &out));
  EXPECT_EQ(out, "");
}

std::string Utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

// A Cyrillic letter makes CleanText compose the whole text, where it may find that there is nothing to
// compose.
TEST(CleanText, SparesNoCharacterThatHasToBeComposed) {
  const std::string cyrillic = "\u0430";
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    for (const std::string& text : {"x" + Utf8(c) + "x", "a" + Utf8(c), Utf8(c) + "\u2264"}) {
      ASSERT_EQ(CleanText(text + cyrillic),
                CleanText(text + "x").substr(0, CleanText(text + "x").size() - 1) + cyrillic)
          << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(CleanText, FoldsBlanksAndComposes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"already clean", "already clean"},
      {"  two  blanks ", "two blanks"},
      {"line\nbreak\tand\r\nmore", "line break and more"},
      {"a\u00A0b\u2009c\u2028d", "a b c d"},
      {"thera\u00ADpy", "therapy"},
      {"zero\u200Bwidth\uFEFF", "zerowidth"},
      {"Sjo\u0308gren", "Sj\u00F6gren"},
      {"TNF-\u03B1 \u2265 5", "TNF-\u03B1 \u2265 5"},
      {" \u00A0 ", ""},
  };
  for (const auto& [text, clean] : cases) {
    EXPECT_EQ(CleanText(text), clean) << text;
    EXPECT_EQ(CleanText(CleanText(text)), clean) << text;
  }
}

TEST(CodePointIndex, CountsCodePointsBeforeAByte) {
  const std::string text = "aβc𝛼d";  // 1 + 2 + 1 + 4 + 1 bytes
  const CodePointIndex index(text);
  const std::pair<size_t, size_t> cases[] = {{0, 0}, {1, 1}, {3, 2}, {4, 3}, {8, 4}, {9, 5}};
  for (const auto& [byte, point] : cases) {
    EXPECT_EQ(index.At(byte), point) << byte;
    EXPECT_EQ(index.ByteAt(point), byte) << point;
  }
  EXPECT_EQ(index.ByteAt(7), 11u);
}

TEST(CleanedText, FindsEveryWordOfTheOriginalAgain) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"clean word", "word"},         {"  two \t blanks word ", "word"}, {"\u00A0\u2009 word", "word"},
      {"thera\u00ADpy word", "word"}, {"Sjo\u0308gren word x", "word"},  {"\uFEFFword", "word"},
      {"\u03B1\u2028 word.", "word"},
  };
  for (const auto& [original, word] : cases) {
    const CleanedText cleaned(original);
    const size_t begin = original.find(word);
    EXPECT_EQ(cleaned.text(), CleanText(original));
    EXPECT_EQ(cleaned.At(begin), cleaned.text().find(word)) << original;
    EXPECT_EQ(cleaned.At(begin + word.size()), cleaned.text().find(word) + word.size()) << original;
    EXPECT_EQ(cleaned.At(original.size()), cleaned.text().size()) << original;
  }
}

TEST(CleanedText, CountsInsideAWordThatChanges) {
  const CleanedText cleaned("  xo\u0308y\u00ADz");
  EXPECT_EQ(cleaned.text(), "x\u00F6yz");
  const std::pair<size_t, size_t> cases[] = {{0, 0}, {2, 0}, {3, 1},  {6, 3},
                                             {7, 4}, {9, 4}, {10, 5}, {99, 5}};
  for (const auto& [byte, clean] : cases) EXPECT_EQ(cleaned.At(byte), clean) << byte;
}

}  // namespace
}  // namespace mscgraph
