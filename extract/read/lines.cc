#include "extract/read/lines.h"

#include <algorithm>

namespace mscgraph {

void Lines::SkipLine() {
  while (true) {
    const size_t end = in_->Data().find('\n');
    if (end != std::string_view::npos) return in_->Consume(end + 1);
    in_->Consume(in_->Data().size());
    if (!in_->More()) return;
  }
}

Lines::Event Lines::Next(std::string_view* line) {
  in_->Consume(release_);
  release_ = 0;
  if (ended_) return Event::kEnd;
  ++number_;
  size_t scanned = 0;
  while (true) {
    const std::string_view data = in_->Data();
    const size_t end = data.find('\n', scanned);
    if (std::min(end, data.size()) > max_bytes_) {
      SkipLine();
      return Event::kTooLong;
    }
    if (end != std::string_view::npos) {
      *line = data.substr(0, end);
      release_ = end + 1;
      break;
    }
    scanned = data.size();
    if (in_->More()) continue;
    if (!in_->fault().empty()) {
      fault_ = in_->fault();
      ended_ = !in_->Resume();
      if (!ended_) SkipLine();
      return Event::kFault;
    }
    ended_ = true;
    *line = in_->Data();
    release_ = line->size();
    if (line->empty()) return Event::kEnd;
    break;
  }
  if (!line->empty() && line->back() == '\r') line->remove_suffix(1);
  return Event::kLine;
}

}  // namespace mscgraph
