#ifndef MSCGRAPH_EXTRACT_PIPELINE_H_
#define MSCGRAPH_EXTRACT_PIPELINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "extract/extractor.h"
#include "extract/read/reader.h"
#include "schemas/record.h"

namespace mscgraph {

struct PipelineOptions {
  int threads = 1;  // Extracting threads; the caller's thread reads. The output is the same for any number.
  bool verdicts = false;  // Also write verdict lines.
  bool strict = false;    // The first bad record ends the run with its error.
  ReadOptions read;
  std::string program_version;
};

struct PipelineReport {
  uint64_t documents = 0;  // Read.
  uint64_t msc_documents = 0;
  uint64_t deletes = 0;
  uint64_t claims = 0;
  uint64_t rejected = 0;
  uint64_t unreadable_files = 0;
  uint64_t bytes = 0;
};

// Reads `files` in order, extracts on `threads` threads and hands every record of claims.jsonl to
// `on_record`, in input order and on the calling thread; false from it ends the run (OK). `on_error` hears of
// every bad record and file. A file that cannot be read at all is reported, counted and skipped;
// kInvalidArgument if that goes for all of them.
absl::Status RunPipeline(const std::vector<std::string>& files, const Extractor& extractor,
                         const PipelineOptions& options, absl::FunctionRef<bool(Record)> on_record,
                         absl::FunctionRef<void(const std::string&)> on_error, PipelineReport* report);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_PIPELINE_H_
