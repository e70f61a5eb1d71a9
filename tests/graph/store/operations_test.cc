#include "graph/store/operations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::HasSubstr;

const DocumentSpec kFirst = {
    .id = "PMID:1", .claims = {{.sentence = "MSCs improved knee OA."}, {.sentence = "MSCs helped."}}};
const DocumentSpec kSecond = {.id = "PMID:2",
                              .claims = {{.sentence = "AD-MSCs improved knee OA.", .subject = kAdipose}},
                              .order = {25, 2}};

class OperationsTest : public testing::Test {
 protected:
  std::unique_ptr<Store> StoreOf(const std::string& name, const std::vector<std::vector<Record>>& loads) {
    auto store = OpenTestStore(folder_ / name);
    for (const auto& load : loads) EXPECT_EQ(LoadRecords(load, store.get()), absl::OkStatus());
    return store;
  }
  TempFolder folder_;
};

TEST_F(OperationsTest, ABackupIsAStoreOfTheSameContentAndCommit) {
  auto store = StoreOf("db", {MakeLoad({kFirst}), MakeLoad({kSecond})});
  ASSERT_EQ(BackupStore(*store, folder_ / "copy/"), absl::OkStatus());
  auto copy = OpenTestStore(folder_ / "copy");
  EXPECT_EQ(copy->info().commit, 2u);
  EXPECT_EQ(SortedTriples(*copy), SortedTriples(*store));
  EXPECT_EQ(copy->Validate(), absl::OkStatus());
  EXPECT_EQ(LoadRecords(MakeLoad({{.id = "PMID:3"}}), copy.get()), absl::OkStatus())
      << "it goes on as a store";
  EXPECT_EQ(copy->info().commit, 3u);
}

TEST_F(OperationsTest, ABackupOfAnEmptyStoreIsAnEmptyStore) {
  auto store = StoreOf("db", {});
  ASSERT_EQ(BackupStore(*store, folder_ / "copy"), absl::OkStatus());
  EXPECT_EQ(OpenTestStore(folder_ / "copy", true)->info().commit, 0u);
}

TEST_F(OperationsTest, ABackupWritesOverNothing) {
  auto store = StoreOf("db", {MakeLoad({kFirst})});
  std::filesystem::create_directory(folder_ / "copy");
  EXPECT_EQ(BackupStore(*store, folder_ / "copy").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "copy"));
}

TEST_F(OperationsTest, ABackupOfADamagedStoreLeavesNothing) {
  auto store = StoreOf("db", {MakeLoad({kFirst})});
  store.reset();
  // The first block of the largest file: nothing that opening reads.
  std::filesystem::path largest;
  for (const auto& file : std::filesystem::directory_iterator(folder_ / "db/rocksdb")) {
    if (file.path().extension() != ".sst") continue;
    if (largest.empty() || file.file_size() > std::filesystem::file_size(largest)) largest = file.path();
  }
  std::fstream(largest, std::ios::in | std::ios::out | std::ios::binary).put('\x55');
  store = OpenTestStore(folder_ / "db", true);
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(BackupStore(*store, folder_ / "copy").code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "copy"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "copy.part"));
}

TEST_F(OperationsTest, CompactingKeepsTheContentInOneFilePerFamily) {
  auto store = StoreOf("db", {MakeLoad({kFirst}), MakeLoad({kSecond})});
  const auto before = SortedTriples(*store);
  ASSERT_EQ(CompactStore(store.get()), absl::OkStatus());
  EXPECT_EQ(SortedTriples(*store), before);
  for (const FamilyFiles& family : FilesOf(*store)) {
    EXPECT_LE(family.files, 1u) << family.family;
    EXPECT_EQ(family.level0_files, 0u) << family.family;
  }
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST_F(OperationsTest, LevelZeroStaysShort) {
  auto store = StoreOf("db", {MakeLoad({kFirst, kSecond})});
  for (int version = 2; version < 60; ++version) {
    DocumentSpec spec = kFirst;
    spec.version = version;
    spec.claims[0].sentence = "MSCs improved knee OA " + std::to_string(version) + ".";
    ASSERT_EQ(LoadRecords(MakeLoad({spec}), store.get()), absl::OkStatus());
    for (const FamilyFiles& family : FilesOf(*store)) ASSERT_LT(family.level0_files, 10u) << family.family;
  }
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST_F(OperationsTest, VerifyCountsAndFindsDamageWhereNoAnswerLies) {
  auto store = StoreOf("db", {MakeLoad({kFirst, kSecond})});
  const size_t triples = SortedTriples(*store).size();
  store.reset();
  const auto verified = VerifyStore({.path = folder_ / "db"}, false);
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_EQ(verified->documents, 2u);
  EXPECT_EQ(verified->triples, triples);
  EXPECT_EQ(verified->commit, 1u);
  for (const auto& file : std::filesystem::directory_iterator(folder_ / "db/rocksdb")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(-20, std::ios::end);  // In the padding of the last block.
    bytes.put('!');
    break;
  }
  EXPECT_EQ(VerifyStore({.path = folder_ / "db"}, true).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(OperationsTest, ARemovedDocumentStaysAwayUntilALaterFileBringsIt) {
  auto store = StoreOf("db", {MakeLoad({kFirst, kSecond})});
  LoadReport report;
  ASSERT_EQ(RemoveDocuments({"PMID:2"}, store.get(), &report), absl::OkStatus());
  EXPECT_EQ(report.deleted, 1u);
  EXPECT_EQ(report.commit, 2u);
  const auto without = SortedTriples(*store);
  ASSERT_EQ(RemoveDocuments({"PMID:2"}, store.get(), &report), absl::OkStatus());
  EXPECT_EQ(report.unchanged, 1u);
  EXPECT_EQ(report.commit, 2u);
  DocumentSpec newer_version = kSecond, later_file = kSecond;
  newer_version.version = 9;
  later_file.order = {25, 3};
  ASSERT_EQ(LoadRecords(MakeLoad({kSecond, newer_version}), store.get()), absl::OkStatus());
  EXPECT_EQ(SortedTriples(*store), without) << "nothing of its own file brings it back";
  ASSERT_EQ(LoadRecords(MakeLoad({later_file}), store.get(), &report), absl::OkStatus());
  EXPECT_EQ(report.added, 1u);
  ASSERT_EQ(RemoveDocuments({"PMID:2"}, store.get(), &report), absl::OkStatus());
  EXPECT_EQ(report.deleted, 1u) << "and it can be removed again";
  EXPECT_EQ(SortedTriples(*store), without);
  EXPECT_EQ(store->Validate(), absl::OkStatus());
}

TEST_F(OperationsTest, AnUnknownDocumentRemovesNothing) {
  auto store = StoreOf("db", {MakeLoad({kFirst})});
  LoadReport report;
  const absl::Status status = RemoveDocuments({"PMID:1", "PMID:77"}, store.get(), &report);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("PMID:77"));
  EXPECT_EQ(store->info().commit, 1u);
}

TEST_F(OperationsTest, MergedStoresAreEqualInWhateverOrder) {
  DocumentSpec newer = kFirst;
  newer.order = {25, 7};
  newer.claims = {{.sentence = "No effect.", .outcome = Outcome::kNoDifference}};
  std::vector<Record> repeated = MakeLoad({{.id = "PMID:4", .claims = {{.sentence = "Twice."}}}});
  repeated.push_back(repeated.back());
  std::get<DocumentRecord>(repeated[repeated.size() - 3]).claims = 2;
  std::vector<std::unique_ptr<Store>> stores;
  stores.push_back(StoreOf("a", {MakeLoad({kFirst, kSecond}), repeated}));
  stores.push_back(StoreOf("b", {MakeLoad({newer, {.id = "PMID:3"}})}));
  stores.push_back(StoreOf("c", {{MakeRun(), DeleteRecord{.doc = "PMID:2", .source_order = {25, 3}},
                                  RetractRecord{.doc = "PMID:3", .notice = "PMID:9"},
                                  RetractRecord{.doc = "PMID:8", .notice = "PMID:10"}}}));
  std::vector<int> order = {0, 1, 2};
  std::vector<std::string> expected;
  int n = 0;
  do {
    auto out = OpenTestStore(folder_ / ("out" + std::to_string(n++)));
    for (int i : order) {
      LoadReport report;
      ASSERT_EQ(MergeStore(*stores[static_cast<size_t>(i)], out.get(), &report), absl::OkStatus());
      EXPECT_THAT(report.incomplete, testing::IsEmpty());
    }
    EXPECT_EQ(out->Validate(), absl::OkStatus());
    if (expected.empty()) expected = SortedTriples(*out);
    EXPECT_EQ(SortedTriples(*out), expected);
    EXPECT_TRUE((*out->FindDocument("PMID:2"))->deleted);
    EXPECT_TRUE((*out->FindDocument("PMID:3"))->retracted);
    EXPECT_THAT((*out->FindDocument("PMID:8"))->notices, testing::ElementsAre("PMID:10"));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(OperationsTest, StoresOfDifferentRulesAreNotMerged) {
  auto one = StoreOf("a", {MakeLoad({kFirst})});
  auto other = StoreOf("b", {MakeLoad({kSecond}, MakeRun("00000000000000cc"))});
  LoadReport report;
  EXPECT_EQ(MergeStore(*other, one.get(), &report).code(), absl::StatusCode::kFailedPrecondition);
}

// A folder as a process leaves it that ended between the ingest and the acknowledgement, twice.
TEST_F(OperationsTest, TwoInterruptedAcknowledgementsAreNoLoss) {
  StoreOf("db", {MakeLoad({kFirst})}).reset();
  for (int i = 2; i <= 3; ++i) {
    std::filesystem::copy_file(folder_ / "db/COMMIT", folder_ / "COMMIT",
                               std::filesystem::copy_options::overwrite_existing);
    auto store = StoreOf("db", {MakeLoad({{.id = "PMID:" + std::to_string(i)}})});
    EXPECT_EQ(store->info().commit, static_cast<uint64_t>(i));
    store.reset();
    std::filesystem::copy_file(folder_ / "COMMIT", folder_ / "db/COMMIT",
                               std::filesystem::copy_options::overwrite_existing);
    // The next writer acknowledges what it finds.
    EXPECT_NE(OpenTestStore(folder_ / "db"), nullptr);
  }
  EXPECT_EQ(OpenTestStore(folder_ / "db", true)->info().commit, 3u);
}

TEST_F(OperationsTest, AcceptOlderOpensWhatIsThereAndSaysSo) {
  StoreOf("db", {MakeLoad({kFirst})}).reset();
  for (const char* content : {"", "x"}) {
    std::filesystem::remove(folder_ / "db/COMMIT");
    if (*content != 0) std::ofstream(folder_ / "db/COMMIT") << content;
    EXPECT_EQ(Store::Open({.path = folder_ / "db"}).status().code(), absl::StatusCode::kDataLoss);
    for (bool read_only : {true, false}) {
      auto store = Store::Open({.path = folder_ / "db", .read_only = read_only, .accept_older = true});
      ASSERT_TRUE(store.ok()) << store.status();
      EXPECT_THAT((*store)->info().warning, HasSubstr("accepted: it holds commit 1"));
    }
  }
  auto store = Store::Open({.path = folder_ / "db", .read_only = false, .accept_older = true});
  ASSERT_EQ(LoadRecords(MakeLoad({kSecond}), store->get()), absl::OkStatus());
  *store = nullptr;
  EXPECT_EQ(OpenTestStore(folder_ / "db", true)->info().warning, "") << "the next commit mends it";
}

TEST_F(OperationsTest, ACommitFileWithoutADatabaseIsNotANewStore) {
  StoreOf("db", {MakeLoad({kFirst})}).reset();
  std::filesystem::remove_all(folder_ / "db/rocksdb");
  const auto store = Store::Open({.path = folder_ / "db", .read_only = false, .create = true});
  EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "db/rocksdb"));
}

}  // namespace
}  // namespace mscgraph
