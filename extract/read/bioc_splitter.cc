#include "extract/read/bioc_splitter.h"

#include <utility>

#include "extract/read/strings.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxKey = 16;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

// Makes in_->Data() begin at `from`.
void BiocSplitter::Keep(size_t from) {
  in_->Consume(from);
  scan_ -= from;
}

// More bytes behind scan_; what no open record needs goes first.
bool BiocSplitter::Grow() {
  if (!open_) Keep(scan_);
  return in_->More();
}

BiocSplitter::Event BiocSplitter::Fail(uint64_t position, std::string reason) {
  fault_ = {position, std::move(reason)};
  return Event::kFault;
}

// Gives up the open record and what follows it up to a line that begins with an object.
BiocSplitter::Event BiocSplitter::Damaged(std::string reason) {
  const uint64_t position = depth_ > (in_list_ ? 2 : 0) ? start_ : in_->Position() + scan_;
  open_ = too_long_ = false;
  resync_ = true;
  return Fail(position, std::move(reason));
}

// Moves to the next line that begins with an object; false at the end of the segment.
bool BiocSplitter::SkipDamage() {
  const bool here = line_start_ && scan_ < in_->Data().size() && in_->Data()[scan_] == '{';
  while (!here) {
    const size_t line = in_->Data().find('\n', scan_);
    if (line == std::string_view::npos) {
      scan_ = in_->Data().size();
      if (!Grow()) return false;
      continue;
    }
    scan_ = line;
    if (scan_ + 1 == in_->Data().size() && !Grow()) return false;
    ++scan_;
    if (in_->Data()[scan_] == '{') break;
  }
  resync_ = line_start_ = false;
  depth_ = in_list_ ? 2 : 0;
  last_ = 0;
  return true;
}

// Reads the string whose quote is at scan_; false if it does not end on its line or at all.
bool BiocSplitter::ReadString() {
  const bool is_key = depth_ == 1;
  if (is_key) key_.clear();
  ++scan_;
  while (true) {
    const std::string_view data = in_->Data();
    for (; scan_ < data.size(); ++scan_) {
      const char c = data[scan_];
      if (c == '"') {
        ++scan_;
        last_ = '"';
        return true;
      }
      if (c == '\n') return false;
      if (is_key && key_.size() < kMaxKey) key_ += c;
      if (c == '\\' && scan_ + 1 == data.size()) break;  // The escaped byte is not there yet.
      if (c == '\\') ++scan_;
    }
    too_long_ = too_long_ || (open_ && scan_ > max_bytes_);
    open_ = open_ && !too_long_;
    if (!Grow()) return false;
  }
}

// At an opening bracket at scan_; false if none may stand here.
bool BiocSplitter::Open(char bracket) {
  const bool behind_value = last_ == '}' || last_ == ']' || last_ == '"';
  if (depth_ == kMaxDepth || (depth_ > 0 && behind_value)) return false;
  const bool record = bracket == '{' && (in_list_ ? depth_ == 2 : depth_ == 0);
  if (record) {
    Keep(scan_);
    open_ = true;
    start_ = in_->Position();
    if (depth_ == 0) had_list_ = false;
  }
  if (bracket == '[' && depth_ == 1 && !in_list_ && (key_ == "documents" || key_ == "PubTator3")) {
    in_list_ = had_list_ = true;
    open_ = false;
  }
  const uint64_t bit = uint64_t{1} << depth_;
  squares_ = bracket == '[' ? squares_ | bit : squares_ & ~bit;
  ++depth_;
  ++scan_;
  last_ = bracket;
  return true;
}

// At a closing bracket at scan_; false if another or none is open. `document`: it closes a record.
bool BiocSplitter::Close(char bracket, bool* document) {
  if (depth_ == 0 || ((squares_ >> (depth_ - 1)) & 1) != (bracket == ']')) return false;
  --depth_;
  ++scan_;
  last_ = bracket;
  if (in_list_ && depth_ == 1) in_list_ = false;
  *document = open_ && depth_ == (in_list_ ? 2 : 0);
  return true;
}

BiocSplitter::Event BiocSplitter::AtEnd() {
  if (ended_) return Event::kEnd;
  if (!in_->fault().empty()) {
    fault_ = {in_->Total(), in_->fault()};
    open_ = false;
    scan_ = 0;
    resync_ = in_->Resume();
    ended_ = !resync_;
    return Event::kFault;
  }
  if (depth_ == 0 || resync_) return Event::kEnd;
  const uint64_t position = start_;
  open_ = false;
  ended_ = true;
  return Fail(position, "the input ends within this record or collection");
}

BiocSplitter::Event BiocSplitter::Next() {
  if (release_ > 0) {
    Keep(release_);
    release_ = 0;
    open_ = false;
  }
  while (true) {
    if (resync_ && !SkipDamage()) return AtEnd();
    if (scan_ == in_->Data().size() && !Grow()) return AtEnd();
    if (scan_ == in_->Data().size()) continue;
    const char c = in_->Data()[scan_];
    bool document = false;
    if (c == '"' && depth_ > 0) {
      if (!ReadString()) return Damaged("a string does not end on its line");
    } else if (c == '{' || (c == '[' && depth_ > 0)) {
      if (!Open(c)) return Damaged("brackets or commas do not fit, or are nested too deep");
    } else if ((c == '}' || c == ']') && depth_ > 0) {
      if (!Close(c, &document)) return Damaged("brackets do not fit");
    } else {
      if (depth_ == 0 && !IsBlank(c)) return Damaged("something else between the records");
      if (!IsBlank(c)) last_ = c;
      ++scan_;
    }
    line_start_ = c == '\n';
    if (too_long_ || (open_ && scan_ > max_bytes_)) {
      open_ = too_long_ = false;
      return Fail(start_, Cat("the record is longer than ", max_bytes_, " bytes"));
    }
    if (document) {
      release_ = scan_;
      return Event::kDocument;
    }
  }
}

}  // namespace mscgraph
