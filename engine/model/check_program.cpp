// The `program` header, units of the language that every person and record has, and notes.
// Method: names of calendars and sources first, people last, when roles are known. Tested by tests/model/.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

/// What needs no other declaration: sources, calendars, `partial`, and the names of audiences.
void Checker::check_program(At node) {
    Program& program = model_.program;
    static_cast<Declared&>(program) = declared(node);
    std::map<std::string, Span> seen;
    for (const At clause : program_clauses()) {
        switch (clause.rule()) {
            case Rule::program_source: {
                const At name = clause.child(Rule::name);
                if (!sources_of_program_.emplace(name.text(), name.span()).second)
                    say(Code::duplicate_name, fmt::format("the source `{}` is declared twice", name.text()),
                        name.span(), "again here");
                else
                    program.sources.push_back(source_of(clause));
                break;
            }
            case Rule::program_runs_on: {
                const At calendar = clause.child(Rule::name);
                const At district = clause.nth(1);
                const std::string where = district ? district.text() : std::string();
                for (const RunsOn& line : program.runs_on)
                    if (line.district == where)
                        say(Code::clause_twice,
                            where.empty() ? "a second calendar for the whole program"
                                          : fmt::format("a second calendar for the district `{}`", where),
                            clause.span(), "`runs on` was said before",
                            where.empty() ? "say the district: `runs on ashland-year in ashland`" : "");
                if (const Symbol* symbol = expect(calendar, {Sort::calendar}, "calendar"))
                    program.runs_on.push_back({symbol->name, where});
                break;
            }
            case Rule::partial_full:
            case Rule::partial_prorated:
            case Rule::partial_skipped:
                if (!repeats(clause, seen)) program.partial = partial(clause);
                break;
            case Rule::program_currency:
                if (!repeats(clause, seen)) program.currency = clause.child().text();
                break;
            case Rule::program_retain:
                break;  // check_retentions, once every kind is known
            case Rule::grace:
                if (!repeats(clause, seen)) program_grace_ = span(clause.child());
                if (program_grace_) model_.program.grace = *program_grace_;
                break;
            case Rule::program_audience: {
                const At name = clause.child(Rule::name);
                if (const Symbol* before = lookup(name, true)) {
                    say(Code::duplicate_name, fmt::format("`{}` is declared twice", name.text()), name.span(),
                        "again here")
                        .labels.push_back({before->span, fmt::format("here it is {}", sort_words(*before)), false});
                    break;
                }
                by_name_.emplace(name.text(), symbols_.size());
                symbols_.push_back({.sort = Sort::audience,
                                    .index = static_cast<std::uint32_t>(program.audiences.size()),
                                    .name = name.text(),
                                    .layer = program.name,
                                    .library = false,
                                    .span = name.span(),
                                    .node = clause,
                                    .used = false});
                program.audiences.push_back({name.text(), {}});
                break;
            }
            default:
                break;
        }
    }
    const std::vector<At> lines = program_clauses();
    if (std::none_of(lines.begin(), lines.end(), [](At line) { return line.is(Rule::program_runs_on); }))
        say(Code::clause_missing, fmt::format("the program `{}` runs on no calendar", program.name),
            node.child(Rule::name).span(), "", "add `runs on` and the name of a calendar");
}

namespace {

/// Does a path that counts from a folder stay in it? Links are not looked at here.
bool lies_below(const std::string& path) {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != std::string::npos) return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (path.substr(at, end - at) == "..") return false;
        at = end + 1;
    }
    return true;
}

}  // namespace

/// A source with its clause list, which stands in a file of its own beside the model.
Source Checker::source_of(At clause) {
    Source source{clause.child(Rule::name).text(), clause.child(Rule::string).string_value(), {}, {}};
    const At list = clause.child(Rule::program_clauses);
    if (!list) return source;
    const At path = list.child(Rule::string);
    if (!lies_below(path.string_value())) {
        say(Code::clauses_outside,
            fmt::format("the clause list `{}` does not lie beside the model", path.string_value()), path.span(),
            "leaves the model's folder", "copy the list into that folder, and name it from there");
        return source;
    }
    const std::optional<LibraryText> found = library_of(clause).beside(path.string_value());
    if (!found) {
        say(Code::clause_list, fmt::format("there is no clause list `{}`", path.string_value()), path.span(),
            "no such file",
            "the path counts from the folder of the model; copy the list there, or leave `clauses` out");
        return source;
    }
    source.clause_file = found->shown_as;
    const FileId file = sources_.add(source_text(found->shown_as, found->text));
    if (sources_[file].unreadable != Unreadable::no) {
        say(Code::clause_list, fmt::format("the clause list `{}` is no text", path.string_value()), path.span(), "",
            "save it as plain text in UTF-8");
        return source;
    }
    Checked<std::vector<Clause>> read = read_clauses(file, sources_);
    diagnostics_.insert(diagnostics_.end(), read.diagnostics.begin(), read.diagnostics.end());
    source.clauses = std::move(read.value);
    return source;
}

/// The people of the header, once roles are known.
void Checker::finish_program() {
    if (!program_) return;
    const Context nobody = context_for(ForProgram{});
    std::map<std::string, Span> seen;
    std::size_t audience = 0;
    for (const At clause : program_clauses()) {
        if (clause.is(Rule::owner) && !repeats(clause, seen)) model_.program.owner = who(nobody, clause.child());
        if (!clause.is(Rule::program_audience)) continue;
        const std::optional<Who> people = who(nobody, clause.nth(1));
        if (audience < model_.program.audiences.size() &&
            model_.program.audiences[audience].name == clause.child(Rule::name).text()) {
            if (people) model_.program.audiences[audience].who = *people;
            ++audience;
        }
    }
}

std::optional<Partial> Checker::partial(At node) {
    if (node.is(Rule::partial_full)) return InFull{};
    if (node.is(Rule::partial_prorated)) return Prorated{};
    if (const std::optional<BasisPoints> share = percent(node.child())) return SkippedBelow{*share};
    return std::nullopt;
}

void Checker::check_note(At node, const SourceFile& file) {
    Note note;
    note.text = node.child(Rule::string).string_value();
    if (const At because = node.child(Rule::because)) note.because = because.child().string_value();
    note.cites = cites(node);
    note.span = node.span();
    note.layer = file.layer;
    model_.notes.push_back(std::move(note));
}

/// Has a clause that may stand once been given before?
bool Checker::repeats(At clause, std::map<std::string, Span>& seen) {
    std::string key(rule_name(clause.rule()));
    for (const std::string_view family : {"partial", "force", "late", "subject", "artifact_about", "report_about"})
        if (key.substr(0, family.size()) == family) key = family;
    if (key == "restarts") key = "carries_over";
    const auto [before, first] = seen.emplace(key, clause.span());
    if (first) return false;
    say(Code::clause_twice, fmt::format("`{}` is given twice", clause.phrase().substr(0, clause.phrase().find(' '))),
        clause.span(), "again here", "keep one of the two")
        .labels.push_back({before->second, "first here", false});
    return true;
}

}  // namespace induct
