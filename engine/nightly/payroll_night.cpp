// See payroll_night.h.
#include "engine/nightly/payroll_night.h"

#include "engine/evaluate/evaluate.h"
#include "engine/nightly/night_checks.h"
#include "engine/nightly/night_reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

namespace induct {

namespace fs = std::filesystem;

namespace {

/// Every line that was exported, the latest of each window with what is settled of it.
struct Exported {
    std::uint64_t payrolls = 0;
    Settled settled;
    std::map<PayKey, PayLine> last;
};

Exported exported_so_far(const Ledger& ledger) {
    Exported all;
    for (const Payroll& one : payrolls(ledger)) {
        all.payrolls = std::max(all.payrolls, one.number);
        for (const PayLine& line : one.lines) {
            all.settled[line.key] = line.before + line.amount;
            all.last[line.key] = line;
        }
    }
    return all;
}

/// The days to judge on: the payroll's own, and the last one before the school year that holds it begins.
std::vector<Date> days_to_judge(const LookingBack& back, Date on) {
    std::set<Date> before;
    const std::size_t people = back.scene->world().people.size();
    for (std::uint32_t i = 0; i < people; ++i) {
        const SchoolYear* year = back.scene->calendar_of({Subject::Kind::person, i}).year_of(on);
        if (year) before.insert(year->days.first - std::chrono::days{1});
    }
    std::vector<Date> days{on};
    days.insert(days.end(), before.rbegin(), before.rend());
    return days;
}

bool by_key(const PayLine& a, const PayLine& b) { return a.key < b.key; }

/// One run as it stands on each of these days. What was seen on an earlier one of them is not asked again.
class RunLook {
  public:
    RunLook(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, const PayrollNight& options,
            const Exported& exported, Payroll& into)
        : open_(open), ledger_(ledger), run_(run), options_(options), exported_(exported), into_(into) {
        if (const std::optional<Entry> first = ledger.entry(1)) first_night_ = first->night;
    }

    void look() {
        const LookingBack tonight = look_back(open_, ledger_, run_, {options_.on, options_.on});
        const std::string& who = options_.by.empty() ? open_.workspace.operator_id : options_.by;
        const Visibility visibility(tonight.scene->context(), reader_of(tonight.scene->world(), who), options_.on);
        tell_closed(tonight.model->model, visibility);
        into_.only_hers = into_.only_hers || !(visibility.reader().everything || visibility.owns());
        if (visibility.sees_rows_set_aside()) into_.set_aside = std::max(into_.set_aside, tonight.set_aside.size());
        for (const Date day : days_to_judge(tonight, options_.on)) {
            if (day == options_.on)
                take(tonight, visibility);
            else
                take_of(day, who);
        }
        take_back(tonight, visibility);
    }

  private:
    [[nodiscard]] Readership reader_of(const World& world, const std::string& who) const {
        Readership reader = operator_reader(open_.workspace, world);
        if (who == open_.workspace.operator_id) return reader;
        reader = {};
        for (std::uint32_t i = 0; i < world.people.size(); ++i)
            if (world.people[i].id == who) reader = {false, {PersonId{i}}, world.people[i].name, true};
        return reader;
    }
    void take_of(Date day, const std::string& who) {
        const LookingBack back = look_back(open_, ledger_, run_, {day, options_.on});
        take(back, Visibility(back.scene->context(), reader_of(back.scene->world(), who), options_.on));
    }
    void take(const LookingBack& back, const Visibility& visibility) {
        const std::vector<Judgement> judgements = evaluate_all(*back.plan, back.model->model, back.scene->world(),
                                                               back.when, options_.threads, Detail::evidence);
        const RunReport report{back.run, back.scene->context(), judgements, back.state, {}, back.when};
        PayLook found = pay_lines(report, visibility, exported_.settled, options_.on);
        const bool year_before = back.when.on < options_.on;
        const auto add = [&](std::vector<PayLine>& from, std::vector<PayLine>& to) {
            for (PayLine& line : from) {
                // What ended before this ledger began was paid, or not, without it.
                if (year_before && !line.adjusts && line.key.last < first_night_) continue;
                if (!seen_.contains(line.key)) to.push_back(std::move(line));
            }
        };
        add(found.lines, into_.lines);
        add(found.unsure, into_.unsure);
        seen_.merge(found.seen);
    }
    /// What was settled in these two years, and is no window of anybody any more.
    void take_back(const LookingBack& tonight, const Visibility& visibility) {
        for (const auto& [key, line] : exported_.last) {
            const Model& model = tonight.model->model;
            const std::int64_t settled = exported_.settled.at(key);
            const std::optional<RequirementId> payment = model.find_requirement(key.payment);
            if (key.run != tonight.run || seen_.contains(key) || settled == 0 || !payment) continue;
            const std::optional<Subject> subject = tonight.scene->find_subject(key.person);
            if (!subject) {
                if (visibility.may_know_of(key.payment)) into_.lapsed.push_back(key.person);
                continue;
            }
            if (!may_export(model, visibility, *payment, *subject)) continue;
            const SchoolCalendar& calendar = tonight.scene->calendar_of(*subject);
            const SchoolYear* year = calendar.year_of(options_.on);
            const SchoolYear* before = year ? calendar.year_of(year->days.first - std::chrono::days{1}) : nullptr;
            const Date from = before ? before->days.first : year ? year->days.first : options_.on;
            if (key.first >= from && key.last < options_.on) into_.lines.push_back(taken_back(line, settled));
        }
    }
    void tell_closed(const Model& model, const Visibility& visibility) {
        for (const Payment& payment : model.payments)
            if (const std::string whose = visibility.confidential_to(payment.rule); !whose.empty())
                into_.closed.push_back(fmt::format("{}, confidential to {}", model[payment.rule].name, whose));
    }

    const OpenWorkspace& open_;
    const Ledger& ledger_;
    std::size_t run_;
    const PayrollNight& options_;
    const Exported& exported_;
    Payroll& into_;
    Date first_night_{};
    std::set<PayKey> seen_;
};

/// Writes the table beside its place and renames it, so that a reader sees a whole file or none.
std::string write_table(const Workspace& workspace, const Payroll& payroll) {
    const std::string name = fmt::format("{:03}-{}.csv", payroll.number, to_iso(payroll.on));
    const fs::path folder = workspace.folder / "payroll", making = folder / fmt::format(".{}.making", name);
    try {
        write_files(folder, {{making.filename().string(), payroll_csv(payroll.number, payroll.on, payroll.lines)}});
        fs::rename(making, folder / name);
    } catch (const std::exception& failure) {
        throw std::runtime_error(fmt::format(
            "payroll {} is in `{}`, but its table could not be written to `{}`: {}; `induct payroll show {}` prints it",
            payroll.number, workspace.ledger_path(), folder.generic_string(), failure.what(), payroll.number));
    }
    return "payroll/" + name;
}

}  // namespace

Payroll export_payroll(const OpenWorkspace& open, Ledger& ledger, const PayrollNight& options) {
    Payroll payroll;
    payroll.on = options.on;
    payroll.by = options.by.empty() ? open.workspace.operator_id : options.by;
    const std::optional<Date> before = ledger.last_night();
    Night night(ledger, options.on, payroll.by, wall_clock_for_auditors());
    std::vector<const Model*> models;
    for (const LoadedModel& loaded : open.models) models.push_back(&loaded.model);
    refuse_unknown_operator(ledger, payroll.by, {});
    if (!options.far_ahead) refuse_far_night(options.on, before, {}, models);
    const Exported exported = exported_so_far(ledger);
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i)
        if (options.run.empty() || open.workspace.runs[i].name == options.run)
            RunLook(open, ledger, i, options, exported, payroll).look();
    std::stable_sort(payroll.lines.begin(), payroll.lines.end(), by_key);
    std::stable_sort(payroll.unsure.begin(), payroll.unsure.end(), by_key);
    if (payroll.lines.empty()) return payroll;
    payroll.number = exported.payrolls + 1;
    if (options.dry_run) return payroll;
    for (const PayLine& line : payroll.lines)
        payroll.entries.push_back(night.append("payroll", to_body(line, payroll.number)));
    night.commit();
    payroll.file = write_table(open.workspace, payroll);
    return payroll;
}

std::vector<Payroll> payrolls(const Ledger& ledger) {
    std::vector<Payroll> all;
    ledger.for_each_entry({"payroll"}, [&](const Entry& entry) {
        const Body body = decode_body(entry.body).value_or(Body{});
        const std::optional<PayLine> line = pay_line_of(body);
        if (!line) return;
        const std::uint64_t number = read_count(value_of(body, "payroll")).value_or(0);
        if (all.empty() || all.back().number != number) {
            all.emplace_back();
            all.back().number = number;
            all.back().on = entry.night;
            all.back().by = entry.who;
        }
        all.back().lines.push_back(*line);
        all.back().entries.push_back(entry.number);
    });
    return all;
}

}  // namespace induct
