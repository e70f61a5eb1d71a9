#include "graph/store/quad_block.h"

#include <algorithm>

#include "graph/store/codec.h"

// Layout: number of rows; per row the first column that differs from the row before (two bits, four rows a
// byte); then the columns, one after the other. A column holds a value for each row that differs in it or
// before it. It is written plain (8 bytes each, or the difference if the columns before are as in the row
// before), or as a list of its values and the place of each in it, whatever is shorter. The counts follow.
namespace mscgraph {
namespace {

constexpr size_t kMaxRows = 65536;
enum ColumnKind : uint8_t { kPlain = 0, kListed = 1 };

void PackPlain(const std::vector<QuadRow>& rows, const std::vector<uint8_t>& first, int column,
               std::string* out) {
  for (size_t i = 0; i < rows.size(); ++i) {
    if (first[i] > column) continue;
    const uint64_t value = rows[i].columns[column];
    if (i > 0 && first[i] == column) {
      PutNumber(value - rows[i - 1].columns[column], out);
    } else {
      PutFixed64(value, out);
    }
  }
}

// Gives up, false, as soon as it is no shorter than `limit` bytes.
bool PackListed(const std::vector<QuadRow>& rows, const std::vector<uint8_t>& first, int column, size_t limit,
                std::string* out) {
  std::vector<uint64_t> values;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (first[i] <= column) values.push_back(rows[i].columns[column]);
  }
  const std::vector<uint64_t> all = values;
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  PutNumber(values.size(), out);
  uint64_t before = 0;
  for (uint64_t value : values) {
    PutNumber(value - before, out);
    before = value;
  }
  if (values.size() == 1) return out->size() < limit;
  if (out->size() + all.size() >= limit) return false;  // A place takes a byte at least.
  for (uint64_t value : all)
    PutNumber(static_cast<uint64_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin()),
              out);
  return out->size() < limit;
}

bool UnpackPlain(const std::vector<uint8_t>& first, int column, ByteReader* in, std::vector<QuadRow>* rows) {
  for (size_t i = 0; i < rows->size() && in->ok(); ++i) {
    uint64_t& value = (*rows)[i].columns[column];
    if (first[i] > column) {
      value = (*rows)[i - 1].columns[column];
    } else if (i > 0 && first[i] == column) {
      value = (*rows)[i - 1].columns[column] + in->Number();
    } else {
      value = in->Fixed64();
    }
  }
  return in->ok();
}

bool UnpackListed(const std::vector<uint8_t>& first, int column, ByteReader* in, std::vector<QuadRow>* rows) {
  const uint64_t size = in->Number();
  if (!in->ok() || size == 0 || size > rows->size()) return false;
  std::vector<uint64_t> values(size);
  uint64_t before = 0;
  for (uint64_t& value : values) value = before += in->Number();
  for (size_t i = 0; i < rows->size(); ++i) {
    uint64_t& value = (*rows)[i].columns[column];
    if (first[i] > column) {
      value = (*rows)[i - 1].columns[column];
      continue;
    }
    const uint64_t place = size == 1 ? 0 : in->Number();
    if (!in->ok() || place >= size) return false;
    value = values[place];
  }
  return true;
}

}  // namespace

std::string PackBlock(const std::vector<QuadRow>& rows) {
  std::vector<uint8_t> first(rows.size(), 0);
  for (size_t i = 1; i < rows.size(); ++i) {
    while (first[i] < 3 && rows[i].columns[first[i]] == rows[i - 1].columns[first[i]]) ++first[i];
  }
  std::string out, plain, listed;
  PutNumber(rows.size(), &out);
  for (size_t i = 0; i < rows.size(); i += 4) {
    uint8_t bits = 0;
    for (size_t k = 0; k < 4 && i + k < rows.size(); ++k)
      bits = static_cast<uint8_t>(bits | first[i + k] << 2 * k);
    out.push_back(static_cast<char>(bits));
  }
  for (int column = 0; column < 4; ++column) {
    plain.clear();
    listed.clear();
    PackPlain(rows, first, column, &plain);
    const bool is_listed = PackListed(rows, first, column, plain.size(), &listed);
    out.push_back(is_listed ? kListed : kPlain);
    out += is_listed ? listed : plain;
  }
  const bool all_one =
      std::all_of(rows.begin(), rows.end(), [](const QuadRow& row) { return row.count == 1; });
  if (!all_one) {
    for (const QuadRow& row : rows) PutNumber(row.count, &out);
  }
  return out;
}

bool UnpackBlock(std::string_view bytes, std::vector<QuadRow>* rows) {
  rows->clear();
  ByteReader in(bytes);
  const uint64_t size = in.Number();
  if (!in.ok() || size == 0 || size > kMaxRows || size / 4 > bytes.size()) return false;
  std::vector<uint8_t> first(size, 0);
  for (size_t i = 0; i < size; i += 4) {
    const uint8_t bits = in.Byte();
    for (size_t k = 0; k < 4 && i + k < size; ++k) first[i + k] = bits >> 2 * k & 3;
  }
  if (!in.ok() || first[0] != 0) return false;
  rows->resize(size);
  for (int column = 0; column < 4; ++column) {
    const uint8_t kind = in.Byte();
    const bool good = in.ok() && (kind == kPlain    ? UnpackPlain(first, column, &in, rows)
                                  : kind == kListed ? UnpackListed(first, column, &in, rows)
                                                    : false);
    if (!good) return rows->clear(), false;
  }
  const bool counted = !in.AtEnd();
  for (QuadRow& row : *rows) row.count = counted ? in.Number() : 1;
  bool good = in.AtEnd();
  for (size_t i = 1; i < size && good; ++i) good = (*rows)[i - 1].columns < (*rows)[i].columns;
  if (!good) rows->clear();
  return good;
}

size_t BlockSize(std::string_view bytes) {
  ByteReader in(bytes);
  const uint64_t size = in.Number();
  return in.ok() && size <= kMaxRows ? size : 0;
}

}  // namespace mscgraph
