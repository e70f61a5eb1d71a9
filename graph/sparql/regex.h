#ifndef MSCGRAPH_GRAPH_SPARQL_REGEX_H_
#define MSCGRAPH_GRAPH_SPARQL_REGEX_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace re2 {
class RE2;
}

namespace mscgraph::sparql {

// A regular expression as XPath and XQuery Functions 3.0, section 5.6.1, defines it, run by RE2: time is
// linear in the text, whatever the pattern. \b and \B, which XPath has not, mean word boundaries as in other
// engines. Immutable, thread-safe.
class Regex {
 public:
  // Flags: i (case does not matter), s (a dot matches a newline too), m (^ and $ match at lines), x (blanks
  // in the pattern are ignored), q (the pattern is plain text). kInvalidArgument: no pattern or flags of
  // XPath. kUnimplemented: valid, but nothing that RE2 can run: back references, \i, \c, blocks
  // (\p{IsGreek}), subtraction of classes, a pattern that is too large. Both messages name what it is.
  static absl::StatusOr<Regex> Compile(std::string_view pattern, std::string_view flags);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // Whether it matches somewhere in `text`.
  bool Matches(std::string_view text) const;
  // fn:replace: $1 ... are groups, $0 the whole match; \$ and \\ stand for themselves. nullopt is an error of
  // the expression: the pattern matches the empty text, or the replacement is ill-formed. kResourceExhausted:
  // the result has more than `max_bytes`.
  absl::StatusOr<std::optional<std::string>> Replace(std::string_view text, std::string_view replacement,
                                                     size_t max_bytes) const;

 private:
  Regex(std::unique_ptr<re2::RE2> compiled, bool literal);

  std::unique_ptr<re2::RE2> compiled_;
  bool literal_;  // Flag q: the replacement is plain text too.
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_REGEX_H_
