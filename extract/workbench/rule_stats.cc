#include "extract/workbench/rule_stats.h"

#include <algorithm>

#include "extract/analysis.h"
#include "extract/relation/calibration.h"
#include "extract/workbench/corpus.h"

namespace mscgraph {
namespace {

class Counter {
 public:
  Counter(const Extractor& extractor, const Gold* gold) : extractor_(extractor), gold_(gold) {
    for (const Rule& rule : extractor.knowledge().rules) {
      at_[rule.id] = out_.rules.size();
      out_.rules.push_back({.name = rule.id, .suppresses = rule.action == RuleAction::kSuppress});
    }
  }

  void Add(const Document& document) {
    ++out_.documents;
    Extraction extraction = extractor_.Extract(document);
    if (gold_ && gold_->Holds(document.id)) AddGold(document.id, extraction.claims);
    if (!extraction.kept) return;
    out_.msc_documents += extraction.about_msc;
    out_.claims += extraction.claims.size();
    std::set<std::string> used;
    for (const ClaimMention& claim : extraction.claims) AddClaim(claim, &used);
    AddSuppressed(document, &used);
    for (const std::string& id : used) ++CountOf(id).documents;
    std::set<std::string> families;
    for (const std::string& id : used) families.emplace(RuleFamily(id));
    for (const std::string& family : families) ++family_documents_[family];
  }

  RuleStats Finish() {
    for (const RuleCount& rule : out_.rules) AddToFamily(rule);
    return std::move(out_);
  }

 private:
  RuleCount& CountOf(const std::string& id) { return out_.rules[at_.at(id)]; }

  // Which gold claims of a document are read, and by which rules.
  void AddGold(const std::string& doc, const std::vector<ClaimMention>& claims) {
    ++out_.judged_documents;
    const std::vector<Gold::Claim> gold = gold_->ClaimsOf(doc);
    for (size_t i = 0; i < gold.size(); ++i) {
      if (gold[i].borderline) continue;
      ++out_.gold_claims;
      std::set<std::string> rules, families;
      for (const ClaimMention& claim : claims) {
        const std::vector<size_t> met = gold_->Met(claim);
        if (std::find(met.begin(), met.end(), i) == met.end()) continue;
        rules.insert(claim.rule);
        rules.insert(claim.also.begin(), claim.also.end());
      }
      for (const std::string& id : rules) {
        ++CountOf(id).found;
        families.emplace(RuleFamily(id));
      }
      for (const std::string& family : families) ++family_found_[family];
      if (rules.empty()) out_.missed.push_back({doc, gold[i]});
      out_.found += !rules.empty();
    }
  }

  void AddClaim(const ClaimMention& claim, std::set<std::string>* used) {
    RuleCount& count = CountOf(claim.rule);
    ++count.claims;
    used->insert(claim.rule);
    for (const std::string& also : claim.also) {
      ++CountOf(also).also;
      ++CountOf(also).beaten_by[claim.rule];
      used->insert(also);
    }
    switch (gold_ ? gold_->Judge(claim) : Gold::Judgement::kNotAnnotated) {
      case Gold::Judgement::kRight:
        ++count.right;
        break;
      case Gold::Judgement::kWrong:
        ++count.wrong;
        out_.wrong.push_back(claim);
        break;
      case Gold::Judgement::kBorderline:
        ++count.borderline;
        break;
      case Gold::Judgement::kNotAnnotated:
        break;
    }
  }

  void AddSuppressed(const Document& document, std::set<std::string>* used) {
    const Knowledge& knowledge = extractor_.knowledge();
    for (const SentenceAnalysis& part : Analyse(document, *knowledge.mentions).sentences) {
      bool names_therapy =
          std::any_of(part.mentions.begin(), part.mentions.end(),
                      [](const Mention& mention) { return mention.type == MentionType::kTherapy; });
      if (!names_therapy) continue;
      MaskedSentence masked(part.tokens, document.text, part.mentions, knowledge.mentions->classes());
      std::vector<RuleMatch> suppressed;
      knowledge.relations->Match(masked, part.mentions, part.sentence.section, Standing::kFirm, &suppressed);
      for (const RuleMatch& match : suppressed) {
        ++CountOf(match.rule->id).claims;
        used->insert(match.rule->id);
      }
    }
  }

  void AddToFamily(const RuleCount& rule) {
    std::string name(RuleFamily(rule.name));
    auto family = std::find_if(out_.families.begin(), out_.families.end(),
                               [&](const RuleCount& other) { return other.name == name; });
    if (family == out_.families.end()) {
      out_.families.push_back({.name = name, .suppresses = rule.suppresses, .rules = 0});
      family = out_.families.end() - 1;
      family->documents = family_documents_[name];
      family->found = family_found_[name];
    }
    ++family->rules;
    family->claims += rule.claims;
    family->also += rule.also;
    family->right += rule.right;
    family->wrong += rule.wrong;
    family->borderline += rule.borderline;
    for (const auto& [id, times] : rule.beaten_by) family->beaten_by[id] += times;
  }

  const Extractor& extractor_;
  const Gold* gold_;
  RuleStats out_;
  std::map<std::string, size_t> at_;  // Rule id -> index into out_.rules.
  std::map<std::string, size_t> family_documents_, family_found_;
};

}  // namespace

double RuleCount::Precision() const {
  return right + wrong == 0 ? -1 : static_cast<double>(right) / static_cast<double>(right + wrong);
}

absl::StatusOr<RuleStats> CountRules(const Extractor& extractor, const std::vector<std::string>& inputs,
                                     const Gold* gold, absl::FunctionRef<void(const std::string&)> on_error) {
  Counter counter(extractor, gold);
  auto add = [&](const Document& document) {
    counter.Add(document);
    return true;
  };
  absl::Status status = ForEachDocument(inputs, add, on_error);
  if (!status.ok()) return status;
  return counter.Finish();
}

}  // namespace mscgraph
