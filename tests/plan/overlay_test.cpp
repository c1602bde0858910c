// A model that is written as a base and an overlay, and partly by templates, is planned as the same model in one file.
//
// Method: the declarations of rules/somc.induct are dealt out at random. Each requirement stands in the base as it is,
// or is adjusted, replaced or added by the overlay, with or without a template of its own; the base gets rules that the
// overlay drops. The flat model has the same requirements, in the order in which they stand.
#include "engine/model/check.h"
#include "engine/plan/plan.h"
#include "grammar/parse.h"
#include "grammar/render.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

using namespace induct;

namespace {

/// The text of a model with `base` beside it, planned.
std::string planned(const std::string& text, const std::string& base) {
    SourceSet sources;
    const Library library = library_beside("", [&](const std::string& path) -> std::optional<std::string> {
        if (path == "somc.induct" && !base.empty()) return base;
        if (path.size() > 3 && path.substr(path.size() - 3) == ".md")  // the clause list of its source
            return read_from_disk(std::string(INDUCT_SOURCE_DIR) + "/rules/" + path);
        return std::nullopt;
    });
    const Checked<Model> checked = check_text("model.induct", text, sources, library);
    INFO(render_text(checked.diagnostics, sources));
    REQUIRE(!has_errors(checked.diagnostics));
    std::string all = to_text(plan(checked.value), checked.value);
    for (const Requirement& rule : checked.value.requirements) {
        all += fmt::format("{} \"{}\" grace {} notify {}", rule.name, rule.title, rule.grace.count, rule.notify.size());
        for (const Citation& cite : rule.cites) all += fmt::format(" {} {}", cite.source, fmt::join(cite.places, ", "));
        all += '\n';
    }
    return all;
}

/// One requirement of the model, in the parts that the texts are put together from.
struct Parts {
    std::string name, head;             // `requirement NAME "Title"`
    std::vector<std::string> cites;     // these and the others in order
    std::vector<std::string> clauses;   // all but `cite`
    std::optional<std::size_t> expect;  // which of the clauses is the only `expect`
    std::size_t kind_clause = 0;        // the first clause that names a kind, and where in it the name stands
    std::size_t kind_at = 0;
    std::string kind;

    [[nodiscard]] std::string text() const {
        return fmt::format("{} {} {}\n", head, fmt::join(cites, " "), fmt::join(clauses, " "));
    }
    /// The same by a template that has the kind as its parameter.
    [[nodiscard]] std::string by_template() const {
        if (kind.empty()) return text();
        std::vector<std::string> open = clauses;
        open[kind_clause].replace(kind_at, kind.size(), "any-kind");
        return fmt::format("template like-{0} with any-kind {1}\n{2} {3} like like-{0} with any-kind {4}\n", name,
                           fmt::join(open, " "), head, fmt::join(cites, " "), kind);
    }
};

NodeId first_kind(const Syntax& syntax, NodeId node) {
    if (syntax.rule(node) == Rule::kind_name) return syntax.child(node);
    for (const NodeId child : syntax.children(node))
        if (const NodeId found = first_kind(syntax, child)) return found;
    return no_node;
}

Parts parts_of(const Syntax& syntax, NodeId node) {
    Parts parts;
    parts.name = syntax.text(syntax.child(node, Rule::name));
    parts.head = "requirement " + parts.name;
    for (const NodeId child : syntax.children(node)) {
        const std::string text(syntax.text(child));
        if (syntax.rule(child) == Rule::name) continue;
        if (syntax.rule(child) == Rule::string) {
            parts.head += " " + text;
        } else if (syntax.rule(child) == Rule::cite) {
            parts.cites.push_back(text);
        } else {
            if (syntax.rule(child) == Rule::expect) parts.expect = parts.clauses.size();
            const NodeId kind = first_kind(syntax, child);
            if (parts.kind.empty() && kind) {
                parts.kind = syntax.text(kind);
                parts.kind_clause = parts.clauses.size();
                parts.kind_at = syntax.span(kind).begin - syntax.span(child).begin;
            }
            parts.clauses.push_back(text);
        }
    }
    return parts;
}

/// The three texts of one deal.
struct Dealt {
    std::string flat, base, overlay = "program top \"Top\" extends somc\n";
    std::string flat_end;
};

void deal(const Parts& parts, std::mt19937& random, Dealt& into) {
    const bool by_template = random() % 3 == 0;
    const std::string written = by_template ? parts.by_template() : parts.text();
    switch (random() % 4) {
        case 0:
            into.base += written;
            into.flat += parts.text();
            break;
        case 1: {
            if (!parts.expect) return deal(parts, random, into);
            Parts other = parts;
            other.clauses[*parts.expect] = "expect at least 7 activities in the year";
            if (parts.kind_clause == *parts.expect) other.kind.clear();
            into.base += by_template ? other.by_template() : other.text();
            into.overlay += fmt::format("adjust requirement {} {}\n", parts.name, parts.clauses[*parts.expect]);
            into.flat += parts.text();
            break;
        }
        case 2: {
            into.base += fmt::format("requirement {} \"Other\" for the program expect at least 1 meeting in the year\n",
                                     parts.name);
            const std::size_t head = written.find("requirement ");
            into.overlay += written.substr(0, head) + "replace " + written.substr(head);
            into.flat += parts.text();
            break;
        }
        default:
            into.overlay += written;
            into.flat_end += parts.text();
    }
    if (random() % 4 != 0) return;
    into.base += fmt::format("requirement no-{} for the program expect at least 2 meetings in the year\n", parts.name);
    into.overlay += fmt::format("drop requirement no-{} because \"not here\"\n", parts.name);
}

}  // namespace

TEST_CASE("a base and an overlay are planned as the same model in one file") {
    const std::string model = testing::read_file(std::string(INDUCT_SOURCE_DIR) + "/rules/somc.induct");
    const SourceText source = source_text("somc.induct", model);
    const Syntax syntax = parse({}, source).value;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        Dealt dealt;
        for (const NodeId id : syntax.declarations()) {
            if (syntax.rule(id) == Rule::scenario) continue;
            if (syntax.rule(id) == Rule::requirement) {
                deal(parts_of(syntax, id), random, dealt);
                continue;
            }
            const std::string text = std::string(syntax.text(id)) + "\n";
            dealt.flat += text;
            dealt.base += text;
        }
        CAPTURE(seed);
        CAPTURE(dealt.base);
        CAPTURE(dealt.overlay);
        CHECK(planned(dealt.overlay, dealt.base) == planned(dealt.flat + dealt.flat_end, {}));
    }
}
