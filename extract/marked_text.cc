#include "extract/marked_text.h"

#include <algorithm>
#include <string>

namespace mscgraph {

void ReadMarkedText(std::string_view marked, Section section, Document* document) {
  std::string text;
  for (size_t at = 0; at < marked.size();) {
    const size_t open = std::min(marked.find('{', at), marked.size());
    text += marked.substr(at, open - at);
    at = open;
    if (at == marked.size()) break;
    const size_t close = marked.find('}', at), colon = marked.find(':', at);
    const std::string_view type = colon < close ? marked.substr(at + 1, colon - at - 1) : std::string_view();
    if (close == std::string_view::npos || colon + 1 == close || (type != "therapy" && type != "condition")) {
      text += marked[at++];
      continue;
    }
    const size_t begin = text.size();
    text += marked.substr(colon + 1, close - colon - 1);
    document->annotations.push_back({{begin, text.size()}, std::string(type), ""});
    at = close + 1;
  }
  const bool titled = section == Section::kTitle;
  AssembleText(titled ? text : "", {{"", section, titled ? "" : text}}, document);
  if (titled) return;
  for (Annotation& annotation :
       document->annotations) {  // Behind the title, which is empty, and its line end.
    ++annotation.span.begin;
    ++annotation.span.end;
  }
}

}  // namespace mscgraph
