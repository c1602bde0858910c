// See entry_reader.h.
#include "cli/entry_reader.h"

#include "engine/model/rests_on.h"
#include "engine/nightly/night_reports.h"

#include <algorithm>

namespace induct::cli {

namespace {

/// What one run shows to the reader: nothing confidential until a kind is found to be for her.
struct RunSight {
    bool found = false;
    bool everything = false;
    std::vector<bool> open;  // by kind

    explicit RunSight(const Model& model) {
        for (const Kind& kind : model.kinds) open.push_back(kind.confidential_to.empty());
    }
};

RunSight look_at_run(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, const std::string& name,
                     std::optional<Date> day) {
    const Model& model = open.models[run].model;
    RunSight sight(model);
    if (!day) return sight;  // before the first night nobody is known
    const LookingBack back = look_back(open, ledger, run, {*day, *day});
    const std::optional<Readership> who = find_reader(*back.scene, name, *day, Readership{});
    if (!who) return sight;
    sight.found = true;
    const Visibility visibility(back.scene->context(), *who, *day);
    const World& world = back.scene->world();
    // Of an audience each one must own the program, or run the nights.
    sight.everything =
        !who->people.empty() && std::all_of(who->people.begin(), who->people.end(), [&](PersonId person) {
            return world[person].id == open.workspace.operator_id ||
                   Visibility(back.scene->context(), {false, {person}, ""}, *day).owns();
        });
    for (std::uint32_t i = 0; i < model.kinds.size(); ++i) sight.open[i] = visibility.may_see(KindId{i});
    return sight;
}

/// What one model hides is hidden, whatever another one says of the same name.
void close(std::map<std::string, bool>& names, const std::string& name, bool is_open) {
    const auto [place, is_new] = names.emplace(name, is_open);
    if (!is_new) place->second = place->second && is_open;
}

void take_names(const Model& model, const RunSight& sight, EntryReader& reader) {
    for (std::size_t i = 0; i < model.kinds.size(); ++i) {
        close(reader.kinds, model.kinds[i].name, sight.open[i]);
        reader.anything_confidential = reader.anything_confidential || !sight.open[i];
    }
    const auto take = [&](const auto& declared, auto tag) {
        for (std::uint32_t i = 0; i < declared.size(); ++i) {
            const std::vector<KindId> behind = confidential_behind(model, decltype(tag){i});
            close(reader.rules, declared[i].name,
                  std::all_of(behind.begin(), behind.end(), [&](KindId kind) { return sight.open[kind.index]; }));
        }
    };
    take(model.requirements, RequirementId{});
    take(model.triggers, TriggerId{});
    take(model.reviews, ReviewId{});
}

bool is_open(const std::map<std::string, bool>& names, std::string_view name) {
    const auto found = names.find(std::string(name));
    return found != names.end() && found->second;
}

/// The name of a rule without the run before it: "somc/plc-monthly".
std::string_view rule_name(std::string_view written) { return written.substr(written.find('/') + 1); }

bool is_record(std::string_view kind) {
    return kind == "activity" || kind == "artifact" || kind == "answer" || kind == "payment";
}

EntryNumber number_in(const Body& body, std::string_view key) {
    return static_cast<EntryNumber>(read_count(value_of(body, key)).value_or(0));
}

/// A record is one over all its versions, from the entry that first told it to its withdrawal.
std::set<EntryNumber> closed_records(const Ledger& ledger, const EntryReader& reader) {
    std::map<EntryNumber, EntryNumber> root;
    std::set<EntryNumber> closed_roots, closed;
    ledger.for_each_entry({}, [&](const Entry& entry) {
        const Body body = decode_body(entry.body).value_or(Body{});
        const bool later = entry.kind == "correction" || entry.kind == "withdrawal";
        const std::string_view kind = later ? value_of(body, "of") : std::string_view(entry.kind);
        if (!is_record(kind)) return;
        const auto before = root.find(number_in(body, entry.kind == "withdrawal" ? "withdraws" : "supersedes"));
        const EntryNumber first = later && before != root.end() ? before->second : entry.number;
        root[entry.number] = first;
        if (entry.kind != "withdrawal" && !is_open(reader.kinds, value_of(body, "kind"))) closed_roots.insert(first);
    });
    for (const auto& [entry, first] : root)
        if (closed_roots.contains(first)) closed.insert(entry);
    return closed;
}

}  // namespace

bool EntryReader::may_read(const Entry& entry) const {
    if (entry.body.empty()) return true;  // purged: it says nothing any more
    if (!everything || closed.contains(entry.number)) return false;
    const Body body = decode_body(entry.body).value_or(Body{});
    const auto rule_is_open = [&](std::string_view key) {
        return models_known && is_open(rules, rule_name(value_of(body, key)));
    };
    // A review rests on what opened it.
    if (entry.kind == "alert" || entry.kind == "review")
        return rule_is_open(value_of(body, "trigger").empty() ? "rule" : "trigger");
    if (entry.kind == "decision") return rule_is_open("review");
    if (entry.kind == "payroll") return rule_is_open("rule");
    const std::string_view of = value_of(body, "of");
    // What withdraws the row of a sheet does not say which rule it waived; what takes back a waiver by hand does.
    if (entry.kind == "waiver" || of == "waiver")
        return value_of(body, "requirement").empty() ? models_known && !anything_confidential
                                                     : rule_is_open("requirement");
    if (entry.kind == "purge") {
        const std::vector<std::string> purged = split_items(value_of(body, "kinds"));
        return models_known &&
               std::all_of(purged.begin(), purged.end(), [&](const std::string& kind) { return is_open(kinds, kind); });
    }
    // What could not be read may have been anything.
    if (entry.kind == "set-aside") return models_known && !anything_confidential;
    const std::string_view kind = of.empty() ? std::string_view(entry.kind) : of;
    return models_known || !is_record(kind);
}

std::optional<EntryReader> entry_reader(const OpenWorkspace& open, const Ledger& ledger, const std::string& name) {
    EntryReader reader;
    reader.why = "it is shown to the operator and to the program's owner: --as PERSON";
    if (name.empty()) return reader;
    bool found = name == open.workspace.operator_id;
    reader.everything = found;
    reader.models_known = !has_errors(open.diagnostics);
    const std::optional<Date> day = ledger.last_night();
    for (std::size_t i = 0; reader.models_known && i < open.workspace.runs.size(); ++i) {
        const RunSight sight = look_at_run(open, ledger, i, name, day);
        found = found || sight.found;
        reader.everything = reader.everything || sight.everything;
        take_names(open.models[i].model, sight, reader);
    }
    if (!found) return std::nullopt;
    if (!reader.everything) return reader;
    reader.closed = closed_records(ledger, reader);
    reader.why = reader.models_known ? "it is confidential to others, or no model declares what it speaks of"
                                     : "the models have mistakes, so nobody can tell what is confidential";
    return reader;
}

}  // namespace induct::cli
