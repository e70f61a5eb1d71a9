#include "extract/read/bioc_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "extract/read/annotated_text.h"
#include "extract/read/bioc_splitter.h"
#include "extract/read/fields.h"
#include "extract/read/json_value.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

using Json = nlohmann::json;

// The elements of an array field; none if it is missing or no array.
const Json& Elements(const Json& object, const char* key) {
  static const Json none = Json::array();
  const Json* value = FindField(object, key);
  return value != nullptr && value->is_array() ? *value : none;
}

// An infon, as text.
std::string Infon(const Json& object, const char* key) {
  const Json* infons = FindField(object, "infons");
  std::string out;
  if (infons == nullptr || !ReadField(*infons, key, true, &out).ok()) return "";
  return out;
}

std::optional<uint64_t> Number(const Json& object, const char* key) {
  const Json* value = FindField(object, key);
  if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
  return value->get<uint64_t>();
}

enum class PassageKind { kTitle, kLabel, kAbstract, kOther, kUntold };

PassageKind KindOf(const Json& passage) {
  const std::string type = Lower(Infon(passage, "type"));
  if (type == "title" || type == "front") return PassageKind::kTitle;
  if (type.starts_with("abstract_title")) return PassageKind::kLabel;
  if (type.starts_with("abstract")) return PassageKind::kAbstract;
  return type.empty() ? PassageKind::kUntold : PassageKind::kOther;
}

// The text of a passage, or that of its sentences with the blanks that their offsets leave between them.
absl::Status ReadText(const Json& passage, std::string* text) {
  if (FindField(passage, "text") != nullptr) return ReadField(passage, "text", false, text);
  constexpr uint64_t kMaxGap = 16;
  const uint64_t begin = Number(passage, "offset").value_or(0);
  uint64_t size = 0;  // Code points.
  for (const Json& sentence : Elements(passage, "sentences")) {
    std::string piece;
    if (absl::Status status = ReadField(sentence, "text", false, &piece); !status.ok()) return status;
    const uint64_t wanted = Number(sentence, "offset").value_or(0);
    uint64_t gap = text->empty() ? 0 : 1;
    if (wanted >= begin + size && wanted - begin - size <= kMaxGap) gap = wanted - begin - size;
    text->append(gap, ' ').append(piece);
    size += gap + CodePointIndex(piece).At(piece.size());
  }
  return absl::OkStatus();
}

// The annotations of a document, passage or sentence that are in one piece.
absl::Status ReadAnnotations(const Json& object, std::vector<RawAnnotation>* out) {
  for (const Json& item : Elements(object, "annotations")) {
    const Json& locations = Elements(item, "locations");
    if (locations.size() != 1) continue;
    const std::optional<uint64_t> offset = Number(locations[0], "offset"),
                                  length = Number(locations[0], "length");
    if (!offset || !length) {
      return absl::InvalidArgumentError("an annotation's location is not {\"offset\": N, \"length\": N}");
    }
    RawAnnotation annotation{.begin = *offset, .end = *offset + *length, .type = Infon(item, "type")};
    for (const char* key : {"identifier", "Identifier", "normalized_id", "concept_id", "MESH"}) {
      if (annotation.id.empty()) annotation.id = Infon(item, key);
    }
    if (absl::Status status = ReadField(item, "text", false, &annotation.text); !status.ok()) return status;
    if (!annotation.type.empty()) out->push_back(std::move(annotation));
  }
  return absl::OkStatus();
}

// Puts passages together: parts[0] is the title.
class Passages {
 public:
  absl::Status Read(const Json& document) {
    const Json& passages = Elements(document, "passages");
    bool told = false;
    for (const Json& passage : passages) {
      const PassageKind kind = KindOf(passage);
      told = told || kind == PassageKind::kTitle || kind == PassageKind::kAbstract;
    }
    for (const Json& passage : passages) {
      PassageKind kind = KindOf(passage);
      if (!told) kind = PassageKind::kAbstract;
      if (absl::Status status = Add(passage, kind); !status.ok()) return status;
    }
    return ReadAnnotations(document, &annotations_);
  }

  std::vector<RawPart> parts_ = {{.kind = Section::kTitle}};
  std::vector<RawAnnotation> annotations_;

 private:
  absl::Status Add(const Json& passage, PassageKind kind) {
    if (kind == PassageKind::kOther || kind == PassageKind::kUntold) return absl::OkStatus();
    RawPart part{.offset = Number(passage, "offset")};
    if (absl::Status status = ReadText(passage, &part.text); !status.ok()) return status;
    if (kind == PassageKind::kLabel) {
      label_ = CleanText(part.text);
      return absl::OkStatus();
    }
    if (absl::Status status = ReadAnnotations(passage, &annotations_); !status.ok()) return status;
    for (const Json& sentence : Elements(passage, "sentences")) {
      if (absl::Status status = ReadAnnotations(sentence, &annotations_); !status.ok()) return status;
    }
    if (kind == PassageKind::kTitle && parts_[0].text.empty()) {
      part.kind = Section::kTitle;
      parts_[0] = std::move(part);
      return absl::OkStatus();
    }
    part.kind = SectionOf("", label_);
    part.label = std::exchange(label_, "");
    parts_.push_back(std::move(part));
    return absl::OkStatus();
  }

  std::string label_;  // Of the next passage.
};

void ReadYearAndJournal(const Json& document, Document* out) {
  out->journal = CleanText(Infon(document, "journal"));
  out->year = FindYear(Infon(document, "year"));
  for (const Json& passage : Elements(document, "passages")) {
    if (out->year == 0) out->year = FindYear(Infon(passage, "year"));
    if (out->journal.empty()) out->journal = CleanText(Infon(passage, "journal"));
  }
}

}  // namespace

bool LooksLikeBioc(std::string_view head) {
  if (!head.starts_with("{")) return false;
  constexpr std::array<std::string_view, 3> kBiocKeys = {"passages", "documents", "PubTator3"};
  constexpr std::array<std::string_view, 2> kOtherKeys = {"title", "abstract"};
  int depth = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    const char c = head[i];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return false;
    if (c != '"') continue;
    const size_t begin = ++i;
    for (; i < head.size() && head[i] != '"'; ++i) {
      if (head[i] == '\\') ++i;
    }
    if (depth != 1 || i >= head.size() || !TrimLeft(head.substr(i + 1)).starts_with(":")) continue;
    const std::string_view key = head.substr(begin, i - begin);
    for (std::string_view known : kBiocKeys) {
      if (key == known) return true;
    }
    for (std::string_view known : kOtherKeys) {
      if (key == known) return false;
    }
  }
  return false;
}

absl::Status ParseBiocDocument(std::string_view json, Document* document, std::string* left_out) {
  const absl::StatusOr<Json> parsed = ParseJson(json);
  if (!parsed.ok()) return parsed.status();
  std::string id;
  if (absl::Status status = ReadField(*parsed, "id", true, &id); !status.ok()) return status;
  SetDocumentId(id, document);
  if (document->id.empty()) return absl::InvalidArgumentError("the record has no \"id\"");
  const Json* list = FindField(*parsed, "passages");
  if (list == nullptr || !list->is_array())
    return absl::InvalidArgumentError("the record has no \"passages\"");
  Passages passages;
  if (absl::Status status = passages.Read(*parsed); !status.ok()) return status;
  ReadYearAndJournal(*parsed, document);
  *left_out = AssembleAnnotated(passages.parts_, std::move(passages.annotations_), document);
  return absl::OkStatus();
}

void ReadBiocJson(InputBuffer* in, size_t max_record_bytes, Sink* sink) {
  const SourceOrder order = SourceOrderOf(sink->file());
  BiocSplitter splitter(in, max_record_bytes);
  while (!sink->stopped()) {
    const BiocSplitter::Event event = splitter.Next();
    if (event == BiocSplitter::Event::kEnd) return;
    if (event == BiocSplitter::Event::kFault) {
      sink->Error(splitter.fault().position, false, "", splitter.fault().reason);
      continue;
    }
    Document document;
    document.source_order = order;
    std::string left_out;
    const absl::Status status = ParseBiocDocument(splitter.document(), &document, &left_out);
    if (!status.ok()) left_out = std::string(status.message());
    if (!left_out.empty() && !sink->Error(splitter.position(), false, document.id, std::move(left_out)))
      return;
    if (status.ok()) sink->Record(std::move(document));
  }
}

}  // namespace mscgraph
