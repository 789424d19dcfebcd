// An HTTP request and its answer, as the parts of the gateway see them: whole, and without a socket.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pepiniere::gateway {

// Header fields, in their order. Names are compared without regard to case.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  // The first field of that name; empty if there is none.
  std::string_view Get(std::string_view name) const;
  bool Has(std::string_view name) const;
  void Add(std::string name, std::string value);
  // In place of every field of that name.
  void Set(std::string name, std::string value);
  void Remove(std::string_view name);

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

struct Request {
  std::string method;  // "GET"; HEAD reaches pages as GET
  std::string path;    // decoded, begins with '/', without "." and ".." segments
  std::string query;   // what follows '?', as it came
  Headers headers;
  std::string body;
  std::string peer;     // the client's address, without its port: of the socket, or as a trusted proxy says
  bool secure = false;  // TLS, here or before a trusted proxy
};

struct Response {
  int status = 200;
  Headers headers;
  // Shared, so that what many ask for is kept once. Null: empty.
  std::shared_ptr<const std::string> body;
  // Whether the body is kept however many wait for it: a client that does not read it costs nothing then.
  bool kept = false;
  // Whether the server may compress it for this client. Not what is compressed already, nor what carries secrets
  // beside what a stranger can choose.
  bool compressible = true;
  // Whether whom the caller's session stands for is nobody any more: the browser is to forget it.
  bool ends_session = false;
};

// A cookie's value, as the client sent it; empty if it sent none.
std::string_view Cookie(const Request& request, std::string_view name);

// The value of a query's parameter, decoded; empty if it is absent.
std::string QueryParameter(std::string_view query, std::string_view name);
// Of a parameter that may stand several times, each value in its order.
std::vector<std::string> QueryParameters(std::string_view query, std::string_view name);

std::string PercentEncode(std::string_view text);  // all but RFC 3986's unreserved characters
std::string PercentDecode(std::string_view text);  // what is no escape stays as it is
Response Text(int status, std::string_view content_type, std::string text);
// A JSON object {"error": ...} for people and programs that came to the wrong page.
Response Problem(int status, std::string_view message);
Response Redirect(std::string location);  // 303 See Other, not to be kept

}  // namespace pepiniere::gateway
