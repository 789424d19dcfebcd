#include "services/record/document.h"

#include <nlohmann/json.hpp>

namespace pepiniere::record {

bool IsObject(std::string_view json) {
  return json.empty() || (json.front() == '{' && nlohmann::ordered_json::accept(json));
}

}  // namespace pepiniere::record
