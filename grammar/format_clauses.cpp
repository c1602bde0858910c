// Tables: which declarations are written in two columns, how many words a clause's keyword has, who may stand together.
// Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#include "grammar/format_clauses.h"

#include "grammar/format.h"

#include <algorithm>

namespace induct::layout {
namespace {

constexpr std::size_t clause_indent = 2, plain_hang = 4;
constexpr std::size_t keyword_column = 8;  // as wide as `for each`
constexpr std::size_t value_column = clause_indent + keyword_column + 1;

/// What a program says of itself and what is judged by it: keywords in one column, what they say in the next.
bool has_two_columns(Rule rule) {
    switch (rule) {
        case Rule::program:
        case Rule::requirement:
        case Rule::exception:
        case Rule::template_:
        case Rule::replace:
        case Rule::adjust:
        case Rule::trigger:
        case Rule::review:
        case Rule::workspace:
            return true;
        default:
            return false;
    }
}

/// How many words of a clause are its keyword; 0 for a clause that is nothing else.
std::size_t keyword_words(Rule rule) {
    switch (rule) {
        case Rule::subject_program:
        case Rule::carries_over:
        case Rule::restarts:
        case Rule::paused:
        case Rule::review_if:
            return 0;
        case Rule::program_runs_on:
        case Rule::subject_each:
        case Rule::except_when:
        case Rule::except_when_nothing:
        case Rule::waived_when:
        case Rule::due_soon:
        case Rule::visible_to:
        case Rule::review_escalate:
            return 2;
        case Rule::late_met_late:
        case Rule::late_missed:
            return 3;
        case Rule::extended_by_absences:
            return 4;
        default:
            return 1;
    }
}

bool is_slot(Rule rule) { return rule == Rule::slot_one || rule == Rule::slot_optional || rule == Rule::slot_many; }

/// Children that stand in the head: the name, the title, and what a declaration of its kind always has.
bool is_in_head(Rule rule) {
    switch (rule) {
        case Rule::name:
        case Rule::string:
        case Rule::names:
        case Rule::parameter_is:
        case Rule::duration_hours:
        case Rule::duration_minutes:
        case Rule::duration_hours_minutes:
            return true;
        default:
            return false;
    }
}

/// The node whose children are the clauses: what is replaced, or the declaration itself.
NodeId body_of(const Syntax& syntax, NodeId declaration) {
    return syntax.rule(declaration) == Rule::replace ? syntax.child(declaration) : declaration;
}

class Clauses {
  public:
    Clauses(const std::vector<Piece>& pieces, const Syntax& syntax, NodeId declaration)
        : pieces_(pieces), syntax_(syntax), declaration_(declaration) {}

    std::vector<Run> find() {
        const Span span = syntax_.span(declaration_);
        Run head;
        head.begin = piece_at(pieces_, span.begin);
        head.hang = plain_hang;
        runs_.push_back(head);
        for (const NodeId child : syntax_.children(body_of(syntax_, declaration_)))
            if (!is_in_head(syntax_.rule(child)) && !stays_with_note(child)) begin_clause(child);
        runs_.back().end = piece_at(pieces_, span.end);
        align_slots();
        return std::move(runs_);
    }

  private:
    void begin_clause(NodeId clause) {
        Run run;
        run.begin = piece_at(pieces_, syntax_.span(clause).begin);
        run.indent = clause_indent;
        run.hang = plain_hang;
        runs_.back().end = run.begin;
        const Rule rule = syntax_.rule(clause);
        if (has_two_columns(syntax_.rule(declaration_))) {
            run.hang = value_column;
            run.lead = keyword_words(rule);
            run.pad = run.lead == 0 ? 0 : keyword_column;
        } else if (is_slot(rule)) {
            run.lead = 1;
            longest_slot_ = std::max(longest_slot_, pieces_[run.begin].text.size());
            slots_.push_back(runs_.size());
        }
        runs_.push_back(run);
    }

    void align_slots() {
        for (const std::size_t at : slots_) runs_[at].pad = longest_slot_;
    }

    /// A note and its source are one line where that is wide enough; why it is no rule stands below.
    [[nodiscard]] bool stays_with_note(NodeId clause) const {
        if (syntax_.rule(declaration_) != Rule::note || syntax_.rule(clause) != Rule::cite || runs_.size() > 1)
            return false;
        Run line = runs_.front();
        line.end = piece_at(pieces_, syntax_.span(clause).end);
        const bool first = clause == syntax_.child(declaration_, Rule::cite);
        return first && width_of(pieces_, line, syntax_) <= widest_line && !has_comment(line.begin + 1, line.end);
    }

    [[nodiscard]] bool has_comment(std::size_t begin, std::size_t end) const {
        return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(begin),
                           pieces_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](const Piece& piece) { return !piece.comments.empty(); });
    }

    const std::vector<Piece>& pieces_;
    const Syntax& syntax_;
    NodeId declaration_;
    std::vector<Run> runs_;
    std::vector<std::size_t> slots_;
    std::size_t longest_slot_ = 0;
};

}  // namespace

std::vector<Run> clauses_of(const std::vector<Piece>& pieces, const Syntax& syntax, NodeId declaration) {
    return Clauses(pieces, syntax, declaration).find();
}

std::string on_one_line(const std::vector<Piece>& pieces, const Syntax& syntax, NodeId declaration) {
    const Span span = syntax.span(declaration);
    if (syntax.rule(declaration) == Rule::scenario || syntax.text(declaration).find('\n') != std::string_view::npos)
        return {};
    const Run line{.begin = piece_at(pieces, span.begin), .end = piece_at(pieces, span.end), .flat = true};
    return width_of(pieces, line, syntax) <= widest_line ? lines_of(pieces, line, syntax) : std::string();
}

int family_of(Rule rule, bool of_one_line) {
    switch (rule) {
        case Rule::activity:
        case Rule::meeting:
            return static_cast<int>(Rule::activity);
        case Rule::use:
        case Rule::role:
        case Rule::choice:
        case Rule::artifact:
        case Rule::parameter:
        case Rule::unit:
        case Rule::note:
            return static_cast<int>(rule);
        case Rule::drop_requirement:
        case Rule::drop_exception:
        case Rule::drop_trigger:
        case Rule::drop_payment:
        case Rule::drop_alerts:
        case Rule::drop_figure:
        case Rule::drop_report:
        case Rule::drop_note:
            return static_cast<int>(Rule::drop_requirement);
        default:
            return of_one_line ? static_cast<int>(rule) : 0;
    }
}

}  // namespace induct::layout
