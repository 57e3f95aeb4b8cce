export function Layers() {
  return <p class="soft">Layers is not here yet.</p>;
}
