// See case_words.h.
#include "engine/report/case_words.h"

#include "engine/model/match.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// The rules whose status the condition reads, each once, in the order of the condition.
void add_rules(const Model& model, ConditionId id, std::vector<RequirementId>& rules) {
    const auto add = [&](RequirementId rule) {
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    };
    std::visit(Match{[&](const StatusIs& c) { add(c.requirement); }, [&](const BelowPace& c) { add(c.requirement); },
                     [&](const Both& c) { add_rules(model, c.left, rules), add_rules(model, c.right, rules); },
                     [&](const Either& c) { add_rules(model, c.left, rules), add_rules(model, c.right, rules); },
                     [&](const Not& c) { add_rules(model, c.term, rules); }, [](const auto&) {}},
               model[id]);
}

/// What the rules behind the condition say on that day: of each the latest window that has begun.
std::string status_words(const Model& model, const Trigger& trigger, const Judgement& judgement, Date on) {
    std::vector<RequirementId> rules;
    add_rules(model, trigger.when, rules);
    std::string words;
    for (const RequirementId rule : rules) {
        const Finding* latest = nullptr;
        for (const Finding& finding : judgement.findings)
            if (finding.requirement == rule && finding.window.days.first <= on) latest = &finding;
        if (latest)
            words += fmt::format("{}{} is {} since {}", words.empty() ? "" : "; ", model[rule].name,
                                 word(latest->status), to_words(latest->since));
    }
    return words;
}

}  // namespace

SubjectIds::SubjectIds(const World& world) {
    subjects_.emplace("program", Subject{Subject::Kind::program, 0});
    const auto add = [&](const auto& all, Subject::Kind kind) {
        for (std::uint32_t i = 0; i < all.size(); ++i) subjects_.emplace(all[i].id, Subject{kind, i});
    };
    add(world.pairings, Subject::Kind::pairing);
    add(world.people, Subject::Kind::person);
    add(world.groups, Subject::Kind::group);
    add(world.sites, Subject::Kind::site);
}

std::optional<Subject> SubjectIds::find(std::string_view id) const {
    const auto found = subjects_.find(id);
    return found == subjects_.end() ? std::nullopt : std::optional(found->second);
}

std::string asked_words(const FollowContext& context, const Who& who, Subject subject, Date on,
                        const Visibility& visibility) {
    std::string asked, words;
    for (const Person& person : who.people) asked += (asked.empty() ? "" : " or ") + person.word;
    if (!visibility.may_see(who)) return asked;
    for (const PersonId person : context.people_of(who, subject, on))
        words += (words.empty() ? "" : " and ") + context.world[person].name;
    if (!words.empty()) return words;
    return fmt::format("nobody (there is no {})", asked);
}

std::string step_people_words(const FollowContext& context, const Review& review, const CaseStep& step, Subject subject,
                              Date on, const Visibility& visibility) {
    std::optional<Who> by = review.owner, with;
    for (const ReviewStep& declared : review.steps) {
        if (declared.name != step.name) continue;
        if (declared.by) by = declared.by;
        with = declared.with;
    }
    std::string words = by ? "by " + asked_words(context, *by, subject, on, visibility) : "";
    if (with) words += (words.empty() ? "with " : " with ") + asked_words(context, *with, subject, on, visibility);
    return words;
}

CaseViews::CaseViews(const FollowContext& context, std::span<const Judgement> judgements, Date on)
    : context_(context), on_(on), subjects_(context.world) {
    const World& world = context.world;
    for (const Judgement& judgement : judgements) judgements_[judgement.subject] = &judgement;
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i)
        if (world.pairings[i].follows) followed_by_.emplace(world.pairings[i].follows->index, i);
}

std::string CaseViews::ended_words(Subject subject) const {
    const World& world = context_.world;
    if (subject.kind == Subject::Kind::group) {
        const Date last = world.groups[subject.index].days.last;
        return last < on_ ? fmt::format("the group ended on {}", to_words(last)) : "";
    }
    if (subject.kind != Subject::Kind::pairing || world.pairings[subject.index].days.last >= on_) return "";
    const auto later = followed_by_.find(subject.index);
    return fmt::format("the pairing ended on {}", to_words(world.pairings[subject.index].days.last)) +
           (later == followed_by_.end() ? "" : fmt::format(", and {} follows it", world.pairings[later->second].id));
}

std::size_t open_reviews(const FollowContext& context, std::span<const Case> cases, const Visibility& visibility) {
    const SubjectIds subjects(context.world);
    return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [&](const Case& one) {
        const std::optional<Subject> subject = subjects.find(one.subject);
        const std::vector<Review>& reviews = context.model.reviews;
        const auto review = std::find_if(reviews.begin(), reviews.end(),
                                         [&](const Review& declared) { return declared.name == one.review; });
        return !one.decided && subject && review != reviews.end() &&
               visibility.sight_of(one, *review, *subject) != CaseSight::nothing;
    }));
}

CaseView CaseViews::of(const Case& one) const {
    CaseView view;
    const Model& model = context_.model;
    for (const Review& review : model.reviews)
        if (review.name == one.review) view.review = &review;
    for (const Trigger& trigger : model.triggers)
        if (trigger.name == one.trigger) view.severity = trigger.severity;
    view.subject = subjects_.find(one.subject);
    if (!view.subject) return view;
    view.ended = ended_words(*view.subject);
    const auto judgement = judgements_.find(*view.subject);
    if (judgement == judgements_.end()) return view;
    view.judgement = judgement->second;
    view.still_holds = one.still_holds;
    for (const TriggerFinding& finding : view.judgement->triggers) {
        const Trigger& trigger = model[finding.trigger];
        if (trigger.name != one.trigger) continue;
        view.still_holds = finding.holds == Truth::yes;
        if (view.still_holds)
            view.now = finding.says == one.reason ? "" : finding.says;
        else
            view.now = status_words(model, trigger, *view.judgement, on_);
    }
    return view;
}

}  // namespace induct
