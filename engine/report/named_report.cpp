// Builds the page of a named report. See named_report.h.
#include "engine/report/named_report.h"

#include "engine/report/figure_value.h"
#include "engine/report/named_subjects.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

constexpr Subject the_program{Subject::Kind::program, 0};

std::optional<Stands> stands_in(Status status) {
    switch (status) {
        case Status::missed:
            return Stands::missed;
        case Status::behind:
            return Stands::behind;
        case Status::unknown:
            return Stands::unknown;
        case Status::met:
        case Status::met_late:
            return Stands::met;
        case Status::on_track:
        case Status::due_soon:
        case Status::pending:
        case Status::upcoming:
            return Stands::not_due;
        default:
            return std::nullopt;
    }
}

/// The first of missed, behind, unknown, met and not yet due that any window is.
std::optional<Stands> first_of(const StandsCounts& windows) {
    for (std::size_t i = 0; i < windows.size(); ++i)
        if (windows[i] > 0) return static_cast<Stands>(i);
    return std::nullopt;
}

/// What one subject is told of one rule: its windows, and the only finding that applies when it is one.
struct OfRule {
    StandsCounts windows{};
    const Finding* only = nullptr;
    void add(const Finding& finding) {
        const std::optional<Stands> stands = stands_in(finding.status);
        if (!stands) return;
        const bool first = !first_of(windows);
        windows[static_cast<std::size_t>(*stands)] += 1;
        only = first ? &finding : nullptr;
    }
};

/// "22 h of 60 h" of a finding that is one amount.
std::string amount_of(const Finding& finding) {
    if (finding.parts.size() != 1) return "";
    const PartFinding& part = finding.parts.front();
    const bool counts = part.measured != Measured::nothing && part.measured != Measured::share && !part.day;
    if (!counts || !part.needed || !part.broken.empty()) return "";
    return fmt::format("{} of {}{}", amount_words(part.measured, part.counted),
                       amount_words(part.measured, *part.needed),
                       part.needed_most ? " to " + amount_words(part.measured, *part.needed_most) : "");
}

std::string words_of(const OfRule& one) {
    const std::optional<Stands> stands = first_of(one.windows);
    if (!stands) return "n/a";
    if (one.only) {
        const std::string amount = amount_of(*one.only);
        return std::string(word(one.only->status)) + (amount.empty() ? "" : ", " + amount);
    }
    std::size_t all = 0;
    for (const std::size_t n : one.windows) all += n;
    return fmt::format("{}: {} of {}", word(*stands), one.windows[static_cast<std::size_t>(*stands)],
                       counted(all, "window"));
}

std::string words_of(const FigureFinding& finding) {
    std::string words;
    for (const FigureRow& row : finding.rows) {
        const std::string value = figure_value_words(finding, row);
        words += (words.empty() ? "" : "; ") +
                 (row.split.empty() ? value : fmt::format("{}: {}", fmt::join(row.split, ", "), value));
    }
    return words;
}

/// A subject's findings come in the order of rules.
struct ByRule {
    bool operator()(const Finding& a, RequirementId b) const { return a.requirement < b; }
    bool operator()(RequirementId a, const Finding& b) const { return a < b.requirement; }
};

class PageMaker {
  public:
    PageMaker(const RunReport& report, const NamedReport& named, const Visibility& visibility)
        : report_(report),
          named_(named),
          visibility_(visibility),
          model_(report.context.model),
          subjects_(model_, report.context.world, days()) {
        page_.report = &named;
    }

    NamedPage make() {
        columns();
        if (!visibility_.named()) {
            page_.left_out.push_back("everything: nobody is found for whom it is");
            return std::move(page_);
        }
        if (const std::string to = hidden_subjects(); !to.empty()) {
            page_.columns.clear();
            page_.left_out = {to};
            return std::move(page_);
        }
        rows();
        for (const Judgement& judgement : report_.judgements) add(judgement);
        leave_out();
        sections();
        return std::move(page_);
    }

  private:
    /// From the first day of the program's year to the day of the report.
    [[nodiscard]] Interval days() const {
        const SchoolYear* year = report_.context.calendar_of(the_program).year_of(report_.when.on);
        return {year ? std::min(year->days.first, report_.when.on) : report_.when.on, report_.when.on};
    }

    /// Who holds a derived role may follow from what is confidential to others.
    [[nodiscard]] std::string hidden_subjects() const {
        const auto* role = std::get_if<ForRole>(&named_.about);
        if (!role) return "";
        const Person every{Person::Reach::every, RoleHolder{role->role}, model_[role->role].name};
        return visibility_.may_see(Who{true, {every}})
                   ? ""
                   : fmt::format("everything: who is {} rests on what is confidential to others",
                                 model_[role->role].name);
    }

    /// The columns, without those that rest on what is confidential to others.
    void columns() {
        for (const ReportColumn& shown : named_.shows) {
            NamedColumn column{&shown, false, false, {}};
            std::string to;
            if (shown.rules.empty()) {
                const Figure& figure = model_[shown.figure];
                column.own = figure.subject == named_.about;
                column.of_program = !column.own;
                column.cites = figure.cites;
                to = visibility_.confidential_to(shown.figure);
            }
            for (const RequirementId rule : shown.rules) {
                const bool people = std::holds_alternative<ForRole>(named_.about) &&
                                    std::holds_alternative<ForRole>(model_[rule].subject);
                column.own = column.own || people || model_[rule].subject == named_.about;
                column.cites.insert(column.cites.end(), model_[rule].cites.begin(), model_[rule].cites.end());
                if (to.empty()) to = visibility_.confidential_to(rule);
            }
            if (to.empty())
                page_.columns.push_back(std::move(column));
            else
                page_.left_out.push_back(fmt::format("{}: confidential to {}", shown.name, to));
        }
    }

    void rows() {
        for (const Subject subject : subjects_.all(named_.about)) {
            places_.emplace(subject, all_.size());
            all_.push_back({subject, subjects_.ended(named_.about, subject), {}});
            all_.back().cells.resize(page_.columns.size());
        }
        of_program_ = {the_program, {}, {}};
        of_program_.cells.resize(page_.columns.size());
    }

    /// What is found of one subject goes into the rows of those in whom it lies.
    void add(const Judgement& judgement) {
        const std::vector<Subject> around = subjects_.around(judgement.subject, named_.about);
        for (std::size_t i = 0; i < page_.columns.size(); ++i) {
            const NamedColumn& column = page_.columns[i];
            if (column.shows->rules.empty()) {
                add_figure(judgement, i);
                continue;
            }
            OfRule seen;
            bool withheld = false;
            for (const RequirementId rule : column.shows->rules) {
                const auto [first, last] =
                    std::equal_range(judgement.findings.begin(), judgement.findings.end(), rule, ByRule{});
                if (first == last || !subjects_.active(model_[rule].subject, judgement.subject)) continue;
                if (!visibility_.sees(rule, judgement.subject))
                    withheld = true;
                else
                    for (auto finding = first; finding != last; ++finding) seen.add(*finding);
            }
            for (const Subject& subject : around)
                if (const auto place = places_.find(subject); place != places_.end())
                    add(seen, withheld, judgement.subject, column.own && subject == judgement.subject,
                        all_[place->second].cells[i]);
        }
    }

    static void add(const OfRule& seen, bool withheld, Subject subject, bool own, NamedCell& cell) {
        cell.withheld = cell.withheld || withheld;
        if (const std::optional<Stands> stands = first_of(seen.windows)) cell.subjects.emplace(subject, *stands);
        if (!own) return;
        for (std::size_t i = 0; i < seen.windows.size(); ++i) cell.windows[i] += seen.windows[i];
        cell.words = withheld ? "" : words_of(seen);
    }

    void add_figure(const Judgement& judgement, std::size_t i) {
        const NamedColumn& column = page_.columns[i];
        for (const FigureFinding& figure : judgement.figures) {
            if (figure.figure != column.shows->figure) continue;
            const auto place = places_.find(judgement.subject);
            NamedCell* cell = column.of_program && judgement.subject == the_program ? &of_program_.cells[i]
                              : !column.of_program && place != places_.end()        ? &all_[place->second].cells[i]
                                                                                    : nullptr;
            if (!cell) continue;
            cell->withheld = !visibility_.sees(figure.figure, judgement.subject);
            if (cell->withheld) continue;
            cell->figure = &figure;
            cell->words = words_of(figure);
        }
    }

    /// A column of which these readers see nothing is told as left out, as is a person of whom they see nothing.
    void leave_out() {
        const bool lists_all = visibility_.reader().everything || visibility_.reader().told || visibility_.owns();
        const auto shows = [](const NamedCell& cell) { return !cell.subjects.empty() || cell.figure != nullptr; };
        if (!lists_all)
            std::erase_if(all_,
                          [&](const NamedRow& row) { return std::none_of(row.cells.begin(), row.cells.end(), shows); });
        for (std::size_t i = page_.columns.size(); i-- > 0;) {
            const auto in = [&](const auto& is) {
                return is(of_program_.cells[i]) ||
                       std::any_of(all_.begin(), all_.end(), [&](const NamedRow& row) { return is(row.cells[i]); });
            };
            if (in(shows) || !in([](const NamedCell& cell) { return cell.withheld; })) continue;
            page_.left_out.push_back(page_.columns[i].shows->name + ": for other readers");
            page_.columns.erase(page_.columns.begin() + static_cast<std::ptrdiff_t>(i));
            for (NamedRow& row : all_) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
            of_program_.cells.erase(of_program_.cells.begin() + static_cast<std::ptrdiff_t>(i));
        }
        std::sort(page_.left_out.begin(), page_.left_out.end());
    }

    void sections() {
        std::map<std::vector<GroupValue>, NamedSection> grouped;
        page_.together.resize(page_.columns.size());
        for (NamedRow& row : all_) {
            std::vector<GroupValue> values;
            for (const Field& field : named_.grouped_by) values.push_back(subjects_.value(row.subject, field));
            NamedSection& section = grouped[values];
            if (section.rows.empty())
                for (const GroupValue& value : values) section.values.push_back(value.words);
            section.together.resize(page_.columns.size());
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                for (NamedCell* sum : {&section.together[i], &page_.together[i]}) {
                    sum->subjects.insert(row.cells[i].subjects.begin(), row.cells[i].subjects.end());
                    sum->withheld = sum->withheld || row.cells[i].withheld;
                }
            section.rows.push_back(std::move(row));
        }
        for (auto& [values, section] : grouped) page_.sections.push_back(std::move(section));
        page_.program.rows.push_back(std::move(of_program_));
    }

    const RunReport& report_;
    const NamedReport& named_;
    const Visibility& visibility_;
    const Model& model_;
    NamedSubjects subjects_;
    NamedPage page_;
    std::vector<NamedRow> all_;
    NamedRow of_program_;
    std::map<Subject, std::size_t> places_;
};

}  // namespace

std::string_view word(Stands stands) {
    static constexpr std::string_view words[] = {"missed", "behind", "unknown", "met", "not yet due"};
    return words[static_cast<std::size_t>(stands)];
}

StandsCounts counts_of(const NamedCell& cell) {
    StandsCounts counts{};
    for (const auto& [subject, stands] : cell.subjects) counts[static_cast<std::size_t>(stands)] += 1;
    return counts;
}

std::size_t NamedPage::subjects() const {
    std::size_t all = 0;
    for (const NamedSection& section : sections) all += section.rows.size();
    return all;
}

Readership named_readers(const NamedReport& named, const FollowContext& context, const Readership& operator_reader,
                         Date on) {
    const auto people = [&](const std::optional<Who>& who) {
        return who ? context.people_of(*who, the_program, on) : std::vector<PersonId>();
    };
    const auto with_names = [&](std::string words, const std::vector<PersonId>& readers) {
        constexpr std::size_t few = 3;
        if (readers.size() > few) return words + fmt::format(", {} people", readers.size());
        for (std::size_t i = 0; i < readers.size(); ++i)
            words += (i == 0 ? ": " : ", ") + context.world[readers[i]].name;
        return words;
    };
    const std::vector<PersonId> owners = people(context.model.program.owner);
    if (named.to) {
        if (const std::vector<PersonId> readers = people(named.to); !readers.empty())
            return {false, readers, with_names(named.to_words, readers), true};
        const std::string nobody = fmt::format("{}, of whom nobody is found", named.to_words);
        return owners.empty() ? Readership{false, {}, nobody}
                              : Readership{false, owners, with_names(nobody + "; so for the program's owner", owners)};
    }
    return owners.empty() ? operator_reader : Readership{false, owners, with_names("the program's owner", owners)};
}

NamedPage named_page(const RunReport& report, const NamedReport& named, const Visibility& visibility) {
    return PageMaker(report, named, visibility).make();
}

}  // namespace induct
