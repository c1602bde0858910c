// The questions of `induct new`, each with its default and the function that reads its answer. See starter_answers.h.
#include "cli/starter_answers.h"
#include "cli/starter_days.h"
#include "cli/starter_names.h"
#include "engine/ledger/cells.h"
#include "engine/model/embedded_library.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace induct::cli {

namespace {

using Words = std::vector<std::string>;
using Read = std::optional<Unusable>;

constexpr std::int64_t most_thousandths =
    1'000'000'000;                         // of a number that is typed; what is more is no amount of time
constexpr std::size_t longest_title = 80;  // longer ones make reports that nobody reads

std::string one_of(const Words& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i)
        all += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
    return all;
}

/// The place of the word among the names, or what is wrong with it.
std::optional<std::size_t> place_of(const std::string& word, const Words& names, Unusable& wrong) {
    const std::string asked = folded_word(word);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (folded_word(names[i]) == asked) return i;
    const std::optional<std::string> near = nearest(word, names);
    wrong = {fmt::format("`{}` is not {}", word, one_of(names)),
             near ? fmt::format("did you mean `{}`?", *near) : fmt::format("write {}", one_of(names))};
    return std::nullopt;
}

Read wrong_text(const std::string& text) {
    if (text.empty()) return Unusable{"nothing is written there", "write a few words, as they shall stand in reports"};
    if (code_points(text) > longest_title)
        return Unusable{
            fmt::format("`{}...` has more than {} letters", text.substr(0, text.find(' ', 20)), longest_title),
            "write it shorter; comments in the model are the place for more"};
    for (const unsigned char c : text)
        if (c < 0x20 || c == 0x7F)
            return Unusable{"there is a control character in it", "write letters, digits and marks only"};
    if (source_text("", text).unreadable != Unreadable::no)
        return Unusable{"it is not UTF-8 text", "set the terminal to UTF-8, or write it without accents"};
    return std::nullopt;
}

/// Reads one text into a thing with a name of its own.
Read read_titled(const std::string& typed, const char* suffix, Answers& answers, Titled& into) {
    const std::string title = as_text(typed);
    if (Read wrong = wrong_text(title)) return wrong;
    into = {identifier(title, suffix, answers.taken), title};
    answers.taken.insert(into.name);
    return std::nullopt;
}

/// `30`, `1.5`, `30 h`, `22 hours 30 minutes`: numbers with their units, added up; a bare one has the question's unit.
std::optional<Minutes> sum_of(std::string_view typed, bool in_hours) {
    Minutes sum;
    while (!typed.empty()) {
        const std::size_t unit_at = std::min(typed.find_first_not_of("0123456789."), typed.size());
        const Cell<Number> number = read_number(typed.substr(0, unit_at), false);
        typed.remove_prefix(unit_at);
        const std::size_t next = std::min(typed.find_first_of("0123456789."), typed.size());
        const std::string unit = folded_word(typed.substr(0, next));
        typed.remove_prefix(next);
        const bool hours = unit.empty() ? in_hours : unit[0] == 'h';
        const bool known = unit.empty() || unit == "h" || unit == "hour" || unit == "hours" || unit == "hrs" ||
                           unit == "min" || unit == "mins" || unit == "minute" || unit == "minutes";
        if (!number || !known || number->count > most_thousandths) return std::nullopt;
        sum.count += (number->count * (hours ? 60 : 1) + 500) / 1000;
    }
    return sum;
}

/// An amount of time, or `none`. The unit of a bare number is the question's.
Read read_amount(const std::string& typed, bool in_hours, std::int64_t most_hours, Minutes& into) {
    const std::string word = folded_word(typed);
    if (word == "none" || word == "no" || word == "0") {
        into = {};
        return std::nullopt;
    }
    const char* example = in_hours ? "write a number of hours, such as 30 or 22.5; `none` for no such rule"
                                   : "write a number of minutes, such as 45; `none` when any length will do";
    const std::optional<Minutes> amount = sum_of(trimmed(typed), in_hours);
    if (!amount || word.empty()) return Unusable{fmt::format("`{}` is no amount of time", typed), example};
    if (amount->count < 5 || amount->count > most_hours * 60)
        return Unusable{fmt::format("`{}` is not between 5 minutes and {} hours", typed, most_hours), example};
    into = *amount;
    return std::nullopt;
}

Read not_in_year(const std::string& typed, const SchoolYear& year) {
    return Unusable{fmt::format("`{}` is no day of the school year {} ({} to {})", typed, year.label,
                                to_words(year.days.first), to_words(year.days.last)),
                    "write it like `September 30` or 2026-09-30"};
}

bool is_own(const Answers&, const Surroundings& around) { return around.base == nullptr; }
bool has_own_calendar(const Answers& answers, const Surroundings& around) {
    return around.base == nullptr && answers.calendar.empty();
}

const Words shape_names{"pairs", "two-mentors", "teams"};
const Words rhythm_names{"weekly", "monthly", "none"};
const Words tell_names{"mentor", "coordinator", "both"};
const Words sheet_names{"hours", "minutes", "times"};
const Words date_orders{"month/day/year", "day/month/year", "year-month-day"};

/// Names that the library and the pieces of a new model use.
std::set<std::string> names_in_use() {
    std::set<std::string> names{"mentorship", "learning-team",    "mentoring-time", "mentoring-meeting",
                                "team-time",  "team-meeting",     "matched",        "mentor-hours",
                                "team-hours", "regular-meetings", "mentee",         "mentor",
                                "colleague",  "handbook",         "agreement",      "program"};
    for (const char* library : {"mentoring", "templates"})
        for (const std::string& word : words_of(embedded_library(library).value_or(""))) names.insert(word);
    return names;
}

Read read_shape(Answers& answers, const Words& typed, const Surroundings&) {
    Unusable wrong;
    const std::optional<std::size_t> place = place_of(typed.front(), shape_names, wrong);
    if (!place) return wrong;
    answers.shape = static_cast<Shape>(*place);
    return std::nullopt;
}

std::string usual_title(const Answers&, const Surroundings& around) {
    std::filesystem::path folder(around.folder);
    std::string name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    name = as_text(name);
    if (name.empty() || name == "." || name == ".." || wrong_text(name)) return "Mentoring";
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}
Read read_title(Answers& answers, const Words& typed, const Surroundings& around) {
    answers.taken = names_in_use();
    answers.taken.insert(around.base_words.begin(), around.base_words.end());
    return read_titled(typed.front(), "program", answers, answers.program);
}

std::string usual_name(const Answers& answers, const Surroundings&) { return answers.program.name; }
Read read_name(Answers& answers, const Words& typed, const Surroundings&) {
    if (Read wrong = wrong_text(as_text(typed.front()))) return wrong;
    answers.taken.erase(answers.program.name);
    answers.program.name = identifier(typed.front(), "program", answers.taken);
    answers.taken.insert(answers.program.name);
    return std::nullopt;
}

Read read_districts(Answers& answers, const Words& typed, const Surroundings&) {
    answers.districts.clear();
    for (const std::string& one : typed) {
        const std::string title = as_text(one);
        if (Read wrong = wrong_text(title)) return wrong;
        std::set<std::string> others;
        for (const Titled& other : answers.districts) {
            if (folded_name(other.title) == folded_name(title))
                return Unusable{fmt::format("`{}` is named twice", title), "name each district once"};
            others.insert(other.name);
        }
        answers.districts.push_back({identifier(title, "district", others), title});
    }
    return std::nullopt;
}

Words calendar_names() {
    Words names = library_calendars();
    names.emplace_back("none");
    return names;
}
Read read_calendar(Answers& answers, const Words& typed, const Surroundings&) {
    Unusable wrong;
    const Words names = calendar_names();
    const std::optional<std::size_t> place = place_of(typed.front(), names, wrong);
    if (!place) return wrong;
    answers.calendar = *place + 1 == names.size() ? "" : names[*place];
    if (!answers.calendar.empty())
        for (const std::string& word : words_of(embedded_library("calendars/" + answers.calendar).value_or("")))
            if (word != answers.program.name) answers.taken.insert(word);
    return std::nullopt;
}

/// The calendar whose years may be chosen; without years when it is one of the workspace's own.
CalendarSpec years_to_choose(const Answers& answers, const Surroundings& around) {
    if (around.base) return around.base->calendar_of("");
    return answers.calendar.empty() ? CalendarSpec{} : library_calendar(answers.calendar);
}
std::string usual_year(const Answers& answers, const Surroundings& around) {
    const CalendarSpec spec = years_to_choose(answers, around);
    if (!spec.years.empty()) return year_for(spec, around.today).label;
    const int first = year_of(around.today) - (month_of(around.today) < 6 ? 1 : 0);
    return fmt::format("{}-{:02}", first, (first + 1) % 100);
}
Read read_year(Answers& answers, const Words& typed, const Surroundings& around) {
    const std::optional<int> first = first_year_of(trimmed(typed.front()));
    if (!first) return Unusable{fmt::format("`{}` is no school year", typed.front()), "write it like 2026-27"};
    const std::string label = fmt::format("{}-{:02}", *first, (*first + 1) % 100);
    const CalendarSpec spec = years_to_choose(answers, around);
    if (spec.years.empty()) {
        answers.year = {label, {*make_date(*first, 9, 1), *make_date(*first + 1, 6, 15)}, {}, {}, {}, {}, {}, {}};
        return std::nullopt;
    }
    Words labels;
    for (const SchoolYear& year : spec.years) {
        labels.push_back(year.label);
        if (year.label == label) {
            answers.year = year;
            return std::nullopt;
        }
    }
    const char* other = around.base ? "choose one of these, or add the year to the calendar of the program"
                                    : "choose one of these, or `--calendar none` to write down a calendar of your own";
    return Unusable{fmt::format("the calendar `{}` has no year {}, only {}", spec.name, label, one_of(labels)), other};
}

std::string usual_first(const Answers& answers, const Surroundings&) {
    return to_words_without_year(answers.year.days.first);
}
Read read_first(Answers& answers, const Words& typed, const Surroundings&) {
    const int year = *first_year_of(answers.year.label);
    const std::optional<Date> day = day_from(trimmed(typed.front()), *make_date(year, 1, 1));
    if (!day || year_of(*day) != year)
        return Unusable{fmt::format("`{}` is no day of {}, in which the school year {} begins", typed.front(), year,
                                    answers.year.label),
                        fmt::format("write it like `September 1` or {}-09-01", year)};
    answers.year.days.first = *day;
    return std::nullopt;
}
std::string usual_last(const Answers& answers, const Surroundings&) {
    const Date usual = answers.year.days.last;
    const Date first = answers.year.days.first;
    return to_words_without_year(usual > first + std::chrono::days{90} ? usual : first + std::chrono::days{280});
}
Read read_last(Answers& answers, const Words& typed, const Surroundings&) {
    const Date first = answers.year.days.first;
    const std::optional<Date> day = day_from(trimmed(typed.front()), first);
    const auto length = day ? (*day - first).count() : 0;
    if (!day || length < 90 || length > 350)
        return Unusable{fmt::format("`{}` is no day on which a school year that begins on {} may end", typed.front(),
                                    to_words(first)),
                        fmt::format("write a day from {} to {}, such as `June 15`",
                                    to_words(first + std::chrono::days{90}), to_words(first + std::chrono::days{350}))};
    answers.year.days.last = *day;
    return std::nullopt;
}

template <Titled Answers::*into>
Read read_role(Answers& answers, const Words& typed, const Surroundings&) {
    const std::string title = as_text(typed.front());
    for (const Titled* other : {&answers.mentee, &answers.mentor, &answers.colleague, &answers.coordinator})
        if (!other->title.empty() && folded_name(other->title) == folded_name(title))
            return Unusable{fmt::format("two roles are called `{}`", title), "give each role a title of its own"};
    // The places of a pairing are names too; a role may share one only with the place that it fills.
    const std::string place = into == &Answers::mentee ? "mentee" : into == &Answers::mentor ? "mentor" : "colleague";
    const bool fills_place = into != &Answers::coordinator && identifier(title, "role", {}) == place;
    if (fills_place) answers.taken.erase(place);
    return read_titled(title, "role", answers, answers.*into);
}

Read read_hours(Answers& answers, const Words& typed, const Surroundings&) {
    return read_amount(typed.front(), true, 2000, answers.hours);
}
Read read_rhythm(Answers& answers, const Words& typed, const Surroundings&) {
    Unusable wrong;
    const std::optional<std::size_t> place = place_of(typed.front(), rhythm_names, wrong);
    if (!place) return wrong;
    answers.rhythm = static_cast<Rhythm>(*place);
    return std::nullopt;
}
Read read_meeting(Answers& answers, const Words& typed, const Surroundings&) {
    return read_amount(typed.front(), false, 12, answers.meeting);
}

std::string usual_match(const Answers& answers, const Surroundings&) {
    return to_words_without_year(month_around(answers.year.days.first + std::chrono::days{21}).last);
}
Read read_match(Answers& answers, const Words& typed, const Surroundings&) {
    answers.match_by.reset();
    if (folded_word(typed.front()) == "none") return std::nullopt;
    answers.match_by = day_in(answers.year, trimmed(typed.front()));
    return answers.match_by ? std::nullopt : not_in_year(typed.front(), answers.year);
}

Read read_tell(Answers& answers, const Words& typed, const Surroundings&) {
    Unusable wrong;
    const std::optional<std::size_t> place = place_of(typed.front(), tell_names, wrong);
    if (!place) return wrong;
    answers.tell_mentor = *place != 1;
    answers.tell_coordinator = *place != 0;
    return std::nullopt;
}

std::string usual_documents(const Answers&, const Surroundings& around) {
    return around.base ? "Plan of the year by October 31" : "none";
}
Read read_documents(Answers& answers, const Words& typed, const Surroundings& around) {
    answers.documents.clear();
    std::set<std::string> taken = answers.taken;
    for (const std::string& one : typed) {
        if (typed.size() == 1 && folded_word(one) == "none" && !around.base) continue;
        const std::size_t by = one.rfind(" by ");
        if (by == std::string::npos)
            return Unusable{fmt::format("`{}` does not say by when", one),
                            "write what is handed in and by when, such as `Growth plan by October 31`"};
        const std::optional<Date> day = day_in(answers.year, trimmed(std::string_view(one).substr(by + 4)));
        if (!day) return not_in_year(std::string(trimmed(std::string_view(one).substr(by + 4))), answers.year);
        const std::string title = as_text(one.substr(0, by));
        if (Read wrong = wrong_text(title)) return wrong;
        for (const HandedIn& other : answers.documents)
            if (folded_name(other.document.title) == folded_name(title))
                return Unusable{fmt::format("`{}` is named twice", title), "name each document once"};
        const Titled document{identifier(title, "document", taken), title};
        taken.insert(document.name);
        taken.insert(document.name + "-in");
        answers.documents.push_back({document, *day});
    }
    if (!around.base && !answers.match_by && answers.hours.count == 0 && answers.rhythm == Rhythm::none &&
        answers.documents.empty())
        return Unusable{"without a day for the match, hours, meetings and documents there is no rule at all",
                        "name at least one of them, such as `Growth plan by October 31`"};
    return std::nullopt;
}

Read read_sheets(Answers& answers, const Words& typed, const Surroundings&) {
    Unusable wrong;
    const std::optional<std::size_t> place = place_of(typed.front(), sheet_names, wrong);
    if (!place) return wrong;
    answers.sheets = static_cast<Sheets>(*place);
    return std::nullopt;
}
std::string usual_dates(const Answers& answers, const Surroundings& around) {
    const std::string calendar = around.base ? around.base->calendar_of("").name : answers.calendar;
    return calendar.starts_with("british-columbia") ? date_orders[2] : date_orders[0];
}
Read read_dates(Answers& answers, const Words& typed, const Surroundings&) {
    const auto found = std::find(date_orders.begin(), date_orders.end(), trimmed(typed.front()));
    if (found == date_orders.end())
        return Unusable{fmt::format("`{}` is no order of dates", typed.front()), "write " + one_of(date_orders)};
    answers.dates = *found;
    return std::nullopt;
}

template <char const* text>
std::string always(const Answers&, const Surroundings&) {
    return text;
}
constexpr char pairs[] = "pairs", district[] = "Valley School District", oregon[] = "oregon",
               new_teacher[] = "New teacher", mentor[] = "Mentor", colleague[] = "Colleague mentor",
               coordinator[] = "Induction coordinator", thirty[] = "30", monthly[] = "monthly", none[] = "none",
               both[] = "both", hours[] = "hours";

bool has_colleague(const Answers& answers, const Surroundings& around) {
    return is_own(answers, around) && answers.shape == Shape::two_mentors;
}
bool has_meetings(const Answers& answers, const Surroundings& around) {
    return is_own(answers, around) && answers.rhythm != Rhythm::none;
}

constexpr const char* base_says = "the program that is extended says that; leave the option out";

}  // namespace

const std::vector<Question>& starter_questions() {
    static const std::vector<Question> questions{
        {"title", "TEXT", "What is your program called?", "Title of the program", false, nullptr, "", usual_title,
         read_title},
        {"name", "NAME", "", "Name of the model and its file; made of the title when not given", false, nullptr, "",
         usual_name, read_name},
        {"district", "TEXT", "Which districts take part (several: put `;` between them)?",
         "A district that takes part. May be given again", true, nullptr, "", always<district>, read_districts},
        {"like", "BASE", "Who mentors whom: pairs, two-mentors (a mentor and a colleague close by) or teams?",
         "What it is like: pairs, two-mentors or teams", false, is_own, base_says, always<pairs>, read_shape},
        {"calendar", "CALENDAR",
         "Whose school calendar: british-columbia, california, massachusetts, oregon, or none to write your own?",
         "The school calendar: british-columbia, california, massachusetts, oregon, or none for one of your own", false,
         is_own, base_says, always<oregon>, read_calendar},
        {"year", "YEAR", "Which school year?", "The school year, such as 2026-27", false, nullptr, "", usual_year,
         read_year},
        {"first-day", "DAY", "First day of the school year?", "First day of a calendar of your own", false,
         has_own_calendar, "it is for a calendar of your own; add `--calendar none`", usual_first, read_first},
        {"last-day", "DAY", "Last day of the school year?", "Last day of a calendar of your own", false,
         has_own_calendar, "it is for a calendar of your own; add `--calendar none`", usual_last, read_last},
        {"mentee", "TEXT", "What do you call those who are mentored?", "What those who are mentored are called", false,
         is_own, base_says, always<new_teacher>, read_role<&Answers::mentee>},
        {"mentor", "TEXT", "What do you call those who mentor?", "What those who mentor are called", false, is_own,
         base_says, always<mentor>, read_role<&Answers::mentor>},
        {"colleague", "TEXT", "What do you call the colleague close by?", "What the colleague close by is called",
         false, has_colleague, "it is for `--like two-mentors`", always<colleague>, read_role<&Answers::colleague>},
        {"coordinator", "TEXT", "", "What whoever answers for the program is called", false, is_own, base_says,
         always<coordinator>, read_role<&Answers::coordinator>},
        {"match-by", "DAY", "By when has everybody a mentor or team (none: no rule about it)?",
         "By when everybody has a mentor or team; none for no such rule", false, is_own, base_says, usual_match,
         read_match},
        {"hours", "HOURS", "How many hours in the year (none: no rule about it)?",
         "Hours in the year; none for no such rule", false, is_own, base_says, always<thirty>, read_hours},
        {"meetings", "RHYTHM", "How often do they meet: weekly, monthly or none?",
         "How often they meet: weekly, monthly or none", false, is_own, base_says, always<monthly>, read_rhythm},
        {"meeting-minutes", "MINUTES", "How many minutes each time (none: any length will do)?",
         "Minutes in each of these weeks or months; none when any length will do", false, has_meetings,
         "it is for `--meetings weekly` or `monthly`", always<none>, read_meeting},
        {"deadline", "DOCUMENT",
         "What is handed in, and by when, such as `Growth plan by October 31` (several: put `;` between them)?",
         "What is handed in, and by when: \"Growth plan by October 31\". May be given again", true, nullptr, "",
         usual_documents, read_documents},
        {"tell", "WHO", "Who is told when something is missed: mentor, coordinator or both?",
         "Who is told when something is missed: mentor, coordinator or both", false, is_own, base_says, always<both>,
         read_tell},
        {"sheets", "COLUMN", "How do logs say how long it took: hours, minutes or times (start and end)?",
         "How logs say how long something took: hours, minutes or times", false, is_own, base_says, always<hours>,
         read_sheets},
        {"dates", "ORDER", "", "How sheets write dates: month/day/year, day/month/year or year-month-day", false,
         nullptr, "", usual_dates, read_dates}};
    return questions;
}

}  // namespace induct::cli
