/**
 * What a shell is told once. It asks the command itself at each press of the key, so that nothing is listed twice; where the
 * command has nothing to offer, a file goes, and those the shell knows best.
 */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Offers come as lines, `value<tab>what it is`. */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `_sigil_alloc() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("$1" complete-words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _sigil_alloc sigil-alloc`,

  zsh: `#compdef sigil-alloc
_sigil_alloc() {
  local -a offered
  offered=(\${(f)"$("\${words[1]}" complete-words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( $#offered )); then
    offered=("\${(@)offered/$'\\t'/:}")
    _describe sigil-alloc offered
  else
    _files
  fi
}
compdef _sigil_alloc sigil-alloc`,

  fish: `function __sigil_alloc_offers
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l current (commandline -ct)
    set -l offered (sigil-alloc complete-words -- $typed "$current" 2>/dev/null)
    if test (count $offered) -gt 0
        printf '%s\\n' $offered
    else
        __fish_complete_path "$current"
    end
end
complete -c sigil-alloc -f -a '(__sigil_alloc_offers)'`,
};
