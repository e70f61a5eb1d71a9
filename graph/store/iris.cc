#include "graph/store/iris.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "schemas/ids.h"

namespace mscgraph {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair kSpecies[] = {
    {"human", "9606"},  {"mouse", "10090"},  {"rat", "10116"},      {"rabbit", "9986"},
    {"pig", "9823"},    {"minipig", "9823"}, {"dog", "9615"},       {"cat", "9685"},
    {"horse", "9796"},  {"sheep", "9940"},   {"goat", "9925"},      {"cow", "9913"},
    {"cattle", "9913"}, {"chicken", "9031"}, {"zebrafish", "7955"}, {"guinea pig", "10141"},
    {"monkey", "9443"}, {"macaque", "9539"}, {"ferret", "9669"},
};

constexpr std::string_view kDefaultClass = "https://w3id.org/biolink/vocab/NamedThing";
constexpr Pair kClasses[] = {
    {"therapy", "https://w3id.org/biolink/vocab/Treatment"},
    {"condition", "https://w3id.org/biolink/vocab/DiseaseOrPhenotypicFeature"},
    {"process", "https://w3id.org/biolink/vocab/BiologicalProcessOrActivity"},
    {"molecule", "https://w3id.org/biolink/vocab/MolecularEntity"},
    {"cell_type", "https://w3id.org/biolink/vocab/Cell"},
    {"cell type", "https://w3id.org/biolink/vocab/Cell"},
    {"anatomy", "https://w3id.org/biolink/vocab/AnatomicalEntity"},
    {"population", "https://w3id.org/biolink/vocab/PopulationOfIndividualOrganisms"},
    {"species", "https://w3id.org/biolink/vocab/OrganismTaxon"},
};

template <size_t N>
std::string_view Lookup(const Pair (&table)[N], std::string_view key) {
  for (const auto& [name, value] : table) {
    if (name == key) return value;
  }
  return {};
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string PercentEncode(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (IsUnreserved(c)) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back("0123456789ABCDEF"[byte >> 4]);
      out.push_back("0123456789ABCDEF"[byte & 15]);
    }
  }
  return out;
}

std::string CurieToIri(std::string_view curie, std::string_view kind) {
  const size_t colon = curie.find(':');
  if (colon != std::string_view::npos && colon + 1 < curie.size()) {
    const std::string_view prefix = curie.substr(0, colon);
    std::string_view local = curie.substr(colon + 1);
    for (const IriPrefix& known : kIriPrefixes) {
      if (known.prefix != prefix) continue;
      if (prefix == "PMC" && local.substr(0, 3) == "PMC") local.remove_prefix(3);
      return std::string(known.iri).append(local);
    }
  }
  std::string iri(kNamespace);
  iri.append(kind).push_back('/');
  return iri + PercentEncode(curie);
}

std::string IriToCurie(std::string_view iri) {
  const IriPrefix* best = nullptr;
  for (const IriPrefix& known : kIriPrefixes) {
    if (iri.size() <= known.iri.size() || iri.substr(0, known.iri.size()) != known.iri) continue;
    if (best == nullptr || known.iri.size() > best->iri.size()) best = &known;
  }
  // "PMID://x" would be read as an IRI with an authority.
  if (best == nullptr || iri.substr(best->iri.size(), 2) == "//") return std::string(iri);
  return std::string(best->prefix).append(":").append(iri.substr(best->iri.size()));
}

std::string IriToId(std::string_view iri, std::string_view kind) {
  const std::string own = std::string(kNamespace).append(kind).append("/");
  if (!iri.starts_with(own)) return IriToCurie(iri);
  std::string id;
  for (size_t i = own.size(); i < iri.size(); ++i) {
    unsigned byte = 0;
    const bool escaped =
        iri[i] == '%' && i + 2 < iri.size() &&
        std::from_chars(iri.data() + i + 1, iri.data() + i + 3, byte, 16).ptr == iri.data() + i + 3;
    id.push_back(escaped ? static_cast<char>(byte) : iri[i]);
    if (escaped) i += 2;
  }
  return CurieToIri(id, kind) == iri ? id : IriToCurie(iri);
}

std::string SpeciesIri(std::string_view name) {
  const std::string_view taxon = Lookup(kSpecies, name);
  return taxon.empty() ? ConceptIri(LocalId("species", name))
                       : ConceptIri(std::string("NCBITaxon:").append(taxon));
}

std::string LanguageIri(std::string_view code) {
  const bool iso =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (iso) return "http://id.loc.gov/vocabulary/iso639-2/" + std::string(code);
  return std::string(kNamespace).append("language/") + PercentEncode(code);
}

std::string_view ConceptClassIri(std::string_view type) {
  const std::string_view iri = Lookup(kClasses, type);
  return iri.empty() ? kDefaultClass : iri;
}

}  // namespace mscgraph
