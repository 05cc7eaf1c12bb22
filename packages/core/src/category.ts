import { type OneHotFeature, oneHot } from './feature.ts';
import { categoryCount } from './vocabulary.ts';

/** The most frequent categories of the training rows; an unknown or missing one sets no column. */
export function categoryColumns<
  Input extends { readonly category: string | undefined },
>(): OneHotFeature<Input> {
  return oneHot('category_one_hot', categoryCount, '1 for the known category', ({ category }, fitted) => {
    const index = category === undefined ? undefined : fitted.categories.get(category);
    return index === undefined ? [] : [index];
  });
}
