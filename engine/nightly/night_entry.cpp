// See night_entry.h.
#include "engine/nightly/night_entry.h"

#include "engine/ledger/kept_texts.h"

#include <fmt/format.h>

namespace induct {

namespace {

constexpr std::string_view model_prefix = "model.";
constexpr std::string_view source_prefix = "source.";

}  // namespace

std::string engine_version() { return INDUCT_VERSION; }

NightEntry keep_night(Night& night, const OpenWorkspace& open, const std::string& told, std::optional<Date> before) {
    NightEntry entry;
    entry.engine = engine_version();
    for (const auto& [path, text] : open.texts) entry.sources.push_back({path, keep_text(night, text)});
    for (std::size_t i = 0; i < open.models.size(); ++i)
        entry.models[open.workspace.runs[i].name] = open.models[i].hash;
    entry.told = keep_text(night, told);
    entry.before = before;
    return entry;
}

Body to_body(const NightEntry& entry) {
    Body body;
    put(body, "engine", entry.engine);
    for (std::size_t i = 0; i < entry.sources.size(); ++i)
        put(body, fmt::format("{}{:03}", source_prefix, i + 1),
            join_items({entry.sources[i].path, entry.sources[i].hash}));
    for (const auto& [run, hash] : entry.models) put(body, fmt::format("{}{}", model_prefix, run), hash);
    put(body, "told", entry.told);
    if (entry.before) put(body, "before", to_iso(*entry.before));
    return body;
}

std::optional<NightEntry> night_entry_in(const Entry& entry) {
    if (entry.kind != "night") return std::nullopt;
    const Body body = decode_body(entry.body).value_or(Body{});
    if (value_of(body, "engine").empty()) return std::nullopt;
    NightEntry night;
    night.engine = value_of(body, "engine");
    for (const auto& [key, value] : body) {
        if (key.starts_with(model_prefix)) night.models[key.substr(model_prefix.size())] = value;
        if (!key.starts_with(source_prefix)) continue;
        const std::vector<std::string> items = split_items(value);
        if (items.size() == 2) night.sources.push_back({items[0], items[1]});
    }
    night.told = value_of(body, "told");
    night.before = read_iso(value_of(body, "before"));
    return night;
}

std::string report_id(const ChainHead& head) {
    constexpr std::size_t digits = 12;
    return fmt::format("{}:{}", head.number, head.hash.substr(0, digits));
}

MadeFrom made_from(const Entry& entry, const LoadedModel& model) {
    const ChainHead head{entry.number, entry.hash};
    return {report_id(head), engine_version(), to_text(head), model.hash};
}

std::vector<std::string> told_texts(const Ledger& ledger) {
    std::vector<std::string> all;
    ledger.for_each_entry({.kind = "night"}, [&](const Entry& entry) {
        if (std::optional<NightEntry> night = night_entry_in(entry)) all.push_back(std::move(night->told));
    });
    return all;
}

}  // namespace induct
