/** What can be reached of each package: its subpaths and its commands, and what they lead to. */
import type { Package } from './packages.js';

export function subpathsReport(packages: readonly Package[]): string {
  const sections = packages.map(({ manifest: { name, exports = {}, bin = {} } }) =>
    [
      `## ${name}`,
      '',
      ...Object.entries(exports).map(([subpath, target]) => `- \`${name}${subpath.slice(1)}\`: ${kindOf(target)}`),
      ...Object.keys(bin).map((command) => `- command \`${command}\``),
    ].join('\n'),
  );
  return `# What can be reached of each package\n\n${sections.join('\n\n')}\n`;
}

function kindOf(target: NonNullable<Package['manifest']['exports']>[string]): string {
  if (typeof target === 'string') return `\`${target}\``;
  return target.types === undefined ? 'code' : 'code and types';
}
