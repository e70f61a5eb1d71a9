#ifndef MSCGRAPH_EXTRACT_MENTION_MENTION_FINDER_H_
#define MSCGRAPH_EXTRACT_MENTION_MENTION_FINDER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/condition_finder.h"
#include "extract/mention/defined_names.h"
#include "extract/mention/given_finder.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/mention.h"
#include "extract/mention/therapy_finder.h"
#include "extract/mention/word_classes.h"
#include "extract/text/tokenizer.h"

namespace mscgraph {

// Tokenize without the hyphens and dashes inside words: names are matched word by word.
std::vector<Token> NameTokens(std::string_view text, Span range);

// A short form that the document defines, and what its long form names.
struct ShortForm {
  std::string text;    // As defined, without a plural s.
  bool names = false;  // False: the long form is no therapy and no condition, so the short form is neither.
  Mention concept_of;  // Id, label, type and family of the long form, if `names`.
};

// All mentions of a sentence: document abbreviations win over patterns, patterns and lexicon by length.
// Const and thread-safe after Create.
class MentionFinder {
 public:
  // Reads `rules`/lexicon, `rules`/wordlists and `rules`/context/annotation_types.json, then `lexicons`,
  // tables as `lexicon import` writes them.
  static absl::StatusOr<std::unique_ptr<MentionFinder>> Create(const std::string& rules,
                                                               const std::vector<std::string>& lexicons = {});

  std::vector<ShortForm> ShortForms(std::string_view text) const;
  // The concepts of ambiguous short forms that stand where only a condition can: "patients with MS", "MS
  // patients", "treatment of MS". Forms of several concepts are left out.
  std::vector<std::string> FramedConditions(std::string_view text, const std::vector<Token>& tokens) const;
  // The ambiguous short forms of the lexicon that `tokens` hold and that stand for one of `named`, the
  // concepts that the document names in full: "MS" where it also says "multiple sclerosis". Forms in `known`
  // are left alone.
  std::vector<ShortForm> ImpliedShortForms(std::string_view text, const std::vector<Token>& tokens,
                                           const absl::flat_hash_set<std::string>& named,
                                           const std::vector<ShortForm>& known) const;
  // The product names that a sentence with these mentions defines: "ZYX-001, an allogeneic MSC product".
  std::vector<ShortForm> ProductNames(std::string_view text, Span sentence,
                                      const std::vector<Mention>& mentions) const;
  // Whether a document without a word of MSC may still mean them by "stem cells": it says nothing of other
  // stem cells or of the blood.
  bool MayMeanMsc(std::string_view text) const { return therapies_.MayMeanMsc(text); }
  // Non-overlapping, in order.
  // See ConditionFinder::IsManifestation.
  bool IsManifestation(std::string_view label) const { return conditions_->IsManifestation(label); }

  std::vector<Mention> Find(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<ShortForm>& short_forms) const;

  const GivenFinder& given() const { return *given_; }
  const ConditionWords& condition_words() const { return conditions_->words(); }

  // The concept of a mention's id, as it goes into claims.jsonl.
  ConceptRecord Concept(const Mention& mention) const;
  // The broader concepts of `node`, all the way up, nearest first, each once: a store can then answer for a
  // class.
  std::vector<ConceptRecord> Broader(const ConceptRecord& node) const;

  const WordClasses& classes() const { return classes_; }

 private:
  MentionFinder(Lexicon lexicon, WordClasses classes, TherapyFinder therapies, DefinedNames names)
      : lexicon_(std::move(lexicon)),
        classes_(std::move(classes)),
        therapies_(std::move(therapies)),
        names_(std::move(names)) {}

  // Conditions whose name goes on behind a short form in brackets: "spinal cord (SC) injury".
  std::vector<Mention> AroundAsides(std::string_view text, const std::vector<Token>& tokens) const;

  Lexicon lexicon_;
  WordClasses classes_;
  TherapyFinder therapies_;
  DefinedNames names_;
  std::unique_ptr<ConditionFinder> conditions_;
  std::unique_ptr<GivenFinder> given_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_MENTION_FINDER_H_
