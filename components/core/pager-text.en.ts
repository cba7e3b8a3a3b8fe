/** Texts of the pager. */
export const pagerText = {
  label: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (first: string, last: string) => `Showing ${first}–${last}`,
  rangeOf: (first: string, last: string, all: string) => `Showing ${first}–${last} of ${all}`,
  rangeOver: (first: string, last: string, all: string) => `Showing ${first}–${last} of ${all}+`,
  nothing: 'Nothing to show',
  size: 'Rows a page',
  firstPage: 'This is the first page',
  lastPage: 'This is the last page',
};
export type PagerText = typeof pagerText;
