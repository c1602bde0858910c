#compdef induct
# Completions of induct for zsh.
_induct() {
    local path="" word
    for word in ${words[2,CURRENT-1]}; do
        [[ $word == -* ]] || path="$path $word"
    done
    local -a choices
    case "$path" in
        " docs fish"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " docs zsh"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " docs bash"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " docs man"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " docs"*) choices=( 'man:The manual page, in roff' 'bash:Completions for bash' 'zsh:Completions for zsh' 'fish:Completions for fish' '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " ledger show"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--workspace:Folder of the workspace; without it the nearest one upward with a workspace.induct' '--all:Every entry' '--kind:Only entries of this kind' '--as:Who reads\: what entries say is shown to the operator and to the program'\''s owner only' '--subject:Only entries about this pairing, person, group or site') ;;
        " ledger verify"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--workspace:Folder of the workspace; without it the nearest one upward with a workspace.induct') ;;
        " ledger import"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--workspace:Folder of the workspace; without it the nearest one upward with a workspace.induct' '--on:Day of judgement; today when not given' '--withdraw-missing:A file of which many rows, or all, are gone on purpose\: withdraw them. May be given again' '--far-ahead:The day is meant, though it lies far behind all that is known' '--by:Who imports; the workspace'\''s operator when not given') ;;
        " ledger"*) choices=( 'import:Import roster and inbox, without evaluating' 'verify:Walk the hash chain, rebuild what is derived, and compare' 'show:Print entries of the ledger' '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " why"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--workspace:Folder of the workspace; without it the nearest one upward with a workspace.induct' '--on:Day of judgement; today when not given' '--known-at:Only what the ledger knew on that night' '--window:A day in the window that is meant; the latest that has begun when not given' '--as:Who reads\: a person, or an audience of the model; the workspace'\''s operator when not given' '--records:List every record that counted' '--json:As JSON') ;;
        " report"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--workspace:Folder of the workspace; without it the nearest one upward with a workspace.induct' '--on:Day of judgement; today when not given' '--known-at:Only what the ledger knew on that night' '--model:Only this program of the workspace' '--for:Only this pairing, person, group or site; `program` for the program' '--as:Who reads\: a person, or an audience of the model; without it only counts are shown' '--format:text, json or csv') ;;
        " nightly"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--on:Day of judgement; today when not given' '--by:Who runs the night; the workspace'\''s operator when not given' '--withdraw-missing:A file of which many rows, or all, are gone on purpose\: withdraw them. May be given again' '--far-ahead:The day is meant, though it lies far behind all that is known' '--threads:How many threads evaluate; as many as the machine has when not given') ;;
        " explain"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " plan"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command') ;;
        " fmt"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--check:Write nothing; name the files that would change, and exit with 1 if any' '--diff:Write nothing; show what would change as a unified diff') ;;
        " coverage"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--missing:Only the clauses that nothing carries' '--json:As JSON') ;;
        " test"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--verbose:Show the scenarios that pass too' '--coverage:Tell which rules, exceptions, cases and triggers no scenario shows both ways') ;;
        " check"*) choices=( '--help:Print this help message and exit' '--help-all:Help of every command' '--json:Diagnostics as JSON' '--calendar:Show the windows and due dates that each rule makes') ;;
        *) choices=( 'check:Say what is wrong with models' 'test:Run the scenarios of models' 'coverage:Show what carries each clause of a handbook' 'fmt:Lay out models and workspaces\: in place, or `-` from standard input to standard output' 'plan:Show what a model is lowered to' 'explain:Explain a diagnostic, or list the reserved words' 'nightly:Import the inbox, evaluate, follow up and write the reports' 'report:Show the report of a day' 'why:Give the whole reason of one finding' 'ledger:Import into, verify and show the ledger' 'docs:Print the manual page or the completions of a shell' '--help:Print this help message and exit' '--version:Display program version information and exit' '--help-all:Help of every command' '--log-level:What the log on standard error tells\: off, error, warn, info, debug') ;;
    esac
    _describe 'induct' choices
    _files
}
_induct "$@"
