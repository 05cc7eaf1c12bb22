import { describe, expect, it } from 'vitest';
import { findRecipe, recipes } from './find-recipe.ts';

describe('a recipe', () => {
  it('is found by task and name, and is the only one of both', () => {
    for (const recipe of recipes) expect(findRecipe(recipe.task, recipe.name)).toBe(recipe);
  });

  it('may share its name with one of another task', () => {
    expect(findRecipe('price', 'ph-services')).not.toBe(findRecipe('profile-score', 'ph-services'));
  });

  it('that is not there is refused with the names that are', () => {
    expect(() => findRecipe('price', 'sip')).toThrow(
      expect.objectContaining({
        code: 'config/invalid',
        hint: expect.stringMatching(/^Use one of (?!.*\bsip\b).*\bfreelancer\b.*\bph-services\b.*\.$/),
      }),
    );
  });
});
