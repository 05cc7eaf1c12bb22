import type { Fitted, PriceInput } from '@tantiya/core';

const text = `The kitchen sink drips since yesterday and the cabinet below is wet. Please bring sealant, a new trap
and tools; parking is free in front of the gate. The house was built in 1998, pipes are PVC, Señora Santos on the
second floor has the key. We prefer a morning visit, between 8 and 11, and pay on the same day by bank transfer. `;

const urgencies = ['LOW', 'MEDIUM', 'HIGH'] as const;
const skillLevels = ['ENTRY', 'INTERMEDIATE', 'EXPERT'] as const;

/** Different job postings in the words a model knows. @param characters length of each description */
export function createJobs(count: number, characters: number, fitted: Fitted = {}): readonly PriceInput[] {
  const [categories, tags] = ['category_one_hot', 'tag_one_hot'].map(
    (name) => fitted[name] as string[] | undefined,
  );
  return Array.from({ length: count }, (_, index) => ({
    title: `Repair of a leaking pipe, no. ${index}`,
    // Joined from characters, so that every description is a string of its own as from a form.
    description: Array.from({ length: characters }, (_, at) => text[(index + at) % text.length]).join(''),
    category: categories?.[index % categories.length],
    urgency: urgencies[index % urgencies.length],
    skillLevel: skillLevels[index % skillLevels.length],
    materials: ['sealant', 'trap'],
    tags: tags?.filter((_, at) => (at + index) % 7 === 0),
    currency: 'PHP',
  }));
}
