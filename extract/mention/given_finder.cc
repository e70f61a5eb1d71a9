#include "extract/mention/given_finder.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

// "Disease_or-Phenotypic feature" -> "diseaseorphenotypicfeature"
std::string FoldType(std::string_view type) {
  std::string out;
  for (char c : type) {
    if (c != ' ' && c != '_' && c != '-') out += absl::ascii_tolower(c);
  }
  return out;
}

// A CURIE of somebody else: what this program mints cannot be given.
bool IsForeignCurie(std::string_view id) {
  const size_t colon = id.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == id.size()) return false;
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isgraph(static_cast<unsigned char>(c)) &&
           std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
  });
  return plain && absl::ascii_isalpha(static_cast<unsigned char>(id[0])) &&
         absl::AsciiStrToLower({id.data(), colon}) != "mscgraph";
}

bool Overlap(const Mention& a, const Mention& b) {
  return a.first_token < b.end_token && b.first_token < a.end_token;
}

bool NamesProduct(const Mention& mention) {
  return mention.type == MentionType::kTherapy && !mention.generic && !mention.anaphor;
}

// The given mention is about the product that `own` names, or about a part of that name.
bool Yields(const Mention& given, const Mention& own) {
  if (!NamesProduct(own) || !Overlap(given, own)) return false;
  return given.type == MentionType::kTherapy ||
         own.end_token - own.first_token > given.end_token - given.first_token;
}

}  // namespace

absl::StatusOr<GivenFinder> GivenFinder::Create(const std::string& types_file, const Lexicon* lexicon) try {
  std::ifstream in(types_file);
  if (!in) return absl::NotFoundError(types_file + ": cannot be opened");
  const nlohmann::json json = nlohmann::json::parse(in);
  GivenFinder out;
  out.lexicon_ = lexicon;
  for (const auto& [key, names] : json.items()) {
    if (key == "comment") continue;
    if (key != "therapy" && key != "condition") {
      return absl::InvalidArgumentError(types_file + ": unknown key " + key +
                                        "; known are therapy, condition");
    }
    const MentionType type = key == "therapy" ? MentionType::kTherapy : MentionType::kCondition;
    for (const std::string& name : names.get<std::vector<std::string>>()) {
      if (!out.types_.emplace(FoldType(name), type).second) {
        return absl::InvalidArgumentError(types_file + ": " + key + ": the type " + name +
                                          " stands there twice");
      }
    }
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(types_file + ": " + error.what());
}

void GivenFinder::Ground(const Annotation& annotation, std::string_view name, Mention* mention) const {
  const bool has_id = IsForeignCurie(annotation.id);
  int entry = -1;
  if (mention->type == MentionType::kCondition) {
    if (has_id) entry = lexicon_->FindXref(annotation.id);
    if (entry < 0) entry = lexicon_->Find(name);
  }
  if (entry >= 0) {
    mention->id = lexicon_->entries()[entry].id;
    mention->label = lexicon_->entries()[entry].label;
    mention->match = lexicon_->MatchOf(entry);
    return;
  }
  mention->label = std::string(name);
  mention->id = has_id ? annotation.id
                       : LocalId(mention->type == MentionType::kTherapy ? "therapy" : "condition", name);
  mention->match = has_id ? Match::kExact : Match::kLocal;
}

std::vector<Mention> GivenFinder::Find(const Document& document, Span sentence,
                                       const std::vector<Token>& tokens) const {
  std::vector<Mention> out;
  auto annotation = std::lower_bound(document.annotations.begin(), document.annotations.end(), sentence.begin,
                                     [](const Annotation& a, size_t begin) { return a.span.begin < begin; });
  for (; annotation != document.annotations.end() && annotation->span.begin < sentence.end; ++annotation) {
    const auto type = types_.find(FoldType(annotation->type));
    if (type == types_.end() || annotation->span.end > sentence.end) continue;
    Mention mention{.type = type->second, .span = annotation->span, .family = Family::kOther, .given = true};
    auto first = std::upper_bound(tokens.begin(), tokens.end(), annotation->span.begin,
                                  [](size_t begin, const Token& token) { return begin < token.span.end; });
    auto end = std::lower_bound(first, tokens.end(), annotation->span.end,
                                [](const Token& token, size_t end) { return token.span.begin < end; });
    mention.first_token = static_cast<size_t>(first - tokens.begin());
    mention.end_token = static_cast<size_t>(end - tokens.begin());
    if (first == end || (!out.empty() && Overlap(out.back(), mention))) continue;
    Ground(*annotation, annotation->span.In(document.text), &mention);
    out.push_back(std::move(mention));
  }
  return out;
}

std::vector<Mention> GivenFinder::Merge(std::vector<Mention> given, std::vector<Mention> own,
                                        Entities entities) {
  if (entities == Entities::kOurs || (given.empty() && entities == Entities::kBoth)) return own;
  const auto yields_to = [](const Mention& mention) {
    return [&mention](const Mention& other) { return Yields(other, mention); };
  };
  for (Mention& mention : given) {
    const auto same = std::find_if(own.begin(), own.end(), [&](const Mention& other) {
      return other.type == mention.type && other.first_token == mention.first_token &&
             other.end_token == mention.end_token;
    });
    if (mention.match != Match::kLocal || mention.type != MentionType::kCondition || same == own.end())
      continue;
    mention.id = same->id;  // A short form, say, that the document or the lexicon explains.
    mention.label = same->label;
    mention.match = same->match;
  }
  std::vector<Mention> out;
  for (Mention& mention : own) {
    const bool product_given = std::any_of(given.begin(), given.end(), yields_to(mention));
    const bool replaced = std::any_of(given.begin(), given.end(), [&](const Mention& other) {
      return Overlap(other, mention) && !Yields(other, mention);
    });
    if (product_given ? !replaced : entities == Entities::kBoth && !replaced)
      out.push_back(std::move(mention));
  }
  const size_t kept = out.size();
  for (Mention& mention : given) {
    const bool taken = std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept),
                                   [&](const Mention& other) { return Overlap(other, mention); });
    if (!taken) out.push_back(std::move(mention));
  }
  std::sort(out.begin(), out.end(),
            [](const Mention& a, const Mention& b) { return a.first_token < b.first_token; });
  return out;
}

}  // namespace mscgraph
