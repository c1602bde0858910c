// See scene.h.
#include "engine/nightly/scene.h"

#include "engine/evaluate/near_misses.h"
#include "engine/report/case_words.h"

namespace induct {

Scene::Scene(const Model& model, const Plan& plan, World world)
    : model_(model), plan_(plan), world_(std::move(world)), index_(model, world_) {
    for (const CalendarSpec& spec : model_.calendars) calendars_.emplace(spec.name, spec);
    context_ = std::make_unique<FollowContext>(
        FollowContext{model_, world_, [this](Subject subject) -> const SchoolCalendar& { return calendar_of(subject); },
                      [this](const Who& who, Subject subject, Date day) {
                          return people_of(Known{model_, world_, index_}, who, subject, day);
                      },
                      [this](std::span<const Finding* const> findings, Date on, const RecordFilter& may_see) {
                          return near_miss_words(plan_, Known{model_, world_, index_},
                                                 calendar_of(findings.front()->subject), findings, on, may_see);
                      }});
}

const SchoolCalendar& Scene::calendar_of(Subject subject) const {
    return calendars_.at(calendar_for(Known{model_, world_, index_}, subject).name);
}

std::optional<Subject> Scene::find_subject(std::string_view id) const {
    if (id == model_.program.name) return Subject{Subject::Kind::program, 0};
    if (const std::optional<Subject> by_id = SubjectIds(world_).find(id)) return by_id;
    for (std::uint32_t i = 0; i < world_.sites.size(); ++i)
        if (world_.sites[i].name == id) return Subject{Subject::Kind::site, i};
    std::optional<Subject> found;
    for (std::uint32_t i = 0; i < world_.people.size(); ++i) {
        const WorldPerson& person = world_.people[i];
        if (person.email != id && person.name != id) continue;
        if (found) return std::nullopt;
        found = Subject{Subject::Kind::person, i};
    }
    return found;
}

std::vector<std::string> Scene::subject_ids() const {
    std::vector<std::string> ids{"program"};
    for (const WorldPairing& one : world_.pairings) ids.push_back(one.id);
    for (const WorldGroup& one : world_.groups) ids.push_back(one.id);
    for (const Site& one : world_.sites) ids.push_back(one.id);
    for (const WorldPerson& one : world_.people) ids.push_back(one.id);
    return ids;
}

}  // namespace induct
