// The attention list as a server would have to ask for it that knows nothing by heart: a page of one statement. It does
// less than ours: no counts, nothing of sessions to come, and over budget is so since the last entry.
#pragma once

namespace pepiniere::bench {

// Fifty lines, and one to know that more follow: id, title, incubator, phase, concern, since. Today, ten times.
const char* AttentionOfAll();
// The same of the projects that have a term: @field "incubator" or "ministry", @value an id, as kSetTerm sets them.
const char* AttentionBelow();
inline constexpr char kSetTerm[] = "SET @field = CONVERT(? USING ascii) COLLATE ascii_bin, @value = ?";

}  // namespace pepiniere::bench
