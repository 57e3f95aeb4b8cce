export function Compare() {
  return <p class="soft">Compare is not here yet.</p>;
}
