// Claims on each record, and how records are tied to each other. Source: docs/language.md, 5 (CLAIM) and 6.5 (Each,
// Ties). Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
constexpr CalendarSpan usual_tie{30, SpanUnit::day};
/// "A record may name the record it belongs to" (6.5, Ties).
bool names(const Record& one, const Record& other) { return one.belongs_to == other.entry; }
}  // namespace

// "Each record is judged on the day its own limit passes (its date, when the claim has none)."
bool Court::Judged::due(Date day) const {
    return std::all_of(claims.begin(), claims.end(), [&](const ClaimResult& claim) {
        return claim.limited ? day > claim.limit : day >= claim.limit;
    });
}

// "Each record is judged on the day its own limit passes (its date, when the claim has none). Any record that broke a
// claim" (6.5): perhaps, where one is not known.
Truth Court::Judged::broken(Date day) const {
    Truth worst = Truth::no;
    for (const ClaimResult& claim : claims) {
        const bool judged = claim.limited ? day > claim.limit : day >= claim.limit;
        if (judged) worst = either(worst, negate(claim.holds));
    }
    return worst;
}

// "missed, since the day after its limit passed (for a claim without a limit: since its date)".
std::optional<Date> Court::Judged::broken_on(Date day, Truth at_least) const {
    std::optional<Date> first;
    for (const ClaimResult& claim : claims) {
        const Date broken = claim.limited ? claim.limit + one_day : claim.limit;
        if (broken > day || negate(claim.holds) < at_least || claim.holds == Truth::yes) continue;
        first = first ? std::min(*first, broken) : broken;
    }
    return first;
}

// The day that lies a span after a day, or before it, in the calendar of the subject.
std::optional<Date> Court::moved(const Scope& scope, Date day, const CalendarSpan& span, int sign) const {
    return calendar_of(scope.subject).add(day, {sign * span.count, span.unit});
}

// "For `attended` S is the meetings *expected* of the subject's person: `of` a role she holds that day (or of a group
// that she is a member of), on a day on which she was not absent, and, where the meeting has a place, in her school or
// district; where it has a group, she is in it."
bool Court::expected_of(const Scope& scope, const Record& record) const {
    const PersonId her{scope.subject.index};
    const Kind& kind = model_[record.kind];
    bool hers = false;
    for (const RoleId role : kind.of_roles) hers = hers || holds_role(her, role, record.date);
    for (const WorldGroup& group : world_.groups) {
        const bool of = std::find(kind.of_groups.begin(), kind.of_groups.end(), group.kind) != kind.of_groups.end();
        hers = hers || (of && has(in_group(group, std::nullopt, record.date), her));
    }
    for (const Absence& absence : world_.absences) {
        if (absence.person == her && absence.days.holds(record.date)) hers = false;
    }
    const std::optional<SiteId> district = district_of(home_of(her));
    if (record.place) {
        const bool at_hers = home_of(her) && lies_in(record.place, *home_of(her));
        hers = hers && (at_hers || (district && lies_in(record.place, *district)));
    }
    if (record.group) hers = hers && has(in_group(world_[*record.group], std::nullopt, record.date), her);
    return hers;
}

// "looks at the records of S dated in the year up to D, on active days."
std::vector<Hit> Court::anchors(const Scope& scope, SelectionId what, const std::vector<Claim>& claims, Interval days,
                                Look look) const {
    const bool attendance = std::any_of(claims.begin(), claims.end(), [](const Claim& claim) {
        const auto* attended = std::get_if<IsAttended>(&claim);
        return attended && !attended->who;
    });
    if (!attendance || scope.subject.kind != Subject::Kind::person) return hits(scope, model_[what], days, look);
    std::vector<Hit> found;
    for (const Record& record : world_.records) {
        if (!days.holds(record.date) || record.date > look.records_to || !active(scope, record.date)) continue;
        if (!selects(model_[what], record) || !expected_of(scope, record)) continue;
        const Truth taken = passes(scope, model_[what], record);
        if (taken != Truth::no) found.push_back({&record, taken, {}});
    }
    return found;
}

// "A record may name the record it belongs to; that decides. Otherwise `follows` [and] `is followed by` tie, inside the
// same subject, the nearest unused record in the right direction within the span (30 days when none is given; the same
// day counts, by start time where both have one, else either order), earliest anchor first, each partner used once."
std::vector<Court::ClaimResult> Court::tie(const Scope& scope, const std::vector<Hit>& anchored, SelectionId what,
                                           const std::optional<Lead>& lead, bool forward, Look look) const {
    const std::vector<Hit> partners = hits(scope, model_[what], always, look);
    const CalendarSpan span = lead && lead->span.value ? *lead->span.value : usual_tie;
    const int sign = forward ? 1 : -1;
    const auto limits = [&](Date day) {
        Date far = moved(scope, day, lead && !lead->at_most ? usual_tie : span, sign)
                       .value_or(forward ? last_known_day : first_known_day);
        const Date near = lead && !lead->at_most ? moved(scope, day, span, sign).value_or(far) : day;
        // "`by at least S` looks 30 days back or ahead, or S where S is longer."
        far = forward ? std::max(far, near) : std::min(far, near);
        return forward ? Interval{near, far} : Interval{far, near};
    };
    const auto lies_right = [&](const Record& anchor, const Record& partner) {
        if (partner.date != anchor.date) return forward == (anchor.date < partner.date);
        if (!partner.start || !anchor.start) return true;
        return forward ? *partner.start >= *anchor.start : *partner.start <= *anchor.start;
    };
    const auto fits = [&](const Record& anchor, const Record& partner) {
        return partner.entry != anchor.entry && limits(anchor.date).holds(partner.date) && lies_right(anchor, partner);
    };
    std::vector<ClaimResult> results(anchored.size());
    std::vector<EntryNumber> used;
    std::vector<bool> decided(anchored.size());
    for (std::size_t i = 0; i < anchored.size(); ++i) {
        const Record& anchor = *anchored[i].record;
        results[i] = {Truth::no, forward ? limits(anchor.date).last : anchor.date, forward};
        for (const Hit& partner : partners) {
            if (!names(*partner.record, anchor) && !names(anchor, *partner.record)) continue;
            if (partner.record->entry == anchor.entry || !lies_right(anchor, *partner.record)) continue;
            decided[i] = true;
            used.push_back(partner.record->entry);
            if (fits(anchor, *partner.record)) results[i].holds = either(results[i].holds, partner.taken);
        }
    }
    for (const Truth certainty : {Truth::yes, Truth::unknown}) {
        for (std::size_t i = 0; i < anchored.size(); ++i) {
            if (anchored[i].taken != certainty || decided[i]) continue;
            const Record& anchor = *anchored[i].record;
            const Hit* nearest = nullptr;
            for (const Hit& partner : partners) {
                const bool free = std::find(used.begin(), used.end(), partner.record->entry) == used.end() &&
                                  !partner.record->belongs_to;
                if (!free || !fits(anchor, *partner.record)) continue;
                if (partner.taken == Truth::unknown) results[i].holds = either(results[i].holds, Truth::unknown);
                if (partner.taken == Truth::yes && (!nearest || !forward)) nearest = &partner;
            }
            if (!nearest) continue;
            results[i].holds = Truth::yes;
            used.push_back(nearest->record->entry);
        }
    }
    return results;
}

// "has steps in order": the steps before the record's own are looked for backwards, those after it forwards, each from
// the step beside it, all within the span of the record.
Court::ClaimResult Court::in_order(const Scope& scope, const Record& anchor, const HasInOrder& claim,
                                   std::vector<EntryNumber>& used, Look look) const {
    const CalendarSpan span = claim.within.value_or(usual_tie);
    std::size_t own = claim.steps.size();
    for (std::size_t i = claim.steps.size(); i-- > 0;) {
        if (kind_is(anchor.kind, claim.steps[i])) own = i;
    }
    const bool among = own < claim.steps.size();
    const std::size_t before = among ? own : 0;
    const bool later_steps = !among || own + 1 < claim.steps.size();
    const Date far = moved(scope, anchor.date, span, 1).value_or(last_known_day);
    ClaimResult result{Truth::yes, later_steps ? far : anchor.date, later_steps};
    const auto look_for = [&](KindId step, const Record& beside, bool forward) -> const Record* {
        Selection selection;
        selection.kinds = {step};
        const Date first = moved(scope, anchor.date, span, -1).value_or(first_known_day);
        const Interval days = forward ? Interval{beside.date, far} : Interval{first, beside.date};
        const Record* nearest = nullptr;
        bool named = false;
        for (const Hit& found : hits(scope, selection, days, look)) {
            const Record& one = *found.record;
            const bool taken = std::find(used.begin(), used.end(), one.entry) != used.end();
            if (taken || one.entry == anchor.entry || (one.belongs_to && !names(one, anchor))) continue;
            const bool same_day = one.date == beside.date && one.start && beside.start;
            if (same_day && (forward ? *one.start < *beside.start : *beside.start < *one.start)) continue;
            if (named && !names(one, anchor)) continue;
            if (!nearest || !forward || (!named && names(one, anchor))) nearest = &one;
            named = named || names(one, anchor);
        }
        if (nearest) used.push_back(nearest->entry);
        return nearest;
    };
    const Record* beside = &anchor;
    for (std::size_t i = before; beside && i-- > 0;) beside = look_for(claim.steps[i], *beside, false);
    if (!beside) result.holds = Truth::no;
    beside = &anchor;
    for (std::size_t i = among ? own + 1 : 0; beside && i < claim.steps.size(); ++i) {
        beside = look_for(claim.steps[i], *beside, true);
    }
    if (!beside) result.holds = Truth::no;
    return result;
}

// "`is signed by A, then by B`: the stage `signed` of the same document, by each of A (by anyone of `A or B`), and by B
// on the same day or later."
bool Court::are_signed(const Scope& scope, const IsSigned& claim, const Record& record, Look look, Truth least) const {
    const std::vector<std::string>& stages = model_[record.kind].stages;
    const auto signs = [&](const Who& who, const Record& other) {
        return in_some_link(scope, [&](const Scope& link) { return led(link, who, other); });
    };
    Date from = first_known_day;
    for (const Who& step : claim.order) {
        std::vector<Who> each{step};
        if (step.all) each.clear();
        for (const Person& person : step.people) {
            if (step.all) each.push_back({true, {person}});
        }
        Date last = from;
        for (const Who& who : each) {
            std::optional<Date> first;
            for (const Record& other : world_.records) {
                const bool same = other.kind == record.kind && other.instance == record.instance;
                if (!same || other.stage >= stages.size() || stages[other.stage] != signed_stage) continue;
                if (other.date > look.records_to) continue;
                if (other.date >= from && signs(who, other) >= least && (!first || other.date < *first))
                    first = other.date;
            }
            if (!first) return false;
            last = std::max(last, *first);
        }
        from = last;
    }
    return true;
}

// The claims that look at one record alone, in the order of the table of section 5.
Court::ClaimResult Court::claim_on(const Scope& scope, const Selection& anchor, const Claim& claim,
                                   const Record& record, Look look) const {
    ClaimResult result{Truth::yes, record.date, false};
    // Under `carries over` a slot is that of the pairing which the record belongs to.
    const auto in_its_pairing = [&](auto ask) {
        return in_some_link(scope, [&](const Scope& link) {
            const bool owned = anchor.owner && link.subject == scope.subject;
            const bool asked = link.subject.kind != Subject::Kind::pairing || owned || belongs(record, link.subject);
            return asked ? ask(link) : Truth::no;
        });
    };
    if (const auto* fields = std::get_if<HasFields>(&claim)) {
        for (const FieldId field : fields->fields) {
            if (!is_recorded(record_field(record, field))) result.holds = Truth::no;
        }
    } else if (const auto* covers = std::get_if<CoversValues>(&claim)) {
        const Value value = record_field(record, covers->field);
        std::vector<std::uint32_t> wanted = covers->values;
        for (std::uint32_t i = 0; covers->each && i < model_[covers->choice].values.size(); ++i) wanted.push_back(i);
        for (const std::uint32_t index : wanted) {
            const ChoiceValue one{covers->choice, index};
            const auto* list = std::get_if<std::vector<ChoiceValue>>(&value);
            const bool there = list ? std::find(list->begin(), list->end(), one) != list->end() : value == Value(one);
            result.holds = both(result.holds, truth(there));
        }
        if (!is_recorded(value)) result.holds = Truth::unknown;
    } else if (const auto* reaches = std::get_if<ReachesStage>(&claim)) {
        const std::vector<std::string>& stages = model_[record.kind].stages;
        result.holds = Truth::no;
        if (reaches->lead && reaches->lead->at_most && reaches->lead->span.value) {
            result.limited = true;
            result.limit = moved(scope, record.date, *reaches->lead->span.value, 1).value_or(last_known_day);
        }
        for (const Record& other : world_.records) {
            if (other.kind != record.kind || other.instance != record.instance || other.date > look.records_to)
                continue;
            if (other.stage >= stages.size() || stages[other.stage] != reaches->stage) continue;
            if (result.limited && other.date > result.limit) continue;
            const bool too_soon =
                reaches->lead && !reaches->lead->at_most && reaches->lead->span.value &&
                other.date < moved(scope, record.date, *reaches->lead->span.value, 1).value_or(last_known_day);
            if (!too_soon) result.holds = Truth::yes;
        }
    } else if (const auto* led_by = std::get_if<IsLedBy>(&claim)) {
        result.holds = in_its_pairing([&](const Scope& link) { return led(link, led_by->who, record); });
    } else if (const auto* by = std::get_if<IsBy>(&claim)) {
        result.holds = in_its_pairing([&](const Scope& link) { return led(link, by->who, record); });
    } else if (const auto* with = std::get_if<IsWith>(&claim)) {
        result.holds = in_its_pairing([&](const Scope& link) { return took_part(link, with->who, record); });
    } else if (const auto* attended = std::get_if<IsAttended>(&claim)) {
        if (attended->who) {
            // "`is attended by X` asks what `with X` asks."
            result.holds = in_its_pairing([&](const Scope& link) { return took_part(link, *attended->who, record); });
        } else if (scope.subject.kind == Subject::Kind::person) {
            result.holds = truth(belongs_to_person(record, PersonId{scope.subject.index}));
        }
    } else if (const auto* logged = std::get_if<IsLogged>(&claim)) {
        result.limited = true;
        result.limit = moved(scope, record.date, logged->within, 1).value_or(last_known_day);
        result.holds = truth(record.entered_on <= result.limit);
    } else if (const auto* on_days = std::get_if<IsOn>(&claim)) {
        result.holds = Truth::no;
        for (const NamedDays& named : calendar_of(scope.subject).named(*scope.year, on_days->named_days)) {
            if (named.days.holds(record.date)) result.holds = Truth::yes;
        }
    } else {
        const auto& hands = std::get<IsSigned>(claim);
        const auto signed_for = [&](Truth least) { return are_signed(scope, hands, record, look, least); };
        result.holds = signed_for(Truth::yes) ? Truth::yes : signed_for(Truth::unknown) ? Truth::unknown : Truth::no;
    }
    return result;
}

// "claims are joined by `and`" (5): each record of S with what each claim says of it.
std::vector<Court::Judged> Court::judge_claims(const Scope& scope, SelectionId what, const std::vector<Claim>& claims,
                                               Interval days, Look look) const {
    // "Ties are made once, with the records up to D": on an earlier day they are the same.
    const Look whole{look.day, std::max(look.records_to, on_)};
    const std::vector<Hit> anchored = anchors(scope, what, claims, days, whole);
    std::vector<Judged> judged;
    judged.reserve(anchored.size());
    for (const Hit& one : anchored) judged.push_back({one.taken, one.record, {}});
    for (const Claim& claim : claims) {
        std::vector<ClaimResult> results;
        std::vector<EntryNumber> used;
        if (const auto* follows = std::get_if<Follows>(&claim)) {
            results = tie(scope, anchored, follows->what, follows->lead, false, whole);
        } else if (const auto* followed = std::get_if<IsFollowedBy>(&claim)) {
            results = tie(scope, anchored, followed->what, followed->lead, true, whole);
        } else if (const auto* order = std::get_if<HasInOrder>(&claim)) {
            for (const Hit& one : anchored) results.push_back(in_order(scope, *one.record, *order, used, whole));
        } else {
            for (const Hit& one : anchored) results.push_back(claim_on(scope, model_[what], claim, *one.record, look));
        }
        for (std::size_t i = 0; i < judged.size(); ++i) judged[i].claims.push_back(results[i]);
    }
    judged.erase(std::remove_if(judged.begin(), judged.end(),
                                [&](const Judged& one) { return one.record->date > look.records_to; }),
                 judged.end());
    return judged;
}

// "Any record that broke a claim, once grace is over: missed ...; during grace pending. None broken: on-track while the
// year is open, then met (pending during grace). No record at all: not-applicable. A record that cannot be judged for
// want of data makes it unknown."
PartVerdict Court::on(const Scope& scope, const EachClaim& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (settled(scope, stretch)) return part;
    part.shown.status = Status::not_applicable;
    const std::vector<Judged> judged = judge_claims(scope, form.what, form.claims, stretch.window.days, look);
    if (judged.empty()) return part;
    part.shown.measured = Measured::records;
    part.shown.needed = static_cast<std::int64_t>(judged.size());
    bool missed = false, pending = false, unknown = false;
    for (const Judged& one : judged) {
        const bool kept = std::all_of(one.claims.begin(), one.claims.end(),
                                      [](const ClaimResult& claim) { return claim.holds == Truth::yes; });
        const bool broke = one.in == Truth::yes && one.broken_on(look.day, Truth::yes);
        part.shown.counted += kept ? 1 : 0;
        part.shown.counted_most += kept || !broke ? 1 : 0;
        // Told are the records that broke a claim, or perhaps did.
        if (one.broken_on(look.day, Truth::unknown))
            part.shown.broken.push_back({one.record->entry, one.record->date, ""});
        const std::optional<Date> broken = one.broken_on(look.day, Truth::yes);
        const std::optional<Date> perhaps = one.broken_on(look.day, Truth::unknown);
        if (one.in == Truth::yes && broken) {
            (look.day >= plus_grace(scope, *broken) ? missed : pending) = true;
        } else if (perhaps) {
            // What is missing may still be entered.
            unknown = unknown || look.day >= plus_grace(scope, *perhaps);
        }
    }
    const bool closed = look.day > *part.due;
    part.shown.status = missed                                            ? Status::missed
                        : pending || (closed && look.day <= *part.judged) ? Status::pending
                        : unknown                                         ? Status::unknown
                        : closed                                          ? Status::met
                                                                          : Status::on_track;
    return part;
}

}  // namespace induct::oracle
