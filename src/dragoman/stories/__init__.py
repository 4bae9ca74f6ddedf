"""Once, not twice: copies of one text, articles of one story, reports of one event. Views over the store; the single reports stay."""
