// See carriers.h.
#include "engine/model/carriers.h"

#include <algorithm>

namespace induct {

namespace {

class Carriers {
  public:
    void all(std::string_view what, const auto& declarations, bool judges) {
        for (const auto& one : declarations) add(what, one.name, judges, one.cites, one.span);
    }
    void add(std::string_view what, const std::string& name, bool judges, const std::vector<Citation>& cites,
             Span span) {
        if (!cites.empty()) list.push_back({std::string(what), name, judges, cites, span});
    }
    std::vector<Carrier> list;
};

}  // namespace

std::vector<Carrier> carriers_of(const Model& model) {
    Carriers carriers;
    for (std::uint32_t i = 0; i < model.requirements.size(); ++i) {
        const Requirement& rule = model.requirements[i];
        const Payment* payment = model.payment_of({i});
        if (payment && payment->budget && payment->budget->index == i) continue;  // of its payment
        if (rule.owed_when) continue;                                             // of its review
        carriers.add(payment ? "payment" : "requirement", rule.name, true, rule.cites, rule.span);
    }
    for (const Requirement& rule : model.requirements)
        for (const Alternative& one : rule.exceptions) {
            const bool known = std::any_of(carriers.list.begin(), carriers.list.end(),
                                           [&](const Carrier& carrier) { return carrier.span == one.span; });
            if (!known) carriers.add("exception", one.name, true, one.cites, one.span);
        }
    carriers.all("trigger", model.triggers, true);
    carriers.all("review", model.reviews, true);
    carriers.all("figure", model.figures, true);
    carriers.all("report", model.reports, false);
    carriers.all("parameter", model.parameters, false);
    carriers.all("role", model.roles, false);
    carriers.all("pairing", model.pairings, false);
    carriers.all("group", model.groups, false);
    for (const Kind& kind : model.kinds) carriers.add(word(kind.form), kind.name, false, kind.cites, kind.span);
    for (const Note& note : model.notes) carriers.add("note", "", false, note.cites, note.span);
    return std::move(carriers.list);
}

}  // namespace induct
