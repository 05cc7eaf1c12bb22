import { type DenseFeature, vocabulary } from './feature.ts';

/** The most frequent categories of the training rows; an unknown or missing one sets no column. */
export function categoryColumns<
  Parsed extends { readonly category: string | undefined },
>(): DenseFeature<Parsed> {
  return vocabulary('category_one_hot', 30, '1 for the known category', ['category'], ({ category }) =>
    category === undefined ? [] : [category],
  );
}
