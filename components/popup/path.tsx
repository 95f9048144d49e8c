// A way through somebody else's menus: *Configure › Dev Center*.

/** Each place may wrap, none is broken off from its arrow. */
export function Path({ places }: { places: readonly string[] }) {
  return (
    <>
      {places.map((place, index) => (
        <span key={place}>
          {index > 0 && <span class="ui-muted"> › </span>}
          <b>{place}</b>
        </span>
      ))}
    </>
  );
}
