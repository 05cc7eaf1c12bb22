/** Names of the specification's HTTP interface and of its database that say more than the library's. */
const otherNames: Readonly<Record<string, string>> = {
  categoryId: 'category',
  jobScope: 'scope',
  workEnvironment: 'environment',
  primarySkill: 'skill',
};

/**
 * The library's names for what files, databases and HTTP bodies call in snake_case: `skill_level` is `skillLevel`,
 * `job_scope` is `scope`. Lists and objects within are renamed too; values stay.
 */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return [Object.hasOwn(otherNames, camel) ? otherNames[camel] : camel, camelCased(inner)];
    }),
  );
}
