// Declarations of the program, its calendar and its people: program, use, calendar, role, pairing, group, choice.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

template <class... Rules>
struct clauses : star<says<E::clause, sor<Rules...>>> {};

struct program
    : node<R::program, w<W::program>, name, says<E::title, string>,
           clauses<node<R::program_extends, w<W::extends>, name>,
                   node<R::program_source, w<W::source>, name, string,
                        opt<node<R::program_clauses, w<W::clauses>, string>>>,
                   node<R::program_runs_on, w<W::runs, W::on>, name, opt<w<W::in>, name>>,
                   node<R::grace, w<W::grace>, span>, partial, node<R::program_currency, w<W::currency>, cap>,
                   node<R::program_audience, w<W::audience>, name, w<W::is>, who>, node<R::owner, w<W::owner>, who>,
                   node<R::program_retain, w<W::retain>, name, w<W::for_>, span, w<W::after>, point>>> {};

struct use : node<R::use, w<W::use>, name> {};

struct from_to : seq<w<W::from>, date, w<W::to>, date> {};
template <Word What, Rule Node>
struct stretch : node<Node, w<What>, name, title, from_to> {};
struct contract : node<R::calendar_contract, w<W::contract>, weekday, opt<w<W::to>, weekday>, time, w<W::to>, time,
                       opt<w<W::at>, name>> {};
struct calendar : node<R::calendar, w<W::calendar>, name, title,
                       clauses<node<R::calendar_year, w<W::year>, says<E::program_years, years>, from_to>,
                               stretch<W::term, R::calendar_term>, stretch<W::break_, R::calendar_break>,
                               stretch<W::window, R::calendar_window>,
                               node<R::calendar_holiday, w<W::holiday>, name, w<W::on>, date>,
                               node<R::calendar_date, w<W::date>, name, w<W::on>, date>,
                               node<R::calendar_days, w<W::days>, name, w<W::on>, listed<date>>, contract>> {};

struct role : node<R::role, w<W::role>, name, title,
                   clauses<node<R::role_may_also_be, w<W::may, W::also, W::be>, names>,
                           node<R::role_is_when, w<W::is>, name, w<W::when>, condition>, fields, called, cite>> {};

struct card : node<R::card, number,
                   sor<seq<w<W::to>, number, becomes<R::card_range>>, seq<w<W::or_, W::more>, becomes<R::card_or_more>>,
                       peg::success>> {};
struct slot : sor<node<R::slot_one, name, w<W::is>, opt<w<W::optional>, becomes<R::slot_optional>>, name>,
                  node<R::slot_many, name, w<W::are>, card, name>> {};
struct part_of : node<R::part_of, w<W::part, W::of>, name> {};
struct pairing : node<R::pairing, w<W::pairing>, name, title, clauses<slot, part_of, fields, called, cite>> {};

struct seat : node<R::seat, opt<card>, opt<leaf<R::word_every, W::every>>, name> {};
struct group : node<R::group, w<W::group>, name, title,
                    clauses<node<R::group_members, w<W::members>, listed<seat>>,
                            node<R::group_led_by, w<W::led, W::by>, seat>, part_of, fields, called, cite>> {};

struct value : node<R::value, name, title> {};
struct choice : node<R::choice, w<W::choice>, name, title, w<W::is>, value,
                     sor<plus<comma, value>, seq<plus<sign<K::less>, value>, becomes<R::choice_scale>>>> {};

struct people_declaration_rule : sor<program, use, calendar, role, pairing, group, choice> {};

}  // namespace

bool read_people_declaration(Input& in, Reader& reader) { return run<people_declaration_rule>(in, reader); }

std::size_t problems_in_people() { return problems_in<people_declaration_rule>(); }

}  // namespace induct::grammar
