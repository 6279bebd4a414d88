const form = document.getElementById('post-now');
if (form instanceof HTMLFormElement) form.submit();
