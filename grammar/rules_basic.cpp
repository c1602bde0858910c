// Tokens, and the small rules that all others use: dates, amounts, names, people, places, values.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/peg.h"
#include "grammar/problems_in.h"

namespace induct::grammar {

bool read_words(Input& in, Reader& reader, std::initializer_list<Word> words) {
    std::uint32_t at = place(in);
    for (const Word word : words) {
        if (reader.token(at).word != word) {
            reader.miss(at, word);
            return false;
        }
        ++at;
    }
    in.bump_in_this_line(words.size());
    return true;
}

bool read_token(Input& in, Reader& reader, TokenKind kind) {
    const std::uint32_t at = place(in);
    if (reader.token(at).kind != kind) {
        reader.miss(at, kind);
        return false;
    }
    in.bump_in_this_line(1);
    return true;
}

bool read_name(Input& in, Reader& reader) {
    const std::uint32_t at = place(in);
    const Token& token = reader.token(at);
    if (token.kind != TokenKind::word || word_class(token.word) >= WordClass::reserved) {
        reader.miss(at, TokenKind::word);
        return false;
    }
    in.bump_in_this_line(1);
    reader.leaf(R::name, at, at + 1);
    return true;
}

/// stage <- !CLAUSE NAME
bool read_stage(Input& in, Reader& reader) {
    const std::uint32_t at = place(in);
    const Token& token = reader.token(at);
    if (token.kind != TokenKind::word || word_class(token.word) != WordClass::plain) {
        reader.miss(at, TokenKind::word);
        return false;
    }
    in.bump_in_this_line(1);
    reader.note_stage(at);
    reader.open(R::stage, at);
    reader.leaf(R::name, at, at + 1);
    reader.close(at + 1);
    return true;
}

namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct bound_rule
    : says<E::bound,
           sor<leaf<R::at_least, W::at, W::least>, leaf<R::at_most, W::at, W::most>, leaf<R::exactly, W::exactly>>> {};

struct unit_word_rule
    : says<E::unit_word,
           sor<leaf<R::unit_day, W::day>, leaf<R::unit_day, W::days>, leaf<R::unit_school_day, W::school_day>,
               leaf<R::unit_school_day, W::school_days>, leaf<R::unit_week, W::week>, leaf<R::unit_week, W::weeks>,
               leaf<R::unit_school_week, W::school_week>, leaf<R::unit_school_week, W::school_weeks>,
               leaf<R::unit_month, W::month>, leaf<R::unit_month, W::months>, leaf<R::unit_term, W::term>,
               leaf<R::unit_term, W::terms>, leaf<R::unit_year, W::year>, leaf<R::unit_year, W::years>>> {};

struct status_rule : says<E::status, sor<leaf<R::status_behind, W::behind>, leaf<R::status_met_late, W::met_late>,
                                         leaf<R::status_met, W::met>, leaf<R::status_missed, W::missed>,
                                         leaf<R::status_on_track, W::on_track>, leaf<R::status_due_soon, W::due_soon>,
                                         leaf<R::status_upcoming, W::upcoming>, leaf<R::status_pending, W::pending>,
                                         leaf<R::status_unknown, W::unknown>, leaf<R::status_open, W::open>>> {};

struct nth : sor<leaf<R::ordinal_first, W::first>, leaf<R::ordinal_second, W::second>, leaf<R::ordinal_third, W::third>,
                 leaf<R::ordinal_fourth, W::fourth>, leaf<R::ordinal_last, W::last>> {};
struct date_rule : says<E::date, sor<node<R::date_iso, iso>, node<R::date_month_day, month, number>,
                                     node<R::date_nth, w<W::the>, nth, weekday, w<W::of>, month>>> {};

struct hours_word : sor<w<W::hours>, w<W::hour>> {};
struct minutes_word : sor<w<W::minutes>, w<W::minute>> {};
struct duration_rule : says<E::duration, sor<node<R::duration_hours, number, hours_word,
                                                  opt<number, minutes_word, becomes<R::duration_hours_minutes>>>,
                                             node<R::duration_minutes, number, minutes_word>>> {};

struct span_rule : says<E::span, node<R::span, number, unit_word>> {};
struct span_or_name_rule : says<E::span, sor<span, name>> {};
struct number_or_name : sor<number, name> {};
struct quantity_rule
    : says<E::quantity, sor<duration, node<R::quantity_of, number_or_name, name>, node<R::quantity_named, name>>> {};
struct names_rule : node<R::names, listed<name>> {};
struct setting_rule : says<E::value, sor<duration, span, percent, money, date, month, number, names>> {};
struct argument_value_rule : says<E::value, sor<duration, span, percent, money, date, month, number, name>> {};

struct read_as : node<R::read_as, w<W::read, W::as>, string> {};
struct cite_rule : node<R::cite, w<W::cite>, name, plus<comma, string>, opt<read_as>> {};
struct because_rule : node<R::because, w<W::because>, string> {};

struct field_type : sor<seq<w<W::list, W::of>, name, becomes<R::field_list>>,
                        seq<peg::list<name, w<W::or_>>, becomes<R::field_typed>>> {};
struct field : node<R::field, name, opt<colon, field_type>> {};
struct fields_rule : node<R::fields, w<W::has>, listed<field>> {};
struct called_rule : node<R::called, w<W::also, W::called>, names> {};

struct partial_rule
    : sor<node<R::partial_full, w<W::partial, W::in, W::full>>, node<R::partial_prorated, w<W::partial, W::prorated>>,
          node<R::partial_skipped, w<W::partial, W::skipped, W::below>, percent>> {};

struct each_or_another : sor<leaf<R::word_every, W::every>, leaf<R::word_another, W::another>> {};
struct who1_rule
    : says<E::who, node<R::who1, opt<w<W::the>>, opt<each_or_another>, name, opt<poss, name, becomes<R::who1_owned>>>> {
};
struct who_rule : node<R::who, who1,
                       sor<seq<plus<w<W::and_>, who1>, becomes<R::who_all>>,
                           seq<plus<w<W::or_>, who1>, becomes<R::who_any>>, peg::success>> {};
struct order_rule : node<R::order, who, star<comma, w<W::then, W::by>, who>> {};

struct place_of_rule : node<R::place_name, name, opt<poss, name, becomes<R::place_owned>>> {};
struct datum_rule
    : says<E::value,
           sor<duration, span, percent, money, date, number, string, cap, place_of, leaf<R::word_no, W::no>>> {};

}  // namespace

bool read_bound(Input& in, Reader& reader) { return run<bound_rule>(in, reader); }
bool read_unit_word(Input& in, Reader& reader) { return run<unit_word_rule>(in, reader); }
bool read_status(Input& in, Reader& reader) { return run<status_rule>(in, reader); }
bool read_date(Input& in, Reader& reader) { return run<date_rule>(in, reader); }
bool read_duration(Input& in, Reader& reader) { return run<duration_rule>(in, reader); }
bool read_span(Input& in, Reader& reader) { return run<span_rule>(in, reader); }
bool read_span_or_name(Input& in, Reader& reader) { return run<span_or_name_rule>(in, reader); }
bool read_quantity(Input& in, Reader& reader) { return run<quantity_rule>(in, reader); }
bool read_names(Input& in, Reader& reader) { return run<names_rule>(in, reader); }
bool read_setting(Input& in, Reader& reader) { return run<setting_rule>(in, reader); }
bool read_argument_value(Input& in, Reader& reader) { return run<argument_value_rule>(in, reader); }
bool read_cite(Input& in, Reader& reader) { return run<cite_rule>(in, reader); }
bool read_because(Input& in, Reader& reader) { return run<because_rule>(in, reader); }
bool read_fields(Input& in, Reader& reader) { return run<fields_rule>(in, reader); }
bool read_called(Input& in, Reader& reader) { return run<called_rule>(in, reader); }
bool read_partial(Input& in, Reader& reader) { return run<partial_rule>(in, reader); }
bool read_who(Input& in, Reader& reader) { return run<who_rule>(in, reader); }
bool read_who1(Input& in, Reader& reader) { return run<who1_rule>(in, reader); }
bool read_order(Input& in, Reader& reader) { return run<order_rule>(in, reader); }
bool read_place_of(Input& in, Reader& reader) { return run<place_of_rule>(in, reader); }
bool read_datum(Input& in, Reader& reader) { return run<datum_rule>(in, reader); }

std::size_t problems_in_basic() {
    return problems_in<bound_rule, unit_word_rule, status_rule, date_rule, duration_rule, span_rule, span_or_name_rule,
                       quantity_rule, names_rule, setting_rule, argument_value_rule, cite_rule, because_rule,
                       fields_rule, called_rule, partial_rule, who1_rule, who_rule, order_rule, place_of_rule,
                       datum_rule>();
}

}  // namespace induct::grammar
