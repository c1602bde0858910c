// The entrances: one subject, or all of them in shards. See evaluate.h.
#include "engine/evaluate/evaluate.h"

#include "engine/evaluate/judge.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <thread>

namespace induct {

namespace {

bool has_budget(const Plan& plan) {
    return std::any_of(plan.rules.begin(), plan.rules.end(), [](const PlanRule& rule) {
        return !rule.cases.empty() && !rule.cases.front().parts.empty() &&
               rule.cases.front().parts.front().form == Part::Form::budget;
    });
}

void add_courses(const Judgement& judgement, std::vector<PaymentCourse>& into) {
    into.insert(into.end(), judgement.courses.begin(), judgement.courses.end());
}

}  // namespace

Judgement evaluate(const Plan& plan, const SchoolCalendar& calendar, const SubjectRecords& records, AsOf as_of,
                   Detail detail, const std::vector<PaymentCourse>* courses) {
    return Judge(plan, calendar, records, as_of, courses).run(detail);
}

Judgement evaluate_one(const Plan& plan, const Model& model, const World& world, Subject subject, AsOf as_of,
                       Detail detail) {
    const WorldIndex index(model, world);
    const Known known{model, world, index, as_of.on};
    const SchoolCalendar calendar(calendar_for(known, subject));
    std::vector<PaymentCourse> courses;
    if (subject.kind == Subject::Kind::program && has_budget(plan)) {
        for (const Subject& one : subjects_of(plan, known)) {
            if (one.kind != Subject::Kind::person) continue;
            const SchoolCalendar own(calendar_for(known, one));
            add_courses(evaluate(plan, own, gather(plan, known, one, own), as_of), courses);
        }
    }
    return evaluate(plan, calendar, gather(plan, known, subject, calendar), as_of, detail, &courses);
}

std::vector<Judgement> evaluate_all(const Plan& plan, const Model& model, const World& world, AsOf as_of,
                                    unsigned threads, Detail detail) {
    const WorldIndex index(model, world);
    const Known known{model, world, index, as_of.on};
    const std::vector<Subject> subjects = subjects_of(plan, known);
    std::map<std::string, SchoolCalendar, std::less<>> calendars;
    for (const CalendarSpec& spec : model.calendars) calendars.emplace(spec.name, SchoolCalendar(spec));

    // Budgets are read last, with the program: they are about what everybody has earned.
    const bool budgets = has_budget(plan);
    const auto waits = [&](Subject subject) { return budgets && subject.kind == Subject::Kind::program; };
    std::vector<Judgement> judgements(subjects.size());
    // Shards are handed out one by one; each writes only its own places, so the order of the result is that of the
    // subjects.
    constexpr std::size_t shard = 16;
    std::atomic<std::size_t> next{0};
    const auto work = [&](std::exception_ptr& failed) {
        try {
            for (std::size_t begin = next.fetch_add(shard); begin < subjects.size(); begin = next.fetch_add(shard)) {
                for (std::size_t i = begin; i < std::min(begin + shard, subjects.size()); ++i) {
                    if (waits(subjects[i])) continue;
                    const SchoolCalendar& calendar = calendars.find(calendar_for(known, subjects[i]).name)->second;
                    judgements[i] = evaluate(plan, calendar, gather(plan, known, subjects[i], calendar), as_of, detail);
                }
            }
        } catch (...) {
            failed = std::current_exception();
        }
    };
    const unsigned wanted = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    const std::size_t shards = (subjects.size() + shard - 1) / shard;
    std::vector<std::exception_ptr> failures(std::clamp<std::size_t>(shards, 1, wanted));
    std::vector<std::thread> workers;
    workers.reserve(failures.size());
    try {
        for (std::size_t i = 1; i < failures.size(); ++i) workers.emplace_back(work, std::ref(failures[i]));
    } catch (const std::exception&) {
        // The machine has no more threads to give: those that there are share the work.
    }
    work(failures.front());
    for (std::thread& worker : workers) worker.join();
    for (const std::exception_ptr& failed : failures) {
        if (failed) std::rethrow_exception(failed);
    }
    if (!budgets) return judgements;
    std::vector<PaymentCourse> courses;
    for (const Judgement& judgement : judgements) add_courses(judgement, courses);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (!waits(subjects[i])) continue;
        const SchoolCalendar& calendar = calendars.find(calendar_for(known, subjects[i]).name)->second;
        judgements[i] = evaluate(plan, calendar, gather(plan, known, subjects[i], calendar), as_of, detail, &courses);
    }
    return judgements;
}

}  // namespace induct
