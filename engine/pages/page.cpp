// What stands on a page. See page.h.
#include "engine/pages/page.h"

#include "engine/report/case_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// Findings of one rule and subject that stand alike, in order of their windows.
using Alike = std::vector<const Finding*>;

class PageMaker {
  public:
    PageMaker(const RunReport& report, const Visibility& visibility, std::optional<Subject> only)
        : report_(report),
          model_(report.context.model),
          world_(report.context.world),
          visibility_(visibility),
          only_(only) {}

    Page make() {
        page_.title = model_.program.title;
        page_.run = report_.run;
        about();
        if (visibility_.named() && only_) findings("What every rule says", {});
        if (visibility_.named() && !only_) {
            findings("Who needs attention", {Status::missed, Status::behind});
            not_judged();
            findings("What cannot be told", {Status::unknown});
        }
        if (visibility_.named()) reviews();
        if (!only_) rules();
        if (!only_) assumptions();
        return std::move(page_);
    }

  private:
    void about() {
        page_.about.push_back(fmt::format("{}, for {}", to_words(report_.when.on), visibility_.reader().words));
        if (report_.when.known_at != report_.when.on)
            page_.about.push_back(fmt::format("as known on {}", to_words(report_.when.known_at)));
        if (report_.tables_read && *report_.tables_read < report_.when.on)
            page_.about.push_back(fmt::format("tables last read {}", to_words(*report_.tables_read)));
        if (report_.purged_since > 0) page_.about.push_back(purged_words(report_.purged_since));
        if (only_) page_.about.push_back(subject_words(model_, world_, *only_, report_.when.on));
        if (!visibility_.named()) page_.about.emplace_back("How somebody stands is told to a reader who is named.");
    }

    /// Empty `wanted`: everything but what does not apply.
    bool is_wanted(const Finding& finding, const std::vector<Status>& wanted) const {
        if (!visibility_.sees(finding.requirement, finding.subject)) return false;
        if (wanted.empty()) return finding.status != Status::not_applicable;
        return model_[finding.requirement].force != Force::may &&
               std::find(wanted.begin(), wanted.end(), finding.status) != wanted.end();
    }

    std::vector<Alike> alike(const Judgement& judgement, const std::vector<Status>& wanted) const {
        std::vector<Alike> all;
        for (const Finding& finding : judgement.findings) {
            if (!is_wanted(finding, wanted)) continue;
            const bool same = !all.empty() && all.back().back()->requirement == finding.requirement &&
                              all.back().back()->status == finding.status &&
                              all.back().back()->entered_late == finding.entered_late;
            if (!same) all.emplace_back();
            all.back().push_back(&finding);
        }
        return all;
    }

    std::string force_words(const Requirement& rule) const {
        return rule.force == Force::should ? " (should)" : rule.force == Force::may ? " (may)" : "";
    }

    PageRow row_of(const Alike& one) const {
        const Finding& last = *one.back();
        const Requirement& rule = model_[last.requirement];
        const std::string place = place_words(world_, last.subject);
        const std::string windows = one.size() == 1 ? last.window.label
                                                    : fmt::format("{} windows, {} to {}", one.size(),
                                                                  one.front()->window.label, last.window.label);
        const Status status = last.status;
        const bool marked = status == Status::missed || status == Status::behind || status == Status::unknown;
        return {subject_words(model_, world_, last.subject, report_.when.on),
                {place, std::string(word(status)), rule.title + force_words(rule) + severity_words(rule.severity),
                 citation_words(rule.cites), windows, reason_words(report_.context, one, report_.when.on, visibility_),
                 to_words(last.since)},
                marked ? std::string(word(status)) : "",
                {}};
    }

    /// Whom a must concerns in most windows first, as in the text.
    void findings(const std::string& title, const std::vector<Status>& wanted) {
        struct OfSubject {
            std::size_t urgency = 0;
            std::vector<PageRow> rows;
        };
        std::vector<OfSubject> subjects;
        for (const Judgement& judgement : report_.judgements) {
            if (only_ && *only_ != judgement.subject) continue;
            OfSubject one;
            for (const Alike& together : alike(judgement, wanted)) {
                const bool must = model_[together.back()->requirement].force == Force::must;
                one.urgency += together.size() * (must ? 1000 : 1);
                one.rows.push_back(row_of(together));
            }
            if (!one.rows.empty()) subjects.push_back(std::move(one));
        }
        std::stable_sort(subjects.begin(), subjects.end(),
                         [](const OfSubject& a, const OfSubject& b) { return a.urgency > b.urgency; });
        PageSection section{title, {}, {"Who", "Place", "Status", "Rule", "Source", "Window", "Why", "Since"}, {}};
        for (OfSubject& one : subjects)
            for (PageRow& row : one.rows) section.rows.push_back(std::move(row));
        const auto musts = static_cast<std::size_t>(
            std::count_if(subjects.begin(), subjects.end(), [](const OfSubject& one) { return one.urgency >= 1000; }));
        if (section.rows.empty()) section.notes.push_back(nothing_words());
        if (!section.rows.empty() && !only_) section.notes.push_back(number_words(musts, subjects.size() - musts));
        page_.sections.push_back(std::move(section));
    }

    /// "18 subjects of what must be done, 1 more of what should be": the first as the text counts them.
    static std::string number_words(std::size_t musts, std::size_t shoulds) {
        std::string words = counted(musts, "subject") + " of what must be done";
        if (shoulds > 0) words += fmt::format(", {} more of what should be", shoulds);
        return words;
    }

    /// Who sees only a part must not take the silence for all being well.
    std::string nothing_words() const {
        if (!visibility_.sees_everything()) return "Nothing that this reader may see.";
        if (only_) return "No rule speaks of this subject.";
        if (const std::string nobody = speaks_of_nobody(world_, report_.judgements, visibility_); !nobody.empty())
            return nobody;
        return report_.set_aside.empty() ? "Nobody." : "Nobody of what could be read; rows are set aside.";
    }

    /// Who is missing from the page, since a row of the roster could not be read.
    void not_judged() {
        if (!visibility_.sees_rows_set_aside()) return;
        PageSection section{"Not judged, or not in full", {}, {"Who", "Row"}, {}};
        for (const LeftOut& one : left_out(world_, report_.set_aside))
            section.rows.push_back({one.id, {one.words}, "unknown", {}});
        if (!section.rows.empty()) page_.sections.push_back(std::move(section));
    }

    std::string due_words(Date due) const {
        if (due == last_known_day) return "no due day yet";
        return fmt::format("due {}{}", to_words(due), due < report_.when.on ? " LATE" : "");
    }

    void reviews() {
        PageSection section{"Reviews", {}, {"Who", "Review", "Opened", "Because", "Next"}, {}};
        const CaseViews views(report_.context, report_.judgements, report_.when.on);
        for (const Case& one : report_.state.cases) {
            const CaseView view = views.of(one);
            if (!view.review || !view.subject || (only_ && *only_ != *view.subject)) continue;
            const CaseSight sight = visibility_.sight_of(one, *view.review, *view.subject);
            if (sight == CaseSight::nothing) continue;
            const bool whole = sight == CaseSight::whole;
            section.rows.push_back(
                {subject_words(model_, world_, *view.subject, report_.when.on),
                 {view.review->title + (whole ? severity_words(view.severity) : ""), to_words(one.opened),
                  whole ? one.reason : "of what is " + visibility_.why_withheld(one), next_words(one, view)},
                 "",
                 {}});
        }
        if (!section.rows.empty()) page_.sections.push_back(std::move(section));
    }

    std::string next_words(const Case& one, const CaseView& view) const {
        if (one.decided) return fmt::format("decided {}: {}", to_words(*one.decided), one.outcome);
        for (const CaseStep& step : one.steps) {
            if (step.done) continue;
            const std::string people =
                step_people_words(report_.context, *view.review, step, *view.subject, report_.when.on, visibility_);
            return fmt::format("{}: {}{}{}", step.title, due_words(step.due), people.empty() ? "" : ", ", people);
        }
        return one.decide_by ? "Decide: " + due_words(*one.decide_by) : "";
    }

    void rules() {
        PageSection section{"Every rule, and how many of its windows stand where",
                            {},
                            {"Rule", "Source", "Subjects", "Windows", "Picture"},
                            {},
                            true};
        for (const RuleCounts& counts : count_rules(report_)) {
            const Requirement& rule = model_[counts.rule];
            PageRow row{rule.title + force_words(rule), {citation_words(rule.cites)}, "", {}};
            if (visibility_.sees_counts(counts.rule, counts.subjects)) {
                std::string words;
                for (std::size_t i = 0; i < counts.windows.size(); ++i) {
                    if (counts.windows[i] == 0) continue;
                    const auto status = static_cast<Status>(i);
                    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", counts.windows[i], word(status));
                    row.bars.push_back({status, counts.windows[i]});
                }
                row.cells.push_back(std::to_string(counts.subjects));
                row.cells.push_back(words);
            } else {
                const std::string to = visibility_.confidential_to(counts.rule);
                row.cells.push_back(to.empty() ? fmt::format("fewer than {}", public_floor) : "");
                row.cells.push_back(to.empty() ? "not shown" : "confidential to " + to + ": not shown");
            }
            section.rows.push_back(std::move(row));
        }
        page_.sections.push_back(std::move(section));
    }

    void assumptions() {
        PageSection section{"Assumptions: what the handbook leaves open", {}, {"Parameter", "Value", "Because"}, {}};
        for (const Parameter& parameter : model_.parameters)
            section.rows.push_back(
                {parameter.title,
                 {parameter.value ? setting_words(*parameter.value) : "NOT SET: the rules that need it give no verdict",
                  parameter.because},
                 parameter.value ? "" : "unknown",
                 {}});
        if (!section.rows.empty()) page_.sections.push_back(std::move(section));
    }

    const RunReport& report_;
    const Model& model_;
    const World& world_;
    const Visibility& visibility_;
    std::optional<Subject> only_;
    Page page_;
};

}  // namespace

Page page_of(const RunReport& report, const Visibility& visibility, std::optional<Subject> only) {
    return PageMaker(report, visibility, only).make();
}

}  // namespace induct
