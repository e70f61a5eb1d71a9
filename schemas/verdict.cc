#include "schemas/verdict.h"

#include <algorithm>
#include <array>

namespace mscgraph {
namespace {

// How much a section says about the outcome of the study: the authors' own conclusion is the verdict they
// stand for.
int Weight(Section section) {
  switch (section) {
    case Section::kConclusions:
      return 3;
    case Section::kResults:
      return 2;
    case Section::kTitle:
      return 0;
    default:
      return 1;
  }
}

int Strength(Assertion assertion) {
  switch (assertion) {
    case Assertion::kAffirmed:
    case Assertion::kNegated:
      return 2;
    case Assertion::kSpeculative:
      return 1;
    case Assertion::kInvestigated:
      return 0;
  }
  return 0;
}

using Statements = std::span<const Statement>;

// The outcomes of the heaviest section that has a result, joined.
Outcome ResultOf(Statements statements, bool with_safety) {
  int weight = -1;
  bool seen[8] = {};
  for (const Statement& s : statements) {
    if (!IsResult(s.outcome) || Weight(s.section) < weight) continue;
    if (s.outcome == Outcome::kSafeOnly && !with_safety) continue;
    if (Weight(s.section) > weight) std::fill(std::begin(seen), std::end(seen), false);
    weight = Weight(s.section);
    seen[static_cast<size_t>(s.outcome)] = true;
  }
  const auto has = [&](Outcome outcome) { return seen[static_cast<size_t>(outcome)]; };
  const bool against = has(Outcome::kNoDifference) || has(Outcome::kWorsens);
  if (has(Outcome::kMixed) || (has(Outcome::kImproves) && against)) return Outcome::kMixed;
  // Most telling first: no benefit with a harm is a harm, and safety says nothing once an effect is reported.
  for (Outcome outcome : {Outcome::kImproves, Outcome::kWorsens, Outcome::kNoDifference, Outcome::kEquivalent,
                          Outcome::kSafeOnly}) {
    if (has(outcome)) return outcome;
  }
  return Outcome::kNone;
}

// Safety in the conclusions does not undo an effect in the results.
Outcome OutcomeOf(Statements statements) {
  Outcome outcome = ResultOf(statements, true);
  if (outcome == Outcome::kSafeOnly) {
    const Outcome effect = ResultOf(statements, false);
    if (effect != Outcome::kNone) outcome = effect;
  }
  if (outcome != Outcome::kNone) return outcome;
  const bool used = std::any_of(statements.begin(), statements.end(),
                                [](const Statement& s) { return s.outcome == Outcome::kUsed; });
  return used ? Outcome::kUsed : Outcome::kNone;
}

// The commonest; of equally common ones that of the first mention.
Setting SettingOf(Statements statements) {
  std::array<int, 6> counts = {};
  for (const Statement& s : statements) {
    if (s.setting != Setting::kUnspecified) ++counts[static_cast<size_t>(s.setting)];
  }
  Setting best = Setting::kUnspecified;
  for (const Statement& s : statements) {
    if (counts[static_cast<size_t>(s.setting)] > counts[static_cast<size_t>(best)]) best = s.setting;
  }
  return best;
}

// The strongest; of affirmed and negated that of the heavier section, then the first.
Assertion AssertionOf(Statements statements) {
  const auto weaker = [](const Statement& a, const Statement& b) {
    if (Strength(a.assertion) != Strength(b.assertion)) return Strength(a.assertion) < Strength(b.assertion);
    return Weight(a.section) < Weight(b.section);
  };
  return std::max_element(statements.begin(), statements.end(), weaker)->assertion;
}

struct Group {
  std::vector<const ClaimMention*> claims;
  std::vector<Statement> statements;
};

bool SameGroup(const ClaimMention& a, const ClaimMention& b) {
  return a.relation == b.relation && a.family == b.family && a.object.id == b.object.id;
}

// "arthritis" in a paper on knee arthritis is that arthritis.
bool SameInPaper(const Verdict& a, const Verdict& b) {
  const auto ends = [](const std::string& name, const std::string& end) {
    return name.ends_with(end) && name.size() > end.size() && name[name.size() - end.size() - 1] == ' ';
  };
  return a.relation == b.relation && a.family == b.family &&
         (ends(a.object_label, b.object_label) || ends(b.object_label, a.object_label));
}

// A claim without a result has the result that the paper tells of the same thing by a longer or shorter name.
void ShareResults(std::vector<Verdict>* verdicts) {
  std::vector<Outcome> own;
  for (const Verdict& verdict : *verdicts) own.push_back(verdict.outcome);
  for (size_t i = 0; i < own.size(); ++i) {
    for (size_t j = 0; j < own.size() && !IsResult((*verdicts)[i].outcome); ++j) {
      if (IsResult(own[j]) && SameInPaper((*verdicts)[i], (*verdicts)[j])) (*verdicts)[i].outcome = own[j];
    }
  }
}

}  // namespace

bool IsResult(Outcome outcome) { return outcome != Outcome::kNone && outcome != Outcome::kUsed; }

Judgement Judge(std::span<const Statement> statements) {
  return {AssertionOf(statements), OutcomeOf(statements), SettingOf(statements)};
}

std::vector<Verdict> Verdicts(const std::vector<ClaimMention>& claims) {
  std::vector<Group> groups;
  for (const ClaimMention& claim : claims) {
    if (!IsTier1(claim.relation)) continue;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& known) { return SameGroup(*known.claims.front(), claim); });
    if (group == groups.end()) group = groups.insert(groups.end(), Group());
    group->claims.push_back(&claim);
    group->statements.push_back({claim.assertion, claim.outcome, claim.setting, claim.section});
  }
  std::vector<Verdict> verdicts;
  for (const Group& group : groups) {
    const ClaimMention& first = *group.claims.front();
    Verdict& verdict = verdicts.emplace_back();
    verdict.doc = first.doc;
    verdict.relation = first.relation;
    verdict.subject_id = first.subject.id;
    verdict.subject_label = first.subject.label;
    verdict.family = first.family;
    verdict.object_id = first.object.id;
    verdict.object_label = first.object.label;
    verdict.object_text = first.object.quote.text;
    const Judgement judgement = Judge(group.statements);
    verdict.assertion = judgement.assertion;
    verdict.outcome = judgement.outcome;
    verdict.setting = judgement.setting;
  }
  ShareResults(&verdicts);
  return verdicts;
}

}  // namespace mscgraph
