/** What `prebuild.ts` writes: modules in base64, those of check and audit deflated, answers, and the layout. */
declare module '#embedded/fast' {
  const base64: string;
  export default base64;
}

declare module '#embedded/check' {
  const base64: string;
  export default base64;
}

declare module '#embedded/audit' {
  const base64: string;
  export default base64;
}

declare module '#embedded/answers' {
  const answers: Readonly<Record<'fast' | 'check' | 'audit', import('@sigil-alloc/wit').Answers>>;
  export default answers;
}

declare module '#embedded/layout' {
  const layout: import('./layout-table.js').LayoutTable;
  export default layout;
}
