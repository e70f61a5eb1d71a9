#include "graph/store/details.h"

#include <cstdio>
#include <string_view>
#include <vector>

namespace mscgraph {
namespace {

void AppendString(std::string_view text, std::string* out) {
  out->push_back('"');
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\b':
        *out += "\\b";
        break;
      case '\f':
        *out += "\\f";
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
      default:
        if (byte < 0x20) {
          char escaped[8];
          std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
          *out += escaped;
        } else {
          out->push_back(c);
        }
    }
  }
  out->push_back('"');
}

// Writes one object; the caller adds the keys in sorted order.
class Object {
 public:
  explicit Object(std::string* out) : out_(out) { out_->push_back('{'); }
  void Key(std::string_view key) {
    if (out_->back() != '{') out_->push_back(',');
    AppendString(key, out_);
    out_->push_back(':');
  }
  void String(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    Key(key);
    AppendString(value, out_);
  }
  void Strings(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    Key(key);
    out_->push_back('[');
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_->push_back(',');
      AppendString(values[i], out_);
    }
    out_->push_back(']');
  }
  void Number(std::string_view key, size_t value) {
    Key(key);
    *out_ += std::to_string(value);
  }
  void True(std::string_view key, bool value) {
    if (!value) return;
    Key(key);
    *out_ += "true";
  }
  void Close() { out_->push_back('}'); }

 private:
  std::string* out_;
};

void AppendArgument(const Argument& argument, std::string* out) {
  Object object(out);
  object.True("implicit", argument.implicit);
  object.String("match", EnumName(argument.match));
  object.Strings("modifiers", argument.modifiers);
  object.Close();
}

}  // namespace

std::string DetailsJson(const ClaimMention& claim) {
  std::string out;
  Object object(&out);
  object.Strings("also", claim.also);
  if (claim.cue) {
    object.Key("cue");
    Object cue(&out);
    cue.Number("end", claim.cue->end);
    cue.Number("start", claim.cue->begin);
    cue.String("text", claim.cue->text);
    cue.Close();
  }
  object.String("family", EnumName(claim.family));
  object.Key("object");
  AppendArgument(claim.object, &out);
  if (!claim.qualifiers.empty()) {
    object.Key("qualifiers");
    Object qualifiers(&out);
    for (const auto& [key, value] : claim.qualifiers) {
      qualifiers.Key(key);
      AppendString(value, &out);
    }
    qualifiers.Close();
  }
  object.String("role", EnumName(claim.role));
  object.Key("sentence");
  Object sentence(&out);
  sentence.Number("end", claim.sentence.end);
  sentence.Number("start", claim.sentence.begin);
  sentence.Close();
  object.Key("subject");
  AppendArgument(claim.subject, &out);
  object.Close();
  return out;
}

}  // namespace mscgraph
