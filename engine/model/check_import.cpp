// Imports: what the columns of a district's own sheet become, how their cells are written, and what their words mean.
// Method: the kind that is made comes first, since it says which columns, fields and questions there are.
// Tested by the goldens import_* in tests/golden/check.
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

/// A heading or word for comparing here; the ledger folds letters of other alphabets, too.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view(" \t\n_-").find(c) == std::string_view::npos)
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// `led_by` as a model writes it.
std::string as_name(std::string_view column) {
    std::string name(column);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

CellSort sort_of(const FieldType& type) {
    return std::visit(Match{
                          [](const DateType&) { return CellSort::date; },
                          [](const DurationType&) { return CellSort::length; },
                          [](const PersonType&) { return CellSort::one_person; },
                          [](const RoleType&) { return CellSort::one_person; },
                          [](const ChoiceListType&) { return CellSort::list_of_words; },
                          [](const TextType&) { return CellSort::text; },
                          [](const SiteType&) { return CellSort::text; },
                          [](const GroupType&) { return CellSort::text; },
                          [](const auto&) { return CellSort::words; },
                      },
                      type);
}

bool may_come_from_several(CellSort sort) {
    return sort == CellSort::people || sort == CellSort::list_of_words || sort == CellSort::length;
}

std::string_view word(CellSort sort) {
    switch (sort) {
        case CellSort::date:
            return "dates";
        case CellSort::clock:
            return "times of day";
        case CellSort::length:
            return "lengths of time";
        case CellSort::people:
        case CellSort::one_person:
            return "people";
        case CellSort::text:
            return "text";
        default:
            return "words";
    }
}

const LogColumn* log_column(LogTable table, std::string_view name) {
    for (const LogColumn& column : log_columns(table))
        if (as_name(column.name) == name) return &column;
    return nullptr;
}

}  // namespace

struct Checker::ColumnsSeen {
    std::map<std::string, Span> headings;
    std::map<std::string, Span> fed;  // our column, field or question
};

WrittenAt Checker::written_at(At node) const {
    const Span where = original(node.span());
    const SourceText& source = sources_[where.file];
    const std::size_t slash = source.name.find_last_of("/\\");
    const std::string name = slash == std::string::npos ? source.name : source.name.substr(slash + 1);
    return fmt::format("{}, line {}", name, source.place(where.begin).line);
}

void Checker::check_import(At node, ImportMapping& import) {
    import.at = written_at(node.child(Rule::name));
    std::map<std::string, Span> seen;
    At makes;
    for (const At clause : node.children()) {
        if (clause.is(Rule::import_makes) && !repeats(clause, seen)) makes = clause;
        if (!clause.is(Rule::import_file) || repeats(clause, seen)) continue;
        const At path = clause.child(Rule::string);
        import.file = path.string_value();
        const std::string& glob = *import.file;
        if (glob.empty() || glob.front() == '/' || glob.starts_with("./") || glob.starts_with("inbox/") ||
            glob.find("..") != std::string::npos || glob.find('\\') != std::string::npos)
            say(Code::import_file, fmt::format("no file of the inbox is `{}`", glob), path.span(),
                "it counts from inbox/, with `/` between folders",
                glob.starts_with("inbox/") && glob.size() > 6 ? fmt::format("write `\"{}\"`", glob.substr(6))
                                                              : "write for example `\"*.csv\"` or `\"logs/**/*.csv\"`");
    }
    if (!makes) {
        say(Code::clause_missing, fmt::format("`{}` does not say what its rows are", import.name),
            node.child(Rule::name).span(), "", "add for example `makes activity`");
        return;
    }
    const std::size_t before = diagnostics_.size();
    check_makes(makes, import);
    if (import.kinds.empty()) return;  // which columns there are is not known
    ColumnsSeen columns;
    for (const At column : node.children(Rule::import_column)) check_import_column(column, import, columns);
    for (const At skip : node.children(Rule::import_skip)) {
        const std::vector<At> texts = skip.children(Rule::string);
        import.skipped.push_back({texts.at(0).string_value(), texts.at(1).string_value(), written_at(skip)});
    }
    if (diagnostics_.size() == before) check_import_whole(node, import);
}

/// The kind of all rows, or which kinds their column may say.
void Checker::check_makes(At clause, ImportMapping& import) {
    const At made = clause.child();
    if (made.is(Rule::kind_activity) || made.is(Rule::kind_meeting)) {
        import.table = LogTable::activities;
        import.meetings_only = made.is(Rule::kind_meeting);
    } else if (made.is(Rule::kind_owned)) {
        say(Code::wrong_sort, fmt::format("`{}` is no kind of record", made.phrase()), made.span(),
            "a kind of record is needed here", "write the kind alone; whose it is stands in the rows");
        return;
    } else {
        const At name = made.child(Rule::name);
        if (name.text() == "artifact" || name.text() == "survey") {
            import.table = name.text() == "artifact" ? LogTable::artifacts : LogTable::surveys;
        } else {
            // Looked at quietly: to be imported is not yet to be used by a rule.
            const Symbol* symbol = lookup(name, true);
            if (!symbol || symbol->sort != Sort::kind) symbol = expect(name, {Sort::kind}, "kind of record");
            if (!symbol) return;
            const Kind& kind = model_.kinds[symbol->index];
            import.kind = kind.name;
            import.table = kind.form == KindForm::artifact ? LogTable::artifacts
                           : kind.form == KindForm::survey ? LogTable::surveys
                                                           : LogTable::activities;
            if (kind.form == KindForm::artifact && kind.stages.size() == 1) import.stage = kind.stages.front();
            if (std::holds_alternative<TheProgram>(kind.about)) import.about = "program";
        }
    }
    for (const Kind* kind : kinds_made(import)) import.kinds.push_back(kind->name);
    if (import.kinds.empty())
        say(Code::wrong_sort, fmt::format("the model declares no {}", made.phrase()), made.span(),
            "a kind of record is needed here");
}

std::vector<const Kind*> Checker::kinds_made(const ImportMapping& import) const {
    std::vector<const Kind*> kinds;
    std::optional<KindId> above;
    for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
        if (model_.kinds[i].name == import.kind) above = KindId{i};
    for (std::uint32_t i = 0; i < model_.kinds.size(); ++i) {
        const Kind& kind = model_.kinds[i];
        const LogTable table = kind.form == KindForm::artifact ? LogTable::artifacts
                               : kind.form == KindForm::survey ? LogTable::surveys
                                                               : LogTable::activities;
        if (table != import.table || (import.meetings_only && kind.form != KindForm::meeting)) continue;
        if (import.kind.empty() || (above && (KindId{i} == *above || is_a(model_, {i}, *above))))
            kinds.push_back(&kind);
    }
    return kinds;
}

/// The type of a field of that name, in the first of the kinds that has one.
std::optional<FieldType> Checker::type_in_kinds(const ImportMapping& import, std::string_view name,
                                                std::string* declared) const {
    for (const bool exactly : {true, false})
        for (const Kind* kind : kinds_made(import))
            for (const Field& field : kind->fields) {
                if (exactly ? model_[field.name] != name : !names(name, model_[field.name])) continue;
                if (declared) *declared = model_[field.name];
                return field.type;
            }
    return std::nullopt;
}

/// Everything that a column of the sheet may become.
std::vector<std::string> Checker::mapped_names(const ImportMapping& import) const {
    std::set<std::string> all{"kind"};
    for (const LogColumn& column : log_columns(import.table))
        if (column.name != kind_column(import.table)) all.insert(as_name(column.name));
    if (import.table == LogTable::activities) all.insert({"duration", "minutes", "hours"});
    if (import.table != LogTable::surveys || !import.kind.empty())
        for (const Kind* kind : kinds_made(import))
            for (const Field& field : kind->fields) all.insert(model_[field.name]);
    return {all.begin(), all.end()};
}

bool Checker::mapped_to(At name, const ImportMapping& import, MappedColumn& column) {
    const std::string written = name.text();
    if (import.table == LogTable::activities && (written == "duration" || written == "minutes" || written == "hours")) {
        column.name = "minutes";
        column.sort = CellSort::length;
        column.unit = written == "minutes" ? BareLength::minutes
                      : written == "hours" ? BareLength::hours
                                           : BareLength::none;
        return true;
    }
    const LogColumn* own = log_column(import.table, written == "kind" ? kind_column(import.table) : written);
    if (own) {
        column.name = own->name;
        column.sort = own->sort;
        return true;
    }
    const bool surveys = import.table == LogTable::surveys;
    if (!surveys || !import.kind.empty())
        if (const auto type = type_in_kinds(import, written, &column.name)) {
            column.becomes = surveys ? MappedColumn::Becomes::question : MappedColumn::Becomes::field;
            column.sort = sort_of(*type);
            return true;
        }
    const std::vector<std::string> all = mapped_names(import);
    const std::optional<std::string> near = nearest(written, all);
    const bool role = model_.find_role(written).has_value();
    const bool slot = std::any_of(model_.pairings.begin(), model_.pairings.end(), [&](const PairingKind& pairing) {
        return std::any_of(pairing.slots.begin(), pairing.slots.end(),
                           [&](const Slot& one) { return names(written, one.name); });
    });
    const std::string people = import.table == LogTable::activities
                                   ? "who took part is `people` or `mentee`, who led it `led-by` or `mentor`"
                                   : "whoever brought it is `by`";
    say(Code::import_column_unknown,
        fmt::format("no column, field or question of what `{}` makes is called `{}`", import.name, written),
        name.span(), role || slot ? "a role is no column" : "",
        near              ? fmt::format("did you mean `{}`?", *near)
        : role || slot    ? people
        : all.size() > 40 ? "docs/workspace.md lists the columns of each table"
                          : fmt::format("there are: {}", fmt::join(all, ", ")));
    return false;
}

void Checker::check_import_column(At node, ImportMapping& import, ColumnsSeen& seen) {
    const At heading = node.child(Rule::string), name = node.child(Rule::name);
    MappedColumn column;
    column.heading = heading.string_value();
    column.at = written_at(node);
    if (plain(column.heading).empty()) {
        say(Code::import_column_unknown, "a column without a heading", heading.span(), "no heading",
            "give the column a heading in the sheet");
        return;
    }
    const auto [before, first] = seen.headings.emplace(plain(column.heading), heading.span());
    if (!first) {
        say(Code::import_column_twice, fmt::format("the column `{}` is named twice", column.heading), heading.span(),
            "again here", "a column of the sheet becomes one thing")
            .labels.push_back({before->second, "first here", false});
        return;
    }
    if (!mapped_to(name, import, column)) return;
    const auto [fed, alone] = seen.fed.emplace(column.name, name.span());
    if (!alone && !may_come_from_several(column.sort)) {
        say(Code::import_column_twice, fmt::format("two columns of the sheet become `{}`", name.text()), name.span(),
            "again here", "only people, lists and lengths of time may come from several")
            .labels.push_back({fed->second, "first here", false});
        return;
    }
    check_column_form(node, column);
    check_column_words(node, import, column);
    import.columns.push_back(std::move(column));
}

/// `in hours` and `as "m/d/yy"`
void Checker::check_column_form(At node, MappedColumn& column) {
    const std::string name = node.child(Rule::name).text();
    for (const Rule rule : {Rule::column_in_minutes, Rule::column_in_hours}) {
        const At clause = node.child(rule);
        if (!clause) continue;
        const BareLength unit = rule == Rule::column_in_hours ? BareLength::hours : BareLength::minutes;
        if (column.sort != CellSort::length)
            say(Code::import_form, fmt::format("`{}` holds {}, not lengths of time", name, word(column.sort)),
                clause.span(), fmt::format("`{}` is for lengths of time", clause.phrase()));
        else if (column.unit != BareLength::none && column.unit != unit)
            say(Code::import_form, fmt::format("`{}` are not read `{}`", name, clause.phrase()), clause.span(),
                "another unit than the column's", fmt::format("write `is duration {}`", clause.phrase()));
        column.unit = unit;
    }
    const At as = node.child(Rule::column_as);
    if (!as) return;
    const At text = as.child(Rule::string);
    const bool time = column.sort == CellSort::clock;
    if (!time && column.sort != CellSort::date) {
        say(Code::import_form, fmt::format("`{}` holds {}, neither dates nor times of day", name, word(column.sort)),
            as.span(), "`as` is for dates and times of day");
        return;
    }
    PatternRead read = read_pattern(text.string_value());
    const std::string hint = time ? "write for example `as \"h:mm am\"` or `as \"hh:mm\"`"
                                  : "write for example `as \"m/d/yy\"`, `as \"dd.mm.yyyy\"` or `as \"d mmm yyyy\"`";
    if (!read.pattern)
        say(Code::import_pattern, fmt::format("`{}` is no pattern: {}", text.string_value(), read.why), text.span(), "",
            hint);
    else if (read.pattern->of_time != time)
        say(Code::import_pattern,
            fmt::format("`{}` is {}, and `{}` holds {}", text.string_value(), time ? "a date" : "a time of day", name,
                        word(column.sort)),
            text.span(), "", hint);
    else
        column.pattern = std::move(read.pattern);
}

/// What the name or number behind `means` is, in the words of the model; the names it could be when it is none.
std::optional<std::string> Checker::word_meant(At value, const ImportMapping& import, const MappedColumn& column,
                                               std::vector<std::string>& candidates) const {
    const std::string written = value.text();
    const auto one_of = [&](std::vector<std::string> known) -> std::optional<std::string> {
        for (const bool exactly : {true, false})
            for (const std::string& one : known)
                if (exactly ? one == written : names(written, one)) return one;
        candidates.insert(candidates.end(), known.begin(), known.end());
        return std::nullopt;
    };
    const bool plain_column = column.becomes == MappedColumn::Becomes::column;
    if (plain_column && column.name == kind_column(import.table)) {
        const auto found = model_.find_kind(written);
        const std::string name = found ? model_[*found].name : written;
        if (std::find(import.kinds.begin(), import.kinds.end(), name) != import.kinds.end()) return name;
        candidates = import.kinds;
        return std::nullopt;
    }
    if (plain_column && column.name == "status") return one_of({"held", "cancelled", "no-answer", "withdrawn"});
    if (plain_column && column.name == "in_contract_day") return one_of({"yes", "no"});
    if (plain_column && column.name == "stage") {
        std::vector<std::string> stages;
        for (const Kind* kind : kinds_made(import))
            stages.insert(stages.end(), kind->stages.begin(), kind->stages.end());
        return one_of(std::move(stages));
    }
    if (plain_column && column.name == "question") {
        std::vector<std::string> questions;
        for (const Kind* kind : kinds_made(import))
            for (const Field& field : kind->fields) questions.push_back(model_[field.name]);
        return one_of(std::move(questions));
    }
    if (plain_column && column.name == "about") {
        std::vector<std::string> known{"program"};
        for (const Role& role : model_.roles) known.push_back(role.name);
        for (const Kind& kind : model_.kinds) known.push_back(kind.name);
        return one_of(std::move(known));
    }
    const auto type = type_in_kinds(import, column.name);
    if (!type) return std::nullopt;
    if (std::holds_alternative<YesNoType>(*type)) return one_of({"yes", "no"});
    const auto* choice = std::get_if<ChoiceType>(&*type);
    const auto* list = std::get_if<ChoiceListType>(&*type);
    if (choice || list) {
        std::vector<std::string> values;
        for (const ChoiceItem& item : model_[choice ? choice->choice : list->choice].values)
            values.push_back(item.name);
        return one_of(std::move(values));
    }
    return value.is(Rule::number) ? std::optional(written) : std::nullopt;
}

/// `where "OBS" means observation`
void Checker::check_column_words(At node, const ImportMapping& import, MappedColumn& column) {
    std::map<std::string, Span> seen;
    for (const At means : node.children(Rule::column_means)) {
        const At word_of_sheet = means.child(Rule::string), value = means.nth(1);
        if (column.sort != CellSort::words && column.sort != CellSort::list_of_words) {
            say(Code::import_form,
                fmt::format("`{}` holds {}, which are read as they stand", node.child(Rule::name).text(),
                            word(column.sort)),
                means.span(), "`where` is for columns of words");
            return;
        }
        std::string key = word_of_sheet.string_value();
        std::transform(key.begin(), key.end(), key.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        const auto [before, first] = seen.emplace(std::move(key), word_of_sheet.span());
        if (!first) {
            say(Code::import_word, fmt::format("`{}` means two things", word_of_sheet.string_value()),
                word_of_sheet.span(), "again here", "keep one of the two")
                .labels.push_back({before->second, "first here", false});
            continue;
        }
        std::vector<std::string> candidates;
        if (auto meant = word_meant(value, import, column, candidates)) {
            column.words.push_back({word_of_sheet.string_value(), std::move(*meant)});
            continue;
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        const auto near = nearest(value.text(), candidates);
        constexpr std::size_t most = 24;
        say(Code::import_word,
            fmt::format("`{}` is nothing that the column `{}` can hold", value.text(), node.child(Rule::name).text()),
            value.span(),
            candidates.empty() ? type_in_kinds(import, column.name) ? "a number is needed here"
                                                                    : "nothing that is made has such a field"
                               : "",
            near                                             ? fmt::format("did you mean `{}`?", *near)
            : candidates.empty() || candidates.size() > most ? std::string()
                                                             : fmt::format("it holds {}", fmt::join(candidates, ", ")));
    }
}

/// What every record needs, and which questions nobody would answer.
void Checker::check_import_whole(At node, const ImportMapping& import) {
    const auto fed = [&](std::initializer_list<std::string_view> any_of) {
        return std::any_of(import.columns.begin(), import.columns.end(), [&](const MappedColumn& column) {
            return column.becomes == MappedColumn::Becomes::column &&
                   std::find(any_of.begin(), any_of.end(), column.name) != any_of.end();
        });
    };
    std::vector<std::string> missing;
    if (!fed({"date"})) missing.emplace_back("`date`");
    if (import.kind.empty() && !fed({kind_column(import.table)})) missing.emplace_back("`kind`");
    if (import.table == LogTable::activities && !fed({"people", "mentee"}))
        missing.emplace_back("`people` (or `mentee`)");
    if (import.table == LogTable::artifacts && import.stage.empty() && !fed({"stage"})) missing.emplace_back("`stage`");
    if (import.table == LogTable::artifacts && import.about.empty() && !fed({"about"})) missing.emplace_back("`about`");
    if (import.table == LogTable::surveys) {
        if (!fed({"by"})) missing.emplace_back("`by`");
        const bool wide = import.has_questions();
        if (wide && (fed({"question"}) || fed({"answer"}))) {
            say(Code::import_column_twice, fmt::format("`{}` has answers in columns and in rows", import.name),
                node.child(Rule::name).span(), "",
                "name a column for each question, or one for `question` and one for `answer`");
            return;
        }
        if (!wide && !fed({"question"}))
            missing.emplace_back(import.kind.empty() ? "`question`" : "a question of the survey");
        if (!wide && fed({"question"}) && !fed({"answer"})) missing.emplace_back("`answer`");
    }
    if (!missing.empty()) {
        const bool kind = std::find(missing.begin(), missing.end(), "`kind`") != missing.end();
        say(Code::import_incomplete,
            fmt::format("no column of `{}` becomes {}", import.name, fmt::join(missing, ", and none ")),
            node.child(Rule::name).span(), "without it a row is no record",
            kind && missing.size() == 1 ? "add `column \"...\" is kind`, or say behind `makes` which kind all rows are"
                                        : "add it: `column \"the heading in the sheet\" is ...`");
        return;
    }
    if (!import.has_questions()) return;
    std::vector<std::string> unasked;
    for (const Field& field : kinds_made(import).front()->fields) {
        const std::string& name = model_[field.name];
        if (std::none_of(import.columns.begin(), import.columns.end(),
                         [&](const MappedColumn& column) { return column.name == name; }))
            unasked.push_back(fmt::format("`{}`", name));
    }
    if (!unasked.empty())
        say(Code::import_question,
            fmt::format("`{}` names no column for {} {} of `{}`", import.name,
                        unasked.size() == 1 ? "the question" : "the questions", fmt::join(unasked, ", "), import.kind),
            node.child(Rule::name).span(), "no answer to it will be known");
}

}  // namespace induct
