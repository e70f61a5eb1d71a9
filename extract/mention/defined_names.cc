#include "extract/mention/defined_names.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_replace.h"

namespace mscgraph {
namespace {

constexpr char kTherapy = '\x01';  // Stands for a therapy mention.

absl::StatusOr<std::unique_ptr<RE2>> Compile(const std::string& file, const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  auto regexp = std::make_unique<RE2>(pattern, options);
  if (!regexp->ok()) return absl::InvalidArgumentError(file + ": " + pattern + ": " + regexp->error());
  return regexp;
}

bool IsProduct(const Mention& mention) {
  return mention.type == MentionType::kTherapy && !mention.anaphor && !mention.generic;
}

void Append(std::string_view part, std::string* masked) {
  size_t begin = masked->size();
  *masked += part;
  std::replace(masked->begin() + begin, masked->end(), kTherapy, ' ');  // The text's own control bytes.
}

}  // namespace

absl::StatusOr<DefinedNames> DefinedNames::Create(const std::string& file) try {
  std::ifstream in(file);
  if (!in) return absl::NotFoundError(file + ": cannot be opened");
  nlohmann::json json = nlohmann::json::parse(in);
  for (const auto& [key, value] : json.items()) {
    if (key != "name" && key != "mark" && key != "frames")
      return absl::InvalidArgumentError(file + ": unknown key \"" + key + "\"");
  }
  DefinedNames out;
  const auto name = json.at("name").get<std::string>();
  const auto mark = json.at("mark").get<std::string>();
  auto sign = Compile(file, "(?:" + mark + ")$");
  if (!sign.ok()) return sign.status();
  out.mark_ = std::move(*sign);
  auto compiled = Compile(file, "\\b(?:" + name + ")");
  if (!compiled.ok()) return compiled.status();
  out.name_ = std::move(*compiled);
  for (const auto& frame : json.at("frames")) {
    compiled = Compile(file, absl::StrReplaceAll(
                                 frame.get<std::string>(),
                                 {{"{therapy}", "\\x01"}, {"{name}", "\\b(" + name + ")(?:" + mark + ")?"}}));
    if (!compiled.ok()) return compiled.status();
    if ((*compiled)->NumberOfCapturingGroups() != 1)
      return absl::InvalidArgumentError(file + ": frame " + frame.dump() +
                                        ": needs {name} once, no other groups");
    out.frames_.push_back(std::move(*compiled));
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

std::vector<DefinedNames::Name> DefinedNames::Find(std::string_view text, Span sentence,
                                                   const std::vector<Mention>& mentions) const {
  std::vector<Name> out;
  std::string_view printed = sentence.In(text);
  bool names_product = std::any_of(mentions.begin(), mentions.end(), IsProduct);
  if (!names_product || !RE2::PartialMatch(re2::StringPiece(printed.data(), printed.size()), *name_))
    return out;
  std::string masked;
  std::vector<const Mention*> products;
  size_t from = sentence.begin;
  for (const Mention& mention : mentions) {
    if (!IsProduct(mention) || mention.span.begin < from) continue;
    Append(text.substr(from, mention.span.begin - from), &masked);
    masked += kTherapy;
    products.push_back(&mention);
    from = mention.span.end;
  }
  if (products.empty()) return out;
  Append(text.substr(from, sentence.end - from), &masked);
  for (const auto& frame : frames_) {
    re2::StringPiece match[2];
    if (!frame->Match(masked, 0, masked.size(), RE2::UNANCHORED, match, 2)) continue;
    std::string_view before = std::string_view(masked).substr(0, match[0].data() - masked.data());
    auto index = static_cast<size_t>(std::count(before.begin(), before.end(), kTherapy));
    if (index >= products.size()) continue;
    out.push_back({match[1].as_string(), products[index]});
    RE2::Replace(&out.back().text, *mark_, "");
  }
  return out;
}

}  // namespace mscgraph
