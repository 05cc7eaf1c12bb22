import type { Feature } from './feature.ts';

/**
 * Identifies what a row means: 16 hexadecimal digits over every feature's columns and formula. A model trained
 * under another fingerprint is refused. Not a security hash.
 */
export function fingerprint(design: string, features: readonly Feature<never>[]): string {
  const declarations = features.map(
    (feature) => `${feature.kind === 'dense' ? feature.columns.join(',') : feature.name}:${feature.unit}`,
  );
  const declaration = [design, ...declarations].join('\n');
  return hash32(declaration, 0x811c9dc5) + hash32(declaration, 0x01000193);
}

/** FNV-1a, 8 hexadecimal digits. */
function hash32(text: string, basis: number): string {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
