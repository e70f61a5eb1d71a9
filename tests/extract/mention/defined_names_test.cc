#include "extract/mention/defined_names.h"

#include <gtest/gtest.h>

#include "extract/mention/mention_finder.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

// The names that the sentence gives to its therapies, "name=therapy".
std::string Names(const std::string& text) {
  static const auto* finder =
      new std::unique_ptr<MentionFinder>(std::move(*MentionFinder::Create(MSCGRAPH_SOURCE_DIR "/rules")));
  static const auto* names = new DefinedNames(
      std::move(*DefinedNames::Create(MSCGRAPH_SOURCE_DIR "/rules/lexicon/product_names.json")));
  std::vector<Mention> mentions = (*finder)->Find(text, NameTokens(text, {0, text.size()}), {});
  std::string out;
  for (const DefinedNames::Name& name : names->Find(text, {0, text.size()}, mentions)) {
    out += (out.empty() ? "" : " ") + name.text + "=" + std::string(name.product->span.In(text));
  }
  return out;
}

TEST(DefinedNames, FramesThatGiveAName) {
  const std::pair<const char*, const char*> rows[] = {
      {"We gave MSCs (ZYX-001) to rats.", "ZYX-001=MSCs"},
      {"ZYX-001, an allogeneic MSC product, was given.", "ZYX-001=allogeneic MSC"},
      {"ZYX-001 is a preparation of pooled MSCs.", "ZYX-001=pooled MSCs"},
      {"ZorbStem (autologous adipose-derived MSCs) was safe.", "ZorbStem=autologous adipose-derived MSCs"},
      {"The MSC product BX-Z001 was infused.", "BX-Z001=MSC"},
      {"Umbilical cord MSCs, named ZorbCell, were infused.", "ZorbCell=Umbilical cord MSCs"},
      {"Zorbigen\xc2\xae is based on MSCs.", "Zorbigen=MSCs"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(Names(text), expected) << text;
}

TEST(DefinedNames, OtherCodesAreNoNames) {
  for (const char* text :
       {"MSCs (CD105+, CD73+) were grown.", "MSCs with IL-10 were given.", "Rats received ZYX-001 and MSCs.",
        "ZYX-001 was given to rats.", "Neural stem cells (ZYX-001) were given."}) {
    EXPECT_EQ(Names(text), "") << text;
  }
}

TEST(DefinedNames, ControlBytesOfTheTextAreNoTherapy) {
  EXPECT_EQ(Names("\x01 (ZYX-001) and \x01 MSCs"), "");
}

TEST(DefinedNames, ReportsFaultsOfTheFile) {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"name": "(", "mark": "x", "frames": []})", "("},
      {R"({"name": "a", "mark": "x", "frames": ["{therapy}"]})", "{name} once"},
      {R"({"name": "a", "mark": "x", "frames": [], "more": 1})", "unknown key"},
      {R"({"name": "a"})", "mark"},
  };
  for (const auto& [content, fault] : rows) {
    const std::string file = TestFile("product_names.json", content);
    auto names = DefinedNames::Create(file);
    ASSERT_FALSE(names.ok()) << content;
    EXPECT_NE(names.status().message().find(fault), std::string_view::npos) << names.status();
  }
}

}  // namespace
}  // namespace mscgraph
