// `induct why`: the whole reason of one finding.
#include "engine/evaluate/why.h"

#include "cli/judged_by.h"
#include "cli/workspace.h"
#include "engine/nightly/night_reports.h"
#include "engine/report/set_aside_words.h"
#include "grammar/json_members.h"
#include "grammar/near.h"
#include "grammar/printable.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace induct::cli {

namespace {

struct RuleName {
    std::string model, rule;
};

RuleName split(const std::string& written) {
    const std::size_t slash = written.find('/');
    if (slash == std::string::npos) return {"", written};
    return {written.substr(0, slash), written.substr(slash + 1)};
}

/// The finding of the rule whose window holds `day`; without a day the latest window that has begun, else the first.
const Finding* choose(const Model& model, const Judgement& judgement, const std::string& rule,
                      const std::optional<Date>& day, Date on) {
    const Finding* chosen = nullptr;
    for (const Finding& finding : judgement.findings) {
        if (model[finding.requirement].name != rule) continue;
        if (day ? finding.window.days.holds(*day) : (!chosen || finding.window.days.first <= on)) chosen = &finding;
    }
    return chosen;
}

/// The other windows of the rule that ask for a look, by their first days, so that they can be asked for.
std::string other_windows(const Judgement& judgement, const Finding& shown) {
    constexpr std::size_t most = 6;
    std::string words;
    for (const Status status : {Status::missed, Status::behind, Status::unknown}) {
        std::vector<std::string> days;
        for (const Finding& finding : judgement.findings)
            if (&finding != &shown && finding.requirement == shown.requirement && finding.status == status)
                days.push_back(fmt::format("{} ({})", finding.window.label, to_iso(finding.window.days.first)));
        if (days.empty()) continue;
        const std::size_t n = days.size();
        if (n > most) {
            days.erase(days.begin() + most - 1, days.end() - 1);
            days.insert(days.end() - 1, "...");
        }
        words += fmt::format("{}{} {}: {}", words.empty() ? "" : "; ", n, word(status), fmt::join(days, ", "));
    }
    return words.empty() ? words : words + "; --window DATE asks for one";
}

std::string as_json(const Explanation& why) {
    nlohmann::ordered_json json{{"about", why.about},
                                {"status", word(why.status)},
                                {"by", why.by},
                                {"since", to_iso(why.since)},
                                {"entered_late", why.entered_late}};
    if (!why.part.empty()) json["part"] = why.part;
    if (why.known) json["known"] = to_iso(*why.known);
    nlohmann::ordered_json& lines = list_in(json, "lines");
    for (const ReasonLine& line : why.lines) lines.push_back({{"what", line.head}, {"says", line.says}});
    json["records"] = why.records;
    return json_escaped(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + "\n";
}

struct Asked {
    std::string rule;
    Subject subject;
    std::optional<Date> window;
};

/// A finding that the reader may not see: that there is a reason, and for whom it is.
int tell_withheld(const WhyOptions& options, const LookingBack& back, const Visibility& visibility, const Asked& asked,
                  RequirementId rule) {
    const std::string to = visibility.confidential_to(rule);
    const std::string why = to.empty() ? fmt::format("this is not for {}", visibility.reader().words)
                                       : fmt::format("it rests on records that are confidential to {}", to);
    const std::string about = fmt::format("{} for {} on {}", asked.rule, options.subject, to_words(back.when.on));
    if (options.json)
        std::cout << json_escaped(nlohmann::ordered_json{{"about", about}, {"withheld", why}}.dump(
                         2, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
                  << "\n";
    else
        std::cout << fmt::format("why {}\n  withheld      a reason is on file; {}\n", about, why);
    return 0;
}

/// The version itself, when it is not for the reader.
std::optional<RequirementId> hidden(const Visibility& visibility, RequirementId version, Subject subject) {
    return visibility.sees(version, subject) ? std::nullopt : std::optional(version);
}

/// The first version of the rule that is not for the reader.
std::optional<RequirementId> hidden(const Model& model, const Visibility& visibility, const std::string& rule,
                                    Subject subject) {
    for (std::uint32_t i = 0; i < model.requirements.size(); ++i)
        if (model.requirements[i].name == rule && !visibility.sees(RequirementId{i}, subject)) return RequirementId{i};
    return std::nullopt;
}

/// What may be the cause that nothing is said: rows that name the subject and are set aside.
std::string rows_of(const WhyOptions& options, const LookingBack& back, Subject subject, const Visibility& visibility) {
    const World& world = back.scene->world();
    std::string words = left_out_words(world, back.set_aside, options.subject);
    if (words.empty() && visibility.sees_rows_set_aside())
        words = set_aside_words(world, subject, back.set_aside, back.when.on);
    return words.empty() ? "" : "; " + words;
}

/// Of a person the pairings that the rule speaks of instead, as far as the reader may know of it.
std::string of_her_pairings(const LookingBack& back, const Visibility& visibility, const Asked& asked) {
    if (asked.subject.kind != Subject::Kind::person) return {};
    const World& world = back.scene->world();
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        const std::vector<PairingMember>& members = world.pairings[i].members;
        if (std::none_of(members.begin(), members.end(),
                         [&](const PairingMember& m) { return m.person.index == asked.subject.index; }))
            continue;
        const Subject pairing{Subject::Kind::pairing, i};
        if (hidden(back.model->model, visibility, asked.rule, pairing)) continue;
        const Judgement judgement = evaluate_one(*back.plan, back.model->model, world, pairing, back.when);
        if (choose(back.model->model, judgement, asked.rule, asked.window, back.when.on))
            ids.push_back(world.pairings[i].id);
    }
    if (ids.empty()) return {};
    return fmt::format("; it speaks of the pairing{} {}", ids.size() > 1 ? "s" : "", fmt::join(ids, ", "));
}

/// Why the rule says nothing of a subject: it has other windows, and perhaps the asked one has no school day.
std::string says_nothing(const WhyOptions& options, const LookingBack& back, const Judgement& judgement,
                         const Asked& asked) {
    const std::string words = fmt::format("`{}` says nothing of {} in that ", asked.rule, options.subject);
    if (!asked.window) return words + "year";
    const Date week = week_start(*asked.window);
    const bool other = std::any_of(judgement.findings.begin(), judgement.findings.end(), [&](const Finding& finding) {
        return back.model->model[finding.requirement].name == asked.rule;
    });
    const bool school =
        back.scene->calendar_of(asked.subject).school_days({week, week + std::chrono::days{6}}).count > 0;
    return words +
           (!other || school ? "window" : fmt::format("window: the week of {} has no school day", to_words(week)));
}

int show_why(const WhyOptions& options, const LookingBack& back, const Readership& reader, const Asked& asked) {
    const auto& [rule, subject, window] = asked;
    const Model& model = back.model->model;
    const Visibility visibility(back.scene->context(), reader, back.when.on);
    const Judgement judgement = evaluate_one(*back.plan, model, back.scene->world(), subject, back.when);
    const Finding* finding = choose(model, judgement, rule, window, back.when.on);
    // Even that a version of the rule says nothing is told to those alone who may see what it says.
    const std::optional<RequirementId> withheld =
        finding ? hidden(visibility, finding->requirement, subject) : hidden(model, visibility, rule, subject);
    if (withheld) return tell_withheld(options, back, visibility, asked, *withheld);
    if (!finding)
        return refuse(Code::not_judged,
                      says_nothing(options, back, judgement, asked) + of_her_pairings(back, visibility, asked) +
                          rows_of(options, back, subject, visibility),
                      "`induct report --for SUBJECT --as READER` lists the rules that speak of a subject");
    const auto stored =
        back.state.findings.find({rule, subject_id(back.scene->world(), subject), finding->window.label});
    std::optional<Date> known;
    if (stored != back.state.findings.end() && stored->second.status == finding->status &&
        stored->second.since == finding->since && stored->second.known <= back.when.known_at)
        known = stored->second.known;
    Explanation why = explain(*back.plan, model, back.scene->world(), *finding, back.when, known,
                              visibility.records_about(finding->subject));
    if (!window) {
        const std::string others = other_windows(judgement, *finding);
        if (!others.empty()) why.lines.push_back({"other windows", others});
    }
    if (back.tables_read && *back.tables_read < back.when.on)
        why.lines.push_back({"tables", "last read " + to_words(*back.tables_read)});
    if (back.purged_since > 0) why.lines.push_back({"purged", purged_words(back.purged_since)});
    if (visibility.sees_rows_set_aside()) {
        const std::string rows = set_aside_words(back.scene->world(), subject, back.set_aside, back.when.on);
        if (!rows.empty()) why.lines.push_back({"set aside", rows});
    }
    std::cout << (options.json ? as_json(why) : why_text(why, options.records));
    return 0;
}

/// The rule that was probably meant: of that very name in another model, else one of nearly that name in any.
std::string suggestion(const OpenWorkspace& open, const RuleName& name) {
    std::vector<std::string> near, in_full;
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
        const std::string& run = open.workspace.runs[i].name;
        for (const Requirement& one : open.models[i].model.requirements) {
            if (one.name == name.rule) return fmt::format("did you mean `{}/{}`?", run, one.name);
            near.push_back(one.name);
            in_full.push_back(run + "/" + one.name);
        }
    }
    const std::optional<std::string> found = nearest(name.rule, near);
    if (!found) return "`induct report --for SUBJECT` lists the rules that speak of a subject";
    return fmt::format("did you mean `{}`?",
                       in_full[static_cast<std::size_t>(std::find(near.begin(), near.end(), *found) - near.begin())]);
}

/// What the name stands for in one of the models, when it is something else than a rule; empty when it is nothing.
std::string_view other_sort(const OpenWorkspace& open, const RuleName& name) {
    const auto has = [&](const auto& declared) {
        return std::any_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == name.rule; });
    };
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
        if (!name.model.empty() && name.model != open.workspace.runs[i].name) continue;
        const Model& model = open.models[i].model;
        if (has(model.reviews)) return "review";
        if (has(model.triggers)) return "trigger";
        if (has(model.figures)) return "figure";
    }
    return {};
}

int refuse_rule(const OpenWorkspace& open, const WhyOptions& options, const RuleName& name) {
    const std::string_view sort = other_sort(open, name);
    if (sort.empty())
        return refuse(Code::no_such_rule, fmt::format("the workspace has no rule `{}`", options.rule),
                      suggestion(open, name));
    return refuse(Code::no_such_rule, fmt::format("`{}` is a {}, and `why` takes requirements", options.rule, sort),
                  sort == "figure" ? "figures stand in the report of everything: `induct report`"
                                   : "open reviews, and what opened them, stand in `induct report`");
}

/// A subject is judged by the run of its district only: that run is named, with the rule as it is called there.
int refuse_other_run(const JudgedBy& judge, const std::string& subject, const std::string& rule,
                     const std::vector<std::string>& asked) {
    if (judge.run.empty()) return refuse(Code::not_judged, judge.words, judge.hint);
    if (!judge.model->find_requirement(rule))
        return refuse(Code::not_judged, fmt::format("{}, which has no rule `{}`", judge.words, rule),
                      fmt::format("`induct report --for {}` lists the rules that speak of it", subject));
    return refuse(Code::not_judged, fmt::format("{}, not by `{}`", judge.words, fmt::join(asked, "` or `")),
                  fmt::format("`induct why {}/{} {}`", judge.run, rule, subject));
}

}  // namespace

int run_why(const WhyOptions& options, const Terminal& terminal) {
    std::optional<Date> window;
    if (!options.window.empty() && !(window = read_day(options.window, "--window"))) return 2;
    const RuleName name = split(options.rule);
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::optional<AsOf> when = as_of(ledger, on, options.known_at);
        if (!when) return 2;
        std::string left_out;
        bool rule_known = false;
        std::vector<std::string> not_theirs;  // runs that have the rule, and leave the subject to another one
        for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
            const std::string& run = open.workspace.runs[i].name;
            if (!name.model.empty() && name.model != run) continue;
            if (!open.models[i].model.find_requirement(name.rule)) continue;
            rule_known = true;
            const LookingBack back = look_back(open, ledger, i, *when);
            const std::optional<Subject> subject = back.scene->find_subject(options.subject);
            if (!subject) {
                left_out = left_out_words(back.scene->world(), back.set_aside, options.subject);
                continue;
            }
            if (back.scene->reach_of(*subject) != Reach::here) {
                not_theirs.push_back(run);
                continue;
            }
            const std::optional<Readership> reader =
                find_reader(*back.scene, options.reader, on, operator_reader(open.workspace, back.scene->world()));
            if (!reader) return refuse_reader(options.reader);
            return show_why(options, back, *reader, {name.rule, *subject, window});
        }
        if (!not_theirs.empty())
            return refuse_other_run(whose(open, ledger, *when, options.subject), options.subject, name.rule,
                                    not_theirs);
        if (rule_known)
            return refuse(Code::no_such_subject,
                          fmt::format("nobody and nothing is called `{}`{}", options.subject,
                                      left_out.empty() ? "" : ": " + left_out),
                          "ids stand in the first column of the roster");
        return refuse_rule(open, options, name);
    });
}

}  // namespace induct::cli
