/*
 * Counts of zeros in amd64 assembly: QBE has no such instruction, so that lowered code calls a helper. Here each call whose
 * line is known becomes what the helper does. Argument and result stay in the registers of the call and no other changes:
 * so a line that is not recognised, in the text of another QBE or for another target, is still right, only slower.
 *
 * bsr and bsf leave their target alone where there is no bit to be found, which both makers document: the target is set
 * before to what a count of 0 is. tzcnt gives that itself; a processor without it takes it for bsf.
 */
const bodies: ReadonlyMap<string, readonly string[]> = new Map([
  ['clz32', ['movl $63, %eax', 'bsrl %edi, %eax', 'xorl $31, %eax']],
  ['clz64', ['movl $127, %eax', 'bsrq %rdi, %rax', 'xorl $63, %eax']],
  ['ctz32', ['movl $32, %eax', 'tzcntl %edi, %eax']],
  ['ctz64', ['movl $64, %eax', 'tzcntq %rdi, %rax']],
]);

/** Puts the instructions in place of the calls. Text for another processor comes back as it is. */
export function placeScans(assembly: string): string {
  return assembly.replace(/^\tcallq sigil_op_(c[lt]z(?:32|64))$/gm, (call, name: string) =>
    (bodies.get(name) ?? [call.trim()]).map((line) => `\t${line}`).join('\n'),
  );
}
