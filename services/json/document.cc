#include "services/json/document.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/json/json.h"
#include "services/json/text.h"

namespace pepiniere::json {
namespace {

using What = DocumentFault::What;

bool IsPlain(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-';
  });
}

// Meets a text's parts one after another, and keeps where it is.
class PlaceReader final : public nlohmann::json_sax<Json> {
 public:
  explicit PlaceReader(std::size_t most_levels) : most_levels_(most_levels) {}
  std::vector<DocumentFault> Take() && { return std::move(faults_); }

  bool null() override { return Next(); }
  bool boolean(bool) override { return Next(); }
  bool number_integer(number_integer_t) override { return Next(); }
  bool number_unsigned(number_unsigned_t) override { return Next(); }
  bool number_float(number_float_t, const string_t&) override { return Next(); }
  bool string(string_t&) override { return Next(); }
  bool binary(binary_t&) override { return Next(); }
  bool start_object(std::size_t) override { return Open(false); }
  bool start_array(std::size_t) override { return Open(true); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool key(string_t& key) override {
    Level& level = levels_.back();
    level.key = key;
    if (!level.keys.insert(key).second) faults_.push_back({What::kRepeatedKey, Path()});
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    faults_.push_back({What::kNoJson, "", position});
    return false;
  }

 private:
  struct Level {
    bool is_list = false;
    std::size_t items = 0;
    std::string key;
    std::set<std::string> keys;
  };

  bool Next() {
    if (!levels_.empty()) ++levels_.back().items;
    return true;
  }
  bool Open(bool is_list) {
    Next();
    if (levels_.size() == most_levels_) {
      faults_.push_back({What::kTooDeep, Path()});
      return false;
    }
    levels_.push_back({.is_list = is_list, .items = 0, .key = {}, .keys = {}});
    return true;
  }
  bool Close() {
    levels_.pop_back();
    return true;
  }
  std::string Path() const {
    std::string path;
    for (const Level& level : levels_) {
      path = level.is_list ? PathTo(path, level.items - 1) : PathTo(path, level.key);
    }
    return path;
  }

  const std::size_t most_levels_;
  std::vector<Level> levels_;
  std::vector<DocumentFault> faults_;
};

}  // namespace

std::string PathTo(std::string_view path, std::string_view key) {
  if (!IsPlain(key)) return base::Concat(path, "[", Quoted(key), "]");
  return base::Concat(path, path.empty() ? "" : ".", key);
}
std::string PathTo(std::string_view path, std::size_t index) { return base::Concat(path, "[", index, "]"); }

std::vector<DocumentFault> FaultsOf(std::string_view text, std::size_t most_levels) {
  if (HoldsNul(text)) return {{What::kNoJson, "", text.find('\0') + 1}};
  PlaceReader reader(most_levels);
  Json::sax_parse(text, &reader);
  return std::move(reader).Take();
}

}  // namespace pepiniere::json
