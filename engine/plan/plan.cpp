// Lowers a model to a plan. See plan.h.
// Method: one pass over the requirements, triggers and figures; each expression is interned (same test, same place),
// and every scope notes what its subjects need, so that gathering works out nothing that no rule reads. Test:
// tests/plan/plan_test.cpp.
#include "engine/plan/plan.h"

#include "engine/model/match.h"
#include "engine/plan/windows_of.h"

#include <algorithm>

namespace induct {

namespace {

std::string words_of(const Who& who) {
    std::string words;
    for (const Person& person : who.people) {
        if (!words.empty()) words += who.all ? " and " : " or ";
        words += person.word;
    }
    return words;
}

void mark(std::vector<bool>& set, std::size_t at) {
    if (set.size() <= at) set.resize(at + 1, false);
    set[at] = true;
}

/// Slots of two kinds of pairing may have one name.
bool same_owner(const Place& a, const Place& b) {
    const auto *one = std::get_if<OfSlot>(&a.owner), *other = std::get_if<OfSlot>(&b.owner);
    return one && other ? one->slot == other->slot : a.owner.index() == b.owner.index();
}
bool same_place(const Place& a, const Place& b) {
    return same_owner(a, b) && a.field == b.field && a.words == b.words && a.group == b.group;
}
bool same_test(const RecordTest& a, const RecordTest& b) {
    if (a.ask != b.ask || !(a.who == b.who) || a.field.has_value() != b.field.has_value()) return false;
    if (!a.field) return true;
    const FieldTest &x = *a.field, &y = *b.field;
    if (!same_place(x.place, y.place) || x.compare != y.compare || x.values != y.values || x.day != y.day) return false;
    return x.other.has_value() == y.other.has_value() && (!x.other || same_place(*x.other, *y.other));
}

class Lowering {
  public:
    explicit Lowering(const Model& model) : model_(model) {}

    Plan run() {
        code_kinds();
        for (const Selection& selection : model_.selections) lower(selection);
        plan_.conditions = model_.conditions;
        plan_.grace = model_.program.grace;
        plan_.currency = model_.program.currency;
        plan_.condition_words = model_.condition_words;
        plan_.condition_words.resize(plan_.conditions.size());
        for (const Condition& condition : model_.conditions) {
            const auto* measure = std::get_if<MeasureIs>(&condition);
            plan_.condition_sums.push_back(measure ? std::optional(sum_of(measure->measure)) : std::nullopt);
            const auto* value = std::get_if<ValueIs>(&condition);
            plan_.condition_values.push_back(value ? std::optional(values_of(value->what, value->field))
                                                   : std::nullopt);
        }
        for (const Review& review : model_.reviews) plan_.review_names.push_back(review.name);
        for (const Choice& choice : model_.choices) {
            std::vector<std::string>& titles = plan_.choice_titles.emplace_back();
            for (const ChoiceItem& item : choice.values) titles.push_back(item.title.empty() ? item.name : item.title);
        }
        for (std::uint32_t i = 0; i < model_.figures.size(); ++i) lower(FigureId{i});
        for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) lower(RequirementId{i});
        for (std::uint32_t i = 0; i < model_.triggers.size(); ++i) lower(TriggerId{i});
        for (std::uint32_t i = 0; i < model_.figures.size(); ++i) scope_of(FigureId{i});
        fill_table();
        for (Scope& scope : plan_.scopes) fit(scope);
        return std::move(plan_);
    }

  private:
    // ---- kinds and selections

    void code_kinds() {
        for (const Kind& kind : model_.kinds) {
            plan_.first_code.push_back(static_cast<std::uint32_t>(plan_.code_words.size()));
            const bool deed = kind.form == KindForm::activity || kind.form == KindForm::meeting;
            const std::size_t stages = deed ? 1 : std::max<std::size_t>(kind.stages.size(), 1);
            for (std::size_t stage = 0; stage < stages; ++stage) {
                const std::string& title = kind.title.empty() ? kind.name : kind.title;
                plan_.code_words.push_back(deed || kind.stages.empty() ? title : title + " " + kind.stages[stage]);
                plan_.code_is_dated_deed.push_back(deed);
                plan_.valid_for.push_back(kind.valid_for);
                kind_of_code_.push_back(KindId{static_cast<std::uint32_t>(plan_.first_code.size() - 1)});
                stage_of_code_.push_back(deed || kind.stages.empty() ? std::string() : kind.stages[stage]);
            }
        }
    }

    std::uint32_t intern(RecordTest test) {
        for (std::uint32_t i = 0; i < plan_.tests.size(); ++i) {
            if (same_test(plan_.tests[i], test)) return i;
        }
        plan_.tests.push_back(std::move(test));
        return static_cast<std::uint32_t>(plan_.tests.size() - 1);
    }
    std::uint32_t who_test(RecordTest::Ask ask, const Who& who, std::string_view word) {
        return intern({ask, who, std::nullopt, std::string(word) + " " + words_of(who)});
    }
    static std::string words_of_test(const FieldTest& test) { return test.place.words; }

    void lower(const Selection& selection) {
        Select select;
        select.words = selection.words;
        select.minutes = selection.contract_day;
        select.any_stage = !selection.stage;
        select.of_owner = selection.owner.has_value();
        const auto add = [&](std::uint32_t test) { select.tests.push_back(test); };
        const bool in_order = selection.by.size() > 1;
        if (selection.owner) {
            const std::uint32_t owned = intern({RecordTest::Ask::belongs_to, Who{true, {*selection.owner}},
                                                std::nullopt, selection.owner->word + "'s"});
            if (in_order)
                select.owner = owned;
            else
                add(owned);
        }
        if (in_order)
            select.order = signers_of(selection.by, "by");
        else if (!selection.by.empty())
            add(who_test(RecordTest::Ask::by, selection.by.front(), "by"));
        if (selection.led_by) add(who_test(RecordTest::Ask::by, *selection.led_by, "led by"));
        if (selection.with) add(who_test(RecordTest::Ask::with, *selection.with, "with"));
        if (selection.to) add(who_test(RecordTest::Ask::to, *selection.to, "to"));
        if (selection.contract_day == ContractDay::outside)
            add(intern({RecordTest::Ask::outside, {}, {}, "outside the contract day"}));
        if (selection.contract_day == ContractDay::during)
            add(intern({RecordTest::Ask::during, {}, {}, "during the contract day"}));
        for (const FieldTest& test : selection.where)
            add(intern({RecordTest::Ask::where, {}, test, words_of_test(test)}));
        if (std::any_of(model_.surveys.begin(), model_.surveys.end(), [&](const Survey& survey) {
                return survey.open && selects_kind(model_, selection, survey.kind);
            }))
            add(intern({RecordTest::Ask::in_opening, {}, {}, "while it is open"}));
        plan_.selects.push_back(std::move(select));
        selections_.push_back(selection);
    }
    /// A selection of the plan's own: a kind and nothing else, or a stage of the kinds of another one.
    std::uint32_t own_select(const Selection& selection) {
        lower(selection);
        return static_cast<std::uint32_t>(plan_.selects.size() - 1);
    }

    /// What the records hold in the field: all that hold it, at whatever stage.
    std::uint32_t values_of(SelectionId what, FieldId field) {
        const std::uint32_t select = own_select(model_[what]);
        plan_.selects[select].any_stage = false;
        plan_.selects[select].tests.push_back(has_field(field));
        plan_.values.push_back({select, field});
        return static_cast<std::uint32_t>(plan_.values.size() - 1);
    }

    /// That stage of the kinds that a selection names.
    std::uint32_t stage_of(SelectionId about, const std::string& stage) {
        Selection selection;
        selection.kinds = model_[about].kinds;
        selection.stage = stage;
        selection.words = stage;
        const std::uint32_t select = own_select(selection);
        // A survey has no stages: when those among the kinds are open is not asked of a document.
        plan_.selects[select].tests.clear();
        return select;
    }
    /// Who must sign, each with a signature of their own: all of `A and B`, anyone of `A or B`.
    static std::vector<Who> signatures_of(const Who& step) {
        if (!step.all) return {step};
        std::vector<Who> each;
        for (const Person& person : step.people) each.push_back({true, {person}});
        return each;
    }

    SignerOrder signers_of(const WhoOrder& order, std::string_view word) {
        SignerOrder steps;
        for (const Who& step : order) {
            std::vector<Signer>& signers = steps.emplace_back();
            for (const Who& one : signatures_of(step))
                signers.push_back({who_test(RecordTest::Ask::by, one, word), words_of(one)});
        }
        return steps;
    }

    void fill_table() {
        plan_.selects_of_code.resize(plan_.code_words.size());
        for (std::uint32_t code = 0; code < plan_.code_words.size(); ++code) {
            for (std::uint32_t s = 0; s < selections_.size(); ++s) {
                const Selection& selection = selections_[s];
                if (!selects_kind(model_, selection, kind_of_code_[code])) continue;
                if (selection.stage && *selection.stage != stage_of_code_[code]) continue;
                plan_.selects_of_code[code].push_back(s);
            }
        }
    }

    // ---- sums

    std::uint32_t column(CodeColumn wanted) {
        const auto found = std::find(plan_.columns.begin(), plan_.columns.end(), wanted);
        if (found != plan_.columns.end()) return static_cast<std::uint32_t>(found - plan_.columns.begin());
        plan_.columns.push_back(wanted);
        return static_cast<std::uint32_t>(plan_.columns.size() - 1);
    }
    std::uint32_t value_column(FieldId field, std::optional<ChoiceId> choice) {
        return column({CodeColumn::Holds::values, {}, field, choice});
    }
    std::uint32_t put(Sum sum) {
        plan_.sums.push_back(sum);
        return static_cast<std::uint32_t>(plan_.sums.size() - 1);
    }
    std::uint32_t put(StandingList list, std::uint32_t values = 0) {
        plan_.standings.push_back(std::move(list));
        return put(Sum{.adds = Adds::standing,
                       .values = values,
                       .standing = static_cast<std::uint32_t>(plan_.standings.size() - 1)});
    }
    std::uint32_t choice_size(ChoiceId choice) const {
        return static_cast<std::uint32_t>(model_[choice].values.size());
    }

    static Adds adds_units(SpanUnit unit) {
        switch (unit) {
            case SpanUnit::day:
            case SpanUnit::school_day:
                return Adds::days;
            case SpanUnit::week:
            case SpanUnit::school_week:
                return Adds::weeks;
            case SpanUnit::month:
                return Adds::months;
            case SpanUnit::term:
                return Adds::terms;
            case SpanUnit::year:
                return Adds::years;
        }
        return Adds::days;
    }
    std::uint32_t sum_of(const Measure& measure) {
        return std::visit(
            Match{[&](const MeasureTime& m) { return put(Sum{.adds = Adds::minutes, .select = m.what.index}); },
                  [&](const MeasureDays& m) { return put(Sum{.adds = Adds::days, .select = m.what.index}); },
                  [&](const MeasureNumber& m) { return put(Sum{.adds = Adds::records, .select = m.what.index}); },
                  [&](const MeasureStanding& m) {
                      return put(StandingList{m.what, {}, {}, {}, m.where});
                  }},
            measure);
    }
    std::uint32_t sum_of(const RecordCount& count) {
        Sum sum{.adds = Adds::records, .select = count.what.index};
        if (count.covering && count.covering_choice) {
            sum.adds = Adds::coverage;
            sum.column = value_column(*count.covering, count.covering_choice);
            sum.values = choice_size(*count.covering_choice);
        } else if (count.distinct) {
            std::visit(Match{[&](const DistinctUnit& d) { sum.adds = adds_units(d.unit); },
                             [&](const DistinctKinds&) { sum.adds = Adds::kinds; },
                             [&](const DistinctPeople& d) {
                                 sum.adds = Adds::people;
                                 sum.column = column({CodeColumn::Holds::people, d.role, {}, {}});
                             },
                             [&](const DistinctField& d) {
                                 sum.adds = Adds::values;
                                 sum.column = value_column(d.field, std::nullopt);
                             }},
                       *count.distinct);
        }
        return put(sum);
    }

    /// What the `counts` clauses of a requirement say; nothing when it has none.
    std::optional<std::uint32_t> counting_of(const Requirement& rule) {
        if (rule.counted.empty()) return std::nullopt;
        Counting all;
        for (const Counted& one : rule.counted) {
            std::visit(Match{[&](const CountsOnlyIn& c) {
                                 all.only_in.push_back({c.unit, c.with.index, one.words});
                             },
                             [&](const CountsAtMost& c) {
                                 all.caps.push_back({codes_of(c.per), c.amount.count, one.words});
                             },
                             [&](const CountsShare& c) {
                                 all.shares.push_back({c.of.index, c.share, one.words});
                             },
                             [&](const CountsShared& c) {
                                 all.shared = column({CodeColumn::Holds::people, c.among, {}, {}});
                                 all.shared_words = one.words;
                             }},
                       one.how);
        }
        plan_.countings.push_back(std::move(all));
        return static_cast<std::uint32_t>(plan_.countings.size() - 1);
    }
    /// All codes of a kind and of those that are kinds of it.
    std::vector<std::uint32_t> codes_of(KindId ancestor) const {
        std::vector<std::uint32_t> codes;
        for (std::uint32_t code = 0; code < plan_.code_words.size(); ++code)
            if (is_a(model_, kind_of(plan_, code), ancestor)) codes.push_back(code);
        return codes;
    }

    // ---- parts

    template <class T>
    static std::optional<std::int64_t> whole(const Setting<T>& setting) {
        if (!setting.value) return std::nullopt;
        if constexpr (std::is_same_v<T, std::int64_t>) {
            return *setting.value;
        } else {
            return setting.value->count;
        }
    }

    PlanClaim lower(const Claim& claim, SelectionId about) {
        using Says = PlanClaim::Says;
        PlanClaim out;
        const auto passes = [&](std::uint32_t test) { out.tests.push_back(test); };
        const auto lead = [&](const std::optional<Lead>& given) {
            if (!given) return;
            out.lead_at_most = given->at_most;
            out.lead = given->span.value;
        };
        std::visit(Match{[&](const HasFields& c) {
                             for (const FieldId field : c.fields) passes(has_field(field));
                         },
                         [&](const CoversValues& c) {
                             FieldTest test;
                             test.place = {OfRecord{}, c.field, ChoiceListType{c.choice}, model_[c.field]};
                             std::vector<std::uint32_t> values = c.values;
                             if (c.each) {
                                 values.clear();
                                 for (std::uint32_t i = 0; i < choice_size(c.choice); ++i) values.push_back(i);
                             }
                             for (const std::uint32_t value : values)
                                 test.values.emplace_back(ChoiceValue{c.choice, value});
                             passes(intern({RecordTest::Ask::covers, {}, test, "covers " + model_[c.field]}));
                         },
                         [&](const HasInOrder& c) {
                             out.says = Says::in_order;
                             out.lead = c.within;
                             for (const KindId kind : c.steps) {
                                 Selection step;
                                 step.kinds = {kind};
                                 step.words = model_[kind].title;
                                 out.selects.push_back(own_select(step));
                             }
                         },
                         [&](const Follows& c) {
                             out.says = Says::follows;
                             out.selects = {c.what.index};
                             lead(c.lead);
                         },
                         [&](const IsFollowedBy& c) {
                             out.says = Says::is_followed_by;
                             out.selects = {c.what.index};
                             lead(c.lead);
                         },
                         [&](const ReachesStage& c) {
                             out.says = Says::reaches;
                             out.selects = {stage_of(about, c.stage)};
                             lead(c.lead);
                         },
                         [&](const IsLedBy& c) { passes(who_test(RecordTest::Ask::by, c.who, "led by")); },
                         [&](const IsBy& c) { passes(who_test(RecordTest::Ask::by, c.who, "by")); },
                         [&](const IsWith& c) { passes(who_test(RecordTest::Ask::with, c.who, "with")); },
                         [&](const IsAttended& c) {
                             if (c.who) return passes(who_test(RecordTest::Ask::with, *c.who, "attended by"));
                             out.says = Says::attended;
                         },
                         [&](const IsLogged& c) {
                             out.says = Says::logged;
                             out.lead = c.within;
                         },
                         [&](const IsSigned& c) {
                             out.says = Says::is_signed;
                             out.selects = {stage_of(about, std::string(signed_stage))};
                             for (const Who& step : c.order)
                                 out.words += (out.words.empty() ? "is signed by " : ", then by ") + words_of(step);
                             out.signers = signers_of(c.order, "signed by");
                         },
                         [&](const IsOn& c) {
                             out.says = Says::on_days;
                             out.named_days = c.named_days;
                         }},
                   claim);
        for (const std::uint32_t test : out.tests) {
            if (!out.words.empty()) out.words += " and ";
            out.words += plan_.tests[test].words;
        }
        if (out.says == Says::follows) out.words = "follows " + plan_.selects[out.selects[0]].words;
        if (out.says == Says::is_followed_by) out.words = "is followed by " + plan_.selects[out.selects[0]].words;
        if (out.says == Says::reaches) out.words = "reaches " + plan_.selects[out.selects[0]].words;
        if (out.says == Says::attended) out.words = "is attended";
        if (out.says == Says::logged) out.words = "is logged within " + to_words(*out.lead);
        if (out.says == Says::on_days) out.words = "is on " + out.named_days;
        if (out.says == Says::in_order) out.words = "has its steps in order";
        return out;
    }
    std::uint32_t has_field(FieldId field) {
        FieldTest test;
        test.place = {OfRecord{}, field, TextType{}, model_[field]};
        test.compare = Compare::recorded;
        return intern({RecordTest::Ask::has_field, {}, test, "has " + model_[field]});
    }

    Part lower(const ExpectationPart& written, const Requirement& rule) {
        Part part;
        part.words = written.words;
        part.period = InYear{};
        std::visit(Match{[&](const TimeAmount& e) {
                             part.form = Part::Form::amount;
                             part.bound = e.bound;
                             part.needed = whole(e.amount);
                             if (e.average) part.per = e.per;
                             part.sum = put(Sum{.adds = Adds::minutes, .select = e.what.index});
                             plan_.sums[part.sum].counting = counting_;
                             part.period = e.period;
                         },
                         [&](const RecordCount& e) {
                             part.form = Part::Form::amount;
                             part.bound = e.bound;
                             part.needed = whole(e.least);
                             part.needed_most = e.most;
                             if (e.average) part.per = e.per;
                             part.sum = sum_of(e);
                             plan_.sums[part.sum].counting = counting_;
                             part.period = e.period;
                         },
                         [&](const Standing& e) {
                             part.form = Part::Form::standing;
                             part.bound = e.bound;
                             part.needed = whole(e.least);
                             part.needed_most = e.most;
                             part.sum = put(StandingList{e.what, e.distinct, e.covering_field, e.covering, e.where},
                                            e.covering ? choice_size(*e.covering) : 0);
                             part.period = e.period;
                             if (const auto* all = std::get_if<AtAllTimes>(&e.period)) part.gaps = all->gaps;
                         },
                         [&](const Gap& e) {
                             part.form = Part::Form::gap;
                             part.bound = e.at_most ? Bound::at_most : Bound::at_least;
                             part.between = e.span.value;
                             part.select = e.what.index;
                             if (e.season) part.period = FromTo{e.season->from, e.season->to};
                         },
                         [&](const Deadline& e) {
                             part.form = Part::Form::amount;
                             part.needed = 1;
                             part.sum = put(Sum{.adds = Adds::records, .select = e.what.index});
                             part.period = e.period;
                         },
                         [&](const EachClaim& e) {
                             part.form = Part::Form::each;
                             part.select = e.what.index;
                             for (const Claim& claim : e.claims) part.claims.push_back(lower(claim, e.what));
                         },
                         [&](const ShareClaim& e) {
                             part.form = Part::Form::share;
                             part.bound = e.bound;
                             part.needed = whole(e.share);
                             part.select = e.what.index;
                             for (const Claim& claim : e.claims) part.claims.push_back(lower(claim, e.what));
                             part.period = e.period;
                         },
                         [&](const Ratio& e) {
                             part.form = Part::Form::ratio;
                             part.bound = e.bound;
                             part.needed = whole(e.share);
                             part.sum = sum_of(e.part);
                             part.whole = sum_of(e.whole);
                             part.period = e.period;
                         },
                         [&](const That& e) {
                             part.form = Part::Form::that;
                             part.condition = e.condition;
                         },
                         [&](const PaymentDue& e) {
                             part.form = Part::Form::payment;
                             part.needed = e.amount.count;
                             part.period = e.period;
                             part.payment = lower(e);
                         },
                         [&](const PaymentBudget& e) {
                             part.form = Part::Form::budget;
                             part.bound = Bound::at_most;
                             part.needed = e.amount.count;
                             part.period = InYear{};
                             PlanPayment& payment = part.payment.emplace();
                             payment.budget_of = e.of;
                             payment.made = values_of(e.made, e.made_amount);
                             payment.made_for = values_of(e.made, e.made_for);
                         }},
                   written.expectation);
        if (part.form == Part::Form::amount || part.form == Part::Form::standing) {
            const Sum& sum = plan_.sums[part.sum];
            if (sum.values > 0) {
                part.each_value = part.needed.value_or(1);
                if (part.needed) part.needed = sum.values;
            }
        }
        part.partial = partial_of(model_, rule, part.period);
        return part;
    }

    PlanPayment lower(const PaymentDue& due) {
        PlanPayment out;
        if (const auto* hours = std::get_if<PayPerHour>(&due.per)) {
            out.by = PlanPayment::By::hour;
            out.sum = put(Sum{.adds = Adds::minutes, .select = hours->what.index});
        }
        if (const auto* records = std::get_if<PayPerRecord>(&due.per)) {
            out.by = PlanPayment::By::record;
            out.sum = put(Sum{.adds = Adds::records, .select = records->what.index});
        }
        out.when = due.when;
        for (const PayCap& cap : due.caps) {
            const auto* time = std::get_if<Minutes>(&cap.most);
            out.caps.push_back(
                {time != nullptr, time ? time->count : std::get<Cents>(cap.most).count, cap.period, cap.words});
        }
        out.made = values_of(due.made, due.made_amount);
        out.made_for = values_of(due.made, due.made_for);
        return out;
    }

    // ---- rules, triggers, figures

    Scope& scope_of(const SubjectKind& subject) {
        const auto found = std::find_if(plan_.scopes.begin(), plan_.scopes.end(),
                                        [&](const Scope& scope) { return scope.subject == subject; });
        if (found != plan_.scopes.end()) return *found;
        plan_.scopes.push_back(Scope{.subject = subject,
                                     .rules = {},
                                     .triggers = {},
                                     .figures = {},
                                     .tests = {},
                                     .columns = {},
                                     .standings = {},
                                     .values = {},
                                     .facts = {},
                                     .selects = {},
                                     .signatures = {}});
        return plan_.scopes.back();
    }

    void need_select(Scope& scope, std::uint32_t select) const {
        const Select& wanted = plan_.selects[select];
        mark(scope.selects, select);
        for (const std::uint32_t test : wanted.tests) mark(scope.tests, test);
        if (wanted.order.empty()) return;
        // Whoever brings a document may be nobody of the subject: its stages are asked, not the subject's rows.
        scope.asks_stages = true;
        for (const std::uint32_t test : wanted.tests) mark(scope.signatures, test);
        if (wanted.owner) mark(scope.signatures, *wanted.owner);
        need_signers(scope, wanted.order);
    }
    static void need_signers(Scope& scope, const SignerOrder& order) {
        for (const std::vector<Signer>& step : order) {
            for (const Signer& signer : step) mark(scope.signatures, signer.test);
        }
    }
    void need_sum(Scope& scope, std::uint32_t at) const {
        const Sum& sum = plan_.sums[at];
        if (sum.adds == Adds::standing) {
            mark(scope.standings, sum.standing);
            if (const auto* document = std::get_if<StandingDocument>(&plan_.standings[sum.standing].what))
                need_select(scope, document->what.index);
            return;
        }
        need_select(scope, sum.select);
        if (sum.counting) {
            const Counting& counting = plan_.countings[*sum.counting];
            for (const Counting::OnlyIn& one : counting.only_in) need_select(scope, one.select);
            for (const Counting::Share& one : counting.shares) need_select(scope, one.select);
            if (counting.shared) mark(scope.columns, *counting.shared);
        }
        if (sum.adds == Adds::people || sum.adds == Adds::values || sum.adds == Adds::coverage)
            mark(scope.columns, sum.column);
    }
    void need_values(Scope& scope, std::uint32_t at) const {
        mark(scope.values, at);
        need_select(scope, plan_.values[at].select);
    }
    void need_gauge(Scope& scope, const PlanGauge& gauge) const {
        if (gauge.is == PlanGauge::Is::sum) need_sum(scope, gauge.at);
        if (gauge.is == PlanGauge::Is::average) need_values(scope, gauge.at);
        if (gauge.is == PlanGauge::Is::figure) need_figure(scope, gauge.at);
    }
    void need_figure(Scope& scope, std::uint32_t at) const {
        const PlanFigure& figure = plan_.figures[at];
        if (figure.where) need_condition(scope, *figure.where);
        need_gauge(scope, figure.gauge);
        if (figure.whole) need_gauge(scope, *figure.whole);
        need_period(scope, figure.period);
        if (figure.shown_from > 0) need_select(scope, figure.answers);
        for (const std::uint32_t column_at : figure.split) mark(scope.columns, column_at);
    }
    void need_point(Scope& scope, const Point& point) const {
        if (const auto* event = std::get_if<FirstEvent>(&point)) need_select(scope, event->what.index);
        if (const auto* event = std::get_if<StageEvent>(&point)) need_select(scope, event->what.index);
    }
    void need_limit(Scope& scope, const Limit& limit) const {
        std::visit(Match{[&](const ByDate& l) { need_point(scope, l.day); },
                         [&](const auto& l) { need_point(scope, l.point); }},
                   limit);
    }
    void need_period(Scope& scope, const Period& period) const {
        const auto season = [&](const std::optional<Season>& s) {
            if (!s) return;
            need_point(scope, s->from);
            need_point(scope, s->to);
        };
        std::visit(Match{[&](const Cadence& p) { season(p.season); },
                         [&](const Taper& p) {
                             for (const Taper::Piece& piece : p.pieces) {
                                 if (piece.until) need_point(scope, *piece.until);
                             }
                         },
                         [&](const FromTo& p) {
                             season(Season{p.from, p.to});
                         },
                         [&](const Between& p) {
                             season(Season{p.from, p.to});
                         },
                         [&](const ByLimit& p) { need_limit(scope, p.limit); },
                         [&](const ByEither& p) {
                             need_limit(scope, p.first);
                             need_limit(scope, p.second);
                         },
                         [&](const OnPoint& p) { need_point(scope, p.point); }, [](const auto&) {}},
                   period);
    }
    void need_condition(Scope& scope, ConditionId id) const {
        std::visit(Match{[&](const NoneLogged& c) { need_select(scope, c.what.index); },
                         [&](const MeasureIs& c) {
                             need_sum(scope, *plan_.condition_sums[id.index]);
                             need_period(scope, c.period);
                         },
                         [&](const ValueIs& c) {
                             need_values(scope, *plan_.condition_values[id.index]);
                             if (c.other) mark(scope.facts, id.index);
                         },
                         [&](const FigureIs& c) { need_figure(scope, c.figure.index); },
                         [&](const HoldsRole&) { mark(scope.facts, id.index); },
                         [&](const FieldIs&) { mark(scope.facts, id.index); },
                         [&](const AreRecorded&) { mark(scope.facts, id.index); },
                         [&](const FieldsMatch&) { mark(scope.facts, id.index); },
                         [&](const AfterPoint& c) { need_point(scope, c.point); },
                         [&](const BeforePointIs& c) { need_point(scope, c.point); },
                         [&](const Reached& c) { need_select(scope, c.what.index); },
                         [&](const Both& c) {
                             need_condition(scope, c.left);
                             need_condition(scope, c.right);
                         },
                         [&](const Either& c) {
                             need_condition(scope, c.left);
                             need_condition(scope, c.right);
                         },
                         [&](const Not& c) { need_condition(scope, c.term); }, [](const auto&) {}},
                   plan_.conditions[id.index]);
    }
    void need_payment(Scope& scope, const PlanPayment& payment) const {
        need_values(scope, payment.made);
        need_values(scope, payment.made_for);
        if (payment.budget_of) return;
        if (payment.by != PlanPayment::By::window) need_sum(scope, payment.sum);
        if (payment.when) need_condition(scope, *payment.when);
        for (const PlanPayment::Cap& cap : payment.caps) need_period(scope, cap.period);
    }
    void need_part(Scope& scope, const Part& part) const {
        need_period(scope, part.period);
        switch (part.form) {
            case Part::Form::amount:
            case Part::Form::standing:
                return need_sum(scope, part.sum);
            case Part::Form::ratio:
                need_sum(scope, part.sum);
                return need_sum(scope, part.whole);
            case Part::Form::that:
                return need_condition(scope, *part.condition);
            case Part::Form::payment:
            case Part::Form::budget:
                return need_payment(scope, *part.payment);
            case Part::Form::gap:
                return need_select(scope, part.select);
            case Part::Form::each:
            case Part::Form::share:
                break;
        }
        need_select(scope, part.select);
        for (const PlanClaim& claim : part.claims) {
            scope.asks_attendance = scope.asks_attendance || claim.says == PlanClaim::Says::attended;
            scope.asks_stages =
                scope.asks_stages || claim.says == PlanClaim::Says::reaches || claim.says == PlanClaim::Says::is_signed;
            need_signers(scope, claim.signers);
            for (const std::uint32_t test : claim.tests) mark(scope.tests, test);
            for (const std::uint32_t select : claim.selects) need_select(scope, select);
        }
    }

    void note_slots(PlanRule& rule, std::uint32_t select) const {
        const Selection& selection = selections_[select];
        const auto note = [&](const Person& person) {
            const auto* slot = person.of ? nullptr : std::get_if<SlotRef>(&person.who);
            if (!slot) return;
            if (std::find(rule.named_slots.begin(), rule.named_slots.end(), *slot) == rule.named_slots.end()) {
                rule.named_slots.push_back(*slot);
            }
        };
        if (selection.owner) note(*selection.owner);
        for (const Who& who : selection.by) std::for_each(who.people.begin(), who.people.end(), note);
        for (const auto* who : {&selection.with, &selection.to, &selection.led_by}) {
            if (*who) std::for_each((*who)->people.begin(), (*who)->people.end(), note);
        }
    }

    PlanAlternative lower(const Alternative& written, const Requirement& requirement, PlanRule& rule) {
        PlanAlternative out;
        out.effective = written.effective;
        out.when = written.when;
        out.nothing = !written.expects;
        out.paused = written.paused;
        out.name = written.name;
        if (!written.expects) return out;
        out.joint = written.expects->joint;
        for (const ExpectationPart& part : written.expects->parts) {
            out.parts.push_back(lower(part, requirement));
            const Part& lowered = out.parts.back();
            switch (lowered.form) {
                case Part::Form::amount:
                    note_slots(rule, plan_.sums[lowered.sum].select);
                    break;
                case Part::Form::ratio:
                    for (const std::uint32_t sum : {lowered.sum, lowered.whole}) {
                        if (plan_.sums[sum].adds != Adds::standing) note_slots(rule, plan_.sums[sum].select);
                    }
                    break;
                case Part::Form::gap:
                case Part::Form::each:
                case Part::Form::share:
                    note_slots(rule, lowered.select);
                    break;
                case Part::Form::standing: {
                    const StandingList& list = plan_.standings[plan_.sums[lowered.sum].standing];
                    if (const auto* document = std::get_if<StandingDocument>(&list.what))
                        note_slots(rule, document->what.index);
                    break;
                }
                case Part::Form::that:
                case Part::Form::payment:
                case Part::Form::budget:
                    break;
            }
        }
        return out;
    }

    void lower(RequirementId id) {
        const Requirement& requirement = model_[id];
        PlanRule rule;
        rule.requirement = id;
        rule.name = requirement.name;
        rule.title = requirement.title.empty() ? requirement.name : requirement.title;
        rule.where = requirement.where;
        rule.owed_when = requirement.owed_when;
        rule.waived_when = requirement.waived_when;
        counting_ = counting_of(requirement);
        for (const Alternative& one : requirement.cases) rule.cases.push_back(lower(one, requirement, rule));
        for (const Alternative& one : requirement.exceptions) rule.exceptions.push_back(lower(one, requirement, rule));
        rule.behind_below = requirement.behind_below;
        rule.milestones = requirement.milestones;
        rule.due_soon = requirement.due_soon;
        rule.grace = requirement.grace;
        rule.late_counts = requirement.late_counts_as_met_late;
        rule.effective = requirement.effective;
        rule.carries_over = requirement.carries_over;
        rule.paused_during_leave = requirement.paused_during_leave;
        rule.extended_over = requirement.extended_by_absences_over;
        for (const ParameterId parameter : requirement.unset) {
            const Parameter& p = model_[parameter];
            rule.unset.push_back(p.title.empty() ? p.name : p.title);
        }
        Scope& scope = scope_of(requirement.subject);
        rule.scope = static_cast<std::uint32_t>(&scope - plan_.scopes.data());
        scope.carries_over = scope.carries_over || rule.carries_over;
        scope.rules.push_back(static_cast<std::uint32_t>(plan_.rules.size()));
        if (rule.where) need_condition(scope, *rule.where);
        if (rule.waived_when) need_condition(scope, *rule.waived_when);
        for (const auto* list : {&rule.cases, &rule.exceptions}) {
            for (const PlanAlternative& one : *list) {
                if (one.when) need_condition(scope, *one.when);
                for (const Part& part : one.parts) need_part(scope, part);
            }
        }
        for (const Milestone& milestone : rule.milestones) need_point(scope, milestone.by);
        plan_.rules.push_back(std::move(rule));
    }

    void lower(TriggerId id) {
        const Trigger& trigger = model_[id];
        Scope& scope = scope_of(trigger.subject);
        scope.triggers.push_back(id);
        if (trigger.where) need_condition(scope, *trigger.where);
        need_condition(scope, trigger.when);
        plan_.triggers.push_back({id, trigger.where, trigger.when});
    }

    /// The choice of a field on the kinds of a selection; nothing when it is no choice.
    std::optional<ChoiceId> choice_of(FieldId field, std::uint32_t select) const {
        for (std::uint32_t k = 0; k < model_.kinds.size(); ++k) {
            if (!selects_kind(model_, selections_[select], KindId{k})) continue;
            for (const Field& one : model_.kinds[k].fields) {
                if (one.name != field) continue;
                if (const auto* c = std::get_if<ChoiceType>(&one.type)) return c->choice;
                if (const auto* c = std::get_if<ChoiceListType>(&one.type)) return c->choice;
            }
        }
        return std::nullopt;
    }

    PlanGauge lower(const Gauge& gauge) {
        return std::visit(Match{[&](const Measure& g) {
                                    return PlanGauge{PlanGauge::Is::sum, sum_of(g), {}};
                                },
                                [&](const AverageOf& g) {
                                    return PlanGauge{PlanGauge::Is::average, values_of(g.what, g.field), {}};
                                },
                                [](const FigureOf& g) {
                                    return PlanGauge{PlanGauge::Is::figure, g.figure.index, {}};
                                },
                                [](const Setting<std::int64_t>& g) {
                                    return PlanGauge{PlanGauge::Is::number, 0, g.value};
                                }},
                          gauge);
    }

    /// The records whose number decides whether the figure is shown: all answers to the surveys of which it reads what
    /// was answered.
    void guard(PlanFigure& figure) {
        Selection answers;
        answers.stage = "answered";
        const auto about = [&](std::uint32_t select) {
            const std::vector<FieldTest>& where = selections_[select].where;
            const bool asks = std::any_of(where.begin(), where.end(), [](const FieldTest& test) {
                return std::holds_alternative<OfRecord>(test.place.owner);
            });
            if (!asks && figure.gauge.is != PlanGauge::Is::average && figure.split.empty()) return;
            for (const Survey& survey : model_.surveys) {
                if (survey.shown_from < 1 || !selects_kind(model_, selections_[select], survey.kind)) continue;
                answers.kinds.push_back(survey.kind);
                figure.shown_from = std::max(figure.shown_from, survey.shown_from);
            }
        };
        const auto look = [&](const PlanGauge& gauge) {
            if (gauge.is == PlanGauge::Is::average) about(plan_.values[gauge.at].select);
            if (gauge.is == PlanGauge::Is::sum && plan_.sums[gauge.at].adds != Adds::standing)
                about(plan_.sums[gauge.at].select);
        };
        look(figure.gauge);
        if (figure.whole) look(*figure.whole);
        if (figure.shown_from > 0) figure.answers = own_select(answers);
    }

    void lower(FigureId id) {
        const Figure& figure = model_[id];
        PlanFigure out;
        out.figure = id;
        out.where = figure.where;
        out.gauge = lower(figure.gauge);
        if (figure.share_of) out.whole = lower(*figure.share_of);
        out.is_share = figure.share_of.has_value();
        if (figure.per) out.whole = lower(*figure.per);
        out.period = figure.period;
        std::optional<std::uint32_t> records;  // the select that is split
        if (out.gauge.is == PlanGauge::Is::average) records = plan_.values[out.gauge.at].select;
        if (out.gauge.is == PlanGauge::Is::sum && plan_.sums[out.gauge.at].adds != Adds::standing)
            records = plan_.sums[out.gauge.at].select;
        for (const FieldId field : records ? figure.split_by : std::vector<FieldId>{}) {
            const std::optional<ChoiceId> choice = choice_of(field, *records);
            out.split.push_back(value_column(field, choice));
            std::vector<std::string>& titles = out.titles.emplace_back();
            if (choice) titles = plan_.choice_titles[choice->index];
        }
        guard(out);
        plan_.figures.push_back(std::move(out));
    }
    void scope_of(FigureId id) {
        Scope& scope = scope_of(model_[id].subject);
        scope.figures.push_back(id);
        need_figure(scope, id.index);
    }

    void fit(Scope& scope) const {
        scope.tests.resize(plan_.tests.size(), false);
        scope.signatures.resize(plan_.tests.size(), false);
        scope.columns.resize(plan_.columns.size(), false);
        scope.standings.resize(plan_.standings.size(), false);
        scope.values.resize(plan_.values.size(), false);
        scope.facts.resize(plan_.conditions.size(), false);
        scope.selects.resize(plan_.selects.size(), false);
    }

    const Model& model_;
    std::optional<std::uint32_t> counting_;  // of the requirement that is lowered
    Plan plan_;
    std::vector<Selection> selections_;  // beside plan_.selects
    std::vector<KindId> kind_of_code_;
    std::vector<std::string> stage_of_code_;
};

}  // namespace

Plan plan(const Model& model) { return Lowering(model).run(); }

}  // namespace induct
