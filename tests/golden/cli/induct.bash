# Completions of induct for bash.
_induct() {
    local words="${COMP_WORDS[*]:1:COMP_CWORD-1}" current="${COMP_WORDS[COMP_CWORD]}" path="" word
    for word in $words; do
        [[ $word == -* ]] || path="$path $word"
    done
    local choices=""
    case "$path" in
    " docs fish"*) choices="--help --help-all" ;;
    " docs zsh"*) choices="--help --help-all" ;;
    " docs bash"*) choices="--help --help-all" ;;
    " docs man"*) choices="--help --help-all" ;;
    " docs"*) choices="man bash zsh fish --help --help-all" ;;
    " payroll show"*) choices="--help --help-all --workspace --as" ;;
    " payroll list"*) choices="--help --help-all --workspace" ;;
    " payroll export"*) choices="--help --help-all --workspace --on --model --dry-run --far-ahead --by" ;;
    " payroll"*) choices="export list show --help --help-all" ;;
    " ledger show"*) choices="--help --help-all --workspace --all --kind --as --subject" ;;
    " ledger head"*) choices="--help --help-all --workspace" ;;
    " ledger verify"*) choices="--help --help-all --workspace --head" ;;
    " ledger purge"*) choices="--help --help-all --workspace --on --dry-run --far-ahead --by" ;;
    " ledger import"*) choices="--help --help-all --workspace --on --withdraw-missing --far-ahead --by" ;;
    " ledger"*) choices="import purge verify head show --help --help-all" ;;
    " undo"*) choices="--help --help-all --reason --workspace --on --by --far-ahead" ;;
    " leave"*) choices="--help --help-all --kind --reason --workspace --on --by --far-ahead" ;;
    " waive"*) choices="--help --help-all --from --until --reason --workspace --on --by --far-ahead" ;;
    " why"*) choices="--help --help-all --workspace --on --known-at --window --as --records --json" ;;
    " report"*) choices="--help --help-all --workspace --on --known-at --model --for --named --as --format --reproduce --into" ;;
    " nightly"*) choices="--help --help-all --on --by --withdraw-missing --far-ahead --threads" ;;
    " explain"*) choices="--help --help-all" ;;
    " plan"*) choices="--help --help-all" ;;
    " fmt"*) choices="--help --help-all --check --diff" ;;
    " coverage"*) choices="--help --help-all --missing --json" ;;
    " test"*) choices="--help --help-all --verbose --coverage" ;;
    " check"*) choices="--help --help-all --json --calendar" ;;
    " new"*) choices="--help --help-all --title --name --district --like --calendar --year --first-day --last-day --mentee --mentor --colleague --coordinator --match-by --hours --meetings --meeting-minutes --deadline --tell --sheets --dates --extends --empty --yes" ;;
    *) choices="new check test coverage fmt plan explain nightly report why waive leave undo ledger payroll docs --help --version --help-all --log-level" ;;
    esac
    COMPREPLY=($(compgen -W "$choices" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _induct induct
