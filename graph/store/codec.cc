#include "graph/store/codec.h"

#include <cmath>

namespace mscgraph {
namespace {

void PutStrings(const std::vector<std::string>& values, std::string* out) {
  PutNumber(values.size(), out);
  for (const std::string& value : values) PutString(value, out);
}

std::vector<std::string> GetStrings(ByteReader* in) {
  std::vector<std::string> values;
  for (uint64_t n = in->Number(); n > 0 && in->ok(); --n) values.push_back(in->String());
  return values;
}

void PutQuote(const Quote& quote, std::string* out) {
  PutString(quote.text, out);
  PutNumber(quote.begin, out);
  PutNumber(quote.end, out);
}

Quote GetQuote(ByteReader* in) {
  Quote quote;
  quote.text = in->String();
  quote.begin = in->Number();
  quote.end = in->Number();
  return quote;
}

template <typename Enum>
void PutEnum(Enum value, std::string* out) {
  PutString(EnumName(value), out);  // Names, not numbers: the order of an enumeration may change.
}

template <typename Enum>
bool GetEnum(ByteReader* in, Enum* value) {
  return ParseEnum(in->String(), value);
}

void PutArgument(const Argument& argument, std::string* out) {
  PutString(argument.id, out);
  PutString(argument.label, out);
  PutString(argument.type, out);
  PutEnum(argument.match, out);
  PutQuote(argument.quote, out);
  PutNumber(argument.implicit, out);
  PutStrings(argument.modifiers, out);
}

bool GetArgument(ByteReader* in, Argument* argument) {
  argument->id = in->String();
  argument->label = in->String();
  argument->type = in->String();
  if (!GetEnum(in, &argument->match)) return false;
  argument->quote = GetQuote(in);
  argument->implicit = in->Number() != 0;
  argument->modifiers = GetStrings(in);
  return in->ok();
}

void PutTerms(const std::vector<DocumentTerm>& terms, std::string* out) {
  PutNumber(terms.size(), out);
  for (const DocumentTerm& term : terms) {
    PutString(term.ui, out);
    PutString(term.name, out);
    PutNumber(term.major, out);
  }
}

std::vector<DocumentTerm> GetTerms(ByteReader* in) {
  std::vector<DocumentTerm> terms;
  for (uint64_t n = in->Number(); n > 0 && in->ok(); --n) {
    DocumentTerm& term = terms.emplace_back();
    term.ui = in->String();
    term.name = in->String();
    term.major = in->Number() != 0;
  }
  return terms;
}

void PutOrder(const SourceOrder& order, std::string* out) {
  PutNumber(static_cast<uint64_t>(order.baseline_year), out);
  PutNumber(static_cast<uint64_t>(order.file_number), out);
}

SourceOrder GetOrder(ByteReader* in) {
  SourceOrder order;
  order.baseline_year = static_cast<int>(in->Number());
  order.file_number = static_cast<int>(in->Number());
  return order;
}

}  // namespace

void PutNumber(uint64_t value, std::string* out) {
  for (; value >= 0x80; value >>= 7) out->push_back(static_cast<char>(value | 0x80));
  out->push_back(static_cast<char>(value));
}

void PutString(std::string_view value, std::string* out) {
  PutNumber(value.size(), out);
  out->append(value);
}

void PutFixed64(uint64_t value, std::string* out) {
  for (int shift = 56; shift >= 0; shift -= 8) out->push_back(static_cast<char>(value >> shift));
}

void PutFixed32(uint32_t value, std::string* out) {
  for (int shift = 24; shift >= 0; shift -= 8) out->push_back(static_cast<char>(value >> shift));
}

uint64_t GetFixed64(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

uint64_t ByteReader::Number() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64 && ok_ && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

std::string ByteReader::String() {
  const uint64_t size = Number();
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  std::string value(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return value;
}

uint64_t ByteReader::Fixed64() {
  if (!ok_ || rest_.size() < 8) {
    ok_ = false;
    return 0;
  }
  const uint64_t value = GetFixed64(rest_);
  rest_.remove_prefix(8);
  return value;
}

uint8_t ByteReader::Byte() {
  if (!ok_ || rest_.empty()) {
    ok_ = false;
    return 0;
  }
  const auto byte = static_cast<uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return byte;
}

std::string PackClaim(const ClaimMention& claim) {
  std::string out;
  for (const std::string* value :
       {&claim.doc, &claim.evidence_id, &claim.claim_id, &claim.rule, &claim.species})
    PutString(*value, &out);
  PutEnum(claim.relation, &out);
  PutEnum(claim.assertion, &out);
  PutEnum(claim.outcome, &out);
  PutEnum(claim.family, &out);
  PutEnum(claim.role, &out);
  PutEnum(claim.setting, &out);
  PutEnum(claim.study_type, &out);
  PutString(SectionName(claim.section), &out);
  PutString(claim.comparator ? EnumName(*claim.comparator) : std::string_view(), &out);
  PutArgument(claim.subject, &out);
  PutArgument(claim.object, &out);
  PutQuote(claim.sentence, &out);
  PutQuote(claim.trigger, &out);
  PutNumber(claim.cue.has_value(), &out);
  if (claim.cue) PutQuote(*claim.cue, &out);
  PutStrings(claim.also, &out);
  PutNumber(static_cast<uint64_t>(std::llround(claim.confidence * 1000)), &out);
  PutNumber(claim.qualifiers.size(), &out);
  for (const auto& [key, value] : claim.qualifiers) {
    PutString(key, &out);
    PutString(value, &out);
  }
  return out;
}

bool UnpackClaim(std::string_view bytes, ClaimMention* claim) {
  ByteReader in(bytes);
  for (std::string* value :
       {&claim->doc, &claim->evidence_id, &claim->claim_id, &claim->rule, &claim->species})
    *value = in.String();
  if (!GetEnum(&in, &claim->relation) || !GetEnum(&in, &claim->assertion) || !GetEnum(&in, &claim->outcome) ||
      !GetEnum(&in, &claim->family) || !GetEnum(&in, &claim->role) || !GetEnum(&in, &claim->setting) ||
      !GetEnum(&in, &claim->study_type) || !ParseSection(in.String(), &claim->section)) {
    return false;
  }
  if (const std::string name = in.String(); !name.empty() && !ParseEnum(name, &claim->comparator.emplace()))
    return false;
  if (!GetArgument(&in, &claim->subject) || !GetArgument(&in, &claim->object)) return false;
  claim->sentence = GetQuote(&in);
  claim->trigger = GetQuote(&in);
  if (in.Number() != 0) claim->cue = GetQuote(&in);
  claim->also = GetStrings(&in);
  claim->confidence = static_cast<double>(in.Number()) / 1000;
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n) {
    std::string key = in.String();
    claim->qualifiers[std::move(key)] = in.String();
  }
  return in.AtEnd();
}

std::string PackDocument(const DocumentRecord& document) {
  std::string out;
  for (const std::string* value : {&document.id, &document.pmid, &document.pmcid, &document.doi,
                                   &document.nct, &document.text_hash, &document.title, &document.journal}) {
    PutString(*value, &out);
  }
  PutNumber(static_cast<uint64_t>(document.version), &out);
  PutOrder(document.source_order, &out);
  PutNumber(static_cast<uint64_t>(document.year), &out);
  PutTerms(document.publication_types, &out);
  PutTerms(document.mesh, &out);
  PutStrings(document.languages, &out);
  PutNumber(document.retracted, &out);
  PutEnum(document.study_type, &out);
  PutNumber(static_cast<uint64_t>(document.claims), &out);
  return out;
}

bool UnpackDocument(std::string_view bytes, DocumentRecord* document) {
  ByteReader in(bytes);
  for (std::string* value : {&document->id, &document->pmid, &document->pmcid, &document->doi, &document->nct,
                             &document->text_hash, &document->title, &document->journal}) {
    *value = in.String();
  }
  document->version = static_cast<int>(in.Number());
  document->source_order = GetOrder(&in);
  document->year = static_cast<int>(in.Number());
  document->publication_types = GetTerms(&in);
  document->mesh = GetTerms(&in);
  document->languages = GetStrings(&in);
  document->retracted = in.Number() != 0;
  if (!GetEnum(&in, &document->study_type)) return false;
  document->claims = static_cast<int>(in.Number());
  return in.AtEnd();
}

std::string PackConcept(const ConceptRecord& record) {
  std::string out;
  for (const std::string* value : {&record.id, &record.label, &record.type}) PutString(*value, &out);
  for (const auto* values : {&record.synonyms, &record.xrefs, &record.parents}) PutStrings(*values, &out);
  return out;
}

bool UnpackConcept(std::string_view bytes, ConceptRecord* record) {
  ByteReader in(bytes);
  for (std::string* value : {&record->id, &record->label, &record->type}) *value = in.String();
  for (auto* values : {&record->synonyms, &record->xrefs, &record->parents}) *values = GetStrings(&in);
  return in.AtEnd();
}

std::string PackRow(const DocumentRow& row) {
  std::string out;
  PutNumber(row.number, &out);
  PutNumber(static_cast<uint64_t>(row.state), &out);
  PutOrder(row.source_order, &out);
  PutNumber(static_cast<uint64_t>(row.version), &out);
  PutFixed64(row.content_hash, &out);
  PutStrings(row.notices, &out);
  PutStrings(row.keys, &out);
  PutNumber(row.next_ordinal, &out);
  PutString(row.document, &out);
  PutNumber(row.evidence.size(), &out);
  for (const auto& [claim, evidence] : row.evidence) {
    PutFixed64(claim, &out);
    PutFixed64(evidence, &out);
  }
  return out;
}

bool UnpackRow(std::string_view bytes, DocumentRow* row) {
  ByteReader in(bytes);
  row->number = static_cast<uint32_t>(in.Number());
  const uint64_t state = in.Number();
  if (state > 2) return false;
  row->state = static_cast<DocumentRow::State>(state);
  row->source_order = GetOrder(&in);
  row->version = static_cast<int>(in.Number());
  row->content_hash = in.Fixed64();
  row->notices = GetStrings(&in);
  row->keys = GetStrings(&in);
  row->next_ordinal = static_cast<uint32_t>(in.Number());
  row->document = in.String();
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n) {
    const TermId claim = in.Fixed64();
    row->evidence.emplace_back(claim, in.Fixed64());
  }
  return in.AtEnd();
}

}  // namespace mscgraph
