#include "graph/sparql/function_table.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"

namespace mscgraph::sparql {
namespace {

// In the order of the enumeration.
constexpr FunctionInfo kFunctions[] = {
    {"BOUND", Function::kBound, 1, 1},
    {"IF", Function::kIf, 3, 3},
    {"COALESCE", Function::kCoalesce, 0, kAnyNumber},
    {"SAMETERM", Function::kSameTerm, 2, 2},
    {"ISIRI", Function::kIsIri, 1, 1},
    {"ISBLANK", Function::kIsBlank, 1, 1},
    {"ISLITERAL", Function::kIsLiteral, 1, 1},
    {"ISNUMERIC", Function::kIsNumeric, 1, 1},
    {"STR", Function::kStr, 1, 1},
    {"LANG", Function::kLang, 1, 1},
    {"DATATYPE", Function::kDatatype, 1, 1},
    {"IRI", Function::kIri, 1, 1},
    {"BNODE", Function::kBnode, 0, 1},
    {"STRDT", Function::kStrdt, 2, 2},
    {"STRLANG", Function::kStrlang, 2, 2},
    {"UUID", Function::kUuid, 0, 0},
    {"STRUUID", Function::kStruuid, 0, 0},
    {"STRLEN", Function::kStrlen, 1, 1},
    {"SUBSTR", Function::kSubstr, 2, 3},
    {"UCASE", Function::kUcase, 1, 1},
    {"LCASE", Function::kLcase, 1, 1},
    {"STRSTARTS", Function::kStrstarts, 2, 2},
    {"STRENDS", Function::kStrends, 2, 2},
    {"CONTAINS", Function::kContains, 2, 2},
    {"STRBEFORE", Function::kStrbefore, 2, 2},
    {"STRAFTER", Function::kStrafter, 2, 2},
    {"ENCODE_FOR_URI", Function::kEncodeForUri, 1, 1},
    {"CONCAT", Function::kConcat, 0, kAnyNumber},
    {"LANGMATCHES", Function::kLangMatches, 2, 2},
    {"REGEX", Function::kRegex, 2, 3},
    {"REPLACE", Function::kReplace, 3, 4},
    {"ABS", Function::kAbs, 1, 1},
    {"ROUND", Function::kRound, 1, 1},
    {"CEIL", Function::kCeil, 1, 1},
    {"FLOOR", Function::kFloor, 1, 1},
    {"RAND", Function::kRand, 0, 0},
    {"NOW", Function::kNow, 0, 0},
    {"YEAR", Function::kYear, 1, 1},
    {"MONTH", Function::kMonth, 1, 1},
    {"DAY", Function::kDay, 1, 1},
    {"HOURS", Function::kHours, 1, 1},
    {"MINUTES", Function::kMinutes, 1, 1},
    {"SECONDS", Function::kSeconds, 1, 1},
    {"TIMEZONE", Function::kTimezone, 1, 1},
    {"TZ", Function::kTz, 1, 1},
    {"MD5", Function::kMd5, 1, 1},
    {"SHA1", Function::kSha1, 1, 1},
    {"SHA256", Function::kSha256, 1, 1},
    {"SHA384", Function::kSha384, 1, 1},
    {"SHA512", Function::kSha512, 1, 1},
};

}  // namespace

const FunctionInfo* FindFunction(std::string_view name) {
  if (name.size() == 3 && absl::EqualsIgnoreCase(absl::string_view(name.data(), name.size()), "URI"))
    return &InfoOf(Function::kIri);
  if (name.size() == 5 && absl::EqualsIgnoreCase(absl::string_view(name.data(), name.size()), "ISURI"))
    return &InfoOf(Function::kIsIri);
  const auto* found =
      std::find_if(std::begin(kFunctions), std::end(kFunctions), [&](const FunctionInfo& info) {
        return absl::EqualsIgnoreCase(absl::string_view(name.data(), name.size()),
                                      absl::string_view(info.name.data(), info.name.size()));
      });
  return found == std::end(kFunctions) ? nullptr : found;
}

const FunctionInfo& InfoOf(Function function) { return kFunctions[static_cast<size_t>(function)]; }

}  // namespace mscgraph::sparql
