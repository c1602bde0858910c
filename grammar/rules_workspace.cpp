// The one declaration of workspace.induct; its words mean something only there.
// Tested by the golden workspaces in tests/golden/syntax/.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct dates : sor<node<R::workspace_dates_month_first, w<W::dates, W::month_day_year>>,
                   node<R::workspace_dates_day_first, w<W::dates, W::day_month_year>>,
                   node<R::workspace_dates_year_first, w<W::dates, W::year_month_day>>> {};
struct run_model : node<R::workspace_run, w<W::run>, name, opt<w<W::from>, string>, w<W::for_>, names> {};
struct clause : says<E::clause, sor<run_model, dates, node<R::workspace_operator, w<W::operator_>, string>>> {};
struct workspace_rule : node<R::workspace, w<W::workspace>, name, title, star<clause>> {};

}  // namespace

bool read_workspace(Input& in, Reader& reader) { return grammar::run<workspace_rule>(in, reader); }

std::size_t problems_in_workspace() { return problems_in<workspace_rule>(); }

}  // namespace induct::grammar
