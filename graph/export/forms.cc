#include "graph/export/forms.h"

#include <utility>

namespace mscgraph {
namespace {

constexpr size_t kCachedForms = 1 << 16;

}  // namespace

const std::string& FormReader::Of(TermId id) {
  if (const auto known = cache_.find(id); known != cache_.end()) return known->second;
  absl::StatusOr<std::string> form = store_.FormOf(id);
  if (!form.ok() && status_.ok()) status_ = form.status();
  if (cache_.size() >= kCachedForms) cache_.clear();
  return cache_[id] = form.ok() ? *std::move(form) : std::string();
}

}  // namespace mscgraph
