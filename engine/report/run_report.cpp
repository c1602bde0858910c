// A run's report as counts, CSV and JSON. See run_report.h.
#include "engine/report/run_report.h"

#include "engine/ledger/csv.h"
#include "engine/model/layers.h"
#include "engine/report/case_words.h"
#include "grammar/json_members.h"
#include "grammar/printable.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace induct {

using Json = nlohmann::ordered_json;

std::vector<RuleCounts> count_rules(const RunReport& report) {
    std::vector<RuleCounts> all(report.context.model.requirements.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i].rule = RequirementId{i};
    for (const Judgement& judgement : report.judgements) {
        const Finding* before = nullptr;
        for (const Finding& finding : judgement.findings) {
            RuleCounts& counts = all[finding.requirement.index];
            if (!before || before->requirement != finding.requirement) counts.subjects += 1;
            counts.windows[static_cast<std::size_t>(finding.status)] += 1;
            before = &finding;
        }
    }
    return all;
}

bool needs_attention(const RunReport& report) {
    const bool open =
        std::any_of(report.state.cases.begin(), report.state.cases.end(), [](const Case& c) { return !c.decided; });
    return open || std::any_of(report.judgements.begin(), report.judgements.end(), [&](const Judgement& judgement) {
               return std::any_of(judgement.findings.begin(), judgement.findings.end(), [&](const Finding& f) {
                   return f.status == Status::missed && report.context.model[f.requirement].force == Force::must;
               });
           });
}

std::string speaks_of_nobody(const World& world, std::span<const Judgement> judgements, const Visibility& visibility) {
    for (const Judgement& judgement : judgements)
        for (const Finding& finding : judgement.findings)
            if (visibility.confidential_to(finding.requirement).empty()) return "";
    std::string places;
    for (const SiteId district : world.districts) places += (places.empty() ? "" : " or ") + world[district].id;
    const std::string where = places.empty() ? "the roster" : places;
    if (world.pairings.empty()) return fmt::format("This run speaks of nobody: no pairing lies in {}.", where);
    return fmt::format("This run speaks of nobody: no rule asks anything of anybody in {}.", where);
}

std::vector<UnheardAlert> unheard_alerts(const RunReport& report) {
    std::vector<UnheardAlert> all;
    for (const Judgement& judgement : report.judgements) {
        const std::string subject = subject_id(report.context.world, judgement.subject);
        const Alert* before = nullptr;
        for (const Finding& finding : judgement.findings) {
            const Requirement& rule = report.context.model[finding.requirement];
            const auto found = report.state.alerts.find({rule.name, subject, alert_window(finding)});
            if (found == report.state.alerts.end() || found->second.changed != report.when.on) continue;
            if (found->second.state == AlertState::cleared) continue;
            const bool same = &found->second == before;
            before = &found->second;
            if (same) continue;  // another day of the same week
            const std::vector<std::string> missing =
                nobody_found_for(report.context, rule, found->second, judgement.subject, report.when.on);
            if (missing.empty()) continue;
            if (all.empty() || all.back().rule != finding.requirement || all.back().subject != judgement.subject)
                all.push_back({finding.requirement, judgement.subject, fmt::format("{}", fmt::join(missing, ", ")), 0});
            all.back().alerts += 1;
        }
    }
    return all;
}

std::string report_line(std::vector<std::string> cells) {
    for (std::string& cell : cells) {
        std::string safe;
        const std::string shown = one_line(cell);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            safe += shown[i];
            // Where a spreadsheet of another country takes the semicolon for the end of the cell.
            if (shown[i] == ';' && csv_cell(std::string_view(shown).substr(i + 1)).find('\'') == 0) safe += '\'';
        }
        cell = std::move(safe);
    }
    return csv_line(cells, ',');
}

namespace {

std::string_view force_word(Force force) {
    return force == Force::must ? "must" : force == Force::should ? "should" : "may";
}

/// Calls `show(judgement, finding)` for every finding that the reader may see.
template <class Show>
void each_visible(const RunReport& report, const Visibility& visibility, std::optional<Subject> only, Show show) {
    for (const Judgement& judgement : report.judgements) {
        if (only && *only != judgement.subject) continue;
        for (const Finding& finding : judgement.findings)
            if (visibility.named() && visibility.sees(finding.requirement, finding.subject)) show(judgement, finding);
    }
}

Json known_since(const RunReport& report, const Finding& finding) {
    const auto known =
        report.state.findings.find({report.context.model[finding.requirement].name,
                                    subject_id(report.context.world, finding.subject), finding.window.label});
    const bool same = known != report.state.findings.end() && known->second.status == finding.status &&
                      known->second.since == finding.since;
    return same ? Json(to_iso(known->second.known)) : Json();
}

std::string_view unit_of(Measured measured) {
    static constexpr std::string_view units[] = {"minutes",      "records", "days",        "weeks",  "months",
                                                 "terms",        "years",   "kinds",       "values", "people",
                                                 "basis points", "",        "thousandths", "cents"};
    return units[static_cast<std::size_t>(measured)];
}

Json as_json(const PartFinding& part) {
    Json json{{"status", word(part.status)}};
    if (part.measured != Measured::nothing) {
        json["unit"] = unit_of(part.measured);
        json["counted"] = part.counted;
        if (part.counted_most != part.counted) json["counted_at_most"] = part.counted_most;
        if (part.needed) json["needed"] = *part.needed;
        if (part.needed_most) json["needed_at_most"] = *part.needed_most;
        if (part.expected_now) json["expected_now"] = *part.expected_now;
        if (part.behind_under) json["behind_under"] = *part.behind_under;
    }
    if (!part.missing_values.empty()) json["missing"] = part.missing_values;
    if (part.payment) {
        json["earned"] = part.payment->earned;
        if (part.payment->earned_most != part.payment->earned) json["earned_at_most"] = part.payment->earned_most;
        json["due"] = part.payment->due;
        if (part.payment->due_most != part.payment->due) json["due_at_most"] = part.payment->due_most;
        json["paid"] = part.payment->paid;
    }
    if (!part.says.empty()) json["says"] = part.says;
    for (const BrokenRecord& one : part.broken)
        list_in(json, "broken").push_back({{"date", to_iso(one.date)}, {"says", one.says}});
    return json;
}

std::string reason_of(const RunReport& report, const Visibility& visibility, const Finding& finding) {
    const Finding* const one[] = {&finding};
    return reason_words(report.context, one, report.when.on, visibility);
}

Json as_json(const RunReport& report, const Visibility& visibility, const Finding& finding) {
    const Requirement& rule = report.context.model[finding.requirement];
    Json json{{"rule", rule.name},
              {"title", rule.title},
              {"cites", citation_words(rule.cites)},
              {"force", force_word(rule.force)},
              {"severity", rule.severity},
              {"subject", subject_id(report.context.world, finding.subject)},
              {"window",
               {{"label", finding.window.label},
                {"first", to_iso(finding.window.days.first)},
                {"last", to_iso(finding.window.days.last)}}},
              {"status", word(finding.status)},
              {"since", to_iso(finding.since)},
              {"known", known_since(report, finding)},
              {"next_change", finding.next_change ? Json(to_iso(*finding.next_change)) : Json()},
              {"entered_late", finding.entered_late},
              {"reason", reason_of(report, visibility, finding)},
              {"parts", Json::array()}};
    const Finding shown = shown_to(visibility, finding);
    for (const PartFinding& part : shown.parts) json["parts"].push_back(as_json(part));
    return json;
}

/// `withheld`: for whom that is which it was opened for; then nothing that tells of it is shown, not even which trigger
/// it was.
Json as_json(const RunReport& report, const Case& one, const CaseView& view, const std::string& withheld) {
    Json json{{"review", one.review},
              {"subject", one.subject},
              {"trigger", one.trigger},
              {"opened", to_iso(one.opened)},
              {"severity", view.severity},
              {"reason", one.reason},
              {"still_holds", view.still_holds},
              {"now", view.now},
              {"ended", view.ended},
              {"steps", Json::array()}};
    if (!withheld.empty()) {
        json["trigger"] = json["reason"] = json["now"] = json["severity"] = "";
        json["still_holds"] = Json();
        json["withheld"] = withheld;
    }
    for (const CaseStep& step : one.steps)
        json["steps"].push_back({{"step", step.name},
                                 {"due", step.due == last_known_day ? Json() : Json(to_iso(step.due))},
                                 {"done", step.done ? Json(to_iso(*step.done)) : Json()},
                                 {"late", !step.done && step.due < report.when.on}});
    if (one.decide_by) json["decide_by"] = to_iso(*one.decide_by);
    if (one.decided) json["decided"] = {{"on", to_iso(*one.decided)}, {"outcome", one.outcome}, {"by", one.decided_by}};
    return json;
}

/// A row a figure and value that it is split by. Too few answers: only from how many on it is shown.
Json as_json(const RunReport& report, const FigureFinding& finding, const FigureRow& row) {
    const Figure& figure = report.context.model[finding.figure];
    Json json{{"figure", figure.name},
              {"title", figure.title},
              {"subject", subject_id(report.context.world, finding.subject)},
              {"split", row.split}};
    if (row.shown_from) {
        json["shown_from"] = *row.shown_from;
        return json;
    }
    json["unit"] = unit_of(finding.measured);
    json["amount"] = row.amount;
    if (row.whole) json[finding.measured == Measured::average ? "of" : "whole"] = *row.whole;
    if (row.most) json["at_most"] = *row.most;
    if (row.whole_most) json["whole_at_most"] = *row.whole_most;
    return json;
}

Json rules_json(const RunReport& report, const Visibility& visibility) {
    Json rules = Json::array();
    for (const RuleCounts& counts : count_rules(report)) {
        const Requirement& rule = report.context.model[counts.rule];
        Json one{{"rule", rule.name},
                 {"title", rule.title},
                 {"cites", citation_words(rule.cites)},
                 {"force", force_word(rule.force)}};
        if (!rule.severity.empty()) one["severity"] = rule.severity;
        for (const Citation& cite : rule.cites)
            for (const std::string& place : cite.places)
                if (const Clause* clause = find_clause(report.context.model.program, cite.source, place))
                    list_in(one, "clauses").push_back({{"clause", clause->id}, {"text", clause->text}});
        if (const std::string layer = layer_words(report.context.model, rule); !layer.empty()) one["layer"] = layer;
        if (visibility.sees_counts(counts.rule, counts.subjects)) {
            one["subjects"] = counts.subjects;
            for (std::size_t i = 0; i < counts.windows.size(); ++i)
                if (counts.windows[i] > 0)
                    object_in(one, "windows")[std::string(word(static_cast<Status>(i)))] = counts.windows[i];
        }
        rules.push_back(std::move(one));
    }
    return rules;
}

}  // namespace

std::string report_csv(const RunReport& report, const Visibility& visibility, std::optional<Subject> only) {
    std::string csv = report_line({"rule", "title", "cites", "force", "severity", "subject", "who", "place", "window",
                                   "first", "last", "status", "since", "entered_late", "reason"});
    each_visible(report, visibility, only, [&](const Judgement&, const Finding& finding) {
        const Requirement& rule = report.context.model[finding.requirement];
        csv += report_line({rule.name, rule.title, citation_words(rule.cites), std::string(force_word(rule.force)),
                            rule.severity, subject_id(report.context.world, finding.subject),
                            subject_words(report.context.model, report.context.world, finding.subject, report.when.on),
                            place_words(report.context.world, finding.subject), finding.window.label,
                            to_iso(finding.window.days.first), to_iso(finding.window.days.last),
                            std::string(word(finding.status)), to_iso(finding.since), finding.entered_late ? "yes" : "",
                            reason_of(report, visibility, finding)});
    });
    return csv;
}

std::vector<std::pair<std::string, std::string>> made_from_members(const MadeFrom& from) {
    return {{"report", from.report}, {"engine", from.engine}, {"ledger", from.ledger}, {"model", from.model}};
}

std::string purged_words(std::size_t records) {
    return records == 1 ? "1 record was purged since, and is not counted"
                        : fmt::format("{} records were purged since, and are not counted", records);
}

std::string report_json(const RunReport& report, const Visibility& visibility, std::optional<Subject> only) {
    Json json{{"program", report.context.model.program.name},
              {"title", report.context.model.program.title},
              {"run", report.run},
              {"on", to_iso(report.when.on)},
              {"known_at", to_iso(report.when.known_at)},
              {"for", visibility.reader().words}};
    if (report.purged_since > 0) json["purged_since"] = report.purged_since;
    if (report.made_from)
        for (const auto& [name, value] : made_from_members(*report.made_from))
            object_in(json, "made_from")[name] = value;
    if (!only) json["rules"] = rules_json(report, visibility);
    const Model& model = report.context.model;
    if (!model.program.extends.empty()) json["extends"] = model.program.extends;
    for (const Dropped& one : model.dropped)
        list_in(json, "dropped")
            .push_back({{"form", one.form},
                        {"name", one.name},
                        {"title", one.title},
                        {"from", one.from},
                        {"because", one.because}});
    Json& findings = list_in(json, "findings");
    each_visible(report, visibility, only, [&](const Judgement&, const Finding& finding) {
        findings.push_back(as_json(report, visibility, finding));
    });
    Json& figures = list_in(json, "figures");
    for (std::uint32_t i = 0; i < report.context.model.figures.size(); ++i)
        for (const Judgement& judgement : report.judgements) {
            if (!visibility.named() || (only && *only != judgement.subject)) continue;
            for (const FigureFinding& one : judgement.figures) {
                if (one.figure != FigureId{i} || !visibility.sees(one.figure, judgement.subject)) continue;
                for (const FigureRow& row : one.rows) figures.push_back(as_json(report, one, row));
            }
        }
    Json& reviews = list_in(json, "reviews");
    const CaseViews views(report.context, report.judgements, report.when.on);
    for (const Case& one : report.state.cases) {
        const CaseView view = views.of(one);
        if (!view.review || !view.subject || (only && *only != *view.subject)) continue;
        const CaseSight sight = visibility.sight_of(one, *view.review, *view.subject);
        if (sight != CaseSight::nothing)
            reviews.push_back(
                as_json(report, one, view, sight == CaseSight::whole ? "" : visibility.why_withheld(one)));
    }
    return json_escaped(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace induct
