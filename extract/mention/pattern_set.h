#ifndef MSCGRAPH_EXTRACT_MENTION_PATTERN_SET_H_
#define MSCGRAPH_EXTRACT_MENTION_PATTERN_SET_H_

#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace mscgraph {

// What RE2 may use for the automata of one large expression. With its default of 8 MB it forgets and rebuilds
// the states of such an expression all the time, at six times the cost of a search. Only what texts need is
// used.
inline constexpr int64_t kLargePatternBytes = int64_t{64} << 20;

// Several expressions of which one search tells the fitting ones. Const and thread-safe after Create.
class PatternSet {
 public:
  // Fits nothing.
  PatternSet() = default;
  // kInvalidArgument: the number of the first source that is no expression, from 1, and what is wrong with
  // it. The memory limit of `options` is not used.
  static absl::StatusOr<PatternSet> Create(std::vector<std::string> sources, RE2::Options options,
                                           RE2::Anchor anchor);

  // Indices of the expressions that fit `text`, ascending.
  std::vector<int> Match(std::string_view text) const;

 private:
  std::vector<std::string> sources_;
  RE2::Options options_;
  RE2::Anchor anchor_ = RE2::UNANCHORED;
  std::unique_ptr<RE2::Set> set_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_PATTERN_SET_H_
