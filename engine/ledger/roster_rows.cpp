// Rows of rosters: sites, people, roles, pairings, groups, absences, waivers. Tested by tests/ledger/import_test.cpp.
#include "engine/ledger/ledger_error.h"
#include "engine/ledger/row_reader.h"

#include <fmt/format.h>

namespace induct {
namespace {

void set_key(Draft& draft, std::initializer_list<std::string_view> columns) {
    std::string key;
    for (const std::string_view column : columns) key += fmt::format("|{}", value_of(draft.body, column));
    draft.key = draft.kind + key;
    draft.named = true;
}

void read_site(RowReader& reader) {
    reader.draft.kind = "site";
    const auto id = reader.own_id("site", Directory::What::site);
    reader.text("name");
    const std::string kind = folded_word(reader.cell("kind"));
    if (kind == "school" || kind == "district" || kind == "consortium") {
        put(reader.draft.body, "kind", kind);
    } else if (kind.empty()) {
        reader.fault("kind", {Code::cell_empty, "the cell is empty", "write school, district or consortium"});
    } else {
        reader.fault("kind", {Code::cell_value, "it is none of school, district, consortium", ""});
    }
    reader.text("within");  // an id; it may stand further down, so it is looked up when the world is loaded
    reader.text("calendar");
    if (id) set_key(reader.draft, {"site"});
}

void read_person(RowReader& reader) {
    reader.draft.kind = "person";
    const auto id = reader.own_id("person", Directory::What::person);
    if (id) set_key(reader.draft, {"person"});
    reader.text("name");
    reader.text("email");
    reader.site("site");
    const auto hired = reader.date("hired");
    const auto left = reader.date("left");
    if (hired && left && *left < *hired) {
        reader.fault("left", {Code::row_contradicts, "it is before the day hired, " + to_iso(*hired), ""});
    }
    reader.number("mentoring_year");
    const auto typed = [&](std::string_view name) { return reader.context.vocabulary.person_field(name); };
    reader.field("category", reader.cell("category"), typed("category"));
    reader.fields(typed);
}

void read_holding(RowReader& reader) {
    reader.draft.kind = "holding";
    const auto person = reader.person("person", true);
    const auto role = reader.declared("role", "role", reader.context.vocabulary.role(reader.cell("role")),
                                      reader.context.vocabulary.role_names());
    reader.site("site");
    const auto from = reader.date("from", true);
    reader.end_date("to", from);
    reader.number("fte");
    reader.yes_no("volunteer");
    if (person && role && from) set_key(reader.draft, {"person", "role", "site", "from"});
}

void read_pairing_member(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    reader.draft.kind = "pairing-member";
    const auto id = reader.own_id("pairing", Directory::What::pairing);
    const auto kind =
        reader.declared("kind", "kind", vocabulary.pairing_kind(reader.cell("kind")), vocabulary.pairing_kind_names());
    std::optional<std::string> slot;
    if (kind) {
        slot =
            reader.declared("slot", "slot", vocabulary.slot(*kind, reader.cell("slot")), vocabulary.slot_names(*kind));
        const std::string other = id ? reader.context.directory.kind_of(*id) : std::string();
        if (!other.empty() && other != *kind) {
            reader.fault("kind",
                         {Code::row_contradicts, fmt::format("the pairing is a `{}` in other rows", other), ""});
        }
    }
    const auto person = reader.person("person", true);
    const auto from = reader.date("from", true);
    reader.end_date("to", from);
    reader.text("follows");  // a pairing's id; it may stand further down
    reader.fields([&](std::string_view name) {
        return kind ? vocabulary.pairing_field(*kind, name) : std::vector<Vocabulary::Typed>();
    });
    if (id && slot && person && from) set_key(reader.draft, {"pairing", "slot", "person", "from"});
}

void read_group_member(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    reader.draft.kind = "group-member";
    const auto id = reader.own_id("group", Directory::What::group);
    const auto kind =
        reader.declared("kind", "kind", vocabulary.group_kind(reader.cell("kind")), vocabulary.group_kind_names());
    const std::string other = id ? reader.context.directory.kind_of(*id) : std::string();
    if (kind && !other.empty() && other != *kind) {
        reader.fault("kind", {Code::row_contradicts, fmt::format("the group is a `{}` in other rows", other), ""});
    }
    reader.site("site");
    const auto person = reader.person("person", true);
    const std::string as = folded_word(reader.cell("as"));
    if (as.empty() || as == "member" || as == "leader") {
        put(reader.draft.body, "as", as.empty() ? "member" : as);
    } else {
        reader.fault("as", {Code::cell_value, "it is neither member nor leader", ""});
    }
    reader.text("part_of");
    const auto from = reader.date("from", true);
    reader.end_date("to", from);
    reader.fields([&](std::string_view name) {
        return kind ? vocabulary.group_field(*kind, name) : std::vector<Vocabulary::Typed>();
    });
    if (id && person && from) set_key(reader.draft, {"group", "person", "as", "from"});
}

void read_absence(RowReader& reader) {
    reader.draft.kind = "absence";
    const auto person = reader.person("person", true);
    const auto from = reader.date("from", true);
    reader.end_date("to", from);
    const std::string kind = folded_name(reader.cell("kind"));
    put(reader.draft.body, "kind", kind.empty() ? "leave" : kind);
    if (person && from) set_key(reader.draft, {"person", "from", "kind"});
}

/// A person, pairing, group or site by id (a person also by name), or the program.
std::optional<std::string> subject_of_waiver(RowReader& reader) {
    const std::string_view written = reader.cell("subject");
    if (written.empty()) {
        reader.fault("subject", {Code::cell_empty, "the cell is empty", "fill it in"});
        return std::nullopt;
    }
    const std::string folded = folded_name(written);
    if (folded == "program" || folded == "the program") {
        put(reader.draft.body, "subject", "program");
        return "program";
    }
    if (reader.context.directory.what_is(written)) return reader.text("subject");
    return reader.person("subject");
}

void read_waiver(RowReader& reader) {
    reader.draft.kind = "waiver";
    const auto subject = subject_of_waiver(reader);
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const auto rule = reader.declared("requirement", "requirement", vocabulary.requirement(reader.cell("requirement")),
                                      vocabulary.requirement_names());
    reader.person_or_text("by", true);
    reader.text("why", true);
    const auto from = reader.date("from");
    reader.end_date("until", from);
    if (subject && rule) set_key(reader.draft, {"subject", "requirement", "from"});
}

}  // namespace

void read_roster_row(RowReader& reader) {
    switch (reader.layout.kind) {
        case TableKind::sites:
            return read_site(reader);
        case TableKind::people:
            return read_person(reader);
        case TableKind::roles:
            return read_holding(reader);
        case TableKind::pairings:
            return read_pairing_member(reader);
        case TableKind::groups:
            return read_group_member(reader);
        case TableKind::absences:
            return read_absence(reader);
        default:
            return read_waiver(reader);
    }
}

}  // namespace induct
