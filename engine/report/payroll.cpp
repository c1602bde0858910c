// See payroll.h.
#include "engine/report/payroll.h"

#include "engine/ledger/csv.h"
#include "engine/model/rests_on.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// What is owed for a window, in cents: for certain, and at most.
struct Owed {
    std::int64_t least = 0, most = 0, paid = 0;
};

bool is_payment(const Requirement& rule) {
    return !rule.cases.empty() && rule.cases.front().expects && !rule.cases.front().expects->parts.empty() &&
           std::holds_alternative<PaymentDue>(rule.cases.front().expects->parts.front().expectation);
}

/// Nothing where it cannot be told.
std::optional<Owed> owed_by(const Finding& finding) {
    if (finding.status == Status::not_applicable) return Owed{};
    if (finding.parts.empty() || !finding.parts.front().payment) return std::nullopt;
    const PaymentFigures& figures = *finding.parts.front().payment;
    return Owed{figures.earned, figures.earned_most, figures.paid};
}

/// The records of a world by their entries.
using ByEntry = std::map<EntryNumber, const Record*>;

std::vector<std::string> records_of(const ByEntry& records, const Visibility& visibility, const Finding& finding) {
    std::vector<std::string> labels;
    for (const PartFinding& part : finding.parts)
        for (const CountedRecord& one : part.counted_records) {
            const auto found = records.find(one.entry);
            if (found == records.end() || !visibility.sees(*found->second, finding.subject)) continue;
            labels.push_back(found->second->label);
        }
    return labels;
}

/// What is to be paid beyond what is settled: never more than is certain, never less than is possible.
std::int64_t difference(const Owed& owed, std::int64_t settled) {
    if (settled < owed.least) return owed.least - settled;
    return std::min<std::int64_t>(0, owed.most - settled);
}

std::int64_t number_in(const Body& body, std::string_view key) {
    std::string_view text = value_of(body, key);
    const bool below = text.starts_with('-');
    if (below) text.remove_prefix(1);
    const auto number = static_cast<std::int64_t>(read_count(text).value_or(0));
    return below ? -number : number;
}

void put_number(Body& body, std::string_view key, std::int64_t number) {
    if (number != 0) put(body, key, std::to_string(number));
}

}  // namespace

bool may_export(const Model& model, const Visibility& visibility, RequirementId payment, Subject person) {
    if (!visibility.sees(payment, person)) return false;
    return visibility.reader().everything || visibility.owns() || !confidential_behind(model, payment).empty();
}

PayLook pay_lines(const RunReport& report, const Visibility& visibility, const Settled& settled, Date on) {
    PayLook look;
    const Model& model = report.context.model;
    const World& world = report.context.world;
    ByEntry records;
    for (const Record& record : world.records) records.emplace(record.entry, &record);
    for (const Judgement& judgement : report.judgements) {
        for (const Finding& finding : judgement.findings) {
            const Requirement& rule = model[finding.requirement];
            if (!is_payment(rule) || finding.due >= on || finding.due > report.when.on) continue;
            PayLine line;
            line.key = {report.run, rule.name, subject_id(world, finding.subject), finding.window.days.first,
                        finding.window.days.last};
            look.seen.insert(line.key);
            const std::optional<Owed> owed = owed_by(finding);
            if (!owed || !may_export(model, visibility, finding.requirement, finding.subject)) continue;
            line.title = rule.title;
            line.cites = citation_words(rule.cites);
            line.name = subject_words(model, world, finding.subject, on);
            line.place = place_words(world, finding.subject);
            line.due = owed->least;
            line.perhaps = owed->most - owed->least;
            const auto earlier = settled.find(line.key);
            line.adjusts = earlier != settled.end();
            line.before = line.adjusts ? earlier->second : owed->paid;
            // What was paid by hand before the first payroll, and is too much, is told by the finding itself.
            line.amount = line.adjusts ? difference(*owed, line.before)
                                       : std::max<std::int64_t>(0, difference(*owed, line.before));
            if (line.amount == 0 && line.perhaps == 0) continue;
            line.records = records_of(records, visibility, finding);
            if (line.amount != 0)
                look.lines.push_back(std::move(line));
            else if (line.before < owed->most)
                look.unsure.push_back(std::move(line));
        }
    }
    return look;
}

PayLine taken_back(PayLine named, std::int64_t settled) {
    named.due = named.perhaps = 0;
    named.before = settled;
    named.amount = -settled;
    named.adjusts = true;
    named.records.clear();
    return named;
}

Body to_body(const PayLine& line, std::uint64_t payroll) {
    Body body;
    put(body, "payroll", std::to_string(payroll));
    put(body, "run", line.key.run);
    put(body, "rule", line.key.payment);
    put(body, "subject", line.key.person);
    put(body, "from", to_iso(line.key.first));
    put(body, "to", to_iso(line.key.last));
    put(body, "title", line.title);
    put(body, "cites", line.cites);
    put(body, "name", line.name);
    put(body, "place", line.place);
    put_number(body, "due", line.due);
    put_number(body, "perhaps", line.perhaps);
    put_number(body, "before", line.before);
    put_number(body, "amount", line.amount);
    if (line.adjusts) put(body, "adjusts", "yes");
    put(body, "records", join_items(line.records));
    return body;
}

std::optional<PayLine> pay_line_of(const Body& body) {
    const std::optional<Date> first = read_iso(value_of(body, "from")), last = read_iso(value_of(body, "to"));
    if (!first || !last || value_of(body, "payroll").empty()) return std::nullopt;
    PayLine line;
    const auto text = [&](std::string_view key) { return std::string(value_of(body, key)); };
    line.key = {text("run"), text("rule"), text("subject"), *first, *last};
    line.title = text("title");
    line.cites = text("cites");
    line.name = text("name");
    line.place = text("place");
    line.due = number_in(body, "due");
    line.perhaps = number_in(body, "perhaps");
    line.before = number_in(body, "before");
    line.amount = number_in(body, "amount");
    line.adjusts = !value_of(body, "adjusts").empty();
    if (const std::string_view records = value_of(body, "records"); !records.empty())
        line.records = split_items(records);
    return line;
}

std::string cents_cell(std::int64_t cents) {
    const std::int64_t size = cents < 0 ? -cents : cents;
    return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
}

std::string payroll_csv(std::uint64_t payroll, Date on, const std::vector<PayLine>& lines) {
    std::string csv = report_line({"payroll", "on", "program", "payment", "title", "cites", "person", "name", "place",
                                   "from", "to", "line", "due", "before", "amount", "perhaps_more", "records"});
    for (const PayLine& line : lines)
        csv += report_line({std::to_string(payroll), to_iso(on), line.key.run, line.key.payment, line.title, line.cites,
                            line.key.person, line.name, line.place, to_iso(line.key.first), to_iso(line.key.last),
                            line.adjusts ? "adjustment" : "payment", cents_cell(line.due), cents_cell(line.before),
                            cents_cell(line.amount), line.perhaps == 0 ? "" : cents_cell(line.perhaps),
                            fmt::format("{}", fmt::join(line.records, " "))});
    return csv;
}

}  // namespace induct
