// The page of a named report as text, CSV and JSON. See named_report.h.
#include "engine/model/layers.h"
#include "engine/report/named_report.h"
#include "grammar/json_members.h"
#include "grammar/printable.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace induct {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view withheld_words = "not shown";

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, code_points(text)), ' ');
}

/// "1 missed, 12 met"
std::string counts_words(const NamedCell& cell) {
    const StandsCounts counts = counts_of(cell);
    std::string words;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", counts[i], word(static_cast<Stands>(i)));
    if (cell.withheld) words += words.empty() ? withheld_words : "; others not shown";
    return words.empty() ? "n/a" : words;
}

/// What stands in a row: of a rule about the row's own subject and of a figure its words, else how many stand where.
std::string cell_words(const NamedColumn& column, const NamedCell& cell) {
    if (column.of_program) return "";
    if (!column.own) return counts_words(cell);
    if (!cell.words.empty()) return cell.words;
    return std::string(cell.withheld ? withheld_words : "n/a");
}

/// What stands below the rows: figures are not added up, since what counts for two subjects would count twice.
std::string together_words(const NamedColumn& column, const NamedCell& cell) {
    return column.shows->rules.empty() ? "" : counts_words(cell);
}

std::string row_words(const RunReport& report, const NamedRow& row) {
    std::string words = subject_words(report.context.model, report.context.world, row.subject, report.when.on);
    return row.ended ? words + fmt::format(", until {}", to_words(*row.ended)) : words;
}

class TextPage {
  public:
    TextPage(const RunReport& report, const NamedPage& page, const Visibility& visibility)
        : report_(report), model_(report.context.model), page_(page), visibility_(visibility) {}

    std::string write() {
        heading();
        if (page_.subjects() > 0 && std::holds_alternative<ForProgram>(page_.report->about)) {
            of_program_alone();
        } else if (page_.subjects() > 0) {
            measure();
            for (const NamedSection& section : page_.sections) table(section);
            if (page_.sections.size() > 1) {
                title(fmt::format("All: {}", page_.subjects()));
                table_line("", [&](std::size_t i) { return page_.columns[i].shows->name; });
                table_line("together",
                           [&](std::size_t i) { return together_words(page_.columns[i], page_.together[i]); });
            }
        } else if (visibility_.named()) {
            line();
            line("There is nobody and nothing that it is about, as far as its readers may see.");
        }
        program();
        what_is_shown();
        return std::move(text_);
    }

  private:
    void line(std::string_view words = "") { text_.append(words).push_back('\n'); }
    void title(std::string_view words) { text_ += section_heading(words); }

    void heading() {
        const NamedReport& named = *page_.report;
        line(fmt::format("{} ({}/{}), {}", named.title, report_.run, named.name, to_words(report_.when.on)));
        if (report_.when.known_at != report_.when.on)
            line(fmt::format("as known on {}", to_words(report_.when.known_at)));
        if (report_.purged_since > 0) line(purged_words(report_.purged_since));
        line(fmt::format("for {}", visibility_.reader().words));
        std::string grouped;
        for (const Field& field : named.grouped_by)
            grouped += (grouped.empty() ? ", grouped by " : ", ") + model_[field.name];
        line(fmt::format("about {}{}, made {}", named.about_words, grouped,
                         named.every_words.empty() ? "every night" : named.every_words));
        if (!named.cites.empty()) line("asked for by " + cited_words(named.cites));
        for (const std::string& one : page_.left_out) line("left out: " + one);
    }

    /// "Mentor handbook, 2025, 26": the place with the title of its source.
    [[nodiscard]] std::string cited_words(const std::vector<Citation>& cites) const {
        std::string words;
        for (const Citation& cite : cites) {
            words += (words.empty() ? "" : "; ") + source_words(model_, cite.source);
            for (const std::string& place : cite.places) words += ", " + place;
        }
        return words;
    }

    /// One width for each column, over all sections, so that they stand below each other.
    void measure() {
        widths_.assign(page_.columns.size() + 1, 0);
        const auto wide = [&](std::size_t i, const std::string& words) {
            widths_[i] = std::max(widths_[i], code_points(words));
        };
        wide(0, "together");
        for (std::size_t i = 0; i < page_.columns.size(); ++i) {
            const NamedColumn& column = page_.columns[i];
            wide(i + 1, column.shows->name);
            wide(i + 1, together_words(column, page_.together[i]));
            for (const NamedSection& section : page_.sections) {
                wide(i + 1, together_words(column, section.together[i]));
                for (const NamedRow& row : section.rows) wide(i + 1, cell_words(column, row.cells[i]));
            }
        }
        for (const NamedSection& section : page_.sections)
            for (const NamedRow& row : section.rows) wide(0, row_words(report_, row));
    }

    template <class Words>
    void table_line(const std::string& head, Words words) {
        std::string all = padded(head, widths_[0]);
        for (std::size_t i = 0; i < page_.columns.size(); ++i)
            if (!page_.columns[i].of_program) all += "  " + padded(words(i), widths_[i + 1]);
        all.erase(all.find_last_not_of(' ') + 1);
        line(all);
    }

    void table(const NamedSection& section) {
        std::string head;
        for (std::size_t i = 0; i < section.values.size(); ++i)
            head += fmt::format("{}{}: {}", i == 0 ? "" : ", ", model_[page_.report->grouped_by[i].name],
                                section.values[i]);
        if (head.empty())
            line();
        else
            title(fmt::format("{} ({})", head, section.rows.size()));
        table_line("", [&](std::size_t i) { return page_.columns[i].shows->name; });
        for (const NamedRow& row : section.rows)
            table_line(row_words(report_, row),
                       [&](std::size_t i) { return cell_words(page_.columns[i], row.cells[i]); });
        const bool rules = std::any_of(page_.columns.begin(), page_.columns.end(),
                                       [](const NamedColumn& column) { return !column.shows->rules.empty(); });
        if (section.rows.size() > 1 && rules)
            table_line("together",
                       [&](std::size_t i) { return together_words(page_.columns[i], section.together[i]); });
    }

    /// A single line would be as wide as all it shows: one line a column instead.
    void of_program_alone() {
        line();
        std::size_t width = 0;
        for (const NamedColumn& column : page_.columns) width = std::max(width, code_points(column.shows->name));
        for (const NamedRow& row : page_.sections.front().rows)
            for (std::size_t i = 0; i < page_.columns.size(); ++i)
                line(padded(page_.columns[i].shows->name, width) + "  " + cell_words(page_.columns[i], row.cells[i]));
    }

    void program() {
        if (page_.program.rows.empty()) return;
        bool any = false;
        for (std::size_t i = 0; i < page_.columns.size(); ++i) {
            if (!page_.columns[i].of_program) continue;
            if (!any) title("The program");
            any = true;
            const std::string& words = page_.program.rows.front().cells[i].words;
            line(fmt::format("{}: {}", page_.columns[i].shows->title, words.empty() ? "n/a" : words));
        }
    }

    void what_is_shown() {
        if (page_.columns.empty()) return;
        title("What is shown");
        bool counts = false;
        for (const NamedColumn& column : page_.columns) {
            counts = counts || !column.shows->rules.empty();
            const std::string cites = citation_words(column.cites);
            line(fmt::format("{}: {}{}", column.shows->name, column.shows->title,
                             cites.empty() ? "" : " [" + cites + "]"));
            for (const Citation& cite : column.cites)
                for (const std::string& place : cite.places)
                    if (const Clause* clause = find_clause(model_.program, cite.source, place))
                        line(fmt::format("  {}: {}", clause->id, clause->text));
        }
        if (counts)
            line(
                "Whoever is counted is counted once: missed if any window is, else behind, else unknown, else met if "
                "any is, else not yet due.");
    }

    const RunReport& report_;
    const Model& model_;
    const NamedPage& page_;
    const Visibility& visibility_;
    std::vector<std::size_t> widths_;
    std::string text_;
};

Json counts_json(const StandsCounts& counts) {
    Json json = Json::object();
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) json[std::string(word(static_cast<Stands>(i)))] = counts[i];
    return json;
}

Json figure_json(const FigureFinding& finding) {
    Json rows = Json::array();
    for (const FigureRow& row : finding.rows) {
        Json one{{"split", row.split}};
        if (row.shown_from) {
            one["shown_from"] = *row.shown_from;
        } else {
            one["amount"] = row.amount;
            if (row.whole) one[finding.measured == Measured::average ? "of" : "whole"] = *row.whole;
            if (row.most) one["at_most"] = *row.most;
            if (row.whole_most) one["whole_at_most"] = *row.whole_most;
        }
        rows.push_back(std::move(one));
    }
    return rows;
}

Json cells_json(const NamedPage& page, const std::vector<NamedCell>& cells, bool of_program) {
    Json json = Json::object();
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
        const NamedColumn& column = page.columns[i];
        if (column.of_program != of_program) continue;
        const NamedCell& cell = cells[i];
        Json& one = json[column.shows->name] = Json::object();
        if (!column.shows->rules.empty()) one["subjects"] = counts_json(counts_of(cell));
        if (column.own && !column.shows->rules.empty() && !cell.words.empty()) {
            one["windows"] = counts_json(cell.windows);
            one["says"] = cell.words;
        }
        if (cell.figure) one["rows"] = figure_json(*cell.figure);
        if (cell.withheld) one["withheld"] = true;
    }
    return json;
}

}  // namespace

std::string named_text(const RunReport& report, const NamedPage& page, const Visibility& visibility) {
    std::string text = TextPage(report, page, visibility).write();
    if (report.made_from)
        text += fmt::format("\nReport {}, {}/{}, made by Induct {}\n", report.made_from->report, report.run,
                            page.report->name, report.made_from->engine);
    return printable(text);
}

std::string named_csv(const RunReport& report, const NamedPage& page) {
    const Model& model = report.context.model;
    const World& world = report.context.world;
    std::vector<std::string> head;
    for (const Field& field : page.report->grouped_by) head.push_back(model[field.name]);
    const std::size_t values = head.size();
    for (const char* name : {"subject", "who", "place", "until"}) head.emplace_back(name);
    for (const NamedColumn& column : page.columns) {
        const std::string& name = column.shows->name;
        head.push_back(name);
        if (!column.own && !column.shows->rules.empty()) {
            head.back() += " missed";
            for (const Stands stands : {Stands::behind, Stands::unknown, Stands::met, Stands::not_due})
                head.push_back(fmt::format("{} {}", name, word(stands)));
        }
    }
    std::string csv = report_line(head);
    const auto put = [&](std::vector<std::string> cells, const NamedRow& row, bool of_program) {
        for (std::size_t i = 0; i < page.columns.size(); ++i) {
            const NamedColumn& column = page.columns[i];
            const NamedCell& cell = row.cells[i];
            if (column.own || column.of_program)
                cells.push_back(of_program == column.of_program
                                    ? cell.words.empty() && cell.withheld ? std::string(withheld_words) : cell.words
                                    : "");
            else
                for (const std::size_t n : counts_of(cell)) cells.push_back(of_program ? "" : std::to_string(n));
        }
        csv += report_line(cells);
    };
    const auto lead = [&](std::vector<std::string> cells, const NamedRow& row) {
        cells.resize(values);
        cells.push_back(row.subject.kind == Subject::Kind::program ? "program" : subject_id(world, row.subject));
        cells.push_back(subject_words(model, world, row.subject, report.when.on));
        cells.push_back(place_words(world, row.subject));
        cells.push_back(row.ended ? to_iso(*row.ended) : "");
        return cells;
    };
    for (const NamedSection& section : page.sections)
        for (const NamedRow& row : section.rows) put(lead(section.values, row), row, false);
    const bool program = std::any_of(page.columns.begin(), page.columns.end(),
                                     [](const NamedColumn& column) { return column.of_program; });
    if (program)
        for (const NamedRow& row : page.program.rows) put(lead({}, row), row, true);
    return csv;
}

std::string named_json(const RunReport& report, const NamedPage& page, const Visibility& visibility) {
    const Model& model = report.context.model;
    const NamedReport& named = *page.report;
    Json json{{"report", named.name},
              {"title", named.title},
              {"cites", citation_words(named.cites)},
              {"program", model.program.name},
              {"run", report.run},
              {"on", to_iso(report.when.on)},
              {"known_at", to_iso(report.when.known_at)},
              {"for", visibility.reader().words},
              {"about", named.about_words},
              {"made", named.every_words.empty() ? "every night" : named.every_words},
              {"left_out", page.left_out},
              {"columns", Json::array()},
              {"sections", Json::array()}};
    if (report.purged_since > 0) json["purged_since"] = report.purged_since;
    if (report.made_from)
        for (const auto& [name, value] : made_from_members(*report.made_from))
            object_in(json, "made_from")[name] = value;
    for (const NamedColumn& column : page.columns) {
        Json one{{"name", column.shows->name},
                 {"title", column.shows->title},
                 {"form", column.shows->rules.empty() ? "figure" : "requirement"},
                 {"cites", citation_words(column.cites)}};
        for (const Citation& cite : column.cites)
            for (const std::string& place : cite.places)
                if (const Clause* clause = find_clause(model.program, cite.source, place))
                    list_in(one, "clauses").push_back({{"clause", clause->id}, {"text", clause->text}});
        json["columns"].push_back(std::move(one));
    }
    for (const NamedSection& section : page.sections) {
        Json one{{"values", Json::object()}, {"rows", Json::array()}};
        for (std::size_t i = 0; i < section.values.size(); ++i)
            one["values"][model[named.grouped_by[i].name]] = section.values[i];
        for (const NamedRow& row : section.rows)
            one["rows"].push_back({{"subject", subject_id(report.context.world, row.subject)},
                                   {"who", subject_words(model, report.context.world, row.subject, report.when.on)},
                                   {"place", place_words(report.context.world, row.subject)},
                                   {"until", row.ended ? Json(to_iso(*row.ended)) : Json()},
                                   {"cells", cells_json(page, row.cells, false)}});
        one["together"] = cells_json(page, section.together, false);
        json["sections"].push_back(std::move(one));
    }
    if (!page.together.empty()) json["together"] = cells_json(page, page.together, false);
    for (const NamedRow& row : page.program.rows)
        if (const Json cells = cells_json(page, row.cells, true); !cells.empty()) json["program_figures"] = cells;
    return json_escaped(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace induct
