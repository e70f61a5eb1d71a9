#include "graph/store/upgrade.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/test_store.h"

// Stores that earlier versions of the program wrote, as they lie in tests/graph/store/data.
namespace mscgraph {
namespace {

using testing::HasSubstr;

const std::string kData = MSCGRAPH_SOURCE_DIR "/tests/graph/store/data/";

std::vector<std::string> Lines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> Extracted(const Store& store) {
  auto reader = *store.NewReader();
  GraphSelection graphs{.all = false, .ids = {*reader->IdOf("<https://w3id.org/mscgraph/layer/extracted>")}};
  std::vector<std::string> lines = Found(*reader, {}, graphs);
  std::sort(lines.begin(), lines.end());
  return lines;
}

// The program may write to a folder that it reads; the stores in the source tree stay as they are.
std::string Copy(const std::string& name, const TempFolder& folder) {
  std::filesystem::copy(kData + name, folder / name, std::filesystem::copy_options::recursive);
  return folder / name;
}

TEST(UpgradeTest, AStoreOfFormat0SaysHowToUpgrade) {
  TempFolder folder;
  const std::string old = Copy("format0", folder);
  for (bool read_only : {true, false}) {
    const absl::Status status = Store::Open({.path = old, .read_only = read_only}).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("has format 0, this program uses format 1: mscgraph upgrade --db"));
  }
}

TEST(UpgradeTest, ACopyOfFormat0HasTheSameTriplesDocumentsAndDeletions) {
  TempFolder folder;
  const std::string old = Copy("format0", folder);
  LoadReport report;
  ASSERT_EQ(UpgradeStore(old, folder / "new", &report), absl::OkStatus());
  auto store = OpenTestStore(folder / "new", true);
  EXPECT_EQ(Extracted(*store), Lines(kData + "format0.nq"));
  EXPECT_EQ(store->Validate(), absl::OkStatus());
  EXPECT_EQ(store->info().run.rules_hash, "22f02c9ccaac2ba5");
  EXPECT_TRUE((*store->FindDocument("PMID:90000023"))->deleted);
  EXPECT_TRUE((*store->FindDocument("PMID:90000002"))->present);
}

TEST(UpgradeTest, RefusesWhatNeedsNoneAndFoldersInUse) {
  TempFolder folder;
  LoadReport report;
  { OpenTestStore(folder / "new"); }
  EXPECT_EQ(UpgradeStore(folder / "none", folder / "x", &report).code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(UpgradeStore(folder / "new", folder / "x", &report).message()),
              HasSubstr("has format 1 already"));
  EXPECT_THAT(std::string(UpgradeStore(Copy("format0", folder), folder / "new", &report).message()),
              HasSubstr("is not empty"));
}

TEST(UpgradeTest, AStoreOfFormat0BehindItsCommitFileIsRefused) {
  TempFolder folder;
  const std::string old = Copy("format0", folder);
  std::filesystem::remove(old + "/COMMIT");
  LoadReport report;
  EXPECT_EQ(UpgradeStore(old, folder / "new", &report).code(), absl::StatusCode::kDataLoss);
}

TEST(UpgradeTest, TheStoreOfFormat1OfEarlierProgramsIsRead) {
  TempFolder folder;
  auto store = OpenTestStore(Copy("format1", folder), true);
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(Extracted(*store), Lines(kData + "format0.nq")) << "of the same claims";
  EXPECT_EQ(Found(**store->NewReader(), {"", "", "\"reject\""}).size(), 1u) << "the curated layer";
  EXPECT_EQ(Found(**store->NewReader(), {"", "<http://www.w3.org/2000/01/rdf-schema#subClassOf>", ""}).size(),
            3u);
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

}  // namespace
}  // namespace mscgraph
