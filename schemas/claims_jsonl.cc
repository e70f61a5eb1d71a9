#include "schemas/claims_jsonl.h"

#include <cmath>

#include "schemas/json_writer.h"

namespace mscgraph {
namespace {

// Keys stand in the order of the schema. What is empty is left out.
void PutAny(const char* key, const std::string& value, JsonObject* out) {
  if (!value.empty()) out->Put(key, value);
}

void PutAny(const char* key, const std::vector<std::string>& values, JsonObject* out) {
  if (!values.empty()) out->Put(key, values);
}

void PutAny(const char* key, const SourceOrder& order, JsonObject* out) {
  if (order == SourceOrder()) return;
  JsonObject object(key, out);
  object.Put("baseline_year", order.baseline_year);
  object.Put("file_number", order.file_number);
}

void PutAny(const char* key, const std::vector<DocumentTerm>& terms, bool with_major, JsonObject* out) {
  if (terms.empty()) return;
  out->PutObjects(key, terms, [&](const DocumentTerm& term, JsonObject* object) {
    PutAny("ui", term.ui, object);
    object->Put("name", term.name);
    if (with_major) object->Put("major", term.major);
  });
}

void PutParts(const Quote& quote, JsonObject* out) {
  out->Put("text", quote.text);
  out->Put("start", quote.begin);
  out->Put("end", quote.end);
}

void Put(const char* key, const Quote& quote, JsonObject* out) {
  JsonObject object(key, out);
  PutParts(quote, &object);
}

void Put(const char* key, const Argument& argument, const Family* family, JsonObject* out) {
  JsonObject object(key, out);
  object.Put("id", argument.id);
  object.Put("label", argument.label);
  object.Put("type", argument.type);
  if (family != nullptr) object.Put("family", EnumName(*family));
  object.Put("match", EnumName(argument.match));
  PutParts(argument.quote, &object);
  object.Put("implicit", argument.implicit);
  PutAny("modifiers", argument.modifiers, &object);
}

void Write(const RunRecord& run, JsonObject* out) {
  out->Put("type", "run");
  out->Put("schema_version", run.schema_version);
  PutAny("program_version", run.program_version, out);
  PutAny("rules_hash", run.rules_hash, out);
  PutAny("lexicon_hash", run.lexicon_hash, out);
}

void Write(const ConceptRecord& concept_record, JsonObject* out) {
  out->Put("type", "concept");
  out->Put("id", concept_record.id);
  out->Put("label", concept_record.label);
  out->Put("concept_type", concept_record.type);
  PutAny("synonyms", concept_record.synonyms, out);
  PutAny("xrefs", concept_record.xrefs, out);
  PutAny("parents", concept_record.parents, out);
}

void Write(const DocumentRecord& document, JsonObject* out) {
  out->Put("type", "document");
  out->Put("id", document.id);
  PutAny("pmid", document.pmid, out);
  PutAny("pmcid", document.pmcid, out);
  PutAny("doi", document.doi, out);
  PutAny("nct", document.nct, out);
  out->Put("version", document.version);
  PutAny("source_order", document.source_order, out);
  PutAny("text_hash", document.text_hash, out);
  PutAny("title", document.title, out);
  if (document.year != 0) out->Put("year", document.year);
  PutAny("journal", document.journal, out);
  PutAny("publication_types", document.publication_types, false, out);
  PutAny("mesh", document.mesh, true, out);
  PutAny("languages", document.languages, out);
  out->Put("retracted", document.retracted);
  out->Put("study_type", EnumName(document.study_type));
  out->Put("claims", document.claims);
}

void PutSentence(const ClaimMention& claim, JsonObject* out) {
  JsonObject sentence("sentence", out);
  PutParts(claim.sentence, &sentence);
  sentence.Put("section", SectionName(claim.section));
}

void PutQualifiers(const ClaimMention& claim, JsonObject* out) {
  if (claim.qualifiers.empty()) return;
  JsonObject object("qualifiers", out);
  for (const auto& [key, value] : claim.qualifiers) object.Put(key, value);
}

void Write(const ClaimMention& claim, JsonObject* out) {
  out->Put("type", "claim");
  out->Put("doc", claim.doc);
  out->Put("evidence_id", claim.evidence_id);
  out->Put("claim_id", claim.claim_id);
  out->Put("relation", EnumName(claim.relation));
  out->Put("assertion", EnumName(claim.assertion));
  out->Put("outcome", EnumName(claim.outcome));
  if (claim.comparator) out->Put("comparator", EnumName(*claim.comparator));
  Put("subject", claim.subject, &claim.family, out);
  Put("object", claim.object, nullptr, out);
  PutSentence(claim, out);
  Put("trigger", claim.trigger, out);
  if (claim.cue) Put("cue", *claim.cue, out);
  out->Put("rule", claim.rule);
  PutAny("also", claim.also, out);
  out->Put("confidence", std::round(claim.confidence * 1000) / 1000);  // Digits that a reader can tell apart.
  out->Put("role", EnumName(claim.role));
  out->Put("setting", EnumName(claim.setting));
  PutAny("species", claim.species, out);
  out->Put("study_type", EnumName(claim.study_type));
  PutQualifiers(claim, out);
}

void Write(const DeleteRecord& record, JsonObject* out) {
  out->Put("type", "delete");
  out->Put("doc", record.doc);
  PutAny("source_order", record.source_order, out);
}

void Write(const RetractRecord& record, JsonObject* out) {
  out->Put("type", "retract");
  out->Put("doc", record.doc);
  out->Put("notice", record.notice);
}

void PutSides(const Verdict& verdict, JsonObject* out) {
  {
    JsonObject subject("subject", out);
    subject.Put("id", verdict.subject_id);
    subject.Put("label", verdict.subject_label);
    subject.Put("family", EnumName(verdict.family));
  }
  JsonObject object("object", out);
  object.Put("id", verdict.object_id);
  object.Put("label", verdict.object_label);
  object.Put("text", verdict.object_text);
}

void Write(const Verdict& verdict, JsonObject* out) {
  out->Put("type", "verdict");
  out->Put("doc", verdict.doc);
  out->Put("relation", EnumName(verdict.relation));
  PutSides(verdict, out);
  out->Put("assertion", EnumName(verdict.assertion));
  out->Put("outcome", EnumName(verdict.outcome));
  out->Put("setting", EnumName(verdict.setting));
}

}  // namespace

std::string ToJsonLine(const Record& record) {
  std::string out;
  out.reserve(1024);  // Of most lines.
  {
    JsonObject object(&out);
    std::visit([&](const auto& alternative) { Write(alternative, &object); }, record);
  }
  return out;
}

}  // namespace mscgraph
