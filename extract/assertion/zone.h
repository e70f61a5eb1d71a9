#ifndef MSCGRAPH_EXTRACT_ASSERTION_ZONE_H_
#define MSCGRAPH_EXTRACT_ASSERTION_ZONE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/assertion/cue_finder.h"
#include "schemas/document.h"

namespace mscgraph {

// What a sentence of an abstract does, where no label says it: what stands before the first sentence about
// the paper itself ("in this study we ...") is background, what begins with "in conclusion" or "these
// results" concludes. Read from rules/context/zones.json. Const and thread-safe after Create.
class ZoneFinder {
 public:
  static absl::StatusOr<ZoneFinder> Create(const std::string& file, const CueFinder& finder);

  // One zone per sentence: its section, if that is labelled; else kBackground, kConclusions or kAbstract (not
  // known). `sections` and `cues` run over the sentences of one document and have one length.
  std::vector<Section> Find(const std::vector<Section>& sections,
                            const std::vector<SentenceCues>& cues) const;

 private:
  std::vector<int> aim_, conclusion_;
  size_t opening_ = 0;  // Tokens from the start of a sentence in which a conclusion's words count.
};

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_ASSERTION_ZONE_H_
