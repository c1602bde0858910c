// When: windows and cadences, limits, events.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct anchor : sor<leaf<R::word_pairing, W::pairing>, leaf<R::word_year, W::year>, leaf<R::word_term, W::term>, name> {
};
struct of_anchor : seq<w<W::of>, opt<leaf<R::word_next, W::next>>, anchor> {};
struct point_rule
    : says<E::point, sor<node<R::point_start_of, w<W::start>, of_anchor>, node<R::point_end_of, w<W::end>, of_anchor>,
                         node<R::point_opening_of, w<W::opening>, of_anchor>,
                         node<R::point_first, w<W::first>, kind, opt<stage>, opt<by_one>>, node<R::point_date, date>,
                         node<R::point_month, month>, node<R::point_stage, kind, stage, opt<by_one>>,
                         node<R::point_name, name>>> {};

struct season_rule : node<R::season, w<W::from>, point, w<W::to>, point> {};
struct every : sor<node<R::every_units, opt<number>, unit_word>, node<R::every_named, name>> {};

// The taper stands before the plain cadence, and each of its pieces but the last has `until`.
struct in_each_until : node<R::taper_until, w<W::in, W::each>, every, w<W::until>, point> {};
struct then_in_each : seq<comma, w<W::then, W::in, W::each>> {};
struct then_until : seq<then_in_each, node<R::taper_until, every, w<W::until>, point>> {};
struct taper : node<R::period_taper, in_each_until, star<then_until>, then_in_each, every> {};
struct cadence : sor<taper, node<R::period_in_each, w<W::in, W::each>, every, opt<season>>,
                     node<R::period_on_each, w<W::on, W::each>, every, opt<season>>> {};

struct after_or_before
    : sor<seq<w<W::after>, becomes<R::limit_within_after>>, seq<w<W::before>, becomes<R::limit_within_before>>> {};
struct limit : sor<node<R::limit_by, w<W::by>, date>, node<R::limit_no_later_than, w<W::no, W::later, W::than>, point>,
                   node<R::limit_within_after, w<W::within>, span_or_name, after_or_before, point>,
                   node<R::limit_before, w<W::before>, point>> {};
struct whichever : sor<seq<w<W::later>, becomes<R::period_later>>, seq<w<W::earlier>, becomes<R::period_earlier>>> {};
struct two_limits : node<R::period_later, limit, w<W::or_>, limit, comma, w<W::whichever, W::is>, whichever> {};

struct period_rule
    : says<E::period,
           sor<node<R::period_in_the_year, w<W::in, W::the, W::year>>,
               node<R::period_in_year, w<W::in, W::year>, number, opt<w<W::of>, name>>, cadence,
               node<R::period_in_month, w<W::in>, month>, node<R::period_in, w<W::in>, name>,
               node<R::period_from_to, w<W::from>, point, w<W::to>, point>,
               node<R::period_between, w<W::between>, point, w<W::and_>, point>, two_limits, limit,
               node<R::period_over, w<W::over>, span>,
               node<R::period_at_all_times, w<W::at, W::all, W::times>, opt<w<W::with, W::gaps, W::up, W::to>, span>>,
               node<R::period_on, w<W::on>, point>>> {};

// With `after` or `before` behind it, it is a period.
struct within_rule : seq<node<R::within, w<W::within>, span_or_name>, ahead_not<sor<w<W::after>, w<W::before>>>> {};

}  // namespace

bool read_point(Input& in, Reader& reader) { return run<point_rule>(in, reader); }
bool read_season(Input& in, Reader& reader) { return run<season_rule>(in, reader); }
bool read_period(Input& in, Reader& reader) { return run<period_rule>(in, reader); }
bool read_within(Input& in, Reader& reader) { return run<within_rule>(in, reader); }

std::size_t problems_in_period() { return problems_in<point_rule, season_rule, period_rule, within_rule>(); }

}  // namespace induct::grammar
