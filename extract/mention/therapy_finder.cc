#include "extract/mention/therapy_finder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_join.h"

namespace mscgraph {
namespace {

using Lists = std::map<std::string, std::string>;

// "{mod}* {cell}" -> the RE2 source of each element; a list becomes an alternation of its entries, each
// followed by a blank.
absl::StatusOr<std::vector<std::string>> Elements(const std::string& pattern, const Lists& lists) {
  std::vector<std::string> out;
  for (size_t i = 0; i < pattern.size();) {
    if (pattern[i] == ' ') {
      ++i;
      continue;
    }
    if (pattern[i] != '{') {
      size_t end = pattern.find_first_of(" {", i);
      out.push_back("(?:" + pattern.substr(i, end - i) + ") ");
      i = end == std::string::npos ? pattern.size() : end;
      continue;
    }
    size_t end = pattern.find('}', i);
    auto list = end == std::string::npos ? lists.end() : lists.find(pattern.substr(i + 1, end - i - 1));
    if (list == lists.end()) return absl::InvalidArgumentError("unknown list in pattern \"" + pattern + "\"");
    out.push_back("(?:(?:" + list->second + ") )");
    i = end + 1;
    while (i < pattern.size() && (pattern[i] == '*' || pattern[i] == '?' || pattern[i] == '+'))
      out.back() += pattern[i++];
  }
  return out;
}

// All patterns as one expression. Patterns share what they begin with: the lists are long, and the fewer
// copies of them, the smaller the states of RE2's automaton.
struct ElementTree {
  std::map<std::string, ElementTree> next;
  bool ends = false;  // A pattern ends here.

  void Add(const std::vector<std::string>& elements) {
    ElementTree* node = this;
    for (const std::string& element : elements) node = &node->next[element];
    node->ends = true;
  }
  std::string Source() const {
    std::string out;
    for (const auto& [element, rest] : next) out += (out.empty() ? "" : "|") + element + rest.Source();
    if (out.empty()) return out;
    return "(?:" + out + (ends ? ")?" : ")");
  }
};

constexpr char kNameBegin[] = "(?:^| )";

RE2::Options Longest() {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(kLargePatternBytes);
  return options;
}

bool IsJoint(std::string_view mark) {
  return mark == "/" || mark == "\xc2\xae" || mark == "\xe2\x84\xa2" || mark == "tm";
}

std::string Alternation(const nlohmann::json& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "|") + word.get<std::string>();
  return out;
}

absl::flat_hash_set<std::string> WordSet(const nlohmann::json& words) {
  absl::flat_hash_set<std::string> out;
  for (const auto& word : words) out.insert(word.get<std::string>());
  return out;
}

}  // namespace

absl::StatusOr<TherapyFinder> TherapyFinder::Create(const std::string& folder) try {
  auto products = Products::Create(folder + "/products.json");
  if (!products.ok()) return products.status();
  const std::string file = folder + "/therapies.json";
  std::ifstream in(file);
  if (!in) return absl::NotFoundError(file + ": cannot be opened");
  nlohmann::json json = nlohmann::json::parse(in);
  Lists lists;
  for (const auto& [name, words] : json.at("lists").items()) lists[name] = Alternation(words);
  lists["brand"] = products->brand_words();
  TherapyFinder out;
  out.products_ = std::move(*products);
  ElementTree any;
  std::vector<std::string> sources;
  for (const auto& pattern : json.at("patterns")) {
    const std::string source = pattern.at("pattern").get<std::string>();
    auto elements = Elements(source, lists);
    if (!elements.ok())
      return absl::InvalidArgumentError(file + ": " + std::string(elements.status().message()));
    any.Add(*elements);
    sources.push_back(kNameBegin + absl::StrJoin(*elements, ""));
    Family family;
    if (!ParseEnum(pattern.at("family").get<std::string>(), &family)) {
      return absl::InvalidArgumentError(file + ": unknown family " + pattern.at("family").dump());
    }
    out.patterns_.push_back({family, pattern.value("generic", false), pattern.value("anaphor", false),
                             pattern.value("blocks", false), pattern.value("brand", false), nullptr,
                             WordSet(pattern.value("unless_next", nlohmann::json::array()))});
    if (!pattern.contains("raw")) continue;
    out.patterns_.back().raw = std::make_unique<RE2>(pattern.at("raw").get<std::string>());
    if (!out.patterns_.back().raw->ok())
      return absl::InvalidArgumentError(file + ": raw " + pattern.at("raw").dump());
  }
  auto set = PatternSet::Create(std::move(sources), Longest(), RE2::ANCHOR_BOTH);
  if (!set.ok()) return absl::InvalidArgumentError(file + ": " + std::string(set.status().message()));
  out.set_ = std::move(*set);
  out.any_ = std::make_unique<RE2>(kNameBegin + any.Source(), Longest());
  if (!out.any_->ok()) return absl::InvalidArgumentError(file + ": " + out.any_->error());
  for (auto [key, regexp] :
       {std::pair("long_form_words", &out.like_product_), {"never_msc", &out.never_msc_}}) {
    *regexp = std::make_unique<RE2>("(?i)\\b(?:" + Alternation(json.at(key)) + ")\\b");
    if (!(*regexp)->ok()) return absl::InvalidArgumentError(file + ": " + key + ": " + (*regexp)->error());
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(folder + "/therapies.json: " + error.what());
}

bool TherapyFinder::IsLikeProduct(std::string_view long_form) const {
  return RE2::PartialMatch(re2::StringPiece(long_form.data(), long_form.size()), *like_product_);
}

bool TherapyFinder::MayMeanMsc(std::string_view text) const {
  return !RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *never_msc_);
}

const TherapyFinder::Pattern* TherapyFinder::PatternOf(std::string_view words,
                                                       std::string_view printed) const {
  re2::StringPiece raw(printed.data(), printed.size());
  for (int i : set_.Match(words)) {
    if (!patterns_[i].raw || RE2::PartialMatch(raw, *patterns_[i].raw)) return &patterns_[i];
  }
  return nullptr;
}

std::vector<Mention> TherapyFinder::Find(std::string_view text, const std::vector<Token>& tokens,
                                         std::vector<Span>* blocked) const {
  std::string words = " ";
  std::vector<std::pair<size_t, size_t>> begins;  // Bytes of `words`, and the tokens that begin there.
  for (size_t i = 0; i < tokens.size(); ++i) {
    // "Wharton's jelly", "stem/stromal cells", a trade mark sign
    if (tokens[i].norm == "'s" || (tokens[i].glued && IsJoint(tokens[i].norm))) continue;
    begins.emplace_back(words.size(), i);
    if (tokens[i].is_punct) {
      words += ',';
    } else {
      words += tokens[i].norm;
    }
    words += ' ';
  }
  // The token that holds a byte of `words`.
  auto token_at = [&](size_t byte) {
    auto after = std::upper_bound(begins.begin(), begins.end(), std::pair(byte, tokens.size()));
    return std::prev(after)->second;
  };
  std::vector<Mention> out;
  re2::StringPiece all(words), match;  // The whole match only: sub-matches would cost RE2's slow engine.
  for (size_t from = 0;
       from < all.size() && any_->Match(all, from, all.size(), RE2::UNANCHORED, &match, 1);) {
    if (match[0] == ' ') match.remove_prefix(1);
    const size_t begin = match.data() - all.data();
    Mention mention{.type = MentionType::kTherapy, .first_token = token_at(begin)};
    const Pattern* pattern = nullptr;
    // The longest beginning that a pattern takes: "MSCs" of "MSCs ex vivo", whose "ex" is no "-Ex".
    for (size_t stop = begin + match.size(); pattern == nullptr && stop > begin + 1;
         stop = words.rfind(' ', stop - 2) + 1) {
      match = re2::StringPiece(words.data() + begin, stop - begin);
      mention.end_token = token_at(stop - 2) + 1;
      mention.span = {tokens[mention.first_token].span.begin, tokens[mention.end_token - 1].span.end};
      pattern = PatternOf({match.data(), match.size()}, mention.span.In(text));
    }
    const size_t stop = begin + match.size();
    from = stop - 1;  // The blank at the end may begin the next match.
    if (pattern != nullptr && pattern->blocks) {
      if (blocked) blocked->push_back(mention.span);
      continue;
    }
    size_t next = mention.end_token;
    if (pattern == nullptr || (next < tokens.size() && pattern->unless_next.contains(tokens[next].norm))) {
      from = words.find(' ', begin);  // A shorter match may begin at its next word.
      continue;
    }
    mention.family = pattern->family;
    mention.generic = pattern->generic;
    mention.anaphor = pattern->anaphor;
    products_.Set(std::string_view(words).substr(begin, stop - begin), pattern->brand, &mention);
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace mscgraph
