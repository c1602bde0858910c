// A run's report as text: what a coordinator reads in the morning. See run_report.h.
#include "engine/evaluate/value_words.h"
#include "engine/ledger/subjects.h"
#include "engine/model/layers.h"
#include "engine/report/case_words.h"
#include "engine/report/figure_value.h"
#include "engine/report/role_gaps.h"
#include "engine/report/run_report.h"
#include "engine/report/seat_words.h"
#include "grammar/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace induct {

namespace {

constexpr std::array<Status, 10> shown_order = {
    Status::missed,   Status::behind,   Status::unknown,  Status::due_soon, Status::pending,
    Status::on_track, Status::upcoming, Status::met_late, Status::met,      Status::not_applicable};

constexpr std::size_t most_news = 60;      // lines
constexpr std::size_t most_left_out = 20;  // lines
constexpr std::size_t few_late = 10;       // lines; more are told by rule

bool is_bad(Status status) { return status == Status::missed || status == Status::behind; }

std::string capital(std::string_view word) {
    std::string text(word);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// Findings of one rule and one subject that stand alike: told together.
struct Line {
    std::vector<const Finding*> findings;  // in order of their windows
    [[nodiscard]] const Finding& latest() const { return *findings.back(); }
};

/// "week of A, week of B, week of C, ..., week of G": a few in full, of many the first three and the last.
std::string label_list(const std::vector<std::string>& labels) {
    const bool all = labels.size() <= 4;
    std::string words;
    for (std::size_t i = 0; i < (all ? labels.size() : 3); ++i) words += (i == 0 ? "" : ", ") + labels[i];
    return all ? words : words + ", ..., " + labels.back();
}

class TextReport {
  public:
    TextReport(const RunReport& report, const Visibility& visibility, std::optional<Subject> only)
        : report_(report),
          model_(report.context.model),
          world_(report.context.world),
          visibility_(visibility),
          only_(only),
          index_(model_, world_),
          known_{model_, world_, index_, report.when.on} {}

    std::string write() {
        heading();
        if (visibility_.named() && !only_) news();
        if (visibility_.named() && !only_) unheard();
        if (visibility_.sees_everything() && !only_) seats();
        if (visibility_.sees_everything() && !only_) roles_not_held();
        if (visibility_.named()) attention();
        if (visibility_.named() && !only_) unknown();
        if (visibility_.named()) reviews();
        if (visibility_.named() && !only_) entered_late();
        if (!only_) rules();
        if (!only_) overlays();
        if (visibility_.named()) figures();
        if (only_ && !visibility_.named())
            line("How somebody stands is told to a reader who is named: `--as` and a person or an audience.");
        if (!only_) assumptions();
        return std::move(text_);
    }

  private:
    void line(std::string_view words = "") { text_.append(words).push_back('\n'); }
    void title(std::string_view words) { text_ += section_heading(words); }
    bool asked_for(Subject subject) const { return !only_ || *only_ == subject; }

    /// How many of them the run does not leave to another one.
    std::size_t of_this_run(Subject::Kind kind, std::size_t count) const {
        if (world_.run == RunPlace::only) return count;
        std::size_t ours = 0;
        for (std::uint32_t i = 0; i < count; ++i) ours += in_reach(known_, {kind, i}) ? 1 : 0;
        return ours;
    }

    /// "12 pairings", "fewer than 5 people"
    std::string how_many(std::size_t n, std::string_view one, std::string_view many) const {
        return visibility_.sees_number(n) ? counted(n, one, many) : fmt::format("fewer than {} {}", public_floor, many);
    }

    void heading() {
        line(fmt::format("{} ({}), {}", model_.program.title, report_.run, to_words(report_.when.on)));
        if (report_.when.known_at != report_.when.on)
            line(fmt::format("as known on {}", to_words(report_.when.known_at)));
        if (report_.tables_read && *report_.tables_read < report_.when.on)
            line(fmt::format("tables last read {}", to_words(*report_.tables_read)));
        if (report_.purged_since > 0) line(purged_words(report_.purged_since));
        line(fmt::format("for {}", visibility_.reader().words));
        const auto records = std::count_if(world_.records.begin(), world_.records.end(), [&](const Record& r) {
            return r.date <= report_.when.on && visibility_.may_see(r.kind);
        });
        const std::size_t people = of_this_run(Subject::Kind::person, world_.people.size());
        const std::string of_people = how_many(people, "person", "people");
        // What a few people have done is as much their own as how many they are.
        line(fmt::format("{}, {}{}",
                         how_many(of_this_run(Subject::Kind::pairing, world_.pairings.size()), "pairing", "pairings"),
                         of_people,
                         visibility_.sees_number(people)
                             ? fmt::format(", {} up to this day", counted(static_cast<std::size_t>(records), "record"))
                             : ""));
    }

    /// Alerts of one rule and subject that changed alike this night.
    struct News {
        std::string head;  // "raised    60 hours of instructional support"
        std::vector<std::string> labels;
        std::vector<const Finding*> findings;
        std::string says;
        bool cleared = false;
    };

    /// What changed this night: read from the state, so that the same night run again tells the same. By subject, rule
    /// and date, as the findings are.
    void news() {
        std::size_t alerts = 0, subjects = 0, lines = 0;
        std::string all;
        const AlertsOfSubject of_triggers = alerts_of_triggers();
        for (const Judgement& judgement : report_.judgements) {
            const std::vector<News> news = news_of(judgement, of_triggers);
            if (news.empty()) continue;
            subjects += 1;
            for (const News& one : news) alerts += one.labels.size();
            if (lines >= most_news) continue;
            all += subject_words(model_, world_, judgement.subject, report_.when.on) + "\n";
            for (const News& one : news) all += told(one);
            lines += news.size();
        }
        if (alerts == 0) return;
        title(fmt::format("New this night: {} about {}", counted(alerts, "alert"), counted(subjects, "subject")));
        text_ += all;
        if (lines >= most_news) line("... the others stand below, by subject");
    }

    std::string told(const News& one) const {
        const std::string reason = one.cleared || one.findings.empty()
                                       ? one.says
                                       : reason_words(report_.context, one.findings, report_.when.on, visibility_);
        const bool several = one.labels.size() > 1;
        std::string text = "  " + one.head + (several ? fmt::format(", {} windows", one.labels.size()) : "") + "\n";
        // The whole year needs no name.
        const bool named = several || one.findings.empty() || !is_whole_year(*one.findings.back());
        std::string below = named ? label_list(one.labels) : "";
        if (!reason.empty() && !below.empty()) below += several ? "\n            " : ": ";
        return below.empty() && reason.empty() ? text : text + "            " + below + reason + "\n";
    }

    using AlertsOfSubject = std::map<std::string, std::vector<const Alert*>>;

    /// This night's alerts that have no window: those of triggers.
    AlertsOfSubject alerts_of_triggers() const {
        AlertsOfSubject found;
        for (const auto& [key, alert] : report_.state.alerts)
            if (key.window.empty() && alert.changed == report_.when.on) found[key.subject].push_back(&alert);
        return found;
    }

    std::vector<News> news_of(const Judgement& judgement, const AlertsOfSubject& of_triggers) const {
        std::vector<News> news;
        const std::string subject = subject_id(world_, judgement.subject);
        const Alert* before = nullptr;
        for (const Finding& finding : judgement.findings) {
            const Requirement& rule = model_[finding.requirement];
            const auto found = report_.state.alerts.find({rule.name, subject, alert_window(finding)});
            if (found == report_.state.alerts.end() || found->second.changed != report_.when.on) continue;
            if (!visibility_.sees(finding.requirement, finding.subject)) continue;
            const Alert& alert = found->second;
            const bool cleared = alert.state == AlertState::cleared;
            const std::string head =
                fmt::format("{:<9} {}{}", word(alert.state), rule.title, severity_words(rule.severity));
            if (news.empty() || news.back().head != head || (cleared && news.back().says != alert.says))
                news.push_back({head, {}, {}, told_says(alert, finding.subject), cleared});
            News& one = news.back();
            // Single days are one alert a week.
            if (before != &alert) one.labels.push_back(alert.key.window);
            before = &alert;
            if (finding.status == alert.status) one.findings.push_back(&finding);
        }
        const auto own = of_triggers.find(subject);
        if (own == of_triggers.end()) return news;
        for (const Alert* alert : own->second) {
            for (std::uint32_t i = 0; i < model_.triggers.size(); ++i) {
                const Trigger& trigger = model_.triggers[i];
                if (trigger.name != alert->key.rule || !visibility_.sees(TriggerId{i}, judgement.subject)) continue;
                const std::string head =
                    fmt::format("{:<9} {}{}", word(alert->state), trigger.title, severity_words(trigger.severity));
                news.push_back({head, {""}, {}, alert->says, alert->state == AlertState::cleared});
            }
        }
        return news;
    }

    /// What an alert says was written for all whom it tells: it may name records that this reader may not see.
    std::string told_says(const Alert& alert, Subject subject) const {
        return alert.state == AlertState::cleared || visibility_.sees_all_records(subject) ? alert.says : "";
    }

    /// Alerts of this night for which somebody is asked who is not there.
    void unheard() {
        std::string all;
        std::size_t n = 0;
        for (const UnheardAlert& one : unheard_alerts(report_)) {
            if (!visibility_.sees(one.rule, one.subject)) continue;
            n += one.alerts;
            all +=
                fmt::format("{}: {}, {}; there is no {}\n", subject_words(model_, world_, one.subject, report_.when.on),
                            model_[one.rule].title, counted(one.alerts, "alert"), one.asked);
        }
        if (n == 0) return;
        title(fmt::format("Nobody was found to be told, so it went to the program's owner: {}", counted(n, "alert")));
        text_ += all;
    }

    /// Seats that a group declares and nobody, too few or too many fill.
    void seats() {
        const std::vector<UnfilledSeat> all = unfilled_seats(known_, report_.when.on);
        if (all.empty()) return;
        title(fmt::format("Seats of groups that are not filled: {}", all.size()));
        for (const UnfilledSeat& one : all) line(seat_words(model_, world_, one, report_.when.on));
    }

    /// Rules that silently do not speak of somebody who fills a slot.
    void roles_not_held() {
        const std::vector<std::string> all = role_gaps(known_, report_.when.on);
        if (all.empty()) return;
        title("Slots filled by people who do not hold the role");
        for (const std::string& one : all) line(one);
    }

    /// "60 hours of support [SOMC-33] somc/mentor-hours": as the handbook says it, and as `why` takes it.
    std::string rule_words(const Requirement& rule) const {
        const std::string cites = citation_words(rule.cites);
        return fmt::format("{}{} {}", rule.title, cites.empty() ? "" : " [" + cites + "]", why_name(rule));
    }
    std::string why_name(const Requirement& rule) const { return report_.run + "/" + rule.name; }

    /// A few subjects by id; of many the first three and the last.
    std::string id_list(const std::vector<Subject>& subjects) const {
        std::vector<std::string> ids;
        ids.reserve(subjects.size());
        for (const Subject subject : subjects) ids.push_back(subject_id(world_, subject));
        return label_list(ids);
    }

    /// The findings of a subject that ask for attention, one line a rule and status.
    std::vector<Line> lines_of(const Judgement& judgement) const {
        std::vector<Line> lines;
        for (const Finding& finding : judgement.findings) {
            const bool shown = only_ ? finding.status != Status::not_applicable : is_bad(finding.status);
            if (!shown || !visibility_.sees(finding.requirement, finding.subject)) continue;
            if (!only_ && model_[finding.requirement].force == Force::may) continue;
            const bool same = !lines.empty() && lines.back().latest().requirement == finding.requirement &&
                              lines.back().latest().status == finding.status &&
                              lines.back().latest().entered_late == finding.entered_late;
            if (!same) lines.emplace_back();
            lines.back().findings.push_back(&finding);
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [&](const Line& a, const Line& b) { return weight(a) < weight(b); });
        return lines;
    }

    int weight(const Line& one) const {
        const Requirement& rule = model_[one.latest().requirement];
        const auto status = std::find(shown_order.begin(), shown_order.end(), one.latest().status);
        const auto place = static_cast<int>(status - shown_order.begin());
        return (static_cast<int>(rule.force) * 100 + place) * 1000 + severity_rank(model_, rule.severity);
    }

    bool is_whole_year(const Finding& finding) const {
        const SchoolYear* year = report_.context.calendar_of(finding.subject).year_of(finding.window.days.first);
        return year && year->days == finding.window.days;
    }

    void tell(const Line& one) {
        const Finding& finding = one.latest();
        const Requirement& rule = model_[finding.requirement];
        const char* softly = rule.force == Force::should ? " (should)" : rule.force == Force::may ? " (may)" : "";
        line(fmt::format("  {:<9} {}{}{}{}", capital(word(finding.status)), rule_words(rule), softly,
                         severity_words(rule.severity), finding.entered_late ? ", entered late" : ""));
        const std::string reason = reason_words(report_.context, one.findings, report_.when.on, visibility_);
        const std::string told = reason.empty() ? "" : reason + "; ";
        if (one.findings.size() > 1) {
            std::vector<std::string> labels;
            for (const Finding* each : one.findings) labels.push_back(each->window.label);
            line(fmt::format("            {} windows: {}", labels.size(), label_list(labels)));
            const bool told_apart = finding.status != Status::met && finding.status != Status::upcoming;
            if (told_apart && !reason.empty()) line(fmt::format("            {}", reason));
        } else if (is_whole_year(finding)) {
            line(fmt::format("            {}since {}", told, to_words(finding.since)));
        } else {
            line(fmt::format("            {}: {}since {}", finding.window.label, told, to_words(finding.since)));
        }
    }

    void attention() {
        std::vector<std::pair<const Judgement*, std::vector<Line>>> all;
        std::size_t musts = 0;
        for (const Judgement& judgement : report_.judgements) {
            if (!asked_for(judgement.subject)) continue;
            std::vector<Line> lines = lines_of(judgement);
            if (lines.empty()) continue;
            if (model_[lines.front().latest().requirement].force == Force::must) musts += 1;
            all.emplace_back(&judgement, std::move(lines));
        }
        title(only_ ? "What every rule says" : fmt::format("Who needs attention: {}", musts));
        if (!only_) not_judged();
        if (!only_) of_no_run();
        if (all.empty()) line(nobody_words());
        std::stable_sort(all.begin(), all.end(),
                         [&](const auto& a, const auto& b) { return urgency(a.second) > urgency(b.second); });
        for (const auto& [judgement, lines] : all) {
            const std::string place = place_words(world_, judgement->subject);
            line(subject_words(model_, world_, judgement->subject, report_.when.on) +
                 (place.empty() ? "" : " - " + place));
            for (const Line& one : lines) tell(one);
            rows_set_aside(judgement->subject);
        }
        if (!all.empty() && !only_) tell_how_to_ask(*all.front().first, all.front().second.front().latest());
    }

    /// Who is missing from all that follows, since the roster's row could not be read.
    void not_judged() {
        if (!visibility_.sees_rows_set_aside()) return;
        std::size_t shown = 0;
        const std::vector<LeftOut> all = left_out(world_, report_.set_aside);
        for (const LeftOut& one : all) {
            if (shown++ == most_left_out) break;
            line(fmt::format("{}: {}: {}", one.known ? "Not judged in full" : "Not judged", one.id, one.words));
        }
        if (all.size() > most_left_out)
            line(fmt::format("... and {} more; their rows stand below, under what is set aside",
                             all.size() - most_left_out));
    }

    /// Whom none of the workspace's runs judges: of whom nobody can tell whose they are, then who is of no run.
    void of_no_run() {
        if (!visibility_.sees_rows_set_aside()) return;
        std::size_t shown = 0;
        const std::vector<NotJudged> all = judged_by_none(known_, report_.when.on);
        for (const NotJudged& one : all) {
            if (shown++ == most_left_out) break;
            const std::string why = one.district
                                        ? fmt::format("{}, and no run is for that district", world_[*one.district].id)
                                        : "no district that is known";
            line(fmt::format("Not judged by any run: {}: it lies in {}",
                             subject_words(model_, world_, one.subject, report_.when.on), why));
        }
        if (all.size() > most_left_out) line(fmt::format("... and {} more", all.size() - most_left_out));
    }

    void tell_how_to_ask(const Judgement& judgement, const Finding& finding) {
        line();
        line(fmt::format(
            "Why? `induct why {} {} --on {}` gives the whole reason; the rule's name stands at its line's end.",
            why_name(model_[finding.requirement]), subject_id(world_, judgement.subject), to_iso(report_.when.on)));
    }

    /// What the subject may be missing. Only for whoever is told all about rows.
    void rows_set_aside(Subject subject) {
        if (!visibility_.sees_rows_set_aside()) return;
        const std::string words = set_aside_words(world_, subject, report_.set_aside, report_.when.on);
        if (!words.empty()) line("  SET ASIDE " + words);
    }

    /// Findings of one rule that are told together.
    struct Together {
        std::vector<Subject> subjects;
        std::size_t windows = 0;
    };

    /// What cannot be told, with what is missing: by rule and reason.
    void unknown() {
        std::map<std::pair<RequirementId, std::string>, Together> all;
        std::size_t windows_in_all = 0;
        for (const Judgement& judgement : report_.judgements) {
            for (const Finding& finding : judgement.findings) {
                const Force force = model_[finding.requirement].force;
                if (finding.status != Status::unknown || force == Force::may) continue;
                if (!visibility_.sees(finding.requirement, finding.subject)) continue;
                Together& one =
                    all[{finding.requirement,
                         finding.says.empty() ? reason_words(shown_to(visibility_, finding)) : finding.says}];
                one.windows += 1;
                if (one.subjects.empty() || one.subjects.back() != finding.subject)
                    one.subjects.push_back(finding.subject);
                windows_in_all += 1;
            }
        }
        if (all.empty()) return;
        title(fmt::format("What cannot be told: {}", counted(windows_in_all, "window")));
        std::optional<RequirementId> before;
        for (const auto& [about, one] : all) {
            const auto& [rule, reason] = about;
            if (before != rule)
                line(rule_words(model_[rule]) + (model_[rule].force == Force::should ? " (should)" : ""));
            before = rule;
            const std::string who =
                one.subjects.size() == 1
                    ? subject_words(model_, world_, one.subjects.front(), report_.when.on)
                    : fmt::format("{}: {}", counted(one.subjects.size(), "subject"), id_list(one.subjects));
            const std::string windows = one.windows > one.subjects.size() ? ", " + counted(one.windows, "window") : "";
            line(fmt::format("  {}{}", who, windows));
            if (!reason.empty()) line("            " + reason);
        }
    }

    /// Who sees only a part must not take the silence for all being well.
    [[nodiscard]] std::string nobody_words() const {
        const bool all = visibility_.sees_everything();
        if (only_)
            return all ? "No rule speaks of this subject." : "Nothing about this subject that this reader may see.";
        if (const std::string nobody = speaks_of_nobody(world_, report_.judgements, visibility_); !nobody.empty())
            return nobody;
        if (all && !report_.set_aside.empty())
            return "No rule is missed or behind of what could be read; rows are set aside.";
        if (all) return "Nobody: no rule is missed or behind.";
        const std::size_t open = open_reviews(report_.context, report_.state.cases, visibility_);
        return std::string("Nobody among those that this reader may see.") +
               (open > 0
                    ? fmt::format(" {} {} open: see Reviews below.", counted(open, "review"), open == 1 ? "is" : "are")
                    : "") +
               (report_.operator_reads && !model_.program.owner
                    ? " The operator reads everything in reports/, and by name only what is the reader's own; the "
                      "program has no owner, who would see all: declare `owner` in it."
                    : "");
    }

    /// Musts count before shoulds, many windows before few.
    std::size_t urgency(const std::vector<Line>& lines) const {
        std::size_t sum = 0;
        for (const Line& one : lines)
            sum += one.findings.size() * (model_[one.latest().requirement].force == Force::must ? 1000 : 1);
        return sum;
    }

    void reviews() {
        std::vector<std::string> told;
        if (report_.state.cases.empty()) return;
        const CaseViews views(report_.context, report_.judgements, report_.when.on);
        for (const Case& open : report_.state.cases) tell_case(open, views.of(open), told);
        if (told.empty()) return;
        title(fmt::format("Reviews"));
        line("No command takes in yet what was done: a review stays open here, and LATE only says that a day is over.");
        for (const std::string& one : told) line(one);
    }

    void tell_case(const Case& one, const CaseView& view, std::vector<std::string>& told) const {
        if (!view.review || !view.subject || !asked_for(*view.subject)) return;
        const CaseSight sight = visibility_.sight_of(one, *view.review, *view.subject);
        if (sight == CaseSight::nothing) return;
        const bool whole = sight == CaseSight::whole;
        told.push_back(
            fmt::format("{}: {}{}, opened {}{}", subject_words(model_, world_, *view.subject, report_.when.on),
                        view.review->title, whole ? severity_words(view.severity) : "", to_words(one.opened),
                        one.decided ? fmt::format(", decided {}: {}", to_words(*one.decided), one.outcome) : ""));
        told.push_back("  because " + (whole ? one.reason : "of what is " + visibility_.why_withheld(one)));
        if (one.decided) return;
        if (!view.ended.empty())
            told.push_back(fmt::format("  {}: its owner decides whether anything is left to do", view.ended));
        if (view.ended.empty() && whole && !view.still_holds)
            told.push_back("  not so any more" + (view.now.empty() ? "" : ": " + view.now));
        else if (view.ended.empty() && whole && !view.now.empty())
            told.push_back("  still so: " + view.now);
        for (const CaseStep& step : one.steps)
            told.push_back(fmt::format(
                "  {:<28} {}", step.title,
                step.done ? "done " + to_words(*step.done)
                          : due_words(step.due, step_people_words(report_.context, *view.review, step, *view.subject,
                                                                  report_.when.on, visibility_))));
        if (!one.decide_by) return;
        std::string by = view.review->owner ? "by " + asked_words(report_.context, *view.review->owner, *view.subject,
                                                                  report_.when.on, visibility_)
                                            : "";
        if (!view.review->outcomes.empty())
            by += fmt::format("{}{}", by.empty() ? "" : ": ", fmt::join(view.review->outcomes, ", "));
        told.push_back(fmt::format("  {:<28} {}", "Decide", due_words(*one.decide_by, by)));
    }

    /// "due January 19, 2026 LATE, by Lea Park with Ben Cole"
    std::string due_words(Date due, const std::string& people) const {
        if (due == last_known_day)  // of a parameter that is not set
            return fmt::format("no due day yet{}{}", people.empty() ? "" : ", ", people);
        return fmt::format("due {}{}{}{}", to_words(due), due < report_.when.on ? " LATE" : "",
                           people.empty() ? "" : ", ", people);
    }

    void rules() {
        title("Every rule, and how many of its windows stand where");
        text_ += fmt::format("{:<52}{:>9}", "", "subjects");
        for (const Status status : shown_order) text_ += fmt::format("{:>9}", short_word(status));
        line();
        for (const RuleCounts& counts : count_rules(report_)) {
            const Requirement& rule = model_[counts.rule];
            if (!visibility_.sees_counts(counts.rule, counts.subjects)) {
                const std::string to = visibility_.confidential_to(counts.rule);
                line(fmt::format("{}{:>9}  {}: not shown", padded(rule.title), "",
                                 to.empty() ? fmt::format("fewer than {}", public_floor) : "confidential to " + to));
                continue;
            }
            text_ += fmt::format("{}{:>9}", padded(rule.title), counts.subjects);
            for (const Status status : shown_order) {
                const std::size_t n = counts.windows[static_cast<std::size_t>(status)];
                text_ += n == 0 ? fmt::format("{:>9}", ".") : fmt::format("{:>9}", n);
            }
            line();
        }
    }

    void overlays() {
        const std::vector<std::string> lines = overlay_words(model_);
        if (lines.empty()) return;
        title(fmt::format("What is not as in the program {}", fmt::join(model_.program.extends, ", ")));
        for (const std::string& one : lines) line(one);
    }

    static std::string_view short_word(Status status) {
        return status == Status::not_applicable ? "n/a" : word(status);
    }

    /// A title in its column, or, when it is too long for it, on a line of its own above its figures.
    static std::string padded(const std::string& title) {
        constexpr std::size_t width = 52;
        const std::size_t letters = code_points(title);
        return letters < width ? title + std::string(width - letters, ' ') : title + "\n" + std::string(width, ' ');
    }

    /// Windows that are met by what was entered when grace was over: a few by subject, many by rule.
    void entered_late() {
        std::string all;
        std::size_t n = 0, lines = 0;
        std::map<RequirementId, Together> by_rule;
        for (const Judgement& judgement : report_.judgements) {
            std::map<RequirementId, std::vector<std::string>> labels;
            for (const Finding& finding : judgement.findings)
                if (finding.entered_late && visibility_.sees(finding.requirement, finding.subject))
                    labels[finding.requirement].push_back(finding.window.label);
            for (const auto& [rule, windows] : labels) {
                n += windows.size();
                lines += 1;
                by_rule[rule].windows += windows.size();
                by_rule[rule].subjects.push_back(judgement.subject);
                all +=
                    fmt::format("{}: {}, {}: {}\n", subject_words(model_, world_, judgement.subject, report_.when.on),
                                model_[rule].title, counted(windows.size(), "window"), label_list(windows));
            }
        }
        if (n == 0) return;
        title(fmt::format("Met, but entered when grace was over: {}", counted(n, "window")));
        if (lines <= few_late) {
            text_ += all;
            return;
        }
        for (const auto& [rule, one] : by_rule)
            line(fmt::format("{}: {} of {}: {}", rule_words(model_[rule]), counted(one.windows, "window"),
                             counted(one.subjects.size(), "subject"), id_list(one.subjects)));
        line(
            "A row without `entered_on` counts as entered on the night that read it first. "
            "`induct why --records` names the rows.");
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
        const std::string amount = figure_value_words(finding, row);
        if (row.shown_from) return padded(name) + amount;
        return fmt::format("{}{:>9}", padded(name), amount);
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

    const RunReport& report_;
    const Model& model_;
    const World& world_;
    const Visibility& visibility_;
    std::optional<Subject> only_;
    WorldIndex index_;
    Known known_;
    std::string text_;
};

}  // namespace

std::string report_text(const RunReport& report, const Visibility& visibility, std::optional<Subject> only) {
    return printable(TextReport(report, visibility, only).write());
}

}  // namespace induct
