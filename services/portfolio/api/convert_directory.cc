#include "services/portfolio/api/convert_directory.h"

#include "services/portfolio/api/directory.h"

namespace pepiniere::portfolio::api {

v1::Organisation ToProto(const base::Stored<Organisation>& stored) { return Organisations::Told(stored, {}); }
v1::Incubator ToProto(const base::Stored<Incubator>& stored) { return Incubators::Told(stored, {}); }
v1::Team ToProto(const base::Stored<Team>& stored) { return Teams::Told(stored, {}); }

Organisation FromProto(const v1::Organisation& proto, std::string_view prefix, aip::Violations& violations) {
  return Organisations::Read(proto, prefix, violations);
}
Incubator FromProto(const v1::Incubator& proto, std::string_view prefix, aip::Violations& violations) {
  return Incubators::Read(proto, prefix, violations);
}
Team FromProto(const v1::Team& proto, std::string_view prefix, aip::Violations& violations) {
  return Teams::Read(proto, prefix, violations);
}

}  // namespace pepiniere::portfolio::api
