#include "extract/read/pubtator.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "extract/read/annotated_text.h"
#include "extract/read/fields.h"
#include "extract/read/lines.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxId = 64;

// A line "ID|t|..." or "ID|a|...".
struct TextLine {
  std::string_view id, text;
  bool is_title = false;
};

std::optional<TextLine> ParseTextLine(std::string_view line) {
  const size_t bar = line.find('|');
  if (bar == 0 || bar > kMaxId || line.size() < bar + 3 || line[bar + 2] != '|') return std::nullopt;
  const char kind = line[bar + 1];
  if ((kind != 't' && kind != 'a') || line.substr(0, bar).find_first_of(" \t") != std::string_view::npos)
    return std::nullopt;
  return TextLine{line.substr(0, bar), line.substr(bar + 3), kind == 't'};
}

std::vector<std::string_view> SplitTabs(std::string_view line) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

// Collects the lines of one document after the other.
class Collector {
 public:
  Collector(size_t max_bytes, Sink* sink)
      : max_bytes_(max_bytes), sink_(sink), order_(SourceOrderOf(sink->file())) {}

  void Add(std::string_view line, uint64_t number) {
    if (Trim(line).empty()) return Flush();
    if (FindInvalidUtf8(line) != std::string_view::npos) {
      sink_->Error(number, true, id_, "invalid UTF-8");
    } else if (const std::optional<TextLine> text = ParseTextLine(line)) {
      AddText(*text, number);
    } else if (!AddAnnotation(SplitTabs(line), line.size())) {
      sink_->Error(number, true, id_,
                   "neither \"ID|t|...\" nor \"ID|a|...\" nor an annotation of the document above");
    }
  }

  // Emits the document that is open, if any.
  void Flush() {
    if (id_.empty()) return;
    Document document;
    document.source_order = order_;
    SetDocumentId(id_, &document);
    const bool whole = bytes_ <= max_bytes_ && !document.id.empty();
    std::string fault = whole                 ? AssembleAnnotated(parts_, std::move(annotations_), &document)
                        : document.id.empty() ? std::string("the record has no id")
                                              : Cat("the record is longer than ", max_bytes_, " bytes");
    if (!fault.empty()) sink_->Error(line_, true, document.id, std::move(fault));
    if (whole && !sink_->stopped()) sink_->Record(std::move(document));
    id_.clear();
    annotations_.clear();
    bytes_ = 0;
  }

 private:
  void AddText(const TextLine& text, uint64_t number) {
    if (text.id != id_) {
      Flush();
      id_ = std::string(text.id);
      line_ = number;
      parts_.assign({{.kind = Section::kTitle}, {.kind = Section::kAbstract}});
    }
    std::string& out = parts_[text.is_title ? 0 : 1].text;
    if (!Fits(text.text.size())) return;
    if (!out.empty()) out += ' ';
    out += text.text;
  }

  bool AddAnnotation(const std::vector<std::string_view>& fields, size_t size) {
    if (id_.empty() || fields.size() < 4 || fields[0] != id_) return false;
    RawAnnotation annotation;
    const auto number = [](std::string_view text, uint64_t* out) {
      return CountDigits(text) == text.size() && absl::SimpleAtoi(std::string(text), out);
    };
    if (!number(fields[1], &annotation.begin)) return CountDigits(fields[1]) == 0;  // A relation.
    if (fields.size() < 5 || !number(fields[2], &annotation.end) || fields[4].empty()) return false;
    annotation.text = std::string(fields[3]);
    annotation.type = std::string(fields[4]);
    if (fields.size() > 5) annotation.id = std::string(fields[5]);
    if (Fits(sizeof(annotation) + size)) annotations_.push_back(std::move(annotation));
    return true;
  }

  // Counts bytes of the open document; what goes beyond its limit is not kept.
  bool Fits(size_t bytes) {
    bytes_ += bytes;
    return bytes_ <= max_bytes_;
  }

  size_t max_bytes_;
  Sink* sink_;
  SourceOrder order_;
  std::string id_;  // Of the open document; empty if none is.
  uint64_t line_ = 0;
  std::vector<RawPart> parts_;
  std::vector<RawAnnotation> annotations_;
  size_t bytes_ = 0;
};

}  // namespace

bool LooksLikePubtator(std::string_view head) {
  head = TrimLeft(head);
  return ParseTextLine(head.substr(0, head.find('\n'))).has_value();
}

void ReadPubtator(InputBuffer* in, size_t max_record_bytes, Sink* sink) {
  Lines lines(in, max_record_bytes);
  Collector collector(max_record_bytes, sink);
  std::string_view line;
  while (!sink->stopped()) {
    switch (lines.Next(&line)) {
      case Lines::Event::kLine:
        collector.Add(line, lines.number());
        break;
      case Lines::Event::kTooLong:
        sink->Error(lines.number(), true, "", Cat("the line is longer than ", max_record_bytes, " bytes"));
        break;
      case Lines::Event::kFault:
        sink->Error(lines.number(), true, "", lines.fault());
        break;
      case Lines::Event::kEnd:
        return collector.Flush();
    }
  }
}

}  // namespace mscgraph
