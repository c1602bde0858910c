// Rows of logs: activities and meetings, stages of artifacts, answers to surveys, payments made. Tested by
// tests/ledger/import_test.cpp.
#include "engine/ledger/row_reader.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

/// The row's own number, else what it tells: who did what when. Rows that tell the same are counted apart by import.
void set_key(Draft& draft, std::initializer_list<std::string_view> columns) {
    if (const auto entry = value_of(draft.body, "entry"); !entry.empty()) {
        draft.key = fmt::format("record|{}", entry);
        draft.named = true;
        return;
    }
    if (!draft.problems.empty()) return;  // what cannot be read cannot be told apart either
    std::string key;
    for (const std::string_view column : columns) key += fmt::format("|{}", value_of(draft.body, column));
    draft.key = draft.kind + key;
}

void read_status(RowReader& reader) {
    const std::string status = folded_word(reader.cell("status"));
    if (status.empty() || status == "held") return;
    if (status == "withdrawn") {
        reader.draft.withdrawn = true;
    } else if (status == "cancelled" || status == "canceled") {
        put(reader.draft.body, "status", "cancelled");
    } else if (status == "noanswer") {
        put(reader.draft.body, "status", "no answer");
    } else {
        reader.fault("status", {Code::cell_value, "it is none of held, cancelled, no answer, withdrawn", ""});
    }
}

/// Who typed it and when. A row that says it was entered after tonight waits for that night, as one dated later does.
void read_entered(RowReader& reader) {
    reader.person_or_text("entered_by", false);
    if (const auto entered = reader.date("entered_on")) reader.draft.entered = *entered;
    reader.text("note");
    reader.text("follows");
}

std::optional<ClockTime> read_clock_column(RowReader& reader, std::string_view column) {
    if (reader.cell(column).empty()) return std::nullopt;
    const auto time = read_time_of_day(reader.cell(column));
    if (!time) {
        reader.fault(column, time.error());
        return std::nullopt;
    }
    put(reader.draft.body, column, to_words(*time));
    return *time;
}

std::optional<Minutes> read_length_columns(RowReader& reader) {
    constexpr std::pair<std::string_view, BareUnit> columns[] = {
        {"minutes", BareUnit::minutes}, {"hours", BareUnit::hours}, {"duration", BareUnit::none}};
    std::optional<Minutes> length;
    for (const auto& [column, unit] : columns) {
        if (reader.cell(column).empty()) continue;
        const auto read = read_length(reader.cell(column), unit, reader.separator() != ',');
        if (!read) {
            reader.fault(column, read.error());
        } else if (length && *length != *read) {
            reader.fault(column, {Code::row_contradicts, fmt::format("another column says {}", to_words(*length)), ""});
        } else {
            length = *read;
        }
    }
    return length;
}

void read_times(RowReader& reader) {
    const auto start = read_clock_column(reader, "start");
    const auto end = read_clock_column(reader, "end");
    auto length = read_length_columns(reader);
    if (start && end) {
        const Minutes between{end->minute - start->minute};
        if (between.count < 0) {
            reader.fault("end", {Code::cell_clock, "it is before the start, " + to_words(*start), ""});
        } else if (length && *length > between) {
            reader.fault("end", {Code::row_contradicts,
                                 fmt::format("{} do not fit between {} and {}", to_words(*length), to_words(*start),
                                             to_words(*end)),
                                 ""});
        } else if (!length) {
            length = between;
        }
    }
    if (length) put(reader.draft.body, "minutes", fmt::format("{}", length->count));
}

std::vector<std::string> sorted_once(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void read_people(RowReader& reader) {
    std::vector<std::string> leaders = reader.people_in("led_by");
    for (std::string& id : reader.people_in("mentor")) leaders.push_back(std::move(id));
    std::vector<std::string> people = reader.people_in("people");
    for (std::string& id : reader.people_in("mentee")) people.push_back(std::move(id));
    if (reader.cell("people").empty() && reader.cell("mentee").empty()) {
        const std::string_view column = reader.has_column("people") ? "people" : "mentee";
        reader.fault(column, {Code::cell_empty, "nobody is named", "name who took part"});
    }
    people.insert(people.end(), leaders.begin(), leaders.end());
    put(reader.draft.body, "led_by", join_items(sorted_once(leaders)));
    put(reader.draft.body, "people", join_items(sorted_once(people)));
}

void read_group(RowReader& reader) {
    if (reader.cell("group").empty()) return;
    const auto group = reader.context.directory.group(reader.cell("group"));
    if (group)
        put(reader.draft.body, "group", *group);
    else
        reader.fault("group", group.error());
}

void read_activity(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const std::set<KindForm> forms{KindForm::activity, KindForm::meeting};
    reader.draft.kind = "activity";
    reader.text("entry");
    reader.draft.date = reader.date("date", true);
    const auto kind =
        reader.declared("kind", "kind", vocabulary.kind(reader.cell("kind"), forms), vocabulary.kind_names(forms));
    read_times(reader);
    read_people(reader);
    read_group(reader);
    reader.site("place");
    reader.yes_no("in_contract_day");
    read_status(reader);
    read_entered(reader);
    const auto typed = [&](std::string_view name) {
        return kind ? vocabulary.kind_field(*kind, name) : std::vector<Vocabulary::Typed>();
    };
    for (const std::string_view column : {"format", "standards"})
        reader.field(column, reader.cell(column), typed(column));
    if (!typed("note").empty()) reader.field("note", reader.cell("note"), typed("note"));
    reader.fields(typed);
    set_key(reader.draft, {"kind", "date", "start", "people"});
}

/// `person:P-1`, `pairing:PA-3`, `group:G-1`, `role:mentor`, `kind:observation` or `program`: whom an artifact is
/// about.
std::optional<std::string> read_about(RowReader& reader) {
    const std::string_view written = reader.cell("about");
    if (written.empty()) return std::nullopt;
    const std::string folded = folded_name(written);
    const Directory& directory = reader.context.directory;
    const auto known = directory.what_is(written);
    if (folded == "program" || folded == "the program") return "program";
    if (known == Directory::What::pairing) return fmt::format("pairing:{}", written);
    if (known == Directory::What::group) return fmt::format("group:{}", written);
    const auto person = directory.person(written);
    if (person) return fmt::format("person:{}", *person);
    const Vocabulary& vocabulary = reader.context.vocabulary;
    if (const auto role = vocabulary.role(written)) return fmt::format("role:{}", *role);
    const std::set<KindForm> forms{KindForm::activity, KindForm::meeting, KindForm::artifact, KindForm::survey};
    if (const auto kind = vocabulary.kind(written, forms)) return fmt::format("kind:{}", *kind);
    if (const auto pairing = directory.pairing(written)) return fmt::format("pairing:{}", *pairing);
    if (const auto group = directory.group(written)) return fmt::format("group:{}", *group);
    CellFault why = person.error();
    if (why.code == Code::person_unknown) why.cause = "it is no person, pairing, group, role or kind";
    reader.fault("about", std::move(why));
    return std::nullopt;
}

void read_artifact(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const std::set<KindForm> forms{KindForm::artifact};
    reader.draft.kind = "artifact";
    reader.text("entry");
    reader.draft.date = reader.date("date", true);
    const auto kind = reader.declared("artifact", "kind", vocabulary.kind(reader.cell("artifact"), forms),
                                      vocabulary.kind_names(forms));
    if (kind) {
        (void)reader.declared("stage", "stage", vocabulary.stage(*kind, reader.cell("stage")),
                              vocabulary.stage_names(*kind));
    }
    if (const auto about = read_about(reader)) put(reader.draft.body, "about", *about);
    for (const std::string_view column : {"by", "with", "to"}) {
        put(reader.draft.body, column, join_items(sorted_once(reader.people_in(column))));
    }
    read_status(reader);
    read_entered(reader);
    reader.fields([&](std::string_view name) {
        return kind ? vocabulary.kind_field(*kind, name) : std::vector<Vocabulary::Typed>();
    });
    set_key(reader.draft, {"kind", "date", "stage", "about", "by"});
}

/// The declared name of the question, by its name or as it is asked; a question that the survey lacks is told.
std::optional<std::string> read_question(RowReader& reader, const std::string& survey) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const std::string_view written = reader.cell("question");
    if (written.empty()) return reader.text("question", true);
    if (auto name = vocabulary.question(survey, written)) {
        put(reader.draft.body, "question", *name);
        return name;
    }
    const std::vector<std::string> known = vocabulary.question_names(survey);
    const auto near = nearest(folded_name(written), known);
    reader.fault("question", {Code::name_unknown, fmt::format("`{}` has no such question", survey),
                              near            ? fmt::format("did you mean `{}`?", *near)
                              : known.empty() ? "it has none"
                                              : fmt::format("its questions are: {}", fmt::join(known, ", "))});
    return std::nullopt;
}

void read_answer_cell(RowReader& reader, const std::string& survey, const std::string& question) {
    std::optional<CellFault> why;
    for (const Vocabulary::Typed& typed : reader.context.vocabulary.kind_field(survey, question)) {
        const auto value =
            canonical_field(*typed.model, typed.type, reader.cell("answer"), reader.context.directory.lookup(),
                            reader.context.order, reader.context.on, reader.separator());
        if (value) return put(reader.draft.body, "field." + question, *value);
        if (!why) why = value.error();
    }
    if (why) reader.fault("answer", std::move(*why));
}

/// One question of one sheet. The rows of a sheet have the same survey, day, person and `about`, and the same `entry`.
void read_answer(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const std::set<KindForm> forms{KindForm::survey};
    reader.draft.kind = "answer";
    const auto entry = reader.text("entry");
    reader.draft.date = reader.date("date", true);
    const auto kind =
        reader.declared("survey", "kind", vocabulary.kind(reader.cell("survey"), forms), vocabulary.kind_names(forms));
    reader.person("by", true);
    if (const auto about = read_about(reader)) put(reader.draft.body, "about", *about);
    const auto question = kind ? read_question(reader, *kind) : std::nullopt;
    if (reader.cell("answer").empty())
        reader.fault("answer", {Code::cell_empty, "the cell is empty", "leave the row out if it was not answered"});
    else if (kind && question)
        read_answer_cell(reader, *kind, *question);
    read_entered(reader);
    set_key(reader.draft, {"kind", "date", "by", "about", "question"});
    // A sheet answers a question once; its rows share their number.
    if (entry && question) reader.draft.key += "|" + *question;
    if (entry && !question) reader.draft.key.clear();
    reader.draft.named = !reader.draft.key.empty();
}

/// Money that a person was paid. It is kept as a document that was paid to her, with its amount and the day it is for.
void read_payment(RowReader& reader) {
    const Vocabulary& vocabulary = reader.context.vocabulary;
    const std::set<KindForm> forms{KindForm::payment};
    reader.draft.kind = "payment";
    reader.text("entry");
    const auto kind = reader.declared("payment", "kind", vocabulary.kind(reader.cell("payment"), forms),
                                      vocabulary.kind_names(forms));
    if (const auto person = reader.person("person", true)) {
        put(reader.draft.body, "person", "");
        put(reader.draft.body, "to", *person);
    }
    if (const auto paid = reader.date("paid_on", true)) {
        reader.draft.date = *paid;
        put(reader.draft.body, "paid_on", "");
        put(reader.draft.body, "date", to_iso(*paid));
    }
    if (const auto meant = reader.date("for")) {
        put(reader.draft.body, "for", "");
        put(reader.draft.body, fmt::format("field.{}", paid_for_field), to_iso(*meant));
    }
    put(reader.draft.body, "stage", paid_stage);
    if (reader.cell("amount").empty())
        reader.fault("amount", {Code::cell_empty, "the cell is empty", "fill it in"});
    else if (kind)
        reader.field(paid_amount_field, reader.cell("amount"), vocabulary.kind_field(*kind, paid_amount_field));
    read_status(reader);
    read_entered(reader);
    set_key(reader.draft, {"kind", "date", "to"});
}

}  // namespace

void read_log_row(RowReader& reader) {
    if (reader.layout.kind == TableKind::activities) return read_activity(reader);
    if (reader.layout.kind == TableKind::artifacts) return read_artifact(reader);
    if (reader.layout.kind == TableKind::payments) return read_payment(reader);
    read_answer(reader);
}

}  // namespace induct
