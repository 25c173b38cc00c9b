// Passkeys: the browser's own dialogue between two requests to us. Shown only in browsers that support it.
(() => {
  const toText = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  const known = list => (list || []).map(one => ({ ...one, id: toBytes(one.id) }));

  async function ask(place, path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": place.dataset.csrf },
      body: body ? JSON.stringify(body) : undefined,
    });
    // The login is too old for this: it is confirmed first, then the page comes back.
    const next = answer.headers.get("HX-Redirect");
    if (answer.status === 401 && next) {
      location.assign(next);
      return new Promise(() => {});
    }
    if (!answer.ok) throw new Error(path + " " + answer.status);
    return answer.json();
  }

  async function login(place) {
    const options = await ask(place, "/webauthn/authenticate/options");
    const found = await navigator.credentials.get({ publicKey: {
      ...options, challenge: toBytes(options.challenge), allowCredentials: known(options.allowCredentials),
    } });
    const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
    await ask(place, "/login/webauthn", {
      id: found.id,
      rawId: toText(found.rawId),
      response: {
        authenticatorData: toText(authenticatorData), clientDataJSON: toText(clientDataJSON),
        signature: toText(signature), userHandle: userHandle ? toText(userHandle) : undefined,
      },
      credType: found.type,
      clientExtensionResults: found.getClientExtensionResults(),
      authenticatorAttachment: found.authenticatorAttachment,
    });
    location.assign("/console/login/next");
  }

  async function register(place) {
    const options = await ask(place, "/webauthn/register/options");
    const made = await navigator.credentials.create({ publicKey: {
      ...options, challenge: toBytes(options.challenge), user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    } });
    await ask(place, "/webauthn/register", { publicKey: {
      credential: {
        id: made.id,
        rawId: toText(made.rawId),
        response: {
          attestationObject: toText(made.response.attestationObject),
          clientDataJSON: toText(made.response.clientDataJSON),
          transports: made.response.getTransports ? made.response.getTransports() : [],
        },
        type: made.type,
        clientExtensionResults: made.getClientExtensionResults(),
        authenticatorAttachment: made.authenticatorAttachment,
      },
      label: place.querySelector("input").value.trim() || "–",
    } });
    location.assign("/console/account?done=passkey");
  }

  const place = document.querySelector("[data-passkey]");
  if (!place || !window.PublicKeyCredential) return;
  place.hidden = false;
  const words = place.querySelector("[role=alert]");
  const act = place.dataset.passkey === "login" ? login : register;
  place.querySelector("button").addEventListener("click", async () => {
    words.hidden = true;
    try {
      await act(place);
    } catch (fault) {
      console.warn(fault);
      words.textContent = place.dataset.failed;
      words.hidden = false;
    }
  });
})();
