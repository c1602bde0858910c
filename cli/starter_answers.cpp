// See starter_answers.h.
#include "cli/starter_answers.h"

#include "engine/ledger/cells.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

/// Asks one question until the answer can be used. False when the input ends before that.
bool ask_one(const Question& question, Answers& answers, const Surroundings& around, std::istream& in,
             std::ostream& out) {
    const std::string usual = question.usual(answers, around);
    for (std::string line;;) {
        out << fmt::format("{} [{}] ", question.asks, usual) << std::flush;
        if (!std::getline(in, line)) return false;
        if (trimmed(line).empty()) line = usual;
        std::vector<std::string> words{line};
        if (question.several) words = split_at_any(line, ";");
        if (words.empty()) words.push_back(line);
        // A wrong answer leaves nothing of itself behind.
        Answers next = answers;
        const std::optional<Unusable> wrong = question.read(next, words, around);
        if (!wrong) {
            answers = std::move(next);
            return true;
        }
        out << fmt::format("  {}\n  {}\n", wrong->message, wrong->hint);
    }
}

/// The option's words, or the default, for a question that is not asked.
std::optional<Unusable> take(const Question& question, const std::vector<std::string>* given, Answers& answers,
                             const Surroundings& around) {
    if (given && !question.several && given->size() > 1) return Unusable{"it is given twice", "give it once"};
    return question.read(answers, given ? *given : std::vector{question.usual(answers, around)}, around);
}

}  // namespace

std::optional<Answers> ask(const NewOptions& options, const Surroundings& around, std::istream& in, std::ostream& out,
                           bool interactive, Unusable& why) {
    Answers answers;
    for (const Question& question : starter_questions()) {
        const auto found = options.given.find(question.option);
        const std::vector<std::string>* given =
            found == options.given.end() || found->second.empty() ? nullptr : &found->second;
        if (question.applies && !question.applies(answers, around)) {
            if (!given) continue;
            why = {fmt::format("--{}: it has no place here", question.option), question.otherwise};
            return std::nullopt;
        }
        if (!given && interactive && *question.asks != '\0') {
            if (ask_one(question, answers, around, in, out)) continue;
            why = {};
            return std::nullopt;
        }
        if (const std::optional<Unusable> wrong = take(question, given, answers, around)) {
            why = {fmt::format("--{}: {}", question.option, wrong->message), wrong->hint};
            return std::nullopt;
        }
    }
    return answers;
}

}  // namespace induct::cli
