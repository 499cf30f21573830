// Runs before the first paint, from a file of our own because the content security policy forbids inline scripts.
try {
  const choice = localStorage.getItem('theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {}
