// Parameters, as forms and queries carry them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

class Form {
 public:
  // A parameter without a value is left out.
  Form With(std::string_view name, std::string_view value) && {
    if (value.empty()) return std::move(*this);
    if (!text_.empty()) text_ += '&';
    text_.append(name).append("=").append(PercentEncode(value));
    return std::move(*this);
  }
  const std::string& text() const { return text_; }
  // `url` with these parameters behind those that it has.
  std::string Behind(const std::string& url) const {
    return url + (url.find('?') == std::string::npos ? '?' : '&') + text_;
  }

 private:
  std::string text_;
};

}  // namespace pepiniere::gateway
