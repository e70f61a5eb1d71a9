#include "extract/workbench/gold.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/read/json_value.h"
#include "schemas/text/normalise.h"

namespace mscgraph {

absl::StatusOr<Gold> Gold::Read(const std::string& file, const WordClasses* classes) {
  std::ifstream in(file);
  if (!in) return absl::NotFoundError(file + ": cannot be opened");
  Gold out(classes);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    absl::Status status = out.AddLine(line);
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s:%d: %s; a line is {\"id\": ..., \"claims\": [{\"relation\": ..., \"family\": "
                          "..., \"object\": ...}]}",
                          file, number, std::string(status.message())));
    }
  }
  return out;
}

absl::Status Gold::AddLine(const std::string& line) try {
  const auto json = ParseJson(line);
  if (!json.ok()) return json.status();
  std::vector<NamedClaim>& claims = documents_[json->at("id").get<std::string>()];
  for (const nlohmann::json& object : json->at("claims")) {
    NamedClaim claim;
    if (!ParseEnum(object.at("relation").get<std::string>(), &claim.relation))
      return absl::InvalidArgumentError("unknown relation " + object.at("relation").dump());
    if (!ParseEnum(object.at("family").get<std::string>(), &claim.family))
      return absl::InvalidArgumentError("unknown family " + object.at("family").dump());
    claim.borderline = object.value("borderline", false);
    if (claim.family == Family::kConcentrate) {
      // Taking a concentrate for cells is not judged.
      claim.family = Family::kCell;
      claim.borderline = true;
    }
    claim.object = object.at("object").get<std::string>();
    claim.names.push_back(NameOf(claim.object));
    for (const nlohmann::json& name : object.value("object_mentions", nlohmann::json::array()))
      claim.names.push_back(NameOf(name.get<std::string>()));
    claims.push_back(std::move(claim));
  }
  return absl::OkStatus();
} catch (const nlohmann::json::exception& error) {
  const std::string_view text = error.what();  // "[json.exception.type_error.302] type must be string"
  return absl::InvalidArgumentError(std::string(text.substr(text.find("] ") + 2)));
}

Gold::Name Gold::NameOf(const std::string& text) const {
  Name out;
  bool in_head = true;
  for (std::string& word : NameWords(text)) {
    bool function = classes_->Is(word, "prep") || classes_->Is(word, "conj") || classes_->Is(word, "det");
    if (function) {
      in_head = in_head && out.head.empty();
      continue;
    }
    if (in_head) out.head = word;
    out.words.push_back(std::move(word));
  }
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

bool Gold::Same(const Name& a, const Name& b) {
  constexpr size_t kMaxMore = 3;
  const Name& longer = a.words.size() >= b.words.size() ? a : b;
  const Name& shorter = a.words.size() >= b.words.size() ? b : a;
  if (shorter.words.empty() || longer.words.size() - shorter.words.size() > kMaxMore) return false;
  return std::includes(longer.words.begin(), longer.words.end(), shorter.words.begin(),
                       shorter.words.end()) &&
         std::binary_search(shorter.words.begin(), shorter.words.end(), longer.head);
}

std::vector<Gold::Claim> Gold::ClaimsOf(const std::string& doc) const {
  auto document = documents_.find(doc);
  if (document == documents_.end()) return {};
  return {document->second.begin(), document->second.end()};
}

std::vector<size_t> Gold::Met(const ClaimMention& claim) const {
  std::vector<size_t> out;
  auto document = documents_.find(claim.doc);
  if (document == documents_.end()) return out;
  const std::vector<Name> said = {NameOf(claim.object.quote.text), NameOf(claim.object.label)};
  for (size_t i = 0; i < document->second.size(); ++i) {
    const NamedClaim& gold = document->second[i];
    if (gold.relation != claim.relation || gold.family != claim.family) continue;
    bool same = std::any_of(said.begin(), said.end(), [&](const Name& mine) {
      return std::any_of(gold.names.begin(), gold.names.end(),
                         [&](const Name& name) { return Same(mine, name); });
    });
    if (same) out.push_back(i);
  }
  return out;
}

Gold::Judgement Gold::Judge(const ClaimMention& claim) const {
  auto document = documents_.find(claim.doc);
  if (document == documents_.end() || claim.family == Family::kConcentrate) return Judgement::kNotAnnotated;
  const std::vector<size_t> met = Met(claim);
  if (met.empty()) return Judgement::kWrong;
  const bool right =
      std::any_of(met.begin(), met.end(), [&](size_t i) { return !document->second[i].borderline; });
  return right ? Judgement::kRight : Judgement::kBorderline;
}

}  // namespace mscgraph
