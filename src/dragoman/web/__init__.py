"""A store in the browser: pages drawn on the server, for people who look before they read. `make_app(Settings(store=...))`."""
