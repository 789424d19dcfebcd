// A kind of resource with the standard methods (AIP-131 to 135, 164): its commands, from its words, its fields and its
// methods. Requests and replies are filled and read by the names that these methods give their fields.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/known_names.h"
#include "clients/pep/kit/method.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/sheet.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

struct Part;

struct Noun {
  using Message = google::protobuf::Message;

  // A column of the table; the greater its rank, the sooner it is left out.
  struct Column {
    Text heading;
    std::string_view path;
    int rank = 0;
    // Whether people read there what somebody is called, by a name that stands for them.
    bool somebody = false;
    // What is read where that field is empty.
    std::string_view instead = {};
  };
  // A line of the sheet; text without a label stands by itself.
  struct Line {
    Text label;
    std::string_view path;
    bool somebody = false;
  };

  const char* name;  // the command: "programmes"
  Text help;
  Text one, many;  // "a programme", "programmes": in the help of its commands
  // Where people name one: the type of the value, what to type; and what is said of one that there is not.
  const char* type = "TEXT";
  Text which = {"Which one", "Lequel"};
  Text unknown = {};
  // The same of what contains it, where something does: `list` takes it.
  const char* parent_type = "";
  Text parent_help = {};
  // Whether `list` takes what contains that too, for what is below all of them: a call, for the reviews of all its
  // applications.
  bool across = false;
  // Of one that the server names below it: what `create` takes in the place of its name.
  Text parent_which = {};
  // Whether `list` lists those of all where none is named, though they are numbered below one.
  bool of_all = false;

  const Message& resource;  // any
  const Part& (*part)();    // of its service

  std::vector<std::string_view> fields;  // of a CSV record, by their paths
  std::vector<Column> columns;
  std::vector<Line> lines;
  // What is below it: listed under its sheet.
  Noun (*contained)() = nullptr;
  // What its sheet shows beside lines and description.
  void (*show_more)(const Message& resource, Sheet& sheet, const Messages& say) = nullptr;
  std::span<const FieldFlag> flags = {};  // of create and update
  Text order_by = {};                     // what `list` sorts by, if that can be asked
  // What else `list` takes: fields of its request.
  std::span<const FieldFlag> list_flags = {};
  // Where not everybody may list those of all: what to do instead of asking for them.
  Text instead_of_all = {};

  // Its commands are those that it has methods for.
  Method list, get;
  Method create = {}, update = {}, remove = {}, undelete = {};

  // More commands of its own go below what this returns.
  Command AddTo(Command& root) const;
  // How options name it.
  KnownName Known() const;
};

}  // namespace pepiniere::pep
