#ifndef MSCGRAPH_EXTRACT_RELATION_RULE_H_
#define MSCGRAPH_EXTRACT_RELATION_RULE_H_

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/mention.h"
#include "extract/mention/word_classes.h"
#include "extract/relation/phrase_pattern.h"
#include "extract/relation/phrase_words.h"
#include "schemas/claim.h"

namespace mscgraph {

enum class RuleAction { kEmit, kSuppress };

// What a rule's match is worth. A firm rule reads a claim by itself. A supporting rule reads weaker forms and
// those that leave an argument out; it only adds evidence to a claim that a firm rule reads in the same
// document.
enum class Standing { kFirm, kSupporting };

// One relation rule of rules/relations/*.json. The language is described in docs/rules.md.
struct Rule {
  std::string id;
  RuleAction action = RuleAction::kEmit;
  Relation relation = Relation::kTreats;
  std::string pattern;                 // As written.
  std::unique_ptr<RE2> regexp;         // Group 1: the trigger. Null for mechanism rules.
  std::vector<PhrasePattern> phrases;  // The forms of a mechanism rule: a match of one is a match.
  // What a masked sentence must hold for a match: of each list one mask, followed by a blank.
  std::vector<std::vector<std::string>> needs;
  bool pair = false;          // The pattern has both slots,
  bool therapy_first = true;  // the therapy before the condition.
  bool noun_phrase = false;   // The object is a {np}, not a {condition}.
  Standing standing = Standing::kFirm;
  bool fallback = false;         // Counts only where no other firm rule reads a tier 1 claim in the sentence.
  bool implicit_object = false;  // No {condition}: the object is the condition that the document is about.
  // No {therapy}: the subject is the product that treats the condition elsewhere.
  bool implicit_subject = false;
  double confidence = 0.5;  // The author's: of two rules that read one pair the higher wins.
  // The share of right claims among those that people have judged, see calibration.h.
  double calibrated = 0.5;
  bool nominal = false;  // No finite verb carries the claim: a title of this form is `investigated`.
  std::optional<Assertion> assertion;       // What the form says in the absence of any cue.
  Outcome outcome = Outcome::kNone;         // Of an affirmed claim.
  std::vector<std::string> unless_between;  // Masks that may not stand inside the match.
  std::vector<std::string> unless_left;     // Masks that may not stand in the four items before it.
  std::vector<Section> sections;            // If set, the sentence stands in one of these.
  std::vector<std::string> requires_any;    // If set, one of these masks stands in the sentence.
  std::vector<std::string> object_words;    // If set, the object's name holds one of these words.
  std::vector<std::string> unless_object;   // The object's name holds none of these words.
  bool adjectives = false;                  // The objects are what the adjectives of the {np} stand for.
  bool conditions = false;       // Conditions may be objects of this mechanism rule: "repair damaged tissue".
  std::vector<Family> families;  // If set, the subject is of one of these.
  std::vector<std::string> subject_words;  // If set, the subject's name holds one of these words.
  std::vector<Relation> suppresses;        // Of a suppressing rule: these relations only; if empty, all.
  std::vector<std::string> examples, counter_examples;
  std::string file;

  // Whether a name with these words may be the object. Every word is normalised (NameWords).
  bool ObjectPasses(const std::vector<std::string>& name) const;
  // Whether this therapy may be the subject.
  bool SubjectPasses(const Mention& therapy) const;
};

// Reads every *.json of `folder` in the order of names. Every error of every file is reported at once, with
// file, rule and field: kInvalidArgument. Mechanism rules are written in `words`, others in
// `classes`; an empty `words` could not be read, and patterns of mechanisms are then not compiled.
absl::StatusOr<std::vector<Rule>> LoadRules(const std::string& folder, const WordClasses& classes,
                                            const PhraseWords& words);

// The rules of one file's text; `file` is its name in messages. Errors as LoadRules.
absl::StatusOr<std::vector<Rule>> ParseRules(const std::string& text, const std::string& file,
                                             const WordClasses& classes, const PhraseWords& words);

// Compiles the pattern of a rule whose keys are set, fills in what follows from it, and appends every fault,
// as "key: what is wrong".
void CompileRule(const WordClasses& classes, const PhraseWords& words, Rule* rule,
                 std::vector<std::string>* faults);

// What is wrong with the id of a rule, empty if nothing is.
std::string RuleIdFault(const std::string& id);

// A text that begins so is a gap that `mscgraph rules new` left for the rule writer to fill.
inline constexpr std::string_view kFillIn = "FILL IN";

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_RULE_H_
