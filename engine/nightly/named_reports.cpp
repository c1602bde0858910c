// See named_reports.h.
#include "engine/nightly/named_reports.h"

#include "engine/report/made_tonight.h"

#include <filesystem>

namespace induct {

namespace fs = std::filesystem;

std::optional<Date> night_before(const Workspace& workspace, const Ledger& ledger, Date on) {
    std::optional<Date> newest;
    const fs::path reports = workspace.folder / "reports";
    // A folder that cannot be listed is none without reports: what fell due would be made once more, or never.
    std::error_code why;
    fs::directory_iterator at;
    if (fs::exists(reports)) at = fs::directory_iterator(reports, why);
    for (; !why && at != fs::directory_iterator(); at.increment(why)) {
        const std::optional<Date> night = read_iso(at->path().filename().string());
        if (night && *night < on && (!newest || *newest < *night)) newest = night;
    }
    if (why) throw fs::filesystem_error("the reports of earlier nights cannot be listed", reports, why);
    if (newest) return newest;
    ledger.for_each_entry({.kind = "night"}, [&](const Entry& entry) {
        if (entry.night < on) newest = entry.night;
    });
    return newest;
}

MadeReport made_report(const RunReport& run, const NamedReport& named, const Readership& reader) {
    const Visibility visibility(run.context, reader, run.when.on);
    const NamedPage page = named_page(run, named, visibility);
    return {run.run,
            named.name,
            named.title,
            reader.words,
            named_text(run, page, visibility),
            named_csv(run, page),
            named_json(run, page, visibility)};
}

std::vector<MadeReport> made_reports(const RunReport& run, const Readership& operator_reader,
                                     std::optional<Date> before) {
    const SchoolCalendar& calendar = run.context.calendar_of({Subject::Kind::program, 0});
    std::vector<MadeReport> made;
    for (const NamedReport& named : run.context.model.reports)
        if (is_made_tonight(named.every, calendar, before, run.when.on))
            made.push_back(made_report(run, named, named_readers(named, run.context, operator_reader, run.when.on)));
    return made;
}

}  // namespace induct
