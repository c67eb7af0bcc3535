// A key that was pressed too soon: what was approved on this page, the latest last.

const approved = [];

/** Called for each approval that the server has acknowledged. */
export function approvedHere(segment) {
  const at = approved.indexOf(segment.id);
  if (at >= 0) approved.splice(at, 1);
  approved.push(segment.id);
}

/** The row that was approved last and may still be sent back; undefined where there is none. */
export function lastApproved() {
  return approved.map((id) => document.getElementById(id)).filter((row) => row?.dataset.reject).pop();
}

/** Called for a row that was sent back. */
export function sentBack(segment) {
  const at = approved.indexOf(segment.id);
  if (at >= 0) approved.splice(at, 1);
}
