// The model of a new workspace: which pieces of stdlib/new/ it is made of, and what stands in their places.
// See starter_pages.h.
#include "cli/starter_days.h"
#include "cli/starter_pages.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct::cli {

namespace {

constexpr std::chrono::days grace{7};  // as the pieces say it

std::string day_words(Date day) { return to_words_without_year(day); }
/// The first day on which what was due is missed.
std::string day_late(Date due) { return day_words(due + grace + std::chrono::days{1}); }

/// `mentor and coordinator`, as the answers want it told.
std::string told(const Answers& answers, const std::string& mentor) {
    if (!answers.tell_mentor) return answers.coordinator.name;
    return answers.tell_coordinator ? mentor + " and " + answers.coordinator.name : mentor;
}

/// What the three shapes say in other words.
struct ShapeWords {
    const char *pieces, *subject, *work, *meeting, *giver, *meeting_giver, *meeting_by, *hours_rule;
    const char *meeting_one, *second;  // who meets in the example, and who gives the second one's time
};
ShapeWords words_of(Shape shape) {
    switch (shape) {
        case Shape::pairs:
            return {"pairs",  "mentorship", "mentoring-time", "mentoring-meeting",
                    "mentor", "mentor",     "by mentor",      "mentor-hours",
                    "Ben",    "Ben"};
        case Shape::two_mentors:
            return {"two-mentors", "mentorship", "mentoring-time", "mentoring-meeting",
                    "mentor",      "colleague",  "by colleague",   "mentor-hours",
                    "Cy",          "Ben"};
        case Shape::teams:
            return {"teams",      "learning-team", "team-time", "team-meeting", "leader", "leader", "",
                    "team-hours", "Ben",           "Cy"};
    }
    return {};
}
/// The piece of the shape; two mentors have most of them in common with pairs.
std::string_view piece(const std::string& name, Shape shape) {
    const std::string own = name + "-" + words_of(shape).pieces;
    for (const EmbeddedText& one : starter_texts())
        if (one.name == own) return one.text;
    return starter_text(name + "-pairs");
}

/// Who there is in the examples, the first with all that is asked for, the second without.
std::string example_facts(const Answers& answers) {
    const std::string mentee = answers.mentee.name, mentor = answers.mentor.name,
                      from = day_words(answers.year.days.first);
    switch (answers.shape) {
        case Shape::pairs:
            return fmt::format(
                "people Ana is {0}, Bo is {0}, Ben is {1}\n"
                "  pair P1 is mentorship: mentee Ana, mentor Ben from {2}\n"
                "  pair P2 is mentorship: mentee Bo, mentor Ben from {2}",
                mentee, mentor, from);
        case Shape::two_mentors:
            return fmt::format(
                "people Ana is {0}, Bo is {0}, Ben is {1}, Cy is {3}\n"
                "  pair P1 is mentorship: mentee Ana, mentor Ben, colleague Cy from {2}\n"
                "  pair P2 is mentorship: mentee Bo, mentor Ben, colleague Cy from {2}",
                mentee, mentor, from, answers.colleague.name);
        case Shape::teams:
            return fmt::format(
                "people Ana is {0}, Al is {0}, Bo is {0}, Bea is {0}, Ben is {1}, Cy is {1}\n"
                "  team P1 is learning-team: leader Ben, member Ana and Al from {2}\n"
                "  team P2 is learning-team: leader Cy, member Bo and Bea from {2}",
                mentee, mentor, from);
    }
    return {};
}

void add_hours(Places& places, const Answers& answers, const ShapeWords& words) {
    places["hours-rule"] = words.hours_rule;
    places["hours"] = amount_words(answers.hours);
    places["half-hours"] = amount_words({answers.hours.count / 2});
    places["hours-title"] =
        amount_words(answers.hours) + (answers.shape == Shape::teams ? " of the team" : " of mentoring");
    places["notify-hours"] =
        fmt::format("{} when behind, {} when missed", answers.tell_mentor ? words.giver : answers.coordinator.name,
                    told(answers, words.giver));
    places["year-grace"] = day_words(answers.year.days.last + grace);
    places["year-late"] = day_late(answers.year.days.last);
}

void add_meetings(Places& places, const Answers& answers, const ShapeWords& words) {
    const bool weekly = answers.rhythm == Rhythm::weekly, any_length = answers.meeting.count == 0;
    const ExampleDays days = example_days(answers.year, weekly);
    const std::string unit = weekly ? "week" : "month", amount = amount_words(answers.meeting);
    places["meeting"] = words.meeting;
    places["meeting-by"] = words.meeting_by;
    places["meeting-giver"] = words.meeting_one;
    places["meeting-unit"] = unit;
    places["meeting-title"] =
        any_length ? fmt::format("A meeting in each {}", unit) : fmt::format("{} of meetings in each {}", amount, unit);
    places["meeting-words"] = any_length ? fmt::format("One meeting of any length makes a {} good.", unit)
                                         : fmt::format("All meetings of a {} count together.", unit);
    places["meeting-amount"] = any_length ? "1" : amount + " of";
    places["meeting-length"] = any_length ? "45 minutes" : amount;
    places["meeting-period"] =
        weekly ? "in each school-week"
               : fmt::format("in each month from {} to {}", month_name(days.first_month), month_name(days.last_month));
    places["meeting-window"] = weekly ? "" : fmt::format(" in {}", month_name(month_of(days.window.first)));
    places["meeting-late"] = day_late(days.window.last);
    places["notify-meetings"] = told(answers, words.meeting_giver) + " when missed";
}

void add_document(Places& places, const Answers& answers, const HandedIn& one) {
    places["document"] = one.document.name;
    places["document-title"] = one.document.title;
    places["document-in-text"] = one.document.title;
    places["deadline"] = day_words(one.by);
    places["deadline-late"] = day_late(one.by);
    places["notify-deadline"] = "mentee and " + told(answers, "mentor") + " when missed";
}

Places common_places(const Answers& answers, const ShapeWords& words) {
    const bool own = answers.calendar.empty();
    Places places;
    places["title"] = answers.program.title;
    places["name"] = answers.program.name;
    places["year"] = answers.year.label;
    places["calendar"] = (own ? answers.program.name : answers.calendar) + "-school-year";
    places["use-calendar"] = own ? "" : "use calendars/" + answers.calendar;
    places["library-words"] = own ? "" : ", a typical school calendar of the state or province";
    places["first-day"] = day_words(answers.year.days.first);
    places["last-day"] = day_words(answers.year.days.last);
    const std::pair<const char*, const Titled*> roles[] = {{"mentee", &answers.mentee},
                                                           {"mentor", &answers.mentor},
                                                           {"colleague", &answers.colleague},
                                                           {"coordinator", &answers.coordinator}};
    for (const auto& [place, role] : roles) {
        places[place] = role->name;
        places[std::string(place) + "-title"] = role->title;
    }
    places["subject"] = words.subject;
    places["work"] = words.work;
    places["who-gives"] = words.giver;
    places["second"] = words.second;
    places["facts"] = example_facts(answers);
    places["example-day"] = day_words(example_days(answers.year, answers.rhythm == Rhythm::weekly).meeting);
    if (answers.match_by) {
        places["match-day"] = day_words(*answers.match_by);
        places["match-late"] = day_late(*answers.match_by);
    }
    return places;
}

}  // namespace

Page model_page(const Answers& answers) {
    const ShapeWords words = words_of(answers.shape);
    Places places = common_places(answers, words);
    places["own-calendar"] = answers.calendar.empty() ? filled(starter_text("calendar"), places) : "";
    places["people"] = filled(piece("people", answers.shape), places);
    places["logged"] = filled(piece("logged", answers.shape), places);
    std::string rules;
    if (answers.match_by) rules += filled(piece("match", answers.shape), places);
    if (answers.hours.count > 0) {
        add_hours(places, answers, words);
        rules += filled(starter_text("hours"), places);
    }
    if (answers.rhythm != Rhythm::none) {
        add_meetings(places, answers, words);
        rules += filled(starter_text("meetings"), places);
    }
    for (const HandedIn& one : answers.documents) {
        add_document(places, answers, one);
        places["logged"] += "\n" + filled(piece("document", answers.shape), places);
        rules += filled(piece("deadline", answers.shape), places);
    }
    places["rules"] = rules;
    const std::string path = "models/" + answers.program.name + ".induct";
    return {path, laid_out(path, filled(starter_text("model.induct"), places)),
            "what the handbook asks for, with an example of each rule", "change what is marked `CHANGE`"};
}

const Role& who_hands_in(const Model& base) {
    if (base.program.owner && base.program.owner->people.size() == 1)
        if (const auto* owner = std::get_if<RoleHolder>(&base.program.owner->people.front().who);
            owner && !base[owner->role].derived_from)
            return base[owner->role];
    return *std::find_if(base.roles.begin(), base.roles.end(), [](const Role& role) { return !role.derived_from; });
}

Page overlay_page(const Answers& answers, const Model& base, const std::string& base_file) {
    std::string rules_of_base, parameters, rules;
    for (const Requirement& one : base.requirements)
        rules_of_base += fmt::format("#   {:<30} {}\n", one.name, one.title);
    for (const Parameter& one : base.parameters)
        if (!one.value) parameters += fmt::format("#   parameter {} is ...   {}\n", one.name, one.title);
    if (!parameters.empty())
        parameters =
            fmt::format("\n# What `{}` leaves open. Until it is said here, the rules that need it are `unknown`.\n",
                        base.program.name) +
            parameters;
    Places places{{"title", answers.program.title},
                  {"title-in-text", answers.program.title},
                  {"name", answers.program.name},
                  {"year", answers.year.label},
                  {"base", base.program.name},
                  {"base-file", base_file},
                  {"base-rules", rules_of_base},
                  {"base-parameters", parameters},
                  {"a-rule", base.requirements.empty() ? "its-name" : base.requirements.front().name}};
    places["giver"] = who_hands_in(base).name;
    for (const HandedIn& one : answers.documents) {
        add_document(places, answers, one);
        rules += filled(starter_text("overlay-rule"), places);
    }
    places["rules"] = rules;
    const std::string path = "models/" + answers.program.name + ".induct";
    return {path, laid_out(path, filled(starter_text("overlay.induct"), places)),
            fmt::format("what is different from `{}`, and what is added", base.program.name),
            "change what is marked `CHANGE`"};
}

}  // namespace induct::cli
