#include "extract/mention/mention_finder.h"

#include <algorithm>

#include "extract/text/abbreviations.h"

namespace mscgraph {
namespace {

// A mention is a candidate until the longest ones have taken their tokens.
struct Candidate {
  Mention mention;
  int priority = 0;     // Smaller wins among candidates of the same length.
  bool blocks = false;  // Takes its tokens but names nothing.
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

// A period of "i.v. injection", "vs. controls", not one between two sentences that were not told apart.
bool EndsNoSentence(std::string_view text, Span period) {
  const auto is_letter = [&](size_t at) {
    return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'));
  };
  const bool one_letter = period.begin > 0 && is_letter(period.begin - 1) &&
                          (period.begin == 1 || !IsWordByte(text[period.begin - 2]));
  if (is_letter(period.end)) return one_letter;
  // "graft-vs.-host disease", "e.g., stroke"
  if (period.end < text.size() && (text[period.end] == '-' || text[period.end] == ',')) return true;
  const size_t next = period.end + 1;
  return next < text.size() && text[period.end] == ' ' && text[next] >= 'a' && text[next] <= 'z';
}

// The tokens that spell `form` (or its plural) from token `at` on; 0 if they do not.
size_t SpelledAt(std::string_view text, const std::vector<Token>& tokens, size_t at, std::string_view form) {
  size_t begin = tokens[at].span.begin;
  if (text.substr(begin, form.size()) != form) return 0;
  size_t stop = begin + form.size();
  if (stop < text.size() && text[stop] == 's') ++stop;
  if (stop < text.size() && IsWordByte(text[stop])) return 0;
  size_t length = 0;
  while (at + length < tokens.size() && tokens[at + length].span.begin < stop) ++length;
  return length;
}

void AddShortForms(std::string_view text, const std::vector<Token>& tokens,
                   const std::vector<ShortForm>& forms, std::vector<Candidate>* out) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_punct) continue;
    for (const ShortForm& form : forms) {
      if (text[tokens[i].span.begin] != form.text[0]) continue;
      size_t length = SpelledAt(text, tokens, i, form.text);
      if (length == 0) continue;
      Candidate candidate{.mention = form.concept_of, .priority = 0, .blocks = !form.names};
      candidate.mention.first_token = i;
      candidate.mention.end_token = i + length;
      candidate.mention.span = {tokens[i].span.begin, tokens[i + length - 1].span.end};
      candidate.mention.modifiers.clear();
      out->push_back(std::move(candidate));
    }
  }
}

// Most tokens are no short form by their looks: that spares a look-up.
bool LooksLikeShortForm(std::string_view text, const Token& token) {
  constexpr size_t kMaxForm = 8;
  const char first = text[token.span.begin];
  return token.span.size() <= kMaxForm && first >= 'A' && first <= 'Z';
}

// The beginning of a word, a few words before `at`, in the same sentence.
size_t WordBegin(std::string_view text, size_t at) {
  constexpr size_t kBytes = 40;
  size_t begin = at < kBytes ? 0 : at - kBytes;
  if (begin > 0) begin = std::min(text.find_first_of(" \n", begin), at);
  size_t stop = text.substr(0, at).find_last_of(".;:,()[]\n");
  return stop == std::string_view::npos ? begin : std::max(begin, std::min(stop + 1, at));
}

std::vector<Mention> LongestFirst(std::vector<Candidate> candidates) {
  auto length = [](const Candidate& c) { return c.mention.end_token - c.mention.first_token; };
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (length(a) != length(b)) return length(a) > length(b);
    if (a.priority != b.priority) return a.priority < b.priority;
    return a.mention.first_token < b.mention.first_token;
  });
  std::vector<Candidate> taken;
  for (Candidate& candidate : candidates) {
    bool overlaps = std::any_of(taken.begin(), taken.end(), [&](const Candidate& other) {
      return other.mention.span.Overlaps(candidate.mention.span);
    });
    if (!overlaps) taken.push_back(std::move(candidate));
  }
  std::vector<Mention> out;
  for (Candidate& candidate : taken) {
    if (!candidate.blocks) out.push_back(std::move(candidate.mention));
  }
  std::sort(out.begin(), out.end(),
            [](const Mention& a, const Mention& b) { return a.first_token < b.first_token; });
  return out;
}

// Whether the words around tokens [first, end) say that a disease is named there: "patients with X", "X
// mice", "treatment of X", "to treat X", "after X", "X therapy", "a strategy for X".
bool StandsInFrame(const WordClasses& classes, const ConditionWords& words, const std::vector<Token>& tokens,
                   size_t first, size_t end) {
  const auto is = [&](size_t at, std::string_view word_class) {
    return at < tokens.size() && classes.Is(tokens[at].norm, word_class);
  };
  if (is(end, "pop") || is(end, "model")) return true;
  if (end < tokens.size() && words.follow_names.contains(tokens[end].norm)) return true;
  if (first == 0) return false;
  const std::string_view link = tokens[first - 1].norm;
  if (words.precede_names.contains(tokens[first - 1].norm)) return true;
  const WordClasses::Hit last = classes.Longest(tokens, first - 1);
  if (last.length == 1 && last.word_class >= 0 && classes.Name(last.word_class) == "treat") return true;
  if (first == 1) return false;
  const WordClasses::Hit before = classes.Longest(tokens, first - 2);
  const std::string_view name =
      before.length == 2 && before.word_class >= 0 ? std::string_view(classes.Name(before.word_class)) : "";
  if (name == "treatment" || name == "treat") return true;
  return (link == "with" && is(first - 2, "pop")) || (link == "of" && is(first - 2, "model")) ||
         (link == "for" && words.plans_for.contains(tokens[first - 2].norm));
}

}  // namespace

std::vector<Token> NameTokens(std::string_view text, Span range) {
  std::vector<Token> tokens = Tokenize(text, range);
  std::erase_if(tokens, [&](const Token& token) {
    if (!token.is_punct || !token.glued) return false;
    std::string_view mark = token.span.In(text);
    if (mark == ".") return EndsNoSentence(text, token.span);
    bool dash = mark == "-" || mark.starts_with("\xe2\x80\x90") || mark.starts_with("\xe2\x80\x91") ||
                mark.starts_with("\xe2\x80\x93");
    return dash && token.span.end < text.size() && text[token.span.end] != ' ';
  });
  return tokens;
}

absl::StatusOr<std::unique_ptr<MentionFinder>> MentionFinder::Create(
    const std::string& rules, const std::vector<std::string>& lexicons) {
  std::vector<std::string> tables = {rules + "/lexicon/conditions.tsv"};
  tables.insert(tables.end(), lexicons.begin(), lexicons.end());
  auto lexicon = Lexicon::Create(tables);
  auto classes = WordClasses::CreateFromFolder(rules + "/wordlists");
  auto therapies = TherapyFinder::Create(rules + "/lexicon");
  auto names = DefinedNames::Create(rules + "/lexicon/product_names.json");
  // Asked for its faults alone: every file is looked at, whatever is wrong with the others.
  auto heads = ConditionFinder::Create(rules + "/lexicon/heads.json", nullptr, nullptr);
  std::string faults;
  for (const absl::Status& status :
       {lexicon.status(), classes.status(), therapies.status(), names.status(), heads.status()}) {
    if (!status.ok()) faults += (faults.empty() ? "" : "\n") + std::string(status.message());
  }
  if (!faults.empty()) return absl::InvalidArgumentError(faults);
  std::unique_ptr<MentionFinder> finder(
      new MentionFinder(std::move(*lexicon), std::move(*classes), std::move(*therapies), std::move(*names)));
  auto conditions =
      ConditionFinder::Create(rules + "/lexicon/heads.json", &finder->lexicon_, &finder->classes_);
  if (!conditions.ok()) return conditions.status();
  finder->conditions_ = std::make_unique<ConditionFinder>(std::move(*conditions));
  auto given = GivenFinder::Create(rules + "/context/annotation_types.json", &finder->lexicon_);
  if (!given.ok()) return given.status();
  finder->given_ = std::make_unique<GivenFinder>(std::move(*given));
  return finder;
}

std::vector<ShortForm> MentionFinder::ShortForms(std::string_view text) const {
  std::vector<ShortForm> out;
  for (const Abbreviation& found : FindAbbreviations(text, {0, text.size()})) {
    ShortForm form{.text = std::string(found.short_form.In(text))};
    if (form.text.size() > 2 && form.text.back() == 's') form.text.pop_back();
    // The name may begin before what the letters need: "knee osteoarthritis (OA)".
    Span around{WordBegin(text, found.long_form.begin), found.long_form.end};
    for (Mention& mention : Find(text, NameTokens(text, around), {})) {
      bool part = (mention.generic || mention.anaphor) && mention.span.begin > found.long_form.begin;
      if (mention.span.end != found.long_form.end || part) continue;
      form.names = true;
      form.concept_of = std::move(mention);
    }
    if (!form.names && therapies_.IsLikeProduct(found.long_form.In(text))) {
      // "mesenchymal SC (MSC)": the short form keeps its usual meaning.
      for (Mention& mention : Find(text, NameTokens(text, found.short_form), {})) {
        if (mention.span != found.short_form || mention.type != MentionType::kTherapy) continue;
        form.names = true;
        form.concept_of = std::move(mention);
      }
    }
    bool known =
        std::any_of(out.begin(), out.end(), [&](const ShortForm& other) { return other.text == form.text; });
    if (!known) out.push_back(std::move(form));
  }
  return out;
}

std::vector<std::string> MentionFinder::FramedConditions(std::string_view text,
                                                         const std::vector<Token>& tokens) const {
  std::vector<std::string> out;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!LooksLikeShortForm(text, tokens[i])) continue;
    const std::vector<int> entries = lexicon_.Ambiguous(std::string(tokens[i].span.In(text)));
    if (entries.size() != 1) continue;
    size_t first = i;  // "progressive MS"
    while (first > 0 && classes_.Is(tokens[first - 1].norm, "severity")) --first;
    if (StandsInFrame(classes_, condition_words(), tokens, first, i + 1))
      out.push_back(lexicon_.entries()[entries[0]].id);
  }
  return out;
}

std::vector<ShortForm> MentionFinder::ImpliedShortForms(std::string_view text,
                                                        const std::vector<Token>& tokens,
                                                        const absl::flat_hash_set<std::string>& named,
                                                        const std::vector<ShortForm>& known) const {
  std::vector<ShortForm> out;
  for (const Token& token : tokens) {
    if (!LooksLikeShortForm(text, token)) continue;
    std::string form(token.span.In(text));
    auto same = [&](const ShortForm& other) { return other.text == form; };
    if (std::any_of(known.begin(), known.end(), same) || std::any_of(out.begin(), out.end(), same)) continue;
    for (int entry : lexicon_.Ambiguous(form)) {
      const ConceptRecord& node = lexicon_.entries()[entry];
      if (!named.contains(node.id)) continue;
      Mention mention{.type = MentionType::kCondition, .id = node.id, .label = node.label};
      out.push_back({form, true, std::move(mention)});
      break;
    }
  }
  return out;
}

std::vector<ShortForm> MentionFinder::ProductNames(std::string_view text, Span sentence,
                                                   const std::vector<Mention>& mentions) const {
  std::vector<ShortForm> out;
  for (const DefinedNames::Name& name : names_.Find(text, sentence, mentions)) {
    out.push_back({name.text, true, *name.product});
    if (out.back().concept_of.brand.empty()) out.back().concept_of.brand = name.text;
  }
  return out;
}

std::vector<Mention> MentionFinder::AroundAsides(std::string_view text,
                                                 const std::vector<Token>& tokens) const {
  std::vector<Mention> out;
  std::vector<Token> kept;
  std::vector<size_t> at;  // Of a kept token: where it stands in `tokens`.
  constexpr size_t kAside = 3;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const size_t next = i + kAside;
    if (tokens[i].norm == "(" && next < tokens.size() && tokens[next - 1].norm == ")" && !kept.empty() &&
        !tokens[next].is_punct && classes_.ClassOf(tokens[next].norm) < 0)
      i = next;
    kept.push_back(tokens[i]);
    at.push_back(i);
  }
  if (kept.size() == tokens.size()) return out;
  for (Mention& mention : conditions_->Find(text, kept, 0, kept.size())) {
    const size_t words = mention.end_token - mention.first_token;
    mention.first_token = at[mention.first_token];
    mention.end_token = at[mention.end_token - 1] + 1;
    if (mention.end_token - mention.first_token > words) out.push_back(std::move(mention));
  }
  return out;
}

std::vector<Mention> MentionFinder::Find(std::string_view text, const std::vector<Token>& tokens,
                                         const std::vector<ShortForm>& short_forms) const {
  std::vector<Candidate> candidates;
  AddShortForms(text, tokens, short_forms, &candidates);
  std::vector<Span> blocked;
  for (Mention& mention : therapies_.Find(text, tokens, &blocked)) {
    // "AMSC-EVs" where the document says what AMSC are.
    for (const ShortForm& form : short_forms) {
      if (form.names && mention.span.In(text).starts_with(form.text))
        therapies_.products().TakeSource(form.concept_of, &mention);
    }
    candidates.push_back({std::move(mention), 1, false});
  }
  // "AMSC" of "AMSC-derived fibroblasts", which are no product.
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return std::any_of(blocked.begin(), blocked.end(), [&](Span span) {
      return span.Overlaps(candidate.mention.span) && span.size() > candidate.mention.span.size();
    });
  });
  for (Mention& mention : conditions_->Find(text, tokens, 0, tokens.size())) {
    candidates.push_back({std::move(mention), 2, false});
  }
  for (Mention& mention : AroundAsides(text, tokens)) candidates.push_back({std::move(mention), 2, false});
  return LongestFirst(std::move(candidates));
}

ConceptRecord MentionFinder::Concept(const Mention& mention) const {
  if (mention.family == Family::kOther && mention.type == MentionType::kTherapy)
    return {.id = mention.id, .label = mention.label, .type = "therapy"};
  if (mention.type == MentionType::kTherapy) return therapies_.products().Concept(mention.id);
  int entry = lexicon_.FindId(mention.id);
  if (entry >= 0) return lexicon_.entries()[entry];
  return {.id = mention.id, .label = mention.label, .type = "condition"};
}

std::vector<ConceptRecord> MentionFinder::Broader(const ConceptRecord& node) const {
  std::vector<ConceptRecord> out;
  std::vector<std::string> waiting = node.parents;
  for (size_t i = 0; i < waiting.size(); ++i) {
    if (std::find(waiting.begin(), waiting.begin() + i, waiting[i]) != waiting.begin() + i) continue;
    int entry = lexicon_.FindId(waiting[i]);
    out.push_back(entry >= 0 ? lexicon_.entries()[entry] : therapies_.products().Concept(waiting[i]));
    waiting.insert(waiting.end(), out.back().parents.begin(), out.back().parents.end());
  }
  return out;
}

}  // namespace mscgraph
