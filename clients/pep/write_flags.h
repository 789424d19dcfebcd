// What every change of something takes.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/command.h"
#include "clients/pep/output.h"
#include "clients/pep/readers.h"

namespace pepiniere::pep {

struct WriteFlags {
  std::string etag;
  bool dry_run = false;

  // `method`: what the command calls; its help says who will read what is written.
  void AddTo(Command& command, std::string_view method) {
    command.Flag("--dry-run", dry_run, {"Check and tell, keep nothing", "Vérifier et dire, ne rien garder"});
    command.Remark(SayReaders(method, command.say()));
  }
  void AddEtag(Command& command) {
    command.String(
        "--etag", etag,
        {"Refuse if somebody changed it since this etag", "Refuser si quelqu'un l'a modifié depuis cet etag"}, "ETAG");
  }
  // After the answer: that nothing was kept, where that is so.
  void Remind(const Output& output) const {
    if (dry_run) output.Note(output.say({"Dry run: nothing was kept.", "Essai à blanc : rien n'a été gardé."}));
  }
};

}  // namespace pepiniere::pep
