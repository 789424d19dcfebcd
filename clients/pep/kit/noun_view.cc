#include "clients/pep/kit/noun_view.h"

#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/part.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "google/api/resource.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using ResourceColumn = View<Message>::Column;

constexpr int kTitleWidth = 20, kTextWidth = 10;  // at least

bool IsReference(const FieldDescriptor& field) { return field.options().HasExtension(google::api::resource_reference); }

// Names are read in short: one's own as it is typed, another's by its id.
Cell CellOf(const Noun& noun, const Message& resource, const Noun::Column& column, const Messages& say) {
  std::string_view path = column.path;
  Cell cell = SaidField(resource, path, say, noun.part().enums);
  if (cell.text.empty() && !column.instead.empty()) {
    path = column.instead;
    cell = SaidField(resource, path, say, noun.part().enums);
  }
  if (column.somebody) {
    cell = Somebody(cell.text);
    if (path == "name") cell.otherwise = "–";
    return cell;
  }
  if (path == "title") cell.tone = Tone::kStrong;
  if (path == "name") {
    cell.text = NamePattern::Of(*resource.GetDescriptor()).Short(cell.text).value_or(std::string(Id(cell.text)));
  } else if (IsReference(FieldAt(*resource.GetDescriptor(), path))) {
    cell.text = std::string(Id(cell.text));
  }
  return cell;
}

// Text may be cut, but for names; figures and days stand to the right.
ResourceColumn ColumnOf(const Noun& noun, const Noun::Column& column) {
  const FieldDescriptor& field = FieldAt(*noun.resource.GetDescriptor(), column.path);
  const bool text = field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  const bool left = text || field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
  const bool whole = column.path == "name" && !column.somebody;
  const int width = column.path == "title" ? kTitleWidth : text && !whole ? kTextWidth : 0;
  return {.heading = column.heading,
          .cell = [&noun, column](const Message& resource,
                                  const Messages& say) { return CellOf(noun, resource, column, say); },
          .align = left ? Align::kLeft : Align::kRight,
          .min_width = width,
          .rank = column.rank};
}

// Whom a name stands for, as people read it. The resource's own says nothing where nobody does.
std::string Whom(const Output& output, const std::string& name, bool own) {
  Cell whom = Principal(name, Tone::kPlain);
  output.CallPersons({&whom});
  return own && whom.text == name ? "" : whom.text;
}

// Of what pep can bring back.
void SayDeleted(const Noun& noun, const Message& resource, const Output& output) {
  if (!noun.undelete) return;
  const auto& time = static_cast<const google::protobuf::Timestamp&>(MessageIn(resource, "delete_time"));
  if (time.seconds() == 0) return;
  output.Line(output.terminal.Paint(Tone::kBad,
                                    output.say({"Deleted on $0", "Supprimé le $0"}, output.say.Time(FromProto(time)))));
}

}  // namespace

View<Message> ViewOf(const Noun& noun) {
  View<Message> view;
  for (const std::string_view path : noun.fields) {
    view.fields.push_back(
        {path, [&noun, path](const Message& resource) { return PlainField(resource, path, noun.part().enums); }});
  }
  for (const Noun::Column& column : noun.columns) view.columns.push_back(ColumnOf(noun, column));
  return view;
}

void PrintSheet(const Noun& noun, const Message& resource, const Output& output) {
  output.Line(base::Concat(output.terminal.Paint(Tone::kStrong, Printable(TextIn(resource, "title"))), "  ",
                           output.terminal.Paint(Tone::kDim, TextIn(resource, "name"))));
  SayDeleted(noun, resource, output);
  Sheet sheet(output);
  for (const Noun::Line& line : noun.lines) {
    const Cell cell = SaidField(resource, line.path, output.say, noun.part().enums);
    if (line.somebody) {
      sheet.Line(line.label, Whom(output, cell.text, line.path == "name"));
    } else if (line.label.english.empty()) {
      sheet.Body(cell.text);
    } else {
      sheet.Line(line.label, cell.text, cell.tone);
    }
  }
  if (noun.show_more != nullptr) noun.show_more(resource, sheet, output.say);
  if (const std::string description = TextIn(resource, "description"); !description.empty()) {
    sheet.Section({"Description", "Description"});
    sheet.Body(description);
  }
  sheet.Print();
}

}  // namespace pepiniere::pep
