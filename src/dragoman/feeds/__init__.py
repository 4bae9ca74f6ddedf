"""The web, politely: feeds and the pages they name. What may be fetched, when, and how much of it."""
