#ifndef MSCGRAPH_EXTRACT_READ_ANNOTATED_TEXT_H_
#define MSCGRAPH_EXTRACT_READ_ANNOTATED_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/document.h"

namespace mscgraph {

// A title or a section as the source writes it, before any normalisation.
struct RawPart {
  std::string label;
  Section kind = Section::kAbstract;
  std::string text;  // Valid UTF-8.
  // Where the text begins in the count of the annotations; without it, one separator behind the part before.
  std::optional<uint64_t> offset;
};

// An annotation as the source writes it; its place counts over all parts.
struct RawAnnotation {
  uint64_t begin = 0, end = 0;  // Half-open.
  std::string type, id;
  std::string text;  // What should stand there; empty if the source does not say.
};

// "D006086" -> "MESH:D006086"; of several ids ("MESH:D1;OMIM:2", "D1|D2") the first; "" for "-" and "-1".
std::string AnnotationId(std::string_view id);

// Normalises the parts, assembles them (`parts[0]` is the title) and finds the place of every annotation in
// Document::text. Offsets are code points; a source that counts bytes is told by the texts of its
// annotations. An annotation with an empty or foreign place, or with another text there, is left out: the
// result says how many there are and quotes the first; it is empty if all is well.
std::string AssembleAnnotated(const std::vector<RawPart>& parts, std::vector<RawAnnotation> annotations,
                              Document* document);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_ANNOTATED_TEXT_H_
