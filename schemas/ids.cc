#include "schemas/ids.h"

#include <xxhash.h>

#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr char kSeparator =
    '\x1f';  // Cannot stand in a normalised text, so no two lists of fields join alike.

std::string Hex(uint64_t value, int digits) {
  std::string out(static_cast<size_t>(digits), '0');
  for (int i = digits - 1; i >= 0; --i, value >>= 4)
    out[static_cast<size_t>(i)] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

uint64_t Hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string Hex16(uint64_t hash) { return Hex(hash, 16); }

std::string Hex15(uint64_t hash) { return Hex(hash >> 4, 15); }

std::string EvidenceId(std::string_view doc, Relation relation, std::string_view normalised_sentence,
                       int occurrence, std::string_view subject_quote, std::string_view object_quote) {
  std::string key(doc);
  key.push_back(kSeparator);
  key.append(EnumName(relation)).push_back(kSeparator);
  key.append(normalised_sentence).push_back(kSeparator);
  key.append(std::to_string(occurrence)).push_back(kSeparator);
  key.append(subject_quote).push_back(kSeparator);
  key.append(object_quote);
  return Hex15(Hash64(key));
}

std::string ClaimId(std::string_view subject_id, Relation relation, std::string_view object_id) {
  std::string key(subject_id);
  key.push_back(kSeparator);
  key.append(EnumName(relation)).push_back(kSeparator);
  key.append(object_id);
  return Hex15(Hash64(key));
}

std::string LocalId(std::string_view kind, std::string_view name) {
  std::string id = "mscgraph:";
  id.append(kind).push_back('/');
  const size_t start = id.size();
  for (const std::string& word : NameWords(name)) {
    if (id.size() > start) id.push_back('-');
    for (const char c : word) {
      // What is not plain in an IRI ("50%", "10^6", letters of other scripts) is percent-encoded, so ids stay
      // distinct.
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
      if (plain) {
        id.push_back(c);
      } else {
        id.push_back('%');
        id.append(Hex(byte, 2));
      }
    }
  }
  return id;
}

}  // namespace mscgraph
