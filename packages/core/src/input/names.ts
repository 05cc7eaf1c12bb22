/** Names of the specification's HTTP interface and of its database that say more than the library's. */
const otherNames: Readonly<Record<string, string>> = {
  categoryId: 'category',
  jobScope: 'scope',
  workEnvironment: 'environment',
  primarySkill: 'skill',
};

/** No input has objects within objects within objects; what lies deeper is handed on as it is. */
const deepest = 8;

/**
 * The library's names for what files, databases and HTTP bodies call in snake_case: `skill_level` is `skillLevel`,
 * `job_scope` is `scope`. Lists and objects within are renamed too; values stay.
 */
export function camelCased(value: unknown): unknown {
  return renamed(value, 0);
}

function renamed(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return [Object.hasOwn(otherNames, camel) ? otherNames[camel] : camel, renamed(inner, depth + 1)];
    }),
  );
}
