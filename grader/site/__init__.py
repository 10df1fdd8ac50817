"""The edition for the browser: a static folder with the page, Python, and the students' edition."""
