#include "extract/read/record_splitter.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/read/fields.h"
#include "extract/read/strings.h"

namespace mscgraph {
namespace {

constexpr std::array<std::string_view, 6> kRecords = {"PubmedArticle", "PubmedBookArticle", "MedlineCitation",
                                                      "BookDocument",  "DeleteCitation",    "DeleteDocument"};
constexpr std::array<std::string_view, 4> kSets = {"PubmedArticleSet", "MedlineCitationSet",
                                                   "PubmedBookArticleSet", "BookDocumentSet"};
constexpr std::array<std::string_view, 5> kTerminators = {"-->", "]]>", "?>", ">", "]"};
constexpr size_t kLookahead = 32;     // More than the longest name above with "</" and one byte behind it.
constexpr size_t kMaxTag = 1 << 16;   // Bytes of one tag of the elements above.
constexpr size_t kMaxTags = 1 << 20;  // Bounds the tree of a record; the largest real ones have some 100,000.

std::string_view NameOf(RecordKind kind) { return kRecords[static_cast<size_t>(kind)]; }

bool Contains(RecordKind outer, RecordKind inner) {
  return (outer == RecordKind::kArticle && inner == RecordKind::kCitation) ||
         (outer == RecordKind::kBook && inner == RecordKind::kBookDocument);
}

}  // namespace

bool IsPubmedRoot(std::string_view name) {
  return std::find(kRecords.begin(), kRecords.end(), name) != kRecords.end() ||
         std::find(kSets.begin(), kSets.end(), name) != kSets.end();
}

void RecordSplitter::Restart() {
  *this = RecordSplitter(in_, max_bytes_);
  quiet_ = true;
}

void RecordSplitter::DropScanned() {
  if (open_) return;
  in_->Consume(scan_);
  scan_ = 0;
}

bool RecordSplitter::Grow() {
  DropScanned();
  return in_->More();
}

void RecordSplitter::NoteJunk(size_t from, size_t to) {
  if (open_ || quiet_ || junk_) return;
  const std::string_view text = in_->Data().substr(from, to - from);
  const auto it = std::find_if_not(text.begin(), text.end(), [](char c) { return absl::ascii_isspace(c); });
  if (it != text.end()) junk_ = in_->Position() + from + (it - text.begin());
}

// Moves scan_ to the next '<' that starts a tag. Comments and their like are skipped on the way.
RecordSplitter::Step RecordSplitter::FindTag() {
  while (true) {
    if (open_ && (scan_ > max_bytes_ || tags_ > kMaxTags)) return Step::kOversize;
    const size_t found = in_->Data().find('<', scan_);
    NoteJunk(scan_, std::min(found, in_->Data().size()));
    scan_ = std::min(found, in_->Data().size());
    if (found == std::string_view::npos) {
      if (!Grow()) return Step::kEnd;
      continue;
    }
    while (in_->Data().size() - scan_ < kLookahead && Grow()) {
    }
    ++tags_;
    const char next = scan_ + 1 < in_->Data().size() ? in_->Data()[scan_ + 1] : ' ';
    if (next != '!' && next != '?') return Step::kTag;
    if (!SkipSection()) {
      // It never ends: to take it for text keeps the records behind it.
      NoteJunk(scan_, scan_ + 1);
      ++scan_;
    }
  }
}

// At "<!" or "<?": moves scan_ behind the comment, CDATA, instruction or declaration.
bool RecordSplitter::SkipSection() {
  DropScanned();  // So that the offsets below stay right when the buffer grows.
  const std::string_view rest = in_->Data().substr(scan_);
  int which = 3;
  size_t start = 2;
  if (rest.starts_with("<!--")) {
    which = 0;
    start = 4;
  } else if (rest.starts_with("<![CDATA[")) {
    which = 1;
    start = 9;
  } else if (rest.starts_with("<?")) {
    which = 2;
  }
  size_t end = FindTerminator(which, scan_ + start);
  // A DOCTYPE may hold declarations in brackets.
  if (which == 3 && end != std::string_view::npos && !open_) {
    const size_t bracket = in_->Data().substr(scan_, end - scan_).find('[');
    if (bracket != std::string_view::npos) {
      which = 4;
      const size_t bracket_end = FindTerminator(which, scan_ + bracket);
      if (bracket_end != std::string_view::npos) end = FindTerminator(3, bracket_end);
    }
  }
  if (end == std::string_view::npos) return false;
  if (which == 1) NoteJunk(scan_, scan_ + 1);
  scan_ = end;
  return true;
}

// Offset behind the first terminator at or after `from`, which is at or after scan_; npos if there is none
// within the bytes of one record. What was searched once is not searched again, so hostile input costs linear
// time.
size_t RecordSplitter::FindTerminator(int which, size_t from) {
  const std::string_view terminator = kTerminators[which];
  uint64_t& searched = searched_[which];
  while (true) {
    const std::string_view data = in_->Data();
    const size_t known = searched > in_->Position() ? static_cast<size_t>(searched - in_->Position()) : 0;
    const size_t found = data.find(terminator, std::max(from, known));
    if (found != std::string_view::npos) {
      // Whether it is near enough must not depend on how much happens to be in the buffer.
      return found - scan_ > max_bytes_ ? std::string_view::npos : found + terminator.size();
    }
    if (data.size() + 1 > terminator.size()) {
      searched = std::max(searched, in_->Position() + data.size() + 1 - terminator.size());
    }
    if (data.size() - scan_ > max_bytes_) return std::string_view::npos;
    const uint64_t before = in_->Position();
    const bool more = Grow();
    // Grow drops what stands before scan_.
    from -= std::min<size_t>(from, static_cast<size_t>(in_->Position() - before));
    if (!more) return std::string_view::npos;
  }
}

// Offset of the '>' that ends the tag whose name ends at `from`; npos if another tag begins before it.
size_t RecordSplitter::FindClose(size_t from) {
  while (true) {
    const size_t found = in_->Data().find_first_of("<>", from);
    if (found != std::string_view::npos) {
      return in_->Data()[found] == '>' && found - scan_ <= kMaxTag ? found : std::string_view::npos;
    }
    if (in_->Data().size() - scan_ > kMaxTag) return std::string_view::npos;
    const uint64_t before = in_->Position();
    const bool more = Grow();
    from -= static_cast<size_t>(in_->Position() - before);
    if (!more) return std::string_view::npos;
  }
}

void RecordSplitter::ReadTag(Tag* tag) const {
  const std::string_view data = in_->Data();
  size_t begin = scan_ + 1;
  if (begin < data.size() && data[begin] == '/') {
    tag->close = true;
    ++begin;
  }
  // All names of interest begin with one of these; most tags end here.
  const char first = begin < data.size() ? data[begin] : ' ';
  if (first != 'P' && first != 'M' && first != 'D' && first != 'B') return;
  size_t end = begin;
  while (end < data.size() && absl::ascii_isalpha(data[end])) ++end;
  if (end < data.size() && data[end] != '>' && data[end] != '<' && data[end] != '/' &&
      !absl::ascii_isspace(data[end]))
    return;
  const std::string_view name = data.substr(begin, end - begin);
  tag->name_end = end;
  for (size_t i = 0; i < kRecords.size(); ++i) {
    if (name == kRecords[i]) {
      tag->known = true;
      tag->kind = static_cast<RecordKind>(i);
    }
  }
  for (size_t i = 0; i < kSets.size(); ++i) {
    if (name == kSets[i]) tag->set = static_cast<int>(i);
  }
}

RecordSplitter::Event RecordSplitter::Fail(std::string reason) {
  fault_ = {in_->Position(), FindPmid(in_->Data().substr(0, scan_)), std::move(reason)};
  open_ = false;
  quiet_ = true;
  return Event::kFault;
}

RecordSplitter::Event RecordSplitter::FailJunk() {
  fault_ = {*junk_, "", "text or tags outside of any record"};
  junk_.reset();
  return Event::kFault;
}

RecordSplitter::Event RecordSplitter::AtEnd() {
  scan_ = in_->Data().size();
  if (open_) return Fail(Cat("the input ends before </", NameOf(kind_), ">"));
  if (junk_) {
    set_depth_ = 0;
    return FailJunk();
  }
  if (set_depth_ > 0 && !quiet_ && in_->fault().empty()) {
    set_depth_ = 0;
    fault_ = {in_->Total(), "", Cat("the input ends before </", kSets[set_], ">")};
    return Event::kFault;
  }
  return Event::kEnd;
}

std::optional<RecordSplitter::Event> RecordSplitter::OnOpenTag(const Tag& tag) {
  if (open_ && Contains(kind_, tag.kind)) {
    scan_ = tag.name_end;
    return std::nullopt;
  }
  if (open_) {
    return Fail(Cat("no </", NameOf(kind_), "> before the next <", NameOf(tag.kind), ">"));
  }
  if (skipping_ && Contains(*skipping_, tag.kind)) {
    scan_ = tag.name_end;
    return std::nullopt;
  }
  if (junk_) return FailJunk();  // The tag is looked at again.
  in_->Consume(scan_);
  const size_t name_end = tag.name_end - scan_;
  scan_ = 0;
  open_ = true;
  kind_ = tag.kind;
  tags_ = 0;
  skipping_.reset();
  const size_t close = FindClose(name_end);
  if (close == std::string_view::npos) {
    scan_ = name_end;
    return Fail(Cat("the tag <", NameOf(kind_), "> has no end"));
  }
  scan_ = close + 1;
  if (in_->Data()[close - 1] != '/') return std::nullopt;
  size_ = release_ = scan_;
  open_ = false;
  quiet_ = false;
  return Event::kRecord;
}

std::optional<RecordSplitter::Event> RecordSplitter::OnCloseTag(const Tag& tag) {
  const size_t name_size = tag.name_end - scan_;
  if (!open_) {
    if (skipping_ == tag.kind) {
      skipping_.reset();
      quiet_ = false;
    } else {
      NoteJunk(scan_, scan_ + 1);
    }
    const size_t close = FindClose(tag.name_end);
    scan_ = close == std::string_view::npos ? scan_ + name_size : close + 1;
    return std::nullopt;
  }
  if (Contains(kind_, tag.kind)) {
    scan_ = tag.name_end;
    return std::nullopt;
  }
  if (tag.kind != kind_) {
    return Fail(Cat("</", NameOf(tag.kind), "> within <", NameOf(kind_), ">"));
  }
  const size_t close = FindClose(tag.name_end);
  if (close == std::string_view::npos) {
    scan_ = tag.name_end;
    return Fail(Cat("the tag </", NameOf(kind_), "> has no end"));
  }
  scan_ = close + 1;
  size_ = release_ = scan_;
  open_ = false;
  quiet_ = false;
  return Event::kRecord;
}

std::optional<RecordSplitter::Event> RecordSplitter::OnTag(const Tag& tag) {
  if (tag.known) return tag.close ? OnCloseTag(tag) : OnOpenTag(tag);
  if (tag.set < 0) {
    NoteJunk(scan_, scan_ + 1);
    ++scan_;
    return std::nullopt;
  }
  if (open_) {
    return Fail(Cat("no </", NameOf(kind_), "> before <", tag.close ? "/" : "", kSets[tag.set], ">"));
  }
  const size_t close = FindClose(tag.name_end);
  const size_t name_size = kSets[tag.set].size() + 1 + tag.close;
  scan_ = close == std::string_view::npos ? std::min(scan_ + name_size, in_->Data().size()) : close + 1;
  if (close == std::string_view::npos) return std::nullopt;  // Cut short.
  if (tag.close) {
    set_depth_ = std::max(0, set_depth_ - 1);
  } else if (in_->Data()[close - 1] != '/') {
    ++set_depth_;
    set_ = tag.set;
  }
  return std::nullopt;
}

RecordSplitter::Event RecordSplitter::Next() {
  in_->Consume(release_);
  scan_ -= release_;
  release_ = 0;
  while (true) {
    const Step step = FindTag();
    if (step == Step::kEnd) return AtEnd();
    if (step == Step::kOversize) {
      skipping_ = kind_;
      return Fail(scan_ > max_bytes_ ? Cat("the record is longer than ", max_bytes_, " bytes")
                                     : Cat("the record has more than ", kMaxTags, " tags"));
    }
    Tag tag;
    ReadTag(&tag);
    if (const auto event = OnTag(tag)) return *event;
  }
}

}  // namespace mscgraph
