import type { ProfileInput } from 'tantiya';

/** What the form says; country is left out on purpose: where someone lives should not move a score. */
export function readProfile(form: HTMLFormElement): ProfileInput {
  const data = new FormData(form);
  const text = (name: keyof ProfileInput) => String(data.get(name) ?? '');
  const number = (name: keyof ProfileInput) => (text(name) === '' ? undefined : Number(text(name)));
  return {
    profileCompletion: number('profileCompletion'),
    bio: text('bio'),
    hourlyRate: number('hourlyRate'),
    yearsOfExperience: number('yearsOfExperience'),
    specializations: number('specializations'),
    certifications: number('certifications'),
    verifiedCertifications: number('verifiedCertifications'),
    completedJobs: number('completedJobs'),
    rating: number('rating'),
    clientSatisfaction: number('clientSatisfaction'),
    isActive: data.has('isActive'),
    skill: text('skill'),
  };
}

/** Puts values into the fields of their names. */
export function writeProfile(form: HTMLFormElement, changes: Partial<ProfileInput>): void {
  for (const [name, value] of Object.entries(changes)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement && typeof value === 'boolean') control.checked = value;
    else if (control && 'value' in control) control.value = String(value);
  }
}
