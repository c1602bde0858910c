// See judged_by.h.
#include "cli/judged_by.h"

#include <fmt/format.h>

namespace induct::cli {

JudgedBy whose(const OpenWorkspace& open, const Ledger& ledger, AsOf when, const std::string& id) {
    JudgedBy judge;
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
        const LookingBack back = look_back(open, ledger, i, when);
        const std::optional<Subject> subject = back.scene->find_subject(id);
        if (!subject) continue;
        const Reach reach = back.scene->reach_of(*subject);
        if (reach == Reach::here)
            return {back.run, &back.model->model, fmt::format("`{}` is judged by the run `{}`", id, back.run), ""};
        const bool unknown = reach == Reach::unknown;
        judge.words = unknown ? fmt::format("no run judges `{}`: it lies in no district that is known", id)
                              : fmt::format("no run judges `{}`: none is for its district", id);
        judge.hint = unknown ? "give it a `site` in the roster: of a pairing its mentee"
                             : "add the district to a `run` line of workspace.induct";
    }
    return judge;
}

}  // namespace induct::cli
