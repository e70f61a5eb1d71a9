#include "schemas/claims_jsonl.h"

#include <cmath>
#include <utility>

#include "nlohmann/json.hpp"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;  // Keeps the order of insertion, which is the order of the schema.

void Put(const char* key, const std::string& value, Json* out) {
  if (!value.empty()) (*out)[key] = value;
}

void Put(const char* key, const std::vector<std::string>& values, Json* out) {
  if (!values.empty()) (*out)[key] = values;
}

void Put(const char* key, const SourceOrder& order, Json* out) {
  if (order == SourceOrder()) return;
  Json& object = (*out)[key] = Json::object();
  object["baseline_year"] = order.baseline_year;
  object["file_number"] = order.file_number;
}

void PutTerms(const char* key, const std::vector<DocumentTerm>& terms, bool with_major, Json* out) {
  if (terms.empty()) return;
  Json& array = (*out)[key] = Json::array();
  for (const DocumentTerm& term : terms) {
    Json object = Json::object();
    Put("ui", term.ui, &object);
    object["name"] = term.name;
    if (with_major) object["major"] = term.major;
    array.push_back(std::move(object));
  }
}

void PutQuote(const Quote& quote, Json* out) {
  (*out)["text"] = quote.text;
  (*out)["start"] = quote.begin;
  (*out)["end"] = quote.end;
}

Json ToJson(const Quote& quote) {
  Json out = Json::object();
  PutQuote(quote, &out);
  return out;
}

Json ToJson(const Argument& argument, const Family* family) {
  Json out = Json::object();
  out["id"] = argument.id;
  out["label"] = argument.label;
  out["type"] = argument.type;
  if (family != nullptr) out["family"] = EnumName(*family);
  out["match"] = EnumName(argument.match);
  PutQuote(argument.quote, &out);
  out["implicit"] = argument.implicit;
  Put("modifiers", argument.modifiers, &out);
  return out;
}

Json NewLine(const char* type) {
  Json out = Json::object();
  out["type"] = type;
  return out;
}

Json ToJson(const RunRecord& run) {
  Json out = NewLine("run");
  out["schema_version"] = run.schema_version;
  Put("program_version", run.program_version, &out);
  Put("rules_hash", run.rules_hash, &out);
  Put("lexicon_hash", run.lexicon_hash, &out);
  return out;
}

Json ToJson(const ConceptRecord& concept_record) {
  Json out = NewLine("concept");
  out["id"] = concept_record.id;
  out["label"] = concept_record.label;
  out["concept_type"] = concept_record.type;
  Put("synonyms", concept_record.synonyms, &out);
  Put("xrefs", concept_record.xrefs, &out);
  Put("parents", concept_record.parents, &out);
  return out;
}

Json ToJson(const DocumentRecord& document) {
  Json out = NewLine("document");
  out["id"] = document.id;
  Put("pmid", document.pmid, &out);
  Put("pmcid", document.pmcid, &out);
  Put("doi", document.doi, &out);
  Put("nct", document.nct, &out);
  out["version"] = document.version;
  Put("source_order", document.source_order, &out);
  Put("text_hash", document.text_hash, &out);
  Put("title", document.title, &out);
  if (document.year != 0) out["year"] = document.year;
  Put("journal", document.journal, &out);
  PutTerms("publication_types", document.publication_types, false, &out);
  PutTerms("mesh", document.mesh, true, &out);
  Put("languages", document.languages, &out);
  out["retracted"] = document.retracted;
  out["study_type"] = EnumName(document.study_type);
  out["claims"] = document.claims;
  return out;
}

Json ToJson(const ClaimMention& claim) {
  Json out = NewLine("claim");
  out["doc"] = claim.doc;
  out["evidence_id"] = claim.evidence_id;
  out["claim_id"] = claim.claim_id;
  out["relation"] = EnumName(claim.relation);
  out["assertion"] = EnumName(claim.assertion);
  out["outcome"] = EnumName(claim.outcome);
  if (claim.comparator) out["comparator"] = EnumName(*claim.comparator);
  out["subject"] = ToJson(claim.subject, &claim.family);
  out["object"] = ToJson(claim.object, nullptr);
  Json& sentence = out["sentence"] = ToJson(claim.sentence);
  sentence["section"] = SectionName(claim.section);
  out["trigger"] = ToJson(claim.trigger);
  if (claim.cue) out["cue"] = ToJson(*claim.cue);
  out["rule"] = claim.rule;
  Put("also", claim.also, &out);
  out["confidence"] = std::round(claim.confidence * 1000) / 1000;  // Digits that a reader can tell apart.
  out["role"] = EnumName(claim.role);
  out["setting"] = EnumName(claim.setting);
  Put("species", claim.species, &out);
  out["study_type"] = EnumName(claim.study_type);
  if (!claim.qualifiers.empty()) out["qualifiers"] = claim.qualifiers;
  return out;
}

Json ToJson(const DeleteRecord& record) {
  Json out = NewLine("delete");
  out["doc"] = record.doc;
  Put("source_order", record.source_order, &out);
  return out;
}

Json ToJson(const RetractRecord& record) {
  Json out = NewLine("retract");
  out["doc"] = record.doc;
  out["notice"] = record.notice;
  return out;
}

Json ToJson(const Verdict& verdict) {
  Json out = NewLine("verdict");
  out["doc"] = verdict.doc;
  out["relation"] = EnumName(verdict.relation);
  Json& subject = out["subject"] = Json::object();
  subject["id"] = verdict.subject_id;
  subject["label"] = verdict.subject_label;
  subject["family"] = EnumName(verdict.family);
  Json& object = out["object"] = Json::object();
  object["id"] = verdict.object_id;
  object["label"] = verdict.object_label;
  object["text"] = verdict.object_text;
  out["assertion"] = EnumName(verdict.assertion);
  out["outcome"] = EnumName(verdict.outcome);
  out["setting"] = EnumName(verdict.setting);
  return out;
}

}  // namespace

std::string ToJsonLine(const Record& record) {
  const Json json = std::visit([](const auto& alternative) { return ToJson(alternative); }, record);
  // `replace` never throws; it is not reached with valid UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace mscgraph
