#ifndef MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_
#define MSCGRAPH_TESTS_SUPPORT_TEST_STORE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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

inline std::unique_ptr<Store> OpenTestStore(const std::string& path, bool read_only = false,
                                            uint64_t pack_at_least = StoreOptions().pack_at_least) {
  auto store = Store::Open(
      {.path = path, .read_only = read_only, .create = !read_only, .pack_at_least = pack_at_least});
  EXPECT_TRUE(store.ok()) << store.status();
  return store.ok() ? *std::move(store) : nullptr;
}

// The texts as one load of a layer.
inline absl::Status LoadTexts(const std::string& layer, RdfSyntax syntax,
                              const std::vector<std::string>& texts, Store* store,
                              LayerReport* report = nullptr) {
  LayerReport ignored;
  std::vector<LayerInput> inputs;
  for (const std::string& text : texts) {
    inputs.push_back(
        {.syntax = syntax,
         .name = "text",
         .read = [text, place = size_t{0}](char* out, size_t size) mutable -> absl::StatusOr<size_t> {
           size = text.copy(out, size, place);
           place += size;
           return size;
         }});
  }
  return store->LoadLayer(layer, inputs, report != nullptr ? report : &ignored);
}

// What a scan finds, as N-Triples lines in the order of the scan. Positions of the pattern are forms; ""
// stands for any term.
inline std::vector<std::string> Found(const TripleReader& reader, const std::array<std::string, 3>& pattern,
                                      const GraphSelection& graphs = {}) {
  const auto id = [&](const std::string& form) {
    return form.empty() ? TermId{0} : reader.IdOf(form).value_or(0);
  };
  std::vector<std::string> lines;
  absl::Status status =
      reader.Scan({id(pattern[0]), id(pattern[1]), id(pattern[2])}, graphs, [&](const Triple& t) {
        std::string line;
        for (TermId term : {t.s, t.p, t.o}) line += reader.FormOf(term).value_or("?") + " ";
        lines.push_back(line + ".");
        return true;
      });
  EXPECT_TRUE(status.ok()) << status;
  return lines;
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
