#include "services/cohort/domain/file_kind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::cohort {
namespace {

using ::testing::Eq;
using ::testing::Optional;
using namespace std::string_view_literals;

struct Entry {
  std::string name, text;
  std::uint32_t unpacked = 0;  // what the directory says; 0: what it is
  std::uint16_t flags = 0, method = 0;
};

std::string Number(std::size_t number, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(number >> (8 * i)));
  return bytes;
}

std::string Zip(const std::vector<Entry>& entries, const std::string& comment = "") {
  std::string files, directory;
  for (const Entry& entry : entries) {
    const std::string sizes =
        Number(entry.text.size(), 4) +
        Number(entry.unpacked ? entry.unpacked : static_cast<std::uint32_t>(entry.text.size()), 4);
    const std::string offset = Number(files.size(), 4);
    const std::string common = Number(entry.flags, 2) + Number(entry.method, 2) + std::string(8, '\0');
    files += "PK\x03\x04" + Number(20u, 2) + common + sizes + Number(entry.name.size(), 2) + Number(0u, 2) +
             entry.name + entry.text;
    directory += "PK\x01\x02" + Number(20u, 2) + Number(20u, 2) + common + sizes + Number(entry.name.size(), 2) +
                 std::string(12, '\0') + offset + entry.name;
  }
  const std::string count = Number(entries.size(), 2);
  return files + directory + "PK\x05\x06" + std::string(4, '\0') + count + count + Number(directory.size(), 4) +
         Number(files.size(), 4) + Number(comment.size(), 2) + comment;
}

const Entry kMimetype = {"mimetype", "application/vnd.oasis.opendocument.text"};
const std::vector<Entry> kOdt = {kMimetype, {"content.xml", "<a/>"}};
const std::vector<Entry> kDocx = {{"[Content_Types].xml", "<T/>"}, {"word/document.xml", "<w/>"}};

std::vector<Entry> With(std::vector<Entry> entries, Entry more) {
  entries.push_back(std::move(more));
  return entries;
}

TEST(FileKindTest, IsToldByTheContent) {
  EXPECT_THAT(KindOf("%PDF-1.7\nx\n%%EOF\n"), Optional(FileKind::kPdf));
  EXPECT_THAT(KindOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDRxxxx\0\0\0\0IEND\xae\x42\x60\x82"sv), Optional(FileKind::kPng));
  EXPECT_THAT(KindOf("\xff\xd8\xff\xe0xx\xff\xd9"sv), Optional(FileKind::kJpeg));
  EXPECT_THAT(KindOf(Zip(kOdt)), Optional(FileKind::kOdt));
  EXPECT_THAT(KindOf(Zip(kDocx)), Optional(FileKind::kDocx));
  EXPECT_THAT(KindOf(Zip(kDocx, "a comment")), Optional(FileKind::kDocx));
}

TEST(FileKindTest, WhatIsCutShortOrFollowedBySomethingElseIsNone) {
  for (const std::string& whole :
       {std::string("%PDF-1.7\n%%EOF\n"), std::string("\xff\xd8\xff\xe0xx\xff\xd9"), Zip(kOdt), Zip(kDocx)}) {
    for (std::size_t size = 0; size + 6 < whole.size(); ++size) {
      EXPECT_THAT(KindOf(std::string_view(whole).substr(0, size)), Eq(std::nullopt)) << size;
    }
    EXPECT_THAT(KindOf(" " + whole), Eq(std::nullopt));
  }
  EXPECT_THAT(KindOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDRxxxx\0\0\0\0IEND\xae\x42\x60\x82<script>"sv), Eq(std::nullopt));
  EXPECT_THAT(KindOf("%PDF-1.7\n%%EOF" + std::string(2000, 'x')), Eq(std::nullopt));
}

TEST(FileKindTest, AZipIsATextOrNone) {
  EXPECT_THAT(KindOf(Zip({{"a.txt", "a"}})), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip({})), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}})),
              Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip({{"content.xml", "<a/>"}, kMimetype})), Eq(std::nullopt)) << "it is not the first";
  EXPECT_THAT(KindOf(Zip({{"mimetype", kMimetype.text, 0, 0, 8}, {"content.xml", "<a/>"}})), Eq(std::nullopt))
      << "it is packed";
}

TEST(FileKindTest, ABombALockedOneAndOneWithMacrosAreNone) {
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"word/media/a", "x", 0xf0000000}))), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"word/a", "x", 0, 1}))), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"word/vbaProject.bin", "x"}))), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip(With(kOdt, {"Basic/script-lc.xml", "x"}))), Eq(std::nullopt));
}

// A DEFLATE stream of one block that is not packed.
std::string Deflated(const std::string& text) {
  return "\x01" + Number(text.size(), 2) + Number(0xffff - text.size(), 2) + text;
}

Entry Packed(const std::string& name, const std::string& text, std::uint32_t says) {
  return {name, Deflated(text), says, 0, 8};
}

std::vector<Entry> DocxOf(Entry types) { return {std::move(types), {"word/document.xml", "<w/>"}}; }

TEST(FileKindTest, WhatIsPackedUnpacksToWhatTheDirectorySays) {
  EXPECT_THAT(KindOf(Zip(DocxOf(Packed("[Content_Types].xml", "<T/>", 4)))), Optional(FileKind::kDocx));
  EXPECT_THAT(KindOf(Zip(With(kDocx, Packed("word/a", "aaaa", 1)))), Eq(std::nullopt)) << "it unpacks to more";
  EXPECT_THAT(KindOf(Zip(With(kDocx, Packed("word/a", "aaaa", 5)))), Eq(std::nullopt)) << "it unpacks to less";
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"word/a", "no DEFLATE", 10, 0, 8}))), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"word/a", "x", 0, 0, 12}))), Eq(std::nullopt)) << "packed as nobody does";
  EXPECT_THAT(KindOf(Zip(With(kDocx, {"WORD/document.xml", "<w/>"}))), Eq(std::nullopt)) << "a name twice";
}

TEST(FileKindTest, MacrosAreFoundWhateverTheyAreCalled) {
  const std::string types =
      "<Types><Override PartName=\"/word/m.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>";
  EXPECT_THAT(KindOf(Zip(DocxOf({"[Content_Types].xml", types}))), Eq(std::nullopt));
  EXPECT_THAT(KindOf(Zip(DocxOf(Packed("[Content_Types].xml", types, static_cast<std::uint32_t>(types.size()))))),
              Eq(std::nullopt));
  for (const char* type : {"<T a=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
                           "<T a=\"vba&#80;roject\"/>", "<!DOCTYPE T>"}) {
    EXPECT_THAT(KindOf(Zip(DocxOf({"[Content_Types].xml", type}))), Eq(std::nullopt)) << type;
  }
  for (const char* name : {"Scripts/python/m.py", "scripts\\m.py", "Object 1/Basic/a.xml", "word/VBAPROJECT.BIN"}) {
    EXPECT_THAT(KindOf(Zip(With(kOdt, {name, "x"}))), Eq(std::nullopt)) << name;
  }
}

TEST(FileKindTest, ANameEndsAsWhatItHolds) {
  for (const char* name : {"cv.pdf", "CV.PDF", "cv.bat.pdf", "Mon dossier, été.pdf"}) {
    EXPECT_TRUE(IsNameOf(FileKind::kPdf, name)) << name;
  }
  for (const char* name : {"cv.bat", "cv.html", "..", "cv", ".pdf", "..pdf", " .pdf", "cv.pdf ", "cv.odt", "pdf"}) {
    EXPECT_FALSE(IsNameOf(FileKind::kPdf, name)) << name;
  }
  EXPECT_TRUE(IsNameOf(FileKind::kJpeg, "a.jpg"));
  EXPECT_TRUE(IsNameOf(FileKind::kJpeg, "a.JPEG"));
  for (const FileKind kind : {FileKind::kPdf, FileKind::kOdt, FileKind::kDocx, FileKind::kPng, FileKind::kJpeg}) {
    EXPECT_TRUE(IsNameOf(kind, "a" + std::string(EndingOf(kind))));
  }
}

}  // namespace
}  // namespace pepiniere::cohort
