#include "graph/store/findings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/iris.h"
#include "graph/store/rocks.h"
#include "graph/store/store_files.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr char kFindingsKind = 'f', kConceptKind = 'c', kNarrowerKind = 'n';
constexpr size_t kTermBytes = 8, kNumberBytes = 4;

// Two small values in one byte. The numbers of the members of the closed lists are part of the format:
// findings_test.cc holds them fast.
template <typename A, typename B>
void PutPair(A a, B b, std::string* out) {
  out->push_back(static_cast<char>(static_cast<unsigned>(a) << 4 | static_cast<unsigned>(b)));
}

template <typename Enum>
bool TakeEnum(unsigned value, Enum last, Enum* out) {
  *out = static_cast<Enum>(value);
  return value <= static_cast<unsigned>(last);
}

std::string Key(char kind, TermId first) {
  std::string key(1, kind);
  PutFixed64(first, &key);
  return key;
}

absl::Status Damaged(const char* what) {
  return absl::DataLossError("the store is damaged: unreadable " + std::string(what));
}

bool UnpackEntry(std::string_view bytes, ConceptEntry* entry) {
  ByteReader in(bytes);
  for (std::string* value : {&entry->id, &entry->label, &entry->type}) *value = in.String();
  for (uint64_t n = in.Number(); n > 0 && in.ok(); --n) entry->parents.push_back(in.Fixed64());
  return in.AtEnd();
}

using GroupKey = std::tuple<Relation, TermId, Family>;
GroupKey GroupOf(const Finding& finding) { return {finding.relation, finding.object, finding.family}; }

std::vector<Finding> TierOneFindings(const IndexedDocument& document) {
  std::vector<size_t> order(document.claims.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](size_t i, size_t j) {
    const ClaimMention &a = document.claims[i], &b = document.claims[j];
    return std::tie(a.sentence.begin, a.trigger.begin, a.evidence_id) <
           std::tie(b.sentence.begin, b.trigger.begin, b.evidence_id);
  });
  std::vector<Finding> findings;
  for (size_t i : order) {
    const ClaimMention& claim = document.claims[i];
    if (!IsTier1(claim.relation)) continue;
    findings.push_back({.subject = ConceptTermId(claim.subject.id),
                        .object = ConceptTermId(claim.object.id),
                        .evidence = document.evidence[i],
                        .relation = claim.relation,
                        .family = claim.family,
                        .assertion = claim.assertion,
                        .outcome = claim.outcome,
                        .setting = claim.setting,
                        .section = claim.section,
                        .confidence = static_cast<uint16_t>(std::llround(claim.confidence * 1000))});
  }
  return findings;
}

}  // namespace

bool IsReview(StudyType type) {
  return type == StudyType::kReview || type == StudyType::kSystematicReview ||
         type == StudyType::kMetaAnalysis || type == StudyType::kEditorial;
}

TermId ConceptTermId(std::string_view curie) { return EncodeTerm(IriForm(ConceptIri(curie))); }

std::string PackFindings(const DocumentFindings& document) {
  std::string out;
  PutNumber(document.commit, &out);
  PutNumber(static_cast<uint64_t>(document.year), &out);
  PutPair(document.study_type, document.retracted, &out);
  PutFixed64(document.document, &out);
  PutFixed64(document.study, &out);
  std::vector<TermId> terms;
  TermId base = ~TermId{0};
  for (const Finding& finding : document.findings) {
    terms.insert(terms.end(), {finding.subject, finding.object});
    base = std::min(base, finding.evidence);
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  PutNumber(terms.size(), &out);
  for (TermId term : terms) PutFixed64(term, &out);
  const auto put_term = [&](TermId term) {
    PutNumber(static_cast<uint64_t>(std::lower_bound(terms.begin(), terms.end(), term) - terms.begin()),
              &out);
  };
  PutNumber(document.findings.size(), &out);
  PutFixed64(base, &out);  // Of one document the ids are near one another.
  for (const Finding& finding : document.findings) {
    put_term(finding.subject);
    put_term(finding.object);
    PutNumber(finding.evidence - base, &out);
    PutPair(finding.relation, finding.family, &out);
    PutPair(finding.assertion, finding.outcome, &out);
    PutPair(finding.setting, finding.section, &out);
    PutNumber(finding.confidence, &out);
  }
  return out;
}

bool UnpackFindings(std::string_view bytes, DocumentFindings* document) {
  ByteReader in(bytes);
  document->commit = in.Number();
  document->year = static_cast<int>(in.Number());
  const unsigned study = in.Byte();
  document->retracted = (study & 15) != 0;
  document->document = in.Fixed64();
  document->study = in.Fixed64();
  const uint64_t term_count = in.Number();
  const std::string_view terms = in.Bytes(term_count <= bytes.size() ? term_count * kTermBytes : ~size_t{0});
  const uint64_t count = in.Number();
  const TermId base = in.Fixed64();
  document->findings.clear();
  bool good = in.ok() && TakeEnum(study >> 4, StudyType::kUnspecified, &document->study_type);
  for (uint64_t i = 0; i < count && good; ++i) {
    Finding& finding = document->findings.emplace_back();
    const uint64_t subject = in.Number(), object = in.Number();
    good = subject < term_count && object < term_count;
    if (!good) break;
    finding.subject = GetFixed64(terms.substr(subject * kTermBytes));
    finding.object = GetFixed64(terms.substr(object * kTermBytes));
    finding.evidence = base + in.Number();
    const unsigned what = in.Byte(), result = in.Byte(), where = in.Byte();
    finding.confidence = static_cast<uint16_t>(in.Number());
    good = in.ok() && TakeEnum(what >> 4, Relation::kDifferentiatesInto, &finding.relation) &&
           TakeEnum(what & 15, Family::kOther, &finding.family) &&
           TakeEnum(result >> 4, Assertion::kNegated, &finding.assertion) &&
           TakeEnum(result & 15, Outcome::kNone, &finding.outcome) &&
           TakeEnum(where >> 4, Setting::kUnspecified, &finding.setting) &&
           TakeEnum(where & 15, Section::kConclusions, &finding.section);
  }
  return good && in.AtEnd();
}

void AppendFindingRows(const IndexedDocument& document, std::vector<IndexRow>* rows) {
  const DocumentRecord& record = document.record;
  const std::vector<Finding> all = TierOneFindings(document);
  DocumentFindings row;
  row.commit = document.commit;
  row.year = record.year;
  row.study_type = record.study_type;
  row.retracted = document.retracted;
  row.document = row.study = Hash64(record.id);
  // Never the hash of a document's id, that of the trial record among them.
  if (!record.nct.empty() && !IsReview(record.study_type)) row.study = Hash64("study " + record.nct);
  std::map<TermId, std::set<GroupKey>> groups;  // Of a subject.
  std::set<TermId> concepts;
  for (const Finding& finding : all) {
    groups[finding.subject].insert(GroupOf(finding));
    concepts.insert({finding.subject, finding.object});
  }
  for (TermId id : concepts) {
    row.findings.clear();
    for (const Finding& finding : all) {
      const auto own = groups.find(id);
      if (finding.object == id || (own != groups.end() && own->second.count(GroupOf(finding)) > 0))
        row.findings.push_back(finding);
    }
    IndexRow& out = rows->emplace_back(IndexRow{Key(kFindingsKind, id), PackFindings(row)});
    PutFixed32(document.number, &out.key);
  }
}

void AppendConceptRows(const ConceptRecord& record, std::vector<IndexRow>* rows) {
  const TermId id = ConceptTermId(record.id);
  std::set<TermId> parents;
  for (const std::string& parent : record.parents) parents.insert(ConceptTermId(parent));
  std::string entry;
  for (const std::string* value : {&record.id, &record.label, &record.type}) PutString(*value, &entry);
  PutNumber(parents.size(), &entry);
  for (TermId parent : parents) PutFixed64(parent, &entry);
  rows->push_back({Key(kConceptKind, id), std::move(entry)});
  for (TermId parent : parents) {
    std::string key = Key(kNarrowerKind, parent);
    PutFixed64(id, &key);
    rows->push_back({std::move(key), ""});
  }
}

absl::Status ScanFindings(const Store& store, TermId concept_id,
                          absl::FunctionRef<bool(const DocumentFindings&)> visit) {
  DocumentFindings document;
  bool good = true;
  const std::string prefix = Key(kFindingsKind, concept_id);
  absl::Status status = store.files().rocks().Scan(
      KeyFamily::kFindings, prefix, [&](std::string_view key, std::string_view value) {
        good = key.size() == prefix.size() + kNumberBytes && UnpackFindings(value, &document);
        if (!good) return false;
        document.number = GetFixed32(key.substr(prefix.size()));
        return visit(document);
      });
  return status.ok() && !good ? Damaged("findings") : status;
}

absl::StatusOr<std::optional<ConceptEntry>> FindConceptEntry(const Store& store, TermId concept_id) {
  absl::StatusOr<std::optional<std::string>> packed =
      store.files().rocks().Get(KeyFamily::kFindings, Key(kConceptKind, concept_id));
  if (!packed.ok()) return packed.status();
  std::optional<ConceptEntry> entry;
  if (*packed && !UnpackEntry(**packed, &entry.emplace())) return Damaged("concept");
  return entry;
}

absl::Status ScanConceptEntries(const Store& store,
                                absl::FunctionRef<bool(TermId, const ConceptEntry&)> visit) {
  bool good = true;
  absl::Status status = store.files().rocks().Scan(
      KeyFamily::kFindings, std::string(1, kConceptKind), [&](std::string_view key, std::string_view value) {
        ConceptEntry entry;
        good = key.size() == 1 + kTermBytes && UnpackEntry(value, &entry);
        return good && visit(GetFixed64(key.substr(1)), entry);
      });
  return status.ok() && !good ? Damaged("concept") : status;
}

absl::StatusOr<std::vector<TermId>> NarrowerConcepts(const Store& store, TermId concept_id) {
  std::vector<TermId> narrower;
  const std::string prefix = Key(kNarrowerKind, concept_id);
  absl::Status status =
      store.files().rocks().Scan(KeyFamily::kFindings, prefix, [&](std::string_view key, std::string_view) {
        if (key.size() == prefix.size() + kTermBytes)
          narrower.push_back(GetFixed64(key.substr(prefix.size())));
        return true;
      });
  if (!status.ok()) return status;
  return narrower;
}

}  // namespace mscgraph
