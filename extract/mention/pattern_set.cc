#include "extract/mention/pattern_set.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace mscgraph {

absl::StatusOr<PatternSet> PatternSet::Create(std::vector<std::string> sources, RE2::Options options,
                                              RE2::Anchor anchor) {
  PatternSet out;
  options.set_max_mem(kLargePatternBytes);
  options.set_log_errors(false);
  out.set_ = std::make_unique<RE2::Set>(options, anchor);
  for (const std::string& source : sources) {
    std::string error;
    if (out.set_->Add(source, &error) < 0)
      return absl::InvalidArgumentError(
          absl::StrFormat("pattern %d: %s", &source - sources.data() + 1, error));
  }
  if (!out.set_->Compile()) return absl::InvalidArgumentError("the patterns are too large");
  out.sources_ = std::move(sources);
  out.options_ = options;
  out.anchor_ = anchor;
  return out;
}

std::vector<int> PatternSet::Match(std::string_view text) const {
  std::vector<int> out;
  if (sources_.empty()) return out;
  const re2::StringPiece piece(text.data(), text.size());
  RE2::Set::ErrorInfo error;
  if (!set_->Match(piece, &out, &error) && error.kind != RE2::Set::kNoError) {
    // Its automaton ran out of memory: the patterns one by one need little.
    for (size_t i = 0; i < sources_.size(); ++i) {
      if (RE2(sources_[i], options_).Match(piece, 0, piece.size(), anchor_, nullptr, 0))
        out.push_back(static_cast<int>(i));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace mscgraph
