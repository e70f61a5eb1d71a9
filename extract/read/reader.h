#ifndef MSCGRAPH_EXTRACT_READ_READER_H_
#define MSCGRAPH_EXTRACT_READ_READER_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "schemas/document.h"
#include "schemas/record.h"

namespace mscgraph {

// What a reader could not read. Reported, counted and skipped; the records around it are kept.
struct ReadError {
  std::string file;  // As given; "-" for standard input.
  uint64_t position =
      0;  // Byte of the decompressed input where the bad record starts; line number if `is_line`.
  bool is_line = false;
  std::string record;  // Id of the record, if it was read before the fault.
  std::string reason;

  std::string ToString() const;  // "file.xml: byte 1234 (PMID:12): mismatched tag ..."
};

using InputRecord = std::variant<Document, DeleteRecord>;

struct ReadOptions {
  size_t max_record_bytes = 16u << 20;  // A larger single record is an error, so memory stays bounded.
};

struct ReadStats {
  uint64_t documents = 0;
  uint64_t deletes = 0;
  uint64_t rejected = 0;  // Calls of on_error.
  uint64_t bytes = 0;     // Decompressed.
};

// Streams the records of one input ("-" is standard input) in order. The format (PubMed XML, JSON Lines,
// plain text; each also gzip-compressed, with any number of members) is told by content, not by name. Memory
// is bounded by max_record_bytes. `on_record` and `on_error` return false to stop early (the result is then
// OK). kNotFound, kPermissionDenied: the file cannot be opened. kInvalidArgument: not one record could be
// read.
absl::StatusOr<ReadStats> ReadInput(const std::string& file, const ReadOptions& options,
                                    absl::FunctionRef<bool(InputRecord)> on_record,
                                    absl::FunctionRef<bool(const ReadError&)> on_error);

// Files as given; a directory becomes the readable inputs below it (*.xml *.jsonl *.json *.pubtator, each
// also with .gz, and *.txt), sorted.
absl::StatusOr<std::vector<std::string>> ExpandInputs(const std::vector<std::string>& paths);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_READER_H_
