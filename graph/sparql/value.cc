#include "graph/sparql/value.h"

#include <algorithm>
#include <utility>

#include "graph/store/term.h"
#include "schemas/text/utf8.h"

namespace mscgraph::sparql {
namespace {

// The code point of `digits` hex digits; nullopt if there are not as many.
std::optional<uint32_t> HexCodePoint(std::string_view text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  uint32_t out = 0;
  for (char c : text.substr(0, digits)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      out = out << 4 | static_cast<uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      out = out << 4 | static_cast<uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

// Resolves one escape at the begin of `text`; returns its length, 1 if it is none.
size_t AppendUnescaped(std::string_view text, std::string* out) {
  constexpr std::string_view kLetters = "tbnrf\"'\\", kMeant = "\t\b\n\r\f\"'\\";
  if (text.size() > 1) {
    if (const size_t at = kLetters.find(text[1]); at != std::string_view::npos) {
      out->push_back(kMeant[at]);
      return 2;
    }
    const size_t digits = text[1] == 'u' ? 4 : text[1] == 'U' ? 8 : 0;
    if (digits != 0) {
      if (const auto c = HexCodePoint(text.substr(2), digits); c && AppendUtf8(*c, out)) return 2 + digits;
    }
  }
  out->push_back(text[0]);
  return 1;
}

bool NeedsEscape(std::string_view text) {
  bool found = false;  // Without early exit, so that the loop is vectorised.
  for (char c : text) found |= static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f;
  return found;
}

}  // namespace

Value Value::FromForm(std::string_view form) { return Decode(std::string(form)); }

Value Value::Decode(std::string form) {
  Value out;
  out.form_ = std::move(form);
  out.text_end_ = out.form_.size();
  if (out.form_.starts_with('"')) {
    out.DecodeLiteral();
  } else if (out.form_.starts_with("_:")) {
    out.kind_ = Kind::kBlank;
    out.text_begin_ = 2;
  } else if (out.form_.size() >= 2 && out.form_.front() == '<' && out.form_.back() == '>') {
    out.text_begin_ = 1;
    out.text_end_ = out.form_.size() - 1;
  }
  return out;
}

Value Value::Computed(std::string_view lexical, Datatype datatype, const Content& content) {
  const std::string_view iri = DatatypeIri(datatype);
  Value out;
  out.form_.reserve(lexical.size() + iri.size() + 6);
  out.form_.append("\"").append(lexical).append("\"^^<").append(iri).push_back('>');
  out.kind_ = Kind::kLiteral;
  out.datatype_ = datatype;
  out.text_begin_ = 1;
  out.text_end_ = lexical.size() + 1;
  out.content_ = content;
  return out;
}

void Value::DecodeLiteral() {
  // Neither language tags nor IRIs have a quote.
  const size_t close = form_.rfind('"');
  if (close == 0) return;
  const std::string_view suffix = std::string_view(form_).substr(close + 1);
  kind_ = Kind::kLiteral;
  text_begin_ = 1;
  text_end_ = close;
  escaped_ = std::string_view(form_).substr(1, close - 1).find('\\') != std::string_view::npos;
  if (suffix.empty()) {
    datatype_ = Datatype::kString;
    return;
  }
  if (suffix[0] == '@') {
    datatype_ = Datatype::kLangString;
    return;
  }
  datatype_ = DatatypeOf(datatype_iri());
  if (datatype_ == Datatype::kLangString) datatype_ = Datatype::kOther;  // Without a tag it is none.
  if (datatype_ == Datatype::kString || datatype_ == Datatype::kOther) return;
  std::string buffer;
  const std::string_view text = Text(&buffer);
  if (IsNumeric(datatype_)) {
    if (const auto number = ParseNumeric(datatype_, text)) content_ = *number;
  } else if (datatype_ == Datatype::kBoolean) {
    if (text == "true" || text == "1") content_ = true;
    if (text == "false" || text == "0") content_ = false;
  } else if (IsDateOrTime(datatype_)) {
    if (const auto date_time = ParseDateTime(datatype_, text)) content_ = *date_time;
  } else if (const auto duration = ParseDuration(datatype_, text)) {
    content_ = *duration;
  }
}

Value Value::Iri(std::string_view iri) {
  std::string form = "<";
  form.append(iri).push_back('>');
  return Decode(std::move(form));
}

Value Value::String(std::string_view text) {
  if (NeedsEscape(text)) return Decode(StringForm(text));
  Value out;
  out.form_.reserve(text.size() + 2);
  out.form_.append("\"").append(text).push_back('"');
  out.kind_ = Kind::kLiteral;
  out.datatype_ = Datatype::kString;
  out.text_begin_ = 1;
  out.text_end_ = text.size() + 1;
  return out;
}

Value Value::LanguageString(std::string_view text, std::string_view language) {
  return Decode(StringForm(text).append("@").append(language));
}

Value Value::Typed(std::string_view lexical, std::string_view datatype_iri) {
  if (DatatypeOf(datatype_iri) == Datatype::kString) return String(lexical);
  return Decode(TypedForm(lexical, datatype_iri));
}

Value Value::Boolean(bool value) { return Computed(value ? "true" : "false", Datatype::kBoolean, value); }

Value Value::Number(const Numeric& value) {
  return Computed(FormatNumeric(value), NumericDatatype(value), value);
}

Value Value::DateOrTime(Datatype datatype, const DateTime& value) {
  return Computed(FormatDateTime(datatype, value), datatype, value);
}

Value Value::OfDuration(Datatype datatype, const Duration& value) {
  return Computed(FormatDuration(datatype, value), datatype, value);
}

std::string_view Value::datatype_iri() const {
  if (datatype_ == Datatype::kString || datatype_ == Datatype::kLangString) return DatatypeIri(datatype_);
  if (kind_ != Kind::kLiteral) return "";
  std::string_view iri = std::string_view(form_).substr(text_end_ + 1);
  if (iri.starts_with("^^<")) iri.remove_prefix(3);
  if (iri.ends_with('>')) iri.remove_suffix(1);
  return iri;
}

std::string_view Value::language() const {
  if (datatype_ != Datatype::kLangString) return "";
  return std::string_view(form_).substr(text_end_ + 2);
}

std::string_view Value::Text(std::string* buffer) const {
  std::string_view text = std::string_view(form_).substr(text_begin_, text_end_ - text_begin_);
  if (!escaped_) return text;
  buffer->clear();
  while (!text.empty()) {
    const size_t escape = std::min(text.find('\\'), text.size());
    buffer->append(text.substr(0, escape));
    text.remove_prefix(escape);
    if (!text.empty()) text.remove_prefix(AppendUnescaped(text, buffer));
  }
  return *buffer;
}

}  // namespace mscgraph::sparql
