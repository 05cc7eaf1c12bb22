/** Shows the fields of a form that the model uses, and hides the others: they would change nothing. */
export function showUsedFields(form: HTMLFormElement, used: readonly string[]): void {
  for (const control of form.querySelectorAll<HTMLInputElement>('[name]')) {
    const field = control.closest<HTMLElement>('.field, label');
    if (field) field.hidden = !used.includes(control.name);
  }
}
