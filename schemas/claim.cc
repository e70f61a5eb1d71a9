#include "schemas/claim.h"

#include <array>
#include <utility>

namespace mscgraph {
namespace {

template <typename Enum>
using Names = std::pair<Enum, std::string_view>;

constexpr std::array kRelations = {
    Names<Relation>{Relation::kTreats, "treats"},
    Names<Relation>{Relation::kPrevents, "prevents"},
    Names<Relation>{Relation::kCauses, "causes"},
    Names<Relation>{Relation::kPromotes, "promotes"},
    Names<Relation>{Relation::kInhibits, "inhibits"},
    Names<Relation>{Relation::kSecretes, "secretes"},
    Names<Relation>{Relation::kDifferentiatesInto, "differentiates_into"},
};
constexpr std::array kAssertions = {
    Names<Assertion>{Assertion::kAffirmed, "affirmed"},
    Names<Assertion>{Assertion::kSpeculative, "speculative"},
    Names<Assertion>{Assertion::kInvestigated, "investigated"},
    Names<Assertion>{Assertion::kNegated, "negated"},
};
constexpr std::array kOutcomes = {
    Names<Outcome>{Outcome::kImproves, "improves"},
    Names<Outcome>{Outcome::kNoDifference, "no_difference"},
    Names<Outcome>{Outcome::kEquivalent, "equivalent"},
    Names<Outcome>{Outcome::kWorsens, "worsens"},
    Names<Outcome>{Outcome::kMixed, "mixed"},
    Names<Outcome>{Outcome::kUsed, "used"},
    Names<Outcome>{Outcome::kSafeOnly, "safe_only"},
    Names<Outcome>{Outcome::kNone, "none"},
};
constexpr std::array kSettings = {
    Names<Setting>{Setting::kHuman, "human"},
    Names<Setting>{Setting::kVeterinary, "veterinary"},
    Names<Setting>{Setting::kAnimalModel, "animal_model"},
    Names<Setting>{Setting::kExVivo, "ex_vivo"},
    Names<Setting>{Setting::kInVitro, "in_vitro"},
    Names<Setting>{Setting::kUnspecified, "unspecified"},
};
constexpr std::array kFamilies = {
    Names<Family>{Family::kCell, "cell"},           Names<Family>{Family::kVesicle, "vesicle"},
    Names<Family>{Family::kSecretome, "secretome"}, Names<Family>{Family::kConcentrate, "concentrate"},
    Names<Family>{Family::kOther, "other"},
};
constexpr std::array kRoles = {
    Names<Role>{Role::kAdministered, "administered"},
    Names<Role>{Role::kProductInVitro, "product_in_vitro"},
    Names<Role>{Role::kDeliveryVehicle, "delivery_vehicle"},
    Names<Role>{Role::kEndogenous, "endogenous"},
    Names<Role>{Role::kTarget, "target"},
};
constexpr std::array kMatches = {
    Names<Match>{Match::kExact, "exact"},
    Names<Match>{Match::kNarrowerThanId, "narrower_than_id"},
    Names<Match>{Match::kLocal, "local"},
};
constexpr std::array kComparators = {
    Names<Comparator>{Comparator::kPlacebo, "placebo"},
    Names<Comparator>{Comparator::kNoTreatment, "no_treatment"},
    Names<Comparator>{Comparator::kBaseline, "baseline"},
    Names<Comparator>{Comparator::kActive, "active"},
    Names<Comparator>{Comparator::kDose, "dose"},
};
constexpr std::array kStudyTypes = {
    Names<StudyType>{StudyType::kMetaAnalysis, "meta_analysis"},
    Names<StudyType>{StudyType::kSystematicReview, "systematic_review"},
    Names<StudyType>{StudyType::kRandomizedTrial, "randomized_trial"},
    Names<StudyType>{StudyType::kClinicalTrial, "clinical_trial"},
    Names<StudyType>{StudyType::kTrialProtocol, "trial_protocol"},
    Names<StudyType>{StudyType::kTrialRecord, "trial_record"},
    Names<StudyType>{StudyType::kObservational, "observational"},
    Names<StudyType>{StudyType::kCaseReport, "case_report"},
    Names<StudyType>{StudyType::kReview, "review"},
    Names<StudyType>{StudyType::kAnimalStudy, "animal_study"},
    Names<StudyType>{StudyType::kInVitroStudy, "in_vitro_study"},
    Names<StudyType>{StudyType::kEditorial, "editorial"},
    Names<StudyType>{StudyType::kUnspecified, "unspecified"},
};

template <typename Table, typename Enum>
std::string_view Find(const Table& table, Enum value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return {};
}

template <typename Table, typename Enum>
bool FindName(const Table& table, std::string_view wanted, Enum* value) {
  for (const auto& [candidate, name] : table) {
    if (name != wanted) continue;
    *value = candidate;
    return true;
  }
  return false;
}

template <typename Table>
std::vector<std::string> AllNames(const Table& table) {
  std::vector<std::string> out;
  for (const auto& row : table) out.emplace_back(row.second);
  return out;
}

}  // namespace

#define MSCGRAPH_ENUM(Type, table)                                                            \
  std::string_view EnumName(Type value) { return Find(table, value); }                        \
  bool ParseEnum(std::string_view name, Type* value) { return FindName(table, name, value); } \
  std::vector<std::string> EnumNames(Type) { return AllNames(table); }
MSCGRAPH_ENUM(Relation, kRelations)
MSCGRAPH_ENUM(Assertion, kAssertions)
MSCGRAPH_ENUM(Outcome, kOutcomes)
MSCGRAPH_ENUM(Setting, kSettings)
MSCGRAPH_ENUM(Family, kFamilies)
MSCGRAPH_ENUM(Role, kRoles)
MSCGRAPH_ENUM(Match, kMatches)
MSCGRAPH_ENUM(Comparator, kComparators)
MSCGRAPH_ENUM(StudyType, kStudyTypes)
#undef MSCGRAPH_ENUM

bool IsTier1(Relation relation) {
  return relation == Relation::kTreats || relation == Relation::kPrevents || relation == Relation::kCauses;
}

}  // namespace mscgraph
