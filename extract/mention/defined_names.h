#ifndef MSCGRAPH_EXTRACT_MENTION_DEFINED_NAMES_H_
#define MSCGRAPH_EXTRACT_MENTION_DEFINED_NAMES_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/mention.h"

namespace mscgraph {

// Product names that a document gives to its therapy in passing: "ZYX-001, an allogeneic MSC product",
// "MSCs (ZYX-001)". What a name looks like, and in which frames it is given, is data
// (rules/lexicon/product_names.json). Const and thread-safe after Create.
class DefinedNames {
 public:
  // kInvalidArgument names the file and the pattern that does not compile.
  static absl::StatusOr<DefinedNames> Create(const std::string& file);

  struct Name {
    std::string text;        // As printed, without a trade mark sign.
    const Mention* product;  // One of `mentions`.
  };
  // The names that text[sentence] gives to therapies among `mentions`, in order of the frames.
  std::vector<Name> Find(std::string_view text, Span sentence, const std::vector<Mention>& mentions) const;

 private:
  std::unique_ptr<RE2> name_;  // Sentences without it have no frame.
  std::unique_ptr<RE2> mark_;  // A trade mark sign at the end.
  std::vector<std::unique_ptr<RE2>> frames_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_MENTION_DEFINED_NAMES_H_
