// `program ashland "..." extends somc`: the extended program is loaded as a layer below, and `replace`, `adjust` and
// `drop` change what of it holds here.
//
// Method: layers are gone through from the lowest up; what then stands is entered in the table of names like the
// declarations of one file. The header's lines stand instead of the same lines below. Its scenarios are its own: they
// are run where it is checked, not here.
// Tested by the goldens overlay_* in tests/golden/check, the form overlay in tests/golden/forms and
// rules/ashland.induct.
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace induct {
namespace {

At program_in(const Syntax& syntax) {
    for (const NodeId id : syntax.declarations())
        if (const At node{&syntax, id}; node.is(Rule::program)) return node;
    return {};
}

/// What a line of the header is about: a line of a higher layer stands instead of those with the same key.
std::string header_key(At clause) {
    std::string key(rule_name(clause.rule()));
    if (key.starts_with("partial")) return "partial";
    if (clause.is(Rule::program_source) || clause.is(Rule::program_audience) || clause.is(Rule::program_retain))
        return key + " " + clause.child(Rule::name).text();
    if (clause.is(Rule::program_runs_on)) return clause.nth(1) ? key + " " + clause.nth(1).text() : key;
    return key;
}

/// The sort of declaration that an overlay's line is about; `file` for a line that is none.
Rule target_of(Rule line) {
    switch (line) {
        case Rule::replace:
        case Rule::adjust:
        case Rule::drop_requirement:
            return Rule::requirement;
        case Rule::drop_exception:
            return Rule::exception;
        case Rule::drop_trigger:
            return Rule::trigger;
        case Rule::drop_payment:
            return Rule::payment;
        case Rule::drop_alerts:
            return Rule::alerts;
        case Rule::drop_figure:
            return Rule::figure;
        case Rule::drop_report:
            return Rule::report;
        case Rule::drop_note:
            return Rule::note;
        default:
            return Rule::file;
    }
}

std::string_view verb_of(Rule line) {
    return line == Rule::replace ? "replace" : line == Rule::adjust ? "adjust" : "drop";
}

At name_in(At line) { return line.is(Rule::replace) ? line.child().child(Rule::name) : line.child(Rule::name); }

}  // namespace

/// What an overlay has said of one thing so far.
struct Checker::Change {
    Rule line;
    Span where;
    bool dated = false;  // a version: `replace` may give several
};

/// Loads what the model extends, over as many layers as there are. False when one of them cannot be had.
bool Checker::load_extended() {
    layers_ = {&files_.front()};
    Library library = library_;
    while (true) {
        const SourceFile& above = *layers_.back();
        const At program = program_in(above.syntax);
        const At extends = program ? program.child(Rule::program_extends) : At{};
        if (!extends) return true;
        std::map<std::string, Span> seen;
        for (const At clause : program.children(Rule::program_extends)) repeats(clause, seen);
        const At name = extends.child(Rule::name);
        const auto same = [&](const SourceFile* layer) { return layer->layer == name.text(); };
        if (std::any_of(layers_.begin(), layers_.end(), same)) {
            say(Code::program_cycle, fmt::format("the program `{}` extends itself", name.text()), name.span(),
                above.layer == name.text() ? "" : "over the programs between them");
            return false;
        }
        std::optional<ProgramText> found = library.program ? library.program(name.text()) : std::nullopt;
        if (!found) {
            say(Code::unknown_program, fmt::format("there is no program `{}`", name.text()), name.span(), "not found",
                fmt::format("put {}.induct beside this model, or into a folder `rules` there or above", name.text()));
            return false;
        }
        SourceText text = source_text(found->file.shown_as, found->file.text);
        const FileId file = sources_.add(text);
        Checked<Syntax> parsed = parse(file, text);
        const bool broken = has_errors(parsed.diagnostics);
        diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
        const At below = program_in(parsed.value);
        if (!below || below.child(Rule::name).text() != name.text()) {
            if (!broken)
                say(Code::unknown_program,
                    fmt::format("`{}` does not hold the program `{}`", found->file.shown_as, name.text()), name.span(),
                    below ? fmt::format("it holds `{}`", below.child(Rule::name).text()) : "it holds no program");
            return false;
        }
        layers_.push_back(&load({std::move(parsed.value), name.text(), false, true}, found->library));
        model_.program.extends.push_back(name.text());
        layer_libraries_.push_back(found->library);
        library = std::move(found->library);
    }
}

const Library& Checker::library_of(At header_line) const {
    for (std::size_t i = 1; i < layers_.size(); ++i)
        if (&layers_[i]->syntax == header_line.syntax) return layer_libraries_[i - 1];
    return library_;
}

/// The header's lines, the lowest layer's first; each stands instead of the same line below it.
std::vector<At> Checker::program_clauses() const {
    std::vector<std::vector<At>> by_layer;
    std::set<std::string> said;
    for (const SourceFile* layer : layers_) {
        const At program = layer == layers_.front() ? program_ : program_in(layer->syntax);
        std::vector<At> kept;
        std::set<std::string> here;
        for (const At clause : program.children()) {
            if (clause.is(Rule::name) || clause.is(Rule::string) || clause.is(Rule::program_extends)) continue;
            const std::string key = header_key(clause);
            here.insert(key);
            if (!said.count(key)) kept.push_back(clause);
        }
        said.insert(here.begin(), here.end());
        by_layer.push_back(std::move(kept));
    }
    std::vector<At> all;
    for (auto layer = by_layer.rbegin(); layer != by_layer.rend(); ++layer)
        all.insert(all.end(), layer->begin(), layer->end());
    return all;
}

/// What is declared once all overlays have had their say, in the order of the lowest layer.
std::vector<Declaration> Checker::standing_declarations() {
    std::vector<Declaration> all;
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
        const SourceFile& file = **layer;
        std::vector<At> own;
        std::map<std::string, Change> changed;
        for (const NodeId id : file.syntax.declarations()) {
            const At node{&file.syntax, id};
            if (target_of(node.rule()) == Rule::file || file.library)
                own.push_back(node);
            else if (*layer == layers_.back())
                say(Code::nothing_extended,
                    fmt::format("there is nothing to {}: this model extends no other", verb_of(node.rule())),
                    name_in(node) ? name_in(node).span() : node.span(), "",
                    "say at `program` which one: `program ashland \"...\" extends somc`");
            else
                change(file, node, all, changed);
        }
        for (const At node : own) all.push_back({&file, node, {}, {}});
    }
    return all;
}

void Checker::change(const SourceFile& layer, At node, std::vector<Declaration>& all,
                     std::map<std::string, Change>& changed) {
    const Rule target = target_of(node.rule());
    const At name = name_in(node);
    if (!name) return;
    if (target == Rule::note) {
        say(Code::unknown_name, "a note has no name, so that none can be dropped", name.span(), "",
            "leave it: nothing is owed because of a note");
        return;
    }
    const bool dated = node.is(Rule::replace) && node.child().child(Rule::effective);
    const std::string key = fmt::format("{} {}", rule_name(target), name.text());
    const auto before = changed.find(key);
    if (before != changed.end() && !(dated && before->second.dated)) {
        say(Code::changed_twice, fmt::format("`{}` is changed twice", name.text()), name.span(), "again here",
            "say all of it in one place")
            .labels.push_back({before->second.where, "first here", false});
        return;
    }
    std::vector<std::size_t> found;
    std::vector<std::string> candidates;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].node.is(target)) continue;
        candidates.push_back(all[i].node.child(Rule::name).text());
        if (candidates.back() == name.text() && (all[i].file != &layer || dated)) found.push_back(i);
    }
    if (found.empty()) {
        if (dropped_.count(name.text()))
            tell_dropped(name);
        else
            unknown(name, fmt::format("{} to {}", rule_name(target), verb_of(node.rule())), candidates,
                    Code::unknown_name);
        return;
    }
    const bool again = before != changed.end();
    changed.emplace(key, Change{node.rule(), name.span(), dated});
    if (node.is(Rule::replace)) {
        if (again) {  // one more version beside the first
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(found.back()) + 1,
                       {&layer, node.child(), {}, all[found.back()].replaces});
            return;
        }
        all[found.front()] = {&layer, node.child(), {}, all[found.front()].file->layer};
        for (auto at = found.rbegin(); at + 1 != found.rend(); ++at)
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
        return;
    }
    if (node.is(Rule::adjust)) {
        if (found.size() > 1)
            say(Code::changed_twice, fmt::format("`{}` has {} versions", name.text(), found.size()), name.span(),
                "which of them is not said", "replace it: `replace requirement` with what holds from when on")
                .labels.push_back({original(all[found.back()].node.child(Rule::name).span()), "the latest one", false});
        else
            adjust(layer, node, all[found.front()]);
        return;
    }
    drop(layer, node, all[found.front()]);
    for (auto at = found.rbegin(); at != found.rend(); ++at) all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
}

void Checker::adjust(const SourceFile& layer, At node, Declaration& standing) {
    Composer composer;
    compose_head(composer, standing.node, PieceOf::under);
    for (const At clause : clauses_left(standing.node, node, true)) compose_clause(composer, clause, PieceOf::under);
    for (const At clause : node.children())
        if (!clause.is(Rule::name)) compose_clause(composer, clause, PieceOf::own);
    if (const At made = compose(composer, node.child(Rule::name).span(), {})) standing.node = made;
    standing.adjusted_by.push_back(layer.layer);
}

void Checker::drop(const SourceFile& layer, At node, const Declaration& standing) {
    const Declared what = declared(standing.node);
    std::string form(rule_name(standing.node.rule()));
    model_.dropped.push_back(
        {std::move(form), what.name, what.title, node.child(Rule::string).string_value(), what.layer, layer.layer});
    dropped_.emplace(what.name, DroppedAt{node.child(Rule::name).span(), layer.layer});
}

/// Says that what remains needs what was dropped; false when nothing of that name was.
bool Checker::tell_dropped(At name) {
    const auto dropped = dropped_.find(name.text());
    if (dropped == dropped_.end()) return false;
    std::string holder;
    for (const NodeId id : name.syntax->declarations()) {
        const At node{name.syntax, id};
        if (node.span().begin <= name.span().begin && name.span().end <= node.span().end) {
            const At inner = node.is(Rule::replace) ? node.child() : node;
            if (inner.child(Rule::name)) holder = inner.child(Rule::name).text();
        }
    }
    const bool itself = holder.empty() || holder == name.text();
    say(Code::dropped_in_use,
        itself ? fmt::format("`{}` was dropped", name.text())
               : fmt::format("`{}` needs `{}`, which was dropped", holder, name.text()),
        name.span(), "named here",
        itself ? std::string() : fmt::format("drop `{}` too, or change it so that it does without", holder))
        .labels.push_back({dropped->second.where, fmt::format("dropped by `{}`", dropped->second.layer), false});
    return true;
}

// ---- the way back from composed declarations

const Composed* Checker::composed_in(FileId file) const {
    const auto found = composed_by_file_.find(file);
    return found == composed_by_file_.end() ? nullptr : &composed_[found->second];
}

/// Where the author wrote it; `around` gets what explains how it came to stand in a rule.
Span Checker::original(Span where, std::vector<Label>* around) const {
    while (const Composed* made = composed_in(where.file)) {
        const Origin origin = origin_of(*made, where);
        if (around && origin.of == PieceOf::argument)
            around->push_back({original(origin.parameter),
                               fmt::format("it stands here, in the template `{}`", made->template_name), false});
        if (around && origin.of == PieceOf::under)
            around->push_back(
                {original(made->use), made->template_name.empty() ? "adjusted here" : "for this requirement", false});
        where = origin.where;
    }
    return where;
}

/// Leads all messages back to the files that people wrote, and tells each once: a mistake in a template is one mistake,
/// however many requirements are like it.
void Checker::lead_back() {
    std::set<std::tuple<Code, std::string, Span>> told;
    std::vector<Diagnostic> kept;
    for (Diagnostic& diagnostic : diagnostics_) {
        std::vector<Label> labels;
        for (Label& label : diagnostic.labels) {
            std::vector<Label> around;
            label.where = original(label.where, label.primary ? &around : nullptr);
            labels.push_back(std::move(label));
            labels.insert(labels.end(), around.begin(), around.end());
        }
        std::set<Span> marked;
        diagnostic.labels.clear();
        Span primary{};
        for (Label& label : labels) {
            if (label.primary) primary = label.where;
            if (marked.insert(label.where).second) diagnostic.labels.push_back(std::move(label));
        }
        if (told.emplace(diagnostic.code, diagnostic.message, primary).second) kept.push_back(std::move(diagnostic));
    }
    diagnostics_ = std::move(kept);
}

}  // namespace induct
