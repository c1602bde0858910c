// What `induct new` is told: by options, by questions on a terminal, or by defaults.
// Method: one table of questions, in order; each reads its words into `Answers` or says what is wrong with them, so
// that an option and an answer are judged by the same function. Tested by tests/cli/starter_test.cpp.
#pragma once

#include "cli/commands.h"
#include "engine/model/model.h"

#include <iosfwd>
#include <set>

namespace induct::cli {

enum class Shape : std::uint8_t { pairs, two_mentors, teams };
enum class Rhythm : std::uint8_t { weekly, monthly, none };
enum class Sheets : std::uint8_t { hours, minutes, times };  // how a log says how long something took

/// A thing with the name that models and tables know it by.
struct Titled {
    std::string name, title;
};
struct HandedIn {
    Titled document;
    Date by{};
};

struct Answers {
    Shape shape = Shape::pairs;
    Titled program;
    std::vector<Titled> districts;
    std::string calendar;  // of the library: `oregon`; empty: one of its own
    SchoolYear year;
    Titled mentee, mentor, colleague, coordinator;
    Minutes hours;  // in the year; 0: no rule about it
    Rhythm rhythm = Rhythm::monthly;
    Minutes meeting;  // in each week or month; 0: any length will do
    std::optional<Date> match_by;
    bool tell_mentor = true, tell_coordinator = true;
    std::vector<HandedIn> documents;
    Sheets sheets = Sheets::hours;
    std::string dates;            // `month/day/year`
    std::set<std::string> taken;  // names that nothing else may have
};

/// Why an answer cannot be used, and how it may be written.
struct Unusable {
    std::string message, hint;
};

/// What the questions are asked against.
struct Surroundings {
    std::string folder;                  // as it was typed
    Date today{};                        // decides which school year is offered
    const Model* base = nullptr;         // the program that is extended
    std::set<std::string> base_words{};  // names in it, and in what it stands on
};

struct Question {
    const char* option;    // without its dashes
    const char* type;      // what stands behind the option in the help
    const char* asks;      // the question; empty: never asked, only an option
    const char* help;      // of the option
    bool several = false;  // the option may stand again; an answer is split at `;`
    bool (*applies)(const Answers&, const Surroundings&) = nullptr;  // without it always
    const char* otherwise = "";                                      // what to do about an option that does not apply
    std::string (*usual)(const Answers&, const Surroundings&) = nullptr;
    std::optional<Unusable> (*read)(Answers&, const std::vector<std::string>&, const Surroundings&) = nullptr;
};
[[nodiscard]] const std::vector<Question>& starter_questions();

/// Goes through the questions: an option speaks for itself, else the terminal is asked when `interactive`, else the
/// default counts. nullopt when an option cannot be used or the input ends; the reason then stands in `why` (empty
/// message: the input ended).
[[nodiscard]] std::optional<Answers> ask(const NewOptions& options, const Surroundings& around, std::istream& in,
                                         std::ostream& out, bool interactive, Unusable& why);

}  // namespace induct::cli
