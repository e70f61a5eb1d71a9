#include "tools/record_files.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <utility>

#include "schemas/claims_jsonl.h"

namespace mscgraph {

RecordFiles::RecordFiles(std::vector<std::string> inputs, bool strict, bool quiet)
    : inputs_(std::move(inputs)), strict_(strict), show_progress_(!quiet && isatty(STDERR_FILENO) != 0) {}

absl::StatusOr<std::optional<Record>> RecordFiles::Next() {
  while (true) {
    if (!in_ && !OpenNext()) return std::optional<Record>();
    if (!std::getline(*in_, line_)) {
      if (in_->bad()) return absl::UnavailableError("cannot read " + name_);
      in_ = nullptr;
      continue;
    }
    ++number_;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.empty()) continue;
    ++records_;
    if (show_progress_ && records_ % 100000 == 0) std::cerr << "\r" << records_ << " records" << std::flush;
    absl::StatusOr<Record> record = ParseJsonLine(line_);
    if (record.ok()) return std::optional<Record>(*std::move(record));
    ++bad_;
    const std::string where = name_ + ":" + std::to_string(number_) + ": ";
    if (strict_) return absl::InvalidArgumentError(where + std::string(record.status().message()));
    std::cerr << "mscgraph: " << where << record.status().message() << "\n";
  }
}

void RecordFiles::EndProgress() const {
  if (show_progress_ && records_ >= 100000) std::cerr << "\n";
}

bool RecordFiles::OpenNext() {
  if (next_ == inputs_.size()) return false;
  name_ = inputs_[next_++];
  number_ = 0;
  if (name_ == "-") {
    name_ = "standard input";
    in_ = &std::cin;
  } else {
    file_ = std::ifstream(name_, std::ios::binary);
    in_ = &file_;
  }
  return true;
}

bool AllReadable(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    if (std::filesystem::is_directory(input) || !std::ifstream(input)) {
      std::cerr << "mscgraph: cannot read " << input << "\n";
      return false;
    }
  }
  return true;
}

}  // namespace mscgraph
