#include "graph/sparql/join_order.h"

#include <algorithm>
#include <optional>

namespace mscgraph::sparql {
namespace {

constexpr size_t kMaxDynamic = 8;
constexpr double kInsertWork = 2;
constexpr double kProbeWork = 0.5;
constexpr double kCompareWork = 0.3;
constexpr size_t kHashRowBytes = 32;  // Beside the columns.

// Some items joined, in an order.
struct State {
  std::vector<JoinStep> steps;
  std::vector<bool> joined;
  VariableSet maybe, certain;
  double rows = 1, work = 0;
};

class Orderer {
 public:
  // `share`: the part of the rows that is expected to be asked for.
  Orderer(const std::vector<JoinItem>& items, const JoinInput& input, double share)
      : items_(items), input_(input), share_(share) {
    for (const JoinItem& item : items_) alone_.push_back(item.estimate(input_.kept));
  }

  std::vector<JoinStep> Order() const { return items_.size() <= kMaxDynamic ? Dynamic() : Greedy(); }

 private:
  std::vector<JoinStep> Dynamic() const {
    const size_t all = (size_t{1} << items_.size()) - 1;
    std::vector<std::optional<State>> best(all + 1);
    best[0] = Start();
    for (size_t joined = 0; joined < all; ++joined) {
      if (!best[joined]) continue;
      for (size_t item : Candidates(*best[joined])) {
        const JoinStep step = StepOf(*best[joined], item);
        std::optional<State>& next = best[joined | size_t{1} << item];
        if (!next || step.work < next->work) next = After(*best[joined], step);
      }
    }
    return best[all]->steps;
  }

  std::vector<JoinStep> Greedy() const {
    State state = Start();
    while (state.steps.size() < items_.size()) {
      std::optional<JoinStep> best;
      // The rows that a step leaves are work for the next.
      const auto price = [](const JoinStep& step) { return step.work + step.rows * kSeekWork; };
      for (size_t item : Candidates(state)) {
        const JoinStep step = StepOf(state, item);
        if (!best || price(step) < price(*best)) best = step;
      }
      state = After(state, *best);
    }
    return state.steps;
  }

  State Start() const {
    State state;
    state.joined.resize(items_.size());
    state.maybe = input_.maybe;
    state.certain = input_.certain;
    state.rows = input_.calls;
    return state;
  }

  std::vector<size_t> Candidates(const State& state) const {
    std::vector<size_t> connected, others;
    const bool first = state.steps.empty() && (state.maybe | state.certain).empty();
    for (size_t i = 0; i < items_.size(); ++i) {
      if (state.joined[i]) continue;
      const bool joins = first || items_[i].maybe.empty() || items_[i].maybe.Meets(state.maybe) ||
                         items_[i].maybe.Meets(state.certain);
      (joins ? connected : others).push_back(i);
    }
    return connected.empty() ? others : connected;
  }

  JoinStep StepOf(const State& state, size_t item) const {
    const JoinItem& right = items_[item];
    const Estimate each = right.estimate(state.certain);
    const Estimate& whole = alone_[item];
    const double rows = state.rows * each.rows;
    const double loop = state.rows * each.work * share_;
    const bool has_key = state.certain.Meets(right.certain);
    const double probe = has_key ? kProbeWork : whole.rows * kCompareWork;
    const double hash =
        whole.work + whole.rows * kInsertWork + (state.rows * probe + rows * kProbeWork) * share_;
    const double bytes =
        whole.rows * static_cast<double>(right.maybe.Members().size() * sizeof(TermId) + kHashRowBytes);
    const bool can_loop = right.can_loop(state.maybe);
    const bool use_hash = !can_loop || (hash < loop && bytes < static_cast<double>(input_.hash_bytes));
    return {.item = item, .hash = use_hash, .rows = rows, .work = state.work + (use_hash ? hash : loop)};
  }

  State After(const State& state, const JoinStep& step) const {
    State next = state;
    next.steps.push_back(step);
    next.joined[step.item] = true;
    next.maybe.Add(items_[step.item].maybe);
    next.certain.Add(items_[step.item].certain);
    next.rows = step.rows;
    next.work = step.work;
    return next;
  }

  const std::vector<JoinItem>& items_;
  const JoinInput& input_;
  double share_;
  std::vector<Estimate> alone_;
};

}  // namespace

std::vector<JoinStep> OrderJoins(const std::vector<JoinItem>& items, const JoinInput& input) {
  std::vector<JoinStep> steps = Orderer(items, input, 1).Order();
  // What is held for a join is made whole even if few rows are asked for.
  if (input.goal && !steps.empty() && steps.back().rows > *input.goal)
    steps = Orderer(items, input, *input.goal / steps.back().rows).Order();
  return steps;
}

}  // namespace mscgraph::sparql
