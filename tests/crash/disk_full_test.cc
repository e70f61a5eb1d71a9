// A file system without room: an error, nothing acknowledged is lost, and with room the work goes on.

#include <sys/mount.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

#include "graph/store/operations.h"
#include "tests/crash/support.h"

namespace mscgraph::crash {
namespace {

class DiskFullTest : public testing::Test {
 protected:
  ~DiskFullTest() override {
    if (mounted_) umount2(disk_.c_str(), MNT_DETACH);
  }
  void SetUp() override {
    std::filesystem::create_directories(disk_);
    mounted_ = mount("tmpfs", disk_.c_str(), "tmpfs", 0, "size=24m") == 0;
    if (!mounted_) GTEST_SKIP() << "cannot mount a small tmpfs (it takes root): " << std::strerror(errno);
    for (int i = 0; i < 20; ++i) versions_[i] = 1;
    ASSERT_EQ(LoadRecords(RecordsOf(versions_), OpenTestStore(db_).get()), absl::OkStatus());
  }

  // Leaves `bytes` of room.
  void Fill(uint64_t bytes) {
    std::filesystem::remove(disk_ / "filling");
    struct statvfs disk = {};
    ASSERT_EQ(statvfs(disk_.c_str(), &disk), 0);
    const uint64_t room = uint64_t{disk.f_bavail} * disk.f_bsize;
    if (room <= bytes) return;
    std::ofstream out(disk_ / "filling", std::ios::binary);
    const std::string block(4096, 'x');
    for (uint64_t written = 0; written + block.size() <= room - bytes; written += block.size()) out << block;
  }
  void Empty() { std::filesystem::remove(disk_ / "filling"); }

  // Whole, and with the content before or after.
  void Check(const std::vector<std::string>& before, const std::vector<std::string>& after,
             bool acknowledged) {
    absl::StatusOr<Verified> verified = VerifyStore({.path = db_}, false);
    ASSERT_TRUE(verified.ok()) << verified.status();
    const std::vector<std::string> lines = Lines(*OpenTestStore(db_, true));
    ASSERT_TRUE(lines == after || (lines == before && !acknowledged));
  }

  const TempFolder folder_;
  const std::filesystem::path disk_ = folder_ / "disk";
  const std::string db_ = disk_ / "db";
  bool mounted_ = false;
  Versions versions_;
};

TEST_F(DiskFullTest, ALoadThatFindsNoRoomLeavesTheStoreAsItWas) {
  int refused = 0, rounds = 0;
  const int step = LongForm() ? 4096 : 32768;
  for (int room = 0; room <= 256 * 1024; room += step) {
    SCOPED_TRACE(std::to_string(room) + " bytes of room");
    const std::vector<std::string> before = ExpectedLines(versions_);
    Versions after = versions_;
    for (auto& [number, version] : after) ++version;
    ASSERT_NO_FATAL_FAILURE(Fill(static_cast<uint64_t>(room)));
    absl::StatusOr<std::unique_ptr<Store>> store = Store::Open({.path = db_, .read_only = false});
    absl::Status status = store.status();
    if (status.ok()) status = LoadRecords(RecordsOf(after), store->get());
    store = absl::NotFoundError("");
    refused += !status.ok();
    ++rounds;
    // As it is, on the full disk.
    const std::vector<std::string> expected = ExpectedLines(after);
    ASSERT_NO_FATAL_FAILURE(Check(before, expected, status.ok()));
    Empty();
    ASSERT_EQ(LoadRecords(RecordsOf(after), OpenTestStore(db_).get()), absl::OkStatus());
    ASSERT_NO_FATAL_FAILURE(Check(expected, expected, true));
    versions_ = after;
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, rounds);
  Tell("full disk, load: " + std::to_string(rounds) + " sizes of room, " + std::to_string(refused) +
       " refused");
}

TEST_F(DiskFullTest, ACompactionThatFindsNoRoomLosesNothing) {
  int refused = 0, rounds = 0;
  const int step = LongForm() ? 4096 : 32768;
  for (int room = 0; room <= 256 * 1024; room += step) {
    SCOPED_TRACE(std::to_string(room) + " bytes of room");
    for (auto& [number, version] : versions_) ++version;
    ASSERT_EQ(LoadRecords(RecordsOf(versions_), OpenTestStore(db_).get()), absl::OkStatus());
    const std::vector<std::string> expected = ExpectedLines(versions_);
    ASSERT_NO_FATAL_FAILURE(Fill(static_cast<uint64_t>(room)));
    absl::StatusOr<std::unique_ptr<Store>> store = Store::Open({.path = db_, .read_only = false});
    absl::Status status = store.status();
    if (status.ok()) status = CompactStore(store->get());
    store = absl::NotFoundError("");
    refused += !status.ok();
    ++rounds;
    ASSERT_NO_FATAL_FAILURE(Check(expected, expected, true));
    Empty();
    ASSERT_EQ(CompactStore(OpenTestStore(db_).get()), absl::OkStatus());
    ASSERT_NO_FATAL_FAILURE(Check(expected, expected, true));
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, rounds);
  Tell("full disk, compact: " + std::to_string(rounds) + " sizes of room, " + std::to_string(refused) +
       " refused");
}

}  // namespace
}  // namespace mscgraph::crash
