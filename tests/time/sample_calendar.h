// The calendars that the tests of engine/time share: two school years with a summer between them, as a district would
// declare them. Used by calendar_test.cpp, windows_test.cpp, spans_test.cpp and properties_test.cpp.
#pragma once

#include "engine/time/calendar.h"

namespace induct::testing {

inline Date iso(std::string_view text) { return read_iso(text).value(); }
inline Interval days(std::string_view first, std::string_view last) { return {iso(first), iso(last)}; }
inline NamedDays named(std::string name, std::string_view first, std::string_view last) {
    return {std::move(name), "", days(first, last)};
}
inline std::string or_none(std::optional<Date> date) { return date ? to_iso(*date) : "none"; }

inline SchoolYear year_2025() {
    SchoolYear year;
    year.label = "2025-26";
    year.days = days("2025-08-25", "2026-06-12");  // Monday to Friday
    year.terms = {named("fall", "2025-08-25", "2025-12-19"), named("spring-term", "2026-01-05", "2026-06-12")};
    year.breaks = {named("winter-break", "2025-12-22", "2026-01-02")};
    year.windows = {named("spring", "2026-04-01", "2026-06-12")};
    year.holidays = {named("labor-day", "2025-09-01", "2025-09-01"),
                     named("founders-day", "2025-10-04", "2025-10-04")};  // a Saturday
    year.dates = {named("kickoff", "2025-10-10", "2025-10-10")};
    year.day_sets = {named("professional-development", "2025-10-10", "2025-10-10"),
                     named("professional-development", "2026-01-26", "2026-01-26")};
    return year;
}

inline SchoolYear year_2026() {
    SchoolYear year;
    year.label = "2026-27";
    year.days = days("2026-08-31", "2027-06-11");
    year.terms = {named("fall", "2026-08-31", "2026-12-18"), named("spring-term", "2027-01-04", "2027-06-11")};
    year.breaks = {named("winter-break", "2026-12-21", "2027-01-01")};
    year.day_sets = {named("professional-development", "2026-10-09", "2026-10-09")};
    return year;
}

inline CalendarSpec sample_spec() {
    CalendarSpec spec;
    spec.name = "oregon-school-year";
    spec.years = {year_2025(), year_2026()};
    return spec;
}

}  // namespace induct::testing
