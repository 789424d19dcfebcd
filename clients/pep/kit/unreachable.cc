#include "clients/pep/kit/unreachable.h"

#include <string_view>

#include "absl/strings/match.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/door.h"
#include "clients/cpp/status.h"
#include "clients/pep/kit/exit_code.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using clients::Door;

constexpr absl::Duration kPatience = absl::Seconds(10);  // a busy machine takes several for a handshake

// $0: the server, $1: what is wrong with its certificate.
constexpr Text kTls = {
    "The server $0 speaks TLS, and pep did not.\nGive the authority of its certificate: pep --ca FILE …",
    "Le serveur $0 parle TLS, et pep lui parlait en clair.\n"
    "Donnez l'autorité de son certificat : pep --ca FICHIER …"};
constexpr Text kTlsAfterAll = {
    "The server $0 speaks TLS, and --insecure leaves it out.\nType: pep --ca FILE …, with the authority of its "
    "certificate and without --insecure",
    "Le serveur $0 parle TLS, et --insecure s'en passe.\nTapez : pep --ca FICHIER …, avec l'autorité de son certificat "
    "et sans --insecure"};
constexpr Text kPlainHere = {"The server $0 does not speak TLS, and pep did.\nType it without --ca, --cert and --key.",
                             "Le serveur $0 ne parle pas TLS, et pep lui parlait en TLS.\n"
                             "Tapez la commande sans --ca, --cert ni --key."};
constexpr Text kPlainElsewhere = {
    "The server $0 does not speak TLS, and pep did.\nIf something else encrypts the way there: pep --insecure …, "
    "without "
    "--ca, --cert and --key",
    "Le serveur $0 ne parle pas TLS, et pep lui parlait en TLS.\nSi autre chose chiffre le chemin : pep --insecure …, "
    "sans "
    "--ca, --cert ni --key"};
constexpr Text kWeb = {
    "At $0 there is a web server, and no gRPC.\nGive pep the address of gRPC (50051, unless --listen says otherwise): "
    "pep --server HOST:PORT …",
    "À l'adresse $0 il y a un serveur web, et pas de gRPC.\nDonnez à pep l'adresse du gRPC (50051, sauf si --listen en "
    "dit une autre) : pep --server HÔTE:PORT …"};
constexpr Text kCertificate = {
    "The certificate of the server $0 is not accepted: $1.\nGive the authority that signed it (pep --ca FILE …), and "
    "the "
    "address by the name that it is for.",
    "Le certificat du serveur $0 n'est pas accepté : $1.\nDonnez l'autorité qui l'a signé (pep --ca FICHIER …), et "
    "l'adresse par le nom auquel il est établi."};
constexpr Text kMutual = {"The server $0 wants a certificate of yours.\nType: pep --cert FILE --key FILE …",
                          "Le serveur $0 demande votre certificat.\nTapez : pep --cert FICHIER --key FICHIER …"};

// What gRPC says of a connection that did not come about, in plain words: the first that it holds counts.
struct Meaning {
  std::string_view said;
  Text means;
};
constexpr Meaning kMeanings[] = {
    {"Connection refused", {"nothing listens there", "rien n'y écoute"}},
    {"DNS resolution failed", {"nobody knows a machine of that name", "personne ne connaît de machine de ce nom"}},
    {"No route to host", {"there is no way to that machine", "aucun chemin ne mène à cette machine"}},
    {"Network is unreachable", {"there is no way to that machine", "aucun chemin ne mène à cette machine"}},
    {"Connection reset", {"the connection was cut", "la connexion a été coupée"}},
    {"Socket closed", {"the connection was cut", "la connexion a été coupée"}},
    {"failed to connect to all addresses", {"no connection came about", "aucune connexion n'a abouti"}},
    {"connections to all backends failing", {"no connection came about", "aucune connexion n'a abouti"}},
};

absl::Status InPlainWords(const absl::Status& status, const Messages& say) {
  for (const Meaning& meaning : kMeanings) {
    if (absl::StrContains(status.message(), base::Absl(meaning.said))) return {status.code(), say(meaning.means)};
  }
  return status;
}

const Text* WhatToSay(const Door& door, const GlobalOptions& options) {
  const bool certificates = !options.ca_file.empty() || !options.certificate_file.empty();
  const bool local = clients::IsLocal(options.server);
  const bool encrypted = !options.insecure && (certificates || !local);
  if (door.speaks == Door::Speaks::kHttp1) return &kWeb;
  if (door.speaks == Door::Speaks::kTls && !encrypted) return options.insecure ? &kTlsAfterAll : &kTls;
  if (door.speaks == Door::Speaks::kPlainGrpc && encrypted) return local ? &kPlainHere : &kPlainElsewhere;
  if (!door.certificate_fault.empty()) return &kCertificate;
  return door.wants_certificate && options.certificate_file.empty() ? &kMutual : nullptr;
}

}  // namespace

absl::Status ExplainUnreachable(absl::Status status, const GlobalOptions& options, const Messages& say) {
  const bool silent = absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status);
  // With a reason, it is the server that speaks: it was reached.
  if (!silent || IsInOwnWords(status) || !clients::Reason(status).empty()) return status;
  const Door door = clients::Knock(options.server, options.ca_file, kPatience);
  const Text* text = WhatToSay(door, options);
  return text ? InOwnWords(status.code(), say(*text, options.server, door.certificate_fault))
              : InPlainWords(status, say);
}

}  // namespace pepiniere::pep
