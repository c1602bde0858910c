// Windows and due days that a period cuts out of a school year, for one subject or for none.
// Method: points are resolved to days (by the calendar, or by the subject's own days), then the table of
// docs/language.md 6.3 is followed line by line. Used by evaluation and by `induct check --calendar`. Tested by
// tests/evaluate/amount_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <functional>
#include <optional>
#include <vector>

namespace induct {

/// What the subject adds to the calendar: how its own points are found. Points that need a subject are empty without
/// one.
struct SubjectDays {
    std::optional<Interval> pairing, group, subject;  // the active days, first to last
    std::function<std::optional<Date>(SelectionId)> first_record;
    std::function<std::optional<Date>(ReviewId)> opening;
    Date on{};  // the day of judgement: says which term `start of term` means
};

/// The days that a point stands for; nullopt when it has not happened, or is not in that year.
[[nodiscard]] std::optional<Interval> days_of(const SchoolCalendar& calendar, const SchoolYear& year,
                                              const Point& point, const SubjectDays& subject);

/// A window with its due day. `happened` is false for a limit whose event has not taken place: it has no due day yet.
struct DueWindow {
    Window window;
    Date due{};
    bool happened = true;
    bool by_calendar = false;        // a single limit whose day only the calendar says
    bool lapses = false;             // neither an event nor the subject's end sets it: who has left owes it no more
    std::optional<Date> known_from;  // the record's day on which an event made the limit known
    std::vector<DueWindow> before;   // `whichever is earlier`: the other limit's, which was the only one until then
};

/// Is that a day on which the event that sets the limit had not happened?
[[nodiscard]] inline bool is_unknown_yet(const DueWindow& window, Date day) {
    return window.known_from && day < *window.known_from;
}

/// Is the period a limit (`by`, `no later than`, `before`, `within`, `between`, or two of them)?
[[nodiscard]] bool is_limit(const Period& period);
/// Does the period cut windows in a rhythm (`in each`, `on each`, a taper)?
[[nodiscard]] bool is_cadence(const Period& period);

/// The windows of the period in that school year, in date order. Empty when the calendar does not name what it needs.
[[nodiscard]] std::vector<DueWindow> windows_of(const SchoolCalendar& calendar, const SchoolYear& year,
                                                const Period& period, const SubjectDays& subject = {});

/// First to last day of a season; nullopt when one of its points is not known.
[[nodiscard]] std::optional<Interval> season_of(const SchoolCalendar& calendar, const SchoolYear& year,
                                                const std::optional<Season>& season, const SubjectDays& subject);

}  // namespace induct
