// Readers beside a writer: none is refused, and each sees one commit.

#include <atomic>
#include <mutex>

#include "tests/crash/support.h"

namespace mscgraph::crash {
namespace {

TEST(ReadersTest, NoOpeningFailsAndEveryReaderSeesOneCommit) {
  const TempFolder folder;
  const std::string db = folder / "db";
  std::mutex mutex;
  std::map<uint64_t, std::vector<std::string>> expected;  // By commit; there before the program begins it.
  auto reference = OpenTestStore(folder / "reference");

  Versions versions;
  uint64_t commit = 0;
  // Loads a few new versions into the store by the program; now and then merges its files.
  const auto write = [&](int step) {
    for (int i = 0; i < 8; ++i) versions[(step * 5 + i) % 60] = step;
    Versions changed;
    for (int i = 0; i < 8; ++i) changed[(step * 5 + i) % 60] = step;
    const std::string path = folder / "load.jsonl";
    WriteJsonl(path, RecordsOf(changed));
    ASSERT_EQ(LoadRecords(RecordsOf(changed), reference.get()), absl::OkStatus());
    {
      std::lock_guard<std::mutex> lock(mutex);
      expected[++commit] = Lines(*reference);
    }
    ASSERT_EQ(Program({"load", "-q", "--db", db, path}).Wait(), 0);
    if (step % 7 != 0) return;
    {
      std::lock_guard<std::mutex> lock(mutex);
      expected[commit + 1] = expected[commit];  // Packing is a commit that changes no triple.
    }
    ASSERT_EQ(Program({"compact", "-q", "--db", db}).Wait(), 0);
    commit = OpenTestStore(db, true)->info().commit;
  };
  ASSERT_NO_FATAL_FAILURE(write(1));

  const int opens = Rounds(150, 2000);
  std::atomic<int> opened{0}, failed{0}, mixed{0};
  std::atomic<uint64_t> first_commit{~uint64_t{0}}, last_commit{0};
  const auto read = [&] {
    while (opened.fetch_add(1) < opens) {
      absl::StatusOr<std::unique_ptr<Store>> store = Store::Open({.path = db});
      if (!store.ok()) {
        ++failed;
        ADD_FAILURE() << store.status();
        continue;
      }
      const uint64_t seen = (*store)->info().commit;
      // Twice: what is seen does not move while the writer goes on.
      for (int i = 0; i < 2; ++i) {
        absl::Status status;
        const std::vector<std::string> lines = Lines(**store, &status);
        std::lock_guard<std::mutex> lock(mutex);
        EXPECT_EQ(status, absl::OkStatus());
        const auto known = expected.find(seen);
        if (known == expected.end() || lines != known->second) ++mixed;
        first_commit = std::min(first_commit.load(), seen);
        last_commit = std::max(last_commit.load(), seen);
      }
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back(read);
  int step = 1;
  while (opened < opens && !testing::Test::HasFatalFailure()) write(++step);
  for (std::thread& reader : readers) reader.join();

  EXPECT_EQ(failed, 0);
  EXPECT_EQ(mixed, 0) << "readers that saw something else than the commit that they named";
  EXPECT_GT(last_commit, first_commit) << "the writer stood still";
  Tell("readers: " + std::to_string(opens) + " openings beside a writer of " + std::to_string(commit) +
       " commits, " + std::to_string(failed) + " failed, " + std::to_string(mixed) +
       " saw a mixture; commits seen " + std::to_string(first_commit) + " to " + std::to_string(last_commit));
}

}  // namespace
}  // namespace mscgraph::crash
