#include "clients/cpp/door.h"

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace pepiniere::clients {
namespace {

constexpr std::string_view kUnix = "unix:";
constexpr std::array<unsigned char, 3> kH2 = {2, 'h', '2'};

template <auto free>
struct Free {
  void operator()(auto* thing) const { free(thing); }
};
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;
using Tls = std::unique_ptr<SSL, Free<SSL_free>>;
using Addresses = std::unique_ptr<addrinfo, Free<freeaddrinfo>>;

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) close(fd_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int fd() const { return fd_; }

 private:
  const int fd_;
};

// "host:port", "[::1]:50051".
std::pair<std::string, std::string> HostAndPort(const std::string& target) {
  const std::size_t colon = target.rfind(':');
  if (colon == std::string::npos) return {};
  std::string host = target.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return {host, target.substr(colon + 1)};
}

// -1 if nobody listens there.
int Connect(int family, const sockaddr* address, socklen_t size, absl::Duration patience) {
  const int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  const timeval wait = absl::ToTimeval(patience);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  if (connect(fd, address, size) == 0) return fd;
  close(fd);
  return -1;
}

int Connect(const std::string& target, absl::Duration patience) {
  if (target.starts_with(kUnix)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = target.substr(kUnix.size());
    if (path.size() >= sizeof address.sun_path) return -1;
    path.copy(address.sun_path, path.size());
    return Connect(AF_UNIX, reinterpret_cast<const sockaddr*>(&address), sizeof address, patience);
  }
  const auto [host, port] = HostAndPort(target);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (host.empty() || getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return -1;
  const Addresses addresses(found);
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    const int fd = Connect(each->ai_family, each->ai_addr, each->ai_addrlen, patience);
    if (fd >= 0) return fd;
  }
  return -1;
}

Context MakeContext(const std::string& ca_file) {
  Context context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);  // it is looked at afterwards
  SSL_CTX_set_alpn_protos(context.get(), kH2.data(), kH2.size());
  if (ca_file.empty()) {
    SSL_CTX_set_default_verify_paths(context.get());
  } else {
    SSL_CTX_load_verify_locations(context.get(), ca_file.c_str(), nullptr);
  }
  return context;
}

// What the other side says first to the beginning of a TLS handshake.
Door::Speaks FirstWords(const std::string& target, SSL_CTX* context, absl::Duration patience) {
  const Socket socket(Connect(target, patience));
  if (socket.fd() < 0) return Door::Speaks::kNothing;
  const Tls tls(SSL_new(context));
  BIO* const in = BIO_new(BIO_s_mem());
  BIO* const out = BIO_new(BIO_s_mem());
  SSL_set_bio(tls.get(), in, out);
  SSL_connect(tls.get());  // as far as it goes: the first message
  std::array<char, 4096> hello{};
  const int size = BIO_read(out, hello.data(), hello.size());
  if (size <= 0 || send(socket.fd(), hello.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) != size) {
    return Door::Speaks::kNothing;
  }
  std::array<char, 5> said{};
  if (recv(socket.fd(), said.data(), said.size(), MSG_WAITALL) != static_cast<ssize_t>(said.size())) {
    return Door::Speaks::kNothing;
  }
  const bool record = said[0] == 0x16 || said[0] == 0x15;  // a handshake, or an alert
  if (record && said[1] == 0x03) return Door::Speaks::kTls;
  if (said[0] == 0 && said[3] == 4) return Door::Speaks::kPlainGrpc;  // SETTINGS, which HTTP/2 begins with
  return std::string_view(said.data(), said.size()) == "HTTP/" ? Door::Speaks::kHttp1 : Door::Speaks::kNothing;
}

void Name(SSL* tls, const std::string& host) {
  X509_VERIFY_PARAM* const verify = SSL_get0_param(tls);
  if (X509_VERIFY_PARAM_set1_ip_asc(verify, host.c_str()) == 1) return;
  X509_VERIFY_PARAM_set1_host(verify, host.c_str(), host.size());
  SSL_set_tlsext_host_name(tls, host.c_str());
}

// The server asks for a certificate: there is none to give.
int NoteAsked(SSL* /*tls*/, void* asked) {
  *static_cast<bool*>(asked) = true;
  return 1;
}

// Goes on to the end of the handshake, and a little further: who wants a certificate hangs up then. Its alert says why,
// but does not always arrive before the end of the connection.
Door GoIn(const std::string& target, SSL_CTX* context, absl::Duration patience) {
  Door door{.speaks = Door::Speaks::kTls};
  const Socket socket(Connect(target, patience));
  if (socket.fd() < 0) return door;
  const Tls tls(SSL_new(context));
  Name(tls.get(), HostAndPort(target).first);
  SSL_set_fd(tls.get(), socket.fd());
  bool asked = false;
  SSL_set_cert_cb(tls.get(), NoteAsked, &asked);
  if (SSL_connect(tls.get()) == 1) {
    const unsigned char* protocol = nullptr;
    unsigned int length = 0;
    SSL_get0_alpn_selected(tls.get(), &protocol, &length);
    if (length == 0) return {.speaks = Door::Speaks::kHttp1};
    const long verified = SSL_get_verify_result(tls.get());
    if (verified != X509_V_OK) door.certificate_fault = X509_verify_cert_error_string(verified);
    char word = 0;
    if (SSL_read(tls.get(), &word, 1) > 0) return door;
  }
  door.wants_certificate = asked;
  return door;
}

}  // namespace

Door Knock(const std::string& target, const std::string& ca_file, absl::Duration patience) {
  ERR_clear_error();
  const Context context = MakeContext(ca_file);
  const Door::Speaks first = FirstWords(target, context.get(), patience);
  const Door door = first == Door::Speaks::kTls ? GoIn(target, context.get(), patience) : Door{.speaks = first};
  ERR_clear_error();
  return door;
}

}  // namespace pepiniere::clients
