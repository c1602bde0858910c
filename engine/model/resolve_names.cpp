// The table of names: every declaration of the model and of the libraries it uses, entered before anything is looked
// up, so that order never matters. Exact names count first, then `also called`, then the regular plural.
// Tested by tests/model/ (goldens duplicate_name, plural_clash, unknown_name, wrong_sort, ...).
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/parse.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

std::string title_of(std::string name) {
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

/// The sort of a declaration, and nothing for one that declares no name.
std::optional<Sort> sort_of(Rule rule) {
    switch (rule) {
        case Rule::role:
            return Sort::role;
        case Rule::pairing:
            return Sort::pairing;
        case Rule::group:
            return Sort::group;
        case Rule::choice:
        case Rule::choice_scale:
            return Sort::choice;
        case Rule::activity:
        case Rule::meeting:
        case Rule::artifact:
        case Rule::survey:
            return Sort::kind;
        case Rule::parameter:
            return Sort::parameter;
        case Rule::unit:
            return Sort::unit;
        case Rule::requirement:
        case Rule::payment:
            return Sort::requirement;
        case Rule::exception:
            return Sort::exception;
        case Rule::trigger:
            return Sort::trigger;
        case Rule::review:
            return Sort::review;
        case Rule::alerts:
            return Sort::ladder;
        case Rule::figure:
            return Sort::figure;
        case Rule::calendar:
            return Sort::calendar;
        case Rule::report:
            return Sort::report;
        case Rule::import_:
            return Sort::import_;
        case Rule::template_:
            return Sort::template_;
        case Rule::broken:
            return Sort::broken;
        default:
            return std::nullopt;
    }
}

template <class T>
std::uint32_t add(std::vector<T>& list, const Declared& what) {
    T entry{};
    static_cast<Declared&>(entry) = what;
    list.push_back(std::move(entry));
    return static_cast<std::uint32_t>(list.size() - 1);
}

}  // namespace

/// Keeps a file, and loads the libraries that it uses, found through `library`.
const SourceFile& Checker::load(SourceFile source, const Library& library) {
    files_.push_back(std::move(source));
    const SourceFile& file = files_.back();
    for (const NodeId id : file.syntax.declarations()) {
        const At node{&file.syntax, id};
        if (!node.is(Rule::use)) continue;
        const At name = node.child(Rule::name);
        if (!name || !loaded_.insert(name.text()).second) continue;
        const std::optional<LibraryText> found = library.find(name.text());
        if (!found) {
            unknown(name, "library", library.names(), Code::unknown_library);
            continue;
        }
        SourceText text = source_text(found->shown_as, found->text);
        const FileId id_of_file = sources_.add(text);
        Checked<Syntax> parsed = parse(id_of_file, text);
        diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
        load({std::move(parsed.value), name.text(), true, false}, library);
    }
    return file;
}

/// The file in which a node was written; of a composed declaration, the one in which its first byte was.
const SourceFile& Checker::file_of(At node) const {
    const FileId file = original(node.span()).file;
    for (const SourceFile& one : files_)
        if (one.syntax.file() == file) return one;
    return files_.front();
}

Declared Checker::declared(At node) const {
    Declared what;
    const At name = node.child(Rule::name);
    const At title = node.child(Rule::string);
    what.name = name ? name.text() : std::string();
    what.title = title ? title.string_value() : title_of(what.name);
    what.span = original(name ? name.span() : node.span());
    what.layer = file_of(name ? name : node).layer;
    for (const At called : node.children(Rule::called))
        for (const At other : called.child(Rule::names).children(Rule::name)) what.also_called.push_back(other.text());
    return what;
}

void Checker::declare_all() {
    // Libraries first: what the model says again is then the second declaration.
    for (const SourceFile& file : files_)
        for (const NodeId id : file.syntax.declarations())
            if (file.library) declare(file, {&file.syntax, id});
    for (const Declaration& standing : standing_declarations()) {
        const std::size_t requirements = model_.requirements.size();
        declare(*standing.file, standing.node);
        if (model_.requirements.size() == requirements) continue;
        model_.requirements.back().adjusted_by = standing.adjusted_by;
        model_.requirements.back().replaces = standing.replaces;
    }
    check_plurals();
    follow_templates();
}

void Checker::declare(const SourceFile& file, At node) {
    if (node.is(Rule::program)) {
        if (file.library)
            say(Code::program_twice, fmt::format("the library `{}` holds a `program`", file.layer), node.span(), "",
                "a library holds declarations only; leave the `program` to the model that uses it");
        else if (file.base)
            return;  // its lines: program_clauses
        else if (program_)
            say(Code::program_twice, "a second `program`", node.child(Rule::name).span(), "again here")
                .labels.push_back({program_.child(Rule::name).span(), "first here", false});
        else
            program_ = node;
        return;
    }
    const std::optional<Sort> sort = sort_of(node.rule());
    if (!sort) {
        if (file.library && !node.is(Rule::use) && !node.is(Rule::note) && !node.is(Rule::scenario) &&
            !node.is(Rule::workspace))
            say(Code::nothing_extended, fmt::format("the library `{}` extends no program", file.layer), node.span(), "",
                "leave the change to the model that extends one");
        return;
    }
    const At name = node.child(Rule::name);
    if (!name) return;
    Symbol symbol{.sort = *sort,
                  .index = 0,
                  .name = name.text(),
                  .layer = file.layer,
                  .library = file.library,
                  .base = file.base,
                  .span = name.span(),
                  .node = node,
                  .used = false};
    const auto [first, last] = by_name_.equal_range(symbol.name);
    for (auto it = first; it != last; ++it) {
        Symbol& before = symbols_[it->second];
        if (before.sort == Sort::broken || symbol.sort == Sort::broken) return;
        if (before.library && symbol.library && before.layer != symbol.layer) continue;  // told where it is used
        if (before.sort == Sort::requirement && symbol.sort == Sort::requirement &&
            before.node.child(Rule::effective) && node.child(Rule::effective))
            continue;  // versions: check_versions looks at their dates
        return reopen(before, symbol);
    }
    const Declared what = declared(node);
    switch (*sort) {
        case Sort::role:
            symbol.index = add(model_.roles, what);
            break;
        case Sort::pairing:
            symbol.index = add(model_.pairings, what);
            break;
        case Sort::group:
            symbol.index = add(model_.groups, what);
            break;
        case Sort::choice:
            symbol.index = add(model_.choices, what);
            break;
        case Sort::kind:
            symbol.index = add(model_.kinds, what);
            break;
        case Sort::parameter:
            symbol.index = add(model_.parameters, what);
            break;
        case Sort::unit:
            symbol.index = add(model_.units, what);
            break;
        case Sort::requirement:
            symbol.index = add(model_.requirements, what);
            break;
        case Sort::trigger:
            symbol.index = add(model_.triggers, what);
            break;
        case Sort::review:
            symbol.index = add(model_.reviews, what);
            break;
        case Sort::ladder:
            symbol.index = add(model_.ladders, what);
            break;
        case Sort::figure:
            symbol.index = add(model_.figures, what);
            break;
        case Sort::import_:
            symbol.index = add(model_.imports, what);
            break;
        case Sort::report:
            symbol.index = add(model_.reports, what);
            break;
        case Sort::calendar:
            model_.calendars.push_back({.name = what.name, .title = what.title, .years = {}, .contract = {}});
            symbol.index = static_cast<std::uint32_t>(model_.calendars.size() - 1);
            break;
        default:
            break;
    }
    if (symbol.sort == Sort::kind)
        model_.kinds.back().form = node.is(Rule::activity)  ? KindForm::activity
                                   : node.is(Rule::meeting) ? KindForm::meeting
                                   : node.is(Rule::survey)  ? KindForm::survey
                                                            : KindForm::artifact;
    const std::size_t at = symbols_.size();
    by_name_.emplace(symbol.name, at);
    by_plural_.emplace(plural_of(symbol.name), at);
    for (const std::string& called : what.also_called) by_alias_.emplace(called, at);
    symbols_.push_back(std::move(symbol));
    if (node.is(Rule::payment)) declare_payment(file, node, what);
    if (node.is(Rule::review)) declare_consequences(file, node, what);
}

/// A second declaration: a model may give a library's activity a parent, and nothing else.
void Checker::reopen(Symbol& first, const Symbol& again) {
    const bool kinds = first.sort == Sort::kind && again.sort == Sort::kind && first.node.rule() == again.node.rule();
    const bool adds_parent = static_cast<bool>(again.node.child(Rule::activity_is));
    if (kinds && first.layer != again.layer && adds_parent) {
        bool only_parent = true;
        for (const At clause : again.node.children())
            if (!clause.is(Rule::name) && !clause.is(Rule::string) && !clause.is(Rule::activity_is) &&
                !clause.is(Rule::cite))
                only_parent = false;
        if (only_parent) {
            const std::size_t at = static_cast<std::size_t>(
                std::find_if(symbols_.begin(), symbols_.end(), [&](const Symbol& s) { return &s == &first; }) -
                symbols_.begin());
            reopened_.emplace_back(at, again.node);
            return;
        }
    }
    const Symbol& library = first.library ? first : again;
    const Symbol& model = first.library ? again : first;
    if (library.library && !model.library) {
        say(Code::duplicate_name,
            fmt::format("`{}` is already declared by the library `{}`", again.name, library.layer), model.span, "",
            kinds ? "a model may only give a library's activity a parent (`is ...`); for anything else choose another "
                    "name"
                  : "leave this one out, or choose another name")
            .labels.push_back({library.span, "declared here", false});
        return;
    }
    if (first.base && first.layer != again.layer) {
        const bool rules = first.sort == Sort::requirement && again.sort == Sort::requirement;
        say(Code::duplicate_name, fmt::format("`{}` is already declared by the program `{}`", again.name, first.layer),
            again.span, "",
            rules ? fmt::format("change it with `adjust requirement {0}`, or swap it with `replace requirement {0}`",
                                again.name)
            : kinds
                ? "an activity that is there may only be given a parent (`is ...`); for anything else choose another "
                  "name"
                : "leave this one out, or choose another name")
            .labels.push_back({first.span, "declared here", false});
        return;
    }
    say(Code::duplicate_name, fmt::format("`{}` is declared twice", again.name), again.span, "again here",
        first.sort == Sort::requirement && again.sort == Sort::requirement && !first.node.is(Rule::payment) &&
                !again.node.is(Rule::payment)
            ? "two versions of a requirement need `effective from ...` and `effective until ...`"
            : "")
        .labels.push_back({first.span, fmt::format("first declared here, as {}", sort_words(first)), false});
}

void Checker::check_plurals() {
    // A name for one of the two: a rule is called `NAME-rule`, and nothing else is.
    const auto free_name = [&](const Symbol& symbol) {
        std::string name = symbol.name + "-rule";
        while (by_name_.count(name) || by_alias_.count(name) || by_plural_.count(name)) name += "-2";
        return symbol.sort == Sort::requirement ? name : std::string();
    };
    for (const Symbol& symbol : symbols_) {
        std::set<const Symbol*> told;  // once, however many ways there are to the other one
        for (const auto* table : {&by_plural_, &by_alias_}) {
            const auto [first, last] = table->equal_range(symbol.name);
            for (auto it = first; it != last; ++it) {
                const Symbol& other = symbols_[it->second];
                if (&other == &symbol || other.name == symbol.name || !told.insert(&other).second) continue;
                const std::string own = free_name(symbol), others = free_name(other);
                say(Code::plural_clash,
                    fmt::format("`{}` is also {} `{}`", symbol.name,
                                table == &by_plural_ ? "the plural of" : "another name of", other.name),
                    symbol.span, "nobody could tell which of the two is meant",
                    !own.empty()      ? fmt::format("call the rule `{}`", own)
                    : !others.empty() ? fmt::format("call the rule `{}` `{}`", other.name, others)
                                      : "choose another name for one of them")
                    .labels.push_back({other.span, "declared here", false});
            }
        }
    }
}

Symbol* Checker::lookup(At name, bool quiet) {
    std::string written = name.text();
    std::string layer;
    if (const std::size_t slash = written.rfind('/'); slash != std::string::npos) {
        layer = written.substr(0, slash);
        written = written.substr(slash + 1);
    }
    for (const auto* table : {&by_name_, &by_alias_, &by_plural_}) {
        const auto [first, last] = table->equal_range(written);
        Symbol* found = nullptr;
        for (auto it = first; it != last; ++it) {
            Symbol& symbol = symbols_[it->second];
            if (!layer.empty() && symbol.layer != layer) continue;
            if (found && found->library && symbol.library && found->layer != symbol.layer) {
                if (!quiet && said_unknown_.emplace("twice " + written, diagnostics_.size()).second)
                    say(Code::ambiguous_name,
                        fmt::format("`{}` is declared by the library `{}` and by the library `{}`", written,
                                    found->layer, symbol.layer),
                        name.span(), "",
                        fmt::format("write `{}/{}` or `{}/{}`", found->layer, written, symbol.layer, written));
                break;
            }
            if (!found) found = &symbol;
        }
        if (found) {
            if (!quiet) found->used = true;
            return found;
        }
    }
    return nullptr;
}

Symbol* Checker::expect(At name, Sorts sorts, std::string_view wanted) {
    if (!name) return nullptr;
    Symbol* symbol = lookup(name);
    if (!symbol) {
        unknown(name, wanted, names_of(sorts), Code::unknown_name);
        return nullptr;
    }
    if (symbol->sort == Sort::broken) return nullptr;
    if (std::find(sorts.begin(), sorts.end(), symbol->sort) != sorts.end()) return symbol;
    // It is also the plural of something that fits: the clash has been told (E206), and all else is read as meant.
    for (const auto* table : {&by_alias_, &by_plural_}) {
        const auto [first, last] = table->equal_range(name.text());
        const auto meant = std::find_if(first, last, [&](const auto& entry) {
            return std::find(sorts.begin(), sorts.end(), symbols_[entry.second].sort) != sorts.end();
        });
        if (meant == last) continue;
        symbols_[meant->second].used = true;
        return &symbols_[meant->second];
    }
    const std::string one = with_article(wanted);
    say(Code::wrong_sort, fmt::format("`{}` is {}, not {}", name.text(), sort_words(*symbol), one), name.span(),
        fmt::format("{} is needed here", one))
        .labels.push_back({symbol->span, "declared here", false});
    return nullptr;
}

std::vector<std::string> Checker::names_of(Sorts sorts) const {
    std::vector<std::string> names;
    for (const Symbol& symbol : symbols_)
        if (std::find(sorts.begin(), sorts.end(), symbol.sort) != sorts.end()) {
            names.push_back(symbol.name);
            names.push_back(plural_of(symbol.name));
        }
    for (const auto& [alias, at] : by_alias_)
        if (std::find(sorts.begin(), sorts.end(), symbols_[at].sort) != sorts.end()) names.push_back(alias);
    std::sort(names.begin(), names.end());
    return names;
}

std::string Checker::sort_words(const Symbol& symbol) const {
    switch (symbol.sort) {
        case Sort::role:
            return "a role";
        case Sort::pairing:
            return "a pairing";
        case Sort::group:
            return "a group";
        case Sort::choice:
            return "a choice";
        case Sort::kind:
            return with_article(word(model_.kinds[symbol.index].form));
        case Sort::parameter:
            return "a parameter";
        case Sort::unit:
            return "a unit";
        case Sort::requirement:
            return symbol.node.is(Rule::payment) ? "a payment" : "a requirement";
        case Sort::exception:
            return "an exception";
        case Sort::trigger:
            return "a trigger";
        case Sort::review:
            return "a review";
        case Sort::ladder:
            return "an alerts declaration";
        case Sort::figure:
            return "a figure";
        case Sort::report:
            return "a report";
        case Sort::calendar:
            return "a calendar";
        case Sort::audience:
            return "an audience";
        case Sort::template_:
            return "a template";
        case Sort::import_:
            return "an import";
        case Sort::broken:
            return "a broken declaration";
    }
    return "a name";
}

/// The places that are cited, where the source has a clause list.
void Checker::check_places(At cite, const std::string& name) {
    const std::vector<Source>& sources = model_.program.sources;
    const auto source =
        std::find_if(sources.begin(), sources.end(), [&](const Source& one) { return one.name == name; });
    if (source == sources.end() || source->clauses.empty()) return;
    std::vector<std::string> ids;
    for (const Clause& clause : source->clauses) ids.push_back(clause.id);
    for (const At place : cite.children(Rule::string)) {
        const std::string id = place.string_value();
        if (find_clause(model_.program, name, id)) continue;
        const std::optional<std::string> near = nearest(id, ids);
        say(Code::no_such_place, fmt::format("`{}` is no clause of {}", id, source->clause_file), place.span(),
            "no such clause", near ? fmt::format("did you mean `{}`?", *near) : std::string());
    }
}

/// `cite` clauses of a declaration; the source must be one of the program's. A library has no program to name any.
std::vector<Citation> Checker::cites(At node) {
    std::vector<Citation> all;
    for (const At cite : node.children(Rule::cite)) {
        Citation citation;
        const At source = cite.child(Rule::name);
        citation.source = source ? source.text() : std::string();
        for (const At where : cite.children(Rule::string)) citation.places.push_back(where.string_value());
        if (const At read_as = cite.child(Rule::read_as)) citation.read_as = read_as.child().string_value();
        if (source && program_ && !file_of(source).library) {
            cited_.insert(citation.source);
            if (!sources_of_program_.count(citation.source)) {
                std::vector<std::string> names;
                for (const auto& [name, where] : sources_of_program_) names.push_back(name);
                unknown(source, "source of the program", names, Code::unknown_source);
            }
            check_places(cite, citation.source);
        }
        all.push_back(std::move(citation));
    }
    return all;
}

}  // namespace induct
