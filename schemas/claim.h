#ifndef MSCGRAPH_SCHEMAS_CLAIM_H_
#define MSCGRAPH_SCHEMAS_CLAIM_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "schemas/span.h"

namespace mscgraph {

// The closed lists of the data model. Each has a wire name (EnumName) and a parser (ParseEnum), in claim.cc.
enum class Relation { kTreats, kPrevents, kCauses, kPromotes, kInhibits, kSecretes, kDifferentiatesInto };
enum class Assertion { kAffirmed, kSpeculative, kInvestigated, kNegated };
enum class Outcome { kImproves, kNoDifference, kEquivalent, kWorsens, kMixed, kUsed, kSafeOnly, kNone };
enum class Setting { kHuman, kVeterinary, kAnimalModel, kExVivo, kInVitro, kUnspecified };
// kOther: a therapy that an annotation of the input gives, a drug say; it is no MSC product.
enum class Family { kCell, kVesicle, kSecretome, kConcentrate, kOther };
enum class Role { kAdministered, kProductInVitro, kDeliveryVehicle, kEndogenous, kTarget };
enum class Match { kExact, kNarrowerThanId, kLocal };
enum class Comparator { kPlacebo, kNoTreatment, kBaseline, kActive, kDose };
enum class StudyType {
  kMetaAnalysis,
  kSystematicReview,
  kRandomizedTrial,
  kClinicalTrial,
  kTrialProtocol,
  kTrialRecord,
  kObservational,
  kCaseReport,
  kReview,
  kAnimalStudy,
  kInVitroStudy,
  kEditorial,
  kUnspecified
};

// EnumName: the wire name ("no_difference"). ParseEnum: its inverse, false for an unknown name. EnumNames:
// all of them, for messages; its argument only chooses the type.
#define MSCGRAPH_ENUM(Type)                           \
  std::string_view EnumName(Type value);              \
  bool ParseEnum(std::string_view name, Type* value); \
  std::vector<std::string> EnumNames(Type);
MSCGRAPH_ENUM(Relation)
MSCGRAPH_ENUM(Assertion)
MSCGRAPH_ENUM(Outcome)
MSCGRAPH_ENUM(Setting)
MSCGRAPH_ENUM(Family)
MSCGRAPH_ENUM(Role)
MSCGRAPH_ENUM(Match)
MSCGRAPH_ENUM(Comparator)
MSCGRAPH_ENUM(StudyType)
#undef MSCGRAPH_ENUM

// treats, prevents and causes relate a therapy to a condition; the others are mechanisms (tier 2).
bool IsTier1(Relation relation);

// A piece of text as it stands in the document. `begin` and `end` are code points of Document::text.
struct Quote {
  std::string text;
  size_t begin = 0;
  size_t end = 0;
  friend bool operator==(const Quote&, const Quote&) = default;
};

// Subject or object of a claim mention.
struct Argument {
  std::string id;     // CURIE, always set.
  std::string label;  // Preferred name of the concept.
  std::string type;   // "therapy", "condition", "process", ...
  Match match = Match::kExact;
  Quote quote;
  bool implicit = false;               // The quote is the antecedent, outside the evidence sentence.
  std::vector<std::string> modifiers;  // "acute", "steroid-refractory": not part of the concept.
  friend bool operator==(const Argument&, const Argument&) = default;
};

// A claim mention (evidence): what one sentence of one document says. One `claim` line of claims.jsonl.
struct ClaimMention {
  std::string doc;          // Document::id
  std::string evidence_id;  // 15 hex digits; see schemas/ids.h
  std::string claim_id;     // 15 hex digits
  Relation relation = Relation::kTreats;
  Assertion assertion = Assertion::kAffirmed;
  Outcome outcome = Outcome::kNone;
  std::optional<Comparator> comparator;
  Argument subject;
  Family family = Family::kCell;  // Of the subject.
  Argument object;
  Quote sentence;
  Section section = Section::kAbstract;
  Quote trigger;
  std::optional<Quote> cue;  // The words that decided the assertion, if not affirmed.
  std::string rule;
  std::vector<std::string> also;  // Other rules that read the same claim here.
  double confidence = 0;          // (0, 1]
  Role role = Role::kAdministered;
  Setting setting = Setting::kUnspecified;
  std::string species;  // "human", "mouse" ...; empty if the text does not say.
  StudyType study_type = StudyType::kUnspecified;
  std::map<std::string, std::string> qualifiers;  // donor, dose, route, priming ... -> text
};

// The document's verdict on one (subject, relation, object).
struct Verdict {
  std::string doc;
  Relation relation = Relation::kTreats;
  std::string subject_id, subject_label;
  Family family = Family::kCell;
  std::string object_id, object_label, object_text;
  Assertion assertion = Assertion::kAffirmed;  // The strongest.
  Outcome outcome = Outcome::kNone;
  Setting setting = Setting::kUnspecified;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_CLAIM_H_
