// See made_tonight.h.
#include "engine/report/made_tonight.h"

#include "engine/model/match.h"

#include <algorithm>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

bool begins(const std::vector<NamedDays>& all, Date day) {
    return std::any_of(all.begin(), all.end(), [&](const NamedDays& one) { return one.days.first == day; });
}

bool ends(const std::vector<NamedDays>& all, Date day) {
    return std::any_of(all.begin(), all.end(), [&](const NamedDays& one) { return one.days.last == day; });
}

/// The first school day since Monday.
bool begins_school_week(const SchoolCalendar& calendar, Date day) {
    return calendar.is_school_day(day) && calendar.school_days({week_start(day), day}).count == 1;
}

bool is_day_of(SpanUnit unit, const SchoolCalendar& calendar, Date day) {
    switch (unit) {
        case SpanUnit::day:
            return true;
        case SpanUnit::school_day:
            return calendar.is_school_day(day);
        case SpanUnit::week:
            return weekday(day) == Weekday::monday;
        case SpanUnit::school_week:
            return begins_school_week(calendar, day);
        case SpanUnit::month:
            return std::chrono::year_month_day(day).day() == std::chrono::day{1};
        case SpanUnit::term:
            return std::any_of(calendar.spec().years.begin(), calendar.spec().years.end(),
                               [&](const SchoolYear& year) { return ends(year.terms, day); });
        case SpanUnit::year:
            return std::any_of(calendar.spec().years.begin(), calendar.spec().years.end(),
                               [&](const SchoolYear& year) { return year.days.last == day; });
    }
    return false;
}

}  // namespace

bool is_made_on(const MadeEvery& every, const SchoolCalendar& calendar, Date day) {
    return std::visit(
        Match{[](const EachNight&) { return true; }, [&](SpanUnit unit) { return is_day_of(unit, calendar, day); },
              [&](Weekday wanted) { return weekday(day) == wanted; },
              [&](const EveryNamed& named) {
                  const auto& years = calendar.spec().years;
                  return std::any_of(years.begin(), years.end(), [&](const SchoolYear& year) {
                      return begins(calendar.named(year, named.name), day);
                  });
              }},
        every);
}

bool is_made_tonight(const MadeEvery& every, const SchoolCalendar& calendar, std::optional<Date> before, Date tonight) {
    if (!before) return true;
    for (Date day = *before + one_day; day <= tonight; day += one_day)
        if (is_made_on(every, calendar, day)) return true;
    return false;
}

}  // namespace induct
