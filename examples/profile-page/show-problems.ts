/** Says beside each field what the browser finds wrong with it. @returns whether nothing is wrong */
export function showProblems(form: HTMLFormElement): boolean {
  for (const control of form.querySelectorAll('input')) {
    const problem = document.getElementById(`${control.id}-problem`);
    if (problem) problem.textContent = control.validationMessage;
    control.ariaInvalid = String(!control.validity.valid);
  }
  return form.checkValidity();
}
