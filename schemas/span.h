#ifndef MSCGRAPH_SCHEMAS_SPAN_H_
#define MSCGRAPH_SCHEMAS_SPAN_H_

#include <cstddef>
#include <string_view>

namespace mscgraph {

// A half-open range [begin, end). Inside the program the unit is UTF-8 bytes of Document::text; everything
// that is written out counts Unicode code points instead (converted where the claim is built, see
// CodePointIndex).
struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_SPAN_H_
