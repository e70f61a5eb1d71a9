#include <charconv>
#include <cstdio>
#include <iterator>

#include "graph/store/term.h"
#include "graph/store/vocabulary.h"
#include "schemas/ids.h"

// The terms whose form is in their id. docs/store_format.md has the bits.
namespace mscgraph {
namespace {

constexpr std::string_view kClaimPrefix = "<https://w3id.org/mscgraph/claim/";
constexpr std::string_view kEvidencePrefix = "<https://w3id.org/mscgraph/evidence/";
constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr size_t kIdDigits = 15;

// Part of the format: their places are stored, and an IRI of a prefix that is not here is hashed.
constexpr std::string_view kNumberedPrefixes[] = {
    "<http://www.ncbi.nlm.nih.gov/pubmed/",   "<http://europepmc.org/articles/PMC",
    "<https://clinicaltrials.gov/study/NCT",  "<http://purl.obolibrary.org/obo/MONDO_",
    "<http://purl.obolibrary.org/obo/DOID_",  "<http://purl.obolibrary.org/obo/HP_",
    "<http://purl.obolibrary.org/obo/CL_",    "<http://purl.obolibrary.org/obo/UBERON_",
    "<http://purl.obolibrary.org/obo/GO_",    "<http://purl.obolibrary.org/obo/CHEBI_",
    "<http://purl.obolibrary.org/obo/PR_",    "<http://purl.obolibrary.org/obo/NCBITaxon_",
    "<http://purl.obolibrary.org/obo/NCIT_C", "<http://id.nlm.nih.gov/mesh/D",
    "<http://id.nlm.nih.gov/mesh/C",          "<http://www.ebi.ac.uk/efo/EFO_",
    "<http://identifiers.org/umls/C",         "<http://identifiers.org/hgnc/",
    "<http://identifiers.org/ncbigene/",      "<http://snomed.info/id/",
    "<https://pubmed.ncbi.nlm.nih.gov/",
};
constexpr size_t kMaxNumberDigits = 14;  // Below 2^47.

constexpr int64_t kMantissaLimit = int64_t{1} << 55;
constexpr size_t kMaxScale = 15;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The 60 bits of 15 lower case hex digits.
std::optional<uint64_t> ParseHex15(std::string_view digits) {
  if (digits.size() != kIdDigits) return std::nullopt;
  uint64_t value = 0;
  for (char c : digits) {
    const size_t digit = kHexDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

std::string NodeForm(std::string_view prefix, uint64_t payload) {
  std::string out(prefix);
  for (int shift = 56; shift >= 0; shift -= 4) out.push_back(kHexDigits[(payload >> shift) & 15]);
  out.push_back('>');
  return out;
}

std::optional<uint64_t> NodeDigits(std::string_view form, std::string_view prefix) {
  if (form.size() != prefix.size() + kIdDigits + 1 || form.substr(0, prefix.size()) != prefix)
    return std::nullopt;
  return ParseHex15(form.substr(prefix.size(), kIdDigits));
}

std::optional<TermId> NumberedId(std::string_view form) {
  size_t first = form.size() - 1;  // Of the digits at the end.
  while (first > 0 && IsDigit(form[first - 1])) --first;
  const std::string_view digits = form.substr(first, form.size() - 1 - first);
  if (digits.empty() || digits.size() > kMaxNumberDigits) return std::nullopt;
  const std::string_view prefix = form.substr(0, first);
  for (size_t i = 0; i < std::size(kNumberedPrefixes); ++i) {
    if (kNumberedPrefixes[i] != prefix) continue;
    uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return MakeTermId(TermTag::kNumbered, uint64_t{i} << 52 | uint64_t{digits.size()} << 47 | number);
  }
  return std::nullopt;
}

std::optional<std::string> NumberedForm(uint64_t payload) {
  const size_t prefix = payload >> 52, size = (payload >> 47) & 31;
  if (prefix >= std::size(kNumberedPrefixes)) return std::nullopt;
  const std::string digits = std::to_string(payload & ((uint64_t{1} << 47) - 1));
  if (digits.size() > size) return std::nullopt;
  std::string out(kNumberedPrefixes[prefix]);
  return out.append(size - digits.size(), '0').append(digits).append(">");
}

// The number that fills text[at, at + size), or nothing.
std::optional<uint64_t> Digits(std::string_view text, size_t at, size_t size) {
  if (at + size > text.size()) return std::nullopt;
  uint64_t value = 0;
  for (char c : text.substr(at, size)) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  return value;
}

// Seven bits: 0 no time zone, 1 "Z", else 58 + quarters of an hour east.
std::optional<uint64_t> ZoneBits(std::string_view zone) {
  if (zone.empty()) return 0;
  if (zone == "Z") return 1;
  const auto hours = Digits(zone, 1, 2), minutes = Digits(zone, 4, 2);
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !hours || !minutes ||
      *minutes % 15 != 0 || *minutes > 59 || *hours * 60 + *minutes > 14 * 60)
    return std::nullopt;
  const int quarters = static_cast<int>(*hours * 4 + *minutes / 15);
  return static_cast<uint64_t>(58 + (zone[0] == '-' ? -quarters : quarters));
}

std::string ZoneText(uint64_t bits) {
  if (bits == 0) return "";
  if (bits == 1) return "Z";
  const int quarters = static_cast<int>(bits) - 58;
  const int minutes = (quarters < 0 ? -quarters : quarters) * 15;
  char text[16];
  std::snprintf(text, sizeof text, "%c%02d:%02d", quarters < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return text;
}

uint64_t DaysIn(uint64_t year, uint64_t month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Year, month, day in 23 bits. Only days that there are.
std::optional<uint64_t> DayBits(std::string_view text) {
  const auto year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > DaysIn(*year, *month)) return std::nullopt;
  return *year << 9 | *month << 5 | *day;
}

std::string DayText(uint64_t bits) {
  char text[24];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(bits >> 9),
                static_cast<unsigned>(bits >> 5 & 15), static_cast<unsigned>(bits & 31));
  return text;
}

std::optional<uint64_t> DateBits(std::string_view text) {
  const auto day = DayBits(text);
  const auto zone = day ? ZoneBits(text.substr(10)) : std::nullopt;
  return zone ? std::optional(*day << 7 | *zone) : std::nullopt;
}

// Day 23, hour 5, minute 6, second 6, digits of the fraction 2, fraction 10, zone 7.
std::optional<uint64_t> DateTimeBits(std::string_view text) {
  const auto day = DayBits(text);
  const auto hour = Digits(text, 11, 2), minute = Digits(text, 14, 2), second = Digits(text, 17, 2);
  if (!day || !hour || !minute || !second || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  size_t end = 19, places = 0;
  uint64_t fraction = 0;
  if (end < text.size() && text[end] == '.') {
    while (end + 1 + places < text.size() && IsDigit(text[end + 1 + places])) ++places;
    if (places == 0 || places > 3) return std::nullopt;
    fraction = *Digits(text, end + 1, places);
    end += 1 + places;
  }
  const auto zone = ZoneBits(text.substr(end));
  if (!zone) return std::nullopt;
  return ((((*day << 5 | *hour) << 6 | *minute) << 6 | *second) << 2 | places) << 17 | fraction << 7 | *zone;
}

std::string DateTimeText(uint64_t bits) {
  char text[24];
  std::snprintf(text, sizeof text, "T%02u:%02u:%02u", static_cast<unsigned>(bits >> 31 & 31),
                static_cast<unsigned>(bits >> 25 & 63), static_cast<unsigned>(bits >> 19 & 63));
  std::string out = DayText(bits >> 36) + text;
  if (const int places = static_cast<int>(bits >> 17 & 3); places > 0) {
    std::snprintf(text, sizeof text, ".%0*u", places, static_cast<unsigned>(bits >> 7 & 1023));
    out += text;
  }
  return out + ZoneText(bits & 127);
}

// Scale in 4 bits, all digits as a number in 56.
std::optional<uint64_t> DecimalBits(std::string_view text) {
  std::string digits;
  size_t scale = 0;
  if (const size_t point = text.find('.'); point != std::string_view::npos) {
    scale = text.size() - point - 1;
    digits.append(text.substr(0, point)).append(text.substr(point + 1));
  } else {
    digits = text;
  }
  int64_t mantissa = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), mantissa);
  if (error != std::errc() || end != digits.data() + digits.size() || scale > kMaxScale ||
      mantissa >= kMantissaLimit || mantissa < -kMantissaLimit)
    return std::nullopt;
  return uint64_t{scale} << 56 | (static_cast<uint64_t>(mantissa) & ((uint64_t{1} << 56) - 1));
}

std::string DecimalText(uint64_t bits) {
  const size_t scale = bits >> 56 & 15;
  const int64_t mantissa = static_cast<int64_t>(bits << 8) >> 8;
  std::string digits = std::to_string(mantissa < 0 ? -mantissa : mantissa);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return mantissa < 0 ? "-" + digits : digits;
}

// The id of an inline literal, whether or not decoding it gives `form` back.
std::optional<TermId> InlineCandidate(std::string_view form) {
  const size_t close = form.rfind("\"^^<");
  if (close == std::string_view::npos || close == 0 || close > 40) return std::nullopt;
  const std::string_view lexical = form.substr(1, close - 1);
  const std::string_view datatype = form.substr(close + 4, form.size() - close - 5);
  const auto made = [](TermTag tag, std::optional<uint64_t> bits) {
    return bits ? std::optional(MakeTermId(tag, *bits)) : std::nullopt;
  };
  if (datatype == vocab::kXsdBoolean) return MakeTermId(TermTag::kBoolean, lexical == "true");
  if (datatype == vocab::kXsdDecimal) return made(TermTag::kDecimal, DecimalBits(lexical));
  if (datatype == vocab::kXsdDate) return made(TermTag::kDate, DateBits(lexical));
  if (datatype == vocab::kXsdDateTime) return made(TermTag::kDateTime, DateTimeBits(lexical));
  if (datatype != vocab::kXsdInteger && datatype != vocab::kXsdGYear) return std::nullopt;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(lexical.data(), lexical.data() + lexical.size(), value);
  if (error != std::errc() || end != lexical.data() + lexical.size()) return std::nullopt;
  return MakeTermId(datatype == vocab::kXsdInteger ? TermTag::kInteger : TermTag::kYear,
                    static_cast<uint64_t>(value));
}

}  // namespace

TermId EncodeTerm(std::string_view form) {
  const auto hashed = [&](TermTag tag) { return MakeTermId(tag, Hash64(form) >> 4); };
  if (form.empty()) return hashed(TermTag::kLiteral);
  if (form[0] == '_') return hashed(TermTag::kBlank);
  if (form[0] == '<') {
    if (auto digits = NodeDigits(form, kClaimPrefix)) return MakeTermId(TermTag::kClaim, *digits);
    if (auto id = NumberedId(form); id && InlineForm(*id) == form) return *id;
    return hashed(TermTag::kIri);
  }
  if (form.back() == '>') {
    if (auto id = InlineCandidate(form); id && InlineForm(*id) == form) return *id;
  }
  return hashed(TermTag::kLiteral);
}

std::optional<std::string> InlineForm(TermId id) {
  const uint64_t payload = PayloadOf(id);
  switch (TagOf(id)) {
    case TermTag::kInteger:
      return IntegerForm(static_cast<int64_t>(payload << 4) >> 4);
    case TermTag::kBoolean:
      return payload <= 1 ? std::optional(BooleanForm(payload == 1)) : std::nullopt;
    case TermTag::kYear:
      return payload <= 9999 ? std::optional(YearForm(static_cast<int>(payload))) : std::nullopt;
    case TermTag::kClaim:
      return NodeForm(kClaimPrefix, payload);
    case TermTag::kDecimal:
      return TypedForm(DecimalText(payload), vocab::kXsdDecimal);
    case TermTag::kDate:
      return TypedForm(DayText(payload >> 7) + ZoneText(payload & 127), vocab::kXsdDate);
    case TermTag::kDateTime:
      return TypedForm(DateTimeText(payload), vocab::kXsdDateTime);
    case TermTag::kNumbered:
      return NumberedForm(payload);
    default:
      return std::nullopt;
  }
}

TermId ClaimTermId(std::string_view hex15) {
  return MakeTermId(TermTag::kClaim, ParseHex15(hex15).value_or(0));
}

std::optional<uint64_t> EvidenceDigits(std::string_view form) { return NodeDigits(form, kEvidencePrefix); }

std::string EvidenceForm(std::string_view hex15) {
  return std::string(kEvidencePrefix).append(hex15).append(">");
}

}  // namespace mscgraph
