#include "extract/read/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/annotated_text.h"
#include "extract/read/fields.h"
#include "extract/read/json_value.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

using Json = nlohmann::json;

absl::Status ReadAbstract(const Json& object, std::vector<RawPart>* parts) {
  const Json* abstract = FindField(object, "abstract");
  if (abstract == nullptr) return absl::OkStatus();
  if (abstract->is_string()) {
    parts->push_back({"", Section::kAbstract, abstract->get_ref<const std::string&>()});
    return absl::OkStatus();
  }
  if (!abstract->is_array()) return WrongJsonType("abstract", "a string or an array of sections");
  for (const Json& item : *abstract) {
    if (!item.is_object()) return WrongJsonType("abstract", "a string or an array of objects with \"text\"");
    std::string label, category, text;
    absl::Status status = ReadField(item, "label", false, &label);
    if (status.ok()) status = ReadField(item, "nlm_category", false, &category);
    if (status.ok()) status = ReadField(item, "text", false, &text);
    if (!status.ok()) return status;
    label = CleanField(label);
    const Section kind = SectionOf(category, label);
    parts->push_back({std::move(label), kind, std::move(text)});
  }
  return absl::OkStatus();
}

// Names, or objects with ui, name and major.
absl::Status ReadTerms(const Json& object, const char* key, std::vector<DocumentTerm>* terms) {
  const Json* value = FindField(object, key);
  if (value == nullptr) return absl::OkStatus();
  if (!value->is_array()) return WrongJsonType(key, "an array");
  for (const Json& item : *value) {
    DocumentTerm term;
    if (item.is_string()) {
      term.name = CleanField(item.get_ref<const std::string&>());
    } else if (item.is_object()) {
      absl::Status status = ReadField(item, "ui", false, &term.ui);
      if (status.ok()) status = ReadField(item, "name", false, &term.name);
      if (!status.ok()) return status;
      term.name = CleanField(term.name);
      const Json* major = FindField(item, "major");
      term.major = major != nullptr && major->is_boolean() && major->get<bool>();
    } else {
      return WrongJsonType(key, "an array of names or of objects with \"ui\" and \"name\"");
    }
    terms->push_back(std::move(term));
  }
  return absl::OkStatus();
}

// One string or an array of them.
absl::Status ReadStrings(const Json& object, const char* key, std::vector<std::string>* out) {
  const Json* value = FindField(object, key);
  if (value == nullptr) return absl::OkStatus();
  if (value->is_string()) {
    out->push_back(CleanField(value->get_ref<const std::string&>()));
    return absl::OkStatus();
  }
  if (!value->is_array()) return WrongJsonType(key, "a string or an array of strings");
  for (const Json& item : *value) {
    if (!item.is_string()) return WrongJsonType(key, "a string or an array of strings");
    out->push_back(CleanField(item.get_ref<const std::string&>()));
  }
  return absl::OkStatus();
}

absl::Status ReadIds(const Json& object, Document* document) {
  std::string pmid, pmcid, doi;
  std::vector<std::string> nct;
  absl::Status status = ReadField(object, "id", true, &document->id);
  if (status.ok()) status = ReadField(object, "pmid", true, &pmid);
  if (status.ok()) status = ReadField(object, "pmcid", true, &pmcid);
  if (status.ok()) status = ReadField(object, "doi", false, &doi);
  if (status.ok()) status = ReadStrings(object, "nct", &nct);
  if (!status.ok()) return status;
  const std::string_view id = document->id;
  // An id of a known kind tells what its field does not.
  if (pmid.empty() && id.starts_with("PMID:")) pmid = id.substr(5);
  if (pmcid.empty() && id.starts_with("PMC:")) pmcid = id.substr(4);
  if (doi.empty() && id.starts_with("DOI:")) doi = id.substr(4);
  if (nct.empty() && id.starts_with("NCT:")) nct.emplace_back(id.substr(4));
  document->pmid = NormalisePmid(pmid);
  document->pmcid = NormalisePmcid(pmcid);
  document->doi = NormaliseDoi(doi);
  for (const std::string& trial : nct) {
    if (document->nct.empty()) document->nct = NormaliseNct(trial);
  }
  if (!document->id.empty()) return absl::OkStatus();
  if (!document->pmid.empty()) {
    document->id = Cat("PMID:", document->pmid);
  } else if (!document->doi.empty()) {
    document->id = Cat("DOI:", document->doi);
  } else if (!document->nct.empty()) {
    document->id = Cat("NCT:", document->nct);
  } else {
    return absl::InvalidArgumentError("the record has no \"id\", and no valid \"pmid\", \"doi\" or \"nct\"");
  }
  return absl::OkStatus();
}

absl::Status ReadDetails(const Json& object, Document* document) {
  std::string year, journal, version;
  absl::Status status = ReadField(object, "year", true, &year);
  if (status.ok()) status = ReadField(object, "journal", false, &journal);
  if (status.ok()) status = ReadField(object, "version", true, &version);
  if (status.ok()) status = ReadTerms(object, "publication_types", &document->publication_types);
  if (status.ok()) status = ReadTerms(object, "mesh", &document->mesh);
  if (status.ok()) status = ReadStrings(object, "languages", &document->languages);
  if (!status.ok()) return status;
  document->year = FindYear(year);
  document->journal = CleanField(journal);
  int number = 0;
  if (ParseInt(version, &number) && number > 0) document->version = number;
  const Json* retracted = FindField(object, "retracted");
  if (retracted != nullptr && !retracted->is_boolean()) return WrongJsonType("retracted", "true or false");
  document->retracted = retracted != nullptr && retracted->get<bool>();
  for (const DocumentTerm& type : document->publication_types) {
    if (type.ui == "D016441" || type.name == "Retracted Publication") document->retracted = true;
  }
  return absl::OkStatus();
}

absl::Status ReadAnnotations(const Json& object, std::vector<RawAnnotation>* annotations) {
  const Json* value = FindField(object, "annotations");
  if (value == nullptr) return absl::OkStatus();
  constexpr char kWanted[] =
      "an array of objects with \"start\", \"end\", \"type\" and optional \"id\" and \"text\"";
  if (!value->is_array()) return WrongJsonType("annotations", kWanted);
  for (const Json& item : *value) {
    RawAnnotation& annotation = annotations->emplace_back();
    const Json* start = item.is_object() ? FindField(item, "start") : nullptr;
    const Json* end = item.is_object() ? FindField(item, "end") : nullptr;
    if (start == nullptr || end == nullptr || !start->is_number_unsigned() || !end->is_number_unsigned()) {
      return WrongJsonType("annotations", kWanted);
    }
    annotation.begin = start->get<uint64_t>();
    annotation.end = end->get<uint64_t>();
    absl::Status status = ReadField(item, "type", false, &annotation.type);
    if (status.ok()) status = ReadField(item, "id", false, &annotation.id);
    if (status.ok()) status = ReadField(item, "text", false, &annotation.text);
    if (!status.ok()) return status;
    if (annotation.type.empty()) return WrongJsonType("annotations", kWanted);
  }
  return absl::OkStatus();
}

// Consumes the line at the start of `in`, which goes on for ever, without keeping it. False at the end of the
// segment.
bool SkipLine(InputBuffer* in) {
  while (true) {
    const size_t end = in->Data().find('\n');
    if (end != std::string_view::npos) {
      in->Consume(end + 1);
      return true;
    }
    in->Consume(in->Data().size());
    if (!in->More()) return false;
  }
}

void EmitLine(std::string_view line, uint64_t number, SourceOrder order, Sink* sink) {
  line = Trim(line);
  if (line.empty()) return;
  Document document;
  document.source_order = order;
  std::string left_out;
  const absl::Status status = ParseJsonDocument(line, &document, &left_out);
  if (!status.ok()) left_out = std::string(status.message());
  if (!left_out.empty() && !sink->Error(number, true, document.id, std::move(left_out))) return;
  if (status.ok()) sink->Record(std::move(document));
}

}  // namespace

absl::Status ParseJsonDocument(std::string_view line, Document* document, std::string* left_out) {
  const absl::StatusOr<Json> parsed = ParseJson(line);
  if (!parsed.ok()) return parsed.status();
  const Json& object = *parsed;
  if (!object.is_object()) return absl::InvalidArgumentError("the line is no JSON object");
  if (absl::Status status = ReadIds(object, document); !status.ok()) return status;
  if (!object.contains("title") && !object.contains("abstract")) {
    return absl::InvalidArgumentError("neither \"title\" nor \"abstract\"");
  }
  std::vector<RawPart> parts = {{.kind = Section::kTitle}};
  std::vector<RawAnnotation> annotations;
  absl::Status status = ReadField(object, "title", false, &parts[0].text);
  if (status.ok()) status = ReadAbstract(object, &parts);
  if (status.ok()) status = ReadDetails(object, document);
  if (status.ok()) status = ReadAnnotations(object, &annotations);
  if (!status.ok()) return status;
  *left_out = AssembleAnnotated(parts, std::move(annotations), document);
  return absl::OkStatus();
}

void ReadJsonLines(InputBuffer* in, size_t max_record_bytes, Sink* sink) {
  const SourceOrder order = SourceOrderOf(sink->file());
  uint64_t number = 1;
  size_t scanned = 0;
  while (!sink->stopped()) {
    const std::string_view data = in->Data();
    const size_t end = data.find('\n', scanned);
    if (std::min(end, data.size()) > max_record_bytes) {
      sink->Error(number++, true, "", Cat("the line is longer than ", max_record_bytes, " bytes"));
      scanned = 0;
      SkipLine(in);
    } else if (end != std::string_view::npos) {
      EmitLine(data.substr(0, end), number++, order, sink);
      in->Consume(end + 1);
      scanned = 0;
    } else if (scanned = data.size(); !in->More()) {
      EmitLine(in->Data(), number, order, sink);
      if (in->fault().empty() || sink->stopped()) return;
      if (!sink->Error(number++, true, "", in->fault()) || !in->Resume()) return;
      scanned = 0;
      SkipLine(in);  // What follows the damage begins within a line.
    }
  }
}

}  // namespace mscgraph
