#include "graph/query/tally.h"

#include <algorithm>
#include <tuple>

#include "schemas/verdict.h"

namespace mscgraph {
namespace {

// Columns: outcome and setting of treats and prevents first, then these.
enum Column : unsigned {
  kVerdicts = 0,
  kCauses = kOutcomeCount * kSettingCount,
  kCausesStudied,
  kHarmDenied,
  kSafeStatement,
  kReview,
  kRetracted,
};
constexpr unsigned kMaxYear = 9999, kMaxConfidence = 1000;

unsigned ColumnOf(Relation relation, const Judgement& judgement) {
  if (relation != Relation::kCauses) {
    return kVerdicts + static_cast<unsigned>(judgement.outcome) * kSettingCount +
           static_cast<unsigned>(judgement.setting);
  }
  if (judgement.assertion == Assertion::kNegated) return kHarmDenied;
  return judgement.assertion == Assertion::kInvestigated ? kCausesStudied : kCauses;
}

// The side of a contradiction that an outcome is on.
int SideOf(Outcome outcome) {
  if (outcome == Outcome::kImproves) return 1;
  return outcome == Outcome::kNoDifference || outcome == Outcome::kWorsens ? -1 : 0;
}

uint64_t RankOf(const CitedFinding& cited) {
  const Finding& f = cited.finding;
  const bool firm = f.assertion == Assertion::kAffirmed || f.assertion == Assertion::kNegated;
  uint64_t rank = cited.retracted;
  rank = rank << 1 | !IsResult(f.outcome);
  rank = rank << 1 | (f.setting != Setting::kHuman);
  rank = rank << 1 | !firm;
  rank = rank << 1 | cited.review;
  rank = rank << 10 | (kMaxConfidence - std::min<unsigned>(f.confidence, kMaxConfidence));
  return rank << 14 | (kMaxYear - std::min(cited.year, kMaxYear));
}

auto Order(const SentenceRef& s) { return std::tie(s.rank, s.document, s.place, s.evidence); }

}  // namespace

bool operator<(const SentenceRef& a, const SentenceRef& b) { return Order(a) < Order(b); }

void Tally::Add(const StudyFindings& study, const std::optional<Outcome>& outcome) {
  std::vector<Statement> statements;
  statements.reserve(study.findings.size());
  for (const CitedFinding& cited : study.findings) {
    const Finding& f = cited.finding;
    statements.push_back({f.assertion, f.outcome, f.setting, f.section});
  }
  const Judgement judgement = Judge(statements);
  if (outcome && judgement.outcome != *outcome) return;
  if (study.left_out) return Note(study.study, kRetracted);
  const Relation relation = study.findings.front().finding.relation;
  if (study.review) {
    Note(study.study, kReview);
  } else {
    const unsigned column = ColumnOf(relation, judgement);
    Note(study.study, column);
    const bool safe = std::any_of(statements.begin(), statements.end(),
                                  [](const Statement& s) { return s.outcome == Outcome::kSafeOnly; });
    if (safe || column == kHarmDenied) Note(study.study, kSafeStatement);
  }
  const int side = relation == Relation::kCauses || study.review ? 0 : SideOf(judgement.outcome);
  for (const CitedFinding& cited : study.findings) {
    const Finding& f = cited.finding;
    const int year = static_cast<int>(cited.year);
    if (year != 0) {
      first_year_ = first_year_ == 0 ? year : std::min(first_year_, year);
      last_year_ = std::max(last_year_, year);
    }
    sentences_.push_back({.rank = RankOf(cited),
                          .document = cited.document,
                          .place = cited.place,
                          .year = cited.year,
                          .retracted = cited.retracted,
                          .side = static_cast<int8_t>(SideOf(f.outcome) == side ? side : 0),
                          .evidence = f.evidence});
  }
}

void Tally::Fill(QueryRow* row) {
  std::sort(notes_.begin(), notes_.end());
  notes_.erase(std::unique(notes_.begin(), notes_.end()), notes_.end());
  const auto in = [](unsigned column, std::initializer_list<Outcome> outcomes) {
    return column < kCauses && std::any_of(outcomes.begin(), outcomes.end(), [&](Outcome outcome) {
             return column / kSettingCount == static_cast<unsigned>(outcome);
           });
  };
  // What each study is noted for, once in each column of the row.
  for (size_t begin = 0, end = 0; begin < notes_.size(); begin = end) {
    while (end < notes_.size() && notes_[end].first == notes_[begin].first) ++end;
    const auto any = [&](auto test) {
      return static_cast<size_t>(std::any_of(notes_.begin() + static_cast<ptrdiff_t>(begin),
                                             notes_.begin() + static_cast<ptrdiff_t>(end),
                                             [&](const auto& note) { return test(note.second); }));
    };
    const auto improves = [&](std::initializer_list<Setting> settings) {
      return any([&](unsigned column) {
        return in(column, {Outcome::kImproves}) &&
               std::any_of(settings.begin(), settings.end(), [&](Setting setting) {
                 return column % kSettingCount == static_cast<unsigned>(setting);
               });
      });
    };
    const auto has = [&](std::initializer_list<Outcome> outcomes) {
      return any([&](unsigned column) { return in(column, outcomes); });
    };
    const auto is = [&](unsigned wanted) { return any([&](unsigned column) { return column == wanted; }); };
    row->documents += any([](unsigned column) { return column < kSafeStatement; });
    row->reviews += is(kReview);
    row->retracted += is(kRetracted);
    row->improves_human += improves({Setting::kHuman});
    row->improves_animal += improves({Setting::kAnimalModel, Setting::kVeterinary});
    row->improves_other += improves({Setting::kExVivo, Setting::kInVitro, Setting::kUnspecified});
    row->no_difference += has({Outcome::kNoDifference, Outcome::kEquivalent});
    const size_t negative = has({Outcome::kWorsens});
    row->negative += negative;
    row->mixed += has({Outcome::kMixed});
    row->investigated += has({Outcome::kUsed, Outcome::kNone}) | is(kCausesStudied);
    row->safe += has({Outcome::kSafeOnly}) | is(kHarmDenied);
    row->causes += is(kCauses);
    row->safe_statements += is(kSafeStatement);
    row->harms += negative | is(kCauses);
    for (size_t i = begin; i < end; ++i) {
      if (const unsigned column = notes_[i].second; column < kCauses)
        ++row->verdicts[column / kSettingCount][column % kSettingCount];
    }
  }
  row->first_year = first_year_;
  row->last_year = last_year_;
}

std::vector<SentenceRef> Tally::Best(int side, size_t limit) const {
  std::vector<SentenceRef> best;
  for (const SentenceRef& sentence : sentences_) {
    if (side == 0 || sentence.side == side) best.push_back(sentence);
  }
  if (limit == 1 && !best.empty()) {
    best = {*std::min_element(best.begin(), best.end())};
    return best;
  }
  std::sort(best.begin(), best.end());
  // A finding about a kind of the product may have counted for several products.
  const auto same = [](const SentenceRef& a, const SentenceRef& b) { return a.evidence == b.evidence; };
  best.erase(std::unique(best.begin(), best.end(), same), best.end());
  if (limit > 0 && best.size() > limit) best.resize(limit);
  return best;
}

}  // namespace mscgraph
