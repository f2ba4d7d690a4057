// The page's way to the demo: what is there, what changes, what people do.

export const town = await (await fetch("/api/town")).json();

const inHash = new URLSearchParams(location.hash.slice(1));
export const chosen = Object.fromEntries(
  Object.entries(town.columns).map(([column, name]) => [column, inHash.get(column) ?? name]),
);

/** Show somebody else in a column; kept in the address, so that it survives a reload. */
export function choose(column, name) {
  chosen[column] = name;
  history.replaceState(null, "", "#" + new URLSearchParams(chosen));
}

export async function state() {
  const answer = await fetch("/api/state?" + new URLSearchParams(chosen), { cache: "no-store" });
  if (!answer.ok) throw new Error("state");
  return answer.json();
}

/** Do what a person does; the text to show for a moment, mostly none. */
export async function act(what, column, body) {
  const who = { person: chosen[column], ...(column === "staff" ? { chat: "staff" } : {}) };
  return post("/api/" + what, { ...who, ...body });
}

export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    const said = await answer.json();
    return said.error ?? said.toast ?? "";
  } catch {
    return "Нет связи с программой";
  }
}

/** Call `changed` now and whenever something has changed anywhere; `lost` says whether the program is away. */
export function follow(changed, lost) {
  let busy = false, again = false;
  const look = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do { again = false; changed(await state()); } while (again);
      lost(false);
    } catch (error) {
      if (!(error instanceof TypeError) && error.message !== "state") throw error;
      lost(true);
    } finally {
      busy = false;
    }
  };
  const events = new EventSource("/api/events");
  events.onmessage = look;
  events.onerror = () => lost(true);
  look();
  return look;
}
