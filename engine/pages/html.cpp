// Pages laid out by the templates. See page.h.
#include "engine/pages/page.h"
#include "engine/pages/templates.h"
#include "grammar/printable.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <stdexcept>

namespace induct {

namespace {

using kainjow::mustache::data;

std::string text_of(std::string_view name) {
    for (const EmbeddedText& one : page_templates())
        if (one.name == name) return std::string(one.text);
    throw std::logic_error("no template " + std::string(name));
}

/// A list's items, and a flag beside it: the templates ask `has_NAME` where something stands around the whole list.
void add_list(data& to, const std::string& name, const data& list) {
    to.set("has_" + name, !list.is_empty_list());
    to.set(name, list);
}

data words_of(const std::vector<std::string>& all) {
    data list{data::type::list};
    for (const std::string& one : all) list.push_back(data{"words", one});
    return list;
}

/// The parts of a bar, 100 wide in all. A part too small to be seen is as wide as what is left to it.
data bar_of(const std::vector<PageBar>& bars) {
    std::size_t all = 0, before = 0;
    for (const PageBar& one : bars) all += one.windows;
    data list{data::type::list};
    for (const PageBar& one : bars) {
        const std::size_t from = before * 1000 / all, to = (before + one.windows) * 1000 / all;
        before += one.windows;
        data part;
        part.set("status", std::string(word(one.status)));
        part.set("x", fmt::format("{}.{}", from / 10, from % 10));
        part.set("width", fmt::format("{}.{}", (to - from) / 10, (to - from) % 10));
        list.push_back(part);
    }
    return list;
}

data row_of(const PageRow& row, bool bars) {
    data one;
    one.set("head", row.head);
    one.set("tone", row.tone);
    one.set("cells", words_of(row.cells));
    one.set("bars", bars);
    one.set("drawn", !row.bars.empty());
    if (!row.bars.empty()) {
        one.set("picture", row.cells.back());
        one.set("parts", bar_of(row.bars));
    }
    return one;
}

data section_of(const PageSection& section, const std::string& id) {
    data one;
    one.set("title", section.title);
    one.set("id", id);
    one.set("notes", words_of(section.notes));
    one.set("columns", words_of(section.columns));
    data rows{data::type::list};
    for (const PageRow& row : section.rows) rows.push_back(row_of(row, section.bars));
    add_list(one, "rows", rows);
    return one;
}

}  // namespace

std::string pages_html(const std::vector<Page>& pages, Date on) {
    data document;
    document.set("title", fmt::format("Report for {}", to_words(on)));
    document.set("style", text_of("style.css"));
    data runs{data::type::list};
    for (std::size_t run = 0; run < pages.size(); ++run) {
        data one;
        one.set("title", pages[run].title);
        one.set("run", pages[run].run);
        one.set("about", words_of(pages[run].about));
        data sections{data::type::list};
        // Ids are places, never names: nothing that somebody wrote becomes part of a link.
        for (std::size_t i = 0; i < pages[run].sections.size(); ++i)
            sections.push_back(section_of(pages[run].sections[i], fmt::format("s{}-{}", run + 1, i + 1)));
        one.set("sections", sections);
        runs.push_back(one);
    }
    document.set("runs", runs);
    kainjow::mustache::mustache page(text_of("page.mustache"));
    const std::string html = page.render(document);
    if (!page.is_valid()) throw std::logic_error(page.error_message());
    return printable(html);
}

}  // namespace induct
