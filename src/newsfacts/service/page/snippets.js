// The same call from a shell and from Python. Pure. The key itself is never written into them.

/** A `curl` command: the body goes in by a quoted here-document, where the shell changes nothing. */
export function curl(url, body, withKey) {
  const key = withKey ? ' \\\n  -H "Authorization: Bearer $NEWSFACTS_KEY"' : "";
  return `curl ${quoted(url)} \\\n  -H 'Content-Type: application/json'${key} \\\n  --data-binary @- <<'JSON'\n${JSON.stringify(body)}\nJSON`;
}

/** The same by httpx. */
export function overHttp(url, body, withKey) {
  const imports = withKey ? "import os\n\nimport httpx" : "import httpx";
  const headers = withKey ? '\nheaders = {"Authorization": f"Bearer {os.environ[\'NEWSFACTS_KEY\']}"}' : "";
  return `${imports}

article = ${dictionary(body)}${headers}
response = httpx.post(${literal(url)}, json=article${withKey ? ", headers=headers" : ""}, timeout=60)
facts = response.raise_for_status().json()
for event in facts["events"]:
    print(event["type"], event["trigger"]["text"], event["time"])`;
}

/** The same in one process, without a service. */
export function inProcess(body) {
  return `import newsfacts

article = ${dictionary(body)}
facts = newsfacts.extract(**article)
for event in facts.events:
    print(event.type, event.trigger.text, event.time)`;
}

function dictionary(body) {
  const lines = Object.entries(body).map(([name, value]) => `    ${literal(name)}: ${literal(value)},\n`);
  return `{\n${lines.join("")}}`;
}

// A string in JSON is one in Python, too.
function literal(text) {
  return JSON.stringify(text);
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
