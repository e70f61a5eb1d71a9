#include "extract/mention/lexicon.h"

#include <algorithm>
#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/mention/line_reader.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (true) {
    size_t at = text.find(separator);
    std::string_view part = text.substr(0, at);
    if (!part.empty() || separator == '\t') out.emplace_back(part);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

// "AIDS": a label that keeps its case like a short form.
bool IsCapitals(std::string_view label) {
  return std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

constexpr std::string_view kLocalPrefix = "mscgraph:";

// The slash of "ischemia/reperfusion injury": names are kept without it.
bool JoinsWords(std::string_view text, const std::vector<Token>& tokens, size_t at) {
  return tokens[at].is_punct && tokens[at].span.In(text) == "/" && tokens[at].glued &&
         at + 1 < tokens.size() && tokens[at + 1].glued;
}

}  // namespace

absl::StatusOr<Lexicon> Lexicon::Create(const std::vector<std::string>& files) {
  Lexicon lexicon;
  lexicon.terminals_.resize(2);
  for (const std::string& file : files) {
    if (absl::Status status = lexicon.Read(file); !status.ok()) return status;
  }
  lexicon.FindMatches();
  return lexicon;
}

absl::Status Lexicon::Read(const std::string& file) {
  constexpr int kMaxErrors = 100;
  std::ifstream in(file, std::ios::binary);
  if (!in) return absl::NotFoundError(absl::StrFormat("%s: cannot be opened", file));
  LineReader lines([&](char* out, size_t capacity) {
    return static_cast<size_t>(in.read(out, static_cast<std::streamsize>(capacity)).gcount());
  });
  std::string_view line;
  std::string errors;
  int faults = 0;
  if (!lines.Next(&line) || line != kLexiconHeader) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s:1: the header must be: %s", file, std::string(kLexiconHeader)));
  }
  while (lines.Next(&line)) {
    std::vector<std::string> cells = Split(line, '\t');
    if (cells.size() == 7 && !cells[0].empty() && !cells[1].empty()) {
      AddRow(cells);
    } else if (++faults <= kMaxErrors) {
      errors += absl::StrFormat(
          "%s:%d: has %d cells; 7 are needed, with tabs between, the first two (id, label) not empty\n", file,
          lines.number(), cells.size());
    }
  }
  if (lines.too_long()) {
    errors +=
        absl::StrFormat("%s:%d: the line is longer than %d bytes\n", file, lines.number(), kMaxLineBytes);
  }
  if (errors.empty()) return absl::OkStatus();
  errors.pop_back();  // The last line break.
  return absl::InvalidArgumentError(errors);
}

void Lexicon::AddRow(const std::vector<std::string>& cells) {
  int entry = FindId(cells[0]);
  bool known = entry >= 0;
  if (!known) {
    entry = static_cast<int>(entries_.size());
    ids_.emplace(cells[0], entry);
    entries_.push_back(
        {.id = cells[0], .label = cells[1], .type = "condition", .parents = Split(cells[6], '|')});
    Add(cells[1], entry, IsCapitals(cells[1]));
  }
  ConceptRecord& record = entries_[entry];
  for (std::string& name : Split(cells[2], '|')) {
    Add(name, entry, false);
    record.synonyms.push_back(std::move(name));
  }
  for (std::string& name : Split(cells[3], '|')) {
    Add(name, entry, true);
    record.synonyms.push_back(std::move(name));
  }
  for (const std::string& form : Split(cells[4], '|')) ambiguous_[form].push_back(entry);
  for (std::string& xref : Split(cells[5], '|')) {
    xrefs_.emplace(xref, entry);
    record.xrefs.push_back(std::move(xref));
  }
}

void Lexicon::FindMatches() {
  auto is_public = [](const std::string& id) { return !id.starts_with(kLocalPrefix); };
  matches_.assign(entries_.size(), Match::kLocal);
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (is_public(entries_[i].id)) {
      matches_[i] = Match::kExact;
      continue;
    }
    std::vector<std::string> broader = entries_[i].parents;
    for (size_t k = 0; k < broader.size() && matches_[i] == Match::kLocal; ++k) {
      if (is_public(broader[k])) matches_[i] = Match::kNarrowerThanId;
      int entry = FindId(broader[k]);
      if (entry < 0) continue;
      for (const std::string& parent : entries_[entry].parents) {
        if (std::find(broader.begin(), broader.end(), parent) == broader.end()) broader.push_back(parent);
      }
    }
  }
}

uint32_t Lexicon::Word(std::string_view word) {
  return words_.try_emplace(std::string(word), static_cast<uint32_t>(words_.size() + 1)).first->second;
}

void Lexicon::Add(std::string_view name, int entry, bool exact) {
  uint64_t node = 1;
  for (const std::string& word : NameWords(name)) {
    uint32_t next = static_cast<uint32_t>(terminals_.size());
    auto [it, added] = edges_.try_emplace(node << 32 | Word(word), next);
    if (added) terminals_.emplace_back();
    node = it->second;
  }
  if (node == 1) return;
  // The first entry of a name wins; the check script of the lexicon refuses a name with two entries.
  terminals_[node].push_back({entry, exact ? std::string(name) : std::string()});
}

uint64_t Lexicon::Step(uint64_t node, const std::string& word) const {
  auto id = words_.find(word);
  if (id == words_.end()) return 0;
  auto edge = edges_.find(node << 32 | id->second);
  return edge == edges_.end() ? 0 : edge->second;
}

Lexicon::Hit Lexicon::Longest(std::string_view text, const std::vector<Token>& tokens, size_t at) const {
  Hit best;
  if (tokens[at].norm == "'s") return best;  // A name begins with a word: "each patient's pain".
  uint64_t node = 1;
  for (size_t i = at; i < tokens.size(); ++i) {
    if (tokens[i].norm == "'s") continue;  // "Crohn's disease" is "Crohn disease"
    if (i > at && JoinsWords(text, tokens, i)) continue;
    if (tokens[i].is_punct || (node = Step(node, tokens[i].norm)) == 0) break;
    for (const Terminal& terminal : terminals_[node]) {
      if (!terminal.exact.empty()) {
        std::string_view surface =
            text.substr(tokens[at].span.begin, tokens[i].span.end - tokens[at].span.begin);
        if (!surface.starts_with(terminal.exact) || surface.size() > terminal.exact.size() + 1) continue;
      }
      best = {terminal.entry, i + 1 - at};
      break;
    }
  }
  return best;
}

const std::vector<int>& Lexicon::Ambiguous(std::string_view form) const {
  static const std::vector<int> none;
  auto it = ambiguous_.find(std::string(form));
  return it == ambiguous_.end() ? none : it->second;
}

int Lexicon::FindId(std::string_view id) const {
  auto it = ids_.find(std::string(id));
  return it == ids_.end() ? -1 : it->second;
}

int Lexicon::FindXref(std::string_view id) const {
  if (int entry = FindId(id); entry >= 0) return entry;
  auto it = xrefs_.find(std::string(id));
  return it == xrefs_.end() ? -1 : it->second;
}

const std::vector<Lexicon::Terminal>* Lexicon::Terminals(std::string_view name) const {
  uint64_t node = 1;
  for (const std::string& word : NameWords(name)) {
    if ((node = Step(node, word)) == 0) return nullptr;
  }
  return &terminals_[node];
}

int Lexicon::Find(std::string_view name) const {
  const std::vector<Terminal>* found = Terminals(name);
  if (!found) return -1;
  for (const Terminal& terminal : *found) {
    if (terminal.exact.empty()) return terminal.entry;
  }
  return -1;
}

int Lexicon::FindShortForm(std::string_view form) const {
  const std::vector<Terminal>* found = Terminals(form);
  if (!found) return -1;
  for (const Terminal& terminal : *found) {
    if (terminal.exact == form) return terminal.entry;
  }
  return -1;
}

}  // namespace mscgraph
