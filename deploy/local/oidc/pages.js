// The few pages a person sees while signing in from the command line. Plain HTML, no script.

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function page(title, body) {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Candour demo</title>
<style>
body { font: 1.1rem/1.5 sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; }
button { font: inherit; padding: 0.4rem 1rem; }
label { display: block; padding: 0.3rem 0; }
code { font-size: 1.4rem; }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export function askForCode(form, wrong) {
  const hint = wrong
    ? '<p><strong>That code is not right, or has run out.</strong> Please type it again.</p>'
    : '<p>Type the code that the command line shows you.</p>';
  return page(
    'Sign in',
    `${hint}${form}<p><button type="submit" form="op.deviceInputForm">Continue</button></p>`,
  );
}

export function confirmCode(form, client, code) {
  return page(
    'Is this your code?',
    `<p>${escaped(client)} shows <code>${escaped(code)}</code></p>${form}
<p><button type="submit" form="op.deviceConfirmForm">Yes, go on</button>
<button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">No, stop</button></p>`,
  );
}

export function choosePerson(action, people) {
  const choices = people.map(
    ({ id, name, authorities, roles }, place) => `<label><input type="radio" name="person"
value="${escaped(id)}"${place === 0 ? ' checked' : ''}> ${escaped(name)}:
${escaped(roles.join(', '))} of ${escaped(authorities.join(' and '))}</label>`,
  );
  return page(
    'Who are you today?',
    `<p>These people are invented. Nobody needs a password, because only this machine can see this
page.</p>
<form method="post" action="${escaped(action)}">
${choices.join('\n')}
<p><button type="submit">Sign in</button></p>
</form>`,
  );
}

export function signedIn() {
  return page('You are signed in', '<p>You may close this page and go back to the command line.</p>');
}

export function failed(reason) {
  return page('Something went wrong', `<p>${escaped(reason)}</p>`);
}
