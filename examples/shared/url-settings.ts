/** Makes selects follow the page's query, and the query follow them: a link or a reload keeps the settings. */
export function followUrl(selects: readonly HTMLSelectElement[], onChange: () => void): void {
  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    const wanted = [...select.options].find(({ value }) => value === query.get(select.name));
    if (wanted) wanted.selected = true;
    select.addEventListener('change', () => {
      const url = new URL(location.href);
      url.searchParams.set(select.name, select.value);
      history.replaceState(null, '', url);
      onChange();
    });
  }
}
