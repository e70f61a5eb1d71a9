#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "absl/strings/match.h"
#include "extract/analysis.h"

namespace mscgraph {
namespace {

// The claims that firm rules read in a document: what supporting rules may lean on.
class FirmClaims {
 public:
  // What is said of a manifestation ("MSCs relieved motor deficits") is said of the disease that the document
  // treats, if it treats any: such claims are rewritten.
  FirmClaims(const MentionFinder& finder, std::vector<std::vector<BuiltClaim>>* by_sentence) {
    auto is_manifestation = [&](const BuiltClaim& found) {
      return found.claim.relation == Relation::kTreats && found.object && !found.object->given &&
             (finder.IsManifestation(found.object->label) ||
              finder.IsManifestation(found.claim.object.quote.text));
    };
    Collect(*by_sentence, [&](const BuiltClaim& found) { return !is_manifestation(found); });
    for (std::vector<BuiltClaim>& sentence : *by_sentence) {
      for (BuiltClaim& found : sentence) {
        const BuiltClaim* focus = is_manifestation(found) ? Focus(found.claim.family) : nullptr;
        if (focus) TakeObject(*focus, &found);
      }
    }
    claims_.clear();
    Collect(*by_sentence, [](const BuiltClaim&) { return true; });
  }

  bool empty() const { return claims_.empty(); }

  // Fills in the argument that a supporting rule left out; false if no firm claim supports what is read.
  bool Complete(BuiltClaim* found) const {
    const BuiltClaim* model = found->implicit_object ? Focus(found->claim.family) : Partner(*found);
    if (!model) return false;
    if (found->implicit_object) TakeObject(*model, found);
    if (!found->subject) {
      found->subject = model->subject;
      found->claim.subject = model->claim.subject;
      found->claim.family = model->claim.family;
      found->claim.subject.implicit = true;
    }
    return true;
  }

 private:
  static void TakeObject(const BuiltClaim& model, BuiltClaim* found) {
    found->object = model.object;
    found->claim.object = model.claim.object;
    found->claim.object.implicit = true;
  }

  template <typename Counts>
  void Collect(const std::vector<std::vector<BuiltClaim>>& by_sentence, Counts counts) {
    for (const std::vector<BuiltClaim>& sentence : by_sentence) {
      for (const BuiltClaim& found : sentence) {
        if (IsTier1(found.claim.relation) && counts(found)) claims_.push_back(found);
      }
    }
  }

  // "osteoarthritis" says no more than "knee osteoarthritis".
  static bool SaysNoMore(const std::string& id, const std::string& label, const Argument& firm) {
    return id == firm.id || absl::EndsWith(firm.label, " " + label);
  }

  // The first firm claim with most evidence by `key`; claims of the title weigh more. Null if `counts`
  // refuses all.
  template <typename Counts, typename Key>
  const BuiltClaim* Foremost(Counts counts, Key key) const {
    constexpr int kTitleWeight = 1000;
    std::map<std::string, std::pair<int, const BuiltClaim*>> groups;
    for (const BuiltClaim& firm : claims_) {
      if (!counts(firm)) continue;
      auto& [count, first] = groups[key(firm)];
      count += firm.claim.section == Section::kTitle ? kTitleWeight : 1;
      if (!first) first = &firm;
    }
    const BuiltClaim* out = nullptr;
    int best = 0;
    for (const auto& [id, counted] : groups) {
      if (counted.first > best) std::tie(best, out) = counted;
    }
    return out;
  }

  // The condition that the document treats with a product of this family.
  const BuiltClaim* Focus(Family family) const {
    return Foremost(
        [&](const BuiltClaim& firm) {
          return firm.claim.relation == Relation::kTreats && firm.claim.family == family;
        },
        [](const BuiltClaim& firm) { return firm.claim.object.id; });
  }

  // The firm claim that says the same, or the same of any product if the subject was left out. What harm was
  // seen or not seen is told of the product of the document, whatever it treats.
  const BuiltClaim* Partner(const BuiltClaim& found) const {
    return Foremost(
        [&](const BuiltClaim& firm) {
          if (!found.subject && found.claim.relation == Relation::kCauses) return true;
          return firm.claim.relation == found.claim.relation &&
                 (!found.subject || firm.claim.family == found.claim.family) &&
                 SaysNoMore(found.claim.object.id, found.claim.object.label, firm.claim.object);
        },
        [](const BuiltClaim& firm) { return firm.claim.subject.id; });
  }

  std::vector<BuiltClaim> claims_;
};

bool NamesTherapy(const SentenceAnalysis& sentence) {
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(),
                     [](const Mention& m) { return m.type == MentionType::kTherapy; });
}

// How much of a claim its sentence says: both arguments, the condition, only the therapy.
int Explicitness(const BuiltClaim& found) {
  if (found.implicit_object) return 0;
  return found.subject ? 2 : 1;
}

// Adds to the claims of a sentence what supporting rules read in it: of each condition only what says most,
// and a condition that is left out only where none is spoken of.
void AddSupport(const FirmClaims& firm, std::vector<BuiltClaim> supporting,
                std::vector<BuiltClaim>* sentence) {
  std::stable_sort(supporting.begin(), supporting.end(), [](const BuiltClaim& a, const BuiltClaim& b) {
    return Explicitness(a) > Explicitness(b);
  });
  for (BuiltClaim& found : supporting) {
    bool covered = std::any_of(sentence->begin(), sentence->end(), [&](const BuiltClaim& other) {
      return IsTier1(other.claim.relation) &&
             (found.implicit_object || other.claim.object.id == found.claim.object.id);
    });
    if (!covered && firm.Complete(&found)) sentence->push_back(std::move(found));
  }
}

// One sentence says one thing of a therapy and a condition, whatever the number of words for them: the form
// whose rule is the surest says what.
void Agree(std::vector<BuiltClaim>* sentence) {
  const auto same = [](const ClaimMention& a, const ClaimMention& b) {
    return a.relation == b.relation && a.family == b.family && a.object.id == b.object.id;
  };
  for (BuiltClaim& found : *sentence) {
    const BuiltClaim* best = &found;
    for (const BuiltClaim& other : *sentence) {
      if (same(found.claim, other.claim) && other.rule->confidence > best->rule->confidence) best = &other;
    }
    found.claim.assertion = best->claim.assertion;
    found.claim.outcome = best->claim.outcome;
    found.claim.cue = best->claim.cue;
  }
}

}  // namespace

std::vector<BuiltClaim> BuildAllClaims(const Document& document, const DocumentAnalysis& analysis,
                                       const Study& study, const Knowledge& knowledge,
                                       const CodePointIndex& code_points) {
  const WordClasses& classes = knowledge.mentions->classes();
  std::vector<std::vector<BuiltClaim>> built(analysis.sentences.size());
  std::vector<std::optional<MaskedSentence>> masked(analysis.sentences.size());
  for (size_t i = 0; i < built.size(); ++i) {
    const SentenceAnalysis& sentence = analysis.sentences[i];
    if (!NamesTherapy(sentence)) continue;
    masked[i].emplace(sentence.tokens, document.text, sentence.mentions, classes);
    built[i] = BuildClaims(document, sentence, *masked[i], Standing::kFirm, study, knowledge, code_points);
  }
  FirmClaims firm(*knowledge.mentions, &built);
  for (size_t i = 0; i < built.size() && !firm.empty(); ++i) {
    const SentenceAnalysis& sentence = analysis.sentences[i];
    if (sentence.mentions.empty()) continue;
    if (!masked[i]) masked[i].emplace(sentence.tokens, document.text, sentence.mentions, classes);
    AddSupport(
        firm,
        BuildClaims(document, sentence, *masked[i], Standing::kSupporting, study, knowledge, code_points),
        &built[i]);
  }
  std::vector<BuiltClaim> out;
  for (size_t i = 0; i < built.size(); ++i) {
    std::vector<BuiltClaim>& sentence = built[i];
    Agree(&sentence);
    Qualify(document.text, analysis.sentences[i].sentence.span, *knowledge.qualifiers, &sentence);
    std::move(sentence.begin(), sentence.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace mscgraph
