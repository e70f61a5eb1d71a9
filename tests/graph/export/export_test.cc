#include "graph/export/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "nlohmann/json.hpp"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

std::string Exported(const Store& store, absl::Status (*export_to)(const Store&, Writer)) {
  std::string out;
  EXPECT_EQ(export_to(store, [&](std::string_view bytes) { return out.append(bytes), true; }),
            absl::OkStatus());
  return out;
}

class ExportTest : public testing::Test {
 protected:
  ExportTest() { EXPECT_EQ(LoadRecords(MakeLoad(documents_), store_.get()), absl::OkStatus()); }
  const std::vector<DocumentSpec> documents_ = {
      {.id = "PMID:1", .claims = {{.sentence = "MSCs \"improved\" knee OA."}, {.sentence = "MSCs helped."}}},
      {.id = "EX:a b", .claims = {{.sentence = "AD-MSCs \\ improved\tknee OA.", .subject = kAdipose}}},
  };
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(ExportTest, NQuadsAreTheTriplesOfTheStore) {
  std::istringstream in(Exported(*store_, ExportNQuads));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  EXPECT_THAT(SortedTriples(*store_), testing::UnorderedElementsAreArray(lines));
}

TEST_F(ExportTest, TheBytesDependOnTheGraphOnly) {
  auto other = OpenTestStore(folder_ / "other");
  for (int i : {1, 0}) ASSERT_TRUE(LoadRecords(MakeLoad({documents_[i]}), other.get()).ok());
  EXPECT_EQ(Exported(*store_, ExportNQuads), Exported(*other, ExportNQuads));
  EXPECT_EQ(Exported(*store_, ExportJsonLd), Exported(*other, ExportJsonLd));
}

TEST_F(ExportTest, JsonLdHasOneNodePerSubject) {
  const auto json = nlohmann::json::parse(Exported(*store_, ExportJsonLd));
  std::set<std::string> ids;
  for (const auto& node : json["@graph"]) EXPECT_TRUE(ids.insert(node["@id"]).second) << node;
  EXPECT_EQ(ids.count("PMID:1"), 1u);
  EXPECT_EQ(ids.count("mscgraph:claim/" + ClaimId(kCells, Relation::kTreats, kKnee)), 1u);
  EXPECT_EQ(ids.count(kKnee), 1u);
}

TEST_F(ExportTest, AnEmptyStoreGivesEmptyGraphs) {
  auto empty = OpenTestStore(folder_ / "empty");
  EXPECT_EQ(Exported(*empty, ExportNQuads), "");
  EXPECT_TRUE(nlohmann::json::parse(Exported(*empty, ExportJsonLd))["@graph"].empty());
}

TEST_F(ExportTest, AWriterThatFailsStopsTheExport) {
  for (auto export_to : {ExportNQuads, ExportJsonLd})
    EXPECT_EQ(export_to(*store_, [](std::string_view) { return false; }).code(),
              absl::StatusCode::kUnavailable);
}

TEST(ContextTest, TheFileIsTheContextOfTheExport) {
  std::ifstream in(MSCGRAPH_SOURCE_DIR "/schemas/context.jsonld");
  std::stringstream file;
  file << in.rdbuf();
  EXPECT_EQ(file.str(), JsonLdContext()) << "write the second into schemas/context.jsonld";
}

}  // namespace
}  // namespace mscgraph
