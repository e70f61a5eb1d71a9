#include "graph/store/run_sorter.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <set>

#include "graph/store/term_runs.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

std::vector<int> All(RunSorter<int>* sorter) {
  std::vector<int> out;
  int item = 0;
  while (*sorter->Next(&item)) out.push_back(item);
  return out;
}

TEST(RunSorterTest, GivesEachItemOnceInOrderWhateverFitsIntoMemory) {
  std::mt19937 random(1);
  for (size_t most : {1u, 2u, 7u, 100u, 1000u}) {
    for (int size : {0, 1, 7, 100, 500}) {
      TempFolder folder;
      std::set<int> expected;
      {
        RunSorter<int> sorter(folder / "run", most);
        for (int i = 0; i < size; ++i) {
          const int item = static_cast<int>(random() % 200);
          expected.insert(item);
          ASSERT_TRUE(sorter.Add(item).ok());
        }
        std::set<int> visited;
        ASSERT_TRUE(sorter.ForEach([&](int item) { return visited.insert(item), absl::OkStatus(); }).ok());
        EXPECT_EQ(visited, expected);
        EXPECT_GE(sorter.size(), expected.size());
        EXPECT_EQ(All(&sorter), std::vector<int>(expected.begin(), expected.end()));
        ASSERT_TRUE(sorter.Rewind().ok());
        EXPECT_EQ(All(&sorter), std::vector<int>(expected.begin(), expected.end()));
      }
      EXPECT_TRUE(std::filesystem::is_empty(folder / ".")) << "its files go with it";
    }
  }
}

TEST(RunSorterTest, AFolderThatIsNotThereIsAnError) {
  RunSorter<int> sorter("/nowhere/at/all", 1);
  EXPECT_EQ(sorter.Add(1).code(), absl::StatusCode::kUnavailable);
}

// What a batch gets.
class RecordingBatch : public Rocks::Batch {
 public:
  absl::Status Add(KeyFamily, std::string_view key, const std::string_view* value) override {
    rows.emplace_back(key, *value);
    return absl::OkStatus();
  }
  absl::Status Ingest() override { return absl::OkStatus(); }
  std::vector<std::pair<std::string, std::string>> rows;
};

TEST(TermRunsTest, WritesEachTermOnceInOrderWhateverFitsIntoMemory) {
  TempFolder folder;
  auto rocks = Rocks::Open(folder / "rocks", Rocks::Mode::kCreate);
  ASSERT_TRUE(rocks.ok());
  std::vector<std::pair<std::string, std::string>> expected;
  for (size_t most : {size_t{1}, size_t{500}, size_t{1} << 20}) {
    TermRuns runs(folder / "terms", most);
    for (int i = 0; i < 200; ++i) {
      const std::string form = "<a:" + std::to_string(i % 60) + ">";
      ASSERT_TRUE(runs.Put(EncodeTerm(form), form).ok());
    }
    RecordingBatch batch;
    ASSERT_TRUE(runs.Write(*(*rocks)->NewView(), &batch).ok());
    EXPECT_EQ(batch.rows.size(), 60u);
    EXPECT_TRUE(std::is_sorted(batch.rows.begin(), batch.rows.end()));
    if (expected.empty()) expected = batch.rows;
    EXPECT_EQ(batch.rows, expected);
  }
}

TEST(TermRunsTest, TwoFormsWithOneIdAreRefused) {
  TempFolder folder;
  auto rocks = Rocks::Open(folder / "rocks", Rocks::Mode::kCreate);
  ASSERT_TRUE(rocks.ok());
  for (size_t most : {size_t{1}, size_t{1} << 20}) {
    TermRuns runs(folder / "terms", most);
    absl::Status status = runs.Put(7, "<a:1>");
    if (status.ok()) status = runs.Put(7, "<a:2>");
    RecordingBatch batch;
    if (status.ok()) status = runs.Write(*(*rocks)->NewView(), &batch);
    EXPECT_EQ(status, absl::InternalError("two terms have one id, the load is refused: <a:1> and <a:2>"));
  }
}

}  // namespace
}  // namespace mscgraph
