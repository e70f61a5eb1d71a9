#include "graph/store/term.h"

#include <cmath>
#include <cstdio>

#include "graph/store/vocabulary.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

bool IsAllowedInIri(unsigned char c) {
  return c > 0x20 && c != 0x7f &&
         std::string_view("<>\"{}|^`\\").find(static_cast<char>(c)) == std::string_view::npos;
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

void AppendEscaped(std::string_view text, std::string* out) {
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\n':
        *out += "\\n";
        break;
      case '\r':
        *out += "\\r";
        break;
      case '\t':
        *out += "\\t";
        break;
      case '\b':
        *out += "\\b";
        break;
      case '\f':
        *out += "\\f";
        break;
      default:
        if (byte < 0x20 || byte == 0x7f) {
          char escaped[8];
          std::snprintf(escaped, sizeof escaped, "\\u%04X", byte);
          *out += escaped;
        } else {
          out->push_back(c);
        }
    }
  }
}

std::string StringForm(std::string_view text) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  AppendEscaped(text, &out);
  out.push_back('"');
  return out;
}

std::string TypedForm(std::string_view lexical, std::string_view datatype) {
  std::string out = StringForm(lexical);
  out.append("^^<").append(datatype).push_back('>');
  return out;
}

std::string TaggedForm(std::string_view text, std::string_view language) {
  return StringForm(text).append("@").append(language);
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

ParsedTerm ParseTerm(std::string_view form) {
  ParsedTerm out;
  if (form.size() >= 2 && form[0] == '<') {
    out.is_iri = true;
    out.value = form.substr(1, form.size() - 2);
    return out;
  }
  if (form.substr(0, 2) == "_:") {
    out.is_blank = true;
    out.value = form.substr(2);
    return out;
  }
  const size_t close = form.rfind('"');
  if (close == std::string_view::npos || close == 0) return out;
  if (form.substr(close).substr(0, 4) == "\"^^<")
    out.datatype = form.substr(close + 4, form.size() - close - 5);
  else if (form.substr(close).substr(0, 2) == "\"@")
    out.language = form.substr(close + 2);
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
