#include "clients/pep/kit/cloud_event.h"

#include "absl/strings/ascii.h"
#include "clients/pep/kit/change_kind.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/wrappers.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

std::string Quoted(const std::string& text) {
  google::protobuf::StringValue value;
  value.set_value(text);
  return Json(value);
}

}  // namespace

std::string CloudEvent::ToJson(const google::protobuf::Message& data) const {
  const std::string type =
      base::Concat("pepiniere.", service, ".", resource_type, ".", absl::AsciiStrToLower(Code(kind)), ".v1");
  return base::Concat("{\"specversion\":\"1.0\",\"id\":", Quoted(base::Concat(resume_token, "/", subject)),
                      ",\"source\":\"//pepiniere/", service, "\",\"type\":\"", type, "\",\"subject\":", Quoted(subject),
                      ",\"time\":\"", Iso(time), "\",\"datacontenttype\":\"application/json\",\"data\":", Json(data),
                      ",\"pepiniereresumetoken\":", Quoted(resume_token), "}");
}

}  // namespace pepiniere::pep
