#include "services/record/document.h"

#include "services/json/text.h"

namespace pepiniere::record {

bool IsObject(std::string_view json) { return json.empty() || json::IsObject(json); }

}  // namespace pepiniere::record
