import { direct } from './direct.ts';
import type { EngineProvider } from './engine.ts';
import type { EngineChoice } from './engine-choice.ts';

/**
 * The engines in the order in which they are tried: the one asked for, then direct, then the others as given.
 *
 * @param given the app's engines, checked
 */
export function engineOrder(
  choice: EngineChoice,
  given: readonly EngineProvider[],
): readonly EngineProvider[] {
  const known = [direct, ...given.filter(({ name }) => name !== direct.name)];
  const isChosen = ({ name }: EngineProvider) => name === choice;
  return [...known.filter(isChosen), ...known.filter((provider) => !isChosen(provider))];
}
