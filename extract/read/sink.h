#ifndef MSCGRAPH_EXTRACT_READ_SINK_H_
#define MSCGRAPH_EXTRACT_READ_SINK_H_

#include <string>
#include <utility>

#include "extract/read/reader.h"

namespace mscgraph {

// Where a format reader hands its records and errors: counts them and remembers a request to stop.
class Sink {
 public:
  Sink(std::string file, absl::FunctionRef<bool(InputRecord)> on_record,
       absl::FunctionRef<bool(const ReadError&)> on_error)
      : file_(std::move(file)), on_record_(on_record), on_error_(on_error) {}

  // Both return false once the caller wants no more.
  bool Record(InputRecord record) {
    ++(std::holds_alternative<Document>(record) ? stats_.documents : stats_.deletes);
    stopped_ = stopped_ || !on_record_(std::move(record));
    return !stopped_;
  }

  bool Error(uint64_t position, bool is_line, std::string record, std::string reason) {
    ReadError error{file_, position, is_line, std::move(record), std::move(reason)};
    if (stats_.rejected++ == 0) first_error_ = error;
    stopped_ = stopped_ || !on_error_(error);
    return !stopped_;
  }

  const std::string& file() const { return file_; }
  bool stopped() const { return stopped_; }
  const ReadError& first_error() const { return first_error_; }
  ReadStats& stats() { return stats_; }

 private:
  std::string file_;
  absl::FunctionRef<bool(InputRecord)> on_record_;
  absl::FunctionRef<bool(const ReadError&)> on_error_;
  ReadStats stats_;
  ReadError first_error_;
  bool stopped_ = false;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_SINK_H_
