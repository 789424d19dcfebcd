#include "services/gateway/signin/failure_page.h"

#include <algorithm>
#include <iterator>

#include "services/base/text.h"
#include "services/gateway/signin/html.h"

namespace pepiniere::gateway {
namespace {

struct Words {
  LoginFailure failure;
  int status;
  const char* french;
  const char* english;
};

constexpr Words kWords[] = {
    {LoginFailure::kNotBegunHere, 400,
     "Cette connexion n’a pas été commencée dans ce navigateur, ou l’a été il y a plus de dix minutes.",
     "This sign-in was not begun in this browser, or was begun more than ten minutes ago."},
    {LoginFailure::kDeclined, 403,
     "Le fournisseur d’identité n’a pas donné suite à la connexion, ou vous l’avez annulée.",
     "The identity provider declined the sign-in, or you cancelled it."},
    {LoginFailure::kUnreachable, 503,
     "Le fournisseur d’identité ne répond pas pour le moment. Réessayez dans quelques instants.",
     "The identity provider does not answer for the moment. Try again shortly."},
    {LoginFailure::kNotUnderstood, 502,
     "La réponse du fournisseur d’identité n’est pas celle qui est attendue. Si cela se reproduit, signalez-le à "
     "l’équipe qui exploite ce service : son journal dit pourquoi.",
     "The identity provider’s answer is not what it must be. If this happens again, tell the team that runs this "
     "service: its log says why."},
};

}  // namespace

Response FailurePage(LoginFailure failure) {
  const Words& words = *std::ranges::find(kWords, failure, &Words::failure);
  return HtmlPage(
      words.status, "Connexion impossible",
      base::Concat(
          "<section>\n<h1>Connexion impossible</h1>\n<p>", words.french,
          "</p>\n<p><a href=\"/auth/login\">Se connecter</a> ou <a href=\"/\">continuer sans se connecter</a></p>\n"
          "</section>\n<section lang=\"en\">\n<h2>Sign-in failed</h2>\n<p>",
          words.english,
          "</p>\n<p><a href=\"/auth/login\">Sign in</a> or <a href=\"/\">go on without signing in</a></p>\n"
          "</section>\n"));
}

}  // namespace pepiniere::gateway
