#ifndef MSCGRAPH_EXTRACT_EXTRACTOR_H_
#define MSCGRAPH_EXTRACT_EXTRACTOR_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention/given_finder.h"
#include "schemas/document.h"
#include "schemas/record.h"

namespace mscgraph {

struct Knowledge;  // extract/analysis.h

// What one document gives: its document line, its claims in order of the text, the concepts that they use
// (each once).
struct Extraction {
  DocumentRecord document;
  bool about_msc = false;  // Names an MSC product.
  bool kept =
      false;  // Is written out: names an MSC product, a concentrate, or a therapy that the input gives.
  std::vector<ConceptRecord> concepts;
  std::vector<ClaimMention> claims;
};

// A document -> its claims. The only file that knows the order of the steps. A pure function of the document,
// the rules and the program's version. Const and thread-safe after Create.
class Extractor {
 public:
  // `rules`: the folder with relations/, lexicon/, context/, wordlists/.
  // `lexicons`: tables of conditions besides it, as `lexicon import` writes them.
  // kInvalidArgument lists every fault of every file; kNotFound: no such folder or file.
  static absl::StatusOr<std::unique_ptr<Extractor>> Create(const std::string& rules,
                                                           const std::vector<std::string>& lexicons = {},
                                                           Entities entities = Entities::kBoth);
  ~Extractor();

  Extraction Extract(const Document& document) const;

  // The compiled rules folder, for those who look into the steps (extract/workbench).
  const Knowledge& knowledge() const;

  // The run line, but for the program's version.
  RunRecord Run() const;

 private:
  struct Parts;
  explicit Extractor(std::unique_ptr<Parts> parts);
  const std::unique_ptr<Parts> parts_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_EXTRACTOR_H_
