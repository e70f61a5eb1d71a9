#ifndef MSCGRAPH_EXTRACT_RECORD_STREAM_H_
#define MSCGRAPH_EXTRACT_RECORD_STREAM_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/pipeline.h"

namespace mscgraph {

// The pipeline turned round: its records are asked for one by one, as a load wants them, while reading and
// extraction go on in a thread of their own at most kQueue records ahead. One thread may call Next.
class RecordStream {
 public:
  // REQUIRES: `extractor` outlives the stream. `on_error` is called from the other thread.
  RecordStream(std::vector<std::string> files, const Extractor* extractor, PipelineOptions options,
               std::function<void(const std::string&)> on_error);
  // Stops the pipeline, however far it is.
  ~RecordStream();
  RecordStream(const RecordStream&) = delete;
  RecordStream& operator=(const RecordStream&) = delete;

  // Nothing at the end; then report() is complete.
  absl::StatusOr<std::optional<Record>> Next();
  const PipelineReport& report() const { return report_; }

 private:
  static constexpr size_t kQueue = 4096;
  bool Push(Record record);

  PipelineReport report_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Record> queue_;  // Guarded by mutex_, as are the three below.
  bool done_ = false, stopped_ = false;
  absl::Status status_;
  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RECORD_STREAM_H_
