// A change as CloudEvents 1.0 says it, for programs of any make.
#pragma once

#include <string>
#include <string_view>

#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"
#include "pepiniere/rpc/v1/watch.pb.h"

namespace pepiniere::pep {

struct CloudEvent {
  std::string_view service;        // "portfolio"
  std::string_view resource_type;  // "project"
  rpc::v1::ChangeKind kind = rpc::v1::CHANGE_KIND_UNSPECIFIED;
  std::string subject;  // "projects/x"
  google::protobuf::Timestamp time;
  std::string resume_token;

  // One line of JSON, with `data` as the resource. The id is the token and the subject: unique, and the same whenever
  // the change comes again.
  std::string ToJson(const google::protobuf::Message& data) const;
};

}  // namespace pepiniere::pep
