#ifndef MSCGRAPH_GRAPH_STORE_DETAILS_H_
#define MSCGRAPH_GRAPH_STORE_DETAILS_H_

#include <string>

#include "schemas/claim.h"

namespace mscgraph {

// What an evidence says beyond its own predicates (role, cue, qualifiers, modifiers, other rules, matches,
// sentence position), as one rdf:JSON literal in the canonical form of RFC 8785: keys sorted, no white space.
std::string DetailsJson(const ClaimMention& claim);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_DETAILS_H_
