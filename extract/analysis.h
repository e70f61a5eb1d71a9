#ifndef MSCGRAPH_EXTRACT_ANALYSIS_H_
#define MSCGRAPH_EXTRACT_ANALYSIS_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/assertion/assertion.h"
#include "extract/assertion/cue_finder.h"
#include "extract/assertion/outcome.h"
#include "extract/assertion/qualifiers.h"
#include "extract/assertion/study.h"
#include "extract/assertion/zone.h"
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
  PhraseWords phrase_words;
  std::vector<Rule> rules;
  std::unique_ptr<RelationMatcher> relations;  // Over `rules`.
  std::unique_ptr<CueFinder> cues;
  std::unique_ptr<AssertionClassifier> assertion;
  std::unique_ptr<OutcomeClassifier> outcome;
  std::unique_ptr<ZoneFinder> zones;
  std::unique_ptr<StudyClassifier> study;
  std::unique_ptr<QualifierReader> qualifiers;
  std::string rules_hash, lexicon_hash;
};
// `lexicons`: tables of a user, besides those of the folder.
absl::StatusOr<Knowledge> LoadKnowledge(const std::string& folder,
                                        const std::vector<std::string>& lexicons = {});

// One sentence on its way through the steps.
struct SentenceAnalysis {
  Sentence sentence;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
  SentenceCues cues;                  // Filled in by MarkZones, as is:
  Section zone = Section::kAbstract;  // The section, or what the words say where there is no label.
};

// Sentences with their mentions. Generic therapies ("the stem cells", "exosomes") are resolved to the product
// that the document names most, or dropped if it names none.
struct DocumentAnalysis {
  std::vector<ShortForm> short_forms;
  std::vector<SentenceAnalysis> sentences;
  bool names_therapy = false;  // Names an MSC product, a concentrate, or a therapy that the input gives.
  bool about_msc = false;      // Names an MSC product.
};
DocumentAnalysis Analyse(const Document& document, const MentionFinder& finder,
                         Entities entities = Entities::kBoth);
// The cues of assertion and outcome in every sentence, and what each sentence does.
void MarkZones(const Knowledge& knowledge, DocumentAnalysis* analysis);

// A claim mention on its way. Supporting rules may leave one argument out; FirmClaims fills it in.
struct BuiltClaim {
  ClaimMention claim;
  const Rule* rule = nullptr;      // That reads it.
  std::optional<Mention> subject;  // Null: left out.
  std::optional<Mention> object;   // Null: left out, or a process that no lexicon lists.
  bool implicit_object = false;    // Left out: the condition that the document is about.
  bool qualified = false;          // The words around the subject say more of it, see Qualify.
};

// The claim mentions that the rules of one standing read in one sentence, without evidence ids (they need the
// whole document). `masked` is the sentence's masked form.
std::vector<BuiltClaim> BuildClaims(const Document& document, const SentenceAnalysis& analysis,
                                    const MaskedSentence& masked, Standing standing, const Study& study,
                                    const Knowledge& knowledge, const CodePointIndex& code_points);

// Fills in the qualifiers and roles of the claims of one sentence: once they are final, for most claims that
// rules read are dropped again.
void Qualify(std::string_view text, Span sentence, const QualifierReader& reader,
             std::vector<BuiltClaim>* claims);

// All claims of an analysed document, in order of the text: firm ones first, then, of a document that has
// any, the evidence that supporting rules add.
std::vector<BuiltClaim> BuildAllClaims(const Document& document, const DocumentAnalysis& analysis,
                                       const Study& study, const Knowledge& knowledge,
                                       const CodePointIndex& code_points);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ANALYSIS_H_
