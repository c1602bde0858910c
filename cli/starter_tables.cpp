// The tables of a new workspace: sites, people, roles, who is with whom, and what was done. Two pairings (or teams) are
// made up: the first keeps up with what is asked, the second does not, so that the first night has something to say.
// See starter_pages.h.
#include "cli/starter_days.h"
#include "cli/starter_names.h"
#include "cli/starter_pages.h"
#include "engine/ledger/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace induct::cli {

namespace {

using Cells = std::vector<std::string>;

std::string row(const Cells& cells) { return csv_line(cells, ','); }

constexpr std::chrono::days shown_after{10};  // a night so long behind the last row: grace is over by then
constexpr std::array<const char*, 12> people{"Rosa Lindqvist", "Ben Cole",     "Ana Reyes",   "Theo Marsh",
                                             "Lena Ortiz",     "Sam Okafor",   "Ruth Adler",  "Ivo Brandt",
                                             "Maya Singh",     "Noel Castell", "Hana Petrov", "Joss Whitley"};

bool is_weekly(const Answers& answers) { return answers.rhythm == Rhythm::weekly; }

/// A table that grows by rows; with `empty` it keeps its header only.
class Table {
  public:
    Table(const Cells& header, bool empty) : text_(row(header)), empty_(empty) {}
    void add(const Cells& cells) {
        if (!empty_) text_ += row(cells);
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
    bool empty_;
};

/// Gives each made-up person an id and remembers who is what.
class MadeUp {
  public:
    MadeUp(const Answers& answers, bool empty, std::string site, Date from)
        : answers_(answers),
          site_(std::move(site)),
          from_(written(from)),
          people_({"person", "name", "email", "site"}, empty),
          roles_({"person", "role", "from", "to"}, empty),
          empty_(empty) {}

    /// A new person of that role; gives the name.
    std::string person(const std::string& role) {
        const std::string name = people.at(count_ % people.size()), id = fmt::format("P-{}", ++count_);
        people_.add({id, name, "", site_});
        roles_.add({id, role, from_, "ongoing"});
        return name;
    }
    [[nodiscard]] std::string written(Date day) const {
        if (answers_.dates == "year-month-day") return to_iso(day);
        const bool day_first = answers_.dates == "day/month/year";
        return fmt::format("{}/{}/{}", day_first ? day_of(day) : month_of(day), day_first ? month_of(day) : day_of(day),
                           year_of(day));
    }
    [[nodiscard]] const std::string& from() const { return from_; }
    [[nodiscard]] std::vector<Page> pages() const {
        return {{"roster/people.csv", people_.text(), "everybody, with an id that never changes", "put in your people"},
                {"roster/roles.csv", roles_.text(), "who is what, since when", "put in your people"}};
    }
    [[nodiscard]] bool empty() const { return empty_; }

  private:
    const Answers& answers_;
    std::string site_, from_;
    Table people_, roles_;
    bool empty_;
    std::size_t count_ = 0;
};

/// The districts are what was answered, so they stay in empty tables too.
Page sites_page(const Answers& answers, bool empty, std::string& school) {
    std::string text = row({"site", "name", "kind", "within"});
    std::set<std::string> taken;
    for (const Titled& one : answers.districts) {
        text += row({one.name, one.title, "district", ""});
        taken.insert(one.name);
    }
    school = identifier("hill-school", "site", taken);
    if (!empty) text += row({school, "Hill School", "school", answers.districts.front().name});
    return {"roster/sites.csv", text, "districts and their schools", "put in your schools"};
}

/// A length as the sheets say it: one cell, or start and end.
Cells length_cells(Sheets sheets, Minutes length) {
    if (sheets == Sheets::minutes) return {std::to_string(length.count)};
    const std::int64_t start = length.count > 180 ? 8 * 60 : 14 * 60, end = start + length.count;
    if (sheets == Sheets::times)
        return {fmt::format("{:02}:{:02}", start / 60, start % 60), fmt::format("{:02}:{:02}", end / 60, end % 60)};
    constexpr const char* quarters[] = {"", ".25", ".5", ".75"};
    if (length.count % 15 == 0) return {fmt::format("{}{}", length.count / 60, quarters[length.count % 60 / 15])};
    return {fmt::format("{}:{:02}", length.count / 60, length.count % 60)};
}
Cells length_header(Sheets sheets) {
    if (sheets == Sheets::times) return {"start", "end"};
    return {sheets == Sheets::minutes ? "minutes" : "hours"};
}

/// What one entry of the first pairing must last so that two of them keep the pace of the hours: in quarters of an
/// hour, at most eight hours.
Minutes length_on_pace(const Answers& answers, Date from) {
    const SchoolCalendar calendar({"example", "", {answers.year}, {}});
    const std::int64_t year = std::max<std::int64_t>(calendar.school_days(answers.year.days).count, 1);
    const std::int64_t done = calendar.school_days({from, night_of(answers)}).count;
    const std::int64_t each = (answers.hours.count * done / year + 1) / 2;
    const std::int64_t quarters = std::clamp<std::int64_t>((each + 14) / 15, 3, 32);
    return {std::max(quarters * 15, answers.meeting.count)};
}

/// Adds a row of the log: who led, who took part, how long.
void log_row(Table& log, const Answers& answers, const MadeUp& made, Date day, const std::string& kind,
             const std::string& leader, const std::string& with, Minutes length) {
    Cells cells{made.written(day), kind, leader, with};
    for (const std::string& cell : length_cells(answers.sheets, length)) cells.push_back(cell);
    cells.push_back(made.written(day));
    log.add(cells);
}

Table log_table(const Answers& answers, bool empty, const char* leader, const char* with) {
    Cells header{"date", "kind", leader, with};
    for (const std::string& cell : length_header(answers.sheets)) header.push_back(cell);
    header.emplace_back("entered_on");
    return {header, empty};
}

/// The tables of pairs, with a colleague where the shape has one.
std::vector<Page> tables_of_pairs(const Answers& answers, MadeUp& made, const ExampleDays& days, Date from) {
    const bool two = answers.shape == Shape::two_mentors;
    (void)made.person(answers.coordinator.name);
    const std::string mentor = made.person(answers.mentor.name);
    const std::string first = made.person(answers.mentee.name), second = made.person(answers.mentee.name);
    const std::string colleague = two ? made.person(answers.colleague.name) : mentor;
    Table pairings({"pairing", "kind", "slot", "person", "from", "to"}, made.empty());
    for (const auto& [id, mentee] : {std::pair("M-1", first), std::pair("M-2", second)}) {
        pairings.add({id, "mentorship", "mentee", mentee, made.from(), "ongoing"});
        pairings.add({id, "mentorship", "mentor", mentor, made.from(), "ongoing"});
        if (two) pairings.add({id, "mentorship", "colleague", colleague, made.from(), "ongoing"});
    }
    Table log = log_table(answers, made.empty(), two ? "led_by" : "mentor", "mentee");
    const Minutes on_pace = length_on_pace(answers, from), meeting{std::max<std::int64_t>(answers.meeting.count, 45)};
    for (const Date day : {days.earlier, days.meeting}) {
        log_row(log, answers, made, day, "mentoring-meeting", colleague, first, two ? meeting : on_pace);
        if (two) log_row(log, answers, made, day, "observation", mentor, first, on_pace);
    }
    log_row(log, answers, made, days.earlier, "mentoring-meeting", colleague, second, meeting);
    std::vector<Page> pages = made.pages();
    pages.push_back(
        {"roster/pairings.csv", pairings.text(), "who mentors whom: a row for each member", "put in your pairings"});
    pages.push_back(
        {"inbox/log.csv", log.text(), "what was done, a row each time", "put in your sheets, as many as you have"});
    return pages;
}

std::vector<Page> tables_of_teams(const Answers& answers, MadeUp& made, const ExampleDays& days, Date from,
                                  const std::string& site) {
    (void)made.person(answers.coordinator.name);
    Table groups({"group", "kind", "site", "person", "as", "from", "to"}, made.empty());
    Table log = log_table(answers, made.empty(), "led_by", "people");
    const Minutes on_pace = length_on_pace(answers, from), meeting{std::max<std::int64_t>(answers.meeting.count, 45)};
    for (const bool keeps_up : {true, false}) {
        const std::string team = keeps_up ? "T-1" : "T-2", leader = made.person(answers.mentor.name);
        const std::string one = made.person(answers.mentee.name), other = made.person(answers.mentee.name);
        groups.add({team, "learning-team", site, leader, "leader", made.from(), "ongoing"});
        for (const std::string& member : {one, other})
            groups.add({team, "learning-team", site, member, "member", made.from(), "ongoing"});
        const std::string both = fmt::format("{}; {}", one, other);
        log_row(log, answers, made, days.earlier, "team-meeting", leader, both, keeps_up ? on_pace : meeting);
        if (keeps_up) log_row(log, answers, made, days.meeting, "team-meeting", leader, both, on_pace);
    }
    std::vector<Page> pages = made.pages();
    pages.push_back(
        {"roster/teams.csv", groups.text(), "who is in which team: a row for each member", "put in your teams"});
    pages.push_back(
        {"inbox/log.csv", log.text(), "what was done, a row each time", "put in your sheets, as many as you have"});
    return pages;
}

/// The first pairing of the program that is extended, with somebody in each of its places.
std::vector<Page> tables_of_base(MadeUp& made, const Model& base, const std::string& giver) {
    const auto role_name = [&](RoleId id) {
        const Role& role = base[id];
        return role.derived_from ? base[*role.derived_from].name : role.name;
    };
    (void)made.person(giver);
    std::vector<Page> pages;
    if (!base.pairings.empty()) {
        const PairingKind& kind = base.pairings.front();
        Table pairings({"pairing", "kind", "slot", "person", "from", "to"}, made.empty());
        for (const Slot& slot : kind.slots)
            for (std::int64_t i = 0; i < std::max<std::int64_t>(slot.least, 1); ++i)
                pairings.add({"M-1", kind.name, slot.name, made.person(role_name(slot.role)), made.from(), "ongoing"});
        pages.push_back({"roster/pairings.csv", pairings.text(), "who is with whom: a row for each member",
                         "put in your pairings"});
    }
    const std::vector<Page> first = made.pages();
    pages.insert(pages.begin(), first.begin(), first.end());
    return pages;
}

/// Documents, where the answers have any: the first pairing, team member or program hands each in on its day.
void add_documents(std::vector<Page>& pages, const Answers& answers, const MadeUp& made, const std::string& about,
                   const std::string& by) {
    if (answers.documents.empty()) return;
    Table table({"date", "artifact", "stage", "about", "by", "entered_on"}, made.empty());
    for (const HandedIn& one : answers.documents) {
        const std::string day = made.written(std::min(one.by, night_of(answers) - std::chrono::days{3}));
        table.add({day, one.document.name, "submitted", about, by, day});
    }
    pages.push_back({"inbox/documents.csv", table.text(), "what was handed in", "put in your documents"});
}

}  // namespace

Date night_of(const Answers& answers) {
    // A program that builds on another one is shown by its documents alone.
    if (answers.mentee.name.empty()) return answers.documents.front().by + shown_after;
    return example_days(answers.year, is_weekly(answers)).window.last + shown_after;
}

std::vector<Page> table_pages(const Answers& answers, const Model* base, bool empty) {
    const ExampleDays days = example_days(answers.year, is_weekly(answers));
    // Of a program that builds on another one only the last weeks are made up: what its rules ask for is not known
    // here.
    const Date lately = std::max(answers.year.days.first, night_of(answers) - std::chrono::days{21});
    const Date from = base ? lately : std::min(days.from, answers.match_by.value_or(days.from));
    std::string site;
    const Page sites = sites_page(answers, empty, site);
    MadeUp made(answers, empty, site, from);
    std::vector<Page> pages;
    if (base) {
        pages = tables_of_base(made, *base, who_hands_in(*base).name);
        add_documents(pages, answers, made, "program", people[0]);
    } else if (answers.shape == Shape::teams) {
        pages = tables_of_teams(answers, made, days, from, site);
        add_documents(pages, answers, made, people[2], people[2]);
    } else {
        pages = tables_of_pairs(answers, made, days, from);
        add_documents(pages, answers, made, "M-1", people[2]);
    }
    pages.insert(pages.begin(), sites);
    return pages;
}

}  // namespace induct::cli
