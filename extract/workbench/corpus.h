#ifndef MSCGRAPH_EXTRACT_WORKBENCH_CORPUS_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_CORPUS_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "schemas/document.h"

namespace mscgraph {

// Calls `visit` with every document of `inputs` (files and folders of any format that can be read), in order,
// until it returns false. Bad records and files go to `on_error` and are skipped. kInvalidArgument,
// kNotFound: nothing could be read.
absl::Status ForEachDocument(const std::vector<std::string>& inputs,
                             absl::FunctionRef<bool(const Document&)> visit,
                             absl::FunctionRef<void(const std::string&)> on_error);

// The document of `file` with this id; kNotFound if it has none.
absl::StatusOr<Document> FindDocument(const std::string& file, const std::string& id);

// A document that is nothing but these sentences, as if they stood in a section of this kind. Entities may be
// given in them, see extract/marked_text.h.
Document SentenceDocument(const std::string& text, Section section = Section::kAbstract);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_CORPUS_H_
