"""Charts as SVG, drawn on the server and coloured by the style sheet; each has a title, and a table beside it on the page."""
