#ifndef MSCGRAPH_EXTRACT_WORKBENCH_RULE_WRITER_H_
#define MSCGRAPH_EXTRACT_WORKBENCH_RULE_WRITER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "extract/relation/rule.h"

namespace mscgraph {

// The rule as an object of a rule file, indented by two blanks. What has its default is left out; what a rule
// needs and this one lacks (pattern, examples, counter-examples) stands as "FILL IN ...", which LoadRules
// refuses.
std::string RuleJson(const Rule& rule);

// The text of a rule file with the rule at the end of its "rules", the last key. Every other byte stays as it
// is; an empty text gives a new file. kInvalidArgument: the text is no rule file.
absl::StatusOr<std::string> WithRule(std::string_view file, const std::string& rule_json);

// The text that `file` has with the rule added. kAlreadyExists: some rule file of the same folder has its id.
absl::StatusOr<std::string> FileWithRule(const Rule& rule, const std::string& file);

// Replaces `file` as a whole, or makes it. kUnavailable: it cannot be written; it is then as it was.
absl::Status WriteRuleFile(const std::string& file, const std::string& text);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_WORKBENCH_RULE_WRITER_H_
