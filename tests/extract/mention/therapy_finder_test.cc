#include "extract/mention/therapy_finder.h"

#include <gtest/gtest.h>

#include "extract/mention/mention_finder.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

const TherapyFinder& Finder() {
  static const auto* finder =
      new TherapyFinder(std::move(*TherapyFinder::Create(MSCGRAPH_SOURCE_DIR "/rules/lexicon")));
  return *finder;
}

// "text|product" of every mention; "~" before a generic one, "^" before an anaphor.
std::string Dump(const std::string& text) {
  std::string out;
  for (const Mention& mention : Finder().Find(text, NameTokens(text, {0, text.size()}))) {
    out += (out.empty() ? "" : " ") +
           std::string(mention.generic   ? "~"
                       : mention.anaphor ? "^"
                                         : "") +
           std::string(mention.span.In(text)) + "|" + mention.id.substr(sizeof("mscgraph:product/") - 1);
  }
  return out;
}

using Rows = std::vector<std::pair<const char*, const char*>>;

void Check(const Rows& rows) {
  for (const auto& [text, expected] : rows) EXPECT_EQ(Dump(text), expected) << text;
}

TEST(TherapyFinder, NamesOfCells) {
  Check({
      {"mesenchymal stem/stromal cells", "mesenchymal stem/stromal cells|cell"},
      {"mesenchymal stromal (stem) cells", "mesenchymal stromal (stem) cells|cell"},
      {"mesenchymal stem and progenitor cells", "mesenchymal stem and progenitor cells|cell"},
      {"adipose-derived stem/stromal cells", "adipose-derived stem/stromal cells|cell/adipose"},
      {"hASCs were", "hASCs|cell/adipose"},
      {"hAD-MSCs", "hAD-MSCs|cell/adipose"},
      {"rats that had MSCs", "MSCs|cell"},
      {"BMSC-BDNF", "BMSC|cell/bone-marrow"},
      {"autologous bone marrow stem cells", "autologous bone marrow stem cells|cell/bone-marrow"},
      {"buccal fat pad derived stem cells", "buccal fat pad derived stem cells|cell/fat-pad"},
      {"endometrial regenerative cells", "endometrial regenerative cells|cell/menstrual-blood"},
      {"SHEDs", "SHEDs|cell/deciduous-tooth"},
      {"the skin was shed", ""},
      {"ESC-derived MSCs", "ESC-derived MSCs|cell/esc"},
      {"iPSC-derived MSCs", "iPSC-derived MSCs|cell/ipsc"},
  });
}

TEST(TherapyFinder, NamesOfVesiclesAndSecretomes) {
  Check({
      {"MSC-Exos", "MSC-Exos|vesicle"},
      {"hUC-EVs", "hUC-EVs|vesicle/umbilical-cord"},
      {"BMSC-exos", "BMSC-exos|vesicle/bone-marrow"},
      {"bone marrow derived extracellular vesicles",
       "bone marrow derived extracellular vesicles|vesicle/bone-marrow"},
      {"exosomes obtained from adipose stem cells",
       "exosomes obtained from adipose stem cells|vesicle/adipose"},
      {"conditioned medium of MSCs", "conditioned medium of MSCs|secretome"},
      {"hucMSC-Ex", "hucMSC-Ex|vesicle/umbilical-cord"},
      {"MSCs ex vivo", "MSCs|cell"},
      {"EVs isolated from human or animal-derived MSCs",
       "EVs isolated from human or animal-derived MSCs|vesicle"},
      {"microparticles", ""},
      {"the secretome", "~secretome|secretome"},
      {"platelet-derived exosomes", ""},
      {"exosomes from macrophages", ""},
      {"tumour exosomes", ""},
  });
}

TEST(TherapyFinder, BrandsNameTheirProduct) {
  Check({
      {"Remestemcel-L", "Remestemcel-L|cell/bone-marrow/remestemcel-l"},
      {"NEUROSTEM\xc2\xae-AD", "NEUROSTEM\xc2\xae-AD|cell/umbilical-cord-blood/neurostem"},
      {"ExoFlo", "ExoFlo|vesicle/bone-marrow/exoflo"},
  });
}

TEST(TherapyFinder, GenericWordsAndAnaphors) {
  Check({
      {"stem cell therapy", "~stem cell therapy|cell"},
      {"autologous cells", "~autologous cells|cell"},
      {"the stem cell therapy is", "~stem cell therapy|cell"},
      {"these cells", "^these cells|cell"},
      {"the treated knees", "^the treated knees|cell"},
      {"the cell-transplanted group", "^the cell-transplanted group|cell"},
      {"this biphasic construct", "^this biphasic construct|cell"},
      {"the treatment of stroke", ""},
      {"MPCs", "~MPCs|cell"},
  });
}

TEST(TherapyFinder, OtherCellsAreNoProduct) {
  for (const char* text :
       {"hematopoietic stem cell transplantation", "neural stem cells", "induced pluripotent stem cells",
        "CAR T cell therapy", "NK cell infusion", "cancer stem cells", "limbal epithelial stem cells",
        "islet transplantation", "stromal cell-derived factor 1", "stem cell factor", "red blood cells",
        "peripheral blood stem cell transplantation", "haemopoietic stem cell transplantation",
        "TLR2-knockout MSCs", "MSC-derived fibroblasts", "stem cell-inspired gels"}) {
    EXPECT_EQ(Dump(text), "") << text;
  }
}

TEST(TherapyFinder, TellsWhatOnlyLooksLikeAProduct) {
  const std::string text = "AMSC-derived fibroblasts";
  std::vector<Span> blocked;
  EXPECT_TRUE(Finder().Find(text, NameTokens(text, {0, text.size()}), &blocked).empty());
  ASSERT_EQ(blocked.size(), 1u);
  EXPECT_EQ(blocked[0].In(text), text);
}

TEST(TherapyFinder, TellsTextsThatMayMeanMsc) {
  EXPECT_TRUE(Finder().MayMeanMsc("Stem cells for lateral epicondylitis."));
  EXPECT_FALSE(Finder().MayMeanMsc("Stem cells after chemotherapy for leukaemia."));
  EXPECT_TRUE(Finder().IsLikeProduct("umbilical stromal cell"));
  EXPECT_FALSE(Finder().IsLikeProduct("musculoskeletal clinic"));
}

TEST(TherapyFinder, NamesTheFileAndTheFault) {
  TestFile("lexicon/products.json",
           R"({"top": {"id": "t", "label": "t"}, "families": [], "sources": [], "brands": []})");
  const std::pair<const char*, const char*> rows[] = {
      {R"({"lists": {}, "patterns": [{"pattern": "{none}", "family": "cell"}]})", "unknown list"},
      {R"({"lists": {}, "patterns": [{"pattern": "msc", "family": "drug"}]})", "unknown family"},
      {R"({"lists": {}})", "patterns"},
  };
  for (const auto& [content, fault] : rows) {
    TestFile("lexicon/therapies.json", content);
    auto finder = TherapyFinder::Create(TestFolder() / "lexicon");
    ASSERT_FALSE(finder.ok()) << content;
    EXPECT_NE(finder.status().message().find("therapies.json"), std::string_view::npos) << finder.status();
    EXPECT_NE(finder.status().message().find(fault), std::string_view::npos) << finder.status();
  }
}

}  // namespace
}  // namespace mscgraph
