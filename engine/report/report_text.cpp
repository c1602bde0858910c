// A run's report as text: what a coordinator reads in the morning. See run_report.h.
#include "engine/report/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace induct {

namespace {

constexpr std::array<Status, 10> shown_order = {
    Status::missed,   Status::behind,   Status::unknown,  Status::due_soon, Status::pending,
    Status::on_track, Status::upcoming, Status::met_late, Status::met,      Status::not_applicable};

constexpr std::size_t most_news = 40;

bool is_bad(Status status) { return status == Status::missed || status == Status::behind; }

std::string capital(std::string_view word) {
    std::string text(word);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// All findings of one rule and one subject that a reader should see together.
struct Line {
    const Finding* finding = nullptr;  // the one that is told
    std::size_t windows = 0;           // how many have the same status
    std::string labels;
};

class TextReport {
  public:
    TextReport(const RunReport& report, const Visibility& visibility, std::optional<Subject> only)
        : report_(report),
          model_(report.context.model),
          world_(report.context.world),
          visibility_(visibility),
          only_(only) {}

    std::string write() {
        heading();
        if (visibility_.named() && !only_) news();
        if (visibility_.named()) attention();
        if (visibility_.named()) reviews();
        if (!only_) rules();
        if (visibility_.named()) figures();
        if (!only_) assumptions();
        return std::move(text_);
    }

  private:
    void line(std::string_view words = "") { text_.append(words).push_back('\n'); }
    void title(std::string_view words) {
        line();
        line(words);
        text_.append(words.size(), '-');
        line();
    }
    bool asked_for(Subject subject) const { return !only_ || *only_ == subject; }

    void heading() {
        line(fmt::format("{} ({}), {}", model_.program.title, report_.run, to_words(report_.when.on)));
        if (report_.when.known_at != report_.when.on)
            line(fmt::format("as known on {}", to_words(report_.when.known_at)));
        line(fmt::format("for {}", visibility_.reader().words));
        line(fmt::format("{} pairings, {} people, {} records up to this day", world_.pairings.size(),
                         world_.people.size(),
                         std::count_if(world_.records.begin(), world_.records.end(),
                                       [&](const Record& r) { return r.date <= report_.when.on; })));
    }

    const Judgement* judgement_of(const std::string& subject) const {
        const auto found =
            std::find_if(report_.judgements.begin(), report_.judgements.end(),
                         [&](const Judgement& one) { return subject_id(world_, one.subject) == subject; });
        return found == report_.judgements.end() ? nullptr : &*found;
    }

    /// What changed this night: read from the state, so that the same night run again tells the same.
    void news() {
        std::vector<std::string> told;
        for (const auto& [key, alert] : report_.state.alerts) {
            const Judgement* judgement = judgement_of(key.subject);
            const std::optional<RequirementId> rule = model_.find_requirement(key.rule);
            if (alert.changed != report_.when.on || !judgement || !rule || !visibility_.sees(*rule, judgement->subject))
                continue;
            told.push_back(fmt::format("  {:<9} {}: {}{}; {}", word(alert.state), model_[*rule].title,
                                       subject_words(model_, world_, judgement->subject, report_.when.on),
                                       key.window.empty() ? "" : ", " + key.window, alert.says));
        }
        if (told.empty()) return;
        title(fmt::format("New this night: {}", told.size()));
        for (std::size_t i = 0; i < told.size() && i < most_news; ++i) line(told[i]);
        if (told.size() > most_news) line(fmt::format("  ... and {} more, below by subject", told.size() - most_news));
    }

    std::string rule_words(const Requirement& rule) const {
        const std::string cites = citation_words(rule.cites);
        return cites.empty() ? rule.title : fmt::format("{} [{}]", rule.title, cites);
    }

    /// The findings of a subject that ask for attention, one line a rule and status.
    std::vector<Line> lines_of(const Judgement& judgement) const {
        std::vector<Line> lines;
        for (const Finding& finding : judgement.findings) {
            const bool shown = only_ ? finding.status != Status::not_applicable : is_bad(finding.status);
            if (!shown || !visibility_.sees(finding.requirement, finding.subject)) continue;
            if (!only_ && model_[finding.requirement].force == Force::may) continue;
            const bool same = !lines.empty() && lines.back().finding->requirement == finding.requirement &&
                              lines.back().finding->status == finding.status;
            if (!same) lines.push_back({&finding, 0, ""});
            Line& one = lines.back();
            one.finding = &finding;  // the latest is told
            one.windows += 1;
            if (one.windows <= 3) one.labels += (one.labels.empty() ? "" : ", ") + finding.window.label;
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [&](const Line& a, const Line& b) { return weight(a) < weight(b); });
        return lines;
    }

    int weight(const Line& one) const {
        const int force = static_cast<int>(model_[one.finding->requirement].force);
        return force * 100 + static_cast<int>(std::find(shown_order.begin(), shown_order.end(), one.finding->status) -
                                              shown_order.begin());
    }

    bool is_whole_year(const Finding& finding) const {
        const SchoolYear* year = report_.context.calendar_of(finding.subject).year_of(finding.window.days.first);
        return year && year->days == finding.window.days;
    }

    void tell(const Line& one) {
        const Finding& finding = *one.finding;
        const Requirement& rule = model_[finding.requirement];
        const char* softly = rule.force == Force::should ? " (should)" : rule.force == Force::may ? " (may)" : "";
        line(fmt::format("  {:<9} {}{}", capital(word(finding.status)), rule_words(rule), softly));
        const std::string reason = reason_words(finding);
        const std::string told = reason.empty() ? "" : reason + "; ";
        if (one.windows > 1)
            line(fmt::format("            {} windows: {}{}", one.windows, one.labels,
                             one.windows > 3 ? fmt::format(" to {}", finding.window.label) : ""));
        else if (is_whole_year(finding))
            line(fmt::format("            {}since {}", told, to_words(finding.since)));
        else
            line(fmt::format("            {}: {}since {}", finding.window.label, told, to_words(finding.since)));
    }

    void attention() {
        std::vector<std::pair<const Judgement*, std::vector<Line>>> all;
        std::size_t musts = 0;
        for (const Judgement& judgement : report_.judgements) {
            if (!asked_for(judgement.subject)) continue;
            std::vector<Line> lines = lines_of(judgement);
            if (lines.empty()) continue;
            if (model_[lines.front().finding->requirement].force == Force::must) musts += 1;
            all.emplace_back(&judgement, std::move(lines));
        }
        title(only_ ? "What every rule says" : fmt::format("Who needs attention: {}", musts));
        if (all.empty()) line(only_ ? "No rule speaks of this subject." : "Nobody: no rule is missed or behind.");
        std::stable_sort(all.begin(), all.end(),
                         [&](const auto& a, const auto& b) { return urgency(a.second) > urgency(b.second); });
        for (const auto& [judgement, lines] : all) {
            const std::string place = place_words(world_, judgement->subject);
            line(subject_words(model_, world_, judgement->subject, report_.when.on) +
                 (place.empty() ? "" : " - " + place));
            for (const Line& one : lines) tell(one);
        }
    }

    /// Musts count before shoulds, many windows before few.
    std::size_t urgency(const std::vector<Line>& lines) const {
        std::size_t sum = 0;
        for (const Line& one : lines)
            sum += one.windows * (model_[one.finding->requirement].force == Force::must ? 1000 : 1);
        return sum;
    }

    void reviews() {
        std::vector<std::string> told;
        for (const Case& open : report_.state.cases) tell_case(open, told);
        if (told.empty()) return;
        title(fmt::format("Reviews"));
        for (const std::string& one : told) line(one);
    }

    void tell_case(const Case& one, std::vector<std::string>& told) const {
        const auto review = std::find_if(model_.reviews.begin(), model_.reviews.end(),
                                         [&](const Review& r) { return r.name == one.review; });
        const auto judged = std::find_if(report_.judgements.begin(), report_.judgements.end(), [&](const Judgement& j) {
            return subject_id(world_, j.subject) == one.subject;
        });
        if (review == model_.reviews.end() || judged == report_.judgements.end()) return;
        if (!asked_for(judged->subject) || !visibility_.sees(*review, judged->subject)) return;
        told.push_back(
            fmt::format("{}: {}, opened {}{}", subject_words(model_, world_, judged->subject, report_.when.on),
                        review->title, to_words(one.opened),
                        one.decided ? fmt::format(", decided {}: {}", to_words(*one.decided), one.outcome) : ""));
        told.push_back("  because " + one.reason +
                       (one.decided || one.still_holds ? "" : " (not so any more, or worse by now)"));
        if (one.decided) return;
        for (const CaseStep& step : one.steps)
            told.push_back(fmt::format(
                "  {:<28} {}", step.title,
                step.done ? "done " + to_words(*step.done)
                          : fmt::format("due {}{}", to_words(step.due), step.due < report_.when.on ? " LATE" : "")));
        if (one.decide_by)
            told.push_back(fmt::format("  {:<28} due {}{}", "Decide", to_words(*one.decide_by),
                                       *one.decide_by < report_.when.on ? " LATE" : ""));
    }

    void rules() {
        title("Every rule, and how many of its windows stand where");
        text_ += fmt::format("{:<52}{:>9}", "", "subjects");
        for (const Status status : shown_order) text_ += fmt::format("{:>9}", short_word(status));
        line();
        for (const RuleCounts& counts : count_rules(report_)) {
            const Requirement& rule = model_[counts.rule];
            if (!visibility_.sees_counts(counts.subjects)) {
                line(fmt::format("{:<52}{:>9}  fewer than {}: not shown", clip(rule.title, 51), "", public_floor));
                continue;
            }
            text_ += fmt::format("{:<52}{:>9}", clip(rule.title, 51), counts.subjects);
            for (const Status status : shown_order) {
                const std::size_t n = counts.windows[static_cast<std::size_t>(status)];
                text_ += n == 0 ? fmt::format("{:>9}", ".") : fmt::format("{:>9}", n);
            }
            line();
        }
    }

    static std::string_view short_word(Status status) {
        return status == Status::not_applicable ? "n/a" : word(status);
    }

    /// Cut to whole code points.
    static std::string clip(const std::string& text, std::size_t most) {
        if (text.size() <= most) return text;
        std::size_t end = most - 3;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) end -= 1;
        return text.substr(0, end) + "...";
    }

    void figures() {
        std::vector<std::string> told;
        for (std::uint32_t i = 0; i < model_.figures.size(); ++i) tell_figure(FigureId{i}, told);
        if (told.empty()) return;
        title("Figures");
        for (const std::string& one : told) line(one);
    }

    void tell_figure(FigureId id, std::vector<std::string>& told) const {
        for (const Judgement& judgement : report_.judgements) {
            if (!asked_for(judgement.subject) || (!only_ && judgement.subject.kind != Subject::Kind::program)) continue;
            for (const FigureFinding& figure : judgement.figures) {
                if (figure.figure != id || !visibility_.sees(id, judgement.subject)) continue;
                for (const FigureRow& row : figure.rows) told.push_back(figure_words(model_[id], figure, row));
            }
        }
    }

    static std::string figure_words(const Figure& figure, const FigureFinding& finding, const FigureRow& row) {
        std::string name = figure.title;
        for (const std::string& value : row.split) name += ", " + value;
        std::string amount = amount_words(finding.measured, row.amount);
        if (row.whole && figure.share_of)
            amount = *row.whole == 0
                         ? "none to share"
                         : fmt::format("{} ({} of {})", to_words(BasisPoints{row.amount * 10000 / *row.whole}), amount,
                                       amount_words(finding.measured, *row.whole));
        else if (row.whole)
            amount += fmt::format(" per {}", *row.whole);
        return fmt::format("{:<52}{:>9}", clip(name, 51), amount);
    }

    void assumptions() {
        if (model_.parameters.empty()) return;
        title("Assumptions: what the handbook leaves open");
        for (const Parameter& parameter : model_.parameters) {
            std::string value =
                parameter.value ? setting_words(*parameter.value) : "NOT SET: the rules that need it give no verdict";
            line(fmt::format("{}: {}{}", parameter.title, value,
                             parameter.because.empty() ? "" : " (" + parameter.because + ")"));
        }
    }

    struct SettingWords {
        std::string operator()(Minutes v) const { return to_words(v); }
        std::string operator()(CalendarSpan v) const { return to_words(v); }
        std::string operator()(BasisPoints v) const { return to_words(v); }
        std::string operator()(Cents v) const { return fmt::format("{}.{:02}", v.count / 100, v.count % 100); }
        std::string operator()(Date v) const { return to_words(v); }
        std::string operator()(MonthDay v) const { return to_words(v); }
        std::string operator()(NthWeekday v) const { return to_words(v); }
        std::string operator()(unsigned v) const { return std::string(month_name(v)); }
        std::string operator()(Number v) const {
            return v.count % 1000 == 0 ? fmt::format("{}", v.count / 1000)
                                       : fmt::format("{}.{:03}", v.count / 1000, v.count % 1000);
        }
        std::string operator()(const std::vector<std::string>& v) const {
            return fmt::format("{}", fmt::join(v, ", "));
        }
    };
    static std::string setting_words(const Parameter::Setting& value) { return std::visit(SettingWords{}, value); }

    const RunReport& report_;
    const Model& model_;
    const World& world_;
    const Visibility& visibility_;
    std::optional<Subject> only_;
    std::string text_;
};

}  // namespace

std::string report_text(const RunReport& report, const Visibility& visibility, std::optional<Subject> only) {
    return TextReport(report, visibility, only).write();
}

}  // namespace induct
