#include "extract/mention/given_finder.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

struct Given {
  std::string type, text, id;
};

// "[text|id|family]" for the mentions of one sentence, in which each text is given where it first stands.
std::string Dump(const std::string& text, const std::vector<Given>& given,
                 Entities entities = Entities::kBoth) {
  Document document;
  document.text = text;
  for (const Given& g : given) {
    const size_t begin = text.find(g.text);
    document.annotations.push_back({{begin, begin + g.text.size()}, g.type, g.id});
  }
  const std::vector<Token> tokens = NameTokens(text, {0, text.size()});
  std::string out;
  for (const Mention& mention : GivenFinder::Merge(Finder().given().Find(document, {0, text.size()}, tokens),
                                                   Finder().Find(text, tokens, {}), entities)) {
    out += (out.empty() ? "[" : " [") + std::string(mention.span.In(text)) + "|" + mention.id;
    if (mention.type == MentionType::kTherapy) out += "|" + std::string(EnumName(mention.family));
    out += "]";
  }
  return out;
}

TEST(GivenFinder, TypesAndIds) {
  const struct {
    Given given;
    const char* expected;
  } rows[] = {
      {{"Chemical", "zorbin", "MESH:D001241"}, "[zorbin|MESH:D001241|other]"},
      {{"drug", "zorbin", ""}, "[zorbin|mscgraph:therapy/zorbin|other]"},
      {{"THERAPY", "zorbin", "no curie"}, "[zorbin|mscgraph:therapy/zorbin|other]"},
      {{"Cell_Type", "zorbin", "CL:1"}, "[zorbin|CL:1|other]"},
      {{"Species", "zorbin", "9606"}, ""},
      {{"Disease", "zorbin", ""}, "[zorbin|mscgraph:condition/zorbin]"},
      {{"Disease", "zorbin", "MESH:D999999"}, "[zorbin|MESH:D999999]"},
      {{"Disease", "zorbin", "MONDO:0013730"}, "[zorbin|MONDO:0013730]"},
      // What this program mints cannot be given.
      {{"Drug", "zorbin", "mscgraph:product/cell"}, "[zorbin|mscgraph:therapy/zorbin|other]"},
      {{"Drug", "zorbin", "MSCGRAPH:product/cell"}, "[zorbin|mscgraph:therapy/zorbin|other]"},
      {{"Drug", "zorbin", "X:<a>"}, "[zorbin|mscgraph:therapy/zorbin|other]"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(Dump("a zorbin b", {row.given}), row.expected) << row.given.type << row.given.id;
}

TEST(GivenFinder, AConditionOfTheLexiconIsFoundByIdAndByName) {
  EXPECT_EQ(Dump("the zorbin", {{"Disease", "zorbin", "MESH:D006086"}}), "[zorbin|MONDO:0013730]");
  EXPECT_EQ(Dump("of GVHD", {{"Disease", "GVHD", ""}}), Dump("of GVHD", {}));
  EXPECT_EQ(Dump("of sepsis", {{"Disease", "sepsis", "X:1"}}), Dump("of sepsis", {}));
}

TEST(GivenFinder, GivenMentionsWinOverOwnOnes) {
  const struct {
    const char* text;
    std::vector<Given> given;
    const char* expected;
  } rows[] = {
      {"knee osteoarthritis", {{"Disease", "osteoarthritis", "X:1"}}, "[osteoarthritis|MONDO:0005178]"},
      {"severe zorb sepsis", {{"Disease", "zorb sepsis", "X:1"}}, "[zorb sepsis|X:1]"},
      {"stem cells of zorb", {{"Drug", "stem cells", "X:1"}}, "[stem cells|X:1|other]"},
      // Overlaps among the given: what begins first, then what is longer.
      {"zorb acid salt",
       {{"Drug", "zorb acid", "X:1"}, {"Drug", "zorb", "X:2"}, {"Drug", "acid salt", "X:3"}},
       "[zorb acid|X:1|other]"},
      // A part of a word takes the word's place in the sentence.
      {"zorbin-treated", {{"Drug", "zorb", "X:1"}}, "[zorb|X:1|other]"},
  };
  for (const auto& row : rows) EXPECT_EQ(Dump(row.text, row.given), row.expected) << row.text;
}

TEST(GivenFinder, AnMscProductStaysOne) {
  const char* kProduct = "[adipose-derived MSCs|mscgraph:product/cell/adipose|cell]";
  for (const Given& given : {Given{"CellType", "adipose-derived MSCs", "CL:1"},
                             Given{"CellType", "MSCs", "CL:1"}, Given{"Disease", "adipose", "X:1"}}) {
    EXPECT_EQ(Dump("adipose-derived MSCs helped", {given}), kProduct) << given.text;
  }
  EXPECT_EQ(Dump("MSCs helped", {{"Disease", "MSCs", "X:1"}}), "[MSCs|X:1]");
}

TEST(GivenFinder, WhoseEntitiesCount) {
  const std::vector<Given> given = {{"Drug", "zorbin", "X:1"}};
  const char* kText = "MSCs and zorbin in sepsis";
  EXPECT_EQ(Dump(kText, given, Entities::kOurs), "[MSCs|mscgraph:product/cell|cell] [sepsis|MESH:D018805]");
  EXPECT_EQ(Dump(kText, given, Entities::kGiven), "[zorbin|X:1|other]");
  EXPECT_EQ(Dump(kText, given, Entities::kBoth),
            "[MSCs|mscgraph:product/cell|cell] [zorbin|X:1|other] [sepsis|MESH:D018805]");
  EXPECT_EQ(Dump(kText, {{"CellType", "MSCs", "CL:1"}}, Entities::kGiven),
            "[MSCs|mscgraph:product/cell|cell]");
  EXPECT_EQ(Dump(kText, {}, Entities::kGiven), "");
}

TEST(GivenFinder, FaultsOfTheTypesFile) {
  const std::pair<const char*, const char*> rows[] = {
      {"{", "parse error"},
      {R"({"colour": []})", "unknown key colour"},
      {R"({"therapy": [1]})", "type_error"},
      {R"({"therapy": ["Drug"], "condition": ["DRUG"]})", "therapy: the type Drug stands there twice"},
  };
  for (const auto& [content, fault] : rows) {
    const std::string file = TestFile("annotation_types.json", content);
    auto finder = GivenFinder::Create(file, nullptr);
    ASSERT_FALSE(finder.ok()) << content;
    EXPECT_NE(finder.status().message().find(fault), std::string::npos) << finder.status();
  }
  EXPECT_FALSE(GivenFinder::Create("/nonexistent", nullptr).ok());
}

}  // namespace
}  // namespace mscgraph
