// See night_checks.h.
#include "engine/nightly/night_checks.h"

#include "engine/ledger/directory.h"
#include "engine/ledger/ledger_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

// A summer is a quarter of a year and a slip of the pen a whole one.
constexpr std::chrono::days longest_pause{300};
constexpr std::chrono::days longest_behind_calendar{366};

/// The last day that the calendars of the models know.
std::optional<Date> last_school_day(const std::vector<const Model*>& models) {
    std::optional<Date> last;
    for (const Model* model : models)
        for (const CalendarSpec& calendar : model->calendars)
            for (const SchoolYear& year : calendar.years)
                last = std::max(last.value_or(year.days.last), year.days.last);
    return last;
}

/// What is wrong with the row of the roster that would make that id known; nothing when no such row is set aside.
std::optional<Diagnostic> row_set_aside(const ImportReport& import, const std::string& id) {
    for (const NamingRow& named : import.naming) {
        if (!std::binary_search(named.names.begin(), named.names.end(), id)) continue;
        for (const SetAsideFile& file : import.set_aside) {
            if (file.path != named.file) continue;
            if (file.whole) return file.whole;
            for (const SetAsideRow& row : file.rows)
                if (row.number == named.row) return to_diagnostic(file.path, row.number, row.problems.front());
        }
    }
    return std::nullopt;
}

}  // namespace

void refuse_unknown_operator(const Ledger& ledger, const std::string& who, const ImportReport& import) {
    if (who.empty()) return;
    Directory directory;
    const std::vector<Fact> people = facts_at(ledger, std::nullopt, {"person"});
    for (const Fact& person : people) directory.add(person.kind, person.body);
    if (people.empty() || directory.what_is(who) == Directory::What::person) return;
    if (const std::optional<Diagnostic> why = row_set_aside(import, who))
        throw LedgerError(said(Code::operator_unknown,
                               fmt::format("who runs the night: the row of `{}` is set aside: {}", who, why->message),
                               why->hint));
    const Cell<std::string> named = directory.person(who);
    const std::optional<std::string> meant = named ? std::optional(*named) : directory.probable_person(who);
    throw LedgerError(
        said(Code::operator_unknown, fmt::format("who runs the night: the roster has no person of the id `{}`", who),
             named   ? fmt::format("write the id: `{}`", *named)
             : meant ? fmt::format("did you mean `{}`?", *meant)
                     : "give an id of the column `person`: with `--by`, or as `operator` in workspace.induct"));
}

void refuse_far_night(Date on, std::optional<Date> before, const ImportReport& import,
                      const std::vector<const Model*>& models) {
    if (before == on) return;
    const std::optional<Date> known = std::max(before, import.last_record);
    if (known && on > *known + longest_pause)
        throw LedgerError(
            said(Code::night_far_ahead,
                 fmt::format("{} lies far ahead: {}", to_iso(on),
                             known == before ? "the last night was " + to_iso(*known)
                                             : "the latest row of the logs is of " + to_iso(*known)),
                 "correct the date; if it is meant, give --far-ahead too: no earlier night can follow it"));
    const std::optional<Date> end = last_school_day(models);
    if (end && on > *end + longest_behind_calendar)
        throw LedgerError(said(
            Code::night_far_ahead, fmt::format("{} lies far ahead: the calendar ends on {}", to_iso(on), to_iso(*end)),
            "correct the date, or add the next school years to the calendar; if it is meant, give --far-ahead "
            "too: no earlier night can follow it"));
}

}  // namespace induct
