#include "graph/sparql/regex.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace mscgraph::sparql {
namespace {

std::string Match(std::string_view text, std::string_view pattern, std::string_view flags) {
  const auto regex = Regex::Compile(pattern, flags);
  if (!regex.ok()) return std::string(regex.status().message());
  return regex->Matches(text) ? "yes" : "no";
}

struct MatchCase {
  std::string_view text, pattern, flags, expected;
};

TEST(Regex, MatchesAsXPathDefines) {
  const MatchCase cases[] = {
      {"stromal cell", "cell", "", "yes"},
      {"stromal cell", "^cell", "", "no"},
      {"stromal cell", "^stromal.cell$", "", "yes"},
      {"MSC", "msc", "", "no"},
      {"MSC", "msc", "i", "yes"},
      {"Ä", "ä", "i", "yes"},
      {"a\nb", "a.b", "", "no"},
      {"a\nb", "a.b", "s", "yes"},
      {"a\nb", "^b$", "", "no"},
      {"a\nb", "^b$", "m", "yes"},
      {"a\nb", "^a.b$", "sm", "yes"},
      {"ab", "a b", "x", "yes"},
      {"a b", "a b", "x", "no"},
      {"a b", "a[ ]b", "x", "yes"},
      {"a.b", "a.b", "q", "yes"},
      {"axb", "a.b", "q", "no"},
      {"A.B", "a.b", "iq", "yes"},
      {"a(", "a(", "q", "yes"},
      {"12", "^\\d+$", "", "yes"},
      {"١٢", "^\\d+$", "", "yes"},
      {"1a", "^\\D+$", "", "no"},
      {"a\u00a0b", "\\s", "", "no"},
      {"a\tb", "a\\sb", "", "yes"},
      {"a\fb", "a[\\S]b", "", "yes"},
      {"a b", "a[\\S]b", "", "no"},
      {"a_b", "^\\w+$", "", "no"},
      {"été5+", "^\\w+$", "", "yes"},
      {"-", "^\\W$", "", "yes"},
      {"a-_", "^[\\w\\W]+$", "", "yes"},
      {"x", "[\\W]", "", "no"},
      {"Ω", "^\\p{Lu}$", "", "yes"},
      {"ω", "^\\p{Lu}$", "", "no"},
      {"ω", "^\\P{Lu}$", "", "yes"},
      {"7", "^[\\p{L}\\p{N}]$", "", "yes"},
      {"aaa", "^a{3}$", "", "yes"},
      {"aaa", "^a{4,}$", "", "no"},
      {"aaa", "^a{1,2}?a$", "", "yes"},
      {"abab", "^(?:ab){2}$", "", "yes"},
      {"]", "[\\]]", "", "yes"},
      {"^", "[a^]", "", "yes"},
      {"b", "[^a]", "", "yes"},
      {"-", "[a-]", "", "yes"},
      {"食", "^.$", "", "yes"},
      {"a/b", "a\\/b", "", "yes"},
      {"MSC-derived", "\\bMSC\\b", "", "yes"},
      {"MSCs", "\\bMSC\\b", "", "no"},
      {"", "", "", "yes"},
      {"a", "a|", "", "yes"},
  };
  for (const auto& test : cases)
    EXPECT_EQ(Match(test.text, test.pattern, test.flags), test.expected)
        << test.text << " " << test.pattern << " " << test.flags;
}

TEST(Regex, SaysWhatIsWrong) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"(a", "regular expression: missing ): (a"},
      {"a)", "regular expression: unexpected ): a)"},
      {"*a", "regular expression: no argument for repetition operator: *"},
      {"a**", "regular expression: bad repetition operator: **"},
      {"[a", "regular expression: \"[\" without \"]\""},
      {"a]", "regular expression: \"]\" without its opening bracket"},
      {"a}", "regular expression: \"}\" without its opening bracket"},
      {"[]", "regular expression: a class that is empty; write \"\\]\" for the bracket"},
      {"[a[b]", "regular expression: \"[\" within a class; write \"\\[\""},
      {"[z-a]", "regular expression: invalid character class range: z-a"},
      {"a{", "regular expression: \"{\" that begins no quantity such as {2,3}"},
      {"a{,2}", "regular expression: \"{\" that begins no quantity such as {2,3}"},
      {"(?i)a", "regular expression: \"(?\" that is not \"(?:\""},
      {"\\", "regular expression: \"\\\" at the end"},
      {"\\q", "regular expression: unknown escape \\q"},
      {"\\p{Xx}", "regular expression: unknown category \\p{Xx}"},
      {"\\pL", "regular expression: \\p without {category}"},
  };
  for (const auto& [pattern, message] : cases) {
    const auto regex = Regex::Compile(pattern, "");
    EXPECT_TRUE(absl::IsInvalidArgument(regex.status())) << pattern;
    EXPECT_EQ(std::string(regex.status().message()), message) << pattern;
  }
  EXPECT_EQ(Regex::Compile("a", "iz").status().message(), "regular expression: unknown flag \"z\"");
}

TEST(Regex, NamesWhatItCannotRun) {
  const std::pair<std::string, std::string_view> cases[] = {
      {"(a)\\1", "regular expression: a reference to a group within the pattern not supported"},
      {"\\i\\c*", "regular expression: \\i (characters of XML names) not supported"},
      {"\\p{IsGreek}", "regular expression: the block \\p{IsGreek} not supported"},
      {"\\p{Cn}", "regular expression: the category \\p{Cn} not supported"},
      {"[a-z-[aeiou]]", "regular expression: subtraction of classes ([a-z-[aeiou]]) not supported"},
      {"a{1001}", "regular expression: invalid repetition size: {1001}"},
      {"((a{100}){100}){100}", "regular expression: invalid repetition size: {100}"},
      {absl::StrCat("(", std::string(40000, '.'), "){20}"),
       "regular expression: pattern too large - compile failed"},
      {std::string(70000, 'a'), "regular expression: a pattern of more than 64 kB not supported"},
  };
  for (const auto& [pattern, message] : cases) {
    const auto regex = Regex::Compile(pattern, "");
    EXPECT_TRUE(absl::IsUnimplemented(regex.status())) << pattern;
    EXPECT_EQ(absl::StrCat(regex.status().message()).substr(0, message.size()), message) << pattern;
  }
}

struct ReplaceCase {
  std::string_view text, pattern, replacement, flags, expected;
};

TEST(Replace, FollowsFnReplace) {
  const ReplaceCase cases[] = {
      {"banana", "ana", "*", "", "b*na"},
      {"abracadabra", "bra", "*", "", "a*cada*"},
      {"abracadabra", "a.*a", "*", "", "*"},
      {"abracadabra", "a.*?a", "*", "", "*c*bra"},
      {"abracadabra", "a", "", "", "brcdbr"},
      {"abracadabra", "a(.)", "a$1$1", "", "abbraccaddabbra"},
      {"AAAA", "A+?", "b", "", "bbbb"},
      {"darted", "^(.*?)d(.*)$", "$1c$2", "", "carted"},
      {"abcd", "(ab)|(a)", "[1=$1][2=$2]", "", "[1=ab][2=]cd"},
      {"ab", "b", "<$0>", "", "a<b>"},
      {"ab", "(a)b", "$12", "", "a2"},
      {"ab", "ab", "$1", "", ""},
      {"a", "a", "\\$1\\\\", "", "$1\\"},
      {"aAbB", "a", "~", "i", "~~bB"},
      {"a.b", ".", "$1\\", "q", "a$1\\b"},
      {"食べ物", "[^a-z]", "-", "", "---"},
      {"none", "x", "y", "", "none"},
      {"", "x", "y", "", ""},
      // The pattern matches the empty text.
      {"abc", "x*", "-", "", "error"},
      {"abc", "^", "-", "", "error"},
      {"abc", "\\b", "-", "", "error"},
      {"abc", "", "-", "", "error"},
      // No replacement.
      {"abc", "b", "$", "", "error"},
      {"abc", "b", "$x", "", "error"},
      {"abc", "b", "\\", "", "error"},
      {"abc", "b", "\\n", "", "error"},
  };
  for (const auto& test : cases) {
    const auto regex = Regex::Compile(test.pattern, test.flags);
    ASSERT_TRUE(regex.ok()) << regex.status();
    const auto replaced = regex->Replace(test.text, test.replacement, 1000);
    ASSERT_TRUE(replaced.ok()) << replaced.status();
    EXPECT_EQ(replaced->value_or("error"), test.expected)
        << test.text << " " << test.pattern << " " << test.replacement;
  }
}

TEST(Replace, EndsWhereTheResultWouldBeTooLarge) {
  const auto regex = Regex::Compile("a", "");
  EXPECT_TRUE(absl::IsResourceExhausted(regex->Replace(std::string(100, 'a'), "$0$0$0$0", 300).status()));
  EXPECT_TRUE(regex->Replace(std::string(100, 'a'), "$0$0$0", 300).ok());
}

}  // namespace
}  // namespace mscgraph::sparql
