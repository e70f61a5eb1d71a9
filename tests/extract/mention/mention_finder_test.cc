#include "extract/mention/mention_finder.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace mscgraph {
namespace {

// "[text|id] ..." for every mention.
std::string Dump(const std::string& text) {
  std::string out;
  std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  for (const Mention& mention : Finder().Find(text, tokens, Finder().ShortForms(text))) {
    out += (out.empty() ? "[" : " [") + std::string(mention.span.In(text)) + "|" + mention.id + "]";
  }
  return out;
}

TEST(MentionFinder, ComposedTherapyNames) {
  const std::pair<const char*, const char*> rows[] = {
      {"human bone marrow-derived mesenchymal stem cells",
       "[human bone marrow-derived mesenchymal stem cells|mscgraph:product/cell/bone-marrow]"},
      {"hUC-MSCs", "[hUC-MSCs|mscgraph:product/cell/umbilical-cord]"},
      {"Wharton's jelly-derived MSCs", "[Wharton's jelly-derived MSCs|mscgraph:product/cell/wharton-jelly]"},
      {"MSC-derived exosomes", "[MSC-derived exosomes|mscgraph:product/vesicle]"},
      {"exosomes derived from adipose mesenchymal stromal cells",
       "[exosomes derived from adipose mesenchymal stromal cells|mscgraph:product/vesicle/adipose]"},
      {"MSC conditioned medium", "[MSC conditioned medium|mscgraph:product/secretome]"},
      {"stromal vascular fraction", "[stromal vascular fraction|mscgraph:product/concentrate/adipose]"},
      {"hematopoietic cells", ""},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(Dump(text), expected) << text;
}

TEST(MentionFinder, ConditionsByLexiconAndByHead) {
  const std::pair<const char*, const char*> rows[] = {
      {"osteoarthritis of the knee", "[osteoarthritis of the knee|MONDO:0005416]"},
      {"graft-versus-host disease", "[graft-versus-host disease|MONDO:0013730]"},
      {"zorbium-induced spleen injury",
       "[zorbium-induced spleen injury|mscgraph:condition/zorbium-induced-spleen-injury]"},
      {"cell damage", ""},
      {"spinal cord (SC) injury and pain", "[spinal cord (SC) injury|MONDO:0043797] [pain|MESH:D010146]"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(Dump(text), expected) << text;
}

TEST(MentionFinder, AShortFormOfAnAnaphorIsOneToo) {
  const std::string text = "this tissue-engineered construct (TEC) and TEC";
  const std::vector<ShortForm> forms = Finder().ShortForms(text);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_TRUE(forms[0].names);
  EXPECT_TRUE(forms[0].concept_of.anaphor);
}

TEST(MentionFinder, AFrameTellsThatAShortFormIsACondition) {
  const std::pair<const char*, std::vector<std::string>> rows[] = {
      {"patients with progressive MS", {"MONDO:0005301"}},
      {"MS patients", {"MONDO:0005301"}},
      {"the treatment of MS", {"MONDO:0005301"}},
      {"a rat model of SCI", {"MONDO:0043797"}},
      {"MSCs to treat SCI", {"MONDO:0043797"}},
      {"recovery after SCI", {"MONDO:0043797"}},
      {"a new strategy for SCI", {"MONDO:0043797"}},
      {"SCI therapy", {"MONDO:0043797"}},
      {"indexed in SCI", {}},  // The Science Citation Index.
      {"MS analysis of MS", {}},
      {"patients with AD", {}},  // Alzheimer's disease or atopic dermatitis.
      {"patients with ZQX", {}},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(Finder().FramedConditions(text, NameTokens(text, {0, std::string_view(text).size()})), expected)
        << text;
}

TEST(MentionFinder, APeriodInsideASentenceIsNoToken) {
  const auto periods = [](std::string_view text) {
    const std::vector<Token> tokens = NameTokens(text, {0, text.size()});
    return std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.norm == "."; });
  };
  EXPECT_EQ(periods("i.v. injection vs. rest"), 0);
  EXPECT_EQ(periods("graft-vs.-host disease, e.g., of the gut"), 0);
  EXPECT_EQ(periods("They moved.The rats did."), 2);
  EXPECT_EQ(periods("They moved. The rats did."), 2);
}

TEST(MentionFinder, TheDocumentsOwnAbbreviationWins) {
  EXPECT_EQ(Dump("ulcerative colitis (UC) and UC"),
            "[ulcerative colitis|MONDO:0005101] [UC|MONDO:0005101] [UC|MONDO:0005101]");
  EXPECT_EQ(Dump("umbilical cord (UC) and UC"), "");
}

}  // namespace
}  // namespace mscgraph
