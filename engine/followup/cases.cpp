// One night of the cases: decisions are taken in, limits are watched, triggers open what is due. See cases.h.
#include "engine/followup/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace induct {

namespace {

const Review* find_review(const Model& model, const std::string& name) {
    const auto found =
        std::find_if(model.reviews.begin(), model.reviews.end(), [&](const Review& r) { return r.name == name; });
    return found == model.reviews.end() ? nullptr : &*found;
}

/// Cases or decisions by the review and the subject that they are of: their places, in order.
class ByPlace {
  public:
    template <class List>
    explicit ByPlace(const List& list) {
        std::size_t at = 0;
        for (const auto& one : list) add(one, at++);
    }
    template <class One>
    void add(const One& one, std::size_t at) {
        places_[{one.review, one.subject}].push_back(at);
    }
    const std::vector<std::size_t>& of(const std::string& review, const std::string& subject) const {
        static const std::vector<std::size_t> none;
        const auto found = places_.find({review, subject});
        return found == places_.end() ? none : found->second;
    }

  private:
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> places_;
};

/// Of a decision on the review of that subject: is the case still open, and was it taken between the opening and the
/// night?
bool is_about(const Decision& decision, const Case& open, Date night) {
    return !open.decided && decision.date >= open.opened && decision.date <= night;
}
bool decides(const Decision& decision, const Case& open, Date night) {
    return decision.step.empty() && is_about(decision, open, night);
}

class CaseWork {
  public:
    CaseWork(const FollowContext& context, Date night, FollowUp& result)
        : context_(context), night_(night), result_(result), cases_of_(result.state.cases) {}

    void take_decisions(std::span<const Decision> decisions) {
        for (const Decision& decision : decisions)
            for (const std::size_t at : cases_of_.of(decision.review, decision.subject))
                take(decision, result_.state.cases[at]);
    }

    void watch_limits(const std::map<std::string, Subject>& subjects) {
        for (Case& open : result_.state.cases) {
            const Review* review = find_review(context_.model, open.review);
            const auto subject = subjects.find(open.subject);
            if (open.decided || !review || subject == subjects.end()) continue;
            set_limits(open, *review, subject->second);
            for (const CaseStep& step : open.steps)
                if (!step.done) watch(open, *review, subject->second, "step " + step.name, step.title, step.due);
            if (open.decide_by) watch(open, *review, subject->second, "decision", "the decision", *open.decide_by);
        }
    }

    void open_what_is_due(std::span<const Judgement> judgements, const FollowState& before) {
        std::vector<const TriggerFinding*> all;
        for (const Judgement& judgement : judgements)
            for (const TriggerFinding& finding : judgement.triggers) all.push_back(&finding);
        std::sort(all.begin(), all.end(), [](const TriggerFinding* a, const TriggerFinding* b) {
            return a->trigger != b->trigger ? a->trigger < b->trigger : a->subject < b->subject;
        });
        for (const TriggerFinding* finding : all) consider(*finding, before);
    }

  private:
    bool is_unset(const std::optional<ParameterId>& parameter) const {
        return parameter && !context_.model[*parameter].value;
    }
    /// What had no due day because a parameter was not set gets it once it is.
    void set_limits(Case& open, const Review& review, Subject subject) const {
        const SchoolCalendar& calendar = context_.calendar_of(subject);
        for (CaseStep& step : open.steps)
            for (const ReviewStep& declared : review.steps)
                if (declared.name == step.name && step.due == last_known_day)
                    step.due = limit(calendar, open.opened, declared.within, declared.parameter);
        if (!open.decide_by && !review.outcomes.empty() && !is_unset(review.decide_parameter))
            open.decide_by = limit(calendar, open.opened, review.decide_within, review.decide_parameter);
    }

    void take(const Decision& decision, Case& open) {
        if (!is_about(decision, open, night_)) return;
        if (decision.step.empty()) {
            open.decided = decision.date;
            open.outcome = decision.outcome;
            open.decided_by = decision.by;
            tell(EventKind::decided, open, {}, fmt::format("decided: {}", decision.outcome));
            return;
        }
        for (CaseStep& step : open.steps) {
            if (step.name != decision.step || step.done) continue;
            step.done = decision.date;
            step.by = decision.by;
            tell(EventKind::step_done, open, {}, step.title);
        }
    }

    void watch(Case& open, const Review& review, Subject subject, const std::string& what, const std::string& title,
               Date due) {
        const SchoolCalendar& calendar = context_.calendar_of(subject);
        const EventKind kind = what == "decision" ? EventKind::decision_late : EventKind::step_late;
        if (night_ > due && !was_escalated(open, what)) {
            open.escalated.push_back(what);
            std::vector<std::string> to = people(review.owner, subject);
            add_notified(review, true, subject, to);
            tell(kind, open, std::move(to), fmt::format("{} was due on {}", title, to_words(due)));
        }
        for (std::size_t i = 0; i < review.escalations.size(); ++i) {
            const std::string rung = fmt::format("{} escalation {}", what, i + 1);
            if (due == last_known_day || is_unset(review.escalations[i].parameter)) continue;
            const std::optional<Date> day = calendar.add(due, review.escalations[i].after);
            if (!day || night_ <= *day || was_escalated(open, rung)) continue;
            open.escalated.push_back(rung);
            tell(kind, open, people(review.escalations[i].to, subject),
                 fmt::format("{} was due on {} and is still open", title, to_words(due)));
        }
    }

    static bool was_escalated(const Case& open, const std::string& what) {
        return std::find(open.escalated.begin(), open.escalated.end(), what) != open.escalated.end();
    }

    void consider(const TriggerFinding& finding, const FollowState& before) {
        const Trigger& trigger = context_.model[finding.trigger];
        if (!trigger.opens) return;
        const Review& review = context_.model[*trigger.opens];
        const std::string subject = subject_id(context_.world, finding.subject);
        Case* latest = nullptr;
        for (const std::size_t at : cases_of_.of(review.name, subject))
            if (result_.state.cases[at].trigger == trigger.name) latest = &result_.state.cases[at];
        if (latest && !latest->decided) latest->still_holds = finding.holds == Truth::yes;
        if (finding.holds != Truth::yes) return;
        result_.state.holding.emplace(trigger.name, subject);
        if (latest && !latest->decided) return;
        if (latest && !may_reopen(*latest, review, finding.subject, before.holding.contains({trigger.name, subject})))
            return;
        open_case(trigger, review, finding, subject);
    }

    /// After a decision: not before `reopen after` has passed; then at once if the condition still holds. Without a
    /// stated time, when the condition turns true anew.
    bool may_reopen(const Case& decided, const Review& review, Subject subject, bool held_last_night) const {
        if (!review.reopen_after) return !held_last_night;
        const std::optional<Date> day = context_.calendar_of(subject).add(*decided.decided, *review.reopen_after);
        return day && night_ > *day;
    }

    void open_case(const Trigger& trigger, const Review& review, const TriggerFinding& finding,
                   const std::string& subject) {
        const SchoolCalendar& calendar = context_.calendar_of(finding.subject);
        Case made{review.name, trigger.name, subject, night_, finding.says, {}, {}, {}, "", "", true, {}};
        for (const ReviewStep& step : review.steps)
            made.steps.push_back({step.name, step.title, limit(calendar, night_, step.within, step.parameter), {}, ""});
        if (!review.outcomes.empty() && !is_unset(review.decide_parameter))
            made.decide_by = limit(calendar, night_, review.decide_within, review.decide_parameter);
        std::vector<std::string> to = people(review.owner, finding.subject);
        for (const Notify& notify : trigger.notify) add_once(people(notify.who, finding.subject), to);
        add_notified(review, false, finding.subject, to);
        tell(EventKind::opened, made, std::move(to), finding.says);
        cases_of_.add(made, result_.state.cases.size());
        result_.state.cases.push_back(std::move(made));
    }

    /// A limit past the end of the calendar falls on the last day that the calendar knows of; one whose parameter is
    /// not set on no day: the last of all.
    Date limit(const SchoolCalendar& calendar, Date from, CalendarSpan span,
               const std::optional<ParameterId>& parameter) const {
        if (is_unset(parameter)) return last_known_day;
        const std::optional<Date> day = calendar.add(from, span);
        if (day) return *day;
        return std::max(from, calendar.spec().years.empty() ? from : calendar.spec().years.back().days.last);
    }

    std::vector<std::string> people(const std::optional<Who>& who, Subject subject) const {
        std::vector<std::string> ids;
        if (who)
            for (PersonId person : context_.people_of(*who, subject, night_)) ids.push_back(context_.world[person].id);
        if (ids.empty() && context_.model.program.owner)
            for (PersonId person :
                 context_.people_of(*context_.model.program.owner, {Subject::Kind::program, 0}, night_))
                ids.push_back(context_.world[person].id);
        return ids;
    }

    static void add_once(std::vector<std::string> ids, std::vector<std::string>& to) {
        for (std::string& id : ids)
            if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(std::move(id));
    }
    /// Whom the review's own `notify` names, when it opens or when something of it is late.
    void add_notified(const Review& review, bool late, Subject subject, std::vector<std::string>& to) const {
        for (const ReviewNotice& notice : review.notify)
            if (notice.late == late) add_once(people(notice.who, subject), to);
    }

    void tell(EventKind kind, const Case& about, std::vector<std::string> to, std::string says) {
        result_.events.push_back(
            {kind, {about.review, about.subject, ""}, std::move(to), false, std::move(says), about.trigger});
    }

    const FollowContext& context_;
    Date night_;
    FollowUp& result_;
    ByPlace cases_of_;
};

}  // namespace

void follow_cases(const FollowContext& context, std::span<const Judgement> judgements, const FollowState& before,
                  std::span<const Decision> decisions, Date night, FollowUp& result) {
    result.state.cases = before.cases;
    std::map<std::string, Subject> subjects;
    for (const Judgement& judgement : judgements)
        subjects.emplace(subject_id(context.world, judgement.subject), judgement.subject);
    CaseWork work(context, night, result);
    work.take_decisions(decisions);
    work.watch_limits(subjects);
    work.open_what_is_due(judgements, before);
}

std::vector<ReviewFact> review_facts(const Model& model, const World& world, const FollowState& state,
                                     std::span<const Decision> decisions, Date night) {
    std::map<std::string, Subject> subjects;
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i)
        subjects[world.pairings[i].id] = {Subject::Kind::pairing, i};
    for (std::uint32_t i = 0; i < world.people.size(); ++i) subjects[world.people[i].id] = {Subject::Kind::person, i};
    for (std::uint32_t i = 0; i < world.groups.size(); ++i) subjects[world.groups[i].id] = {Subject::Kind::group, i};
    for (std::uint32_t i = 0; i < world.sites.size(); ++i) subjects[world.sites[i].id] = {Subject::Kind::site, i};
    subjects["program"] = {Subject::Kind::program, 0};
    const ByPlace decisions_of(decisions);
    std::vector<ReviewFact> facts;
    for (const Case& one : state.cases) {
        const Review* review = find_review(model, one.review);
        const auto subject = subjects.find(one.subject);
        if (!review || subject == subjects.end()) continue;
        const auto index = static_cast<std::uint32_t>(review - model.reviews.data());
        if (one.opened >= night) continue;
        ReviewFact fact{ReviewId{index}, subject->second, one.opened, one.decided, one.outcome};
        for (const std::size_t at : decisions_of.of(one.review, one.subject)) {
            if (fact.decided || !decides(decisions[at], one, night)) continue;
            fact.decided = decisions[at].date;
            fact.outcome = decisions[at].outcome;
        }
        facts.push_back(std::move(fact));
    }
    std::sort(facts.begin(), facts.end(), [](const ReviewFact& a, const ReviewFact& b) {
        return std::tie(a.review, a.subject, a.opened) < std::tie(b.review, b.subject, b.opened);
    });
    return facts;
}

}  // namespace induct
