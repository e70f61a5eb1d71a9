#ifndef MSCGRAPH_TOOLS_RECORD_FILES_H_
#define MSCGRAPH_TOOLS_RECORD_FILES_H_

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "schemas/record.h"

namespace mscgraph {

// The records of several claims.jsonl files, one after the other; "-" is standard input. Bad lines are
// reported on standard error, counted and left out; if `strict` the first ends the reading.
class RecordFiles {
 public:
  RecordFiles(std::vector<std::string> inputs, bool strict, bool quiet);

  // nullopt at the end of the last file.
  absl::StatusOr<std::optional<Record>> Next();
  size_t bad() const { return bad_; }
  void EndProgress() const;

 private:
  bool OpenNext();

  const std::vector<std::string> inputs_;
  const bool strict_, show_progress_;
  std::ifstream file_;
  std::istream* in_ = nullptr;
  std::string name_, line_;
  size_t next_ = 0, number_ = 0, records_ = 0, bad_ = 0;
};

// False, and tells which, if one cannot be read: so that a missing file is found before anything is done.
bool AllReadable(const std::vector<std::string>& inputs);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_RECORD_FILES_H_
