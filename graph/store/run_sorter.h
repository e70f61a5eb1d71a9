#ifndef MSCGRAPH_GRAPH_STORE_RUN_SORTER_H_
#define MSCGRAPH_GRAPH_STORE_RUN_SORTER_H_

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace mscgraph {

// Sorts more items than fit into memory: sorted runs go to files, which are merged as they are read. For one
// thread. Item is copied byte by byte and has operator<; of equal items one stays.
template <typename Item>
class RunSorter {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  // `path`: how the names of its files begin; they go with the sorter. `most`: items in memory.
  RunSorter(std::string path, size_t most) : path_(std::move(path)), most_(std::max<size_t>(most, 1)) {}
  RunSorter(const RunSorter&) = delete;
  RunSorter& operator=(const RunSorter&) = delete;
  ~RunSorter() {
    for (size_t i = 0; i < runs_.size(); ++i) {
      runs_[i].file.reset();
      std::remove(PathOf(i).c_str());
    }
  }

  // Before the first Next.
  absl::Status Add(const Item& item) {
    items_.push_back(item);
    return items_.size() < most_ ? absl::OkStatus() : Spill();
  }
  // The items ascending, each once, until false.
  absl::StatusOr<bool> Next(Item* item) {
    if (!started_) {
      if (absl::Status status = Start(); !status.ok()) return status;
    }
    if (runs_.empty()) {
      if (next_ == items_.size()) return false;
      *item = items_[next_++];
      return true;
    }
    while (!heap_.empty()) {
      const Item found = runs_[heap_.front()].head;
      std::pop_heap(heap_.begin(), heap_.end(), Later{this});
      absl::StatusOr<bool> more = Read(heap_.back());
      if (!more.ok()) return more.status();
      if (*more) {
        std::push_heap(heap_.begin(), heap_.end(), Later{this});
      } else {
        heap_.pop_back();
      }
      if (returned_ && !(last_ < found)) continue;
      returned_ = true;
      *item = last_ = found;
      return true;
    }
    return false;
  }
  // Reads again from the least item.
  absl::Status Rewind() {
    next_ = 0;
    returned_ = false;
    if (!started_ || runs_.empty()) return absl::OkStatus();
    for (Run& run : runs_) std::rewind(run.file.get());
    return FillHeap();
  }

 private:
  struct FileClose {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Run {
    std::unique_ptr<std::FILE, FileClose> file;
    Item head = {};
  };
  struct Later {  // For a heap with the least item in front.
    const RunSorter* sorter;
    bool operator()(size_t a, size_t b) const { return sorter->runs_[b].head < sorter->runs_[a].head; }
  };

  std::string PathOf(size_t run) const { return path_ + std::to_string(run); }
  absl::Status FileError() const { return absl::UnavailableError("cannot write or read " + path_ + "*"); }

  void SortItems() {
    std::sort(items_.begin(), items_.end());
    const auto same = [](const Item& a, const Item& b) { return !(a < b) && !(b < a); };
    items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
  }

  absl::Status Spill() {
    SortItems();
    Run& run = runs_.emplace_back();
    run.file.reset(std::fopen(PathOf(runs_.size() - 1).c_str(), "w+b"));
    if (run.file == nullptr ||
        std::fwrite(items_.data(), sizeof(Item), items_.size(), run.file.get()) != items_.size())
      return FileError();
    items_.clear();
    return absl::OkStatus();
  }

  absl::Status Start() {
    started_ = true;
    if (runs_.empty()) return SortItems(), absl::OkStatus();
    if (absl::Status status = Spill(); !status.ok()) return status;
    items_ = {};
    for (Run& run : runs_) {
      if (std::fflush(run.file.get()) != 0) return FileError();
      std::rewind(run.file.get());
    }
    return FillHeap();
  }

  absl::Status FillHeap() {
    heap_.clear();
    for (size_t i = 0; i < runs_.size(); ++i) {
      absl::StatusOr<bool> more = Read(i);
      if (!more.ok()) return more.status();
      if (*more) heap_.push_back(i);
    }
    std::make_heap(heap_.begin(), heap_.end(), Later{this});
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Read(size_t run) {
    std::FILE* file = runs_[run].file.get();
    if (std::fread(&runs_[run].head, sizeof(Item), 1, file) == 1) return true;
    return std::ferror(file) != 0 ? absl::StatusOr<bool>(FileError()) : false;
  }

  const std::string path_;
  const size_t most_;
  std::vector<Item> items_;
  std::vector<Run> runs_;
  std::vector<size_t> heap_;  // Runs with a head.
  size_t next_ = 0;
  bool started_ = false, returned_ = false;
  Item last_ = {};
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_RUN_SORTER_H_
