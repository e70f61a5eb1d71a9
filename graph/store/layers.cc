#include "graph/store/layers.h"

#include "graph/store/iris.h"
#include "graph/store/rdf_terms.h"
#include "graph/store/term.h"
#include "schemas/ids.h"

namespace mscgraph {

std::string LayerName(std::string_view name) {
  if (IsAbsoluteIri(name)) return IriForm(name);
  return IriForm(std::string(kNamespace).append("layer/").append(PercentEncode(name)));
}

}  // namespace mscgraph
