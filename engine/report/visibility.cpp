// See visibility.h.
#include "engine/report/visibility.h"

#include "engine/model/rests_on.h"

#include <algorithm>

namespace induct {

Visibility::Visibility(const FollowContext& context, Readership reader, Date on)
    : context_(context), reader_(std::move(reader)), on_(on) {
    owner_ = is_owner();
    const Model& model = context_.model;
    for (const Kind& kind : model.kinds) kind_is_open_.push_back(is_open(kind));
    all_kinds_open_ = std::find(kind_is_open_.begin(), kind_is_open_.end(), false) == kind_is_open_.end();
    const auto behind = [&](auto tag, std::size_t count, std::vector<std::vector<KindId>>& all) {
        for (std::uint32_t i = 0; i < count; ++i) all.push_back(confidential_behind(model, decltype(tag){i}));
    };
    behind(RequirementId{}, model.requirements.size(), behind_rules_);
    behind(TriggerId{}, model.triggers.size(), behind_triggers_);
    behind(FigureId{}, model.figures.size(), behind_figures_);
    for (std::uint32_t i = 0; i < model.triggers.size(); ++i) {
        closed_rules_.push_back(rules_behind(model, TriggerId{i}));
        std::erase_if(closed_rules_.back(), [&](RequirementId rule) { return !model[rule].visible_to; });
    }
}

bool Visibility::is_reader(PersonId person) const {
    return std::find(reader_.people.begin(), reader_.people.end(), person) != reader_.people.end();
}

bool Visibility::reads_as(const Who& who, Subject subject) const {
    const std::vector<PersonId> people = context_.people_of(who, subject, on_);
    return std::any_of(people.begin(), people.end(), [&](PersonId person) { return is_reader(person); });
}

bool Visibility::is_owner() const {
    return context_.model.program.owner && reads_as(*context_.model.program.owner, {Subject::Kind::program, 0});
}

bool Visibility::is_hers(Subject subject) const {
    const World& world = context_.world;
    switch (subject.kind) {
        case Subject::Kind::person:
            return is_reader(PersonId{subject.index});
        case Subject::Kind::pairing: {
            const auto& members = world.pairings[subject.index].members;
            return std::any_of(members.begin(), members.end(),
                               [&](const PairingMember& m) { return is_reader(m.person) && m.days.holds(on_); });
        }
        case Subject::Kind::group: {
            const auto& members = world.groups[subject.index].members;
            return std::any_of(members.begin(), members.end(),
                               [&](const GroupMembership& m) { return is_reader(m.person) && m.days.holds(on_); });
        }
        case Subject::Kind::site:
        case Subject::Kind::program:
            return false;
    }
    return false;
}

bool Visibility::sees_counts(RequirementId rule, std::size_t subjects) const {
    if (!may_see_kinds(behind_rules_[rule.index])) return false;
    if (reader_.everything || owner_) return true;
    const SubjectKind& about = context_.model[rule].subject;
    const bool of_people = std::holds_alternative<ForPairing>(about) || std::holds_alternative<ForRole>(about) ||
                           std::holds_alternative<ForGroup>(about);
    return !of_people || subjects >= public_floor;
}

bool Visibility::sees_number(std::size_t of_them) const {
    return reader_.everything || owner_ || of_them == 0 || of_them >= public_floor;
}

bool Visibility::sees_all_records(Subject subject) const {
    return reader_.everything || owner_ || subject.kind != Subject::Kind::group || !is_hers(subject);
}

bool Visibility::sees(const Record& record, Subject subject) const {
    // Who answered a survey is no secret, only what; a record is shown without its answers.
    if (context_.model[record.kind].form != KindForm::survey && !may_see(record.kind)) return false;
    if (sees_all_records(subject)) return true;
    const auto among = [&](const std::vector<PersonId>& people) {
        return std::any_of(people.begin(), people.end(), [&](PersonId person) { return is_reader(person); });
    };
    if (among(record.led_by) || among(record.people) || among(record.to)) return true;
    return record.group && record.group->index == subject.index;
}

bool Visibility::sees(EntryNumber entry, Subject subject) const {
    if (all_kinds_open_ && sees_all_records(subject)) return true;
    if (records_.empty())
        for (const Record& record : context_.world.records) records_.emplace(record.entry, &record);
    const auto found = records_.find(entry);
    return found != records_.end() && sees(*found->second, subject);
}

RecordFilter Visibility::records_about(Subject subject) const {
    return [this, subject](const Record& record) { return sees(record, subject); };
}

std::string Visibility::words_of(const std::vector<KindId>& kinds) const {
    std::vector<std::string> names;
    for (const KindId kind : kinds) {
        if (may_see(kind)) continue;
        for (const KindId above : context_.model[kind].is)
            for (const std::string& name : context_.model[above].confidential_to)
                if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string words;
    for (const std::string& name : names) words += (words.empty() ? "" : ", ") + name;
    return words;
}

std::string Visibility::confidential_to(RequirementId rule) const { return words_of(behind_rules_[rule.index]); }
std::string Visibility::confidential_to(FigureId figure) const { return words_of(behind_figures_[figure.index]); }

bool Visibility::may_know_of(std::string_view name) const {
    const Model& model = context_.model;
    bool known = false, open = true;
    const auto look = [&](const std::string& declared, const std::vector<KindId>& behind) {
        if (declared != name) return;
        known = true;
        open = open && may_see_kinds(behind);
    };
    for (std::size_t i = 0; i < model.requirements.size(); ++i) look(model.requirements[i].name, behind_rules_[i]);
    for (std::size_t i = 0; i < model.triggers.size(); ++i) look(model.triggers[i].name, behind_triggers_[i]);
    for (std::uint32_t i = 0; i < model.reviews.size(); ++i)
        if (model.reviews[i].name == name) look(model.reviews[i].name, confidential_behind(model, ReviewId{i}));
    return known ? open : all_kinds_open_;
}

/// Does the kind's own `confidential to` take in everybody who reads?
bool Visibility::is_open(const Kind& kind) const {
    const Model& model = context_.model;
    const std::vector<std::string>& to = kind.confidential_to;
    if (to.empty()) return true;
    std::vector<PersonId> readers;
    const auto add = [&](const Who& who) {
        const std::vector<PersonId> people = context_.people_of(who, {Subject::Kind::program, 0}, on_);
        readers.insert(readers.end(), people.begin(), people.end());
    };
    for (const std::string& name : to) {
        const auto& audiences = model.program.audiences;
        const auto audience =
            std::find_if(audiences.begin(), audiences.end(), [&](const Audience& one) { return one.name == name; });
        const std::optional<GroupKindId> group = model.find_group(name);
        if (audience != audiences.end())
            add(audience->who);
        else if (const std::optional<RoleId> role = model.find_role(name))
            add({true, {Person{Person::Reach::every, RoleHolder{*role}, name}}});
        else
            for (const WorldGroup& one : context_.world.groups)
                for (const GroupMembership& member : one.members)
                    if (one.kind == group && member.days.holds(on_)) readers.push_back(member.person);
    }
    // A page for an audience is read by all of its people.
    return !reader_.people.empty() && std::all_of(reader_.people.begin(), reader_.people.end(), [&](PersonId person) {
        return std::find(readers.begin(), readers.end(), person) != readers.end();
    });
}

bool Visibility::may_see(KindId kind) const {
    // What somebody was paid tells what she did for it.
    for (const Payment& payment : context_.model.payments)
        if (payment.made == kind && !may_see_kinds(behind_rules_[payment.rule.index])) return false;
    const std::vector<KindId>& is = context_.model[kind].is;
    return std::all_of(is.begin(), is.end(), [&](KindId above) { return kind_is_open_[above.index]; });
}

bool Visibility::may_see(const Who& who) const { return may_see_kinds(confidential_behind(context_.model, who)); }

bool Visibility::may_see_kinds(const std::vector<KindId>& kinds) const {
    return std::all_of(kinds.begin(), kinds.end(), [&](KindId kind) { return may_see(kind); });
}

bool Visibility::sees(RequirementId id, Subject subject) const {
    if (!may_see_kinds(behind_rules_[id.index])) return false;
    if (reader_.everything || owner_) return true;
    const Requirement& rule = context_.model[id];
    if (rule.visible_to) return reads_as(*rule.visible_to, subject);
    // What follows from a decision tells that there was a review: it is for those who see the review.
    if (const auto* follows = rule.owed_when ? std::get_if<ReviewDecided>(&context_.model[*rule.owed_when]) : nullptr) {
        for (std::uint32_t i = 0; i < context_.model.triggers.size(); ++i)
            if (context_.model.triggers[i].opens == follows->review && !sees_rules_behind(TriggerId{i}, subject))
                return false;
        return is_named_by(context_.model[follows->review], subject);
    }
    if (reader_.told || is_hers(subject)) return true;
    for (const Notify& notify : rule.notify)
        if (reads_as(notify.who, subject)) return true;
    for (const Ladder& ladder : context_.model.ladders) {
        if (std::find(ladder.requirements.begin(), ladder.requirements.end(), id) == ladder.requirements.end())
            continue;
        for (const AlertRung& rung : ladder.rungs)
            if (reads_as(rung.tell, subject)) return true;
    }
    return false;
}

bool Visibility::sees(TriggerId id, Subject subject) const {
    const Trigger& trigger = context_.model[id];
    if (!may_see_kinds(behind_triggers_[id.index])) return false;
    if (reader_.everything || owner_) return true;
    if (!sees_rules_behind(id, subject)) return false;
    if (trigger.opens) return is_named_by(context_.model[*trigger.opens], subject);
    return std::any_of(trigger.notify.begin(), trigger.notify.end(),
                       [&](const Notify& n) { return reads_as(n.who, subject); });
}

/// What a rule says is for those whom its `visible to` names, also when a trigger tells it.
bool Visibility::sees_rules_behind(TriggerId trigger, Subject subject) const {
    const std::vector<RequirementId>& rules = closed_rules_[trigger.index];
    return reader_.everything || owner_ || std::all_of(rules.begin(), rules.end(), [&](RequirementId rule) {
               return reads_as(*context_.model[rule].visible_to, subject);
           });
}

bool Visibility::is_named_by(const Review& review, Subject subject) const {
    if (review.visible_to) return reads_as(*review.visible_to, subject);
    if (review.owner && reads_as(*review.owner, subject)) return true;
    for (const ReviewNotice& notice : review.notify)
        if (reads_as(notice.who, subject)) return true;
    return std::any_of(review.escalations.begin(), review.escalations.end(),
                       [&](const ReviewEscalation& e) { return reads_as(e.to, subject); });
}

std::vector<KindId> Visibility::behind(const Case& one) const {
    const Model& model = context_.model;
    std::vector<KindId> kinds;
    bool known = false;
    for (std::size_t i = 0; i < model.triggers.size(); ++i) {
        if (model.triggers[i].name != one.trigger) continue;
        known = true;
        kinds.insert(kinds.end(), behind_triggers_[i].begin(), behind_triggers_[i].end());
    }
    // What the model no longer declares may have rested on any of them.
    for (std::uint32_t i = 0; !known && i < model.kinds.size(); ++i)
        if (!model.kinds[i].confidential_to.empty()) kinds.push_back(KindId{i});
    return kinds;
}

std::string Visibility::why_withheld(const Case& one) const {
    const std::string to = words_of(behind(one));
    return to.empty() ? "for other readers" : "confidential to " + to;
}

CaseSight Visibility::sight_of(const Case& one, const Review& review, Subject subject) const {
    if (!named()) return CaseSight::nothing;
    const bool named_by_it = is_named_by(review, subject);
    if (!may_see_kinds(behind(one))) return named_by_it ? CaseSight::without_reason : CaseSight::nothing;
    if (!named_by_it && !reader_.everything && !owner_) return CaseSight::nothing;
    for (std::uint32_t i = 0; i < context_.model.triggers.size(); ++i)
        if (context_.model.triggers[i].name == one.trigger && !sees_rules_behind(TriggerId{i}, subject))
            return CaseSight::without_reason;
    return CaseSight::whole;
}

bool Visibility::sees(FigureId id, Subject subject) const {
    if (!may_see_kinds(behind_figures_[id.index])) return false;
    return reader_.everything || owner_ || reader_.told || subject.kind == Subject::Kind::program || is_hers(subject);
}

}  // namespace induct
