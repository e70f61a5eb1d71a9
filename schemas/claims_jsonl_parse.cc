#include <cstdint>
#include <exception>
#include <limits>
#include <string>
#include <utility>

#include "schemas/claims_jsonl.h"
#include "schemas/json_fields.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

using Json = JsonFields::Json;

constexpr int kMaxDepth = 8;  // The deepest line of the schema has 3.
constexpr int64_t kMaxOffset = int64_t{1} << 40;
constexpr int64_t kMaxInt = std::numeric_limits<int>::max();

// Looks at brackets only: the parser says whether the rest is JSON.
bool TooDeep(std::string_view line) {
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

void ReadQuoteFields(JsonFields* fields, Quote* quote) {
  fields->String("text", JsonFields::kRequired, &quote->text);
  fields->Integer("start", JsonFields::kRequired, 0, kMaxOffset, &quote->begin);
  fields->Integer("end", JsonFields::kRequired, 0, kMaxOffset, &quote->end);
  if (quote->end < quote->begin) fields->Fail("end", "lies before start");
}

void ReadQuote(const char* key, JsonFields* parent, Quote* quote) {
  const Json* value = parent->Find(key, JsonFields::kRequired);
  if (value == nullptr) return;
  JsonFields fields(*value, parent->PathOf(key), parent->status());
  ReadQuoteFields(&fields, quote);
  fields.RefuseOthers();
}

void ReadSentence(JsonFields* parent, ClaimMention* claim) {
  const Json* value = parent->Find("sentence", JsonFields::kRequired);
  if (value == nullptr) return;
  JsonFields fields(*value, parent->PathOf("sentence"), parent->status());
  ReadQuoteFields(&fields, &claim->sentence);
  fields.Name("section", &ParseSection, &claim->section);
  fields.RefuseOthers();
}

void ReadCue(JsonFields* parent, ClaimMention* claim) {
  if (parent->Find("cue", JsonFields::kOptional) == nullptr) return;
  ReadQuote("cue", parent, &claim->cue.emplace());
}

void ReadArgument(const char* key, JsonFields* parent, Argument* argument, Family* family) {
  const Json* value = parent->Find(key, JsonFields::kRequired);
  if (value == nullptr) return;
  JsonFields fields(*value, parent->PathOf(key), parent->status());
  fields.NonEmpty("id", &argument->id);
  fields.String("label", JsonFields::kRequired, &argument->label);
  fields.String("type", JsonFields::kRequired, &argument->type);
  if (family != nullptr) fields.Name<Family>("family", &ParseEnum, family);
  fields.Name<Match>("match", &ParseEnum, &argument->match);
  ReadQuoteFields(&fields, &argument->quote);
  fields.Bool("implicit", JsonFields::kRequired, &argument->implicit);
  fields.Strings("modifiers", &argument->modifiers);
  fields.RefuseOthers();
}

void ReadOrder(JsonFields* parent, SourceOrder* order) {
  const Json* value = parent->Find("source_order", JsonFields::kOptional);
  if (value == nullptr) return;
  JsonFields fields(*value, parent->PathOf("source_order"), parent->status());
  fields.Integer("baseline_year", JsonFields::kRequired, 0, kMaxInt, &order->baseline_year);
  fields.Integer("file_number", JsonFields::kRequired, 0, kMaxInt, &order->file_number);
  fields.RefuseOthers();
}

void ReadTerms(const char* key, bool with_major, JsonFields* parent, std::vector<DocumentTerm>* terms) {
  const Json* value = parent->Find(key, JsonFields::kOptional);
  if (value == nullptr) return;
  if (!value->is_array()) return parent->Fail(key, "expected an array");
  for (const Json& item : *value) {
    JsonFields fields(item, parent->PathOf(key) + "[" + std::to_string(terms->size()) + "]",
                      parent->status());
    DocumentTerm& term = terms->emplace_back();
    fields.String("ui", JsonFields::kOptional, &term.ui);
    fields.String("name", JsonFields::kRequired, &term.name);
    if (with_major) fields.Bool("major", JsonFields::kRequired, &term.major);
    fields.RefuseOthers();
    if (!parent->status()->ok()) return;
  }
}

void Read(JsonFields* fields, RunRecord* run) {
  fields->NonEmpty("schema_version", &run->schema_version);
  fields->String("program_version", JsonFields::kOptional, &run->program_version);
  fields->String("rules_hash", JsonFields::kOptional, &run->rules_hash);
  fields->String("lexicon_hash", JsonFields::kOptional, &run->lexicon_hash);
}

void Read(JsonFields* fields, ConceptRecord* out) {
  fields->NonEmpty("id", &out->id);
  fields->String("label", JsonFields::kRequired, &out->label);
  fields->String("concept_type", JsonFields::kRequired, &out->type);
  fields->Strings("synonyms", &out->synonyms);
  fields->Strings("xrefs", &out->xrefs);
  fields->Strings("parents", &out->parents);
}

void Read(JsonFields* fields, DocumentRecord* document) {
  fields->NonEmpty("id", &document->id);
  fields->String("pmid", JsonFields::kOptional, &document->pmid);
  fields->String("pmcid", JsonFields::kOptional, &document->pmcid);
  fields->String("doi", JsonFields::kOptional, &document->doi);
  fields->String("nct", JsonFields::kOptional, &document->nct);
  fields->Integer("version", JsonFields::kRequired, 0, kMaxInt, &document->version);
  ReadOrder(fields, &document->source_order);
  fields->String("text_hash", JsonFields::kOptional, &document->text_hash);
  fields->String("title", JsonFields::kOptional, &document->title);
  fields->Integer("year", JsonFields::kOptional, 0, 9999, &document->year);
  fields->String("journal", JsonFields::kOptional, &document->journal);
  ReadTerms("publication_types", false, fields, &document->publication_types);
  ReadTerms("mesh", true, fields, &document->mesh);
  fields->Strings("languages", &document->languages);
  fields->Bool("retracted", JsonFields::kRequired, &document->retracted);
  fields->Name<StudyType>("study_type", &ParseEnum, &document->study_type);
  fields->Integer("claims", JsonFields::kRequired, 0, kMaxInt, &document->claims);
}

void Read(JsonFields* fields, ClaimMention* claim) {
  fields->NonEmpty("doc", &claim->doc);
  fields->HexDigits("evidence_id", 15, &claim->evidence_id);
  fields->HexDigits("claim_id", 15, &claim->claim_id);
  fields->Name<Relation>("relation", &ParseEnum, &claim->relation);
  fields->Name<Assertion>("assertion", &ParseEnum, &claim->assertion);
  fields->Name<Outcome>("outcome", &ParseEnum, &claim->outcome);
  if (fields->Find("comparator", JsonFields::kOptional) != nullptr) {
    fields->Name<Comparator>("comparator", &ParseEnum, &claim->comparator.emplace());
  }
  ReadArgument("subject", fields, &claim->subject, &claim->family);
  ReadArgument("object", fields, &claim->object, nullptr);
  ReadSentence(fields, claim);
  ReadQuote("trigger", fields, &claim->trigger);
  ReadCue(fields, claim);
  fields->String("rule", JsonFields::kRequired, &claim->rule);
  fields->Strings("also", &claim->also);
  fields->Fraction("confidence", &claim->confidence);
  fields->Name<Role>("role", &ParseEnum, &claim->role);
  fields->Name<Setting>("setting", &ParseEnum, &claim->setting);
  fields->String("species", JsonFields::kOptional, &claim->species);
  fields->Name<StudyType>("study_type", &ParseEnum, &claim->study_type);
  fields->StringMap("qualifiers", &claim->qualifiers);
}

void Read(JsonFields* fields, DeleteRecord* record) {
  fields->NonEmpty("doc", &record->doc);
  ReadOrder(fields, &record->source_order);
}

void Read(JsonFields* fields, RetractRecord* record) {
  fields->NonEmpty("doc", &record->doc);
  fields->NonEmpty("notice", &record->notice);
}

void Read(JsonFields* fields, Verdict* verdict) {
  fields->NonEmpty("doc", &verdict->doc);
  fields->Name<Relation>("relation", &ParseEnum, &verdict->relation);
  if (const Json* value = fields->Find("subject", JsonFields::kRequired)) {
    JsonFields subject(*value, "subject", fields->status());
    subject.NonEmpty("id", &verdict->subject_id);
    subject.String("label", JsonFields::kRequired, &verdict->subject_label);
    subject.Name<Family>("family", &ParseEnum, &verdict->family);
    subject.RefuseOthers();
  }
  if (const Json* value = fields->Find("object", JsonFields::kRequired)) {
    JsonFields object(*value, "object", fields->status());
    object.NonEmpty("id", &verdict->object_id);
    object.String("label", JsonFields::kRequired, &verdict->object_label);
    object.String("text", JsonFields::kRequired, &verdict->object_text);
    object.RefuseOthers();
  }
  fields->Name<Assertion>("assertion", &ParseEnum, &verdict->assertion);
  fields->Name<Outcome>("outcome", &ParseEnum, &verdict->outcome);
  fields->Name<Setting>("setting", &ParseEnum, &verdict->setting);
}

template <typename T>
absl::StatusOr<Record> ReadAs(JsonFields* fields) {
  T record;
  Read(fields, &record);
  fields->RefuseOthers();
  if (!fields->status()->ok()) return *fields->status();
  return Record(std::move(record));
}

absl::StatusOr<Record> FromJson(const Json& json) {
  absl::Status status;
  JsonFields fields(json, "", &status);
  std::string type;
  fields.String("type", JsonFields::kRequired, &type);
  if (!status.ok()) return status;
  if (type == "claim") return ReadAs<ClaimMention>(&fields);
  if (type == "document") return ReadAs<DocumentRecord>(&fields);
  if (type == "concept") return ReadAs<ConceptRecord>(&fields);
  if (type == "verdict") return ReadAs<Verdict>(&fields);
  if (type == "run") return ReadAs<RunRecord>(&fields);
  if (type == "delete") return ReadAs<DeleteRecord>(&fields);
  if (type == "retract") return ReadAs<RetractRecord>(&fields);
  return absl::InvalidArgumentError("type: unknown value '" + type.substr(0, 40) + "'");
}

}  // namespace

absl::StatusOr<Record> ParseJsonLine(std::string_view line) {
  if (const size_t bad = FindInvalidUtf8(line); bad != std::string_view::npos) {
    return absl::InvalidArgumentError("invalid UTF-8 at byte " + std::to_string(bad));
  }
  if (TooDeep(line)) return absl::InvalidArgumentError("nested too deeply");
  try {
    return FromJson(Json::parse(line));
  } catch (const std::exception& error) {
    return absl::InvalidArgumentError(std::string("not JSON: ") + error.what());
  }
}

}  // namespace mscgraph
