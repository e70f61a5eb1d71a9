#ifndef MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_
#define MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {

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
