// The curator's query against a naive answer: everything read from the documents' own evidence and counted
// with sets, no index in between.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "graph/query/query.h"
#include "schemas/text/normalise.h"
#include "schemas/verdict.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

constexpr char kVesicles[] = "mscgraph:product/vesicle";
const std::vector<std::string> kProducts = {kCells, kAdipose, kVesicles};
const std::vector<std::string> kConditions = {kKnee, kJoint};
constexpr int kDocuments = 300, kQuestions = 400;

template <typename T>
T Pick(const std::vector<T>& from, std::mt19937* random) {
  return from[(*random)() % from.size()];
}

ClaimSpec RandomClaim(std::mt19937* random) {
  static const std::vector<std::string> kWords = {"pain", "pains", "walking", "distance", "improved", "not"};
  ClaimSpec claim;
  for (int i = 0; i < 4; ++i) claim.sentence += Pick(kWords, random) + " ";
  claim.outcome = static_cast<Outcome>((*random)() % 8);
  claim.setting = static_cast<Setting>((*random)() % 6);
  claim.subject = Pick(kProducts, random);
  claim.family = claim.subject == kVesicles ? Family::kVesicle : Family::kCell;
  claim.object = Pick(kConditions, random);
  claim.relation = Pick<Relation>(
      {Relation::kTreats, Relation::kTreats, Relation::kPrevents, Relation::kCauses, Relation::kSecretes},
      random);
  claim.assertion = static_cast<Assertion>((*random)() % 4);
  claim.section = static_cast<Section>((*random)() % 7);
  claim.confidence = static_cast<double>((*random)() % 4 + 6) / 10;
  return claim;
}

DocumentSpec RandomDocument(int number, std::mt19937* random) {
  DocumentSpec document = {.id = "PMID:" + std::to_string(number)};
  for (size_t n = (*random)() % 7; n > 0; --n) document.claims.push_back(RandomClaim(random));
  document.version = static_cast<int>((*random)() % 3) + 1;
  document.retracted = (*random)() % 12 == 0;
  document.year = (*random)() % 10 == 0 ? 0 : static_cast<int>(2010 + (*random)() % 8);
  document.study_type = static_cast<StudyType>((*random)() % 13);
  if ((*random)() % 4 == 0) document.nct = "NCT" + std::to_string((*random)() % 20);
  if (number % 10 == 0 && number < 200) {  // The record of the trial itself.
    document.nct = "NCT" + std::to_string(number / 10);
    document.id = "NCT:" + document.nct;
  }
  return document;
}

QueryOptions RandomQuestion(std::mt19937* random) {
  const auto chance = [&](unsigned of) { return (*random)() % of == 0; };
  QueryOptions options;
  if (!chance(4)) options.condition = Pick(kConditions, random);
  if (options.condition.empty() || chance(4)) options.therapy = Pick(kProducts, random);
  options.subclasses = chance(2);
  if (chance(4))
    options.relation = Pick<Relation>({Relation::kTreats, Relation::kPrevents, Relation::kCauses}, random);
  if (chance(5)) options.assertion = static_cast<Assertion>((*random)() % 4);
  if (chance(5)) options.setting = static_cast<Setting>((*random)() % 6);
  if (chance(5)) options.outcome = static_cast<Outcome>((*random)() % 8);
  if (chance(5)) options.family = Pick<Family>({Family::kCell, Family::kVesicle}, random);
  if (chance(6)) options.source = "adipose";
  if (chance(6)) options.study_type = static_cast<StudyType>((*random)() % 13);
  if (chance(4)) options.since_year = 2012;
  if (chance(4)) options.until_year = 2015;
  if (chance(5)) options.since_commit = (*random)() % 3;
  if (chance(4))
    options.text = Pick<std::string>({"pain", "\"walking distance\"", "impr* \"not pain\""}, random);
  options.include_retracted = chance(4);
  options.min_documents = 1 + (*random)() % 3;
  options.contradictions = chance(6);
  options.sentences = 0;
  return options;
}

// The three text queries above, on the words joined by blanks.
bool HoldsText(const std::string& query, const std::string& sentence) {
  const std::string words = " " + NormaliseName(sentence) + " ";
  const auto has = [&](const char* part) { return words.find(part) != std::string::npos; };
  if (query == "pain") return has(" pain ");
  if (query == "\"walking distance\"") return has(" walking distance ");
  return has(" impr") && has(" not pain ");
}

using Row = std::map<std::string, size_t>;  // Name of the count -> count; "sentence <id>" -> 1.

class Naive {
 public:
  Naive(const Store& store, const QueryOptions& options) : store_(store), options_(options) {}

  std::map<std::string, Row> Answer() {
    EXPECT_TRUE(store_
                    .Documents([&](const std::string& id, const DocumentInfo& info) {
                      if (info.present && Accepts(info)) Take(id, info);
                      return true;
                    })
                    .ok());
    for (auto& [key, study] : studies_) CountStudy(key, study);
    std::map<std::string, Row> rows;
    for (auto& [id, columns] : columns_) {
      Row row;
      for (const auto& [name, members] : columns) row[name] = members.size();
      const size_t total = row["documents"] + row["reviews"];
      const size_t improves = columns["improves_human"].size() + columns["improves_animal"].size() +
                              columns["improves_other"].size();
      const bool contested = improves > 0 && row["no_benefit"] > 0;
      row.erase("no_benefit");
      std::erase_if(row, [](const auto& count) { return count.second == 0; });
      if (total >= options_.min_documents && (!options_.contradictions || contested)) rows[id] = row;
    }
    return rows;
  }

 private:
  using Key = std::tuple<std::string, Relation, std::string, Family, std::string>;  // Study ... product.
  struct Part {
    uint64_t hash;
    std::vector<ClaimMention> claims;
    bool operator<(const Part& other) const { return hash < other.hash; }
  };
  struct Study {
    std::vector<Part> parts;
    bool review = false, left_out = false;
  };

  bool Accepts(const DocumentInfo& info) const {
    const int year = info.record.year;
    if (options_.since_year != 0 && year < options_.since_year) return false;
    if (options_.until_year != 0 && (year == 0 || year > options_.until_year)) return false;
    if (options_.study_type && info.record.study_type != *options_.study_type) return false;
    return info.commit > options_.since_commit;
  }

  bool Accepts(const ClaimMention& claim) const {
    return IsTier1(claim.relation) && (!options_.relation || claim.relation == *options_.relation) &&
           (!options_.assertion || claim.assertion == *options_.assertion) &&
           (!options_.setting || claim.setting == *options_.setting) &&
           (!options_.family || claim.family == *options_.family) &&
           (options_.text.empty() || HoldsText(options_.text, claim.sentence.text)) &&
           IsAsked(options_.condition, claim.object.id);
  }

  // The concepts of claim_builder.h: the knee is below the joint, adipose cells below cells.
  bool IsAsked(const std::string& asked, const std::string& id) const {
    if (asked.empty() || asked == id) return true;
    return options_.subclasses && IsBroader(asked, id);
  }
  static bool IsBroader(const std::string& broad, const std::string& id) {
    return (broad == kJoint && id == kKnee) || (broad == kCells && id == kAdipose);
  }

  void Take(const std::string& id, const DocumentInfo& info) {
    std::map<std::tuple<Relation, std::string, Family>, std::vector<ClaimMention>> groups;
    const std::vector<ClaimMention> evidence = *store_.DocumentEvidence(id);
    for (const ClaimMention& claim : evidence) {
      if (Accepts(claim)) groups[{claim.relation, claim.object.id, claim.family}].push_back(claim);
    }
    for (auto& [key, claims] : groups) {
      std::set<std::string> products;
      for (const ClaimMention& claim : claims) products.insert(claim.subject.id);
      for (const std::string& product : products) {
        if (product == kCells && products.count(kAdipose) > 0) continue;
        if (!IsAsked(options_.therapy, product) || (!options_.source.empty() && product != kAdipose))
          continue;
        std::vector<ClaimMention> own;
        for (const ClaimMention& claim : claims) {
          if (claim.subject.id == product || IsBroader(claim.subject.id, product)) own.push_back(claim);
        }
        AddPart(id, info, product, own);
      }
    }
  }

  void AddPart(const std::string& id, const DocumentInfo& info, const std::string& product,
               const std::vector<ClaimMention>& claims) {
    const std::set<StudyType> reviews = {StudyType::kReview, StudyType::kSystematicReview,
                                         StudyType::kMetaAnalysis, StudyType::kEditorial};
    const bool review = reviews.count(info.record.study_type) > 0;
    const bool left_out = info.retracted && !options_.include_retracted;
    const bool registered = !info.record.nct.empty() && !review;
    // A retracted report is no part of what the study says, but counts as a retracted report of that study.
    const std::string name = registered ? info.record.nct : id;
    const ClaimMention& first = claims.front();
    Study& study = studies_[{name + (left_out ? "\n" + id : ""), first.relation, first.object.id,
                             first.family, product}];
    study.review = review;
    study.left_out = left_out;
    study.parts.push_back({Hash64(id), claims});
  }

  void CountStudy(const Key& key, Study& study) {
    std::sort(study.parts.begin(), study.parts.end());
    std::vector<ClaimMention> claims;
    for (const Part& part : study.parts) claims.insert(claims.end(), part.claims.begin(), part.claims.end());
    const Verdict verdict = Verdicts(claims).front();
    if (options_.outcome && verdict.outcome != *options_.outcome) return;
    const std::string full = std::get<0>(key), name = full.substr(0, full.find('\n'));
    auto& columns = columns_[options_.condition.empty() ? verdict.object_id : std::get<4>(key)];
    if (study.left_out) {
      columns["retracted"].insert(name);
      return;
    }
    columns[study.review ? "reviews" : "documents"].insert(name);
    if (!study.review) CountVerdict(verdict, claims, name, &columns);
    if (options_.contradictions) return;
    for (const ClaimMention& claim : claims) columns["sentence " + claim.evidence_id].insert("");
  }

  static void CountVerdict(const Verdict& verdict, const std::vector<ClaimMention>& claims,
                           const std::string& name, std::map<std::string, std::set<std::string>>* columns) {
    const auto add = [&](const char* column) { (*columns)[column].insert(name); };
    for (const ClaimMention& claim : claims) {
      if (claim.outcome == Outcome::kSafeOnly) add("safe_statements");
    }
    if (verdict.relation == Relation::kCauses) {
      if (verdict.assertion == Assertion::kNegated) {
        add("safe");
        return add("safe_statements");
      }
      if (verdict.assertion == Assertion::kInvestigated) return add("investigated");
      add("harms");
      return add("causes");
    }
    const bool animal = verdict.setting == Setting::kAnimalModel || verdict.setting == Setting::kVeterinary;
    switch (verdict.outcome) {
      case Outcome::kImproves:
        return add(verdict.setting == Setting::kHuman ? "improves_human"
                   : animal                           ? "improves_animal"
                                                      : "improves_other");
      case Outcome::kNoDifference:
        add("no_benefit");
        return add("no_difference");
      case Outcome::kEquivalent:
        return add("no_difference");
      case Outcome::kWorsens:
        add("no_benefit");
        add("harms");
        return add("negative");
      case Outcome::kMixed:
        return add("mixed");
      case Outcome::kSafeOnly:
        return add("safe");
      case Outcome::kUsed:
      case Outcome::kNone:
        return add("investigated");
    }
  }

  const Store& store_;
  const QueryOptions& options_;
  std::map<Key, Study> studies_;
  std::map<std::string, std::map<std::string, std::set<std::string>>> columns_;  // Row -> column -> studies.
};

Row ToRow(const QueryRow& row) {
  Row out = {{"documents", row.documents},
             {"reviews", row.reviews},
             {"improves_human", row.improves_human},
             {"improves_animal", row.improves_animal},
             {"improves_other", row.improves_other},
             {"no_difference", row.no_difference},
             {"negative", row.negative},
             {"mixed", row.mixed},
             {"investigated", row.investigated},
             {"safe", row.safe},
             {"causes", row.causes},
             {"safe_statements", row.safe_statements},
             {"harms", row.harms},
             {"retracted", row.retracted}};
  for (const EvidenceSentence& sentence : row.sentences) ++out["sentence " + sentence.evidence_id];
  std::erase_if(out, [](const auto& count) { return count.second == 0; });
  return out;
}

std::string Describe(const QueryOptions& o) {
  std::string out =
      "condition " + o.condition + ", therapy " + o.therapy + ", text " + o.text + ", source " + o.source;
  if (o.relation) out += ", " + std::string(EnumName(*o.relation));
  if (o.outcome) out += ", " + std::string(EnumName(*o.outcome));
  if (o.setting) out += ", " + std::string(EnumName(*o.setting));
  if (o.assertion) out += ", " + std::string(EnumName(*o.assertion));
  return out + (o.subclasses ? ", subclasses" : "") + (o.contradictions ? ", contradictions" : "");
}

TEST(QueryAgreementTest, EqualsAScanOfAllEvidence) {
  std::mt19937 random(20);
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  const auto load = [&](int first, int last) {
    std::vector<DocumentSpec> documents;
    for (int i = first; i < last; ++i) documents.push_back(RandomDocument(i, &random));
    std::vector<Record> records = MakeLoad(documents);
    records.insert(records.begin() + 1,
                   ConceptRecord{.id = kVesicles, .label = "MSC vesicle", .type = "therapy"});
    EXPECT_EQ(LoadRecords(records, store.get()), absl::OkStatus());
  };
  load(0, kDocuments / 2);
  load(kDocuments / 3, kDocuments);  // Some are replaced.
  ASSERT_EQ(store->Validate(), absl::OkStatus());
  size_t with_rows = 0;
  for (int i = 0; i < kQuestions; ++i) {
    const QueryOptions options = RandomQuestion(&random);
    auto answer = RunQuery(*store, options);
    ASSERT_TRUE(answer.ok()) << answer.status();
    std::map<std::string, Row> rows;
    for (const QueryRow& row : answer->rows) rows[row.id] = ToRow(row);
    EXPECT_EQ(rows, Naive(*store, options).Answer()) << Describe(options);
    with_rows += rows.empty() ? 0 : 1;
    const auto rank = [](const QueryRow& row) {
      return std::tuple(row.improves_human, row.improves_animal, row.total());
    };
    for (size_t r = 1; r < answer->rows.size() && !options.contradictions; ++r)
      EXPECT_GE(rank(answer->rows[r - 1]), rank(answer->rows[r])) << Describe(options);
  }
  EXPECT_GT(with_rows, static_cast<size_t>(kQuestions) / 3) << "most questions have to ask something";
}

}  // namespace
}  // namespace mscgraph
