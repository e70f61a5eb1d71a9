// Writes made-up triples in the shape of the graph (docs/vocabulary.md) as N-Triples to standard output, for
// races between triple stores. The same LINES and SEED give the same bytes everywhere.
//
// usage: make_triples LINES [SEED] [--lookups FILE]
//   LINES      stops at the first document that reaches as many
//   --lookups  writes the IRIs of all claims that exactly 40 evidences support, one a line
//
// In a million lines: some 16,000 documents with 36,000 evidences, and 145,000 triples of dcterms:subject,
// whose objects are spread as Zipf's law has it. No line comes twice.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bench/made_text.h"
#include "graph/store/vocabulary.h"

namespace mscgraph::bench {
namespace {

constexpr size_t kVocabulary = 20000, kConditions = 4000, kHeadings = 6000, kJournals = 1500;
constexpr size_t kRow = 40;            // Evidences of a claim made for lookups.
constexpr size_t kClaimsABlock = 100;  // Such claims are filled a hundred at a time, in turn.

constexpr std::string_view kProducts[] = {"msc",
                                          "cell",
                                          "cell/bone-marrow",
                                          "cell/adipose",
                                          "cell/umbilical-cord",
                                          "cell/wharton-jelly",
                                          "vesicle",
                                          "cell/placenta",
                                          "vesicle/umbilical-cord",
                                          "secretome",
                                          "cell/dental-pulp",
                                          "vesicle/adipose",
                                          "cell/amnion",
                                          "cell/synovium",
                                          "secretome/umbilical-cord",
                                          "cell/menstrual-blood",
                                          "cell/ipsc"};
constexpr std::string_view kRelations[] = {"treats",   "promotes", "inhibits",
                                           "prevents", "secretes", "causes"};
constexpr std::string_view kSections[] = {"results",    "conclusions", "abstract",
                                          "background", "title",       "methods"};
constexpr std::string_view kAssertions[] = {"affirmed", "speculative", "investigated", "negated"};
constexpr std::string_view kOutcomes[] = {"improves", "used",    "none",      "no_difference",
                                          "mixed",    "worsens", "safe_only", "equivalent"};
constexpr std::string_view kSettings[] = {"animal_model", "human",   "in_vitro",
                                          "unspecified",  "ex_vivo", "veterinary"};
constexpr std::string_view kComparators[] = {"placebo", "untreated", "standard_care", "active", "baseline"};
constexpr std::string_view kStudies[] = {"animal_study",     "review",       "randomized_trial",
                                         "case_report",      "cohort",       "in_vitro_study",
                                         "single_arm_trial", "meta_analysis"};
constexpr std::string_view kTaxa[] = {"10090", "10116", "9606", "9615", "9986", "9823"};
constexpr std::string_view kTriggers[] = {"improved",          "treated with", "attenuated",
                                          "promoted",          "in",           "for the treatment of",
                                          "protected against", "effective in"};
constexpr std::string_view kPublicationTypes[] = {"D016428", "D016454", "D016449", "D002363", "D016430"};
constexpr std::string_view kVoices[] = {"active", "passive", "nominal.in", "nominal.for", "tested.in"};

class Maker {
 public:
  Maker(uint64_t seed, FILE* out) : random_(seed), seed_(seed), text_(kVocabulary), out_(out) {
    buffer_.reserve(1 << 20);
  }
  bool Write(size_t lines) {
    while (lines_ < lines) Document();
    Flush();
    return !failed_;
  }
  // Claims that exactly kRow evidences support: those of full blocks.
  size_t lookups() const { return filled_ / (kRow * kClaimsABlock) * kClaimsABlock; }
  std::string LookupIri(size_t i) const { return ClaimIri(ForFull(i)); }

 private:
  struct Claim {
    size_t product, relation,
        condition;  // Conditions from kConditions on are those of claims made for lookups.
  };

  void Document();
  void Evidence(const std::string& document, size_t ordinal);
  std::string Details();
  void Headings(const std::string& document);
  void DescribeClaim(const Claim& claim);
  void DescribeConcept(const std::string& iri, std::string_view kind, std::string_view label, bool synonyms);
  Claim DrawClaim();
  static Claim ForFull(size_t i) { return {i % std::size(kProducts), 0, kConditions + i}; }
  std::string ClaimIri(const Claim& claim) const {
    return Node("claim/", Mix(seed_ + claim.condition * 1000 + claim.product * 10 + claim.relation));
  }

  static std::string Own(std::string_view rest) { return std::string(MSCGRAPH_OWN).append(rest); }
  static std::string Own(std::string_view list, std::string_view value) {
    return std::string(MSCGRAPH_OWN).append(list).append("/").append(value);
  }
  static std::string Node(std::string_view kind, uint64_t number) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
    return Own(kind) + (digits + 1);
  }
  static std::string Numbered(std::string_view start, size_t number, int width) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "%0*zu", width, number);
    return std::string(start) + digits;
  }
  static std::string Condition(size_t i) {
    return i < kConditions
               ? Numbered("http://purl.obolibrary.org/obo/MONDO_", 1000 + Mix(i) % 9000 * 1000 + i, 7)
               : Numbered(MSCGRAPH_OWN "condition/made-up-", i, 6);
  }
  static std::string Heading(size_t i) { return Numbered("http://id.nlm.nih.gov/mesh/D", 1000 + i * 7, 6); }
  // Of a closed list, the first ones more often.
  template <size_t N>
  std::string_view Pick(const std::string_view (&list)[N]) {
    return list[std::min(random_.Below(N), random_.Below(N))];
  }
  std::string Quote(size_t* at, std::string_view text) {
    const size_t start = *at;
    *at += text.size() + 1;
    return std::to_string(start) + "," + std::to_string(*at - 1) + " " + std::string(text);
  }

  void Iri(std::string_view s, std::string_view p, std::string_view o) { Line(s, p, "<", o, ">"); }
  void Text(std::string_view s, std::string_view p, std::string_view o) { Line(s, p, "\"", o, "\""); }
  void Typed(std::string_view s, std::string_view p, std::string_view o, std::string_view datatype) {
    Line(s, p, "\"", o, std::string("\"^^<").append(datatype).append(">"));
  }
  void Line(std::string_view s, std::string_view p, std::string_view open, std::string_view o,
            std::string_view close) {
    buffer_.append("<").append(s).append("> <").append(p).append("> ").append(open).append(o).append(close);
    buffer_.append(" .\n");
    ++lines_;
    if (buffer_.size() > (1 << 20) - 4096) Flush();
  }
  void Flush() {
    failed_ = failed_ || std::fwrite(buffer_.data(), 1, buffer_.size(), out_) != buffer_.size();
    buffer_.clear();
  }

  // Two draws never stand in one expression whose order of evaluation is the compiler's choice.
  Random random_;
  const uint64_t seed_;
  const MadeText text_;
  const Zipf conditions_{kConditions}, headings_{kHeadings}, journals_{kJournals};
  FILE* const out_;
  std::string buffer_;
  std::unordered_set<std::string> described_;  // Claims, concepts, headings: each once.
  std::string sentence_;                       // The one that is evidence now.
  size_t sentence_start_ = 0;
  size_t lines_ = 0, documents_ = 0, evidences_ = 0, filled_ = 0;
  bool failed_ = false;
};

void Maker::DescribeConcept(const std::string& iri, std::string_view kind, std::string_view label,
                            bool synonyms) {
  if (!described_.insert(iri).second) return;
  Iri(iri, vocab::kType, vocab::kConcept);
  Iri(iri, vocab::kType, std::string(MSCGRAPH_BIOLINK).append(kind));
  Text(iri, vocab::kPrefLabel, label);
  if (!synonyms) return;
  for (size_t n = random_.Below(4); n > 0; --n)
    Text(iri, vocab::kAltLabel,
         std::string(label) + " " + text_.Words(&random_, 2) + " " + std::to_string(n));
  Iri(iri, vocab::kExactMatch,
      Numbered("http://purl.obolibrary.org/obo/DOID_", Mix(described_.size()) % 900000, 6));
  Iri(iri, vocab::kBroader, Condition(random_.Below(200)));
}

Maker::Claim Maker::DrawClaim() {
  // Every second evidence supports one of a hundred claims that are being filled; the others as Zipf has it.
  if (evidences_ % 2 == 0) {
    const size_t i = filled_++;
    const size_t block = i / (kRow * kClaimsABlock);
    // 37 and 100 have no common divisor: each claim is met once in a hundred.
    return ForFull(block * kClaimsABlock + i % kClaimsABlock * 37 % kClaimsABlock);
  }
  const size_t condition = conditions_.Draw(&random_);
  const size_t product = std::min(random_.Below(std::size(kProducts)), random_.Below(std::size(kProducts)));
  return {product, std::min(random_.Below(6), random_.Below(6)), condition};
}

void Maker::DescribeClaim(const Claim& claim) {
  const std::string iri = ClaimIri(claim);
  if (!described_.insert(iri).second) return;
  const std::string product = Own("product", kProducts[claim.product]),
                    condition = Condition(claim.condition);
  DescribeConcept(product, "Treatment", std::string("MSC product ").append(kProducts[claim.product]), false);
  DescribeConcept(condition, "DiseaseOrPhenotypicFeature", text_.Name(claim.condition), true);
  Iri(iri, vocab::kType, vocab::kStatement);
  Iri(iri, vocab::kType, vocab::kAssociation);
  Iri(iri, vocab::kSubject, product);
  Iri(iri, vocab::kPredicate, Own(kRelations[claim.relation]));
  Iri(iri, vocab::kObject, condition);
}

void Maker::Evidence(const std::string& document, size_t ordinal) {
  const Claim claim = DrawClaim();
  DescribeClaim(claim);
  const std::string iri = Node("evidence/", Mix(Mix(seed_) + ++evidences_));
  const std::string condition = text_.Name(claim.condition);
  const std::string subject = std::string(Pick(kProducts)) + " mesenchymal stem cells";
  const std::string_view trigger = Pick(kTriggers);
  const std::string_view relation = kRelations[claim.relation];
  // A sentence may say several things: then it is the evidence of several claims.
  if (ordinal == 0 || random_.OneIn(2)) {
    sentence_start_ += 60 + random_.Below(700);
    sentence_ = text_.Sentence(&random_, {subject, trigger, condition}, 150 + random_.Below(50));
  }
  size_t at = sentence_start_ + random_.Below(60);

  Iri(iri, vocab::kType, vocab::kEvidence);
  Iri(iri, vocab::kSupports, ClaimIri(claim));
  Iri(iri, vocab::kDerivedFrom, document);
  Text(iri, vocab::kSupportingText, sentence_);
  Iri(iri, vocab::kSection, Own("section", Pick(kSections)));
  Iri(iri, vocab::kAssertion, Own("assertion", Pick(kAssertions)));
  Iri(iri, vocab::kOutcome, Own("outcome", Pick(kOutcomes)));
  Iri(iri, vocab::kSetting, Own("setting", Pick(kSettings)));
  Iri(iri, vocab::kRule, Own("rule", std::string(relation).append(".").append(Pick(kVoices))));
  const size_t tens = 50 + random_.Below(49);  // The last digit is 1 to 8: canonical.
  Typed(iri, vocab::kConfidence, Numbered("0.", tens * 10 + 1 + random_.Below(8), 3), vocab::kXsdDecimal);
  Text(iri, vocab::kSubjectQuote, Quote(&at, subject));
  Text(iri, vocab::kTriggerQuote, Quote(&at, trigger));
  Text(iri, vocab::kObjectQuote, Quote(&at, condition));
  Typed(iri, vocab::kDetails, Details(), vocab::kRdfJson);
  if (random_.OneIn(3)) Iri(iri, vocab::kComparator, Own("comparator", Pick(kComparators)));
  if (random_.OneIn(2))
    Iri(iri, vocab::kSpecies, std::string("http://purl.obolibrary.org/obo/NCBITaxon_").append(Pick(kTaxa)));
}

// JSON as N-Triples writes it in a literal.
std::string Maker::Details() {
  std::string json =
      random_.OneIn(3) ? R"({"also":["treats.tested.in"],"family":"cell",)" : R"({"family":"cell",)";
  json += R"("object":{"match":")" + std::string(random_.OneIn(3) ? "local" : "exact");
  json += random_.OneIn(4) ? R"(","modifiers":[")" + text_.Word(&random_) + R"("]},)" : R"("},)";
  if (random_.OneIn(2))
    json += R"("qualifiers":{"dose":")" + std::to_string(1 + random_.Below(9)) +
            R"(e6 cells","route":"intravenous"},)";
  json += R"("role":"administered","sentence":{"end":)" + std::to_string(sentence_start_ + sentence_.size()) +
          R"(,"start":)" + std::to_string(sentence_start_) + R"(},"subject":{"match":"exact"}})";
  std::string escaped;
  for (char c : json) {
    if (c == '"') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void Maker::Headings(const std::string& document) {
  std::vector<size_t> headings;
  for (size_t n = 6 + random_.Below(8); headings.size() < n;) {
    const size_t heading = headings_.Draw(&random_);
    if (std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(heading);
  }
  for (size_t i = 0; i < headings.size(); ++i) {
    const std::string iri = Heading(headings[i]);
    if (described_.insert(iri).second) Text(iri, vocab::kLabel, text_.Name(kConditions + headings[i]));
    Iri(document, vocab::kDcSubject, iri);
    if (i % 4 == 1) Iri(document, vocab::kMajorSubject, iri);
  }
}

void Maker::Document() {
  ++documents_;
  const size_t pmid = 20000000 + documents_ * 7 + random_.Below(7);
  const std::string iri = Numbered("http://www.ncbi.nlm.nih.gov/pubmed/", pmid, 1);
  Iri(iri, vocab::kType, MSCGRAPH_BIOLINK "Publication");
  Text(iri, vocab::kIdentifier, Numbered("PMID:", pmid, 1));
  if (!random_.OneIn(4))
    Text(iri, vocab::kIdentifier,
         Numbered("DOI:10.1000/made.", pmid * 13, 1) + "." + std::to_string(random_.Below(99)));
  const std::string condition = text_.Name(conditions_.Draw(&random_));
  Text(iri, vocab::kTitle, text_.Sentence(&random_, {condition}, 80 + random_.Below(40)));
  Typed(iri, vocab::kIssued, std::to_string(2026 - std::min(random_.Below(25), random_.Below(25))),
        vocab::kXsdGYear);
  Iri(iri, vocab::kLanguage, "http://id.loc.gov/vocabulary/iso639-2/eng");
  const size_t type = random_.Below(std::size(kPublicationTypes));
  Iri(iri, vocab::kDcType, std::string("http://id.nlm.nih.gov/mesh/").append(kPublicationTypes[type]));
  Headings(iri);
  Text(iri, vocab::kJournal, "Journal of " + text_.Name(2 * kHeadings + journals_.Draw(&random_)));
  Iri(iri, vocab::kStudyType, Own("study-type", Pick(kStudies)));
  Typed(iri, vocab::kVersion, random_.OneIn(10) ? "2" : "1", vocab::kXsdInteger);
  Text(iri, vocab::kTextHash, Node("", Mix(pmid)).substr(std::strlen(MSCGRAPH_OWN)) + "0");
  Typed(iri, vocab::kRetracted, random_.OneIn(200) ? "true" : "false", vocab::kXsdBoolean);
  const size_t evidences = 1 + random_.Below(4);
  sentence_start_ = random_.Below(300);
  for (size_t i = 0; i < evidences; ++i) Evidence(iri, i);
}

int Main(int argc, char** argv) {
  const char* lookups = nullptr;
  std::vector<uint64_t> numbers;
  for (int i = 1; i < argc; ++i) {
    char* end = nullptr;
    if (std::strcmp(argv[i], "--lookups") == 0 && i + 1 < argc) {
      lookups = argv[++i];
    } else if (numbers.push_back(std::strtoull(argv[i], &end, 10)); end == argv[i] || *end != '\0') {
      numbers.clear();
      break;
    }
  }
  if (numbers.empty() || numbers.size() > 2) {
    std::fputs("usage: make_triples LINES [SEED] [--lookups FILE] >FILE.nt\n", stderr);
    return 2;
  }
  Maker maker(numbers.size() == 2 ? numbers[1] : 1, stdout);
  bool good = maker.Write(numbers[0]) && std::fflush(stdout) == 0;
  if (lookups != nullptr) {
    FILE* file = std::fopen(lookups, "w");
    good = good && file != nullptr;
    for (size_t i = 0; good && i < maker.lookups(); ++i)
      good = std::fprintf(file, "%s\n", maker.LookupIri(i).c_str()) > 0;
    good = (file == nullptr || std::fclose(file) == 0) && good;
  }
  if (!good) std::perror("make_triples");
  return good ? 0 : 3;
}

}  // namespace
}  // namespace mscgraph::bench

int main(int argc, char** argv) { return mscgraph::bench::Main(argc, argv); }
