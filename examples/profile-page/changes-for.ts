import type { ProfileInput } from 'tantiya';

const aboutMe = [
  'I answer within the hour.',
  'Every evening I send photos of what was done that day.',
  'Before a job starts we agree on what done means.',
  'Afterwards I stay reachable for a month, at no charge, should anything break.',
] as const;

/**
 * What a suggestion asks for, as values of the form. A real page would rather take the worker to the field: nobody
 * completes fifty jobs by pressing a button.
 */
export function changesFor(id: string, profile: ProfileInput): Partial<ProfileInput> {
  const [, step = id, digits] = /^(.+)-([\d.]+)$/.exec(id) ?? [];
  const goal = Number(digits);
  const { certifications, verifiedCertifications } = profile;
  switch (step) {
    case 'profile-completion':
      return { profileCompletion: goal };
    case 'bio':
      return { bio: longerBio(profile.bio ?? '', Math.max(goal, 80)) };
    case 'hourly-rate':
      return { hourlyRate: 500 };
    case 'specializations':
      return { specializations: goal };
    case 'certifications':
      return {
        certifications: goal,
        verifiedCertifications: (verifiedCertifications ?? 0) + goal - (certifications ?? 0),
      };
    case 'verify-certifications':
      return { verifiedCertifications: certifications };
    case 'completed-jobs':
      return { completedJobs: goal };
    case 'rating-first':
      return { rating: 4.5 };
    case 'rating':
      return { rating: goal };
    case 'satisfaction':
      return { clientSatisfaction: goal };
    case 'experience':
      return { yearsOfExperience: goal };
    case 'active':
      return { isActive: true };
    default:
      return {};
  }
}

/** Adds sentences until the bio is as long as asked for, in characters. */
function longerBio(bio: string, length: number): string {
  return aboutMe.reduce((text, more) => (text.length < length ? `${text} ${more}`.trim() : text), bio);
}
