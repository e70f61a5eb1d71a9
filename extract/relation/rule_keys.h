#ifndef MSCGRAPH_EXTRACT_RELATION_RULE_KEYS_H_
#define MSCGRAPH_EXTRACT_RELATION_RULE_KEYS_H_

#include <nlohmann/json.hpp>
#include <string>

#include "extract/relation/rule.h"

namespace mscgraph {

// Sets what `key` says of the rule. Returns what is wrong and what would be right, as "key: ...", empty if
// nothing is. Throws nothing.
std::string ReadRuleKey(const std::string& key, const nlohmann::json& value, Rule* rule);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_RELATION_RULE_KEYS_H_
