// Documents that go through the hands of people in order, and documents that expire. Source: docs/language.md, 6.4 and
// 6.5 (Stages and signatures). Method: every record of the world is asked for every document. Tested by
// oracle_test.cpp.
#include "engine/time/expiry.h"
#include "tests/oracle/court.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace induct::oracle {

namespace {
/// "all records of the same document, whoever brought them" (6.5, Stages and signatures).
bool same_document(const Record& a, const Record& b) { return a.kind == b.kind && a.instance == b.instance; }
}  // namespace

// "A record of an artifact that is `valid for SPAN` expires on the day that lies SPAN after its date".
bool Court::expired(KindId kind, Date date, Date day) const {
    if (!model_[kind].valid_for) return false;
    const std::optional<Date> gone = expiry(date, *model_[kind].valid_for);
    return gone && *gone <= day;
}

// Does the record, brought by `who`, pass what the selection asks? Under `carries over` in one of the pairings.
Truth Court::brings(const Scope& scope, const Selection& selection, const Who& who, const Record& record) const {
    Truth all = in_some_link(scope, [&](const Scope& link) { return led(link, who, record); });
    if (selection.led_by)
        all = both(all, in_some_link(scope, [&](const Scope& link) { return led(link, *selection.led_by, record); }));
    if (selection.with)
        all =
            both(all, in_some_link(scope, [&](const Scope& link) { return took_part(link, *selection.with, record); }));
    if (selection.to)
        all = both(all, in_some_link(scope, [&](const Scope& link) { return received(link, *selection.to, record); }));
    for (const FieldTest& one : selection.where)
        all = both(all, in_some_link(scope, [&](const Scope& link) { return test(link, one, record.date, &record); }));
    return all;
}

// "on the day of the record that completes the order": the earliest of each, of a later step not before the last one of
// the step before.
std::optional<Court::Completed> Court::completed(const Scope& scope, const Selection& selection,
                                                 const std::vector<const Record*>& stages, Truth least) const {
    Completed done{first_known_day, 0};
    for (const Who& step : selection.by) {
        std::vector<Who> each{step};
        if (step.all) each.clear();
        for (const Person& person : step.people)
            if (step.all) each.push_back({true, {person}});
        const Date from = done.day;
        for (const Who& who : each) {
            const auto first = std::find_if(stages.begin(), stages.end(), [&](const Record* one) {
                return one->date >= from && brings(scope, selection, who, *one) >= least;
            });
            if (first == stages.end()) return std::nullopt;
            const Completed here{(*first)->date, (*first)->entry};
            if (std::tie(done.day, done.entry) < std::tie(here.day, here.entry)) done = here;
        }
    }
    return done;
}

// "The document is the subject's when one of its records up to that day is".
bool Court::document_belongs(const Scope& scope, const Selection& selection, const Record& of, Date day) const {
    bool subjects = false, owners = !selection.owner;
    for (const Record& record : world_.records) {
        if (!same_document(record, of) || record.date > day) continue;
        if (scope.subject.kind == Subject::Kind::pairing) {
            for (const PairingId id : chain_of(scope)) {
                const bool earlier = id.index != scope.subject.index;
                if (earlier && record.date > world_[id].days.last) continue;
                subjects = subjects || belongs(record, {Subject::Kind::pairing, id.index});
            }
        } else {
            subjects = subjects || belongs(record, scope.subject);
        }
        if (!selection.owner) continue;
        for (const PersonId one : owners_of(scope, *selection.owner)) owners = owners || belongs_to_person(record, one);
    }
    return selection.owner ? owners : subjects;
}

// "It is counted for certain on the day on which those who certainly brought it complete it ... perhaps on each day of
// a record of the stage from the first on which it may be complete."
std::vector<Court::Document> Court::documents(const Scope& scope, const Selection& selection, Look look) const {
    std::vector<Document> found;
    std::set<std::pair<KindId, std::uint32_t>> seen;
    for (const Record& first : world_.records) {
        if (!selects(selection, first) || !seen.insert({first.kind, first.instance}).second) continue;
        std::vector<const Record*> stages;
        for (const Record& record : world_.records)
            if (same_document(record, first) && record.date <= look.records_to && selects(selection, record))
                stages.push_back(&record);
        const std::optional<Completed> perhaps = completed(scope, selection, stages, Truth::unknown);
        const std::optional<Completed> surely = completed(scope, selection, stages, Truth::yes);
        if (!perhaps) continue;
        Document document{first.kind, {}, surely.has_value(), surely ? surely->entry : 0};
        for (const Record* one : stages) {
            const bool between = perhaps->day <= one->date && (!surely || one->date <= surely->day);
            if (between && document_belongs(scope, selection, first, one->date)) document.days.push_back(one->date);
        }
        if (!document.days.empty()) found.push_back(document);
    }
    return found;
}

// "It is counted for certain where all of these days lie in the window, and counted at most where one of them does"
// (6.5). "A limit takes no record that has expired by its due day" (6.4).
Truth Court::is_in(const Document& document, Interval days, std::optional<Date> valid_on) const {
    std::size_t inside = 0;
    for (const Date day : document.days)
        if (days.holds(day) && !(valid_on && expired(document.kind, day, *valid_on))) ++inside;
    if (inside == 0) return Truth::no;
    return document.certain && inside == document.days.size() ? Truth::yes : Truth::unknown;
}

}  // namespace induct::oracle
