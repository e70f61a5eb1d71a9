#ifndef MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_
#define MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/store.h"

namespace mscgraph {

// A folder that goes with the test.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mscgraph-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline absl::Status LoadRecords(const std::vector<Record>& records, Store* store,
                                LoadReport* report = nullptr) {
  LoadReport ignored;
  size_t next = 0;
  return store->Load(
      [&]() -> absl::StatusOr<std::optional<Record>> {
        if (next == records.size()) return std::optional<Record>();
        return std::optional<Record>(records[next++]);
      },
      report != nullptr ? report : &ignored);
}

inline std::unique_ptr<Store> OpenTestStore(const std::string& path, bool read_only = false) {
  auto store = Store::Open({.path = path, .read_only = read_only, .create = !read_only});
  EXPECT_TRUE(store.ok()) << store.status();
  return store.ok() ? *std::move(store) : nullptr;
}

// All triples as sorted N-Triples lines: what two equal graphs have in common.
inline std::vector<std::string> SortedTriples(const Store& store) {
  std::vector<std::string> lines;
  absl::Status status = store.Scan({}, [&](const Triple& t) {
    std::string line;
    for (TermId id : {t.s, t.p, t.o}) line += store.FormOf(id).value_or("?") + " ";
    lines.push_back(line + ".");
    return true;
  });
  EXPECT_TRUE(status.ok()) << status;
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_
