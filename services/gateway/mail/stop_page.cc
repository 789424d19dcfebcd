#include "services/gateway/mail/stop_page.h"

#include <utility>

#include "services/base/text.h"
#include "services/gateway/signin/html.h"

namespace pepiniere::gateway {
namespace {

constexpr char kPath[] = "/mail/stop", kToken[] = "token";

Response Ask(const Request& request) {
  const std::string token = QueryParameter(request.query, kToken);
  return HtmlPage(
      200, "Ne plus recevoir de rappels",
      base::Concat("<h1>Ne plus recevoir de rappels</h1>\n<p>Vous ne recevrez plus que ce que vous devez savoir : les "
                   "décisions qui vous concernent, et les délais qu’elles ouvrent.</p>\n<p lang=\"en\">Stop receiving "
                   "reminders: you will receive nothing but what you must know, decisions about you and the deadlines "
                   "that follow from them.</p>\n<form method=\"post\" action=\"",
                   kPath, "?", kToken, "=", PercentEncode(token),
                   "\">\n<button>Ne plus en recevoir <span lang=\"en\">(stop)</span></button>\n</form>\n"));
}

Response Done() {
  return HtmlPage(
      200, "C’est fait",
      "<h1>C’est fait</h1>\n<p>Vous ne recevrez plus de rappels.</p>\n<p lang=\"en\">Done: you will receive "
      "no more reminders.</p>\n");
}

Response NoToken() {
  return HtmlPage(400, "Ce lien ne vaut pas ou plus",
                  "<h1>Ce lien ne vaut pas ou plus</h1>\n<p>Prenez celui de votre dernier message, en entier.</p>\n<p "
                  "lang=\"en\">This link is not valid, or no longer: take that of your latest message, the whole of "
                  "it.</p>\n");
}

Response NotNow() {
  Response page = HtmlPage(503, "Réessayez plus tard",
                           "<h1>Réessayez plus tard</h1>\n<p>Rien n’a changé : le service ne répond pas.</p>\n<p "
                           "lang=\"en\">Nothing was changed: the service does not answer. Try again later.</p>\n");
  page.headers.Set("retry-after", "60");
  return page;
}

Response Stop(const StopMail& stop, const Request& request) {
  const absl::Status stopped = stop(QueryParameter(request.query, kToken));
  if (stopped.ok()) return Done();
  return absl::IsInvalidArgument(stopped) || absl::IsFailedPrecondition(stopped) ? NoToken() : NotNow();
}

}  // namespace

Routes StopMailRoutes(StopMail stop) {
  return {{"GET", kPath, Ask, /*quick=*/true},
          {"POST", kPath, [stop = std::move(stop)](const Request& request) { return Stop(stop, request); }}};
}

}  // namespace pepiniere::gateway
