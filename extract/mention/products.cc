#include "extract/mention/products.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

constexpr char kRoot[] = "mscgraph:product/";

std::string Alternation(const nlohmann::json& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "|") + word.get<std::string>();
  return out;
}

// Matches text that holds one of the alternatives as whole words.
std::string Words(const std::string& alternatives) { return "(?:^| )(?:" + alternatives + ") "; }

std::vector<std::string> Strings(const nlohmann::json& object, const char* key) {
  return object.value(key, std::vector<std::string>());
}

}  // namespace

absl::StatusOr<Products> Products::Create(const std::string& file) try {
  std::ifstream in(file);
  if (!in) return absl::NotFoundError(file + ": cannot be opened");
  nlohmann::json json = nlohmann::json::parse(in);
  Products out;
  out.top_id_ = json.at("top").at("id").get<std::string>();
  out.top_label_ = json.at("top").at("label").get<std::string>();
  for (const auto& object : json.at("families")) {
    Family family;
    if (!ParseEnum(object.at("family").get<std::string>(), &family))
      return absl::InvalidArgumentError(file + ": unknown family " + object.at("family").dump());
    out.families_[static_cast<int>(family)] = {object.at("label").get<std::string>(),
                                               Strings(object, "synonyms"), Strings(object, "xrefs"),
                                               object.at("msc").get<bool>()};
  }
  std::vector<std::string> source_words;
  for (const auto& object : json.at("sources")) {
    source_words.push_back(Words(Alternation(object.at("words"))));
    out.sources_.push_back({object.at("id").get<std::string>(), object.at("label").get<std::string>(),
                            object.value("parent", ""), Strings(object, "cell_synonyms"),
                            Strings(object, "cell_xrefs")});
    if (!RE2(source_words.back(), RE2::Quiet).ok())
      return absl::InvalidArgumentError(file + ": words of source " + object.at("id").dump());
  }
  auto set = PatternSet::Create(std::move(source_words), RE2::Options(), RE2::UNANCHORED);
  if (!set.ok())
    return absl::InvalidArgumentError(file + ": sources: " + std::string(set.status().message()));
  out.source_words_ = std::move(*set);
  for (const Source& source : out.sources_) {
    if (!source.parent.empty() && out.FindSource(source.parent) == nullptr)
      return absl::InvalidArgumentError(file + ": source " + source.id + ": unknown parent " + source.parent);
  }
  for (const auto& object : json.at("brands")) {
    std::string words = Alternation(object.at("words"));
    out.brand_words_ += (out.brand_words_.empty() ? "" : "|") + words;
    Brand brand{object.at("id").get<std::string>(), object.at("label").get<std::string>(),
                object.value("source", "")};
    brand.words = std::make_unique<RE2>(Words(words), RE2::Quiet);
    if (!ParseEnum(object.at("family").get<std::string>(), &brand.family) || !brand.words->ok() ||
        (!brand.source.empty() && out.FindSource(brand.source) == nullptr))
      return absl::InvalidArgumentError(file + ": brand " + brand.id + ": bad family, source or words");
    out.brands_.push_back(std::move(brand));
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

std::string Products::IdOf(Family family, std::string_view source) const {
  std::string id = kRoot + std::string(EnumName(family));
  return source.empty() ? id : id + "/" + std::string(source);
}

std::string Products::LabelOf(Family family, const std::string& source_label) const {
  const std::string& label = families_[static_cast<int>(family)].label;
  return source_label.empty() ? label : source_label + " " + label;
}

const Products::Source* Products::FindSource(std::string_view id) const {
  for (const Source& source : sources_) {
    if (source.id == id) return &source;
  }
  return nullptr;
}

void Products::Set(std::string_view words, bool branded, Mention* mention) const {
  re2::StringPiece name(words.data(), words.size());
  for (const Brand& brand : brands_) {
    if (!branded || !RE2::FullMatch(name, *brand.words)) continue;
    mention->family = brand.family;
    mention->id = IdOf(brand.family, brand.source) + "/" + brand.id;
    mention->label = mention->brand = brand.label;
    return;
  }
  mention->id = IdOf(mention->family, "");
  mention->label = LabelOf(mention->family, "");
  const std::vector<int> fitting = source_words_.Match(words);
  if (fitting.empty()) return;
  const Source& source = sources_[fitting.front()];
  mention->id = IdOf(mention->family, source.id);
  mention->label = LabelOf(mention->family, source.label);
}

void Products::TakeSource(const Mention& other, Mention* mention) const {
  std::string root = IdOf(other.family, "") + "/";
  if (mention->id != IdOf(mention->family, "") || !other.id.starts_with(root)) return;
  std::string_view rest = std::string_view(other.id).substr(root.size());
  const Source* source = FindSource(rest.substr(0, rest.find('/')));
  if (source == nullptr) return;
  mention->id = IdOf(mention->family, source->id);
  mention->label = LabelOf(mention->family, source->label);
}

ConceptRecord Products::Concept(const std::string& id) const {
  ConceptRecord out{.id = id, .label = top_label_, .type = "therapy"};
  for (Family family : {Family::kCell, Family::kVesicle, Family::kSecretome, Family::kConcentrate}) {
    const FamilyNode& node = families_[static_cast<int>(family)];
    std::string root = IdOf(family, "");
    if (id == root) {
      out.label = node.label;
      out.synonyms = node.synonyms;
      out.xrefs = node.xrefs;
      if (node.is_msc) out.parents = {top_id_};
      return out;
    }
    if (!id.starts_with(root + "/")) continue;
    for (const Brand& brand : brands_) {
      if (brand.family != family || IdOf(family, brand.source) + "/" + brand.id != id) continue;
      out.label = brand.label;
      out.parents = {IdOf(family, brand.source)};
      return out;
    }
    const Source* source = FindSource(std::string_view(id).substr(root.size() + 1));
    if (source == nullptr) return out;
    out.label = LabelOf(family, source->label);
    out.parents = {IdOf(family, source->parent)};
    if (family == Family::kCell) {
      out.synonyms = source->cell_synonyms;
      out.xrefs = source->cell_xrefs;
    }
    return out;
  }
  return out;
}

}  // namespace mscgraph
