#include "graph/sparql/iri_resolve.h"

#include "graph/store/iri_resolve.h"

namespace mscgraph::sparql {
namespace {

bool HasScheme(std::string_view iri) {
  const size_t colon = iri.find_first_of(":/?#");
  return colon != std::string_view::npos && colon > 0 && iri[colon] == ':';
}

}  // namespace

std::string ResolveIri(std::string_view base, std::string_view reference) {
  if (base.empty() || HasScheme(reference)) return std::string(reference);
  return mscgraph::ResolveIri(base, reference);
}

}  // namespace mscgraph::sparql
