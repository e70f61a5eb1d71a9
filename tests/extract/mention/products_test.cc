#include "extract/mention/products.h"

#include <gmock/gmock.h>

#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

using testing::Contains;
using testing::ElementsAre;

const Products& Shipped() {
  static const auto* products =
      new Products(std::move(*Products::Create(MSCGRAPH_SOURCE_DIR "/rules/lexicon/products.json")));
  return *products;
}

// The id and its parents, all the way up.
std::vector<std::string> Path(std::string id) {
  std::vector<std::string> out;
  while (!id.empty()) {
    out.push_back(id);
    std::vector<std::string> parents = Shipped().Concept(id).parents;
    id = parents.empty() ? "" : parents.front();
  }
  return out;
}

TEST(Products, BrandsLieBelowTheirSourceAndAllBelowTheMscProduct) {
  EXPECT_THAT(
      Path("mscgraph:product/cell/bone-marrow/remestemcel-l"),
      ElementsAre("mscgraph:product/cell/bone-marrow/remestemcel-l", "mscgraph:product/cell/bone-marrow",
                  "mscgraph:product/cell", "mscgraph:product/msc"));
  EXPECT_THAT(Path("mscgraph:product/vesicle/wharton-jelly"),
              ElementsAre("mscgraph:product/vesicle/wharton-jelly", "mscgraph:product/vesicle/umbilical-cord",
                          "mscgraph:product/vesicle", "mscgraph:product/msc"));
}

TEST(Products, AConcentrateIsNoMscProduct) {
  EXPECT_THAT(Path("mscgraph:product/concentrate/adipose"),
              ElementsAre("mscgraph:product/concentrate/adipose", "mscgraph:product/concentrate"));
}

TEST(Products, CellsAreLinkedToPublicVocabularies) {
  EXPECT_THAT(Shipped().Concept("mscgraph:product/cell").xrefs, Contains("MESH:D045164"));
  ConceptRecord marrow = Shipped().Concept("mscgraph:product/cell/bone-marrow");
  EXPECT_EQ(marrow.label, "bone marrow mesenchymal stromal cell");
  EXPECT_THAT(marrow.xrefs, ElementsAre("CL:0002540"));
  EXPECT_THAT(marrow.synonyms, Contains("BM-MSC"));
  EXPECT_TRUE(Shipped().Concept("mscgraph:product/vesicle/bone-marrow").xrefs.empty());
}

TEST(Products, ANameTakesTheFirstSourceThatItHolds) {
  const std::pair<const char*, const char*> rows[] = {
      {"human umbilical cord wharton jelly derived msc ", "wharton-jelly"},
      {"umbilical cord blood msc ", "umbilical-cord-blood"},
      {"hucmsc ", "umbilical-cord"},
      {"infrapatellar fat pad msc ", "fat-pad"},
  };
  for (const auto& [words, source] : rows) {
    Mention mention;
    Shipped().Set(words, false, &mention);
    EXPECT_EQ(mention.id, "mscgraph:product/cell/" + std::string(source)) << words;
  }
}

TEST(Products, AProductWithoutASourceTakesAnother) {
  Mention cells, vesicles{.family = Family::kVesicle}, condition{.id = "MONDO:1"};
  Shipped().Set("amnion msc ", false, &cells);
  Shipped().Set("amsc ev ", false, &vesicles);
  Shipped().TakeSource(condition, &vesicles);
  EXPECT_EQ(vesicles.id, "mscgraph:product/vesicle");
  Shipped().TakeSource(cells, &vesicles);
  EXPECT_EQ(vesicles.id, "mscgraph:product/vesicle/amnion");
}

TEST(Products, NamesTheFileAndTheEntryAtFault) {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"top": {"id": "t", "label": "t"}, "families": [{"family": "x"}]})", "family"},
      {R"({"top": {"id": "t", "label": "t"}, "families": [],
           "sources": [{"id": "a", "label": "a", "words": ["("]}], "brands": []})",
       "source \"a\""},
      {R"({"top": {"id": "t", "label": "t"}, "families": [],
           "sources": [{"id": "a", "label": "a", "words": ["a"], "parent": "b"}], "brands": []})",
       "unknown parent b"},
      {R"({"top": {"id": "t", "label": "t"}, "families": [], "sources": [],
           "brands": [{"id": "a", "label": "a", "family": "cell", "source": "b", "words": ["a"]}]})",
       "brand a"},
  };
  for (const auto& [content, fault] : rows) {
    const std::string file = TestFile("products.json", content);
    auto products = Products::Create(file);
    ASSERT_FALSE(products.ok()) << content;
    EXPECT_NE(products.status().message().find(file), std::string_view::npos) << products.status();
    EXPECT_NE(products.status().message().find(fault), std::string_view::npos) << products.status();
  }
}

}  // namespace
}  // namespace mscgraph
