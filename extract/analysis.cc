#include "extract/analysis.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <type_traits>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "extract/mention/condition_anaphors.h"
#include "extract/relation/calibration.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

// Hash over names and contents of the files below `folders`, in the order of their names.
std::string HashFolders(const std::string& root, const std::vector<std::string>& folders) {
  std::string all;
  for (const std::string& folder : folders) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(root + "/" + folder, error))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      std::stringstream content;
      content << in.rdbuf();
      all += folder + "/" + file.filename().string() + '\0' + content.str() + '\0';
    }
  }
  return Hex16(Hash64(all));
}

// `shipped` if there are no more tables, else a hash over it and their contents, in order; their names do not
// matter.
std::string HashLexicons(const std::string& shipped, const std::vector<std::string>& tables) {
  if (tables.empty()) return shipped;
  std::string all = shipped;
  for (const std::string& table : tables) {
    std::ifstream in(table, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    all += Hex16(Hash64(content.str()));
  }
  return Hex16(Hash64(all));
}

// Which products a document is about, whatever their number: MSC products before concentrates, therapies of
// other kinds last.
int Rank(Family family) { return family == Family::kOther ? 0 : family == Family::kConcentrate ? 1 : 2; }

// The products that the specific mentions of the document name most: of each family, and of all, by rank
// first.
struct MainProducts {
  std::map<Family, Mention> by_family;
  std::optional<Mention> overall;
};
MainProducts FindMainProducts(const std::vector<SentenceAnalysis>& sentences) {
  std::map<std::string, std::pair<int, const Mention*>> counts;
  for (const SentenceAnalysis& sentence : sentences) {
    for (const Mention& mention : sentence.mentions) {
      if (mention.type != MentionType::kTherapy || mention.generic || mention.anaphor) continue;
      auto& [count, first] = counts[mention.id];
      ++count;
      if (!first) first = &mention;
    }
  }
  MainProducts out;
  std::map<Family, int> best;
  std::pair<int, int> best_overall;  // Rank, mentions.
  for (const auto& [id, counted] : counts) {
    const auto& [count, mention] = counted;
    if (count > best[mention->family]) {
      best[mention->family] = count;
      out.by_family[mention->family] = *mention;
    }
    const std::pair<int, int> weight(Rank(mention->family), count);
    if (weight > best_overall) {
      best_overall = weight;
      out.overall = *mention;
    }
  }
  return out;
}

bool IsMsc(Family family) { return family != Family::kOther && family != Family::kConcentrate; }

void ResolveGeneric(const MainProducts& main, std::vector<Mention>* mentions) {
  const std::map<Family, Mention>& products = main.by_family;
  std::vector<Mention> out;
  std::optional<size_t> last;  // Place in `out`: "marrow concentrate was given, and this treatment helped".
  for (Mention& mention : *mentions) {
    if (mention.anaphor) {
      if (!main.overall) continue;
      const Mention& antecedent = last ? out[*last] : *main.overall;
      mention.id = antecedent.id;
      mention.label = antecedent.label;
      mention.family = antecedent.family;
    } else if (mention.type == MentionType::kTherapy && !mention.generic) {
      last = out.size();
    }
    if (mention.type == MentionType::kTherapy && mention.generic) {
      auto product = products.find(mention.family);
      if (product == products.end()) {
        // "exosomes" in a text that names MSCs are the MSCs' exosomes; their family stays.
        const bool names_msc = main.overall && IsMsc(main.overall->family);
        if (mention.family != Family::kVesicle || !names_msc) continue;
      } else {
        mention.id = product->second.id;
        mention.label = product->second.label;
      }
    }
    out.push_back(std::move(mention));
  }
  *mentions = std::move(out);
}

// "properties" of a sentence that begins "These unique properties"; the number of tokens if none does.
size_t OwnPropertiesAt(const std::vector<Token>& tokens, const ConditionWords& words) {
  constexpr size_t kMaxBetween = 2;
  if (tokens.empty() || (tokens[0].norm != "these" && tokens[0].norm != "such")) return tokens.size();
  for (size_t i = 1; i < tokens.size() && i <= 1 + kMaxBetween; ++i) {
    if (words.own_properties.contains(tokens[i].norm)) return i;
  }
  return tokens.size();
}

// The pronoun that may stand for the therapy of the sentence before: "they" or "it" at the beginning, else
// "their", "its".
// So may "these properties", which are its own.
size_t PronounAt(const std::vector<Token>& tokens, const ConditionWords& words) {
  if (!tokens.empty() && (tokens[0].norm == "they" || tokens[0].norm == "it")) return 0;
  if (const size_t at = OwnPropertiesAt(tokens, words); at < tokens.size()) return at;
  constexpr size_t kMaxBefore = 6;  // Further on, it speaks of something in its own sentence.
  for (size_t i = 0; i < tokens.size() && i <= kMaxBefore; ++i) {
    if (tokens[i].norm == "their" || tokens[i].norm == "its") return i;
  }
  return tokens.size();
}

// "They improved ..." after a sentence whose first mention is a therapy speaks of that therapy.
void ResolvePronoun(const SentenceAnalysis& before, const ConditionWords& words, SentenceAnalysis* sentence) {
  if (before.sentence.index == 0 || before.mentions.empty()) return;
  const Mention& antecedent = before.mentions[0];
  std::vector<Mention>& mentions = sentence->mentions;
  bool names_therapy = std::any_of(mentions.begin(), mentions.end(),
                                   [](const Mention& m) { return m.type == MentionType::kTherapy; });
  size_t at = PronounAt(sentence->tokens, words);
  if (names_therapy || antecedent.type != MentionType::kTherapy || at == sentence->tokens.size()) return;
  Mention mention = antecedent;  // Its span stays the antecedent's.
  mention.first_token = at;
  mention.end_token = at + 1;
  mention.pronoun = true;
  auto place =
      std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.first_token > at; });
  mentions.insert(place, std::move(mention));
}

// Adds what "such disorders" stands for.
void ResolveConditions(const Document& document, const MentionFinder& finder, DocumentAnalysis* analysis) {
  std::vector<const std::vector<Mention>*> before;
  for (SentenceAnalysis& sentence : analysis->sentences) {
    std::vector<Mention> found = ConditionAnaphors(document.text, sentence.tokens, sentence.mentions, before,
                                                   finder.condition_words());
    std::vector<Mention>& mentions = sentence.mentions;
    mentions.insert(mentions.end(), found.begin(), found.end());
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.first_token < b.first_token; });
    before.push_back(&mentions);
  }
}

// Adds the product names that the document defines, and reads the sentences again that hold one.
void AddProductNames(std::string_view text, const MentionFinder& finder, DocumentAnalysis* analysis) {
  std::vector<ShortForm> names;
  auto known = [&](const ShortForm& form) {
    auto same = [&](const ShortForm& other) { return other.text == form.text; };
    return std::any_of(analysis->short_forms.begin(), analysis->short_forms.end(), same) ||
           std::any_of(names.begin(), names.end(), same);
  };
  for (const SentenceAnalysis& sentence : analysis->sentences) {
    for (ShortForm& name : finder.ProductNames(text, sentence.sentence.span, sentence.mentions)) {
      if (!known(name)) names.push_back(std::move(name));
    }
  }
  if (names.empty()) return;
  analysis->short_forms.insert(analysis->short_forms.end(), names.begin(), names.end());
  for (SentenceAnalysis& sentence : analysis->sentences) {
    std::string_view printed = sentence.sentence.span.In(text);
    if (std::any_of(names.begin(), names.end(),
                    [&](const ShortForm& name) { return printed.find(name.text) != std::string_view::npos; }))
      sentence.mentions = finder.Find(text, sentence.tokens, analysis->short_forms);
  }
}

// In a trial record without a word of MSC, "stem cells" in the title are what the trial gives.
void AddTrialProduct(const Document& document, const MentionFinder& finder, DocumentAnalysis* analysis) {
  if (!document.id.starts_with("NCT:") || analysis->sentences.empty()) return;
  auto is_product = [](const Mention& m) {
    return m.type == MentionType::kTherapy && !m.anaphor && !m.generic;
  };
  for (const SentenceAnalysis& sentence : analysis->sentences) {
    if (std::any_of(sentence.mentions.begin(), sentence.mentions.end(), is_product)) return;
  }
  if (!finder.MayMeanMsc(document.text)) return;
  for (Mention& mention : analysis->sentences[0].mentions) {
    if (mention.generic && mention.family == Family::kCell) mention.generic = false;
  }
}

// Reads the sentences again that hold a short form which only the whole document explains.
void AddImpliedShortForms(std::string_view text, const MentionFinder& finder, DocumentAnalysis* analysis) {
  absl::flat_hash_set<std::string> named;
  for (const SentenceAnalysis& sentence : analysis->sentences) {
    for (const Mention& mention : sentence.mentions) {
      if (mention.type == MentionType::kCondition) named.insert(mention.id);
    }
    for (std::string& id : finder.FramedConditions(text, sentence.tokens)) named.insert(std::move(id));
  }
  for (SentenceAnalysis& sentence : analysis->sentences) {
    std::vector<ShortForm> implied =
        finder.ImpliedShortForms(text, sentence.tokens, named, analysis->short_forms);
    if (implied.empty()) continue;
    implied.insert(implied.end(), analysis->short_forms.begin(), analysis->short_forms.end());
    sentence.mentions = finder.Find(text, sentence.tokens, implied);
  }
}

void MergeGiven(const Document& document, const MentionFinder& finder, Entities entities,
                DocumentAnalysis* analysis) {
  if (entities == Entities::kOurs) return;
  for (SentenceAnalysis& sentence : analysis->sentences) {
    sentence.mentions =
        GivenFinder::Merge(finder.given().Find(document, sentence.sentence.span, sentence.tokens),
                           std::move(sentence.mentions), entities);
  }
}

void AddFaults(const absl::Status& status, std::string* faults) {
  if (status.ok()) return;
  std::string text(status.message());
  // The library's own tag, "[json.exception.type_error.302] ", says nothing to a rule writer.
  for (size_t tag; (tag = text.find("[json.exception.")) != std::string::npos;)
    text.erase(tag, std::min(text.find("] ", tag), text.size() - 2) + 2 - tag);
  *faults += (faults->empty() ? "" : "\n") + text;
}

// Moves what was loaded to `to`, a pointer to it or a place of its own type; or adds its faults.
template <typename Loaded, typename To>
void Take(absl::StatusOr<Loaded> loaded, To* to, std::string* faults) {
  AddFaults(loaded.status(), faults);
  if (!loaded.ok()) return;
  if constexpr (std::is_same_v<Loaded, To>)
    *to = *std::move(loaded);
  else
    *to = std::make_unique<Loaded>(*std::move(loaded));
}

}  // namespace

absl::StatusOr<Knowledge> LoadKnowledge(const std::string& folder, const std::vector<std::string>& lexicons) {
  if (!std::filesystem::is_directory(folder)) {
    return absl::NotFoundError(folder + ": no such rules folder; name one with --rules DIR");
  }
  Knowledge out;
  std::string faults;  // Of every file: one does not hide those of another.
  Take(MentionFinder::Create(folder, lexicons), &out.mentions, &faults);
  Take(PhraseWords::Create(folder + "/mechanisms"), &out.phrase_words, &faults);
  auto classes = WordClasses::CreateFromFolder(folder + "/wordlists");
  Take(LoadRules(folder + "/relations", classes.ok() ? *classes : WordClasses::Any(), out.phrase_words),
       &out.rules, &faults);
  AddFaults(Calibrate(folder + "/confidence/judgements.tsv", &out.rules), &faults);
  Take(CueFinder::Create(folder + "/context/cues.json"), &out.cues, &faults);
  if (out.cues) {  // The others name its cues.
    Take(AssertionClassifier::Create(folder + "/context/assertion.json", *out.cues), &out.assertion, &faults);
    Take(OutcomeClassifier::Create(folder + "/context/outcome.json", *out.cues), &out.outcome, &faults);
    Take(ZoneFinder::Create(folder + "/context/zones.json", *out.cues), &out.zones, &faults);
  }
  Take(StudyClassifier::Create(folder + "/context/study.json"), &out.study, &faults);
  Take(QualifierReader::Create(folder + "/context/qualifiers.json"), &out.qualifiers, &faults);
  if (!faults.empty()) return absl::InvalidArgumentError(faults);
  out.relations = std::make_unique<RelationMatcher>(&out.rules);
  out.rules_hash = HashFolders(folder, {"relations", "context", "wordlists", "mechanisms", "confidence"});
  out.lexicon_hash = HashLexicons(HashFolders(folder, {"lexicon"}), lexicons);
  return out;
}

DocumentAnalysis Analyse(const Document& document, const MentionFinder& finder, Entities entities) {
  DocumentAnalysis out;
  out.short_forms = finder.ShortForms(document.text);
  for (const Sentence& sentence : SplitDocument(document)) {
    SentenceAnalysis analysis{.sentence = sentence, .tokens = NameTokens(document.text, sentence.span)};
    analysis.mentions = finder.Find(document.text, analysis.tokens, out.short_forms);
    out.sentences.push_back(std::move(analysis));
  }
  AddImpliedShortForms(document.text, finder, &out);
  AddProductNames(document.text, finder, &out);
  AddTrialProduct(document, finder, &out);
  if (!document.annotations.empty() || entities == Entities::kGiven)
    MergeGiven(document, finder, entities, &out);
  MainProducts products = FindMainProducts(out.sentences);
  out.names_therapy = products.overall.has_value();
  out.about_msc = out.names_therapy && IsMsc(products.overall->family);
  for (SentenceAnalysis& sentence : out.sentences) ResolveGeneric(products, &sentence.mentions);
  for (size_t i = 1; i < out.sentences.size(); ++i)
    ResolvePronoun(out.sentences[i - 1], finder.condition_words(), &out.sentences[i]);
  ResolveConditions(document, finder, &out);
  return out;
}

void MarkZones(const Knowledge& knowledge, DocumentAnalysis* analysis) {
  std::vector<Section> sections;
  std::vector<SentenceCues> cues;
  for (const SentenceAnalysis& sentence : analysis->sentences) {
    sections.push_back(sentence.sentence.section);
    cues.push_back(knowledge.cues->Find(sentence.tokens, sentence.mentions));
    knowledge.assertion->MarkDenials(&cues.back());
  }
  const std::vector<Section> zones = knowledge.zones->Find(sections, cues);
  for (size_t i = 0; i < zones.size(); ++i) {
    analysis->sentences[i].zone = zones[i];
    analysis->sentences[i].cues = std::move(cues[i]);
  }
}

}  // namespace mscgraph
