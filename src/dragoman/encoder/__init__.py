"""The linguistic layer: sentences, and the spaCy component that fills a Doc from the encoder's scores."""
