// Bytes that flip and files that end early, anywhere in a store: it gives the same answers, or it is refused,
// or it is refused as older than promised. It never gives other answers, and being refused it keeps every
// file.

#include <random>

#include "graph/store/operations.h"
#include "tests/crash/support.h"

namespace mscgraph::crash {
namespace {

// All that a store answers. `status` tells what hindered.
std::vector<std::string> Answers(const Store& store, absl::Status* status) {
  std::vector<std::string> answers = Lines(store, status);
  answers.push_back("commit " + std::to_string(store.info().commit) + " " + store.info().run.rules_hash);
  const auto keep = [&](const absl::Status& found) {
    if (status->ok()) *status = found;
  };
  keep(store.Documents([&](const std::string& id, const DocumentInfo& info) {
    answers.push_back("document " + id + (info.deleted ? " deleted " : " ") + ToJsonLine(info.record));
    absl::StatusOr<std::vector<ClaimMention>> claims = store.DocumentEvidence(id);
    keep(claims.status());
    if (claims.ok()) {
      for (const ClaimMention& claim : *claims) answers.push_back(ToJsonLine(claim));
    }
    return true;
  }));
  keep(store.ClaimEvidence(0, [&](const ClaimMention& claim) {
    answers.push_back("evidence " + ToJsonLine(claim));
    return true;
  }));
  keep(store.Concepts([&](const ConceptRecord& record) {
    answers.push_back(ToJsonLine(record));
    return true;
  }));
  keep(store.Names("", [&](std::string_view name, std::string_view id) {
    answers.push_back("name " + std::string(name) + " " + std::string(id));
    return true;
  }));
  return answers;
}

class DamageTest : public testing::Test {
 protected:
  void SetUp() override {
    Versions versions;
    auto store = OpenTestStore(base_);
    for (int commit = 1; commit <= 3; ++commit) {
      for (int i = commit * 3; i < commit * 3 + 6; ++i) versions[i] = commit;
      ASSERT_EQ(LoadRecords(RecordsOf(versions), store.get()), absl::OkStatus());
      absl::Status status;
      by_commit_[commit] = Answers(*store, &status);
      ASSERT_EQ(status, absl::OkStatus());
    }
    store.reset();
    for (const auto& [name, size] : Listing(base_)) {
      // The lock and the log of messages hold no data.
      if (size > 0 && name != "WRITER" && name.find("LOG") == std::string::npos) files_.push_back(name);
    }
  }

  // Flips a byte or cuts a file off; tells what it did.
  std::string Damage() {
    const std::string& name = files_[random_() % files_.size()];
    const std::string path = db_ + "/" + name;
    const auto size = std::filesystem::file_size(path);
    const auto position = random_() % size;
    if (random_() % 4 == 0) {
      std::filesystem::resize_file(path, position);
      return name + " cut off at " + std::to_string(position) + " of " + std::to_string(size);
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(position));
    const char changed = static_cast<char>(file.get() ^ (1 + random_() % 255));
    file.seekp(static_cast<std::streamoff>(position));
    file.put(changed);
    return name + " byte " + std::to_string(position) + " of " + std::to_string(size) + " changed";
  }

  // "same", "refused" or what is wrong.
  std::string Outcome(const StoreOptions& options) {
    absl::StatusOr<std::unique_ptr<Store>> store = Store::Open(options);
    if (!store.ok())
      return store.status().message().find("commits are lost") != std::string_view::npos
                 ? "older and reported"
                 : "refused";
    absl::Status status;
    const std::vector<std::string> answers = Answers(**store, &status);
    if (!status.ok()) return "refused";
    if (answers == by_commit_[3]) return "same";
    return "silently other answers";
  }

  const TempFolder folder_;
  const std::string base_ = folder_ / "base", db_ = folder_ / "db";
  std::map<uint64_t, std::vector<std::string>> by_commit_;
  std::vector<std::string> files_;
  std::mt19937 random_{99};
};

TEST_F(DamageTest, NoDamageGivesOtherAnswersOrDeletesAFile) {
  std::map<std::string, int> outcomes;
  const int rounds = Rounds(40, 1000);
  for (int i = 0; i < rounds; ++i) {
    CopyFolder(base_, db_);
    const std::string damage = Damage();
    SCOPED_TRACE(damage);
    const auto before = Listing(db_);
    const std::string outcome = Outcome({.path = db_});
    ++outcomes[outcome];
    ASSERT_NE(outcome, "silently other answers");
    ASSERT_EQ(Listing(db_), before) << "reading changed the folder";
    // verify finds every change of a byte that counts, also where no answer lies.
    absl::StatusOr<Verified> verified = VerifyStore({.path = db_}, false);
    ASSERT_TRUE(outcome == "same" || !verified.ok());
    ASSERT_TRUE(damage.find(".sst") == std::string::npos || !verified.ok());
    // Taken as it is: an earlier commit, told, or nothing.
    absl::StatusOr<std::unique_ptr<Store>> accepted = Store::Open({.path = db_, .accept_older = true});
    if (outcome == "older and reported") {
      absl::Status status;
      ASSERT_TRUE(accepted.ok()) << accepted.status();
      ASSERT_NE((*accepted)->info().warning, "");
      const uint64_t commit = (*accepted)->info().commit;
      const std::vector<std::string> answers = Answers(**accepted, &status);
      ASSERT_TRUE(commit == 0 || !status.ok() || answers == by_commit_[commit]);
    }
    accepted = absl::NotFoundError("");
    const absl::Status writing = Store::Open({.path = db_, .read_only = false}).status();
    ASSERT_TRUE(writing.ok() || Listing(db_) == before) << "a refused opening changed the folder";
    ++outcomes[writing.ok() ? "opened for writing" : "refused for writing"];
    ASSERT_TRUE(!writing.ok() || Outcome({.path = db_}) != "silently other answers");
  }
  std::string told;
  for (const auto& [outcome, count] : outcomes) told += ", " + std::to_string(count) + " " + outcome;
  Tell("damage: " + std::to_string(rounds) + " over " + std::to_string(files_.size()) + " files" + told);
}

// Every length that the small files may be cut to, and every byte of them.
TEST_F(DamageTest, EveryByteOfTheFilesThatNameTheOthersCounts) {
  std::map<std::string, int> outcomes;
  int rounds = 0;
  for (const std::string& name : files_) {
    if (name.find(".sst") != std::string::npos || name.find("OPTIONS") != std::string::npos) continue;
    const auto size = std::filesystem::file_size(base_ + "/" + name);
    for (uintmax_t at = 0; at < size; at += LongForm() ? 1 : std::max<uintmax_t>(1, size / 8)) {
      for (bool cut : {false, true}) {
        SCOPED_TRACE(name + (cut ? " cut off at " : " changed at ") + std::to_string(at));
        CopyFolder(base_, db_);
        if (cut) {
          std::filesystem::resize_file(db_ + "/" + name, at);
        } else {
          std::fstream file(db_ + "/" + name, std::ios::in | std::ios::out | std::ios::binary);
          file.seekg(static_cast<std::streamoff>(at));
          const char changed = static_cast<char>(file.get() ^ 0x20);
          file.seekp(static_cast<std::streamoff>(at));
          file.put(changed);
        }
        const auto before = Listing(db_);
        const std::string outcome = Outcome({.path = db_});
        ASSERT_NE(outcome, "silently other answers");
        ASSERT_EQ(Listing(db_), before);
        ++outcomes[outcome];
        ++rounds;
      }
    }
  }
  std::string told;
  for (const auto& [outcome, count] : outcomes) told += ", " + std::to_string(count) + " " + outcome;
  Tell("damage of COMMIT, CURRENT, IDENTITY, MANIFEST: " + std::to_string(rounds) + told);
}

}  // namespace
}  // namespace mscgraph::crash
