#include "graph/sparql/regex.h"

#include <re2/re2.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/sparql/regex_syntax.h"

namespace mscgraph::sparql {
namespace {

constexpr size_t kMaxPatternBytes = 64 << 10;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

absl::Status CompileError(const re2::RE2& compiled) {
  const std::string message = absl::StrCat("regular expression: ", compiled.error());
  const bool too_large = compiled.error_code() == re2::RE2::ErrorPatternTooLarge ||
                         compiled.error_code() == re2::RE2::ErrorRepeatSize;
  return too_large ? absl::UnimplementedError(message) : absl::InvalidArgumentError(message);
}

// A replacement taken apart: text, and groups that stand behind it.
struct ReplacementPart {
  std::string text;
  int group = -1;  // None.
};

// "$12" is group 12, or group 1 and "2" if there are fewer groups; a single digit beyond the groups is the
// empty text.
int TakeGroup(std::string_view* rest, int groups) {
  int group = (*rest)[0] - '0';
  rest->remove_prefix(1);
  while (!rest->empty() && (*rest)[0] >= '0' && (*rest)[0] <= '9' &&
         group * 10 + ((*rest)[0] - '0') <= groups) {
    group = group * 10 + ((*rest)[0] - '0');
    rest->remove_prefix(1);
  }
  return group <= groups ? group : -1;
}

std::optional<std::vector<ReplacementPart>> ParseReplacement(std::string_view rest, int groups) {
  std::vector<ReplacementPart> parts(1);
  while (!rest.empty()) {
    const char c = rest[0];
    rest.remove_prefix(1);
    if (c == '\\') {
      if (rest.empty() || (rest[0] != '\\' && rest[0] != '$')) return std::nullopt;
      parts.back().text.push_back(rest[0]);
      rest.remove_prefix(1);
    } else if (c == '$') {
      if (rest.empty() || rest[0] < '0' || rest[0] > '9') return std::nullopt;
      parts.back().group = TakeGroup(&rest, groups);
      parts.emplace_back();
    } else {
      parts.back().text.push_back(c);
    }
  }
  return parts;
}

}  // namespace

Regex::Regex(std::unique_ptr<re2::RE2> compiled, bool literal)
    : compiled_(std::move(compiled)), literal_(literal) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

absl::StatusOr<Regex> Regex::Compile(std::string_view pattern, std::string_view flags) {
  if (const size_t unknown = flags.find_first_not_of("ismxq"); unknown != std::string_view::npos)
    return absl::InvalidArgumentError(
        absl::StrCat("regular expression: unknown flag \"", std::string(flags.substr(unknown, 1)), "\""));
  if (pattern.size() > kMaxPatternBytes)
    return absl::UnimplementedError("regular expression: a pattern of more than 64 kB not supported");
  const auto has = [&](char flag) { return flags.find(flag) != std::string_view::npos; };
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!has('i'));
  options.set_literal(has('q'));
  std::string text(pattern);
  if (!has('q')) {
    auto translated = ToRe2Syntax(pattern, has('x'));
    if (!translated.ok()) return translated.status();
    const std::string modes = absl::StrCat(has('s') ? "s" : "", has('m') ? "m" : "");
    text = modes.empty() ? *std::move(translated) : absl::StrCat("(?", modes, ")", *translated);
  }
  auto compiled = std::make_unique<re2::RE2>(Piece(text), options);
  if (!compiled->ok()) return CompileError(*compiled);
  return Regex(std::move(compiled), has('q'));
}

bool Regex::Matches(std::string_view text) const { return re2::RE2::PartialMatch(Piece(text), *compiled_); }

absl::StatusOr<std::optional<std::string>> Regex::Replace(std::string_view text, std::string_view replacement,
                                                          size_t max_bytes) const {
  if (Matches("")) return std::nullopt;
  const int groups = compiled_->NumberOfCapturingGroups();
  const auto parts = literal_ ? std::vector<ReplacementPart>{{std::string(replacement), -1}}
                              : ParseReplacement(replacement, groups);
  if (!parts) return std::nullopt;
  std::vector<re2::StringPiece> found(static_cast<size_t>(groups) + 1);
  std::string out;
  size_t pos = 0;
  while (compiled_->Match(Piece(text), pos, text.size(), re2::RE2::UNANCHORED, found.data(), groups + 1)) {
    const auto begin = static_cast<size_t>(found[0].data() - text.data());
    out.append(text.substr(pos, begin - pos));
    for (const ReplacementPart& part : *parts) {
      out.append(part.text);
      if (part.group >= 0 && found[part.group].data() != nullptr)
        out.append(found[part.group].data(), found[part.group].size());
      if (out.size() > max_bytes) return absl::ResourceExhaustedError("REPLACE: the result is too large");
    }
    if (found[0].empty()) return std::nullopt;
    pos = begin + found[0].size();
  }
  out.append(text.substr(pos));
  return out;
}

}  // namespace mscgraph::sparql
