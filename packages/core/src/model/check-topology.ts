import { isTantiyaError } from '../errors.ts';
import { corrupt } from './model-error.ts';
import { readTopology } from './topology.ts';

/**
 * Checks a topology and every model within it, for engines that run models as layers of others. TensorFlow.js checks
 * neither that references lead to a layer nor that no layer waits for itself, and loops for ever: every topology passes here
 * before it reaches TensorFlow.js.
 *
 * @throws TantiyaError as {@link readTopology}
 */
export function checkTopology(topology: unknown): void {
  try {
    for (const { kind, config } of readTopology(topology).layers) checkModelsIn({ class_name: kind, config });
  } catch (cause) {
    // Models within models may nest deeper than the stack.
    throw isTantiyaError(cause) ? cause : corrupt('The model', String(cause), { cause });
  }
}

const modelKinds: readonly unknown[] = ['Sequential', 'Functional', 'Model'];

/** A model may stand as a layer in another, or be what a layer wraps: the same rules hold in it. */
function checkModelsIn(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  const { class_name: kind, config } = part as { readonly class_name?: unknown; readonly config?: unknown };
  if (typeof config === 'object' && modelKinds.includes(kind)) checkTopology(part);
  else for (const inner of Object.values(part)) checkModelsIn(inner);
}
