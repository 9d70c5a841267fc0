// How a model is kept: a mark, the sizes, then codes, vocabulary and planes, little end first.
#include <bit>
#include <cstring>

#include "services/categorisation/domain/linear_model.h"

namespace candour::categorisation {
namespace {

static_assert(std::endian::native == std::endian::little, "models are kept little end first");

constexpr std::string_view kMark = "candour-linear-1";

template <typename Number>
void Put(Number number, std::string& bytes) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

// Reads on as long as there are bytes; after the first failure everything it gives is zero.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Number>
  Number Take() {
    Number number{};
    const std::string_view taken = Take(sizeof(Number));
    if (whole_) std::memcpy(&number, taken.data(), sizeof(Number));
    return number;
  }

  std::string_view Take(std::size_t length) {
    if (length > bytes_.size()) whole_ = false;
    if (!whole_) return {};
    const std::string_view taken = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
    return taken;
  }

  // Whether `count` things of `size` bytes can still follow: a guard against absurd sizes.
  bool CanHold(std::uint64_t count, std::size_t size) const {
    return whole_ && count <= bytes_.size() / size;
  }

  bool EndedWell() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool whole_ = true;
};

absl::Status NotAModel() { return absl::DataLossError("the bytes are not a whole model"); }

}  // namespace

std::string LinearModel::Serialise() const {
  std::string bytes(kMark);
  Put<std::uint64_t>(examples_, bytes);
  Put(temperature_, bytes);
  Put<std::uint64_t>(codes_.size(), bytes);
  Put<std::uint64_t>(vocabulary_.Size(), bytes);
  for (const std::string& code : codes_) {
    Put<std::uint64_t>(code.size(), bytes);
    bytes.append(code);
  }
  for (const Vocabulary::Entry& entry : vocabulary_.Entries()) {
    Put(entry.fingerprint, bytes);
    Put(entry.rarity, bytes);
  }
  for (const std::vector<float>& plane : planes_) {
    for (const float weight : plane) Put(weight, bytes);
  }
  return bytes;
}

absl::StatusOr<LinearModel> LinearModel::Parse(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.Take(kMark.size()) != kMark) return NotAModel();
  LinearModel model;
  model.examples_ = reader.Take<std::uint64_t>();
  model.temperature_ = reader.Take<double>();
  const auto codes = reader.Take<std::uint64_t>();
  const auto features = reader.Take<std::uint64_t>();
  if (!reader.CanHold(codes, 1) || !reader.CanHold(features, 1)) return NotAModel();
  for (std::uint64_t i = 0; i < codes; ++i) {
    model.codes_.emplace_back(reader.Take(reader.Take<std::uint64_t>()));
  }
  std::vector<Vocabulary::Entry> entries(features);
  for (Vocabulary::Entry& entry : entries) {
    entry.fingerprint = reader.Take<std::uint64_t>();
    entry.rarity = reader.Take<float>();
  }
  model.vocabulary_ = Vocabulary(std::move(entries));
  for (std::uint64_t i = 0; i < codes; ++i) {
    if (!reader.CanHold(features + 1, sizeof(float))) return NotAModel();
    std::vector<float>& plane = model.planes_.emplace_back(features + 1);
    for (float& weight : plane) weight = reader.Take<float>();
  }
  if (!reader.EndedWell()) return NotAModel();
  return model;
}

}  // namespace candour::categorisation
