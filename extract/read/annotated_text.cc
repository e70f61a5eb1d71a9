#include "extract/read/annotated_text.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "extract/read/strings.h"
#include "schemas/text/normalise.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

constexpr size_t kMaxQuoted = 60;  // Bytes of a text that a message shows.

enum class Unit { kCodePoints, kBytes };

// Converts offsets of the source to bytes of Document::text.
class Places {
 public:
  // Assembles `document`. REQUIRES: `parts` outlives this.
  Places(const std::vector<RawPart>& parts, Document* document) : parts_(parts) {
    std::vector<SectionText> sections;
    for (const RawPart& part : parts) {
      cleaned_.push_back(std::make_unique<CleanedText>(part.text));
      code_points_.emplace_back(part.text);
      if (cleaned_.size() > 1) sections.push_back({part.label, part.kind, cleaned_.back()->text()});
    }
    AssembleText(parts.empty() ? std::string_view() : cleaned_[0]->text(), sections, document);
    // AssembleText leaves empty sections out.
    size_t section = 1;
    uint64_t code_point = 0, byte = 0;  // Where the next part begins.
    for (size_t i = 0; i < parts.size(); ++i) {
      const bool kept = i > 0 && !cleaned_[i]->text().empty();
      begins_.push_back(kept ? document->sections[section++].span.begin : 0);
      const size_t size = parts[i].text.size();
      AddRange(i, code_points_[i].At(size), &code_point, &by_code_points_);
      AddRange(i, size, &byte, &by_bytes_);
    }
    for (std::vector<Range>* ranges : {&by_code_points_, &by_bytes_}) {
      std::stable_sort(ranges->begin(), ranges->end(),
                       [](const Range& a, const Range& b) { return a.begin < b.begin; });
    }
  }

  // The place of [begin, end) in the document's text; nothing if it lies in no part or cuts a character.
  std::optional<Span> Find(uint64_t begin, uint64_t end, Unit unit) const {
    const std::vector<Range>& ranges = unit == Unit::kBytes ? by_bytes_ : by_code_points_;
    auto range = std::upper_bound(ranges.begin(), ranges.end(), begin,
                                  [](uint64_t at, const Range& other) { return at < other.begin; });
    if (range == ranges.begin() || begin >= end) return std::nullopt;
    --range;
    if (end - range->begin > range->size) return std::nullopt;
    return FindIn(range->part, static_cast<size_t>(begin - range->begin),
                  static_cast<size_t>(end - range->begin), unit);
  }

 private:
  // A part in the count of the annotations.
  struct Range {
    uint64_t begin, size;
    size_t part;
  };

  void AddRange(size_t part, uint64_t size, uint64_t* next, std::vector<Range>* ranges) {
    const uint64_t begin = parts_[part].offset.value_or(*next);
    ranges->push_back({begin, size, part});
    *next = begin + size + 1;
  }

  std::optional<Span> FindIn(size_t part, size_t begin, size_t end, Unit unit) const {
    const std::string& text = parts_[part].text;
    if (unit == Unit::kCodePoints) {
      begin = code_points_[part].ByteAt(begin);
      end = code_points_[part].ByteAt(end);
    }
    const auto cuts = [&](size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
    if (cuts(begin) || cuts(end)) return std::nullopt;
    const std::string& clean = cleaned_[part]->text();
    Span span{cleaned_[part]->At(begin), cleaned_[part]->At(end)};
    while (span.begin < span.end && clean[span.begin] == ' ') ++span.begin;
    while (span.begin < span.end && clean[span.end - 1] == ' ') --span.end;
    if (span.empty()) return std::nullopt;
    return Span{span.begin + begins_[part], span.end + begins_[part]};
  }

  const std::vector<RawPart>& parts_;
  std::vector<std::unique_ptr<CleanedText>> cleaned_;
  std::vector<CodePointIndex> code_points_;
  std::vector<size_t> begins_;                    // In Document::text.
  std::vector<Range> by_code_points_, by_bytes_;  // By begin.
};

bool Agrees(std::string_view found, const std::string& wanted) {
  return wanted.empty() || found == wanted || found == CleanText(wanted) ||
         NormaliseName(found) == NormaliseName(wanted);
}

std::string Quoted(std::string_view text) {
  size_t size = std::min(text.size(), kMaxQuoted);
  while (size > 0 && size < text.size() && (text[size] & 0xC0) == 0x80) --size;
  return Cat("\"", text.substr(0, size), size < text.size() ? "...\"" : "\"");
}

// What one way of counting makes of the annotations.
struct Attempt {
  std::vector<Annotation> good;
  size_t bad = 0;
  std::string first_fault;
};

Attempt Try(const Places& places, const std::vector<RawAnnotation>& annotations, Unit unit,
            const Document& document) {
  Attempt out;
  for (const RawAnnotation& raw : annotations) {
    const std::optional<Span> span = places.Find(raw.begin, raw.end, unit);
    if (span && Agrees(span->In(document.text), raw.text)) {
      out.good.push_back({*span, raw.type, AnnotationId(raw.id)});
    } else if (out.bad++ == 0) {
      out.first_fault = Cat("annotation ", raw.begin, "-", raw.end, " ", Quoted(raw.text),
                            span ? ": the text has " + Quoted(span->In(document.text)) + " there"
                                 : std::string(": there is no such place in the text"));
    }
  }
  return out;
}

bool IsMeshNumber(std::string_view id) {
  return id.size() >= 7 && id.size() <= 10 && (id[0] == 'D' || id[0] == 'C') &&
         CountDigits(id.substr(1)) == id.size() - 1;
}

}  // namespace

std::string AnnotationId(std::string_view id) {
  id = Trim(id.substr(0, id.find_first_of(";|,+")));
  if (id.empty() || id == "-" || id == "-1") return "";
  if (IsMeshNumber(id)) return Cat("MESH:", id);
  if (StartsWithNoCase(id, "mesh:")) return Cat("MESH:", id.substr(5));
  return CleanText(id);
}

std::string AssembleAnnotated(const std::vector<RawPart>& parts, std::vector<RawAnnotation> annotations,
                              Document* document) {
  const Places places(parts, document);
  Attempt best = Try(places, annotations, Unit::kCodePoints, *document);
  if (best.bad > 0) {
    Attempt by_bytes = Try(places, annotations, Unit::kBytes, *document);
    if (by_bytes.bad < best.bad) best = std::move(by_bytes);
  }
  std::stable_sort(best.good.begin(), best.good.end(), [](const Annotation& a, const Annotation& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  document->annotations = std::move(best.good);
  if (best.bad == 0) return "";
  return Cat(best.first_fault, "; annotations left out: ", best.bad, " of ", annotations.size());
}

}  // namespace mscgraph
