// The page's way to the demo: what is there, what changes, what people do; survives the demo's absence.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function get(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
  return answer.json();
}

async function whole() {
  for (;;) {
    try {
      const told = await get("/api/town");
      if (!told.away) return told;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await pause(700);
  }
}

export const town = await whole();

const inHash = new URLSearchParams(location.hash.slice(1));
export const chosen = Object.fromEntries(Object.entries(town.columns).map(([column, name]) => {
  const wish = inHash.get(column);
  return [column, town.people.some((one) => one.id === wish) ? wish : name];
}));

/** Show somebody else in a phone; kept in the page's own address, so that it survives a reload and disturbs no other page. */
export function choose(column, name) {
  chosen[column] = name;
  history.replaceState(null, "", `${location.search}#${new URLSearchParams(chosen)}`);
}

async function send(path, request) {
  try {
    return await (await fetch(path, { method: "POST", ...request })).json();
  } catch {
    return { error: "Городок не отвечает" };
  }
}

export const post = (path, body) => send(path, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
export const upload = (path, file) => send(path, { body: file });

const who = (column) => ({ person: chosen[column], ...(column === "staff" ? { chat: "staff" } : {}) });

/** Do what a person does; the answer holds what to show for a moment. */
export const act = (what, column, body) => post(`/api/${what}`, { ...who(column), ...body });

/** Send the visitor's own files. */
export function attach(column, files, body) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...who(column), ...body })) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return send("/api/files", { body: form });
}

/** Call `changed` now and whenever something has changed anywhere; `lost` says whether the demo is away. */
export function follow(changed, lost) {
  let busy = false, again = false, events;
  const look = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do {
        again = false;
        const state = await get(`/api/state?${new URLSearchParams(chosen)}`);
        lost(false);
        if (state.away) { await pause(300); again = true; } else if (state.round !== town.round) location.reload(); else changed(state);
      } while (again);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      lost(true);
    } finally {
      busy = false;
    }
  };
  const listen = () => {
    events = new EventSource("/api/events");
    events.onmessage = look;
    events.onerror = () => {
      look();
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1500);
    };
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  listen();
  look();
  return look;
}
