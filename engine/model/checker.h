// The state of one run of `check`, and the steps it goes through: internal to engine/model.
//
// Method: one class whose members stand in files by topic (resolve_names.cpp, check_calendar.cpp, ...). A function that
// could not make its value has said why, or was given something about which it was said before; it returns nothing and
// its caller stays quiet. Tested by tests/model/.
#pragma once

#include "engine/model/check.h"
#include "engine/model/composed.h"
#include "engine/model/match.h"

#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

namespace induct {

/// A node of one of the files.
struct At {
    const Syntax* syntax = nullptr;
    NodeId id{};
    [[nodiscard]] explicit operator bool() const { return syntax != nullptr && static_cast<bool>(id); }
    [[nodiscard]] Rule rule() const { return syntax->rule(id); }
    [[nodiscard]] bool is(Rule rule) const { return *this && syntax->rule(id) == rule; }
    [[nodiscard]] Span span() const { return syntax->span(id); }
    [[nodiscard]] std::string text() const { return std::string(syntax->text(id)); }
    [[nodiscard]] std::string phrase() const { return syntax->phrase(id); }
    [[nodiscard]] std::string string_value() const { return syntax->string_value(id); }
    [[nodiscard]] At child() const { return {syntax, syntax->child(id)}; }
    [[nodiscard]] At child(Rule rule) const { return {syntax, syntax->child(id, rule)}; }
    [[nodiscard]] std::vector<At> children() const;
    [[nodiscard]] std::vector<At> children(Rule rule) const;
    /// The n-th of all children, counted from 0; nothing when there are fewer.
    [[nodiscard]] At nth(std::size_t n) const;
};

/// What a name stands for. `broken`: could not be read.
enum class Sort : std::uint8_t {
    role,
    pairing,
    group,
    choice,
    kind,
    parameter,
    unit,
    requirement,
    exception,
    trigger,
    review,
    ladder,
    figure,
    report,
    calendar,
    audience,
    template_,
    import_,
    broken
};
using Sorts = std::initializer_list<Sort>;

/// One entry of the table of names.
struct Symbol {
    Sort sort{};
    std::uint32_t index = 0;
    std::string name;
    std::string layer;
    bool library = false;
    bool base = false;  // of a program that the model extends
    Span span;          // of the name
    At node;            // of the declaration
    bool used = false;
};

/// One of the files: the model itself, a library, or a program that it extends.
struct SourceFile {
    Syntax syntax;
    std::string layer;
    bool library = false;
    bool base = false;
};

/// A declaration that holds after all overlays.
struct Declaration {
    const SourceFile* file = nullptr;
    At node;
    std::vector<std::string> adjusted_by;
    std::string replaces;
};

/// What the names inside a rule may refer to.
struct Context {
    std::optional<SubjectKind> subject;      // nothing: not known, so that what depends on it stays quiet
    std::vector<PairingKindId> pairings;     // whose slots may be named
    bool any_pairing = false;                // a slot that several of them have is the first of them
    const Selection* records = nullptr;      // inside `where`: whose fields come first
    const StandingNoun* standing = nullptr;  // the same for people, pairings and groups
    std::vector<ParameterId>* unset = nullptr;
    std::optional<ReviewId> since_opening{};  // what follows from a decision: of pairings those begun since then
    bool counted = false;  // documents are counted, or due by a limit: an order of people may stand there
};

class Checker {
  public:
    Checker(const Syntax& syntax, SourceSet& sources, const Library& library);
    Checked<Model> run();

  private:
    // ---- messages
    Diagnostic& say(Code code, std::string message, Span where, std::string label = {}, std::string hint = {});
    void no_effect_yet(At node, std::string_view what, std::string_view so_far);
    [[nodiscard]] std::string declared_kinds() const;
    void unknown(At name, std::string_view wanted, const std::vector<std::string>& candidates, Code code);

    // ---- names (resolve_names.cpp)
    const SourceFile& load(SourceFile file, const Library& library);
    [[nodiscard]] const SourceFile& file_of(At node) const;
    void declare_all();
    void declare(const SourceFile& file, At node);
    bool declare_symbol(const SourceFile& file, At node, Sort sort);
    void reopen(Symbol& first, const Symbol& again);
    void check_plurals();
    Symbol* lookup(At name, bool quiet = false);
    Symbol* expect(At name, Sorts sorts, std::string_view wanted);
    [[nodiscard]] std::vector<std::string> names_of(Sorts sorts) const;
    [[nodiscard]] std::string sort_words(const Symbol& symbol) const;  // "a role"
    FieldId field_id(std::string_view name);
    template <class T>
    std::optional<T> expect_id(At name, Sort sort, std::string_view wanted) {
        const Symbol* symbol = expect(name, {sort}, wanted);
        return symbol ? std::optional<T>(T{symbol->index}) : std::nullopt;
    }
    [[nodiscard]] Declared declared(At node) const;
    std::vector<Citation> cites(At node);
    void check_places(At cite, const std::string& source);

    // ---- templates (templates.cpp), and what is composed of several pieces
    void follow_templates();
    At with_templates(At node, std::vector<std::string> within);
    std::optional<std::map<std::string, At>> arguments(At like, const Symbol& declared);
    bool argument_fits(At value, At parameter, std::string_view wanted, bool fits, const Symbol& declared);
    void check_template(const Symbol& symbol);
    void check_template_names(At node, const std::vector<std::string>& parameters);
    [[nodiscard]] bool is_known_inside(const std::string& name) const;
    [[nodiscard]] static std::string family_of(Rule clause);
    [[nodiscard]] static std::vector<At> clauses_left(At under, At own, bool adjusted);
    static void compose_head(Composer& composer, At node, PieceOf of);
    static void compose_clause(Composer& composer, At clause, PieceOf of);
    At compose(Composer& composer, Span use, std::string template_name);
    [[nodiscard]] const Composed* composed_in(FileId file) const;
    [[nodiscard]] Span original(Span where, std::vector<Label>* around = nullptr) const;
    void lead_back();

    // ---- overlays (overlays.cpp)
    bool load_extended();
    [[nodiscard]] const Library& library_of(At header_line) const;  // what is found beside the program of that line
    [[nodiscard]] std::vector<At> program_clauses() const;
    std::vector<Declaration> standing_declarations();
    struct Change;
    void change(const SourceFile& layer, At node, std::vector<Declaration>& all,
                std::map<std::string, Change>& changed);
    void replace(const SourceFile& layer, At node, std::vector<Declaration>& all, std::size_t at);
    void adjust(const SourceFile& layer, At node, Declaration& standing);
    void drop(const SourceFile& layer, At node, const Declaration& standing);
    bool tell_dropped(At name);

    // ---- values (check_values.cpp)
    std::optional<Number> number(At node);
    std::optional<std::int64_t> whole(At node);
    std::optional<Minutes> minutes(At node);  // a duration
    std::optional<CalendarSpan> span(At node);
    std::optional<BasisPoints> percent(At node);
    std::optional<Cents> money(At node);
    std::optional<Point> date_point(At node);
    [[nodiscard]] static bool is_duration(At node);
    [[nodiscard]] static bool is_date(At node);
    [[nodiscard]] static std::optional<SpanUnit> unit(At node);
    [[nodiscard]] static std::optional<Status> status(At node);
    std::optional<Parameter::Setting> setting(At node);
    Parameter* parameter(At name, const Context& context);
    std::optional<Setting<CalendarSpan>> span_or_parameter(At node, const Context& context);
    std::optional<Setting<std::int64_t>> count_or_parameter(At node, const Context& context);
    std::optional<BasisPoints> percent_or_parameter(At node, const Context& context, std::optional<ParameterId>& in);
    std::optional<Setting<BasisPoints>> share_or_parameter(At node, const Context& context);
    std::optional<ParameterId> parameter_at(At right);
    void want(ParameterId id, const std::set<std::size_t>& sorts);
    bool parameter_holds(const Context& context, At right, ParameterId id,
                         std::initializer_list<Parameter::Setting> fitting, std::string_view wanted);
    bool parameter_of_type(const Context& context, At right, ParameterId id, const FieldType& type);

    // ---- calendars (check_calendar.cpp)
    void check_calendar(At node, CalendarSpec& spec);
    void calendar_entry(At node, SchoolYear& year);
    void check_year(const SchoolYear& year, Span where);
    std::optional<Date> date_after(At node, Date first);  // the first such day on or after `first`
    void check_in_calendar(const CalendarSpan& after, const Point& from, Span where);
    bool names_a_day(At by);
    std::string name_of_two_words(At name, const std::vector<std::string>& candidates);
    std::optional<std::string> calendar_name(At name, std::string_view wanted);
    [[nodiscard]] std::vector<const SchoolCalendar*> calendars_in_force() const;
    /// Is a name of any calendar, in force or not, the one that is meant?
    [[nodiscard]] bool in_a_calendar(const std::function<bool(const std::string&)>& is_it) const;
    /// The days that a point stands for in one school year; nothing when the calendar alone cannot say.
    [[nodiscard]] static std::optional<Interval> days_of(const Point& point, const SchoolCalendar& calendar,
                                                         const SchoolYear& year);

    // ---- things (check_program.cpp, check_things.cpp, check_kinds.cpp)
    void check_program(At node);
    Source source_of(At clause);
    void finish_program();
    void check_choice(At node, Choice& choice);
    void check_role(At node, Role& role);
    void check_pairing(At node, PairingKind& pairing);
    void check_group(At node, GroupKind& group);
    Seat seat(At node, bool& good);
    RoleId nameless_role();
    void check_kind(At node, Kind& kind, bool again);
    void check_artifact(At node, Kind& kind);
    void confidential(At clause, const Context& anybody, Kind& kind);
    About about_named(const Context& anybody, At name);
    [[nodiscard]] Context context_for_anybody() const;
    // ---- surveys (check_survey.cpp)
    void check_survey(At node, Kind& kind);
    void check_question(At node, Kind& kind, Survey& survey);
    void check_survey_times(At node, KindId kind);
    std::vector<RoleId> roles_of(At who, const Context& context);
    std::optional<CalendarSpan> validity(At node);
    std::string reader(const Context& anybody, At one);
    void close_kinds();
    void check_fields(At node, std::vector<Field>& into);
    std::optional<FieldType> field_type(At field);
    std::optional<FieldType> type_named(At name);
    void check_parameter(At node, Parameter& parameter);
    void check_unit(At node, Unit& unit);
    void check_note(At node, const SourceFile& file);
    // ---- imports (check_import.cpp)
    struct ColumnsSeen;
    void check_import(At node, ImportMapping& import);
    void check_makes(At clause, ImportMapping& import);
    void check_import_column(At node, ImportMapping& import, ColumnsSeen& seen);
    bool mapped_to(At name, const ImportMapping& import, MappedColumn& column);
    bool mapped_to_field(At name, const ImportMapping& import, MappedColumn& column);
    void check_column_form(At node, MappedColumn& column);
    void check_column_words(At node, const ImportMapping& import, MappedColumn& column);
    [[nodiscard]] std::optional<std::string> word_meant(At value, const ImportMapping& import,
                                                        const MappedColumn& column,
                                                        std::vector<std::string>& candidates) const;
    [[nodiscard]] std::optional<FieldType> type_in_kinds(const ImportMapping& import, std::string_view name,
                                                         std::string* declared = nullptr) const;
    [[nodiscard]] std::vector<std::string> mapped_names(const ImportMapping& import) const;
    void check_import_whole(At node, const ImportMapping& import);
    [[nodiscard]] std::vector<const Kind*> kinds_made(const ImportMapping& import) const;
    [[nodiscard]] WrittenAt written_at(At node) const;
    [[nodiscard]] bool fits(RoleId person, RoleId wanted) const;

    // ---- who and which (check_selection.cpp, check_field_test.cpp)
    Context context_for(const SubjectKind& subject, std::vector<ParameterId>* unset = nullptr) const;
    std::optional<SlotRef> slot(const Context& context, At name, bool& said);
    std::optional<Person> person(const Context& context, At who1);
    std::optional<Person> person_through(const Context& context, At who1);
    [[nodiscard]] std::optional<RoleId> role_of_who(const Context& context, const WhoIs& who) const;
    [[nodiscard]] bool is_subject(const Context& context, At name, RoleId role) const;
    std::optional<Person> person_named(const Context& context, At name, Person::Reach reach, std::string word);
    std::optional<Who> who(const Context& context, At node);
    std::optional<WhoOrder> order(const Context& context, At node);
    std::optional<SelectionId> selection(const Context& context, At node) { return selection_where(context, node, {}); }
    std::optional<SelectionId> selection_where(const Context& context, At node, At where);  // `where` stands outside it
    bool selection_kinds(const Context& context, At node, Selection& into);
    bool selection_stage(At stage, Selection& into);
    bool selection_order(const Context& context, At by, const Selection& selected);
    [[nodiscard]] bool expires(const Selection& selection) const;
    bool check_covering_bound(Bound bound, At covering);
    bool check_order_counts(At node);
    [[nodiscard]] bool is_artifact(const Selection& selection) const;
    [[nodiscard]] static Expectation standing_document(SelectionId what, const Period& when, At node);
    void note_cosigned(const WhoOrder& hands, const std::vector<KindId>& kinds, std::string_view stage);
    bool can_be_signed(At claim, const Selection& what);
    std::optional<FieldTest> field_test(const Context& context, At node);
    std::optional<Place> place(const Context& context, At node);
    std::optional<Place> place_in_group(At name, std::variant<OfSubject, OfSlot, OfRecord> owner,
                                        const std::string& words);
    void unknown_field(At name, const std::string& owner, const Context& context, std::optional<RoleId> role);
    std::optional<Value> datum(const FieldType& type, At node, const std::string& field_words);
    std::optional<Value> named_value(const FieldType& type, At name, const std::string& field_words);
    [[nodiscard]] std::optional<Field> field_of_records(const Selection& selection, std::string_view name) const;
    [[nodiscard]] std::optional<Field> field_of_role(RoleId role, std::string_view name) const;
    [[nodiscard]] std::optional<Field> field_of_who(const Context& context, const WhoIs& who,
                                                    std::string_view name) const;
    [[nodiscard]] std::optional<Field> field_of_subject(const Context& context, std::string_view name) const;
    bool on_scale(const FieldType& type, const Value& value, At node, const std::string& words);
    [[nodiscard]] std::optional<Field> built_in_field(std::string_view name, bool of_person) const;
    [[nodiscard]] std::vector<KindId> kinds_of(const Selection& selection) const;
    [[nodiscard]] std::vector<std::string> record_fields(const Selection& selection) const;
    [[nodiscard]] std::string words_of(const SubjectKind& subject) const;
    [[nodiscard]] std::string type_words(const FieldType& type) const;
    std::optional<StandingNoun> standing_noun(const Context& context, At selection, bool& poisoned);
    std::optional<StandingNoun> standing_name(const Context& context, At name, bool& poisoned);
    std::optional<StandingNoun> standing_together(const Context& context, const std::vector<At>& kinds,
                                                  const StandingNoun& first, bool& poisoned);
    [[nodiscard]] std::optional<Field> field_of_standing(const StandingNoun& noun, std::string_view name) const;
    void check_leads(const Context& context, const Selection& selection, At node);

    // ---- when (check_period.cpp)
    std::optional<Period> period(const Context& context, At node);
    std::optional<Point> point(const Context& context, At node);
    std::optional<Point> anchored_point(const Context& context, At node);
    std::nullopt_t no_next(At node, At what);
    std::optional<Limit> limit(const Context& context, At node);
    std::optional<Season> season(const Context& context, At node);
    std::optional<Every> every(At node);
    [[nodiscard]] static bool is_period(At node);
    [[nodiscard]] static At period_child(At node);
    void check_order(const Point& from, const Point& to, Span where);
    void check_windows(const Every& every, const std::optional<Season>& season, Span where);

    // ---- if (check_condition.cpp)
    std::optional<ConditionId> condition(const Context& context, At node);
    std::optional<ConditionId> atom(const Context& context, At node);
    std::optional<ConditionId> status_atom(const Context& context, At node);
    std::optional<ConditionId> measure_atom(const Context& context, At node);
    std::optional<ConditionId> holds_atom(const Context& context, At node);
    // ---- values and figures held against something (check_value.cpp)
    std::optional<ConditionId> value_atom(const Context& context, At node);
    std::optional<ConditionId> figure_atom(const Context& context, At node, Symbol& symbol);
    std::optional<std::pair<SelectionId, Field>> value_of_records(const Context& context, At name, At of);
    bool same_sort(const Field& field, At name, const Place& other, At right);
    bool can_be_averaged(const Field& field, At name);
    ConditionId put(Condition condition, At node);

    // ---- who is like whom (check_match.cpp)
    std::optional<ConditionId> matching(const Context& context, At node);
    std::optional<Person> match_side(const Context& context, At name);
    bool can_be_compared(const Context& context, const std::vector<Person>& sides, At node);
    bool match_fields(const Context& context, At list, FieldsMatch& match);
    std::optional<FieldsMatch::Compared> match_field(const Context& context, const std::vector<Person>& sides,
                                                     const std::string& name, At where);
    bool settable_fields(ParameterId parameter_here, const std::vector<std::string>& fields, At where);

    std::optional<Measure> measure(const Context& context, At node);
    [[nodiscard]] static At condition_child(At node);
    [[nodiscard]] static Bound bound(At node);

    // ---- what is expected (check_expectation.cpp, check_claim.cpp)
    std::optional<Expects> expects(const Context& context, At node);
    std::optional<Expectation> expectation(const Context& context, At node);
    std::optional<Expectation> amount(const Context& context, At node);
    std::optional<Expectation> count(const Context& context, At node);
    std::optional<Expectation> standing(const Context& context, At node, StandingNoun noun);
    [[nodiscard]] std::optional<Field> standing_field(const StandingNoun& noun, const std::string& written) const;
    std::optional<Expectation> share(const Context& context, At node);
    std::optional<Expectation> ratio(const Context& context, At node);
    bool count_bound(const Context& context, At node, Bound& bound, Setting<std::int64_t>& least, std::int64_t& most);
    std::optional<Distinct> distinct(const Context& context, At node, const Selection& selection);
    std::optional<Period> record_period(const Context& context, At node);
    std::optional<std::vector<Claim>> claims(const Context& context, At node, SelectionId of);
    std::optional<Claim> claim(const Context& context, At node, SelectionId of);
    std::optional<Claim> covers(At node, SelectionId of);
    [[nodiscard]] static std::optional<ChoiceId> choice_of(const FieldType& type);
    std::optional<Field> covering_field(const Selection& selection, At name);
    void check_before_pairing(const Context& context, SelectionId id, const Period& when, At where);
    std::optional<std::optional<Lead>> lead(const Context& context, At node);
    bool check_has_time(const Selection& selection, At node);
    void never(Code code, At expectation, std::string why, std::string hint = {}, At where = {});
    void text_field(At name);
    bool check_average(bool on_average, bool per, At node);
    void check_time_fits(const TimeAmount& amount, At node);
    void check_count_fits(const RecordCount& count, At node);
    void check_share(Bound bound, BasisPoints share, At node);

    // ---- rules (check_requirement.cpp, check_rules.cpp, exceptions.cpp)
    std::optional<SubjectKind> subject(At rule, std::optional<ConditionId>& where, Context& context);
    void check_requirement(At node, Requirement& requirement);
    void requirement_clause(const Context& context, At clause, Requirement& requirement);
    // ---- what counts (check_counted.cpp)
    void counted_clause(const Context& context, At clause, Requirement& requirement);
    void counts_only_when(const Context& context, At clause, Requirement& requirement);
    bool field_tests_of(const Context& context, At condition, std::vector<FieldTest>& tests);
    void check_counted(At node, const Requirement& requirement);
    void pace_clause(const Context& context, At clause, Requirement& requirement);
    void check_clause_set(At node, const Requirement& requirement);
    void check_years_apart(const Requirement& rule);
    void check_partial(At node, const Requirement& requirement);
    struct Reach {
        bool paced = false, shared = false, soon = false;
    };
    /// Which statuses what the rule expects can take at all: behind as an amount or as a share, due soon.
    [[nodiscard]] static Reach reach_of(const Requirement& rule);
    void check_effects(At node, const Requirement& requirement);
    void check_exception(At node);
    std::vector<std::uint32_t> targets_of(At exception, std::set<std::string>& seen, bool quiet);
    [[nodiscard]] static bool has_pace(const Requirement& requirement);
    bool repeats(At clause, std::map<std::string, Span>& seen);
    std::vector<Notify> notices(const Context& context, At clause);
    std::optional<Partial> partial(At node);
    std::optional<Interval> effective(At node);
    void check_versions();
    void check_trigger(At node, Trigger& trigger);
    void review_notices(const Context& context, At clause, Review& review);
    std::string severity(At clause);
    void declare_consequences(const SourceFile& file, At node, const Declared& review);
    void check_consequence(At clause, Review& review, ReviewId id);
    void check_review(At node, Review& review, ReviewId id);
    void check_ladder(At node, Ladder& ladder);
    // ---- payments (check_payment.cpp)
    void declare_payment(const SourceFile& file, At node, const Declared& what);
    void check_payment(At node, Requirement& rule);
    void check_budget(At node, const Payment& payment, Requirement& rule);
    bool payment_pay(const Context& context, At clause, PaymentDue& due);
    void payment_cap(const Context& context, At clause, At pay_period, PaymentDue& due);
    void payment_partial(At node, Requirement& rule, const PaymentDue& due);
    std::optional<Period> period_of_payment(const Context& context, At node);
    [[nodiscard]] bool cap_holds(const Period& cap, At cap_node, const Period& pay, At pay_node) const;
    std::optional<Cents> money_of_program(At node);
    SelectionId payments_made(const Payment& payment);
    // ---- what is kept how long (check_retention.cpp)
    void check_retentions();
    std::optional<Retention> retention(At line);
    bool retained_name(At name, Retention& retention);
    // ---- figures (check_figure.cpp)
    enum class FigureState : std::uint8_t { unseen, open, good, bad };
    enum class FigureUnit : std::uint8_t { number, time, share };
    bool ensure_figure(std::uint32_t index);
    [[nodiscard]] const Figure& plain_figure(const Figure& figure) const;
    [[nodiscard]] FigureUnit figure_unit(const Figure& figure) const;
    bool parameter_of_unit(const Context& context, At right, ParameterId id, FigureUnit unit);
    [[nodiscard]] Value held_value(ParameterId id) const;
    bool check_figure(At node, Figure& figure);
    std::optional<Gauge> gauge(const Context& context, At node, const Figure& of, bool divides, bool alone);
    std::optional<Gauge> gauge_named(const Context& context, At node, const Figure& of, bool divides, bool alone);
    void split_field(const Context& context, At name, Figure& figure);
    // ---- named reports (check_report.cpp)
    void check_report(At node, NamedReport& report);
    std::optional<SubjectKind> report_subject(At clause);
    void report_every(At when, NamedReport& report);
    void report_column(At shown, const std::optional<SubjectKind>& about, std::map<std::string, Span>& columns,
                       NamedReport& report);
    void report_group(At name, NamedReport& report);
    void check_status_happens(Status status, const Requirement& requirement, Span where);
    void rank_exceptions(Requirement& requirement);
    void check_cases(const Requirement& requirement);

    // ---- scenarios (check_scenario.cpp)
    struct Cast;
    void check_scenario(At node, Scenario& scenario);
    void scenario_people(At node, Cast& cast, Scenario& scenario);
    void scenario_pair(At node, Cast& cast, Scenario& scenario);
    void scenario_log(At node, Cast& cast, Scenario& scenario);
    void scenario_decision(At node, const Cast& cast, Scenario& scenario);
    void scenario_set(At node, Scenario& scenario);
    bool check_word_fits(const Symbol& symbol, At expected);
    std::optional<ScenarioCheck> scenario_check(At node, Cast& cast);
    bool check_subject(const Symbol& symbol, At of, const Cast& cast);
    std::vector<std::string> caps(At node, const Cast& cast);
    std::optional<Date> scenario_date(At node, const Cast& cast, std::optional<CalendarSpan> valid_for = {});
    std::optional<Interval> since(At node, Cast& cast);
    static void begins(At node, Date day, Cast& cast);
    void check_beginnings(const Cast& cast, Date last_check);
    std::optional<Value> scenario_value(const FieldType& type, At node, Cast& cast, const std::string& words);

    // ---- at the end (check.cpp, cycles.cpp, unused.cpp)
    void check_things();
    void check_rules();
    void check_whole();
    /// Is there a declaration that could not be read, beginning with the word?
    [[nodiscard]] bool anything_broken(std::string_view word = {}) const;
    void check_cycles();
    void check_unused();
    bool nearly_of_library(const Symbol& symbol);
    void check_unset_parameters();

    const Library& library_;
    SourceSet& sources_;
    std::deque<SourceFile> files_;
    std::deque<Composed> composed_;
    std::map<FileId, std::size_t> composed_by_file_;
    std::vector<const SourceFile*> layers_;  // the model, the program it extends, the one that that extends, ...
    std::deque<Library> layer_libraries_;    // of the layers below the model: what each finds beside itself
    struct DroppedAt {
        Span where;
        std::string layer;
    };
    std::map<std::string, DroppedAt, std::less<>> dropped_;
    std::set<std::string, std::less<>> loaded_;
    std::deque<Symbol> symbols_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_, by_alias_, by_plural_;
    std::vector<std::pair<std::size_t, At>> reopened_;  // a library's activity, and where it was opened again
    std::map<std::string, std::size_t> said_unknown_;   // name -> the diagnostic about it
    std::set<std::string> fields_of_no_type_;           // their type could not be read
    std::map<std::string, std::size_t, std::less<>> said_without_effect_;  // sort of clause -> the diagnostic about it
    std::vector<SchoolCalendar> laid_out_;                                 // one a calendar without errors
    bool calendars_good_ = true;
    bool years_touch_said_ = false;
    At program_;
    std::optional<CalendarSpan> program_grace_;
    std::set<Span> said_named_days_;
    std::map<std::string, Span> sources_of_program_;
    std::set<std::string> cited_;
    std::vector<std::pair<std::string, std::string>> outranks_;  // an exception to an exception
    std::vector<std::optional<SubjectKind>> review_subjects_;
    std::set<std::uint32_t> mixed_reviews_;  // opened by triggers about different things
    struct StatusUse {
        Status status;
        RequirementId requirement;
        Span where;
    };
    /// A condition that asks for the status of a rule, or for a review.
    struct SubjectUse {
        SubjectKind asking;
        const Symbol* asked;
        Span where;
    };
    void check_subject_use(const SubjectUse& use);
    struct MatchUse {
        ConditionId condition;
        std::optional<SubjectKind> subject;
    };
    std::vector<MatchUse> match_uses_;                                // those whose fields a parameter names
    std::map<std::uint32_t, std::set<std::size_t>> wanted_settings_;  // what a parameter that is not set must hold
    std::vector<SubjectUse> subject_uses_;
    std::vector<StatusUse> status_uses_;  // looked at once every rule is known
    std::vector<std::pair<RequirementId, Span>> pace_uses_;
    std::vector<std::pair<ReviewId, At>> decided_uses_;
    std::set<std::uint32_t> poisoned_rules_;  // something in it could not be understood
    std::set<std::uint32_t> poisoned_triggers_;
    std::set<std::uint32_t> known_subjects_;  // requirements whose subject was understood
    bool missing_subject_ = false;
    std::vector<FigureState> figure_states_;
    Model model_;
    std::vector<Diagnostic> diagnostics_;
};

}  // namespace induct
