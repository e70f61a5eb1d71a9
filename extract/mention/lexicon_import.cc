#include "extract/mention/lexicon_import.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

std::string Prefix(const std::string& curie) { return curie.substr(0, curie.find(':')); }

// "Arthritis, Rheumatoid" -> "Rheumatoid Arthritis"; empty for what no text says: brackets, more commas.
std::string Spoken(const std::string& name) {
  if (name.find_first_of("()[]{}<>;|\"\t\n") != std::string::npos) return "";
  size_t comma = name.find(',');
  if (comma == std::string::npos) return name;
  if (name.find(',', comma + 1) != std::string::npos || name.substr(comma, 2) != ", ") return "";
  return name.substr(comma + 2) + " " + name.substr(0, comma);
}

// "MS", "aGVHD": one word, short, with two capitals.
bool IsShortForm(const std::string& name) {
  constexpr size_t kLongest = 8;
  size_t capitals = std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return name.size() <= kLongest && capitals >= 2 && name.find(' ') == std::string::npos;
}

std::string Joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "|") + value;
  return out;
}

void AddOnce(const std::string& value, std::vector<std::string>* out) {
  if (std::find(out->begin(), out->end(), value) == out->end()) out->push_back(value);
}

class Importer {
 public:
  Importer(const Lexicon& lexicon, const ImportGuards& guards, ImportReport* report)
      : lexicon_(lexicon), guards_(guards), report_(*report) {
    for (size_t i = 0; i < lexicon.entries().size(); ++i) {
      const ConceptRecord& entry = lexicon.entries()[i];
      ours_.emplace(entry.id, static_cast<int>(i));
      for (const std::string& xref : entry.xrefs) ours_.emplace(xref, static_cast<int>(i));
    }
  }

  absl::Status Add(OntologyTerm term) {
    constexpr size_t kMaxNameBytes = 512
                                     << 20;  // Of all terms: some fifty times the largest ontology in use.
    ++report_.terms;
    if (term.obsolete) {
      ++report_.obsolete;
    } else if (guards_.other.contains(Prefix(term.id)) || !InBranch(term)) {
      ++report_.no_condition;
    } else {
      for (const std::string& name : term.synonyms) name_bytes_ += name.size();
      rows_.push_back({.term = std::move(term)});
    }
    if (rows_.size() <= kMaxTerms && name_bytes_ <= kMaxNameBytes) return absl::OkStatus();
    return absl::ResourceExhaustedError("more terms or names than an import takes");
  }

  std::string Finish() {
    for (Row& row : rows_) FindTarget(&row);
    KeepSharedXrefsApart();
    ClaimNames();
    for (Row& row : rows_) {
      if (row.state == State::kSkipped) continue;
      TakeNames(&row);
      TakeXrefs(&row);
    }
    return Text();
  }

 private:
  enum class State { kNew, kSame, kSkipped };
  struct Row {
    OntologyTerm term;
    State state = State::kNew;
    int entry = -1;          // Of the lexicon, if it is the same concept.
    bool only_xref = false;  // `entry` was found by an xref alone.
    int broader = -1;        // The entry whose xref several terms share.
    std::vector<std::string> names, short_forms, xrefs;
  };
  static constexpr size_t kNobody = static_cast<size_t>(-1);

  bool InBranch(const OntologyTerm& term) const {
    if (!term.has_branches) return true;
    return std::any_of(term.branches.begin(), term.branches.end(), [&](const std::string& number) {
      return std::any_of(guards_.branches.begin(), guards_.branches.end(),
                         [&](const std::string& branch) { return number.starts_with(branch); });
    });
  }

  void Conflict(const Row& row, const std::string& what) {
    report_.conflicts.push_back(row.term.id + " (" + row.term.label + "): " + what);
  }

  void Skip(Row* row, size_t* count) {
    row->state = State::kSkipped;
    ++*count;
  }

  const std::string& IdOf(int entry) const { return lexicon_.entries()[entry].id; }

  void FindTarget(Row* row) {
    std::string label = Spoken(row->term.label);
    std::string norm = NormaliseName(label);
    if (label.empty()) label = row->term.label;  // It is no name, but a concept all the same.
    if (norm.size() < guards_.min_letters && row->term.label.size() < guards_.min_letters) {
      return Skip(row, &report_.unusable);
    }
    if (guards_.general.contains(norm)) return Skip(row, &report_.unusable);
    auto own = ours_.find(row->term.id);
    std::vector<std::string> seen;
    int by_xref = -1;
    for (const std::string& xref : row->term.xrefs) {
      auto found = guards_.identifying.contains(Prefix(xref)) ? ours_.find(xref) : ours_.end();
      if (found == ours_.end()) continue;
      AddOnce(IdOf(found->second), &seen);
      if (by_xref < 0) by_xref = found->second;
    }
    if (own != ours_.end()) AddOnce(IdOf(own->second), &seen);
    if (seen.size() > 1) Conflict(*row, "is each of " + Joined(seen) + " by its id and xrefs");
    if (own != ours_.end()) return Same(row, own->second, &report_.same_by_id);
    if (seen.size() > 1) return Skip(row, &report_.in_conflict);
    if (by_xref >= 0) {
      row->only_xref = true;
      return Same(row, by_xref, &report_.same_by_xref);
    }
    int named = lexicon_.Find(norm);
    if (named >= 0) return Same(row, named, &report_.same_by_name);
    ++report_.added;
  }

  void Same(Row* row, int entry, size_t* count) {
    row->state = State::kSame;
    row->entry = entry;
    ++*count;
  }

  bool SharesName(const Row& row) const {
    auto ours = [&](const std::string& name) { return lexicon_.Find(Spoken(name)) == row.entry; };
    return ours(row.term.label) || std::any_of(row.term.synonyms.begin(), row.term.synonyms.end(), ours);
  }

  // An xref that several terms have is broader than each: those that share no name with our concept are
  // concepts of their own below it.
  void KeepSharedXrefsApart() {
    absl::flat_hash_map<int, int> terms;
    for (const Row& row : rows_) {
      if (row.state == State::kSame) ++terms[row.entry];
    }
    for (Row& row : rows_) {
      if (row.state != State::kSame || !row.only_xref || terms[row.entry] == 1 || SharesName(row)) continue;
      Conflict(row, "shares an xref of " + IdOf(row.entry) + " with other terms, so it is kept below it");
      row.broader = row.entry;
      row.entry = -1;
      row.state = State::kNew;
      --report_.same_by_xref;
      ++report_.added;
    }
  }

  // Which row a name belongs to: labels first, then synonyms; one that two rows want as a synonym is
  // nobody's.
  void ClaimNames() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      Row& row = rows_[i];
      if (row.state == State::kSkipped) continue;
      std::string norm = NormaliseName(Spoken(row.term.label));
      if (norm.empty()) continue;
      auto [claim, first] = claims_.try_emplace(norm, i);
      if (first || row.state == State::kSame) continue;
      Conflict(row, "its label is that of " + rows_[claim->second].term.id + " too");
      --report_.added;
      Skip(&row, &report_.in_conflict);
    }
    absl::flat_hash_set<std::string> labels;
    for (const auto& [norm, row] : claims_) labels.insert(norm);
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].state == State::kSkipped) continue;
      for (const std::string& synonym : rows_[i].term.synonyms) {
        std::string norm = NormaliseName(Spoken(synonym));
        if (norm.empty() || labels.contains(norm)) continue;
        auto [claim, first] = claims_.try_emplace(std::move(norm), i);
        if (!first && claim->second != i) claim->second = kNobody;
      }
    }
  }

  void TakeNames(Row* row) {
    if (row->state == State::kNew) Consider(row, row->term.label, true);
    if (row->state == State::kSame) Consider(row, row->term.label, false);
    for (const std::string& name : row->term.synonyms) Consider(row, name, false);
    for (const std::string& form : row->term.short_forms) AddShortForm(form, row);
  }

  void AddShortForm(const std::string& form, Row* row) {
    if (form.size() < 2 || form.find_first_of("|\t \"") != std::string::npos) return;
    size_t before = row->short_forms.size();
    AddOnce(form, &row->short_forms);
    report_.short_forms_added += row->short_forms.size() - before;
  }

  void Consider(Row* row, const std::string& given, bool is_label) {
    std::string name = Spoken(given);
    if (name.empty()) {
      ++report_.names_long;
      return;
    }
    if (IsShortForm(name) && !is_label) return AddShortForm(name, row);
    std::vector<std::string> words = NameWords(name);
    std::string norm = NormaliseName(name);
    if (words.size() > guards_.max_words) {
      ++report_.names_long;
    } else if (norm.size() < guards_.min_letters) {
      ++report_.names_short;
    } else if (guards_.general.contains(norm)) {
      ++report_.names_general;
    } else if (int known = lexicon_.Find(norm); known >= 0) {
      ++(known == row->entry ? report_.names_known : report_.names_taken);
    } else if (auto claim = claims_.find(norm); claim == claims_.end()) {
      ++report_.names_taken;
    } else if (claim->second == kNobody) {
      ++report_.names_ambiguous;
    } else if (&rows_[claim->second] != row) {
      ++report_.names_taken;
    } else if (is_label) {
      used_.insert(norm);
    } else {
      bool first = used_.insert(norm).second;  // Other spellings of it are the same name.
      if (first) row->names.push_back(name);
      ++(first ? report_.names_added : report_.names_known);
    }
  }

  void TakeXrefs(Row* row) {
    constexpr size_t kMaxXrefs = 50;
    if (row->state == State::kSame) AddXref(row->term.id, row);
    for (const std::string& xref : row->term.xrefs) {
      if (row->xrefs.size() < kMaxXrefs) AddXref(xref, row);
    }
  }

  void AddXref(const std::string& xref, Row* row) {
    if (ours_.contains(xref) || xref == (row->entry < 0 ? row->term.id : IdOf(row->entry))) return;
    size_t before = row->xrefs.size();
    AddOnce(xref, &row->xrefs);
    report_.xrefs_added += row->xrefs.size() - before;
  }

  // The rows of the table, one for each id.
  std::string Text() {
    absl::flat_hash_map<std::string, std::string> ids;  // Of terms -> of rows.
    for (const Row& row : rows_) {
      if (row.state == State::kSkipped) continue;
      ids.emplace(row.term.id, row.entry < 0 ? row.term.id : IdOf(row.entry));
    }
    std::vector<std::string> lines;
    for (const Row& row : rows_) {
      if (row.state == State::kSkipped) continue;
      bool says_more = !row.names.empty() || !row.short_forms.empty() || !row.xrefs.empty();
      if (row.state == State::kSame && !says_more) continue;
      lines.push_back(Line(row, ids));
    }
    std::sort(lines.begin(), lines.end());
    std::string out = std::string(kLexiconHeader) + "\n";
    for (const std::string& line : lines) out += line;
    return out;
  }

  std::string Line(const Row& row, const absl::flat_hash_map<std::string, std::string>& ids) const {
    std::string label, id = row.term.id;
    std::vector<std::string> parents;
    if (row.entry >= 0) {
      id = IdOf(row.entry);
      label = lexicon_.entries()[row.entry].label;
    } else {
      label = Spoken(row.term.label);
      if (label.empty()) label = row.term.label;
      std::replace_if(
          label.begin(), label.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '|'; },
          ' ');
      if (row.broader >= 0) parents.push_back(IdOf(row.broader));
      for (const std::string& parent : row.term.parents) {
        auto found = ids.find(parent);
        if (found != ids.end() && found->second != id) AddOnce(found->second, &parents);
      }
    }
    return absl::StrFormat("%s\t%s\t%s\t\t%s\t%s\t%s\n", id, label, Joined(row.names),
                           Joined(row.short_forms), Joined(row.xrefs), Joined(parents));
  }

  const Lexicon& lexicon_;
  const ImportGuards& guards_;
  ImportReport& report_;
  absl::flat_hash_map<std::string, int> ours_;       // Ids and xrefs of the lexicon.
  std::vector<Row> rows_;                            // In order of the file.
  absl::flat_hash_map<std::string, size_t> claims_;  // Normalised name -> row, or kNobody.
  absl::flat_hash_set<std::string> used_;            // Normalised names that rows have taken.
  size_t name_bytes_ = 0;
};

}  // namespace

absl::StatusOr<ImportGuards> ImportGuards::Create(const std::string& file) try {
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in);
  ImportGuards out;
  for (const auto& [key, value] : json.items()) {
    if (key == "identifying_prefixes") {
      out.identifying = value.get<absl::flat_hash_set<std::string>>();
    } else if (key == "other_prefixes") {
      out.other = value.get<absl::flat_hash_set<std::string>>();
    } else if (key == "branches") {
      out.branches = value.get<std::vector<std::string>>();
    } else if (key == "general") {
      for (const auto& name : value) out.general.insert(NormaliseName(name.get<std::string>()));
    } else if (key == "max_words") {
      out.max_words = value.get<size_t>();
    } else if (key == "min_letters") {
      out.min_letters = value.get<size_t>();
    } else {
      return absl::InvalidArgumentError(file + ": unknown key " + key);
    }
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

absl::StatusOr<std::string> ImportOntology(const std::string& name, const ReadBytes& read,
                                           const Lexicon& lexicon, const ImportGuards& guards,
                                           ImportReport* report) {
  Importer importer(lexicon, guards, report);
  absl::Status status =
      ReadOntology(name, read, [&](OntologyTerm term) { return importer.Add(std::move(term)); });
  if (!status.ok()) return status;
  return importer.Finish();
}

}  // namespace mscgraph
