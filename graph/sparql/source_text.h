#ifndef MSCGRAPH_GRAPH_SPARQL_SOURCE_TEXT_H_
#define MSCGRAPH_GRAPH_SPARQL_SOURCE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mscgraph::sparql {

// The text of a query with its codepoint escapes (\u00E9, \U0001F46A; SPARQL 1.1, 19.2) resolved, wherever
// they stand, once; and the way back to the place in what the user wrote. An escape that encodes no character
// is left as it is: the grammar refuses it where it matters. A doubled backslash begins no escape. Immutable;
// keeps a view of the original.
class SourceText {
 public:
  // REQUIRES: `original` is valid UTF-8 and outlives this.
  explicit SourceText(std::string_view original);

  const std::string& text() const { return text_; }
  // "line 3, column 14" for a byte of text(); columns count code points from 1.
  std::string Place(size_t offset) const;

 private:
  std::string_view original_;
  std::string text_;
  // After each resolved escape: offset in text_, offset in original_. Ascending.
  std::vector<std::pair<size_t, size_t>> shifts_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_SOURCE_TEXT_H_
