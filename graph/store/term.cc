#include "graph/store/term.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "graph/store/vocabulary.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr std::string_view kClaimPrefix = "<https://w3id.org/mscgraph/claim/";
constexpr std::string_view kEvidencePrefix = "<https://w3id.org/mscgraph/evidence/";
constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr size_t kIdDigits = 15;

bool IsAllowedInIri(unsigned char c) {
  return c > 0x20 && c != 0x7f &&
         std::string_view("<>\"{}|^`\\").find(static_cast<char>(c)) == std::string_view::npos;
}

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

std::optional<TermId> EncodeNode(std::string_view form, std::string_view prefix, TermTag tag) {
  if (form.size() != prefix.size() + kIdDigits + 1 || form.substr(0, prefix.size()) != prefix)
    return std::nullopt;
  auto payload = ParseHex15(form.substr(prefix.size(), kIdDigits));
  if (!payload) return std::nullopt;
  return MakeTermId(tag, *payload);
}

int64_t SignExtend(uint64_t payload) { return static_cast<int64_t>(payload << 4) >> 4; }

// The id of an inline literal, whether or not decoding it gives `form` back.
std::optional<TermId> InlineCandidate(std::string_view form) {
  const size_t close = form.rfind("\"^^<");
  if (close == std::string_view::npos || close > 24) return std::nullopt;
  const std::string_view lexical = form.substr(1, close - 1);
  const std::string_view datatype = form.substr(close + 4, form.size() - close - 5);
  if (datatype == vocab::kXsdBoolean) return MakeTermId(TermTag::kBoolean, lexical == "true");
  if (datatype != vocab::kXsdInteger && datatype != vocab::kXsdGYear) return std::nullopt;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(lexical.data(), lexical.data() + lexical.size(), value);
  if (error != std::errc() || end != lexical.data() + lexical.size()) return std::nullopt;
  return MakeTermId(datatype == vocab::kXsdInteger ? TermTag::kInteger : TermTag::kYear,
                    static_cast<uint64_t>(value));
}

}  // namespace

std::string IriForm(std::string_view iri) {
  std::string out = "<";
  out.reserve(iri.size() + 2);
  for (char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsAllowedInIri(byte)) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back("0123456789ABCDEF"[byte >> 4]);
      out.push_back("0123456789ABCDEF"[byte & 15]);
    }
  }
  out.push_back('>');
  return out;
}

std::string StringForm(std::string_view text) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      default:
        if (byte < 0x20 || byte == 0x7f) {
          char escaped[8];
          std::snprintf(escaped, sizeof escaped, "\\u%04X", byte);
          out += escaped;
        } else {
          out.push_back(c);
        }
    }
  }
  out.push_back('"');
  return out;
}

std::string TypedForm(std::string_view lexical, std::string_view datatype) {
  std::string out = StringForm(lexical);
  out.append("^^<").append(datatype).push_back('>');
  return out;
}

std::string IntegerForm(int64_t value) { return TypedForm(std::to_string(value), vocab::kXsdInteger); }

std::string BooleanForm(bool value) { return TypedForm(value ? "true" : "false", vocab::kXsdBoolean); }

std::string YearForm(int year) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%04d", year);
  return TypedForm(digits, vocab::kXsdGYear);
}

std::string DecimalForm(double value) {
  const long long thousandths = std::llround(value * 1000);
  char digits[40];
  std::snprintf(digits, sizeof digits, "%s%lld.%03lld", thousandths < 0 ? "-" : "",
                std::llabs(thousandths) / 1000, std::llabs(thousandths) % 1000);
  std::string lexical = digits;
  while (lexical.back() == '0' && lexical[lexical.size() - 2] != '.') lexical.pop_back();
  return TypedForm(lexical, vocab::kXsdDecimal);
}

TermId EncodeTerm(std::string_view form) {
  if (!form.empty() && form[0] == '<') {
    if (auto id = EncodeNode(form, kClaimPrefix, TermTag::kClaim)) return *id;
    if (auto id = EncodeNode(form, kEvidencePrefix, TermTag::kEvidence)) return *id;
    return MakeTermId(TermTag::kIri, Hash64(form) >> 4);
  }
  if (auto id = InlineCandidate(form); id && InlineForm(*id) == form) return *id;
  return MakeTermId(TermTag::kLiteral, Hash64(form) >> 4);
}

std::optional<std::string> InlineForm(TermId id) {
  const uint64_t payload = PayloadOf(id);
  switch (TagOf(id)) {
    case TermTag::kInteger:
      return IntegerForm(SignExtend(payload));
    case TermTag::kBoolean:
      return payload <= 1 ? std::optional(BooleanForm(payload == 1)) : std::nullopt;
    case TermTag::kYear:
      return payload <= 9999 ? std::optional(YearForm(static_cast<int>(payload))) : std::nullopt;
    case TermTag::kClaim:
      return NodeForm(kClaimPrefix, payload);
    case TermTag::kEvidence:
      return NodeForm(kEvidencePrefix, payload);
    default:
      return std::nullopt;
  }
}

TermId ClaimTermId(std::string_view hex15) {
  return MakeTermId(TermTag::kClaim, ParseHex15(hex15).value_or(0));
}
TermId EvidenceTermId(std::string_view hex15) {
  return MakeTermId(TermTag::kEvidence, ParseHex15(hex15).value_or(0));
}

ParsedTerm ParseTerm(std::string_view form) {
  ParsedTerm out;
  if (form.size() >= 2 && form[0] == '<') {
    out.is_iri = true;
    out.value = form.substr(1, form.size() - 2);
    return out;
  }
  const size_t close = form.rfind('"');
  if (close == std::string_view::npos || close == 0) return out;
  if (form.substr(close).substr(0, 4) == "\"^^<")
    out.datatype = form.substr(close + 4, form.size() - close - 5);
  for (size_t i = 1; i < close; ++i) {
    if (form[i] != '\\') {
      out.value.push_back(form[i]);
      continue;
    }
    switch (form[++i]) {
      case 'n':
        out.value.push_back('\n');
        break;
      case 'r':
        out.value.push_back('\r');
        break;
      case 't':
        out.value.push_back('\t');
        break;
      case 'b':
        out.value.push_back('\b');
        break;
      case 'f':
        out.value.push_back('\f');
        break;
      case 'u':  // Only control characters are written so.
        out.value.push_back(static_cast<char>(std::stoi(std::string(form.substr(i + 1, 4)), nullptr, 16)));
        i += 4;
        break;
      default:
        out.value.push_back(form[i]);
    }
  }
  return out;
}

}  // namespace mscgraph
