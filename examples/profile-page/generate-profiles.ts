import type { ProfileInput } from 'tantiya';

/** An invented worker. */
export interface Worker {
  readonly name: string;
  readonly profile: ProfileInput;
}

const firstNames =
  'Ana Ben Carla Dado Elena Felix Grace Hector Ines Jun Kara Leo Mila Nilo Olive Paolo'.split(' ');
const lastNames =
  'Abad Bautista Castro Dizon Enriquez Flores Garcia Herrera Ilagan Jacinto Lim Mercado'.split(' ');
const skills = ['Plumbing', 'Electrical Work', 'Carpentry', 'Painting', 'Masonry', 'Appliance Repair'];

/** Invents workers, the same ones every time. */
export function generateWorkers(count: number): readonly Worker[] {
  const random = createRandom(2026);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (words: readonly string[]) => words[below(words.length)] ?? '';
  return Array.from({ length: count }, () => {
    // Someone who is good at one thing tends to be good at the others.
    const standing = random();
    const mixed = () => (standing + random()) / 2;
    const certifications = Math.round(mixed() ** 2 * 5);
    const jobs = Math.round(mixed() ** 3 * 120);
    return {
      name: `${pick(firstNames)} ${pick(lastNames)}`,
      profile: {
        profileCompletion: Math.round(mixed() * 100),
        bioLength: Math.round(mixed() * 400),
        hourlyRate: random() < 0.7 ? 200 + below(1500) : undefined,
        yearsOfExperience: Math.round(mixed() ** 2 * 20),
        specializations: 1 + below(5),
        certifications,
        verifiedCertifications: below(certifications + 1),
        completedJobs: jobs,
        rating: jobs > 0 ? Math.round((2.5 + mixed() * 2.5) * 10) / 10 : undefined,
        clientSatisfaction: jobs > 0 ? Math.round(40 + mixed() * 60) : undefined,
        isActive: random() < 0.8,
        skill: pick(skills),
      },
    };
  });
}

/** A linear congruential generator: enough to invent people. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
