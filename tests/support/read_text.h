#ifndef MSCGRAPH_TESTS_SUPPORT_READ_TEXT_H_
#define MSCGRAPH_TESTS_SUPPORT_READ_TEXT_H_

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "extract/mention/ontology_reader.h"

namespace mscgraph {

// Reads `text`, no more than `chunk` bytes at once.
inline ReadBytes ReadText(std::string text, size_t chunk = 7) {
  auto place = std::make_shared<size_t>(0);
  return [text = std::move(text), chunk, place](char* out, size_t capacity) {
    size_t size = std::min({capacity, chunk, text.size() - *place});
    std::memcpy(out, text.data() + *place, size);
    *place += size;
    return size;
  };
}

// "id|label|synonyms|short forms|xrefs|parents", obsolete ones with a "-" before; lists with commas. One line
// a term.
inline std::string DumpTerms(const std::string& text, absl::Status* status, size_t chunk = 7) {
  std::string out;
  auto join = [](const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : ",") + value;
    return joined;
  };
  *status = ReadOntology("f", ReadText(text, chunk), [&](OntologyTerm term) {
    out += (term.obsolete ? "-" : "") + term.id + "|" + term.label + "|" + join(term.synonyms) + "|" +
           join(term.short_forms) + "|" + join(term.xrefs) + "|" + join(term.parents) + "\n";
    return absl::OkStatus();
  });
  return out;
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_READ_TEXT_H_
