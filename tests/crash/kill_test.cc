// Processes that are killed at any moment: what was acknowledged is there, the rest is there whole or not at
// all.

#include <random>
#include <set>

#include "graph/store/operations.h"
#include "tests/crash/support.h"

namespace mscgraph::crash {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kDocuments = 120;

// An operation, and what the store holds after each of its commits.
struct Operation {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<Versions> stages;
};

class KillTest : public testing::Test {
 protected:
  Operation Load() {
    const std::string path = folder_ / "load.jsonl";
    Versions loaded;
    for (int i = 0; i < 30; ++i) loaded[Number()] = 0;
    Versions after = versions_;
    for (auto& [number, version] : loaded) after[number] = version = next_version_++;
    WriteJsonl(path, RecordsOf(loaded));
    return {"load", {"load", "-q", "--db", db_, path}, {after}};
  }
  // Every document that is there in a new version.
  Operation Replace() {
    const std::string path = folder_ / "replace.jsonl";
    Versions after = versions_;
    for (auto& [number, version] : after) version = next_version_++;
    WriteJsonl(path, RecordsOf(after));
    return {"replace", {"load", "-q", "--db", db_, path}, {after}};
  }
  Operation Compact() { return {"compact", {"compact", "-q", "--db", db_}, {}}; }
  Operation Remove() {
    Operation operation = {"remove", {"remove", "-q", "--db", db_}, {versions_}};
    for (int i = 0; i < 5 && !operation.stages[0].empty(); ++i) {
      const int number = operation.stages[0].begin()->first;
      operation.arguments.push_back("PMID:" + std::to_string(number));
      operation.stages[0].erase(number);
    }
    return operation;
  }
  // Two stores, of one commit each.
  Operation Merge() {
    Operation operation = {"merge", {"merge", "-q", "--db", db_}, {}};
    Versions after = versions_;
    for (const char* name : {"one", "two"}) {
      const std::string path = folder_ / name;
      std::filesystem::remove_all(path);
      Versions loaded;
      for (int i = 0; i < 15; ++i) loaded[Number()] = 0;
      for (auto& [number, version] : loaded) after[number] = version = next_version_++;
      EXPECT_EQ(LoadRecords(RecordsOf(loaded), OpenTestStore(path).get()), absl::OkStatus());
      operation.arguments.push_back(path);
      operation.stages.push_back(after);
    }
    return operation;
  }
  Operation Next() {
    if (versions_.size() < 10) return Load();
    switch (random_() % 8) {
      case 0:
      case 1:
      case 2:
        return Load();
      case 3:
        return Replace();
      case 4:
        return Remove();
      case 5:
        return Merge();
      default:
        return Compact();
    }
  }

  void Round() {
    const Operation operation = Next();
    // The first of its kind comes to its end; then a kill within the time that the last one took, or a little
    // later.
    const auto known = typical_.find(operation.name);
    const auto begin = Clock::now();
    const auto wait = known == typical_.end()
                          ? std::chrono::microseconds(60000000)
                          : std::chrono::microseconds(random_() % (known->second.count() * 5 / 4 + 1));
    Program program(operation.arguments);
    const bool acknowledged = program.WaitUntil(begin + wait) ? program.Wait() == 0 : program.Kill() == 0;
    if (acknowledged) {
      typical_[operation.name] = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    } else if (known != typical_.end()) {
      known->second += known->second / 8;  // Only quick ones would come to their end else.
    }
    ++(acknowledged ? acknowledged_ : killed_)[operation.name];
    Check(operation, acknowledged);
  }

  void Check(const Operation& operation, bool acknowledged) {
    if (commit_ == 0 && !acknowledged && !std::filesystem::exists(db_ + "/rocksdb")) return;
    absl::StatusOr<Verified> verified = VerifyStore({.path = db_}, false);
    ASSERT_TRUE(verified.ok()) << verified.status();
    const uint64_t done = verified->commit - commit_;
    // Compaction packs the triples anew if something lies over the packed ones: a commit that changes no
    // triple.
    const size_t stages = operation.stages.size();
    ASSERT_LE(done, stages + (operation.name == "compact" ? 1 : 0)) << operation.name;
    if (acknowledged) {
      ASSERT_GE(done, stages) << operation.name << ": an acknowledged commit is lost";
    }
    if (!acknowledged && done > 0) ++ahead_;
    commit_ = verified->commit;
    if (done > 0 && stages > 0) {
      versions_ = operation.stages[done - 1];
      expected_ = ExpectedLines(versions_);
    }
    auto store = OpenTestStore(db_, true);
    ASSERT_NE(store, nullptr);
    ASSERT_EQ(Lines(*store), expected_) << operation.name << " is half there";
  }

  int Number() { return static_cast<int>(random_() % kDocuments); }

  const TempFolder folder_;
  const std::string db_ = folder_ / "db";
  std::mt19937 random_{20240501};
  Versions versions_;
  std::vector<std::string> expected_;
  uint64_t commit_ = 0;
  int next_version_ = 1;
  std::map<std::string, std::chrono::microseconds> typical_;
  std::map<std::string, int> acknowledged_, killed_;
  int ahead_ = 0;
};

TEST_F(KillTest, EveryAcknowledgedCommitIsThereAndNoneHalf) {
  const int rounds = Rounds(20, 500);
  for (int i = 0; i < rounds && !HasFatalFailure(); ++i) {
    SCOPED_TRACE("round " + std::to_string(i));
    Round();
  }
  EXPECT_FALSE(killed_.empty());
  EXPECT_FALSE(acknowledged_.empty());
  std::string names;
  for (const char* name : {"load", "replace", "remove", "merge", "compact"}) {
    names += std::string(", ") + name + " " + std::to_string(killed_[name]) + " killed " +
             std::to_string(acknowledged_[name]) + " acknowledged";
  }
  Tell("kill -9: " + std::to_string(rounds) + " rounds" + names + "; " + std::to_string(ahead_) +
       " killed ones whose commits were whole; " + std::to_string(commit_) + " commits");
}

}  // namespace
}  // namespace mscgraph::crash
