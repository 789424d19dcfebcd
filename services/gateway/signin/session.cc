#include "services/gateway/signin/session.h"

#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using json::Json;

// The names keep apart what is sealed by releases that understand each other; a new form takes a new name.
constexpr char kSession[] = "session-1";
constexpr char kPendingLogin[] = "login-1";

// Short names: browsers bound the size of a cookie.
template <class Use>
void Fields(Session& s, Use use) {
  use("a", s.access_token), use("r", s.refresh_token), use("i", s.id_token), use("s", s.subject), use("n", s.name);
  use("w", s.renew_at), use("e", s.expires), use("u", s.until);
}
template <class Use>
void Fields(PendingLogin& l, Use use) {
  use("s", l.state), use("n", l.nonce), use("v", l.verifier), use("t", l.return_to), use("u", l.until);
}

struct Writer {
  Json& object;
  void operator()(const char* name, const std::string& text) const { object[name] = text; }
  void operator()(const char* name, absl::Time time) const { object[name] = absl::ToUnixSeconds(time); }
};

struct Reader {
  const Json& object;
  bool& good;
  void operator()(const char* name, std::string& text) const {
    const Json* found = json::At(object, name);
    if (found != nullptr && found->is_string()) {
      text = found->get<std::string>();
    } else {
      good = false;
    }
  }
  void operator()(const char* name, absl::Time& time) const {
    const Json* found = json::At(object, name);
    if (found != nullptr && found->is_number_integer()) {
      time = absl::FromUnixSeconds(found->get<std::int64_t>());
    } else {
      good = false;
    }
  }
};

template <class Thing>
std::string SealThing(const CookieSealer& sealer, const char* purpose, Thing thing) {
  Json object;
  Fields(thing, Writer{object});
  return sealer.Seal(purpose, json::Dump(object));
}

template <class Thing>
std::optional<Thing> OpenThing(const CookieSealer& sealer, const char* purpose, std::string_view sealed) {
  const auto text = sealer.Open(purpose, sealed);
  if (!text) return std::nullopt;
  const std::optional<Json> object = json::ParseObject(*text);
  if (!object) return std::nullopt;
  Thing thing;
  bool good = true;
  Fields(thing, Reader{*object, good});
  return good ? std::optional(std::move(thing)) : std::nullopt;
}

}  // namespace

std::string Seal(const CookieSealer& sealer, const Session& session) { return SealThing(sealer, kSession, session); }
std::string Seal(const CookieSealer& sealer, const PendingLogin& login) {
  return SealThing(sealer, kPendingLogin, login);
}

std::optional<Session> OpenSession(const CookieSealer& sealer, std::string_view sealed) {
  return OpenThing<Session>(sealer, kSession, sealed);
}
std::optional<PendingLogin> OpenPendingLogin(const CookieSealer& sealer, std::string_view sealed) {
  return OpenThing<PendingLogin>(sealer, kPendingLogin, sealed);
}

}  // namespace pepiniere::gateway
