#include "extract/relation/rule_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extract/relation/pattern.h"
#include "extract/relation/rule.h"
#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

// A masked sentence and the tokens that it points into.
struct Masked {
  explicit Masked(const std::string& text)
      : tokens(NameTokens(text, {0, text.size()})),
        sentence(tokens, text, Finder().Find(text, tokens, {}), Finder().classes()) {}

  std::vector<Token> tokens;
  MaskedSentence sentence;
};

std::string Dump(const ItemMatch& match) {
  std::string out;
  for (int place : {match.first, match.end, match.trigger_first, match.trigger_end}) {
    out += std::to_string(place) + " ";
  }
  return out;
}

// What the RE2 expression of the pattern finds; empty if nothing.
std::string ByRegexp(const RE2& regexp, const MaskedSentence& sentence, int therapy, int condition) {
  std::vector<int> item_at;
  const std::string masked = sentence.ForPair(therapy, condition, &item_at);
  re2::StringPiece groups[2];
  if (!regexp.Match(masked, 0, masked.size(), RE2::UNANCHORED, groups, 2)) return "";
  if (groups[0][0] == ' ') groups[0].remove_prefix(1);
  auto item = [&](const char* at) { return item_at[at - masked.data()]; };
  ItemMatch out;
  out.first = item(groups[0].begin());
  out.end = item(groups[0].end() - 1) + 1;
  out.trigger_first = item(groups[1].begin());
  out.trigger_end = item(groups[1].end() - 1) + 1;
  return Dump(out);
}

// Compares both ways for every pair of slots, and for no slot. Counts what matches.
int Compare(const std::string& pattern, const RE2& regexp, const RuleProgram& program, const ItemBits& bits,
            const MaskedSentence& sentence) {
  int matches = 0;
  for (int therapy = -1; therapy < bits.size; ++therapy) {
    if (therapy >= 0 && sentence.items()[therapy].kind != MaskedItem::Kind::kTherapy) continue;
    for (int condition = -1; condition < bits.size; ++condition) {
      if (condition >= 0 && sentence.items()[condition].kind != MaskedItem::Kind::kCondition) continue;
      ItemMatch match;
      const std::string by_program =
          program.Match(bits, therapy, condition, &match) ? Dump(match) : std::string();
      std::vector<int> item_at;
      EXPECT_EQ(by_program, ByRegexp(regexp, sentence, therapy, condition))
          << pattern << " on " << sentence.ForPair(therapy, condition, &item_at);
      matches += !by_program.empty();
    }
  }
  return matches;
}

// The examples of the shipped rules, and sentences of their words in any order.
std::vector<std::string> Sentences(const std::vector<Rule>& rules) {
  std::vector<std::string> out, words;
  for (const Rule& rule : rules) {
    for (const std::string& text : rule.examples) {
      out.push_back(text);
      for (size_t i = 0; i < text.size();) {
        const size_t end = std::min(text.find(' ', i), text.size());
        words.push_back(text.substr(i, end - i));
        i = end + 1;
      }
    }
  }
  std::mt19937 random(1);
  for (size_t size = 1; size <= 120; ++size) {
    std::string text;
    for (size_t i = 0; i < size; ++i) text += words[random() % words.size()] + (i + 1 < size ? " " : "");
    out.push_back(text);
  }
  return out;
}

TEST(RuleProgram, AgreesWithTheRegularExpressionOfEveryShippedRule) {
  auto rules = LoadRules(MSCGRAPH_SOURCE_DIR "/rules/relations", Finder().classes(),
                         *PhraseWords::Create(MSCGRAPH_SOURCE_DIR "/rules/mechanisms"));

  ASSERT_TRUE(rules.ok()) << rules.status();
  MaskTable table;
  std::vector<RuleProgram> programs;
  std::erase_if(*rules, [](const Rule& rule) { return rule.noun_phrase; });  // They match phrases.
  for (const Rule& rule : *rules) {
    std::optional<RuleProgram> program = RuleProgram::Create(rule.pattern, &table);
    ASSERT_TRUE(program) << rule.pattern;
    programs.push_back(std::move(*program));
  }
  int matches = 0;
  for (const std::string& text : Sentences(*rules)) {
    const Masked masked(text);
    const MaskedSentence& sentence = masked.sentence;
    const ItemBits bits(sentence, table);
    if (bits.size > ItemBits::kMaxItems) continue;
    for (size_t i = 0; i < rules->size(); ++i) {
      const Rule& rule = (*rules)[i];
      matches += Compare(rule.pattern, *rule.regexp, programs[i], bits, sentence);
    }
  }
  EXPECT_GT(matches, 300);
}

TEST(RuleProgram, AgreesWithTheRegularExpressionOfEveryElement) {
  const char* patterns[] = {
      "{start} {therapy} <improve>!",
      "{start} {therapy} {gap:3} <improve>! {condition}",
      "<improve>! {near:3}",
      "{therapy} {any:2} of? {near:2} {condition}!",
      "{therapy} {gap:1} {any:30} {near:2} in|and|,!",
      "{gap:2} with! {near:1} {therapy}",
      "{other} {any:9} {therapy}! {gap:9}",
      "<reduce>? {gap:4} by|for|<treat>! {any:3}",
      "{condition} {gap:30}? {therapy}!",
  };
  const char* texts[] = {
      "MSCs clearly improved knee osteoarthritis",
      "In rats MSCs improved walking",
      ("In rats, MSCs and exosomes from MSCs reduced stroke, sepsis and the growth of new vessels; pain "
       "improved"),
      "improved",
      "treatment with MSCs of colitis by means of MSCs in colitis",
      "MSCs reduced inflammation, improved walking and, in mice with stroke, MSCs improved survival",
  };
  MaskTable table;
  int matches = 0;
  for (const char* pattern : patterns) {
    auto source = CompilePattern(pattern, Finder().classes());
    ASSERT_TRUE(source.ok()) << source.status();
    const RE2 regexp(*source);
    const std::optional<RuleProgram> program = RuleProgram::Create(pattern, &table);
    ASSERT_TRUE(program) << pattern;
    for (const char* text : texts) {
      const Masked masked(text);
      matches += Compare(pattern, regexp, *program, ItemBits(masked.sentence, table), masked.sentence);
    }
  }
  EXPECT_GT(matches, 20);
}

}  // namespace
}  // namespace mscgraph
