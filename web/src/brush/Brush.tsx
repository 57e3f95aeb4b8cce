export function Brush() {
  return <p class="soft">Brush is not here yet.</p>;
}
