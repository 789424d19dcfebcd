#include "services/gateway/call/grpc_web.h"

#include "absl/strings/str_cat.h"
#include "services/gateway/call/base64.h"

namespace pepiniere::gateway {

std::string GrpcMessage(std::string_view message) {
  std::string escaped;
  for (const char c : message) {
    if (c >= 0x20 && c <= 0x7e && c != '%') {
      escaped += c;
    } else {
      escaped += PercentEncode({&c, 1});
    }
  }
  return escaped;
}

Headers GrpcStatusHeaders(const grpc::Status& status) {
  Headers headers{{"grpc-status", absl::StrCat(static_cast<int>(status.error_code()))}};
  if (!status.error_message().empty()) headers.Add("grpc-message", GrpcMessage(status.error_message()));
  if (!status.error_details().empty()) {
    headers.Add("grpc-status-details-bin", Base64Unpadded(status.error_details()));
  }
  return headers;
}

std::string GrpcWebTrailers(const grpc::Status& status, const Headers& trailing) {
  std::string lines;
  for (const Headers& headers : {GrpcStatusHeaders(status), trailing}) {
    for (const auto& [name, value] : headers) absl::StrAppend(&lines, name, ": ", value, "\r\n");
  }
  return lines;
}

}  // namespace pepiniere::gateway
