// pep feedback studies commit|reveal|close|rates|weight|proof
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "absl/strings/ascii.h"
#include "clients/pep/feedback/caller.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/proof_command.h"
#include "clients/pep/feedback/study_figures.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"
#include "services/secret/aead.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::CloseStudyRequest;
using feedback::v1::CommitSeedRequest;
using feedback::v1::RevealSeedRequest;
using Stub = FeedbackStub;

constexpr std::size_t kSecretBytes = 16;

struct SecretFlags : VerbFlags {
  std::string secret;

  void AddSecret(Command& command, Text help) { command.String("--secret", secret, help); }
};

// Where the caller's secret of a study is kept, from its commitment on.
absl::StatusOr<std::filesystem::path> FileOfSecret(Session& session, const std::string& study) {
  PEP_ASSIGN(const std::string person, CallingPerson(session));
  return PrivateFile(session.environment(), "secrets", session.options().server, base::Concat(study, "+", person));
}

// That which was typed; or the one that is kept, made where there is none: a second try commits to the same.
absl::StatusOr<std::string> SecretToCommitTo(Session& session, const SecretFlags& flags, const std::string& study) {
  if (!flags.secret.empty()) return flags.secret;
  PEP_ASSIGN(const std::filesystem::path file, FileOfSecret(session, study));
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    PEP_ASSIGN(const std::string kept, ReadTextFile(file.string(), session.say()));
    return std::string(absl::StripAsciiWhitespace(kept));
  }
  std::string made = secret::RandomHex(kSecretBytes);
  if (!flags.dry_run) {
    PEP_TRY(WritePrivately(file, made + "\n"));
    session.Remark(
        session.say()({"Your secret is kept in $0, for `reveal`.", "Votre secret est gardé dans $0, pour « reveal »."},
                      file.string()));
  }
  return made;
}

absl::Status Commit(Session& session, const SecretFlags& flags) {
  PEP_ASSIGN(const std::string name, NameIn(StudiesNoun(), flags.id, session.say()));
  PEP_ASSIGN(const std::string mine, SecretToCommitTo(session, flags, name));
  CommitSeedRequest request;
  request.set_hash(secret::Sha256Hex(mine));
  return Finish(session, &Stub::CommitSeed, std::move(request), StudiesNoun(), flags);
}

absl::Status Reveal(Session& session, const SecretFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string name, NameIn(StudiesNoun(), flags.id, say));
  std::string mine = flags.secret;
  if (mine.empty()) {
    PEP_ASSIGN(const std::filesystem::path file, FileOfSecret(session, name));
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
      return UsageError(say(
          {"no secret is kept here: say it with --secret", "aucun secret n'est gardé ici : dites-le avec --secret"}));
    }
    PEP_ASSIGN(const std::string kept, ReadTextFile(file.string(), say));
    mine = std::string(absl::StripAsciiWhitespace(kept));
  }
  RevealSeedRequest request;
  request.set_secret(mine);
  return Finish(session, &Stub::RevealSeed, std::move(request), StudiesNoun(), flags);
}

void AddDraw(Command& studies) {
  auto committing = std::make_shared<SecretFlags>();
  Command commit = AddVerb<CommitSeedRequest>(
      studies, "commit",
      {"Commit to a secret, by its hash; with the second manager's, the list is frozen",
       "S'engager sur un secret, par son empreinte ; avec celui de la deuxième personne, la liste est figée"},
      StudiesNoun(), *committing, "CommitSeed");
  committing->AddSecret(commit, {"The secret; one is made and kept here by default",
                                 "Le secret ; par défaut, il en est fait un, gardé ici"});
  commit.Does([committing](Session& session) { return Commit(session, *committing); });

  auto revealing = std::make_shared<SecretFlags>();
  Command reveal = AddVerb<RevealSeedRequest>(
      studies, "reveal",
      {"Reveal the secret that you committed to; with the second one the sample is drawn and invited",
       "Révéler le secret sur lequel on s'est engagé ; avec le second, l'échantillon est tiré et invité"},
      StudiesNoun(), *revealing, "RevealSeed");
  revealing->AddSecret(reveal,
                       {"The secret; the one that is kept here by default", "Le secret ; par défaut, celui gardé ici"});
  reveal.Does([revealing](Session& session) { return Reveal(session, *revealing); });
}

struct WeightFlags {
  std::string id;
  feedback::v1::WeightStudyRequest request;
};

void AddFigures(Command& studies) {
  auto id = std::make_shared<std::string>();
  Command rates = studies.Add("rates", {"How many of those asked answered, as AAPOR defines it",
                                        "Combien de personnes interrogées ont répondu, au sens de l'AAPOR"});
  rates.String("ID", *id, StudiesNoun().which, StudiesNoun().type).Required();
  rates.Does([id](Session& session) -> absl::Status {
    feedback::v1::GetStudyRatesRequest request;
    PEP_ASSIGN(*request.mutable_name(), NameIn(StudiesNoun(), *id, session.say()));
    PEP_ASSIGN(const auto told, session.Call(&Stub::GetStudyRates, request));
    ShowRates(told, session.out());
    return absl::OkStatus();
  });

  auto flags = std::make_shared<WeightFlags>();
  Command weight = studies.Add("weight", {"Weight those who answered to the margins of the whole",
                                          "Redresser les réponses sur les marges de l'ensemble"});
  weight.String("ID", flags->id, StudiesNoun().which, StudiesNoun().type).Required();
  weight
      .Value(
          "--target",
          [flags, &say = weight.say()](const std::string& typed) { return AddTarget(typed, flags->request, say); },
          {"What a margin is, in people or in percent (repeatable): sex;F=52",
           "Ce qu'est une marge, en personnes ou en pour cent (répétable) : sexe;F=52"},
          "CRITERION;VALUE=TOTAL")
      .Required();
  weight.Does([flags](Session& session) -> absl::Status {
    feedback::v1::WeightStudyRequest request = flags->request;
    PEP_ASSIGN(*request.mutable_name(), NameIn(StudiesNoun(), flags->id, session.say()));
    PEP_ASSIGN(const auto told, session.Call(&Stub::WeightStudy, request));
    ShowWeights(told, session.out());
    return absl::OkStatus();
  });
}

}  // namespace

void AddStudyVerbs(Command& studies) {
  AddDraw(studies);
  AddProofCommand(studies);
  auto closing = std::make_shared<VerbFlags>();
  AddVerb<CloseStudyRequest>(studies, "close",
                             {"End a study: nobody accepts any more", "Finir une étude : plus personne n'accepte"},
                             StudiesNoun(), *closing, "CloseStudy")
      .Does([closing](Session& session) {
        return Finish(session, &Stub::CloseStudy, CloseStudyRequest(), StudiesNoun(), *closing);
      });
  AddFigures(studies);
}

}  // namespace pepiniere::pep
