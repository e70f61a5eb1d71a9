#ifndef MSCGRAPH_EXTRACT_ANALYSIS_H_
#define MSCGRAPH_EXTRACT_ANALYSIS_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/assertion/assertion.h"
#include "extract/assertion/study.h"
#include "extract/mention/mention_finder.h"
#include "extract/relation/masked_sentence.h"
#include "extract/relation/matcher.h"
#include "extract/relation/rule.h"
#include "extract/text/sentence_splitter.h"
#include "extract/text/tokenizer.h"
#include "schemas/text/utf8.h"

namespace mscgraph {

// The compiled rules folder: everything that extraction needs to know. Const after LoadKnowledge.
struct Knowledge {
  std::unique_ptr<MentionFinder> mentions;
  std::vector<Rule> rules;
  std::unique_ptr<AssertionClassifier> assertion;
  std::unique_ptr<StudyClassifier> study;
  std::string rules_hash, lexicon_hash;
};
absl::StatusOr<Knowledge> LoadKnowledge(const std::string& folder);

// One sentence on its way through the steps.
struct SentenceAnalysis {
  Sentence sentence;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
};

// Sentences with their mentions. Generic therapies ("the stem cells", "exosomes") are resolved to the product
// that the document names most, or dropped if it names none.
struct DocumentAnalysis {
  std::vector<ShortForm> short_forms;
  std::vector<SentenceAnalysis> sentences;
  bool about_msc = false;
};
DocumentAnalysis Analyse(const Document& document, const MentionFinder& finder);

// The claim mentions of one analysed sentence, without evidence ids (they need the whole document).
struct BuiltClaim {
  ClaimMention claim;
  Mention subject;
  std::optional<Mention> object;
  bool implicit_object =
      false;  // The object is the condition that the document is about; the caller fills it in.
};
std::vector<BuiltClaim> BuildClaims(const Document& document, const SentenceAnalysis& analysis,
                                    const Study& study, const Knowledge& knowledge,
                                    const CodePointIndex& code_points);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ANALYSIS_H_
