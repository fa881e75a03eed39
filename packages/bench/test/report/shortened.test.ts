import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/report/plots/shortened.js';

describe('a shortened SVG', () => {
  it('goes along the same steps', () => {
    expect(shortened('<path d="M0,5L3.04,5L3.04,2L6,1L6,1Z">')).toBe('<path d="M0,5H3V2L6,1Z">');
    expect(shortened('<path d="M0,5L3,5M0,5L0,6" x="1.25">')).toBe('<path d="M0,5H3M0,5V6" x="1.3">');
  });

  it('has the figures of its text as they were', () => {
    expect(shortened('<text x="3.14159">3.14159</text>')).toBe('<text x="3.1">3.14159</text>');
  });
});
