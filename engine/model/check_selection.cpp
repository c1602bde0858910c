// WHO and S: people by slot, role, group or seat, and the records that a rule speaks of.
// Method: the nearest meaning first (a slot of the subject, its group, then the declared names).
// Tested by tests/model/resolved_test.cpp and the goldens slot_out_of_reach, unknown_stage, cannot_lead, ...
#include "engine/model/checker.h"
#include "grammar/other_words.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

Context Checker::context_for(const SubjectKind& subject, std::vector<ParameterId>* unset) const {
    Context context;
    context.subject = subject;
    context.unset = unset;
    if (const auto* pairing = std::get_if<ForPairing>(&subject)) context.pairings = {pairing->kind};
    if (const auto* role = std::get_if<ForRole>(&subject)) {
        // The pairings in which such a person fills a slot; those that name the very role count before those that fit.
        for (const bool exactly : {true, false}) {
            if (!context.pairings.empty()) break;
            for (std::uint32_t i = 0; i < model_.pairings.size(); ++i)
                if (std::any_of(model_.pairings[i].slots.begin(), model_.pairings[i].slots.end(),
                                [&](const Slot& slot) {
                                    return exactly ? slot.role == role->role : fits(role->role, slot.role);
                                }))
                    context.pairings.push_back({i});
        }
    }
    return context;
}

std::string Checker::words_of(const SubjectKind& subject) const {
    return std::visit(Match{
                          [&](const ForPairing& s) { return fmt::format("`{}`", model_[s.kind].name); },
                          [&](const ForRole& s) { return fmt::format("`{}`", model_[s.role].name); },
                          [&](const ForGroup& s) { return fmt::format("`{}`", model_[s.kind].name); },
                          [](const ForSchool&) { return std::string("`school`"); },
                          [](const ForDistrict&) { return std::string("`district`"); },
                          [](const ForProgram&) { return std::string("the program"); },
                      },
                      subject);
}

/// The slot of that name in the pairings that are in reach. `said`: it is there several times, which was told.
std::optional<SlotRef> Checker::slot(const Context& context, At name, bool& said) {
    std::optional<SlotRef> found;
    const std::string written = name.text();
    for (const bool exactly : {true, false}) {
        for (const PairingKindId pairing : context.pairings) {
            const std::vector<Slot>& slots = model_[pairing].slots;
            for (std::uint32_t i = 0; i < slots.size(); ++i) {
                if (exactly ? slots[i].name != written : !names(written, slots[i].name)) continue;
                if (found && !context.any_pairing && !(found->pairing == pairing)) {
                    said = true;
                    if (said_unknown_.emplace("slot " + written, diagnostics_.size()).second)
                        say(Code::ambiguous_name,
                            fmt::format("`{}` is a slot of `{}` and of `{}`", written, model_[found->pairing].name,
                                        model_[pairing].name),
                            name.span(), "", "write the rule for each of the two pairings");
                    return std::nullopt;
                }
                if (!found) found = SlotRef{pairing, i};
            }
        }
        if (found) return found;
    }
    return found;
}

/// In a rule for each mentor, `mentor` is she herself, also where a slot is called so: she may be in no pairing.
bool Checker::is_subject(const Context& context, At name, RoleId role) const {
    const auto* subject = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
    return subject && subject->role == role && names(name.text(), model_[role].name);
}

std::optional<Person> Checker::person_named(const Context& context, At name, Person::Reach reach, std::string word) {
    bool said = false;
    if (const std::optional<SlotRef> found = slot(context, name, said)) {
        const RoleId of_slot = model_[found->pairing].slots[found->slot].role;
        // Whoever is in the slot is nobody else: `another mentor` is any other who holds its role.
        if (reach == Person::Reach::another)
            return Person{.reach = reach, .who = RoleHolder{of_slot}, .word = std::move(word)};
        if (reach == Person::Reach::nearest && is_subject(context, name, of_slot))
            return Person{.reach = reach, .who = SubjectPerson{}, .word = std::move(word)};
        return Person{.reach = reach, .who = *found, .word = std::move(word)};
    }
    if (said) return std::nullopt;
    const std::string written = name.text();
    const auto* group = context.subject ? std::get_if<ForGroup>(&*context.subject) : nullptr;
    const auto* subject_role = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
    if (group && names(written, "member")) return Person{.reach = reach, .who = GroupMember{}, .word = std::move(word)};
    if (group && names(written, "leader")) return Person{.reach = reach, .who = GroupLeader{}, .word = std::move(word)};
    if (!lookup(name, true)) {
        for (std::uint32_t i = 0; i < model_.pairings.size(); ++i)
            for (const Slot& other : model_.pairings[i].slots)
                if (names(written, other.name) && context.subject) {
                    say(Code::slot_out_of_reach,
                        fmt::format("`{}` is a slot of `{}`, and this rule is about {}", written,
                                    model_.pairings[i].name, words_of(*context.subject)),
                        name.span(), "no such person belongs to its subject",
                        fmt::format("name the role: `{}`", model_[other.role].name));
                    return std::nullopt;
                }
        std::vector<std::string> near = names_of({Sort::role, Sort::group});
        for (const PairingKind& pairing : model_.pairings)
            for (const Slot& other : pairing.slots) near.push_back(other.name);
        unknown(name, "role, slot or group", near, Code::unknown_name);
        return std::nullopt;
    }
    const Symbol* symbol = expect(name, {Sort::role, Sort::group}, "role, slot or group");
    if (!symbol) return std::nullopt;
    if (symbol->sort == Sort::group)
        return Person{.reach = reach, .who = GroupAsWho{{symbol->index}}, .word = std::move(word)};
    const RoleId role{symbol->index};
    if (subject_role && subject_role->role == role && reach == Person::Reach::nearest)
        return Person{.reach = reach, .who = SubjectPerson{}, .word = std::move(word)};
    if (group && reach == Person::Reach::nearest) {
        const std::vector<Seat>& leaders = model_[group->kind].leaders;
        if (leaders.size() == 1 && leaders[0].role == role)
            return Person{.reach = reach, .who = GroupLeader{}, .word = std::move(word)};
    }
    return Person{.reach = reach, .who = RoleHolder{role}, .word = std::move(word)};
}

/// `mentor's principal`: the second name is found as in a rule about whoever the first one stands for.
std::optional<Person> Checker::person_through(const Context& context, At node) {
    const std::vector<At> both = node.children(Rule::name);
    if (both.size() < 2) return std::nullopt;
    const At every = node.child(Rule::word_every), another = node.child(Rule::word_another);
    if (every || another) {
        const At word = every ? every : another;
        const std::string written = fmt::format("{}'s {}", both[0].text(), both[1].text());
        say(Code::wrong_sort, fmt::format("`{}` does not go with `{}`", word.phrase(), written), word.span(),
            "the nearest ones are meant, all where there are several", fmt::format("write `{}`", written));
        return std::nullopt;
    }
    const std::optional<Person> via = person_named(context, both[0], Person::Reach::nearest, both[0].text());
    if (!via) return std::nullopt;
    std::optional<RoleId> role = role_of_who(context, via->who);
    if (!role) {
        say(Code::wrong_sort, fmt::format("`{}` is a group: nobody is reached through it", both[0].text()),
            both[0].span(), "", fmt::format("write `{}`", both[1].text()));
        return std::nullopt;
    }
    Context hers = context_for(ForRole{*role}, context.unset);
    // The slot of somebody else, and of the very pairing that this rule is about where it has one.
    const auto beside_her = [&](PairingKindId kind) {
        const std::vector<Slot>& slots = model_[kind].slots;
        const auto is_named = [&](const Slot& slot) { return names(both[1].text(), slot.name); };
        return std::any_of(slots.begin(), slots.end(), is_named) &&
               std::any_of(slots.begin(), slots.end(),
                           [&](const Slot& slot) { return !is_named(slot) && fits(*role, slot.role); });
    };
    hers.pairings.erase(std::remove_if(hers.pairings.begin(), hers.pairings.end(),
                                       [&](PairingKindId kind) { return !beside_her(kind); }),
                        hers.pairings.end());
    const auto* via_slot = std::get_if<SlotRef>(&via->who);
    if (via_slot && std::find(hers.pairings.begin(), hers.pairings.end(), via_slot->pairing) != hers.pairings.end())
        hers.pairings = {via_slot->pairing};
    std::optional<Person> found =
        person_named(hers, both[1], Person::Reach::nearest, fmt::format("{}'s {}", both[0].text(), both[1].text()));
    if (found) found->of = via->who;
    return found;
}

/// The role of whoever the term stands for: of a group's members that of its first seat.
std::optional<RoleId> Checker::role_of_who(const Context& context, const WhoIs& who) const {
    const auto first = [](const std::vector<Seat>& seats) {
        return seats.empty() ? std::optional<RoleId>() : std::optional(seats.front().role);
    };
    const auto* role = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
    const auto* group = context.subject ? std::get_if<ForGroup>(&*context.subject) : nullptr;
    if (std::holds_alternative<SubjectPerson>(who) && role) return role->role;
    if (const auto* in_slot = std::get_if<SlotRef>(&who)) return model_[in_slot->pairing].slots[in_slot->slot].role;
    if (const auto* holder = std::get_if<RoleHolder>(&who)) return holder->role;
    if (std::holds_alternative<GroupMember>(who) && group) return first(model_[group->kind].members);
    if (std::holds_alternative<GroupLeader>(who) && group) return first(model_[group->kind].leaders);
    return std::nullopt;
}

std::optional<Person> Checker::person(const Context& context, At node) {
    if (node.is(Rule::who1_owned)) return person_through(context, node);
    const Person::Reach reach = node.child(Rule::word_every)     ? Person::Reach::every
                                : node.child(Rule::word_another) ? Person::Reach::another
                                                                 : Person::Reach::nearest;
    const At name = node.child(Rule::name);
    if (!name) return std::nullopt;
    std::string word = name.text();
    if (reach == Person::Reach::every) word = "every " + word;
    if (reach == Person::Reach::another) word = "another " + word;
    return person_named(context, name, reach, std::move(word));
}

std::optional<Who> Checker::who(const Context& context, At node) {
    if (!node) return std::nullopt;
    Who people;
    people.all = !node.is(Rule::who_any);
    bool good = true;
    std::vector<At> ones;
    for (const At one : node.children()) ones.push_back(one);
    if (node.is(Rule::who1) || node.is(Rule::who1_owned)) ones = {node};
    for (const At one : ones) {
        const At name = one.child(Rule::name);
        if (name && one.is(Rule::who1)) {
            if (Symbol* symbol = lookup(name, true); symbol && symbol->sort == Sort::audience) {
                symbol->used = true;
                const Who& audience = model_.program.audiences[symbol->index].who;
                people.people.insert(people.people.end(), audience.people.begin(), audience.people.end());
                continue;
            }
        }
        if (const std::optional<Person> found = person(context, one))
            people.people.push_back(*found);
        else
            good = false;
    }
    if (!good || people.people.empty()) return std::nullopt;
    return people;
}

std::optional<WhoOrder> Checker::order(const Context& context, At node) {
    WhoOrder order;
    if (!node.is(Rule::order)) {
        const std::optional<Who> one = who(context, node);
        if (!one) return std::nullopt;
        return WhoOrder{*one};
    }
    bool good = true;
    for (const At step : node.children()) {
        const std::optional<Who> one = who(context, step);
        if (one)
            order.push_back(*one);
        else
            good = false;
    }
    if (!good || order.empty()) return std::nullopt;
    return order;
}

/// A stage that several must bring: a second record of it is of the same document.
void Checker::note_cosigned(const WhoOrder& hands, const std::vector<KindId>& kinds, std::string_view stage) {
    const bool several = hands.size() > 1 || (hands.front().all && hands.front().people.size() > 1);
    for (Kind& kind : model_.kinds) {
        const bool meant = several && std::any_of(kinds.begin(), kinds.end(), [&](KindId id) {
                               return std::find(kind.is.begin(), kind.is.end(), id) != kind.is.end();
                           });
        const auto at = std::find(kind.stages.begin(), kind.stages.end(), stage);
        const auto place = static_cast<std::uint32_t>(at - kind.stages.begin());
        const bool known = std::find(kind.cosigned.begin(), kind.cosigned.end(), place) != kind.cosigned.end();
        if (meant && at != kind.stages.end() && !known) kind.cosigned.push_back(place);
    }
}

/// Has each kind the stage that a signature is?
bool Checker::can_be_signed(At claim, const Selection& what) {
    const auto signs = [&](KindId id) {
        const std::vector<std::string>& stages = model_[id].stages;
        return std::find(stages.begin(), stages.end(), signed_stage) != stages.end();
    };
    const auto unsigned_kind =
        std::find_if(what.kinds.begin(), what.kinds.end(), [&](KindId id) { return !signs(id); });
    if (!what.kinds.empty() && unsigned_kind == what.kinds.end()) return true;
    const bool artifact = !what.kinds.empty() && model_[*unsigned_kind].form == KindForm::artifact;
    const std::string name = what.kinds.empty() ? "an activity" : fmt::format("`{}`", model_[*unsigned_kind].name);
    say(Code::unknown_stage, fmt::format("{} has no stage `{}`, so nobody can sign it", name, signed_stage),
        claim.span(), "", artifact ? "add `signed` to its `stages`" : "");
    return false;
}

bool Checker::selection_kinds(const Context& context, At node, Selection& into) {
    bool good = true;
    for (const At kind : node.children()) {
        if (kind.is(Rule::kind_activity)) into.any_activity = true;
        if (kind.is(Rule::kind_meeting)) into.any_meeting = true;
        At name;
        if (kind.is(Rule::kind_name)) name = kind.child(Rule::name);
        if (kind.is(Rule::kind_owned)) {
            name = kind.nth(1);
            into.owner = person_named(context, kind.nth(0), Person::Reach::nearest, kind.nth(0).text());
            good = good && into.owner.has_value();
        }
        if (!name) continue;
        if (const std::optional<KindId> id = expect_id<KindId>(name, Sort::kind, "activity, meeting or artifact"))
            into.kinds.push_back(*id);
        else
            good = false;
    }
    return good && (into.any_activity || into.any_meeting || !into.kinds.empty());
}

bool Checker::selection_stage(At stage, Selection& into) {
    const std::string written = stage.child(Rule::name) ? stage.child(Rule::name).text() : stage.text();
    for (const KindId id : into.kinds) {
        const Kind& kind = model_[id];
        if (std::find(kind.stages.begin(), kind.stages.end(), written) != kind.stages.end()) continue;
        if (kind.stages.empty()) {
            say(Code::unknown_stage, fmt::format("`{}` has no stages, so it cannot be `{}`", kind.name, written),
                stage.span(), "",
                !period_of_adverb(written).empty()
                    ? fmt::format("a period stands last, written out: `{}`", period_of_adverb(written))
                : kind.form == KindForm::artifact ? "declare them with `stages`"
                                                  : "");
        } else {
            unknown(stage.child(Rule::name) ? stage.child(Rule::name) : stage, fmt::format("stage of `{}`", kind.name),
                    kind.stages, Code::unknown_stage);
        }
        return false;
    }
    if (into.kinds.empty()) {
        say(Code::unknown_stage, fmt::format("an activity has no stages, so it cannot be `{}`", written), stage.span());
        return false;
    }
    into.stage = written;
    return true;
}

/// People in order, after what is counted: each of them brings the same document to the same stage.
bool Checker::selection_order(const Context& context, At people, const Selection& selected) {
    if (!selected.stage) {
        const bool staged = !selected.kinds.empty() && !model_[selected.kinds.front()].stages.empty();
        say(Code::order_misplaced, "an order of people without a stage", people.span(),
            "they bring a document to a stage, one after the other",
            staged ? fmt::format("write `{} {} by ...`", model_[selected.kinds.front()].name,
                                 model_[selected.kinds.front()].stages.back())
                   : "");
        return false;
    }
    if (!context.counted) {
        say(Code::order_misplaced, "an order of people stands in counts and deadlines", people.span(),
            "nothing is counted or due here",
            *selected.stage == signed_stage ? fmt::format("as a claim: `each {} is signed by {}`",
                                                          model_[selected.kinds.front()].name, people.phrase())
                                            : "");
        return false;
    }
    note_cosigned(selected.by, selected.kinds, *selected.stage);
    return true;
}

/// Can all that it takes expire?
bool Checker::expires(const Selection& selection) const {
    return !selection.kinds.empty() && !selection.any_activity && !selection.any_meeting &&
           std::all_of(selection.kinds.begin(), selection.kinds.end(),
                       [&](KindId kind) { return model_[kind].valid_for.has_value(); });
}

/// `by winter-break`: no person is called so, and the calendar knows the name. Told once a place.
bool Checker::names_a_day(At by) {
    At name = by;  // order, who, one person: of one name alone each has one child
    while (name && !name.is(Rule::name)) name = name.children().size() == 1 ? name.child() : At{};
    if (!name || lookup(name, true)) return false;
    const std::string written = name.text();
    if (!in_a_calendar([&](const std::string& known) { return known == written; })) return false;
    if (said_named_days_.insert(by.span()).second)
        say(Code::by_named_date, fmt::format("`by {}` does not say whether that day still counts", written), by.span(),
            "`by` takes people, or a date that is written out",
            fmt::format("write `before {0}` (that day is too late) or `no later than {0}`", written));
    return true;
}

/// S with all its parts; also the shorter forms inside conditions and points.
std::optional<SelectionId> Checker::selection_where(const Context& context, At node, At outside) {
    Selection selected;
    selected.words = node.phrase();
    if (node.is(Rule::point_first) && selected.words.starts_with("first ")) selected.words.erase(0, 6);
    selected.span = node.span();
    if (!selection_kinds(context, node, selected)) {
        // The rest is still looked at: its mistakes are independent of this one.
        for (const At part : node.children())
            if (part.is(Rule::by) && !names_a_day(part)) order(context, part.child());
        return std::nullopt;
    }
    bool good = true;
    if (const At stage = node.child(Rule::stage)) good = selection_stage(stage, selected) && good;
    std::map<std::string, Span> seen;
    for (const At part : node.children()) {
        if (part.is(Rule::by) && names_a_day(part)) {
            good = false;
            continue;
        }
        const auto people = [&](std::optional<Who>& into) {
            if (repeats(part, seen)) return;
            into = who(context, part.child());
            good = good && into.has_value();
        };
        if (part.is(Rule::with)) people(selected.with);
        if (part.is(Rule::to)) people(selected.to);
        if (part.is(Rule::led_by)) people(selected.led_by);
        if (part.is(Rule::by) && !repeats(part, seen)) {
            if (const std::optional<WhoOrder> leaders = order(context, part.child())) {
                selected.by = *leaders;
                if (leaders->size() > 1) good = selection_order(context, part.child(), selected) && good;
            } else {
                good = false;
            }
        }
        if (part.is(Rule::outside_contract_day)) selected.contract_day = ContractDay::outside;
        if (part.is(Rule::during_contract_day)) selected.contract_day = ContractDay::during;
    }
    Context inside = context;
    inside.records = &selected;
    std::vector<At> wheres = node.children(Rule::where);
    if (outside) wheres.push_back(outside);
    for (const At where : wheres)
        for (const At test : where.children()) {
            if (std::optional<FieldTest> made = field_test(inside, test))
                selected.where.push_back(std::move(*made));
            else
                good = false;
        }
    if (!good) return std::nullopt;
    check_leads(context, selected, node);
    model_.selections.push_back(std::move(selected));
    return SelectionId{static_cast<std::uint32_t>(model_.selections.size() - 1)};
}

/// `by X` where the kind says who leads or writes it, and X can never be one of them.
void Checker::check_leads(const Context&, const Selection& selection, At node) {
    if (selection.by.empty()) return;
    for (const KindId id : selection.kinds) {
        const Kind& kind = model_[id];
        std::vector<RoleId> able = kind.from;
        able.insert(able.end(), kind.led_by.begin(), kind.led_by.end());
        // What is signed or approved goes through other hands; only its first stage is its author's.
        if (able.empty() || (selection.stage && *selection.stage != kind.stages.front())) continue;
        for (const Person& person : selection.by.front().people) {
            RoleId role;
            if (const auto* holder = std::get_if<RoleHolder>(&person.who))
                role = holder->role;
            else if (const auto* slot = std::get_if<SlotRef>(&person.who))
                role = model_[slot->pairing].slots[slot->slot].role;
            else
                continue;
            if (model_[role].name.empty() ||
                std::any_of(able.begin(), able.end(), [&](RoleId other) { return fits(role, other); }))
                continue;
            std::string leaders;
            for (const RoleId one : able)
                leaders += fmt::format("{}`{}`", leaders.empty() ? "" : " or ", model_[one].name);
            say(Code::cannot_lead,
                fmt::format("`{}` can never be `by {}`: it {} {}", kind.name, person.word,
                            !kind.led_by.empty()            ? "is led by"
                            : kind.form == KindForm::survey ? "asks"
                                                            : "comes from",
                            leaders),
                node.child(Rule::by).span(), "nothing will ever be counted here",
                !kind.led_by.empty() ? "write `with` if taking part is meant" : "");
            return;
        }
    }
}

std::optional<StandingNoun> Checker::standing_noun(const Context& context, At node, bool& poisoned) {
    std::vector<At> kinds;
    for (const At child : node.children())
        if (child.is(Rule::kind_name) || child.is(Rule::kind_owned) || child.is(Rule::kind_activity) ||
            child.is(Rule::kind_meeting))
            kinds.push_back(child);
    if (kinds.empty() || !kinds[0].is(Rule::kind_name)) return std::nullopt;
    std::optional<StandingNoun> found = standing_name(context, kinds[0].child(Rule::name), poisoned);
    if (!found) return std::nullopt;
    if (kinds.size() > 1) found = standing_together(context, kinds, *found, poisoned);
    if (!found) return std::nullopt;
    for (const At part : node.children())
        if (!part.is(Rule::kind_name) && !part.is(Rule::where)) {
            say(Code::wrong_sort,
                fmt::format("`{}` is no record, so it cannot be followed by `{}`", kinds[0].phrase(), part.phrase()),
                part.span(), "only records are by, with or to somebody, or reach a stage");
            poisoned = true;
            return std::nullopt;
        }
    return found;
}

/// `coach or lead`: people of several roles or slots, counted together.
std::optional<StandingNoun> Checker::standing_together(const Context& context, const std::vector<At>& kinds,
                                                       const StandingNoun& first, bool& poisoned) {
    StandingAny any;
    const auto add = [&](const StandingNoun& noun) {
        return std::visit(Match{
                              [&](const StandingPairing&) { return false; },
                              [&](const StandingGroup&) { return false; },
                              [&](const StandingAny&) { return false; },
                              [&](const StandingDocument&) { return false; },
                              [&](const StandingBegun&) { return false; },
                              [&](const auto& people) {
                                  any.of.emplace_back(people);
                                  return true;
                              },
                          },
                          noun);
    };
    poisoned = true;  // until all of them are people
    At wrong = add(first) ? At{} : kinds[0];
    for (std::size_t i = 1; i < kinds.size() && !wrong; ++i) {
        const At name = kinds[i].is(Rule::kind_name) ? kinds[i].child(Rule::name) : At{};
        bool said = false;
        const std::optional<StandingNoun> next = name ? standing_name(context, name, said) : std::nullopt;
        if (said) return std::nullopt;
        if (!next && name && !lookup(name, true)) {
            unknown(name, "role or slot", names_of({Sort::role}), Code::unknown_name);
            return std::nullopt;
        }
        if (!next || !add(*next)) wrong = kinds[i];
    }
    if (wrong) {
        say(Code::wrong_sort, fmt::format("`{}` is no role or slot", wrong.phrase()), wrong.span(),
            "only people are counted together", "write an expectation for each");
        return std::nullopt;
    }
    poisoned = false;
    return any;
}

/// One name that stands on a day; nothing when it is a kind of record, or no name at all.
std::optional<StandingNoun> Checker::standing_name(const Context& context, At name, bool& poisoned) {
    std::optional<StandingNoun> found;
    bool said = false;
    if (const std::optional<SlotRef> here = slot(context, name, said)) found = StandingSlot{*here};
    if (said) {
        poisoned = true;
        return std::nullopt;
    }
    if (!found && context.subject && std::holds_alternative<ForGroup>(*context.subject)) {
        if (names(name.text(), "member")) found = StandingMembers{};
        if (names(name.text(), "leader")) found = StandingLeaders{};
    }
    if (!found) {
        Symbol* symbol = lookup(name, true);
        if (!symbol) {
            for (const PairingKind& pairing : model_.pairings)
                for (const Slot& other : pairing.slots)
                    if (names(name.text(), other.name)) {
                        person_named(context, name, Person::Reach::nearest, name.text());  // says why not
                        poisoned = true;
                        return std::nullopt;
                    }
            return std::nullopt;
        }
        if (symbol->sort == Sort::role) found = StandingRole{{symbol->index}};
        if (symbol->sort == Sort::pairing) found = StandingPairing{{symbol->index}};
        if (symbol->sort == Sort::group) found = StandingGroup{{symbol->index}};
        if (!found) return std::nullopt;
        symbol->used = true;
    }
    return found;
}

}  // namespace induct
