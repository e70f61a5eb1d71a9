#include "extract/record_stream.h"

#include <utility>

namespace mscgraph {

RecordStream::RecordStream(std::vector<std::string> files, const Extractor* extractor,
                           PipelineOptions options, std::function<void(const std::string&)> on_error) {
  thread_ = std::thread([this, files = std::move(files), extractor, options = std::move(options),
                         on_error = std::move(on_error)] {
    absl::Status status = RunPipeline(
        files, *extractor, options, [this](Record record) { return Push(std::move(record)); }, on_error,
        &report_);
    std::lock_guard<std::mutex> lock(mutex_);
    status_ = status;
    done_ = true;
    changed_.notify_all();
  });
}

RecordStream::~RecordStream() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  thread_.join();
}

bool RecordStream::Push(Record record) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return stopped_ || queue_.size() < kQueue; });
  if (stopped_) return false;
  queue_.push_back(std::move(record));
  changed_.notify_all();
  return true;
}

absl::StatusOr<std::optional<Record>> RecordStream::Next() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return done_ || !queue_.empty(); });
  if (!queue_.empty()) {
    Record record = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    return std::optional<Record>(std::move(record));
  }
  if (!status_.ok()) return status_;
  return std::optional<Record>();
}

}  // namespace mscgraph
