// Slips of a coordinator, one at a time, through the whole of rules/somc.induct: two letters swapped in each name, an
// amount without its unit, a day that no month has, a clause in the wrong place. Each is told at its place, and sets
// off no chain of messages.
//
// Method: the names are those of the syntax tree, so that none is forgotten. A name that stands nowhere else in the
// file can be anything: with it nothing is wrong, and nothing need be said.
#include "grammar/parse.h"
#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <set>

using namespace induct;

namespace {

constexpr std::size_t most_messages = 4;

const std::string& whole_model() {
    static const std::string text = testing::read_file(INDUCT_SOURCE_DIR "/rules/somc.induct");
    return text;
}

CheckedText told(const std::string& text) {
    return checked("somc.induct", text, library_beside(INDUCT_SOURCE_DIR "/rules"));
}

/// What is wrong, without the notes that the model as it stands has too.
std::vector<Diagnostic> problems(const CheckedText& text) {
    std::vector<Diagnostic> all;
    for (const Diagnostic& one : text.diagnostics)
        if (one.severity != Severity::note) all.push_back(one);
    return all;
}

struct Written {
    std::string text;
    std::uint32_t begin = 0;
};

/// All pieces of the model that a rule of the grammar reads, in the order of their places.
std::vector<Written> words_of(const std::string& text, Rule rule) {
    const Syntax syntax = parse({0}, source_text("somc.induct", text)).value;
    std::vector<Written> all;
    for (std::uint32_t i = 0; i < syntax.size(); ++i)
        if (syntax.rule({i}) == rule) all.push_back({std::string(syntax.text({i})), syntax.span({i}).begin});
    return all;
}

using Places = std::map<std::string, std::vector<std::uint32_t>>;

/// All names, those of a scenario's people too, each with its places.
Places names_in(const std::string& text) {
    Places names;
    for (const Rule rule : {Rule::name, Rule::cap})
        for (const Written& name : words_of(text, rule)) names[name.text].push_back(name.begin);
    return names;
}

/// The name with two neighbours swapped in its middle; empty when they are all alike, or nothing new comes of it.
std::string slipped(const std::string& name, const Places& known) {
    for (std::size_t at = name.size() / 2; at + 1 < name.size(); ++at) {
        std::string other = name;
        std::swap(other[at], other[at + 1]);
        const bool letters = std::islower(static_cast<unsigned char>(name[at])) != 0 &&
                             std::islower(static_cast<unsigned char>(name[at + 1])) != 0;
        if (letters && other != name && known.count(other) == 0) return other;
    }
    return {};
}

std::string marked(const std::string& text, const Label& label) {
    return text.substr(label.where.begin, label.where.end - label.where.begin);
}

/// Is the slip, or the word as it is elsewhere, underlined first or named by a message?
bool speaks_of(const std::vector<Diagnostic>& all, const std::string& text, const std::string& slip,
               const std::string& word) {
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& one) {
        std::string words = one.message;
        for (const Label& label : one.labels)
            if (label.primary) words += " " + marked(text, label);
        return words.find(slip) != std::string::npos || words.find(word) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("two letters swapped in any name") {
    const std::string& model = whole_model();
    REQUIRE(problems(told(model)).empty());
    std::map<std::string, std::vector<std::uint32_t>> places = names_in(model);
    bool last = false;
    for (const auto& place_of : places) {
        const std::string& name = place_of.first;
        const std::vector<std::uint32_t>& at = place_of.second;
        const std::string slip = slipped(name, places);
        if (slip.empty()) continue;
        last = !last;  // where it is declared, most often, or where it is used
        const std::uint32_t place = last ? at.back() : at.front();
        std::string text = model;
        text.replace(place, slip.size(), slip);
        const CheckedText result = told(text);
        const std::vector<Diagnostic> wrong = problems(result);
        CAPTURE(name);
        CAPTURE(slip);
        CAPTURE(place);
        CAPTURE(result.rendered);
        CHECK(wrong.size() <= most_messages);
        // People belong to their scenario, where one who does nothing may be called anything.
        const bool person = std::isupper(static_cast<unsigned char>(name.front())) != 0;
        if (at.size() > 1 && !person) CHECK(speaks_of(wrong, text, slip, name));
    }
    CHECK(places.size() > 150);
}

TEST_CASE("a day that no month has, in any place where a day is written") {
    const std::string& model = whole_model();
    std::size_t days = 0;
    for (const Written& day : words_of(model, Rule::date_month_day)) {
        if (++days % 25 != 0) continue;  // they are all alike
        std::string text = model;
        const std::size_t number = day.text.find_last_of(' ') + 1;
        text.replace(day.begin + number, day.text.size() - number, "31");
        text.replace(day.begin, number - 1, "February");
        const CheckedText result = told(text);
        const std::vector<Diagnostic> wrong = problems(result);
        CAPTURE(day.text);
        CAPTURE(result.rendered);
        REQUIRE(!wrong.empty());
        CHECK(wrong.size() <= most_messages);
        CHECK(speaks_of(wrong, text, "February 31", "February 31"));
    }
    CHECK(days > 200);
}

TEST_CASE("an amount without its unit, in any place where an amount is written") {
    const std::string& model = whole_model();
    std::size_t amounts = 0;
    for (const Rule rule : {Rule::duration_hours, Rule::duration_minutes, Rule::duration_hours_minutes, Rule::span})
        for (const Written& amount : words_of(model, rule)) {
            if (model.compare(amount.begin - 5, 5, "with ") == 0) continue;  // a scenario's figure may be a number
            if (++amounts % 8 != 0) continue;
            std::string text = model;
            const std::size_t unit = amount.text.find(' ');
            REQUIRE(unit != std::string::npos);
            text.erase(amount.begin + unit, amount.text.size() - unit);
            const CheckedText result = told(text);
            const std::vector<Diagnostic> wrong = problems(result);
            CAPTURE(amount.text);
            CAPTURE(amount.begin);
            CAPTURE(result.rendered);
            REQUIRE(!wrong.empty());
            CHECK(wrong.size() <= most_messages);
            // It is told on the line of the slip, or where the sentence then goes on.
            CHECK(std::abs(static_cast<long>(place_of(wrong.front()).begin) - static_cast<long>(amount.begin)) < 60);
        }
    CHECK(amounts > 100);
}

TEST_CASE("a clause in a place where it does not belong") {
    struct Row {
        const char *before, *clause, *says;
    };
    const Row rows[] = {
        {"\nrole ", "\n  grace 7 days", "grace"},
        {"\nactivity goal-setting", "\n  notify mentor when behind", "notify"},
        {"\nscenario ", "\n  expect at least 1 observation in the year", "expect"},
        {"\nreview pairing-review", "\n  stages drafted, submitted", "stages"},
        {"\nalerts ", "\n  behind below 80% of pace", "behind"},
        {"\nprogram ", "\n  behind below 80% of pace", "behind"},
        {"\nfigure ", "\n  mentee is beginning-educator", "mentee"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.clause));
        std::string text = "\n" + whole_model();
        const std::size_t place = text.find(row.before);
        REQUIRE(place != std::string::npos);
        text.insert(place, row.clause);
        const CheckedText result = told(text);
        const std::vector<Diagnostic> wrong = problems(result);
        CAPTURE(result.rendered);
        REQUIRE(!wrong.empty());
        CHECK(wrong.size() <= most_messages);
        CHECK(speaks_of(wrong, text, row.says, row.says));
    }
}
