#include "graph/sparql/datatype.h"

#include <limits>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace mscgraph::sparql {
namespace {

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view kLangStringIri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

// In the order of the enumeration, from kString.
constexpr std::string_view kIris[] = {
    "http://www.w3.org/2001/XMLSchema#string",
    kLangStringIri,
    "http://www.w3.org/2001/XMLSchema#boolean",
    "http://www.w3.org/2001/XMLSchema#integer",
    "http://www.w3.org/2001/XMLSchema#long",
    "http://www.w3.org/2001/XMLSchema#int",
    "http://www.w3.org/2001/XMLSchema#short",
    "http://www.w3.org/2001/XMLSchema#byte",
    "http://www.w3.org/2001/XMLSchema#nonNegativeInteger",
    "http://www.w3.org/2001/XMLSchema#positiveInteger",
    "http://www.w3.org/2001/XMLSchema#unsignedLong",
    "http://www.w3.org/2001/XMLSchema#unsignedInt",
    "http://www.w3.org/2001/XMLSchema#unsignedShort",
    "http://www.w3.org/2001/XMLSchema#unsignedByte",
    "http://www.w3.org/2001/XMLSchema#nonPositiveInteger",
    "http://www.w3.org/2001/XMLSchema#negativeInteger",
    "http://www.w3.org/2001/XMLSchema#decimal",
    "http://www.w3.org/2001/XMLSchema#float",
    "http://www.w3.org/2001/XMLSchema#double",
    "http://www.w3.org/2001/XMLSchema#dateTime",
    "http://www.w3.org/2001/XMLSchema#date",
    "http://www.w3.org/2001/XMLSchema#time",
    "http://www.w3.org/2001/XMLSchema#gYear",
    "http://www.w3.org/2001/XMLSchema#gYearMonth",
    "http://www.w3.org/2001/XMLSchema#gMonth",
    "http://www.w3.org/2001/XMLSchema#gMonthDay",
    "http://www.w3.org/2001/XMLSchema#gDay",
    "http://www.w3.org/2001/XMLSchema#duration",
    "http://www.w3.org/2001/XMLSchema#dayTimeDuration",
    "http://www.w3.org/2001/XMLSchema#yearMonthDuration",
};
static_assert(std::size(kIris) == static_cast<size_t>(Datatype::kOther) - 1);

// By the name after the "#" of XML Schema.
const absl::flat_hash_map<absl::string_view, Datatype>& XsdNames() {
  static const auto* const names = [] {
    auto* out = new absl::flat_hash_map<absl::string_view, Datatype>;
    for (size_t i = 0; i < std::size(kIris); ++i) {
      if (!kIris[i].starts_with(kXsd)) continue;
      const std::string_view name = kIris[i].substr(kXsd.size());
      out->emplace(absl::string_view(name.data(), name.size()), static_cast<Datatype>(i + 1));
    }
    return out;
  }();
  return *names;
}

template <typename T>
bool Fits(Int128 value) {
  return value >= std::numeric_limits<T>::min() && value <= std::numeric_limits<T>::max();
}

}  // namespace

Datatype DatatypeOf(std::string_view iri) {
  if (!iri.starts_with(kXsd)) return iri == kLangStringIri ? Datatype::kLangString : Datatype::kOther;
  iri.remove_prefix(kXsd.size());
  const auto found = XsdNames().find(absl::string_view(iri.data(), iri.size()));
  return found == XsdNames().end() ? Datatype::kOther : found->second;
}

std::string_view DatatypeIri(Datatype datatype) { return kIris[static_cast<size_t>(datatype) - 1]; }

bool IsInRange(Datatype integer_type, Int128 value) {
  switch (integer_type) {
    case Datatype::kLong:
      return Fits<int64_t>(value);
    case Datatype::kInt:
      return Fits<int32_t>(value);
    case Datatype::kShort:
      return Fits<int16_t>(value);
    case Datatype::kByte:
      return Fits<int8_t>(value);
    case Datatype::kNonNegativeInteger:
      return value >= 0;
    case Datatype::kPositiveInteger:
      return value > 0;
    case Datatype::kUnsignedLong:
      return Fits<uint64_t>(value);
    case Datatype::kUnsignedInt:
      return Fits<uint32_t>(value);
    case Datatype::kUnsignedShort:
      return Fits<uint16_t>(value);
    case Datatype::kUnsignedByte:
      return Fits<uint8_t>(value);
    case Datatype::kNonPositiveInteger:
      return value <= 0;
    case Datatype::kNegativeInteger:
      return value < 0;
    default:
      return IsInteger(integer_type);
  }
}

}  // namespace mscgraph::sparql
