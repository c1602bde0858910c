// See entry_reader.h.
#include "cli/entry_reader.h"

#include "engine/nightly/night_reports.h"

namespace induct::cli {

namespace {

/// Does the entry hold a record of the log, in its first or in a corrected form?
bool is_record(const std::string& kind) {
    return kind == "activity" || kind == "artifact" || kind == "answer" || kind == "correction";
}

void look_at_run(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, const std::string& name, Date day,
                 EntryReader& reader, bool& found) {
    const LookingBack back = look_back(open, ledger, run, {day, day});
    const Readership nobody;
    const std::optional<Readership> who = find_reader(*back.scene, name, day, nobody);
    if (!who) return;
    found = true;
    const Visibility visibility(back.scene->context(), *who, day);
    const World& world = back.scene->world();
    for (const PersonId person : who->people)
        reader.everything = reader.everything || world[person].id == open.workspace.operator_id;
    reader.everything = reader.everything || visibility.owns();
    for (const Kind& kind : back.model->model.kinds)
        if (!visibility.may_see(kind)) reader.confidential.insert(kind.name);
}

}  // namespace

bool EntryReader::may_read(const Entry& entry) const {
    if (!everything) return false;
    if (!is_record(entry.kind)) return true;
    if (!models_known) return false;
    const std::optional<Body> body = decode_body(entry.body);
    return body && !confidential.contains(std::string(value_of(*body, "kind"))) &&
           !confidential.contains(std::string(value_of(*body, "survey")));
}

std::optional<EntryReader> entry_reader(const OpenWorkspace& open, const Ledger& ledger, const std::string& name) {
    EntryReader reader;
    reader.why = "it is shown to the operator and to the program's owner: --as PERSON";
    if (name.empty()) return reader;
    bool found = name == open.workspace.operator_id;
    reader.everything = found;
    reader.models_known = !has_errors(open.diagnostics);
    const std::optional<Date> day = ledger.last_night();
    for (std::size_t i = 0; day && reader.models_known && i < open.workspace.runs.size(); ++i)
        look_at_run(open, ledger, i, name, *day, reader, found);
    if (!found) return std::nullopt;
    if (reader.everything)
        reader.why = reader.models_known
                         ? "it is confidential to others"
                         : "the models have mistakes, so nobody can tell which records are confidential";
    return reader;
}

}  // namespace induct::cli
