// Every single change of the file system fails once, or the power goes at that moment: what was acknowledged
// is there, the rest is there whole or not at all, and the store goes on working.

#include <rocksdb/system_clock.h>

#include "graph/store/operations.h"
#include "tests/crash/fault_files.h"
#include "tests/crash/support.h"

namespace mscgraph::crash {
namespace {

// RocksDB waits a second after a failed compaction; here nobody has to wait.
class NoSleep : public rocksdb::SystemClockWrapper {
 public:
  NoSleep() : SystemClockWrapper(rocksdb::SystemClock::Default()) {}
  const char* Name() const override { return "NoSleep"; }
  void SleepForMicroseconds(int) override { std::this_thread::yield(); }
};

class FaultEnv : public rocksdb::EnvWrapper {
 public:
  explicit FaultEnv(const std::shared_ptr<rocksdb::FileSystem>& files)
      : EnvWrapper(rocksdb::NewCompositeEnv(files)) {
    file_system_ = files;
    system_clock_ = std::make_shared<NoSleep>();
  }
  const char* Name() const override { return "FaultEnv"; }
};

// A piece of work on a store, and what the store holds before and after.
struct Work {
  std::string name;
  bool from_nothing = false;
  Versions before, after;
  bool compacts = false;
};

class FaultTest : public testing::TestWithParam<int> {
 protected:
  static Work TheWork() {
    Versions first, second;
    for (int i = 0; i < 12; ++i) first[i] = 1;
    second = first;
    for (int i = 6; i < 15; ++i) second[i] = 2;
    switch (GetParam()) {
      case 0:
        return {"create and load", true, {}, first, false};
      case 1:
        return {"replace", false, first, second, false};
      default:
        return {"compact", false, first, first, true};
    }
  }

  void SetUp() override {
    before_ = ExpectedLines(work_.before);
    after_ = ExpectedLines(work_.after);
    if (work_.from_nothing) return;
    auto store = OpenTestStore(folder_ / "base");
    ASSERT_EQ(LoadRecords(RecordsOf(work_.before), store.get()), absl::OkStatus());
    if (!work_.compacts) return;
    // Something to compact: what is replaced in two commits.
    for (int version : {2, 3}) {
      Versions other;
      for (const auto& [number, ignored] : work_.before) other[number] = version;
      ASSERT_EQ(LoadRecords(RecordsOf(other), store.get()), absl::OkStatus());
      work_.before = work_.after = other;
    }
    before_ = after_ = ExpectedLines(work_.before);
  }

  // A fresh store and file system.
  void Prepare() {
    std::filesystem::remove_all(folder_ / "db");
    std::filesystem::remove_all(folder_ / "graveyard");
    if (!work_.from_nothing) CopyFolder(folder_ / "base", folder_ / "db");
    files_ = std::make_shared<FaultFiles>(folder_ / "graveyard");
    env_ = std::make_unique<FaultEnv>(files_);
  }

  absl::Status Do(rocksdb::Env* env) {
    absl::StatusOr<std::unique_ptr<Store>> store =
        Store::Open({.path = folder_ / "db", .read_only = false, .create = true, .env = env});
    if (!store.ok()) return store.status();
    return DoIn(store->get());
  }
  absl::Status DoIn(Store* store) {
    return work_.compacts ? CompactStore(store) : LoadRecords(RecordsOf(work_.after), store);
  }

  // Number of changes that the work makes without a fault.
  uint64_t Changes() {
    Prepare();
    files_->FailAt(0, false);
    EXPECT_EQ(Do(env_.get()), absl::OkStatus());
    return files_->changes();
  }

  // The store after the fault, then the work done again.
  void Check(bool acknowledged) {
    const std::string db = folder_ / "db";
    if (std::filesystem::exists(db + "/rocksdb")) {
      absl::StatusOr<Verified> verified = VerifyStore({.path = db}, false);
      ASSERT_TRUE(verified.ok()) << verified.status();
      const std::vector<std::string> lines = Lines(*OpenTestStore(db, true));
      ASSERT_TRUE(lines == after_ || !acknowledged) << "an acknowledged commit is lost";
      ASSERT_TRUE(lines == after_ || lines == before_) << "a commit is half there";
    } else {
      ASSERT_TRUE(work_.from_nothing && !acknowledged);
    }
    ASSERT_EQ(Do(nullptr), absl::OkStatus()) << "the work cannot be done again";
    ASSERT_EQ(Lines(*OpenTestStore(db, true)), after_);
  }

  // 1 ... last; in the short form a part of them, spread over all, with the last.
  static std::vector<uint64_t> Steps(uint64_t last) {
    const uint64_t stride = LongForm() ? 1 : std::max<uint64_t>(1, last / 10);
    std::vector<uint64_t> steps;
    for (uint64_t n = 1; n < last; n += stride) steps.push_back(n);
    steps.push_back(last);
    return steps;
  }

  const TempFolder folder_;
  Work work_ = TheWork();
  std::vector<std::string> before_, after_;
  std::shared_ptr<FaultFiles> files_;
  std::unique_ptr<rocksdb::Env> env_;
};

TEST_P(FaultTest, AnyChangeMayFailOnce) {
  const uint64_t changes = Changes();
  int failed = 0, rounds = 0;
  for (uint64_t n : Steps(changes)) {
    SCOPED_TRACE(work_.name + ", change " + std::to_string(n) + " of " + std::to_string(changes));
    Prepare();
    files_->FailAt(n, false);
    const absl::Status status = Do(env_.get());
    failed += !status.ok();
    ++rounds;
    ASSERT_NO_FATAL_FAILURE(Check(status.ok()));
  }
  EXPECT_GT(failed, 0);
  Tell("one change fails: " + work_.name + ", " + std::to_string(rounds) + " of " + std::to_string(changes) +
       " changes tried, " + std::to_string(failed) + " reported as errors");
}

TEST_P(FaultTest, AfterAFailureTheSameProcessMayTryAgain) {
  const uint64_t changes = Changes();
  int failed = 0, recovered = 0;
  for (uint64_t n : Steps(changes)) {
    SCOPED_TRACE(work_.name + ", change " + std::to_string(n) + " of " + std::to_string(changes));
    Prepare();
    absl::StatusOr<std::unique_ptr<Store>> store =
        Store::Open({.path = folder_ / "db", .read_only = false, .create = true, .env = env_.get()});
    ASSERT_TRUE(store.ok()) << store.status();
    files_->FailAt(n, false);
    bool acknowledged = DoIn(store->get()).ok();
    if (!acknowledged) {
      ++failed;
      acknowledged = DoIn(store->get()).ok();
      recovered += acknowledged;
    }
    store->reset();
    ASSERT_NO_FATAL_FAILURE(Check(acknowledged));
  }
  Tell("tried again in the same process: " + work_.name + ", " + std::to_string(recovered) + " of " +
       std::to_string(failed) + " failures recovered, the others on the next opening");
}

TEST_P(FaultTest, ThePowerMayGoAtAnyChange) {
  const uint64_t changes = Changes();
  std::mt19937 random(7);
  int rounds = 0;
  // One more than there are: the power goes after the acknowledgement.
  for (uint64_t n : Steps(changes + 1)) {
    for (std::mt19937* rest : {static_cast<std::mt19937*>(nullptr), &random}) {
      SCOPED_TRACE(work_.name + ", change " + std::to_string(n) + " of " + std::to_string(changes));
      Prepare();
      files_->FailAt(n, true);
      const absl::Status status = Do(env_.get());
      files_->LosePower(folder_ / "db", rest);
      ++rounds;
      ASSERT_NO_FATAL_FAILURE(Check(status.ok()));
    }
  }
  Tell("loss of power: " + work_.name + ", " + std::to_string(rounds) + " losses at " +
       std::to_string(changes) + " changes");
}

INSTANTIATE_TEST_SUITE_P(Work, FaultTest, testing::Values(0, 1, 2));

}  // namespace
}  // namespace mscgraph::crash
