#include "services/json/text.h"

#include <cstddef>
#include <set>

#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::json {
namespace {

// Meets a text's parts one after another, and keeps of them the keys of the objects that are open.
class StrictReader final : public nlohmann::json_sax<Json> {
 public:
  const std::string& fault() const { return fault_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return true;
  }
  bool key(string_t& key) override {
    if (keys_.back().insert(key).second) return true;
    fault_ = base::Concat("the key \"", key, "\" stands twice in one object");
    return false;
  }
  bool end_object() override {
    keys_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    fault_ = base::Concat("it is no JSON at byte ", position);
    return false;
  }

 private:
  std::vector<std::set<std::string>> keys_;
  std::string fault_;
};

}  // namespace

std::string Quoted(std::string_view text) { return Dump(Json(text)); }
std::string ListOf(const std::vector<std::string>& texts) { return Dump(Json(texts)); }
std::string ObjectOf(std::string_view key, std::string_view text) {
  return base::Concat("{", Quoted(key), ":", Quoted(text), "}");
}

bool IsObject(std::string_view text) { return text.starts_with('{') && !HoldsNul(text) && Json::accept(text); }

std::string FaultIn(std::string_view text) {
  StrictReader reader;
  Json::sax_parse(text, &reader);
  if (!reader.fault().empty() || !HoldsNul(text)) return reader.fault();
  return base::Concat("it is no JSON at byte ", text.find('\0') + 1);
}

}  // namespace pepiniere::json
