// A plan in words, one instruction a line. See plan.h. Test: tests/plan/plan_test.cpp.
#include "engine/model/match.h"
#include "engine/plan/plan.h"

#include <fmt/format.h>

namespace induct {

namespace {

std::string_view word(Adds adds) {
    switch (adds) {
        case Adds::minutes:
            return "minutes";
        case Adds::records:
            return "records";
        case Adds::days:
            return "different days";
        case Adds::weeks:
            return "different weeks";
        case Adds::months:
            return "different months";
        case Adds::terms:
            return "different terms";
        case Adds::years:
            return "different years";
        case Adds::kinds:
            return "different kinds";
        case Adds::people:
            return "different people";
        case Adds::values:
            return "different values";
        case Adds::coverage:
            return "values covered";
        case Adds::standing:
            return "standing";
    }
    return "";
}

std::string_view word(Part::Form form) {
    switch (form) {
        case Part::Form::amount:
            return "amount";
        case Part::Form::standing:
            return "standing";
        case Part::Form::gap:
            return "gap";
        case Part::Form::each:
            return "each";
        case Part::Form::share:
            return "share";
        case Part::Form::ratio:
            return "ratio";
        case Part::Form::that:
            return "that";
        case Part::Form::payment:
            return "payment";
        case Part::Form::budget:
            return "budget";
    }
    return "";
}

std::string_view word(Bound bound) {
    switch (bound) {
        case Bound::at_least:
            return "at least";
        case Bound::at_most:
            return "at most";
        case Bound::exactly:
            return "exactly";
        case Bound::range:
            return "between";
    }
    return "";
}

std::string subject_words(const SubjectKind& subject, const Model& model) {
    return std::visit(Match{[&](const ForPairing& s) { return "each " + model[s.kind].name; },
                            [&](const ForRole& s) { return "each " + model[s.role].name; },
                            [&](const ForGroup& s) { return "each " + model[s.kind].name; },
                            [](const ForSchool&) { return std::string("each school"); },
                            [](const ForDistrict&) { return std::string("each district"); },
                            [](const ForProgram&) { return std::string("the program"); }},
                      subject);
}

std::string partial_words(const Partial& partial) {
    return std::visit(Match{[](const InFull&) { return std::string("in full"); },
                            [](const Prorated&) { return std::string("prorated"); },
                            [](const SkippedBelow& p) { return "skipped below " + to_words(p.share); }},
                      partial);
}

std::string sum_words(const Plan& plan, std::uint32_t at) {
    const Sum& sum = plan.sums[at];
    if (sum.adds == Adds::standing) return fmt::format("standing list {}", sum.standing);
    std::string words = fmt::format("{} of select {}", word(sum.adds), sum.select);
    if (sum.adds == Adds::people || sum.adds == Adds::values || sum.adds == Adds::coverage) {
        words += fmt::format(", column {}", sum.column);
    }
    if (sum.values > 0) words += fmt::format(" ({} values)", sum.values);
    if (sum.counting) {
        const Counting& counting = plan.countings[*sum.counting];
        for (const auto& one : counting.only_in) words += fmt::format(", {} (select {})", one.words, one.select);
        for (const auto& one : counting.caps) words += ", " + one.words;
        for (const auto& one : counting.shares) words += fmt::format(", {} (select {})", one.words, one.select);
        if (counting.shared) words += fmt::format(", {} (column {})", counting.shared_words, *counting.shared);
    }
    return words;
}

std::string gauge_words(const Plan& plan, const Model& model, const PlanGauge& gauge) {
    switch (gauge.is) {
        case PlanGauge::Is::sum:
            return sum_words(plan, gauge.at);
        case PlanGauge::Is::average:
            return fmt::format("average {} of select {}", model[plan.values[gauge.at].field],
                               plan.values[gauge.at].select);
        case PlanGauge::Is::figure:
            return "figure " + model[plan.figures[gauge.at].figure].name;
        case PlanGauge::Is::number:
            break;
    }
    return gauge.number ? std::to_string(*gauge.number) : "unset";
}

std::string_view model_name(const Plan& plan, RequirementId rule) { return plan.rules[rule.index].name; }

void print_part(std::string& out, const Plan& plan, const Part& part) {
    out += fmt::format("    {:<8} {}\n", word(part.form), part.words);
    const std::string needed = part.needed ? std::to_string(*part.needed) : "unset";
    const std::string money = part.needed ? money_words({*part.needed}, plan.currency) : "unset";
    switch (part.form) {
        case Part::Form::amount:
        case Part::Form::standing:
            out += fmt::format("      {} {}{} {}", word(part.bound), needed,
                               part.bound == Bound::range ? fmt::format(" and {}", part.needed_most) : "",
                               sum_words(plan, part.sum));
            if (plan.sums[part.sum].values > 0) out += fmt::format(", {} each", part.each_value);
            if (part.per) out += fmt::format(", per {}", unit_name(*part.per, 1));
            if (part.gaps) out += ", gaps up to " + to_words(*part.gaps);
            break;
        case Part::Form::gap:
            out += fmt::format("      {} {} between select {}", word(part.bound),
                               part.between ? to_words(*part.between) : "unset", part.select);
            break;
        case Part::Form::share:
            out += fmt::format("      {} {} of select {}", word(part.bound),
                               part.needed ? to_words(BasisPoints{*part.needed}) : needed, part.select);
            break;
        case Part::Form::each:
            out += fmt::format("      each of select {}", part.select);
            break;
        case Part::Form::ratio:
            out += fmt::format("      {}: {} {} of {}", sum_words(plan, part.sum), word(part.bound),
                               part.needed ? to_words(BasisPoints{*part.needed}) : needed, sum_words(plan, part.whole));
            break;
        case Part::Form::that:
            out += fmt::format("      condition {}", part.condition->index);
            break;
        case Part::Form::payment:
            out += fmt::format("      {} {}", money,
                               part.payment->by == PlanPayment::By::window ? "a window"
                               : part.payment->by == PlanPayment::By::hour
                                   ? "an hour of " + sum_words(plan, part.payment->sum)
                                   : "each of " + sum_words(plan, part.payment->sum));
            if (part.payment->when) out += fmt::format(", when condition {}", part.payment->when->index);
            for (const PlanPayment::Cap& cap : part.payment->caps) out += ", " + cap.words;
            break;
        case Part::Form::budget:
            out += fmt::format("      at most {} of {}", money, model_name(plan, *part.payment->budget_of));
            break;
    }
    out += fmt::format("; {}\n", partial_words(part.partial));
    for (const PlanClaim& claim : part.claims) {
        out += fmt::format("      claim {}", claim.words);
        for (const std::uint32_t test : claim.tests) out += fmt::format(" [test {}]", test);
        for (const std::uint32_t select : claim.selects) out += fmt::format(" [select {}]", select);
        if (claim.lead)
            out += fmt::format(" {} {}", claim.lead_at_most ? "within" : "by at least", to_words(*claim.lead));
        out += "\n";
    }
}

void print_alternative(std::string& out, const Plan& plan, const PlanAlternative& one, std::string_view sort) {
    if (one.when || sort == "except")
        out += fmt::format("  {} {}{}\n", sort, one.name, one.nothing ? ": nothing" : one.paused ? ": paused" : "");
    if (one.joint != Joint::single) out += fmt::format("  {}\n", one.joint == Joint::and_also ? "all of" : "one of");
    for (const Part& part : one.parts) print_part(out, plan, part);
}

}  // namespace

std::string to_text(const Plan& plan, const Model& model) {
    std::string out;
    out += "table: which selects a record adds to, by kind and stage\n";
    for (std::size_t code = 0; code < plan.code_words.size(); ++code) {
        out += fmt::format("  {:>3} {:<40}", code, plan.code_words[code]);
        for (const std::uint32_t select : plan.selects_of_code[code]) out += fmt::format(" {}", select);
        while (out.back() == ' ') out.pop_back();
        out += "\n";
    }
    out += "\ntests of a record\n";
    for (std::size_t i = 0; i < plan.tests.size(); ++i) out += fmt::format("  {:>3} {}\n", i, plan.tests[i].words);
    out += "\nselects\n";
    for (std::size_t i = 0; i < plan.selects.size(); ++i) {
        out += fmt::format("  {:>3} {}", i, plan.selects[i].words);
        for (const std::uint32_t test : plan.selects[i].tests) out += fmt::format(" [test {}]", test);
        if (plan.selects[i].owner) out += fmt::format(" [some record test {}]", *plan.selects[i].owner);
        for (std::size_t step = 0; step < plan.selects[i].order.size(); ++step) {
            out += step == 0 ? " in order" : " then";
            for (const Signer& signer : plan.selects[i].order[step]) out += fmt::format(" [test {}]", signer.test);
        }
        out += "\n";
    }
    for (const PlanRule& rule : plan.rules) {
        out += fmt::format("\nrule {} for {}\n", rule.name, subject_words(plan.scopes[rule.scope].subject, model));
        if (rule.owed_when) out += fmt::format("  once {}\n", plan.condition_words[rule.owed_when->index]);
        if (rule.where) out += fmt::format("  where {}\n", plan.condition_words[rule.where->index]);
        for (const PlanAlternative& one : rule.cases) print_alternative(out, plan, one, "case");
        for (const PlanAlternative& one : rule.exceptions) print_alternative(out, plan, one, "except");
        if (rule.waived_when) out += fmt::format("  waived when {}\n", plan.condition_words[rule.waived_when->index]);
        if (rule.behind_below) out += fmt::format("  behind below {} of pace\n", to_words(*rule.behind_below));
        if (rule.due_soon) out += fmt::format("  due soon {} before\n", to_words(*rule.due_soon));
        if (rule.grace.count > 0) out += fmt::format("  grace {}\n", to_words(rule.grace));
        if (!rule.late_counts) out += "  late counts as missed\n";
        if (rule.carries_over) out += "  carries over\n";
        if (rule.paused_during_leave) out += "  paused during leave\n";
        if (rule.extended_over) out += fmt::format("  extended by absences over {}\n", to_words(*rule.extended_over));
        for (const std::string& parameter : rule.unset) out += fmt::format("  unknown: {} is not set\n", parameter);
    }
    for (const PlanTrigger& trigger : plan.triggers) {
        out += fmt::format("\ntrigger {} when {}\n", model[trigger.trigger].name,
                           plan.condition_words[trigger.when.index]);
    }
    for (const PlanFigure& figure : plan.figures) {
        out += fmt::format("\nfigure {} is {}", model[figure.figure].name, gauge_words(plan, model, figure.gauge));
        if (figure.whole) out += " over " + gauge_words(plan, model, *figure.whole);
        out += "\n";
    }
    return out;
}

}  // namespace induct
