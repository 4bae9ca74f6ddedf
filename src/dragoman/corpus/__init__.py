"""Many articles: workers that read, what is added to a store, what is read again."""
