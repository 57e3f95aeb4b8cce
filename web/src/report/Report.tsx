export function Report() {
  return <p class="soft">Report is not here yet.</p>;
}
