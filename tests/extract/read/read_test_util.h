#ifndef MSCGRAPH_TESTS_EXTRACT_READ_READ_TEST_UTIL_H_
#define MSCGRAPH_TESTS_EXTRACT_READ_READ_TEST_UTIL_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "extract/read/reader.h"

namespace mscgraph {

// What a reader made of some bytes, one line per record, so that a test shows the whole of it.
struct Reading {
  std::vector<std::string> records;
  std::vector<std::string> ids;
  std::vector<std::string> errors;  // ReadError::ToString
  absl::Status status;
  ReadStats stats;
};

struct ReadingOptions {
  std::string file = "in";
  size_t chunk = 1 << 16;  // Bytes that the source gives at once.
  size_t max_record_bytes = 16u << 20;
  int stop_after = -1;  // Records.
};

Reading ReadAll(std::string_view bytes, const ReadingOptions& options = {});

// All fields of a record that are not at their default, as "key=value|...".
std::string OneLine(const InputRecord& record);

std::string Gzip(std::string_view bytes);  // One member.

// A well-formed <PubmedArticle> with a title that names its PMID.
std::string Article(int pmid);
std::string ArticleSet(int first, int last);

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_EXTRACT_READ_READ_TEST_UTIL_H_
