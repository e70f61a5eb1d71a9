#include "extract/text/tokenizer.h"

#include <gtest/gtest.h>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

// "norm" for a word, "<norm>" for punctuation, "_" before a glued token.
std::string Show(std::string_view text) {
  std::string out;
  for (const Token& token : Tokenize(text, {0, text.size()})) {
    if (!out.empty()) out += ' ';
    if (token.glued) out += '_';
    out += token.is_punct ? "<" + token.norm + ">" : token.norm;
  }
  return out;
}

TEST(Tokenize, CutsWordsNumbersAndPunctuation) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"Cells healed.", "cell healed _<.>"},
      {"hUC-MSCs", "huc _<-> _msc"},
      {"and/or", "and _</> _or"},
      {"Wharton's jelly", "wharton _<'s> jelly"},
      {"Wharton’s jelly", "wharton _<'s> jelly"},
      {"TNF-α fell", "tnf _<-> _alpha fell"},
      {"IFNγ", "ifn _gamma"},
      {"p < 0.05, n=1,000", "p <<> 0.05 _<,> n _<=> _1,000"},
      {"1.7x10^6 cells/kg (50%)", "1.7x10^6 cell _</> _kg <(> _50% _<)>"},
      {"CD34+", "cd34 _<+>"},
  };
  for (const auto& [text, shown] : cases) EXPECT_EQ(Show(text), shown) << text;
}

TEST(Tokenize, GivesSpansOfTheWholeText) {
  const std::string text = "skip β cells, end";
  const auto tokens = Tokenize(text, {5, 13});
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].span.In(text), "β");
  EXPECT_EQ(tokens[1].span.In(text), "cells");
  EXPECT_FALSE(tokens[0].glued);
}

constexpr std::string_view kNames[] = {"Crohn's disease",
                                       "graft-versus-host disease",
                                       "TNF-α",
                                       "IFNγ1",
                                       "Sjögren’s syndromes",
                                       "5'-nucleotidase",
                                       "0.5%",
                                       "CD34⁺CD45− cells",
                                       "½ dose™ 3",
                                       "Ischaemic/haemorrhagic strokes",
                                       "1,25-dihydroxyvitamin D3",
                                       "O'Brien's",
                                       "x\xFFy",
                                       "αβ T cells",
                                       "10⁶ µg",
                                       "Straße №5",
                                       "日本 MSC",
                                       "e\u0301tude",
                                       "\u0301x",
                                       "a\u200Bb",
                                       "s's's"};

TEST(Tokenize, AgreesWithNameWords) {
  for (std::string_view name : kNames) {
    std::vector<std::string> words;
    for (const Token& token : Tokenize(name, {0, name.size()})) {
      if (!token.is_punct) words.push_back(token.norm);
    }
    EXPECT_EQ(words, NameWords(name)) << name;
  }
}

TEST(Tokenize, CoversEveryCharacterThatIsNotBlank) {
  for (std::string_view name : kNames) {
    size_t pos = 0;
    for (const Token& token : Tokenize(name, {0, name.size()})) {
      EXPECT_LT(token.span.begin, token.span.end);
      EXPECT_EQ(name.substr(pos, token.span.begin - pos).find_first_not_of(' '), std::string_view::npos)
          << name;
      pos = token.span.end;
    }
    EXPECT_EQ(pos, name.size()) << name;
  }
}

}  // namespace
}  // namespace mscgraph
