// One night of follow-up: see follow_up.h. Alerts here; cases in cases.cpp. Tested by
// tests/followup/follow_up_test.cpp.
#include "engine/followup/follow_up.h"

#include "engine/followup/cases.h"
#include "engine/ledger/who.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

std::string_view word(AlertState state) {
    switch (state) {
        case AlertState::raised:
            return "raised";
        case AlertState::continuing:
            return "continuing";
        case AlertState::escalated:
            return "escalated";
        case AlertState::cleared:
            return "cleared";
    }
    return "";
}

std::string_view word(EventKind kind) {
    switch (kind) {
        case EventKind::raised:
            return "raised";
        case EventKind::worse:
            return "worse";
        case EventKind::told:
            return "told";
        case EventKind::cleared:
            return "cleared";
        case EventKind::opened:
            return "opened";
        case EventKind::step_done:
            return "step done";
        case EventKind::step_late:
            return "step late";
        case EventKind::decided:
            return "decided";
        case EventKind::decision_late:
            return "decision late";
    }
    return "";
}

std::string subject_id(const World& world, Subject subject) {
    return subject.kind == Subject::Kind::program ? "program" : id_of(world, subject);
}

std::string alert_window(const Finding& finding) {
    if (finding.window.days.length().count > 1) return finding.window.label;
    return fmt::format("week of {}", to_words(week_start(finding.window.days.first)));
}

std::vector<std::string> nobody_found_for(const FollowContext& context, const Requirement& rule, const Alert& alert,
                                          Subject subject, Date on) {
    std::vector<std::string> missing;
    const auto ask = [&](const Who& who) {
        if (!context.people_of(who, subject, on).empty()) return;
        for (const Person& person : who.people)
            if (std::find(missing.begin(), missing.end(), person.word) == missing.end()) missing.push_back(person.word);
    };
    for (const Notify& notify : rule.notify)
        if (notify.when == alert.status) ask(notify.who);
    return missing;
}

namespace {

bool worse(Status a, Status b) { return a == Status::missed && b != Status::missed; }

std::string reason_of(const Finding& finding) {
    if (!finding.says.empty()) return finding.says;
    std::string all;
    for (const PartFinding& part : finding.parts) {
        if (part.says.empty()) continue;
        if (!all.empty()) all += "; ";
        all += part.says;
        if (!part.broken.empty())
            all += fmt::format("; {}: {}", to_words_without_year(part.broken.front().date), part.broken.front().says);
    }
    return all;
}

bool notifies(const Requirement& rule, Status status) {
    return std::any_of(rule.notify.begin(), rule.notify.end(), [&](const Notify& n) { return n.when == status; });
}

/// Does a finding with this status raise an alert of its rule? Missed and behind always do, others as `notify` says.
bool alarms(const Requirement& rule, Status status) {
    if (rule.force != Force::must) return false;
    return status == Status::missed || status == Status::behind || notifies(rule, status);
}

class Night {
  public:
    Night(const FollowContext& context, const FollowState& before, Date night)
        : context_(context), before_(before), night_(night) {}

    void take(const Finding& finding) {
        const Requirement& rule = context_.model[finding.requirement];
        const FindingKey key{rule.name, subject_id(context_.world, finding.subject), finding.window.label};
        remember(key, finding);
        const FindingKey alert_key{key.rule, key.subject, alert_window(finding)};
        if (finding.status != Status::not_applicable || !now_.contains(alert_key))
            now_[alert_key] = fmt::format("{}{}", word(finding.status), finding.entered_late ? ", entered late" : "");
        if (!alarms(rule, finding.status)) return;
        auto [place, is_new] = wanted_.try_emplace(alert_key);
        Wanted& wanted = place->second;
        wanted.days += 1;
        if (is_new || worse(finding.status, wanted.status)) {
            wanted.status = finding.status;
            wanted.says = reason_of(finding);
            const Finding* const one[] = {&finding};
            const std::string near = context_.near_misses ? context_.near_misses(one, night_, {}) : "";
            if (!near.empty()) wanted.says += (wanted.says.empty() ? "" : "; ") + near;
        }
        wanted.rule = &rule;
        wanted.subject = finding.subject;
    }

    void take(const TriggerFinding& finding) {
        const Trigger& trigger = context_.model[finding.trigger];
        if (trigger.opens || finding.holds != Truth::yes) return;
        Wanted& wanted = wanted_[{trigger.name, subject_id(context_.world, finding.subject), ""}];
        wanted.status = Status::missed;
        wanted.says = finding.says;
        wanted.trigger = &trigger;
        wanted.subject = finding.subject;
    }

    void settle_alerts() {
        for (auto& [key, wanted] : wanted_) {
            if (wanted.days > 1) wanted.says = fmt::format("{} days: {}", wanted.days, wanted.says);
            const auto old = before_.alerts.find(key);
            const bool known = old != before_.alerts.end() && old->second.state != AlertState::cleared;
            Alert alert =
                known ? old->second : Alert{key, wanted.status, AlertState::raised, night_, night_, 0, {}, ""};
            alert.says = wanted.says;
            if (!known) {
                tell_first(alert, wanted, EventKind::raised);
            } else if (worse(wanted.status, alert.status)) {
                alert.status = wanted.status;
                tell_first(alert, wanted, EventKind::worse);
                change(alert, AlertState::escalated);
            } else {
                alert.status = wanted.status;
                // The same night run again finds its own news and leaves it as it was.
                if (alert.changed != night_) alert.state = AlertState::continuing;
            }
            climb(alert, wanted);
            result_.state.alerts.emplace(key, std::move(alert));
        }
        clear_the_rest();
    }

    FollowUp finish() && { return std::move(result_); }
    FollowUp& result() { return result_; }

  private:
    struct Wanted {
        Status status{};
        std::string says;
        const Requirement* rule = nullptr;
        const Trigger* trigger = nullptr;
        Subject subject;
        std::int64_t days = 0;
    };

    void remember(const FindingKey& key, const Finding& finding) {
        const auto old = before_.findings.find(key);
        const bool same =
            old != before_.findings.end() && old->second.status == finding.status && old->second.since == finding.since;
        result_.state.findings[key] = {finding.status, finding.since, same ? old->second.known : night_,
                                       finding.parts.empty() ? 0 : finding.parts.front().counted, finding.next_change};
    }

    void change(Alert& alert, AlertState state) const {
        alert.state = state;
        alert.changed = night_;
    }

    /// Adds to `to` the people of WHO who were not yet told; says whether WHO found anybody at all.
    bool find(const Who& who, Subject subject, std::vector<std::string>& to) const {
        const std::vector<PersonId> people = context_.people_of(who, subject, night_);
        for (PersonId person : people) {
            const std::string& id = context_.world[person].id;
            if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
        }
        return !people.empty();
    }

    Event event(EventKind kind, const Alert& alert, const std::vector<const Who*>& whos, Subject subject) const {
        Event made{kind, alert.key, {}, false, alert.says};
        for (const Who* who : whos)
            if (!find(*who, subject, made.to)) made.nobody_found = true;
        if ((made.nobody_found || whos.empty()) && made.to.empty() && context_.model.program.owner)
            (void)find(*context_.model.program.owner, Subject{Subject::Kind::program, 0}, made.to);
        return made;
    }

    void add(Event made, Alert& alert) {
        for (const std::string& id : made.to)
            if (std::find(alert.told.begin(), alert.told.end(), id) == alert.told.end()) alert.told.push_back(id);
        result_.events.push_back(std::move(made));
    }

    void tell_first(Alert& alert, const Wanted& wanted, EventKind kind) {
        std::vector<const Who*> whos;
        if (wanted.rule)
            for (const Notify& notify : wanted.rule->notify)
                if (notify.when == wanted.status) whos.push_back(&notify.who);
        if (wanted.trigger)
            for (const Notify& notify : wanted.trigger->notify) whos.push_back(&notify.who);
        add(event(kind, alert, whos, wanted.subject), alert);
    }

    bool is_quiet(const Ladder& ladder, const SchoolCalendar& calendar) const {
        const SchoolYear* year = calendar.year_of(night_);
        if (!year) return false;
        for (const std::string& name : ladder.quiet_during)
            for (const NamedDays& named : calendar.named(*year, name))
                if (named.days.holds(night_)) return true;
        return false;
    }

    /// The rungs of all ladders that name the rule, in the order of the model; each is climbed once, on the first night
    /// on or after its day that is not quiet.
    void climb(Alert& alert, const Wanted& wanted) {
        if (!wanted.rule) return;
        const SchoolCalendar& calendar = context_.calendar_of(wanted.subject);
        std::uint32_t rung_number = 0;
        for (const Ladder& ladder : context_.model.ladders) {
            const bool applies =
                std::any_of(ladder.requirements.begin(), ladder.requirements.end(),
                            [&](RequirementId id) { return context_.model[id].name == wanted.rule->name; });
            if (!applies) continue;
            for (const AlertRung& rung : ladder.rungs) {
                rung_number += 1;
                if (alert.rungs >= rung_number || rung.when != alert.status || is_quiet(ladder, calendar)) continue;
                const std::optional<Date> day = calendar.add(alert.raised, rung.after);
                if (!day || night_ < *day) continue;
                alert.rungs = rung_number;
                add(event(EventKind::told, alert, {&rung.tell}, wanted.subject), alert);
                if (rung.after.count > 0) change(alert, AlertState::escalated);
            }
        }
    }

    void clear_the_rest() {
        for (const auto& [key, old] : before_.alerts) {
            if (result_.state.alerts.contains(key)) continue;
            if (old.state == AlertState::cleared) {
                if (old.changed == night_) result_.state.alerts.emplace(key, old);
                continue;
            }
            Alert alert = old;
            change(alert, AlertState::cleared);
            const auto now = now_.find(key);
            alert.says = now == now_.end() ? "the rule no longer finds anything here" : "now " + now->second;
            Event made{EventKind::cleared, key, alert.told, false, alert.says};
            result_.events.push_back(std::move(made));
            result_.state.alerts.emplace(key, std::move(alert));
        }
    }

    const FollowContext& context_;
    const FollowState& before_;
    Date night_;
    std::map<FindingKey, Wanted> wanted_;
    std::map<FindingKey, std::string> now_;  // by alert: what its findings say tonight, to tell why it is cleared
    FollowUp result_;
};

}  // namespace

FollowUp follow_up(const FollowContext& context, std::span<const Judgement> judgements, const FollowState& before,
                   std::span<const Decision> decisions, Date night) {
    Night work(context, before, night);
    for (const Judgement& judgement : judgements) {
        for (const Finding& finding : judgement.findings) work.take(finding);
        for (const TriggerFinding& trigger : judgement.triggers) work.take(trigger);
    }
    work.settle_alerts();
    follow_cases(context, judgements, before, decisions, night, work.result());
    return std::move(work).finish();
}

}  // namespace induct
